/**
 * Decorators, annotations and attributes: a name, and what it is given. Without brackets it is given nothing, as with
 * empty ones, and a pattern that gives nothing means one that is given nothing.
 */

import { Node } from '../syntax/node.ts';
import type { MatchNode } from './matcher.ts';

interface Decoration {
  readonly name: Node;
  readonly given: Node;
}

/** Matches a decorator of a pattern against one of the code. */
export const matchDecorator: MatchNode = (matcher, pattern, target, bindings, then) => {
  const wanted = decorationOf(pattern);
  const found = decorationOf(target);
  if (wanted === undefined || found === undefined)
    return matcher.matchShaped(pattern, target, bindings, then);
  return matcher.match(wanted.name, found.name, bindings, (more) =>
    matcher.match(wanted.given, found.given, more, then),
  );
};

/** `f(...)` is also the `f` of `@f`, which is called with what is decorated and nothing else. */
export const matchBareDecorator: MatchNode = (matcher, pattern, target, bindings, then) => {
  const [callee, given] = [pattern.get('callee'), pattern.get('arguments')];
  const found = decorationOf(target);
  if (callee === undefined || given === undefined || found === undefined) return false;
  if (target.get('expression')?.kind === 'Call') return false;
  return matcher.match(callee, found.name, bindings, (more) => matcher.match(given, found.given, more, then));
};

function decorationOf(decorator: Node): Decoration | undefined {
  const expression = decorator.get('expression');
  if (expression === undefined) return undefined;
  const [name, given] =
    expression.kind === 'Call' ? [expression.get('callee'), expression.get('arguments')] : [expression];
  if (name === undefined) return undefined;
  const { to, unit } = expression;
  return { name, given: given ?? new Node('Arguments', '', to, to, [], null, unit) };
}
