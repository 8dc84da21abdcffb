/**
 * Calls, constructions and members by the name that they end in, imports seen through. Most patterns name what
 * they look for, so they need not be held against every call of a file.
 */

import type { Facts } from '../facts/facts.ts';
import type { Node } from '../syntax/node.ts';
import type { NodeIndex } from './nodeIndex.ts';

/** Kinds of node that have such a name. */
export const NAMED_KINDS: ReadonlySet<string> = new Set(['Call', 'New', 'Member', 'Identifier', 'Decorator']);

/** The nodes of one of these kinds by each name that they may end in, as `comparedName` writes it. */
export function namedNodes(kind: string, index: NodeIndex, facts: Facts): Map<string, Node[]> {
  const names = new Map<string, Node[]>();
  for (const node of index.ofKind(kind)) {
    const named = nameIn(node);
    if (named === undefined) continue;
    for (const name of lastNames(named, facts)) {
      const there = names.get(name);
      if (there === undefined) names.set(name, [node]);
      else there.push(node);
    }
  }
  return names;
}

/** What a node ends in, as a name. */
function nameIn(node: Node): Node | undefined {
  switch (node.kind) {
    case 'Member':
    case 'Identifier':
      return node;
    case 'Decorator':
      return node.get('expression');
    default:
      return node.get('callee');
  }
}

/** What a name is looked up by. */
export function comparedName(name: string, { nameKey }: Pick<Facts, 'nameKey'>): string {
  return nameKey === null ? name : nameKey(name);
}

/** As written, and as imports say. */
function lastNames(named: Node, facts: Facts): Iterable<string> {
  const written = named.kind === 'Member' ? named.get('property')?.text : named.text;
  const qualified = facts.qualifiedNames(named);
  if (qualified.length === 0) return written === undefined ? [] : [comparedName(written, facts)];
  const names = new Set<string>();
  if (written !== undefined) names.add(comparedName(written, facts));
  for (const name of qualified) names.add(comparedName(name.slice(name.lastIndexOf('.') + 1), facts));
  return names;
}
