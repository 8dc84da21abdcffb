/** `a. ... .b()`: an ellipsis among members stands for any number of members, calls and indexes. */

import type { Node } from '../syntax/node.ts';
import type { MatchNode } from './matcher.ts';

/** Matches a member that is an ellipsis: what is in front of it, and any links behind that. */
export const matchChain: MatchNode = (matcher, pattern, target, bindings, then) => {
  if (pattern.get('property')?.kind !== 'Ellipsis') return false;
  const object = pattern.get('object');
  if (object === undefined) return false;
  for (let at: Node | undefined = target; at !== undefined; at = chained(at))
    if (matcher.match(object, at, bindings, then)) return true;
  return false;
};

/** What is left of a chain of members, calls and indexes without its last link. */
function chained(node: Node): Node | undefined {
  switch (node.kind) {
    case 'Call':
      return node.get('callee');
    case 'Member':
    case 'Index':
      return node.get('object');
    case 'Await':
      return node.get('value');
    default:
      return undefined;
  }
}
