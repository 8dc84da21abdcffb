/** Functions as patterns: a definition is also an expression of that name, a variable, and a lambda's body is one. */

import { Node } from '../syntax/node.ts';
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

/** `F $X(...);` reads as a function that is declared, and is also an object that is made with arguments in C++. */
export const matchFunctionAsObject: MatchNode = (matcher, pattern, target, bindings, then) => {
  const [name, type, parameters] = ['name', 'returnType', 'parameters'].map((role) => pattern.get(role));
  const [variable, written, made] = ['target', 'type', 'value'].map((role) => target.get(role));
  const given = made?.get('arguments');
  // `F *x = new F(1)` says so.
  if (made?.kind !== 'New' || made.text !== '' || given === undefined) return false;
  if (name === undefined || type === undefined || parameters === undefined) return false;
  if (variable === undefined || written === undefined || pattern.get('body') !== undefined) return false;
  const { text, from, to, children, unit } = parameters;
  const wanted = new Node(given.kind, text, from, to, children.map(asArgument), null, unit);
  return matcher.match(name, variable, bindings, (named) =>
    matcher.match(type, written, named, (typed) =>
      matcher.match(wanted, given, typed, (more) =>
        matcher.matchRoles(pattern, target, ['modifiers'], more, then),
      ),
    ),
  );
};

/** A parameter that is only a type, as the argument that it may be: both are written as a name. */
function asArgument(parameter: Node): Node {
  const type = parameter.kind === 'Parameter' ? parameter.get('type') : undefined;
  return (parameter.children.length === 1 ? type?.children[0] : undefined) ?? parameter;
}

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
