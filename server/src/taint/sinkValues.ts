/**
 * Which expressions a sink is about. A pattern for a chain of operators finds it in any grouping, so what it points at
 * may be some of the operands and no node of the tree: `b . c` in `a . b . c`. What counts then is the value of each of
 * them, and not what a call among them is given.
 */

import { isExpression } from '../pattern/dispatch.ts';
import type { Node } from '../syntax/node.ts';
import type { Span } from './matches.ts';

/**
 * The expressions that a span consists of: one, or several operands of a chain. Null where none of the nodes with that
 * span uses a value: a block may be nothing but a call.
 */
export function valuesIn(root: Node | null, span: Span): readonly Span[] | null {
  const { start, end } = span;
  let around: Node | undefined;
  for (let node = root ?? undefined; node !== undefined; ) {
    around = node;
    if (node.start === start && node.end === end && isUse(node)) return [span];
    node = node.children.find((child) => child.start <= start && child.end >= end);
  }
  return around?.kind === 'Binary' ? operandsIn(around, span) : null;
}

/** The operands of a chain of operators that lie in a span. */
function operandsIn(chain: Node, span: Span): readonly Node[] {
  return chain.children.flatMap((child) => {
    if (span.start <= child.start && child.end <= span.end) return [child];
    return child.kind === 'Binary' && child.end > span.start && child.start < span.end
      ? operandsIn(child, span)
      : [];
  });
}

/** Statements that use the value of their expression and nothing else. */
const USES = new Set([
  'ExprStmt',
  'Return',
  'Throw',
  'VarDef',
  'Pair',
  'Argument',
  'Parameter',
  'Attribute',
  'Interpolation',
]);

function isUse({ kind }: Node): boolean {
  return isExpression(kind) || USES.has(kind);
}
