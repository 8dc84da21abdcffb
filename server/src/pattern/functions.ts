/** Functions as patterns: a definition is also an expression of that name, a variable, and a lambda's body is one. */

import type { Node } from '../syntax/node.ts';
import type { Bindings } from './bindings.ts';
import { onlyEllipsis } from './ellipsis.ts';
import type { Matcher, MatchNode } from './matcher.ts';

/** A function named in the pattern is also a named function expression; `...` needs no name. */
export const matchFunctionAsLambda: MatchNode = (matcher, pattern, target, bindings, then) => {
  const name = pattern.get('name');
  if (target.get('name') === undefined && name?.kind !== 'Ellipsis') return false;
  return matcher.matchShaped(pattern, target, bindings, then);
};

/** A function named in the pattern is also a variable of that name whose value is a function without one. */
export const matchFunctionAsVariable: MatchNode = (matcher, pattern, target, bindings, then) => {
  const [name, lambda, variable] = [pattern.get('name'), target.get('value'), target.get('target')];
  if (name === undefined || variable === undefined || lambda?.kind !== 'Lambda') return false;
  if (lambda.get('name') !== undefined || pattern.get('modifiers') !== undefined) return false;
  return matcher.match(name, variable, bindings, (more) =>
    matcher.matchRoles(pattern, lambda, ['parameters', 'returnType', 'body'], more, then),
  );
};

/** A body of statements against a lambda's bare expression: `{ ... }`, or `{ return e; }`. */
export const matchExpressionBody: MatchNode = (matcher, pattern, target, bindings, then) => {
  if (onlyEllipsis(pattern)) return then(bindings);
  const statements = pattern.children.filter((child) => child.kind !== 'Ellipsis');
  const [statement] = statements;
  const value =
    statement?.kind === 'Return' || statement?.kind === 'ExprStmt' ? statement.children[0] : undefined;
  if (statements.length !== 1 || value === undefined) return false;
  const expression = target.children[0];
  if (expression === undefined) return false;
  return statement?.kind === 'ExprStmt'
    ? matcher.matchDeep(value, expression, bindings, then)
    : matcher.match(value, expression, bindings, then);
};

/** A field is also a parameter of the constructor that declares it. */
export const matchFieldAsParameter: MatchNode = (matcher, pattern, target, bindings, then) => {
  const { semantics } = matcher.facts;
  if (semantics.constructors?.includes(target.get('name')?.text ?? '') !== true) return false;
  const name = pattern.get('target');
  if (name === undefined || pattern.get('value') !== undefined) return false;
  return (target.get('parameters')?.children ?? []).some((parameter) => {
    const variable = parameter.get('name');
    const words = parameter.get('modifiers')?.children ?? [];
    if (variable === undefined || !words.some(({ text }) => semantics.fieldModifiers?.includes(text)))
      return false;
    const rest = (more: Bindings): boolean =>
      matcher.matchRoles(pattern, parameter, ['modifiers', 'type'], more, then);
    return isFieldOf(matcher, name, variable)
      ? rest(bindings)
      : matcher.match(name, variable, bindings, rest);
  });
};

/** Whether a field and a variable have one name, but for what stands before those of variables. */
export function isFieldOf({ facts }: Matcher, field: Node, variable: Node): boolean {
  const { sigil } = facts.semantics;
  return (
    sigil !== undefined &&
    field.kind === 'Identifier' &&
    variable.kind === 'Identifier' &&
    variable.text === sigil + field.text
  );
}
