/**
 * What data flow knows of a function and of a class, however far apart their parts stand in the text, and what their
 * nodes say by themselves.
 */

import type { Segment } from '../program/segment.ts';
import { dottedText } from '../syntax/dottedText.ts';
import type { Semantics } from '../syntax/languages/language.ts';
import { firstIn, type Node, visit } from '../syntax/node.ts';
import { once } from '../text/once.ts';

/** A function or method that the file defines. */
export interface FunctionEntry {
  /** The FunctionDef or Lambda. */
  readonly definition: Node;
  readonly name: string;
  /** The class that it is a method of. */
  readonly owner: ClassEntry | null;
  /** The function that it is nested in. */
  readonly enclosing: FunctionEntry | null;
  /** Parameters, the receiver left out where it is written as one. */
  readonly parameters: readonly Node[];
  /** The receiver parameter where it is written (`self`, Go's `(s *Server)`). */
  readonly receiver: Node | null;
  /** The object that it is put into as a member, as written (`User`, `exports`); null of others. */
  readonly holder: string | null;
  /** Whether there are functions or classes inside, which it may answer. Settled when its segment has been read. */
  makesFunctions: boolean;
}

/** How many functions lie around one. */
export function levelOf(entry: FunctionEntry): number {
  let level = 0;
  for (let around = entry.enclosing; around !== null; around = around.enclosing) level++;
  return level;
}

/** The class that a function is in, however deep. */
export function ownerOf(inside: FunctionEntry | null): ClassEntry | null {
  for (let scope = inside; scope !== null; scope = scope.enclosing)
    if (scope.owner !== null) return scope.owner;
  return null;
}

/** What one segment says of a class. */
interface ClassPart {
  /** What the class extends; null where the segment does not declare it. */
  supers: readonly string[] | null;
  isEnumeration: boolean;
  readonly fields: Set<string>;
}

/** All that segments say of the classes of one name. */
export class ClassEntry {
  private readonly parts = new Map<Segment, ClassPart>();
  private knownFields: ReadonlySet<string> | null = null;

  constructor(readonly name: string) {}

  /** Whether no segment speaks of it. */
  get isEmpty(): boolean {
    return this.parts.size === 0;
  }

  /** What it extends, as its first declaration in the text says. */
  get supers(): readonly string[] {
    for (const segment of inOrder(this.parts.keys())) {
      const supers = this.parts.get(segment)?.supers;
      if (supers !== null && supers !== undefined) return supers;
    }
    return [];
  }

  /** The segments that declare it. */
  *declaring(): Iterable<Segment> {
    for (const [segment, { supers }] of this.parts) if (supers !== null) yield segment;
  }

  /** Names of fields that the class declares. */
  get fields(): ReadonlySet<string> {
    this.knownFields ??= new Set([...this.parts.values()].flatMap(({ fields }) => [...fields]));
    return this.knownFields;
  }

  /** Takes a segment for one that speaks of it, until it is forgotten. */
  join(segment: Segment): void {
    this.partIn(segment);
  }

  declare(segment: Segment, node: Node, { enumerations }: Semantics): void {
    const part = this.partIn(segment);
    part.supers ??= (node.get('supers')?.children ?? []).map(typeText);
    part.isEnumeration ||=
      (enumerations?.byWord === true && /^enum\b/.test(node.text)) ||
      part.supers.some((name) => enumerations?.bases?.includes(name) === true);
  }

  /** Whether its objects are the few that it lists itself. */
  get isEnumeration(): boolean {
    return [...this.parts.values()].some((part) => part.isEnumeration);
  }

  addField(segment: Segment, name: string): void {
    this.partIn(segment).fields.add(name);
    this.knownFields = null;
  }

  /** Forgets what a segment said. */
  forget(segment: Segment): void {
    if (this.parts.delete(segment)) this.knownFields = null;
  }

  private partIn(segment: Segment): ClassPart {
    let part = this.parts.get(segment);
    if (part === undefined) {
      part = { supers: null, isEnumeration: false, fields: new Set() };
      this.parts.set(segment, part);
    }
    return part;
  }
}

/** Segments in the order of the text, the shell first. */
export function inOrder(segments: Iterable<Segment>): readonly Segment[] {
  return [...segments].sort((a, b) => Number(b.isShell) - Number(a.isShell) || a.root.start - b.root.start);
}

// ---------------------------------------------------------------------------------------------------
// Nodes

export function isClass(node: Node): boolean {
  return node.kind === 'ClassDef' || (node.kind === 'New' && node.get('body') !== undefined);
}

/** The names that a definition, or other code, mentions. */
export const mentionedIn = once((code: Node): ReadonlySet<string> => {
  const names = new Set<string>();
  visit(code, ({ kind, text }) => {
    if (kind === 'Identifier') names.add(text);
  });
  return names;
});

/** The name that a function gets by being assigned: `const f = …`, `exports.f = …`, `{f: …}`. */
export function assignedName(node: Node): string {
  if (node.kind === 'VarDef' || node.kind === 'Assign') {
    const target = node.get('target');
    return target?.kind === 'Member'
      ? (target.get('property')?.text ?? '')
      : target?.kind === 'Identifier'
        ? target.text
        : '';
  }
  return '';
}

/** What an assignment puts its value into: of a member the object, of a variable itself; null of others. */
export function assignedHolder(node: Node): string | null {
  if (node.kind !== 'VarDef' && node.kind !== 'Assign') return null;
  const target = node.get('target');
  if (target === undefined) return null;
  const isMember = target.kind === 'Member' && node.get('value')?.kind !== 'Object';
  return dottedText(isMember ? (target.get('object') ?? target) : target);
}

/** The name that a parameter declares, or ''. */
export function nameOf(parameter: Node): string {
  return parameter.kind === 'Identifier' ? parameter.text : (parameter.get('name')?.text ?? '');
}

/** The last identifier of a type, its arguments left out. */
function typeText(node: Node): string {
  let at = node;
  for (;;) {
    if (at.kind === 'Identifier') return at.text;
    if (at.kind === 'Member') return at.get('property')?.text ?? '';
    const [first] = at.children;
    if (first === undefined) return at.text;
    at = first;
  }
}

/** The name of the type in a receiver's declaration. */
export function findType(node: Node): string | undefined {
  const typed = firstIn(node, (each) => each.kind === 'Parameter' && each.get('type') !== undefined);
  const type = typed?.get('type');
  return type && firstIn(type, ({ kind }) => kind === 'Identifier')?.text;
}
