/** What operators give: a kind of literal, or what has the type of both sides. */

import type { Semantics } from '../syntax/languages/language.ts';

const COMPARISONS = new Set(['==', '!=', '===', '!==', '<', '>', '<=', '>=', 'in', 'not in', 'is', 'is not']);

/** Operators that give a boolean where either side is one. */
const LOGICAL = new Set(['&', '|', '^', '&&', '||']);

const NONE: readonly string[] = [];

/** The names of types, or the kind of literal whose type it is; the sides are asked for their types where they matter. */
export function givenBy(
  operator: string,
  leftSide: () => readonly string[],
  rightSide: () => readonly string[],
  { literalTypes, concatenation, booleanLogic }: Semantics,
): 'bool' | 'string' | readonly string[] {
  const isLogic = booleanLogic === true && (operator === '&&' || operator === '||');
  if (isLogic || COMPARISONS.has(operator)) return 'bool';
  const left = leftSide();
  const right = rightSide();
  const [bool] = literalTypes?.bool ?? [];
  if (LOGICAL.has(operator) && bool !== undefined && (left.includes(bool) || right.includes(bool)))
    return 'bool';
  const string = literalTypes?.string?.[0];
  if (string !== undefined && concatenation.includes(operator)) {
    if (left.includes(string) || right.includes(string)) return 'string';
  }
  return left.length > 0 && left[0] === right[0] ? left : NONE;
}
