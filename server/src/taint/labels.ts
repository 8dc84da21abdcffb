/** `requires:` expressions over labels: `A and not B`, `(A or B) and C`, or a label alone. */

import type { SourceMatch } from './matches.ts';
import type { Taint } from './taints.ts';

/** Whether taints have the labels that a source requires; what only callers can say counts as not there. */
export function meetsRequirement({ part: { requires } }: SourceMatch, taints: readonly Taint[]): boolean {
  const has = (name: string): boolean =>
    taints.some(({ label, through }) => label === name && through === undefined);
  return requires === undefined || requirementHolds(requires, has);
}

/** Whether an expression holds for a set of labels; one that cannot be read does not hold. */
export function requirementHolds(expression: string, has: (label: string) => boolean): boolean {
  const tokens = expression.match(/[A-Za-z_][\w.-]*|[()]/g) ?? [];
  let at = 0;
  const or = (): boolean => {
    let value = and();
    while (tokens[at] === 'or') {
      at++;
      const right = and();
      value = value || right;
    }
    return value;
  };
  const and = (): boolean => {
    let value = not();
    while (tokens[at] === 'and') {
      at++;
      const right = not();
      value = value && right;
    }
    return value;
  };
  const not = (): boolean => {
    const token = tokens[at++];
    if (token === 'not') return !not();
    if (token === '(') {
      const value = or();
      at++;
      return value;
    }
    if (token === 'true' || token === 'True') return true;
    if (token === 'false' || token === 'False') return false;
    return token !== undefined && has(token);
  };
  return or();
}
