/**
 * Lowering: from a grammar's nodes to the generic tree.
 *
 * A language says, for each grammar type that means something to rules, how to lower it: most in one line
 * with the combinators below (`shape`, `sequence`, `token`, `unwrap`), the odd ones with a small function.
 * Types it does not mention are kept as they are. Pattern placeholders (`$X`, `...`) are recognised here
 * once for all languages, since patterns are lowered by the same code.
 */

import type { Leave, Mirror, SyntaxNode, SyntaxUnit } from './mirror.ts';
import { type Kind, Node, type Role } from './node.ts';

/** Lowers one grammar node to any number of generic nodes; none drops it. */
export type Lowering = (node: SyntaxNode, ctx: Lowerer) => Node | readonly Node[];

/** The table of a language: grammar type to lowering. */
export type Lowerings = Readonly<Record<string, Lowering>>;

/** How placeholders of a pattern look to the lowering; absent when a program is lowered. */
export interface PlaceholderReader {
  /** The node a whole leaf stands for (a metavariable, an ellipsis), or null when it is ordinary text. */
  leaf(text: string, make: (kind: Kind, text: string) => Node): Node | null;
  /** Puts back what the author wrote where placeholders stand inside other text (a string). */
  restore(text: string): string;
}

/** The state of lowering one document: its text and the unit that is being lowered. */
export class Lowerer {
  /** How many generic nodes were made; the measure of an edit's work. */
  nodesMade = 0;

  constructor(
    private readonly source: string,
    private readonly table: Lowerings,
    private unit: SyntaxUnit | null = null,
    private readonly placeholders: PlaceholderReader | null = null,
  ) {}

  /** The text of a grammar node, placeholders of a pattern put back as written. */
  text(node: SyntaxNode): string {
    return this.slice(node.start, node.end);
  }

  /** The text between two document offsets (UTF-16), placeholders put back. */
  slice(start: number, end: number): string {
    const text = this.source.slice(start, end);
    return this.placeholders === null ? text : this.placeholders.restore(text);
  }

  /** Lowers a node that has just been read ahead of those around it. What was read of a unit is let go. */
  readonly leave: Leave = (node, unit) => {
    this.unit = unit;
    const lowered = this.lowerInside(node);
    node.lowered = lowered;
    if (node.unit === null) return;
    unit.nodes = asNodes(lowered);
    node.children = NO_CHILDREN;
  };

  /** The generic nodes of a tree that was read with `leave`, the root's own left out. */
  lowerTree({ root, unit }: Mirror): Node[] {
    this.unit = unit;
    return this.named(root);
  }

  /** The generic nodes of a grammar node. */
  lower(node: SyntaxNode): readonly Node[] {
    return asNodes(this.lowerAny(node));
  }

  /** The generic nodes of a grammar node, alone without a list around it. */
  private lowerAny(node: SyntaxNode): Node | readonly Node[] {
    if (node.lowered !== null) return node.lowered;
    if (node.unit === null || node.unit === this.unit) return this.lowerInside(node);
    const outer = this.unit;
    this.unit = node.unit;
    const lowered = this.lowerInside(node);
    this.unit = outer;
    return lowered;
  }

  private lowerInside(node: SyntaxNode): Node | readonly Node[] {
    if (node.type === 'ERROR') return this.named(node);
    if (this.placeholders !== null && node.children.length === 0) {
      const made = this.placeholders.leaf(this.source.slice(node.start, node.end), (kind, text) =>
        this.leaf(kind, node, text),
      );
      if (made !== null) return made;
    }
    const lowering = this.table[node.type];
    return lowering === undefined ? keep(node, this) : lowering(node, this);
  }

  /** The first generic node of a grammar node; undefined in, undefined out. */
  one(node: SyntaxNode | undefined): Node | undefined {
    if (node === undefined) return undefined;
    const lowered = this.lowerAny(node);
    return lowered instanceof Node ? lowered : lowered[0];
  }

  /** The generic nodes of several grammar nodes, in order. */
  all(nodes: readonly SyntaxNode[]): Node[] {
    const result: Node[] = [];
    for (const node of nodes) this.addTo(result, node);
    return result;
  }

  /** The generic nodes of all named children. */
  named(node: SyntaxNode): Node[] {
    const result: Node[] = [];
    for (const child of node.children) if (child.named) this.addTo(result, child);
    return result;
  }

  private addTo(result: Node[], node: SyntaxNode): void {
    const lowered = this.lowerAny(node);
    if (lowered instanceof Node) result.push(lowered);
    else for (const each of lowered) result.push(each);
  }

  leaf(kind: Kind, node: { start: number; end: number }, text: string): Node {
    return this.sequence(kind, node, NO_NODES, text);
  }

  /** A sequence. `node` gives the span: a grammar node or a generic one. */
  sequence(kind: Kind, node: { start: number; end: number }, children: readonly Node[], text = ''): Node {
    this.nodesMade++;
    const unit = this.unit as SyntaxUnit;
    const base = unit.offset;
    return new Node(kind, text, node.start - base, node.end - base, children, null, unit);
  }

  /** A shaped node: roles and children side by side, those that are undefined left out. */
  shaped(
    kind: Kind,
    node: { start: number; end: number },
    roles: readonly Role[],
    children: readonly (Node | undefined)[],
    text = '',
  ): Node {
    this.nodesMade++;
    const unit = this.unit as SyntaxUnit;
    const base = unit.offset;
    let present = 0;
    for (let i = 0; i < children.length; i++) if (children[i] !== undefined) present |= 1 << i;
    const full = (1 << roles.length) - 1;
    const kept = present === full ? children : children.filter((child) => child !== undefined);
    return new Node(
      kind,
      text,
      node.start - base,
      node.end - base,
      kept as readonly Node[],
      present === full ? roles : subset(roles, present),
      unit,
    );
  }
}

