/**
 * The statement that an expression is in, which is what a pattern with a semicolon is about: `f($X);` also finds
 * `y = f(1);`. The place of such a match is the expression, as it is without the semicolon, so that places can be
 * compared, joined and followed by data flow whichever way they were written; only what is reported is the statement.
 */

import { pathTo } from '../facts/positions.ts';
import type { MatchOptions } from '../pattern/options.ts';
import type { Node } from '../syntax/node.ts';

/** UTF-16 offsets. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Nodes whose children are statements, members or branches. The body of a lambda that is an expression is one too. */
const BODIES = new Set(['Program', 'Block', 'ClassBody', 'Cases', 'Handlers', 'ExprBody']);

/** What has statements inside and is none that an expression in its head belongs to: a default, a decorator. */
const DEFINITIONS = new Set(['FunctionDef', 'ClassDef', 'Lambda']);

/** The innermost statement around an expression; undefined for what belongs to the head of a definition. */
export function statementAround(expression: Node, root: Node): Node | undefined {
  const path = pathTo(expression, root);
  for (let i = path.length - 1; i >= 0; i--) {
    const node = path[i] as Node;
    if (node !== expression && DEFINITIONS.has(node.kind)) return undefined;
    const parent = path[i - 1];
    // What is behind `else` is a statement, and stands in no list.
    if (node.kind === 'If' || parent === undefined || BODIES.has(parent.kind)) return node;
  }
  return undefined;
}

/** Whether an expression that a pattern has as a statement may be a part of one, or is all of it. */
export function mayBeIn(statement: Node, expression: Node, { deepStatements }: MatchOptions): boolean {
  if (deepStatements || statement === expression) return true;
  return statement.kind === 'ExprStmt' && statement.children[0] === expression;
}

/** What is reported of a statement with an expression in it: all of it, or the head of what has a body. */
export function headWith(statement: Node, expression: Span): Span {
  const { start, end, children } = statement;
  const part = children.find((child) => child.start <= expression.start && expression.end <= child.end);
  const isHead = part !== undefined && children.some(({ kind }) => BODIES.has(kind));
  return { start, end: isHead ? part.end : end };
}
