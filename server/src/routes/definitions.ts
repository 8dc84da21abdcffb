/** What a program defines, by place: its functions, methods and classes, and what their names are written at. */

import type { Node } from '../syntax/node.ts';

/** A function, method or class while its program is read. */
export interface Defined {
  readonly node: Node;
  readonly kind: 'function' | 'class';
  /** Where it begins and ends with its decorators, or with the variable whose value it is. UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly names: readonly string[];
  readonly around: Defined | null;
  /** Parameters of a function. */
  readonly parameters: readonly Node[];
}

export class Definitions {
  /** In the order of the text; those around others stand before them. */
  readonly all: readonly Defined[];
  private readonly byNode = new Map<Node, Defined>();
  private readonly byName = new Map<Node, Defined>();
  private readonly byStart = new Map<number, Defined>();
  private readonly byNames = new Map<string, Defined[]>();

  constructor(program: Node) {
    this.all = collect(program);
    for (const defined of this.all) {
      this.byNode.set(defined.node, defined);
      const name = defined.node.get('name');
      if (name !== undefined) this.byName.set(name, defined);
      if (!this.byStart.has(defined.start)) this.byStart.set(defined.start, defined);
      const names = defined.names.join('.');
      const same = this.byNames.get(names);
      if (same === undefined) this.byNames.set(names, [defined]);
      else same.push(defined);
    }
  }

  /** What begins at an offset. */
  at(start: number): Defined | undefined {
    return this.byStart.get(start);
  }

  /** What is called so, behind the names of the classes around it. */
  named(names: readonly string[]): readonly Defined[] {
    return this.byNames.get(names.join('.')) ?? [];
  }

  /** The first that begins in a span. */
  firstIn(start: number, end: number): Defined | undefined {
    const first = this.all[this.firstFrom(start)];
    return first !== undefined && first.node.start < end ? first : undefined;
  }

  private firstFrom(offset: number): number {
    let low = 0;
    let high = this.all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.all[middle] as Defined).node.start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** What is defined by a node, or at the name of which the node stands. */
  of(node: Node): Defined | undefined {
    return this.byNode.get(node) ?? this.byName.get(node);
  }

  /** The innermost function or class around an offset. */
  around(offset: number): Defined | null {
    // The last that begins before it is inside of all that hold it.
    let found: Defined | null = this.all[this.firstFrom(offset + 1) - 1] ?? null;
    while (found !== null && found.node.end <= offset) found = found.around;
    return found;
  }
}

function collect(program: Node): Defined[] {
  const all: Defined[] = [];
  const stack: { node: Node; holder: Node | null; around: Defined | null }[] = [
    { node: program, holder: null, around: null },
  ];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { node, holder } = item;
    const defined = definedBy(node, holder, item.around);
    if (defined !== null) all.push(defined);
    const around = defined ?? item.around;
    for (let i = node.children.length - 1; i >= 0; i--)
      stack.push({ node: node.children[i] as Node, holder: node, around });
  }
  return all.sort((a, b) => a.node.start - b.node.start || b.node.end - a.node.end);
}

function definedBy(node: Node, holder: Node | null, around: Defined | null): Defined | null {
  const kind = node.kind === 'ClassDef' ? 'class' : 'function';
  if (kind === 'function' && node.kind !== 'FunctionDef' && node.kind !== 'Lambda') return null;
  const isValue = holder !== null && holder.get('value') === node;
  const whole = isValue ? holder : node;
  const own = node.get('name') ?? (isValue ? (holder.get('target') ?? holder.get('key')) : undefined);
  const names = own === undefined ? [] : segmentsOf(own);
  const receiver = typeName(node.get('receiver')?.get('type'));
  const outer = receiver === null ? (around?.kind === 'class' ? around.names : []) : [receiver];
  return {
    node,
    kind,
    start: Math.min(whole.start, node.get('decorators')?.start ?? whole.start),
    end: whole.end,
    names: names.length === 0 ? [] : [...outer, ...names],
    around,
    parameters: node.get('parameters')?.children ?? [],
  };
}

/** `exports.list` is `list`; `Admin::Users` is both of its names. */
function segmentsOf(name: Node): string[] {
  const segments: string[] = [];
  let at: Node | undefined = name;
  for (; at?.kind === 'Member'; at = at.get('object')) segments.push(at.get('property')?.text ?? '');
  if (at !== undefined && at.children.length === 0) segments.push(at.text);
  const written = segments.reverse();
  return written.filter((segment) => segment !== '' && !EXPORTING.has(segment));
}

const EXPORTING = new Set(['exports', 'module']);

/** The name of a type without the star of a pointer and type arguments; null where it has none. */
export function typeName(type: Node | undefined): string | null {
  let at = type;
  while (at !== undefined && at.kind !== 'Identifier')
    at = at.kind === 'Member' ? at.get('property') : at.kind === 'Generic' ? at.get('type') : at.children[0];
  return at?.text ?? null;
}
