/**
 * Calls, constructions and members by the name that they end in, imports seen through. Most patterns name what
 * they look for, so they need not be held against every call of a file.
 */

import type { Facts } from '../facts/facts.ts';
import type { Node } from '../syntax/node.ts';
import type { NodeIndex } from './nodeIndex.ts';

const NONE: readonly Node[] = [];

export class NameIndex {
  private readonly byKind = new Map<string, Map<string, Node[]>>();

  constructor(
    private readonly nodes: NodeIndex,
    private readonly facts: Facts,
  ) {}

  /** The nodes of a kind (Call, New, Member) whose name may end in `name`. */
  named(kind: string, name: string): readonly Node[] {
    let names = this.byKind.get(kind);
    if (names === undefined) {
      names = this.collect(kind);
      this.byKind.set(kind, names);
    }
    return names.get(this.key(name)) ?? NONE;
  }

  private key(name: string): string {
    return this.facts.nameKey?.(name) ?? name;
  }

  private collect(kind: string): Map<string, Node[]> {
    const names = new Map<string, Node[]>();
    for (const node of this.nodes.ofKind(kind)) {
      const named = kind === 'Member' ? node : node.get('callee');
      if (named === undefined) continue;
      for (const name of this.lastNames(named)) {
        const there = names.get(name);
        if (there === undefined) names.set(name, [node]);
        else there.push(node);
      }
    }
    return names;
  }

  /** As written, and as imports say. */
  private lastNames(named: Node): Set<string> {
    const names = new Set<string>();
    const written = named.kind === 'Member' ? named.get('property')?.text : named.text;
    if (written !== undefined) names.add(this.key(written));
    for (const name of this.facts.qualifiedNames(named))
      names.add(this.key(name.slice(name.lastIndexOf('.') + 1)));
    return names;
  }
}
