/** Statements that are nothing but an expression: as a pattern they mean the expression anywhere in a statement. */

import type { Node } from '../syntax/node.ts';
import { isLiteral } from './literal.ts';
import type { MatchNode } from './matcher.ts';

/** An expression as a statement matches any statement it stands in, not what the statement's blocks hold. */
export const matchInStatement: MatchNode = (matcher, pattern, target, bindings, then) => {
  if (pattern.kind === 'Metavariable') return matcher.bindNode(pattern.text, target, bindings, then);
  if (isLiteral(pattern)) return false;
  if (matcher.match(pattern, target, bindings, then)) return true;
  const isHolder = HOLDS_STATEMENTS.has(target.kind) && target.kind !== 'If';
  if (!matcher.options.deepStatements || isHolder) return false;
  return target.children.some(
    (child) => !HOLDS_STATEMENTS.has(child.kind) && matcher.matchDeep(pattern, child, bindings, then),
  );
};

/** An expression as a statement against another: the same expression, or one that has it inside. */
export const matchExpressionStatements: MatchNode = (matcher, pattern, target, bindings, then) => {
  const [inner] = pattern.children;
  const [expression] = target.children;
  if (inner === undefined || expression === undefined) return inner === expression && then(bindings);
  // A literal as a statement is a directive: what merely uses such a literal, or has its value, is another statement.
  if (isLiteral(inner)) return isLiteral(expression) && matcher.match(inner, expression, bindings, then);
  if (matcher.match(inner, expression, bindings, then)) return true;
  return (
    matcher.options.deepStatements &&
    inner.kind !== 'Metavariable' &&
    expression.children.some((child) => matcher.matchDeep(inner, child, bindings, then))
  );
};

/** Parts of a statement that hold statements of their own: an expression statement is not sought there. */
const HOLDS_STATEMENTS = new Set([
  'Block',
  'ClassBody',
  'Cases',
  'Handlers',
  'If',
  'Modifiers',
  'Decorators',
]);

/** The metavariable of a block without braces that is nothing else: `if (…) $S`. It stands for the block. */
export function onlyUnbraced(pattern: Node): Node | undefined {
  const [statement] = pattern.children;
  if (pattern.kind !== 'Block' || pattern.children.length !== 1 || statement === undefined) return undefined;
  if (statement.from !== pattern.from || statement.to !== pattern.to) return undefined;
  const inner = statement.kind === 'ExprStmt' ? statement.children[0] : statement;
  return inner?.kind === 'Metavariable' ? inner : undefined;
}
