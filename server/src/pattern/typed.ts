/** Typed metavariables: `(String $X)` matches an expression of that type, as far as facts know it. */

import type { Node } from '../syntax/node.ts';
import { compileRegex } from '../text/regex.ts';
import type { Bindings } from './bindings.ts';
import type { Matcher, MatchNode, Then } from './matcher.ts';

/** Matches `(Type $X)`: an expression of which the type is known. */
export const matchTyped: MatchNode = (matcher, pattern, target, bindings, then) => {
  const wanted = wantedType(pattern.children[0]?.text ?? '');
  const known = matcher.facts.typeNames(target);
  if (wanted.isMetavariable) {
    const { start, end } = target;
    // As it is written first, then as imports and the like say.
    return known.some((type) =>
      matcher.bind(wanted.text, { type: 'text', text: type, start, end }, bindings, (more) =>
        matcher.bindNode(pattern.text, target, more, then),
      ),
    );
  }
  // Null is a pointer to anything.
  if (target.kind === 'Null' && wanted.isAnyPointer)
    return matcher.bindNode(pattern.text, target, bindings, then);
  if (wanted.parts.length > 1)
    return matchTypeText(matcher, pattern.text, wanted.parts, known, target, bindings, then);
  return isOneOf(wanted.text, known) && matcher.bindNode(pattern.text, target, bindings, then);
};

/** Types of patterns that are remembered, and names for each; hostile programs have any number of them. */
const MAXIMUM_KNOWN = 1000;

/** The type that a pattern or condition asks for, taken apart once. */
class WantedType {
  readonly isMetavariable: boolean;
  readonly isAnyPointer: boolean;
  /** Text and metavariables in turn. */
  readonly parts: readonly string[];
  private readonly answers = new Map<string, boolean>();

  constructor(readonly text: string) {
    this.isMetavariable = /^\$\w+$/.test(text);
    this.isAnyPointer = /^\$\w+\s*\*+$/.test(text);
    this.parts = text.split(/(\$[A-Z_][A-Z0-9_]*)/);
  }

  /** Whether a type that facts name is this one. */
  is(known: string): boolean {
    let answer = this.answers.get(known);
    if (answer === undefined) {
      answer = sameType(this.text, known);
      if (this.answers.size >= MAXIMUM_KNOWN) this.answers.clear();
      this.answers.set(known, answer);
    }
    return answer;
  }
}

const wantedTypes = new Map<string, WantedType>();

function wantedType(text: string): WantedType {
  let wanted = wantedTypes.get(text);
  if (wanted === undefined) {
    wanted = new WantedType(text);
    if (wantedTypes.size >= MAXIMUM_KNOWN) wantedTypes.clear();
    wantedTypes.set(text, wanted);
  }
  return wanted;
}

/** Whether a type that goes by some names is the wanted one. */
export function isOneOf(wanted: string, known: readonly string[]): boolean {
  return namesFor(wanted, known).some((name) => wantedType(wanted).is(name));
}

/** A type with metavariables in it: `List<$T>`. `parts` are text and metavariables in turn. */
function matchTypeText(
  matcher: Matcher,
  name: string,
  parts: readonly string[],
  known: readonly string[],
  target: Node,
  bindings: Bindings,
  then: Then,
): boolean {
  const { start, end } = target;
  const plain = (text: string): string => text.replace(/\s+/g, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const type = compileRegex(
    `^(?:.*\\.)?${parts.map((part, i) => (i % 2 === 0 ? plain(part) : '(.+)')).join('')}$`,
  );
  if ('error' in type) return false;
  return known.some((candidate) => {
    const [found] = type.regex.matches(candidate.replace(/\s+/g, ''), matcher.searches);
    if (found === undefined) return false;
    const next = (group: number, bound: Bindings): boolean => {
      const text = found.groups[group - 1]?.text;
      if (text === undefined) return matcher.bindNode(name, target, bound, then);
      return matcher.bind(parts[2 * group - 1] as string, { type: 'text', text, start, end }, bound, (more) =>
        next(group + 1, more),
      );
    };
    return next(1, bindings);
  });
}

/**
 * The names of a type by which it may be the wanted one: where that says its package, a plain name does not count of
 * which another name says the package. `Request` that is imported from `shop` is no `bank.Request`.
 */
function namesFor(wanted: string, known: readonly string[]): readonly string[] {
  if (known.length < 2 || !wanted.includes('.')) return known;
  return known.filter((name) => name.includes('.') || !known.some((other) => other.endsWith(`.${name}`)));
}

/** `List` is `java.util.List` and `List<String>`; spaces, references and `const` do not matter. */
function sameType(wanted: string, known: string): boolean {
  const plain = (type: string): string =>
    type
      .replace(/\b(?:const|volatile)\b/g, '')
      .replace(/\s+/g, '')
      .replace(/^([^<]*)<.*>$/, '$1')
      .replace(/^[*&]+|(?<![*&])[*&]+$/g, '');
  const a = wanted.includes('<') ? wanted.replace(/\s+/g, '') : plain(wanted);
  const b = wanted.includes('<') ? known.replace(/\s+/g, '') : plain(known);
  const depth = (type: string): number => type.split('*').length;
  if (depth(wanted) !== depth(known)) return false;
  return a === b || b.endsWith(`.${a}`) || b.endsWith(`/${a}`) || (!b.includes('.') && a.endsWith(`.${b}`));
}
