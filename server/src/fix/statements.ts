/** Where a fix writes statements: what stands around them decides whether two can take the place of one. */

import type { Span } from '../engine/finding.ts';
import type { Node } from '../syntax/node.ts';
import { beginsLine } from './indentation.ts';

/**
 * Whether a span is a whole statement of a block, at the start of its line: where one statement can become two, which
 * would leave an `if` without braces, or one on the line of its condition, with only the first.
 */
export function isOwnStatement(root: Node, source: string, span: Span): boolean {
  if (!beginsLine(source, span.start)) return false;
  let parent = root;
  let child: Node | undefined = root;
  while (child !== undefined && !(child.start === span.start && child.end >= span.end && isBlock(parent))) {
    parent = child;
    child = child.children.find((each) => each.start <= span.start && each.end >= span.end);
  }
  return child !== undefined;
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
