/**
 * Lowering: from a grammar's nodes to the generic tree.
 *
 * A language says, for each grammar type that means something to rules, how to lower it (`table.ts` has the
 * forms in which it does). Types it does not mention are kept as they are. Pattern placeholders (`$X`, `...`)
 * are recognised here once for all languages, since patterns are lowered by the same code.
 */

import type { Leave, Mirror, SyntaxNode, SyntaxUnit } from './mirror.ts';
import { type Kind, Node, type Role } from './node.ts';

/** A run of text, UTF-16 offsets in the document. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Lowers one grammar node to any number of generic nodes; none, or undefined, drops it. */
export type Lowering = (node: SyntaxNode, ctx: Lowerer) => Node | readonly Node[] | undefined;

/** Takes from a grammar node what plays a role, lowered. Each is a lowering as well. */
export type Extractor = (node: SyntaxNode, ctx: Lowerer) => Node | undefined;

/** A role, and what takes the part that plays it. */
export interface RolePart {
  readonly role: Role;
  readonly take: Extractor;
  /** Whether the part is said once for several nodes, by the node around them: the type in `int a, b`. */
  readonly isShared: boolean;
}

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
  /** Nodes on their way into lists of exactly their number, those of what is lowered inside on top. */
  private readonly gathered: Node[] = [];
  private count = 0;

  constructor(
    private readonly source: string,
    private readonly table: Lowerings,
    private unit: SyntaxUnit | null = null,
    private readonly placeholders: PlaceholderReader | null = null,
  ) {}

  /** Whether what is lowered is a pattern. */
  get isPattern(): boolean {
    return this.placeholders !== null;
  }

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
    return lowering === undefined ? keep(node, this) : (lowering(node, this) ?? NO_NODES);
  }

  /** The first generic node of a grammar node; undefined in, undefined out. */
  one(node: SyntaxNode | undefined): Node | undefined {
    if (node === undefined) return undefined;
    const lowered = this.lowerAny(node);
    return isList(lowered) ? lowered[0] : lowered;
  }

  /** The generic nodes of several grammar nodes, in order. */
  all(nodes: readonly SyntaxNode[]): Node[] {
    const first = this.count;
    for (const node of nodes) this.gather(node);
    return this.take(first);
  }

  /** The generic nodes of all named children. */
  named(node: SyntaxNode): Node[] {
    const first = this.count;
    for (const child of node.children) if (child.named) this.gather(child);
    return this.take(first);
  }

  private gather(node: SyntaxNode): void {
    const lowered = this.lowerAny(node);
    if (isList(lowered)) for (const each of lowered) this.gathered[this.count++] = each;
    else this.gathered[this.count++] = lowered;
  }

  /** The nodes that were gathered since there were `first`. */
  private take(first: number): Node[] {
    const taken = this.gathered.slice(first, this.count);
    this.count = first;
    return taken;
  }

  leaf(kind: Kind, span: Span, text: string): Node {
    return this.made(kind, span, NO_NODES, null, this.regexIn(kind, span) ?? text);
  }

  /** A regular expression in a string of a pattern is written as it is meant, whatever escapes the language has. */
  private regexIn(kind: Kind, span: Span): string | undefined {
    if (this.placeholders === null || kind !== 'String') return undefined;
    return /=~\/[\s\S]*\/[a-z]*(?=["'`]+$)/.exec(this.slice(span.start, span.end))?.[0];
  }

  /** A sequence. The span may be a grammar node's or a generic one's. */
  sequence(kind: Kind, span: Span, children: readonly Node[], text = ''): Node {
    return this.made(kind, span, children, null, text);
  }

  /** A shaped node: what plays each role, in order; roles of what is undefined are left out. */
  shaped(kind: Kind, span: Span, parts: Readonly<Record<Role, Node | undefined>>, text = ''): Node {
    const first = this.count;
    let roles = NO_ROLES;
    for (const role in parts) {
      const part = parts[role];
      if (part === undefined) continue;
      this.gathered[this.count++] = part;
      roles = roles.with(role);
    }
    return this.made(kind, span, this.take(first), roles.names, text);
  }

  /** As `shaped`, each part taken from the grammar node; those that it shares with others from the one around them. */
  shapedFrom(
    kind: Kind,
    span: Span,
    node: SyntaxNode,
    parts: readonly RolePart[],
    text: string,
    outer = node,
  ): Node {
    const first = this.count;
    let roles = NO_ROLES;
    for (const { role, take, isShared } of parts) {
      const part = take(isShared ? outer : node, this);
      if (part === undefined) continue;
      this.gathered[this.count++] = part;
      roles = roles.with(role);
    }
    return this.made(kind, span, this.take(first), roles.names, text);
  }

  private made(
    kind: Kind,
    span: Span,
    children: readonly Node[],
    roles: readonly Role[] | null,
    text: string,
  ): Node {
    this.nodesMade++;
    const unit = this.unit as SyntaxUnit;
    const base = unit.offset;
    return new Node(kind, text, span.start - base, span.end - base, children, roles, unit);
  }
}

/** A list of roles; one for all nodes of a shape. */
class Roles {
  private readonly longer = new Map<Role, Roles>();

  constructor(readonly names: readonly Role[]) {}

  with(role: Role): Roles {
    let longer = this.longer.get(role);
    if (longer === undefined) {
      longer = new Roles([...this.names, role]);
      this.longer.set(role, longer);
    }
    return longer;
  }
}

const NO_ROLES = new Roles([]);
const NO_NODES: readonly Node[] = [];
const NO_CHILDREN: readonly SyntaxNode[] = [];

/** Not by `instanceof`: the build loads this module more than once, each time with a class of its own. */
function isList(lowered: Node | readonly Node[]): lowered is readonly Node[] {
  return Array.isArray(lowered);
}

function asNodes(lowered: Node | readonly Node[]): readonly Node[] {
  return isList(lowered) ? lowered : [lowered];
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
