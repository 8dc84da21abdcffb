/** Binary operators: in any grouping, and some in any order; see `options.ts`. */

import type { Node } from '../syntax/node.ts';
import type { Bindings, Bound } from './bindings.ts';
import type { Matcher, MatchNode, Then } from './matcher.ts';

/** Operators that do nothing but put strings together, so that their grouping does not matter. */
const CONCATENATIONS = new Set(['.']);
const BOOLEAN_OPERATORS = new Set(['&&', '||']);
const AC_OPERATORS = new Set(['&', '|', '^']);

const EQUALITIES = new Set(['==', '!=', '===', '!==']);

/** Matches two expressions of one operator. */
export const matchBinary: MatchNode = (matcher, pattern, target, bindings, then) => {
  if (pattern.text !== target.text) return false;
  if (matcher.options.symmetricEquality && EQUALITIES.has(pattern.text))
    return matchEitherWay(matcher, pattern, target, bindings, then);
  const commutes =
    AC_OPERATORS.has(pattern.text) ||
    (matcher.options.commutativeBoolean && BOOLEAN_OPERATORS.has(pattern.text));
  const wanted = operands(pattern, pattern.text);
  const groups =
    matcher.options.associative &&
    (commutes || BOOLEAN_OPERATORS.has(pattern.text) || CONCATENATIONS.has(pattern.text));
  if (!groups && !wanted.some((operand) => operand.kind === 'Ellipsis'))
    return matcher.matchShaped(pattern, target, bindings, then);
  const found = operands(target, target.text);
  if (commutes && matcher.options.associative)
    return matchUnordered(matcher, wanted, found, 0, new Set(), bindings, then);
  return matchOperands(matcher, wanted, 0, found, 0, bindings, then);
};

/** The sides as they stand, or each in the other's place. */
const matchEitherWay: MatchNode = (matcher, pattern, target, bindings, then) => {
  const [left, right] = [pattern.get('left'), pattern.get('right')];
  const [one, other] = [target.get('left'), target.get('right')];
  if (!left || !right || !one || !other) return false;
  return (
    matcher.match(left, one, bindings, (more) => matcher.match(right, other, more, then)) ||
    matcher.match(left, other, bindings, (more) => matcher.match(right, one, more, then))
  );
};

/** Operands in order; an ellipsis takes any number, the last metavariable takes what is left. */
function matchOperands(
  matcher: Matcher,
  wanted: readonly Node[],
  i: number,
  found: readonly Node[],
  j: number,
  bindings: Bindings,
  then: Then,
): boolean {
  const pattern = wanted[i];
  if (pattern === undefined) return j === found.length && then(bindings);
  if (pattern.kind === 'Ellipsis') {
    for (let next = j; next <= found.length; next++)
      if (matchOperands(matcher, wanted, i + 1, found, next, bindings, then)) return true;
    return false;
  }
  const target = found[j];
  if (target === undefined) return false;
  if (
    matcher.match(pattern, target, bindings, (more) =>
      matchOperands(matcher, wanted, i + 1, found, j + 1, more, then),
    )
  )
    return true;
  if (pattern.kind !== 'Metavariable') return false;
  for (let next = j + 2; next <= found.length - (wanted.length - i - 1); next++) {
    const bound: Bound = { type: 'nodes', nodes: found.slice(j, next) };
    if (
      matcher.bind(pattern.text, bound, bindings, (more) =>
        matchOperands(matcher, wanted, i + 1, found, next, more, then),
      )
    )
      return true;
  }
  return false;
}

/** Operands in any order, each pattern taking one; operands that are left over do not matter. */
function matchUnordered(
  matcher: Matcher,
  wanted: readonly Node[],
  found: readonly Node[],
  i: number,
  used: Set<number>,
  bindings: Bindings,
  then: Then,
): boolean {
  const pattern = wanted[i];
  if (pattern === undefined) return then(bindings);
  if (pattern.kind === 'Ellipsis') return matchUnordered(matcher, wanted, found, i + 1, used, bindings, then);
  for (let j = 0; j < found.length; j++) {
    if (used.has(j)) continue;
    used.add(j);
    const stop = matcher.match(pattern, found[j] as Node, bindings, (more) =>
      matchUnordered(matcher, wanted, found, i + 1, used, more, then),
    );
    used.delete(j);
    if (stop) return true;
  }
  return false;
}

/** The operands of a chain of one operator, whatever the grouping. */
function operands(node: Node, operator: string): Node[] {
  const result: Node[] = [];
  const stack: Node[] = [node];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at.kind === 'Binary' && at.text === operator) {
      const [left, right] = at.children;
      if (right !== undefined) stack.push(right);
      if (left !== undefined) stack.push(left);
    } else result.push(at);
  }
  return result;
}
