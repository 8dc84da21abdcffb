/**
 * One pass over a tree-sitter tree into our own objects.
 *
 * Each touch of a node through the wasm binding costs hundreds of nanoseconds, ten in our own objects, so
 * the tree is read once, by one cursor, and never touched again. Units (functions, classes, top-level
 * statements) that an edit left alone are not even read: the cursor steps over them and their lowered nodes
 * are used again.
 */

import type { Language as Grammar, Tree } from 'web-tree-sitter';
import type { Node, Unit } from './node.ts';
import { type ReadingCursor, readTree } from './treeCursor.ts';

/** A run of the document that is lowered and kept as one; units nest as functions and classes do. */
export class SyntaxUnit implements Unit {
  /** What the unit lowered to, set by the lowering. */
  nodes: readonly Node[] = [];
  /** Starts and ends of the comments directly in this unit, relative to it, in pairs. */
  readonly comments: number[] = [];
  /** Starts and ends of code directly in this unit that the parser could make nothing of, relative to it, in pairs. */
  readonly errors: number[] = [];
  /** The units directly inside. */
  readonly inner: SyntaxUnit[] = [];
  /** Set when an edit touches the unit: it has to be read again. */
  stale = false;
  /** The start of the first node in it that lies too deep to be read, relative to it, or -1. */
  truncatedAt = -1;

  constructor(
    /** Start in the document, a UTF-16 offset; moves with edits before the unit. */
    public offset: number,
    readonly length: number,
    readonly type: string,
  ) {}
}

/** A grammar node as read from the tree. Children hold named and anonymous nodes, comments left out. */
export class SyntaxNode {
  children: SyntaxNode[] = NONE;
  /** The unit that begins here, if one does. */
  unit: SyntaxUnit | null = null;
  /** Set with `unit`: its nodes are still good, the children were not read. */
  reused = false;
  /** What the node was lowered to ahead of those around it, if it was; see `Mirror.landings`. */
  lowered: readonly Node[] | null = null;

  constructor(
    readonly type: string,
    readonly field: string | null,
    readonly named: boolean,
    /** UTF-16 offsets in the document. */
    readonly start: number,
    readonly end: number,
  ) {}

  /** The first child with the given field name. */
  child(field: string): SyntaxNode | undefined {
    for (const child of this.children) if (child.field === field) return child;
    return undefined;
  }

  /** All children with the given field name. */
  childrenOf(field: string): SyntaxNode[] {
    return this.children.filter((child) => child.field === field);
  }

  /** The named children, in order. */
  get namedChildren(): SyntaxNode[] {
    return this.children.filter((child) => child.named);
  }

  /** The first child of the given type. */
  ofType(...types: string[]): SyntaxNode | undefined {
    for (const child of this.children) if (types.includes(child.type)) return child;
    return undefined;
  }

  /** Whether an anonymous token (a keyword, an operator) with this text is among the children. */
  has(token: string): boolean {
    for (const child of this.children) if (!child.named && child.type === token) return true;
    return false;
  }
}

const NONE: SyntaxNode[] = [];

/** What the reading of a tree needs to know of a language. */
export interface MirrorLanguage {
  /** Grammar types of comments. */
  readonly commentTypes: ReadonlySet<string>;
  /** Grammar types that begin a unit wherever they stand; top-level nodes always do. */
  readonly unitTypes: ReadonlySet<string>;
  /** Tokens that count as named nodes: `this`, where the grammar has no node for it. */
  readonly namedTokens?: ReadonlySet<string>;
  readonly chains: Chains;
}

/**
 * What people write side by side and grammars put inside each other: `a + b + c`, `a.b().c()`, `else if`. Code
 * that is long is not deep, so the links of a chain do not count as levels of nesting; whoever walks a tree
 * follows them in a loop (`chainOf`).
 */
export interface Chains {
  /** Types that go on with the node at their start: the left operand, what is called, whose member it is. */
  readonly first: ReadonlySet<string>;
  /** Types that go on with the child in a field, as `else if` does, or (null) with the one at their end. */
  readonly last: ReadonlyMap<string, string | null>;
}

/**
 * How many levels of nesting are read, the links of chains not counted. Brackets in brackets and blocks in
 * blocks are walked by recursion in many places; a hostile file of ten thousand of them must not overflow the
 * stack. What is deeper is kept as a leaf, and `truncatedAt` says so.
 */
export const MAXIMUM_DEPTH = 400;

/** So many nodes inside each other are lowered by recursion, and few more. */
export const LANDING_DISTANCE = 100;

/** Landings are so many nodes in a row: some are looked through by their parents, and not lowered themselves. */
const LANDING_LENGTH = 4;

export interface Mirror {
  readonly root: SyntaxNode;
  readonly unit: SyntaxUnit;
  /**
   * Nodes at regular distances on ways down that are longer than a stack is, with the units that they lie in;
   * parents first. Whoever lowers them from the last to the first never has far to go.
   */
  readonly landings: readonly { readonly node: SyntaxNode; readonly unit: SyntaxUnit }[];
  /** The start of the first node that was not read because it lies too deep, or -1. */
  readonly truncatedAt: number;
  /** How many grammar nodes were read; the measure of an edit's work. */
  readonly nodesRead: number;
}