const NO_NODES: readonly Node[] = [];
const NO_CHILDREN: readonly SyntaxNode[] = [];

function asNodes(lowered: Node | readonly Node[]): readonly Node[] {
  return lowered instanceof Node ? [lowered] : lowered;
}

const subsets = new WeakMap<readonly Role[], Map<number, readonly Role[]>>();

/** The roles whose bit is set; one shared array for each shape. */
function subset(roles: readonly Role[], mask: number): readonly Role[] {
  let byMask = subsets.get(roles);
  if (byMask === undefined) {
    byMask = new Map();
    subsets.set(roles, byMask);
  }
  let found = byMask.get(mask);
  if (found === undefined) {
    found = roles.filter((_, i) => (mask & (1 << i)) !== 0);
    byMask.set(mask, found);
  }
  return found;
}

/** What an unmentioned grammar type becomes: its own kind, named children in order, tokens as text. */
function keep(node: SyntaxNode, ctx: Lowerer): Node {
  if (node.children.length === 0) return ctx.leaf(node.type, node, ctx.text(node));
  const tokens: string[] = [];
  for (const child of node.children) {
    if (!child.named && !PUNCTUATION.has(child.type)) tokens.push(child.type);
  }
  return ctx.sequence(node.type, node, ctx.named(node), tokens.join(' '));
}

/** Tokens that say nothing once the tree is known. */
const PUNCTUATION = new Set(['(', ')', '[', ']', '{', '}', ',', ';', ':', '.', '"', "'", '`', '\n']);

// ---------------------------------------------------------------------------------------------------
// Combinators

export interface ShapeOptions {
  /** Take the node's text from this field (an operator), or from the first anonymous token (`true`). */
  readonly operator?: string | true;
  /** A fixed text. */
  readonly text?: string;
  /** Other spellings of an operator: and → &&. */
  readonly operators?: Readonly<Record<string, string>>;
}

/**
 * A shaped node. `roles` maps each role to the grammar's field name for it; `#0`, `#1`, … take the named
 * child at that place, `#-1` the last one.
 */
export function shape(
  kind: Kind,
  roles: Readonly<Record<Role, string>>,
  options: ShapeOptions = {},
): Lowering {
  const names = Object.keys(roles);
  const fields = Object.values(roles);
  return (node, ctx) => {
    const children = fields.map((field) => ctx.one(childAt(node, field)));
    return ctx.shaped(kind, node, names, children, operatorText(node, ctx, options));
  };
}

function childAt(node: SyntaxNode, field: string): SyntaxNode | undefined {
  if (!field.startsWith('#')) return node.child(field);
  return node.namedChildren.at(Number(field.slice(1)));
}

function operatorText(node: SyntaxNode, ctx: Lowerer, { operator, text, operators }: ShapeOptions): string {
  if (text !== undefined) return text;
  if (operator === undefined) return '';
  const token = operator === true ? node.children.find((child) => !child.named) : node.child(operator);
  const written = token === undefined ? '' : ctx.text(token).replace(/\s+/g, ' ');
  return operators?.[written] ?? written;
}

/** A sequence of the named children. */
export function sequence(kind: Kind, text = ''): Lowering {
  return (node, ctx) => ctx.sequence(kind, node, ctx.named(node), text);
}

/** A leaf; its text is the node's own unless given. */
export function token(kind: Kind, text?: string): Lowering {
  return (node, ctx) => ctx.leaf(kind, node, text ?? ctx.text(node));
}

/** Nothing but what is inside: parentheses, a statement wrapper. */
export const unwrap: Lowering = (node, ctx) => ctx.named(node);

/** Leaves the node out. */
export const drop: Lowering = () => NO_NODES;

/** One entry for several grammar types. */
export function each(types: readonly string[], lowering: Lowering): Record<string, Lowering> {
  return Object.fromEntries(types.map((type) => [type, lowering]));
}

/** Statements, as a Block: what is a single statement becomes a block of one. */
export function block(ctx: Lowerer, node: SyntaxNode | undefined): Node | undefined {
  if (node === undefined) return undefined;
  const lowered = ctx.lower(node);
  if (lowered.length === 1 && lowered[0]?.kind === 'Block') return lowered[0];
  return ctx.sequence('Block', node, lowered);
}

/** A sequence made of some children, spanning them; undefined when there are none. */
export function group(ctx: Lowerer, kind: Kind, nodes: readonly SyntaxNode[]): Node | undefined {
  const first = nodes[0];
  const last = nodes[nodes.length - 1];
  if (first === undefined || last === undefined) return undefined;
  return ctx.sequence(kind, { start: first.start, end: last.end }, ctx.all(nodes));
}

/** Adds decorators, modifiers or other roles to an already lowered definition, widening its span. */
export function withRoles(
  ctx: Lowerer,
  span: { start: number; end: number },
  node: Node,
  added: Readonly<Record<Role, Node | undefined>>,
): Node {
  const roles = node.roles ?? [];
  const names = Object.keys(added).filter((role) => added[role] !== undefined && !roles.includes(role));
  return ctx.shaped(
    node.kind,
    span,
    [...names, ...roles],
    [...names.map((role) => added[role]), ...node.children],
    node.text,
  );
}
