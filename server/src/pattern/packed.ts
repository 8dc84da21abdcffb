/**
 * Patterns as plain data, for a file. Compiling a pattern means to try spellings and contexts until the grammar is
 * content, which takes a tenth of a second for the patterns that ship in one language: the build does it once, and
 * a starting server reads what came of it.
 */

import { type Kind, Node, type Role, type Unit } from '../syntax/node.ts';
import type { ParsedPattern } from './parse.ts';

/** Kind, text, start, end (UTF-16 offsets in the pattern's context), roles (0 for a sequence), then the children. */
export type PackedNode = readonly [
  kind: Kind,
  text: string,
  from: number,
  to: number,
  roles: readonly Role[] | 0,
  children: readonly PackedNode[],
];

/** Patterns of one language by their source: the nodes, or why there are none. */
export type PackedPatterns = Readonly<Record<string, readonly PackedNode[] | string>>;

/** A parsed pattern as plain data. */
export function packPattern(parsed: ParsedPattern): readonly PackedNode[] | string {
  return 'error' in parsed ? parsed.error : parsed.pattern.nodes.map(pack);
}

/** What `packPattern` was given. */
export function unpackPattern(source: string, packed: readonly PackedNode[] | string): ParsedPattern {
  if (typeof packed === 'string') return { error: packed };
  const unit = { offset: 0 };
  return { pattern: { source, nodes: packed.map((node) => unpack(node, unit)) } };
}

// Recursion is safe: these are patterns that ship, and the build has walked them in the same way.

function pack(node: Node): PackedNode {
  return [node.kind, node.text, node.start, node.end, node.roles ?? 0, node.children.map(pack)];
}

function unpack([kind, text, from, to, roles, children]: PackedNode, unit: Unit): Node {
  return new Node(
    kind,
    text,
    from,
    to,
    children.map((child) => unpack(child, unit)),
    roles === 0 ? null : roles,
    unit,
  );
}