/** Per-grammar lookup tables, so that a node costs as few calls into wasm as possible. */
interface Tables {
  readonly named: readonly boolean[];
  readonly types: readonly string[];
  readonly fields: readonly (string | null)[];
}

const tablesOf = new WeakMap<Grammar, Tables>();

function tables(grammar: Grammar): Tables {
  let found = tablesOf.get(grammar);
  if (found === undefined) {
    const named: boolean[] = [];
    for (let id = 0; id < grammar.nodeTypeCount; id++) named.push(grammar.nodeTypeIsNamed(id));
    found = { named, types: grammar.types, fields: grammar.fields };
    tablesOf.set(grammar, found);
  }
  return found;
}

/**
 * Reads `tree`. `reusable` finds a unit of the document before the edit that still stands unchanged at a
 * place: start and length in UTF-16 units, and grammar type.
 */
export function readMirror(
  tree: Tree,
  language: MirrorLanguage,
  reusable: (offset: number, length: number, type: string) => SyntaxUnit | undefined,
): Mirror {
  const known = tables(tree.language);
  return readTree(tree, (cursor) => readWith(cursor, known, language, reusable));
}

function readWith(
  cursor: ReadingCursor,
  { named, types, fields }: Tables,
  language: MirrorLanguage,
  reusable: (offset: number, length: number, type: string) => SyntaxUnit | undefined,
): Mirror {
  const typeOf = (id: number): string => types[id] ?? 'ERROR';
  const rootType = typeOf(cursor.typeId);
  const rootUnit = new SyntaxUnit(0, cursor.end, rootType);
  const root = new SyntaxNode(rootType, null, true, cursor.start, cursor.end);
  root.unit = rootUnit;
  let nodesRead = 1;
  // Parents from the root down to where the cursor is, the unit that each belongs to, and how deep it is nested.
  const parents: SyntaxNode[] = [root];
  const units: SyntaxUnit[] = [rootUnit];
  const depths: number[] = [1];
  const landings: { node: SyntaxNode; unit: SyntaxUnit }[] = [];
  const truncate = (at: number): void => {
    for (const unit of units) if (unit.truncatedAt < 0) unit.truncatedAt = at - unit.offset;
  };
  const finished = (): Mirror => {
    const { truncatedAt } = rootUnit;
    return { root, unit: rootUnit, landings, truncatedAt, nodesRead };
  };
  if (!cursor.gotoFirstChild()) return finished();
  for (;;) {
    const parent = parents[parents.length - 1] as SyntaxNode;
    const unit = units[units.length - 1] as SyntaxUnit;
    const typeId = cursor.typeId;
    const type = typeOf(typeId);
    const start = cursor.start;
    const end = cursor.end;
    nodesRead++;
    if (language.commentTypes.has(type)) {
      unit.comments.push(start - unit.offset, end - unit.offset);
    } else if (start < end) {
      // Nodes of no width are what the parser made up to go on, or empty optional parts: left out.
      const fieldId = cursor.fieldId;
      const field = fieldId === 0 ? null : (fields[fieldId] ?? null);
      const isNamed = named[typeId] ?? true;
      const node = new SyntaxNode(
        type,
        field,
        isNamed || language.namedTokens?.has(type) === true,
        start,
        end,
      );
      if (type === 'ERROR') unit.errors.push(start - unit.offset, end - unit.offset);
      if (parent.children === NONE) parent.children = [node];
      else parent.children.push(node);
      let inside = unit;
      if (node.named && (parents.length === 1 || language.unitTypes.has(type))) {
        const kept = reusable(start, end - start, type);
        inside = kept ?? new SyntaxUnit(start, end - start, type);
        node.unit = inside;
        node.reused = kept !== undefined;
        unit.inner.push(inside);
        if (kept !== undefined && kept.truncatedAt >= 0) truncate(start + kept.truncatedAt);
      }
      if (!node.reused && cursor.gotoFirstChild()) {
        const above = depths[depths.length - 1] as number;
        const depth = isLink(parent, node, language.chains) ? above : above + 1;
        if (depth <= MAXIMUM_DEPTH) {
          if (parents.length >= LANDING_DISTANCE && parents.length % LANDING_DISTANCE < LANDING_LENGTH)
            landings.push({ node, unit: inside });
          parents.push(node);
          units.push(inside);
          depths.push(depth);
          continue;
        }
        truncate(start);
        if (inside !== unit) inside.truncatedAt = 0;
        cursor.gotoParent();
      }
    }
    while (!cursor.gotoNextSibling()) {
      parents.pop();
      units.pop();
      depths.pop();
      if (parents.length === 0) return finished();
      cursor.gotoParent();
    }
  }
}

/** Whether a node goes on with a chain that its parent is a link of. */
function isLink(parent: SyntaxNode, node: SyntaxNode, { first, last }: Chains): boolean {
  if (parent.start === node.start && first.has(parent.type)) return true;
  const field = last.get(parent.type);
  return field !== undefined && (field === null ? parent.end === node.end : field === node.field);
}
