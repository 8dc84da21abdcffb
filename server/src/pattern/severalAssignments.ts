/** Assignments of several values at once: `a, b = 1, 2` is also `a = 1` and `b = 2`. */

import { Node } from '../syntax/node.ts';
import { isEllipsis } from './ellipsis.ts';
import type { MatchNode } from './matcher.ts';

/** A pattern that says what one variable gets, against an assignment that gives each of several its own value. */
export const matchOneOfSeveral: MatchNode = (matcher, pattern, target, bindings, then) => {
  const [wanted, value] = [pattern.get('target'), pattern.get('value')];
  if (wanted === undefined || value === undefined || isList(wanted) || isEllipsis(wanted)) return false;
  // `$X = $Y` is all of it.
  if (wanted.kind === 'Metavariable' && value.kind === 'Metavariable') return false;
  return oneByOne(target).some((each) => matcher.match(pattern, each, bindings, then));
};

const NONE: readonly Node[] = [];
const known = new WeakMap<Node, readonly Node[]>();

/** What an assignment of several values would be as one for each; empty where it does not say which gets which. */
function oneByOne(assignment: Node): readonly Node[] {
  const names = assignment.get('target');
  const values = assignment.get('value');
  if (names === undefined || values === undefined || !isList(names) || !isList(values)) return NONE;
  if (names.children.length !== values.children.length) return NONE;
  if ([...names.children, ...values.children].some(({ kind }) => kind === 'Spread')) return NONE;
  let found = known.get(assignment);
  if (found === undefined) {
    found = names.children.map((name, i) => one(assignment, name, values.children[i] as Node));
    known.set(assignment, found);
  }
  return found;
}

function one({ kind, text, from, to, children, roles, unit }: Node, name: Node, value: Node): Node {
  const parts = children.map((child, i) =>
    roles?.[i] === 'target' ? name : roles?.[i] === 'value' ? value : child,
  );
  return new Node(kind, text, from, to, parts, roles, unit);
}

function isList({ kind }: Node): boolean {
  return kind === 'Tuple' || kind === 'Array';
}
