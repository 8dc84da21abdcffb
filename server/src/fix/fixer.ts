/** What a named fixer is: a pure function from a match to a fix. One file each, listed in `index.ts`. */

import type { Facts } from '../facts/facts.ts';
import type { Fix, Span } from '../finding/finding.ts';
import type { Match } from '../search/matches.ts';
import type { Node } from '../syntax/node.ts';
import type { SearchBudget } from '../text/searchBudget.ts';

/** The program that is fixed. Offsets are UTF-16. */
export interface FixedProgram {
  readonly source: string;
  readonly root: Node;
  readonly facts: Facts;
  readonly comments: readonly Span[];
  /** What the regular expressions of the rule may cost. */
  readonly searches: SearchBudget;
}

/** What a fixer sees: the match and the program around it. */
export interface FixContext extends FixedProgram {
  readonly match: Match;
  /** What the rule says beside the fixer's name. */
  readonly options: Readonly<Record<string, string>>;
  readonly title: string;
}

/** What can have the span of the only thing in it. */
const HOLDERS: ReadonlySet<string> = new Set(['Program', 'Block', 'ExprBody']);

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

/** The outermost node with exactly a span that is no block of one statement, or the literal whose text has the span, or undefined. */
export function nodeWithin(
  root: Node,
  { start, end }: { readonly start: number; readonly end: number },
): Node | undefined {
  let node: Node | undefined = root;
  while (node !== undefined && !(node.start === start && node.end === end && !HOLDERS.has(node.kind))) {
    const inner: Node | undefined = node.children.find((child) => child.start <= start && child.end >= end);
    if (inner === undefined && node.kind === 'String') break;
    node = inner;
  }
  return node;
}

/** The innermost node around a span. */
export function nodeAround(root: Node, { start, end }: Span): Node {
  let node = root;
  for (;;) {
    const child = node.children.find((each) => each.start <= start && each.end >= end);
    if (child === undefined) return node;
    node = child;
  }
}
