/** Where a fix writes statements: what stands around them decides whether two can take the place of one. */

import type { Span } from '../finding/finding.ts';
import type { Node } from '../syntax/node.ts';
import type { FixedProgram } from './fixer.ts';
import { beginsLine } from './indentation.ts';
import { tokensOf } from './tokens.ts';

/**
 * Whether a span is a whole statement of a block, at the start of its line: where one statement can become two, which
 * would leave an `if` without braces, or one on the line of its condition, with only the first.
 */
export function isOwnStatement({ root, source, comments }: FixedProgram, span: Span): boolean {
  if (!beginsLine(source, span.start)) return false;
  let outer = root;
  let parent = root;
  let child: Node | undefined = root;
  while (child !== undefined && !(child.start === span.start && child.end >= span.end && isBlock(parent))) {
    outer = parent;
    parent = child;
    child = child.children.find((each) => each.start <= span.start && each.end >= span.end);
  }
  if (child === undefined) return false;
  if (parent.kind === 'Program' || parent.start < child.start) return true;
  // A block without a bracket of its own: of indented lines, or the one statement behind a condition in brackets.
  const before = tokensOf(source, { start: outer.start, end: parent.start }, comments).at(-1)?.text ?? '';
  return !/^(?:\)|else|do)$/.test(before);
}

/** The innermost statement of a block (or of the program) around a span. */
export function statementAround(root: Node, span: Span): Node | undefined {
  let found: Node | undefined;
  let parent = root;
  for (;;) {
    const child = parent.children.find((each) => each.start <= span.start && each.end >= span.end);
    if (child === undefined) return found;
    if (isBlock(parent)) found = child;
    parent = child;
  }
}

function isBlock(node: Node): boolean {
  return node.kind === 'Block' || node.kind === 'Program';
}
