/**
 * Where regular expressions match in one document, kept through its edits: an expression that cannot see a line
 * break is searched for again only in the lines that changed.
 */

import type { SafeRegex } from '../text/regex.ts';
import { movedMatch, type RegexMatch } from '../text/regexMatch.ts';
import type { SearchBudget } from '../text/searchBudget.ts';

interface Entry {
  readonly text: string;
  readonly matches: readonly RegexMatch[];
}

/** What is between the common beginning and the common end of two texts, both at line breaks. UTF-16 offsets. */
interface Difference {
  readonly before: string;
  readonly after: string;
  readonly start: number;
  /** The end in the old text, and in the new one. */
  readonly oldEnd: number;
  readonly newEnd: number;
}

export class RegexMatches {
  private readonly entries = new Map<SafeRegex, Entry>();
  private difference: Difference | null = null;

  /** All matches in the text that the document now has. */
  of(regex: SafeRegex, text: string, budget: SearchBudget): readonly RegexMatch[] {
    const known = this.entries.get(regex);
    if (known?.text === text) return known.matches;
    const { stops } = budget;
    const matches =
      known !== undefined && regex.staysInLine
        ? this.updated(known, regex, text, budget)
        : regex.matches(text, budget);
    // What was stopped is no ground for what follows.
    if (budget.stops > stops) this.entries.delete(regex);
    else this.entries.set(regex, { text, matches });
    return matches;
  }

  private updated(known: Entry, regex: SafeRegex, text: string, budget: SearchBudget): readonly RegexMatch[] {
    if (this.difference?.before !== known.text || this.difference.after !== text)
      this.difference = differenceOf(known.text, text);
    const { start, oldEnd, newEnd } = this.difference;
    const reachesEnd = newEnd === text.length;
    const changed = regex.matches(text.slice(start, newEnd), budget).map((match) => movedMatch(match, start));
    return [
      ...known.matches.filter((match) => match.start < start),
      // An empty match at the beginning of the next line belongs to what is kept.
      ...(reachesEnd ? changed : changed.filter((match) => match.start < newEnd)),
      ...(reachesEnd
        ? []
        : known.matches
            .filter((match) => match.start >= oldEnd)
            .map((match) => movedMatch(match, newEnd - oldEnd))),
    ];
  }
}

/** UTF-16 units that are compared at once. */
const BLOCK = 1024;

/** The block that ends so far from the end of a text. */
function endBlock(text: string, fromEnd: number): string {
  const end = text.length - fromEnd;
  return text.slice(end - BLOCK, end);
}

function differenceOf(before: string, after: string): Difference {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  // Whole blocks are compared at once, which the host does faster than by characters.
  while (start + BLOCK <= shorter && before.slice(start, start + BLOCK) === after.slice(start, start + BLOCK))
    start += BLOCK;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  start = start === 0 ? 0 : after.lastIndexOf('\n', start - 1) + 1;
  let same = 0;
  while (same + BLOCK <= shorter - start && endBlock(before, same) === endBlock(after, same)) same += BLOCK;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  // The end begins behind a line break that both texts have.
  const lineBreak = after.indexOf('\n', after.length - same);
  const kept = lineBreak < 0 ? 0 : after.length - lineBreak - 1;
  return { before, after, start, oldEnd: before.length - kept, newEnd: after.length - kept };
}
