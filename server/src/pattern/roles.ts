/** The parts of a node: which of them a pattern may leave out, and which the code may. */

import { Node } from '../syntax/node.ts';
import { isEllipsis, onlyEllipsis } from './ellipsis.ts';

/** Roles that a pattern may leave out though the code has them: "less is more". */
const OPTIONAL = new Set([
  'decorators',
  'modifiers',
  'typeParameters',
  'typeArguments',
  'throws',
  'results',
  'tag',
  'accessors',
  'initializers',
  'permits',
  'returnType',
  'type',
  'receiver',
  'supers',
  'alternative',
  'else',
  'finalizer',
  'resources',
  'alias',
  'format',
]);

/** Further roles that may be left out of a pattern, by kind: the parts of a partial definition. */
const OPTIONAL_IN: Readonly<Record<string, ReadonlySet<string>>> = {
  FunctionDef: new Set(['body', 'default']),
  ClassDef: new Set(['body', 'name', 'parameters']),
  Lambda: new Set(['name', 'body']),
  Element: new Set(['children']),
  Catch: new Set(['name', 'guard']),
  TypeTest: new Set(['name']),
  Try: new Set(['handlers']),
  ForEach: new Set(['body']),
  New: new Set(['body', 'initializer']),
  Parameter: new Set(['default']),
  If: new Set(['consequent']),
};

/** Whether code may have a part of this role where a pattern of the kind has none. */
export function mayBeUnsaid(kind: string, role: string): boolean {
  return OPTIONAL.has(role) || OPTIONAL_IN[kind]?.has(role) === true;
}

/** Whether a part of a pattern also matches where the code has nothing. */
export function matchesNothing(wanted: Node, role: string, parent: string): boolean {
  if (isEllipsis(wanted)) return true;
  // A handler need not name what it catches, nor a function expression itself.
  if (wanted.kind === 'Metavariable' && (parent === 'Catch' || (parent === 'Lambda' && role === 'name')))
    return true;
  return (
    wanted.roles === null &&
    (onlyEllipsis(wanted) ||
      wanted.kind === 'Attributes' ||
      wanted.kind === 'Arguments' ||
      wanted.kind === 'Children') &&
    wanted.children.every((child) => child.kind === 'Ellipsis')
  );
}

/** What there may be one or several of is a list of one where the pattern has a list: `except (..., A, ...)`. */
export function asList(pattern: Node, role: string, wanted: Node, found: Node | undefined): Node | undefined {
  if (wanted.kind !== 'Tuple' || found === undefined || found.kind === 'Tuple') return found;
  const isOpen = wanted.children.some(isEllipsis);
  if (!(pattern.kind === 'Catch' && role === 'type') && !(role === 'index' && isOpen)) return found;
  return new Node('Tuple', '', found.from, found.to, [found], null, found.unit);
}
