/**
 * One pass over a tree-sitter tree into our own objects.
 *
 * Each touch of a node through the wasm binding costs hundreds of nanoseconds, ten in our own objects, so
 * the tree is read once, by one cursor, and never touched again. Units (functions, classes, top-level
 * statements) that an edit left alone are not even read: the cursor steps over them and their lowered nodes
 * are used again. The others are lowered as soon as the cursor leaves them, and what was read of them is let
 * go: of a whole file only the outlines are ever in memory at once.
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
  /** Comments behind the unit, before anything else in what it lies in; relative to it, in pairs. */
  commentsBehind: number[] = [];
  /** The unit behind it with nothing between but comments and what separates statements. */
  next: SyntaxUnit | null = null;
  /** Set when an edit touches the unit: it has to be read again. */
  stale = false;
  /** The start of the first node in it that lies too deep to be read, relative to it, or -1. */
  truncatedAt = -1;

  constructor(
    /** Start in the document, a UTF-16 offset; moves with edits before the unit. */
    public offset: number,
    public length: number,
    readonly type: string,
  ) {}
}

/** A grammar node as read from the tree. Children hold named and anonymous nodes, comments left out. */
export class SyntaxNode {
  /** Empty once a unit has been lowered. */
  children: readonly SyntaxNode[] = NONE;
  /** The unit that begins here, if one does. */
  unit: SyntaxUnit | null = null;
  /** What the node was lowered to ahead of those around it, if it was; see `Leave`. */
  lowered: Node | readonly Node[] | null = null;

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

