/**
 * Patterns as plain data, for a file. Compiling a pattern means to try spellings and contexts until the grammar is
 * content, which takes a tenth of a second for the patterns that ship in one language: the build does it once, and
 * a starting server reads what came of it.
 */

import { type Kind, Node, type Role, type Unit } from '../syntax/node.ts';
import type { ParsedPattern } from './parse.ts';

/** Kind, text, start, end (UTF-16 offsets in the pattern's context), roles (0 for a sequence), then the children. */
type PackedNode = readonly [
  kind: Kind,
  text: string,
  from: number,
  to: number,
  roles: readonly Role[] | 0,
  children: readonly PackedNode[],
];

/**
 * Patterns of one language by their source: their nodes as JSON, or `!` and why there are none. They stay text until they
 * are wanted: as arrays, all that ship took 15.0 MB of memory for as long as the program runs, as text 3.9 MB.
 */
export type PackedPatterns = Readonly<Record<string, string>>;

/** A parsed pattern as text. */
export function packPattern(parsed: ParsedPattern): string {
  return 'error' in parsed ? `!${parsed.error}` : JSON.stringify(parsed.pattern.nodes.map(pack));
}

/** What `packPattern` was given. */
export function unpackPattern(source: string, packed: string): ParsedPattern {
  if (packed.startsWith('!')) return { error: packed.slice(1) };
  const unit = { offset: 0 };
  const nodes = JSON.parse(packed) as PackedNode[];
  return { pattern: { source, nodes: nodes.map((node) => unpack(node, unit)) } };
}

// Recursion is safe: these are patterns that ship, and the build has walked them in the same way.

function pack(node: Node): PackedNode {
  return [node.kind, node.text, node.start, node.end, node.roles ?? 0, node.children.map(pack)];
}

const NO_CHILDREN: readonly Node[] = [];

/** Most nodes have the roles that many others have. */
const knownRoles = new Map<string, readonly Role[]>();

function sharedRoles(roles: readonly Role[]): readonly Role[] {
  const key = roles.join();
  const known = knownRoles.get(key);
  if (known !== undefined) return known;
  knownRoles.set(key, roles);
  return roles;
}

function unpack([kind, text, from, to, roles, children]: PackedNode, unit: Unit): Node {
  return new Node(
    kind,
    text,
    from,
    to,
    children.length === 0 ? NO_CHILDREN : children.map((child) => unpack(child, unit)),
    roles === 0 ? null : sharedRoles(roles),
    unit,
  );
}
