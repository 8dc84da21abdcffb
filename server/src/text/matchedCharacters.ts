/**
 * Which characters a text may have that a regular expression lets through, for telling whether a check by one keeps
 * attacks out. Only what whoever wrote the text can choose counts: characters of classes, and what may be repeated.
 * What the expression spells out itself is its author's choice.
 */

import type { CharacterSet } from './backtracking/characterSet.ts';
import { type Dialect, parseRegex, RegexSyntaxError } from './backtracking/syntax.ts';
import type { Regex } from './backtracking/tree.ts';

/** What an expression lets through. */
export interface MatchedCharacters {
  /** Whether it must match from the beginning of the text, and to its end, by what it says itself. */
  readonly fromStart: boolean;
  readonly toEnd: boolean;
  /** What is spelled out before the first character that can be chosen. */
  readonly prefix: string;
  /** All that is spelled out. */
  readonly spelled: string;
  /** Whether a character may be chosen. */
  chooses(character: string): boolean;
  /** Whether a character beyond ASCII that is no letter may be chosen. */
  readonly choosesAnything: boolean;
}

/**
 * Looks at an expression without its delimiters, as a dialect reads it. Undefined where it cannot be read, or looks
 * around or back.
 */
export function matchedCharacters(source: string, dialect?: Dialect): MatchedCharacters | undefined {
  const regex = read(source, dialect);
  return regex && new Reader().read(regex);
}

/**
 * What is left of a text in which an expression finds nothing, or all of whose matches are gone: for an expression of
 * one character that is not in a class (`[^a-z]`), texts of that class. Undefined for other expressions.
 */
export function unmatchedCharacters(source: string, dialect?: Dialect): MatchedCharacters | undefined {
  let regex = read(source, dialect);
  if (regex?.kind === 'repeat' && regex.least <= 1) regex = regex.of;
  const left = regex?.kind === 'set' ? regex.set.complement : undefined;
  if (left === undefined) return undefined;
  const everything: Regex = {
    kind: 'repeat',
    of: { kind: 'set', set: left },
    least: 0,
    most: Infinity,
    greedy: true,
  };
  const matched = new Reader().read(everything);
  return matched && { ...matched, fromStart: true, toEnd: true };
}

function read(source: string, dialect: Dialect | undefined): Regex | undefined {
  try {
    // To some engines `{,3}` is a repetition, and to others it is spelled out; more can be chosen of a repetition.
    return parseRegex(source.replace(/(?<!\\)\{,(?=\d+\})/g, '{0,'), { dialect }).regex;
  } catch (error) {
    if (error instanceof RegexSyntaxError) return undefined;
    throw error;
  }
}

/** At which ends of a text a part of an expression is held. */
interface Ends {
  readonly fromStart: boolean;
  readonly toEnd: boolean;
}

const NO_ENDS: Ends = { fromStart: false, toEnd: false };

class NotUnderstood extends Error {}

class Reader {
  private readonly chosen = new Set<CharacterSet>();
  private spelled = '';
  private prefix: string | null = null;

  read(regex: Regex): MatchedCharacters | undefined {
    let ends: Ends;
    try {
      ends = this.sequence([regex], false);
    } catch (error) {
      if (error instanceof NotUnderstood) return undefined;
      throw error;
    }
    const chosen = [...this.chosen];
    return {
      ...ends,
      prefix: this.prefix ?? this.spelled,
      spelled: this.spelled,
      chooses: (character) => chosen.some((set) => set.has(character.codePointAt(0) as number)),
      choosesAnything: chosen.some(({ holdsSigns }) => holdsSigns),
    };
  }

  private sequence(parts: readonly Regex[], isRepeated: boolean): Ends {
    let fromStart: boolean | null = null;
    let toEnd = false;
    for (const part of parts) {
      if (part.kind === 'place') {
        // The end of a line is somewhere.
        if (part.place === 'text start') fromStart ??= true;
        else if (part.place === 'text end' || part.place === 'last line end') toEnd = true;
        continue;
      }
      const ends = this.part(part, isRepeated);
      fromStart ??= ends.fromStart;
      toEnd = ends.toEnd;
    }
    return { fromStart: fromStart === true, toEnd };
  }

  private part(regex: Regex, isRepeated: boolean): Ends {
    switch (regex.kind) {
      case 'set':
        this.characters(regex.set, isRepeated);
        return NO_ENDS;
      case 'place':
        return this.sequence([regex], isRepeated);
      case 'sequence':
        return this.sequence(regex.of, isRepeated);
      case 'choice': {
        // Each of them must be held for all to be.
        const all = regex.of.map((each) => this.sequence([each], isRepeated));
        return { fromStart: all.every(({ fromStart }) => fromStart), toEnd: all.every(({ toEnd }) => toEnd) };
      }
      case 'group':
      case 'atomic':
        return this.part(regex.of, isRepeated);
      case 'repeat': {
        const ends = this.part(regex.of, isRepeated || regex.most > 1);
        return regex.least === 0 ? NO_ENDS : ends;
      }
      case 'look':
      case 'reference':
        throw new NotUnderstood();
    }
  }

  private characters(set: CharacterSet, isRepeated: boolean): void {
    if (set.letter !== undefined && !isRepeated) {
      this.spelled += set.letter;
      return;
    }
    this.prefix ??= this.spelled;
    this.chosen.add(set);
  }
}