  /** The named child at a place, counted from 0. */
  namedChild(place: number): SyntaxNode | undefined {
    let left = place;
    for (const child of this.children) if (child.named && left-- === 0) return child;
    return undefined;
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

const NONE: readonly SyntaxNode[] = [];

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
export const DEEPEST_NESTING = 400;

/** So many nodes inside each other are lowered by recursion, and few more. */
export const LANDING_DISTANCE = 100;

/** Landings are so many nodes in a row: some are looked through by their parents, and not lowered themselves. */
const LANDING_LENGTH = 4;

/**
 * Called when all that is in a node has been read, for the nodes that are lowered ahead of those around them, with
 * the unit that the node lies in or is. These are units, and nodes at regular distances on ways down that are
 * longer than a stack is: so whoever lowers one of them never has far to go.
 */
export type Leave = (node: SyntaxNode, unit: SyntaxUnit) => void;

export interface Mirror {
  readonly root: SyntaxNode;
  readonly unit: SyntaxUnit;
  /** Whether ways down are so long that parts had to be left before the whole. */
  readonly isLong: boolean;
  /** The start of the first node that was not read because it lies too deep, or -1. */
  readonly truncatedAt: number;
  /** How many grammar nodes were read; the measure of an edit's work. */
  readonly nodesRead: number;
}

/** What a type of a grammar is to a language, by the number that the parser gives it. */
interface Tables {
  readonly types: readonly string[];
  readonly fields: readonly (string | null)[];
  /** Flags: see below. */
  readonly flags: Uint8Array;
}

/** What the parser could make nothing of. Its number is outside of every grammar's own. */
const ERROR = 'ERROR';

const NAMED = 1;
const COMMENT = 2;
const UNIT = 4;
const BEGINS_CHAIN = 8;
const ENDS_CHAIN = 16;

const tablesOf = new WeakMap<MirrorLanguage, WeakMap<Grammar, Tables>>();

function tables(grammar: Grammar, language: MirrorLanguage): Tables {
  let byGrammar = tablesOf.get(language);
  if (byGrammar === undefined) {
    byGrammar = new WeakMap();
    tablesOf.set(language, byGrammar);
  }
  let found = byGrammar.get(grammar);
  if (found === undefined) {
    found = makeTables(grammar, language);
    byGrammar.set(grammar, found);
  }
  return found;
}

function makeTables(grammar: Grammar, language: MirrorLanguage): Tables {
  const { types, fields } = grammar;
  const { commentTypes, unitTypes, namedTokens, chains } = language;
  const flags = Uint8Array.from(types, (type, id) => {
    const named = grammar.nodeTypeIsNamed(id) || namedTokens?.has(type) === true;
    return (
      (named ? NAMED : 0) |
      (commentTypes.has(type) ? COMMENT : 0) |
      (named && unitTypes.has(type) ? UNIT : 0) |
      (chains.first.has(type) ? BEGINS_CHAIN : 0) |
      (chains.last.has(type) ? ENDS_CHAIN : 0)
    );
  });
  return { types, fields, flags };
}

/** A node on the way down to where the cursor is. Used again for each node at the same distance from the root. */
interface Level {
  node: SyntaxNode;
  /** The unit that the node lies in or is. */
  unit: SyntaxUnit;
  /** How deep it is nested, the links of chains not counted. */
  depth: number;
  flags: number;
  /** Where its children begin among those found. */
  first: number;
  /** Whether it is lowered as soon as it has been read. */
  isLeft: boolean;
  /** The unit that was read in it last, if nothing but comments and separators came since. */
  last: SyntaxUnit | null;
}

/**
 * Reads `tree`. `reusable` finds a unit of the document before the edit that still stands unchanged at a
 * place: start and length in UTF-16 units, and grammar type.
 */
export function readMirror(
  tree: Tree,
  language: MirrorLanguage,
  reusable: (offset: number, length: number, type: string) => SyntaxUnit | undefined,
  leave: Leave | null = null,
): Mirror {
  const known = tables(tree.language, language);
  return readTree(tree, (cursor) => readWith(cursor, known, language.chains, reusable, leave));
}

function readWith(
  cursor: ReadingCursor,
  { types, fields, flags }: Tables,
  chains: Chains,
  reusable: (offset: number, length: number, type: string) => SyntaxUnit | undefined,
  leave: Leave | null,
): Mirror {
  const rootType = types[cursor.typeId] ?? ERROR;
  const rootUnit = new SyntaxUnit(0, cursor.end, rootType);
  const root = new SyntaxNode(rootType, null, true, cursor.start, cursor.end);
  root.unit = rootUnit;
  let nodesRead = 1;
  let isLong = false;
  const levels: Level[] = [
    { node: root, unit: rootUnit, depth: 1, flags: 0, first: 0, isLeft: false, last: null },
  ];
  let height = 1;
  let level = levels[0] as Level;
  // The children of all nodes on the way down that have been found so far, those of the root first.
  const found: SyntaxNode[] = [];
  let count = 0;
  const truncate = (at: number): void => {
    for (let i = 0; i < height; i++) {
      const { unit } = levels[i] as Level;
      if (unit.truncatedAt < 0) unit.truncatedAt = at - unit.offset;
    }
  };
  const finished = (): Mirror => ({
    root,
    unit: rootUnit,
    isLong,
    truncatedAt: rootUnit.truncatedAt,
    nodesRead,
  });
  if (!cursor.gotoFirstChild()) return finished();
  for (;;) {
    const { unit } = level;
    const typeId = cursor.typeId;
    const kind = flags[typeId] ?? NAMED;
    const start = cursor.start;
    const end = cursor.end;
    nodesRead++;
    if ((kind & COMMENT) !== 0) {
      const { last } = level;
      if (last === null) unit.comments.push(start - unit.offset, end - unit.offset);
      else last.commentsBehind.push(start - last.offset, end - last.offset);
    } else if (start < end) {
      // Nodes of no width are what the parser made up to go on, or empty optional parts: left out.
      const type = types[typeId] ?? ERROR;
      const fieldId = cursor.fieldId;
      const field = fieldId === 0 ? null : (fields[fieldId] ?? null);
      const named = (kind & NAMED) !== 0;
      const node = new SyntaxNode(type, field, named, start, end);
      found[count++] = node;
      if (type === ERROR) unit.errors.push(start - unit.offset, end - unit.offset);
      let inside = unit;
      if ((kind & UNIT) !== 0 || (named && height === 1)) {
        const kept = reusable(start, end - start, type);
        inside = kept ?? new SyntaxUnit(start, end - start, type);
        node.unit = inside;
        node.lowered = kept?.nodes ?? null;
        unit.inner.push(inside);
        if (kept !== undefined && kept.truncatedAt >= 0) truncate(start + kept.truncatedAt);
        follow(level, isPlain(node) ? inside : null);
        if (kept !== undefined && isPlain(node)) {
          // Those behind it that were not touched either need not be read one by one.
          const last = endOfRun(kept);
          if (last !== kept) {
            cursor.gotoSiblingAt(last.offset);
            if (isAt(cursor, last, types)) {
              for (let at = kept; at !== last; ) {
                at = at.next as SyntaxUnit;
                const skipped = new SyntaxNode(at.type, null, true, at.offset, at.offset + at.length);
                skipped.unit = at;
                skipped.lowered = at.nodes;
                found[count++] = skipped;
                unit.inner.push(at);
              }
              level.last = last;
            } else cursor.gotoSiblingAt(kept.offset);
          }
          (level.last as SyntaxUnit).commentsBehind = [];
        }
      } else if (named || !SEPARATORS.has(type)) follow(level, null);
      if (node.lowered === null) {
        if (cursor.gotoFirstChild()) {
          const depth = isLink(level, node, chains) ? level.depth : level.depth + 1;
          if (depth <= DEEPEST_NESTING) {
            const isLanding = height >= LANDING_DISTANCE && height % LANDING_DISTANCE < LANDING_LENGTH;
            isLong ||= isLanding;
            const isLeft = isLanding || inside !== unit;
            const next = levels[height];
            if (next === undefined) {
              level = { node, unit: inside, depth, flags: kind, first: count, isLeft, last: null };
              levels.push(level);
            } else {
              level = next;
              level.node = node;
              level.unit = inside;
              level.depth = depth;
              level.flags = kind;
              level.first = count;
              level.isLeft = isLeft;
              level.last = null;
            }
            height++;
            continue;
          }
          truncate(start);
          if (inside !== unit) inside.truncatedAt = 0;
          cursor.gotoParent();
        }
        if (inside !== unit) leave?.(node, inside);
      }
    }
    while (!cursor.gotoNextSibling()) {
      const { node, first } = level;
      follow(level, null);
      if (count > first) node.children = found.slice(first, count);
      count = first;
      if (level.isLeft) leave?.(node, level.unit);
      height--;
      if (height === 0) return finished();
      level = levels[height - 1] as Level;
      cursor.gotoParent();
    }
  }
}

/** What stands between statements and members and says nothing. */
const SEPARATORS: ReadonlySet<string> = new Set([';', '\n']);

/** Notes that a unit, or something else, comes next in a node. */
function follow(level: Level, unit: SyntaxUnit | null): void {
  if (level.last !== null) level.last.next = unit;
  level.last = unit;
}

/** Whether all that there is to know of a unit's node is in the unit. */
function isPlain({ field, type }: SyntaxNode): boolean {
  return field === null && type !== ERROR;
}

/** The last of the units from one on that follow each other and that no edit touched. */
function endOfRun(unit: SyntaxUnit): SyntaxUnit {
  let end = unit;
  for (let { next } = end; next !== null && !next.stale && next.truncatedAt < 0; { next } = end) end = next;
  return end;
}

function isAt(cursor: ReadingCursor, unit: SyntaxUnit, types: readonly string[]): boolean {
  return (
    cursor.start === unit.offset &&
    cursor.end === unit.offset + unit.length &&
    types[cursor.typeId] === unit.type
  );
}

/** Whether a node goes on with a chain that the one around it is a link of. */
function isLink({ node: parent, flags }: Level, node: SyntaxNode, { last }: Chains): boolean {
  if ((flags & BEGINS_CHAIN) !== 0 && parent.start === node.start) return true;
  if ((flags & ENDS_CHAIN) === 0) return false;
  const field = last.get(parent.type);
  return field === null ? parent.end === node.end : field === node.field;
}
