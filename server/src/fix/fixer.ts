/** What a named fixer is: a pure function from a match to a fix. One file each, listed in `index.ts`. */

import type { Fix } from '../engine/finding.ts';
import type { Match } from '../engine/matches.ts';
import type { Node } from '../syntax/node.ts';
import type { SearchBudget } from '../text/searchBudget.ts';

/** What a fixer sees: the match and the program around it. Offsets in all of them are UTF-16. */
export interface FixContext {
  readonly match: Match;
  readonly source: string;
  readonly root: Node;
  /** What the rule says beside the fixer's name. */
  readonly options: Readonly<Record<string, string>>;
  readonly title: string;
  /** What the regular expressions of the rule may cost. */
  readonly searches: SearchBudget;
}

/** Answers the fix for a match, or undefined where a mechanical fix would not be right. */
export type Fixer = (ctx: FixContext) => Fix | undefined;

/** The node of some kinds with exactly a span, or undefined. */
export function nodeAt(
  root: Node,
  { start, end }: { readonly start: number; readonly end: number },
  kinds: readonly string[],
): Node | undefined {
  let node: Node | undefined = root;
  while (node !== undefined && !(node.start === start && node.end === end && kinds.includes(node.kind))) {
    node = node.children.find((child) => child.start <= start && child.end >= end);
  }
  return node;
}

/** The outermost node with exactly a span, or the literal whose text has the span, or undefined. */
export function nodeWithin(
  root: Node,
  { start, end }: { readonly start: number; readonly end: number },
): Node | undefined {
  let node: Node | undefined = root;
  while (node !== undefined && !(node.start === start && node.end === end)) {
    const inner: Node | undefined = node.children.find((child) => child.start <= start && child.end >= end);
    if (inner === undefined && node.kind === 'String') break;
    node = inner;
  }
  return node;
}
