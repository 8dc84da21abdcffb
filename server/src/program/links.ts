/**
 * Which parts of a program data can get from one to another, as far as names show: one names a function, a class or
 * a variable that the other declares, or both are members of one class. Parts that no such links connect, over
 * however many others, have nothing to do with each other.
 */

import type { Facts } from '../facts/facts.ts';
import type { Language } from '../syntax/languages/index.ts';
import { type Node, visit } from '../syntax/node.ts';
import { keyOf } from './nameIndex.ts';
import type { Segment } from './segment.ts';

/** What a segment mentions and declares: `f` is a name of the program, `.f` one of a member. */
interface Names {
  readonly mentions: readonly string[];
  readonly declares: readonly string[];
}

const namesOfSegments = new WeakMap<Segment, Names>();
/** What lies between the segments links none of them: who looks from there looks at all. */
const NO_NAMES: Names = { mentions: [], declares: [] };

export class Links {
  /** For each segment another one that it is connected to; its own one at the end of the way. */
  private readonly next = new Map<Segment, Segment>();

  constructor(segments: readonly Segment[], language: Language, facts: Facts) {
    const names = segments.map((segment) => namesOf(segment, language, facts));
    const declared = new Map<string, Segment>();
    names.forEach(({ declares }, i) => {
      for (const name of declares) {
        const other = declared.get(name);
        if (other === undefined) declared.set(name, segments[i] as Segment);
        else this.connect(other, segments[i] as Segment);
      }
    });
    names.forEach(({ mentions }, i) => {
      for (const name of mentions) {
        const other = declared.get(name);
        if (other !== undefined) this.connect(segments[i] as Segment, other);
      }
    });
  }

  /** Whether data may get from one segment into another. */
  areConnected(a: Segment, b: Segment): boolean {
    return this.endOf(a) === this.endOf(b);
  }

  private connect(a: Segment, b: Segment): void {
    const [one, other] = [this.endOf(a), this.endOf(b)];
    if (one !== other) this.next.set(one, other);
  }

  private endOf(segment: Segment): Segment {
    let end = segment;
    for (let next = this.next.get(end); next !== undefined; next = this.next.get(end)) end = next;
    // The way is short for who asks next.
    for (let at = segment; at !== end; ) {
      const next = this.next.get(at) as Segment;
      this.next.set(at, end);
      at = next;
    }
    return end;
  }
}

function namesOf(segment: Segment, language: Language, facts: Facts): Names {
  if (segment.isShell) return NO_NAMES;
  let names = namesOfSegments.get(segment);
  if (names === undefined) {
    names = findNames(segment, language, facts);
    namesOfSegments.set(segment, names);
  }
  return names;
}

const WORDS = /[\p{L}\p{N}_$]+/gu;

/** What may stand around a variable that is passed by reference. */
const WRAPPERS: ReadonlySet<string> = new Set(['Argument', 'Unary']);

function findNames(segment: Segment, language: Language, facts: Facts): Names {
  const key = (name: string): string => keyOf(name, facts);
  // What the classes around it extend may be called by `super`, and shares their fields.
  const mentions = new Set<string>(segment.classes.length === 0 ? [] : segment.owner.match(WORDS));
  const declares = new Set<string>(segment.classes);
  const isMember = segment.classes.length > 0;
  const { semantics } = language;
  const mentionMember = (node: Node | undefined): void => {
    if (node?.kind === 'Member') mentions.add(`.${key(node.get('property')?.text ?? '')}`);
  };
  const declareVariable = (argument: Node): void => {
    let node: Node | undefined = argument;
    while (node !== undefined && WRAPPERS.has(node.kind)) node = node.children.at(-1);
    if (node?.kind === 'Identifier') declares.add(key(node.text));
  };
  for (const node of segment.index.nodes) {
    if (node.kind === 'Identifier') mentions.add(key(node.text));
    else if (node.kind === 'Member' && semantics.bareCalls === true) mentionMember(node);
    else if (node.kind === 'Call') {
      mentionMember(node.get('callee'));
      // What is passed to a function may be given a value there.
      if (segment.root.kind !== 'FunctionDef')
        for (const argument of node.get('arguments')?.children ?? []) declareVariable(argument);
    } else if (node.kind === 'FunctionDef') {
      const name = key(node.get('name')?.text ?? '');
      declares.add(`.${name}`);
      if (!isMember || node !== segment.root) declares.add(name);
      // Methods of one type, where a method names its type itself.
      const receiver = node.get('receiver');
      if (receiver !== undefined)
        visit(receiver, ({ kind, text }) => {
          if (kind === 'Identifier') declares.add(key(text));
        });
    }
  }
  const exports = segment.exports(language);
  for (const name of [...exports.foreign, ...exports.changes]) declares.add(key(name));
  // Members are seen by the members of their class, which are connected as such.
  if (!isMember) for (const name of exports.declares) declares.add(key(name));
  if (exports.signature !== null && !isMember) declares.add(key(exports.signature.name));
  // A function that a member was given is called by the member's name.
  if (segment.index.kinds.has('Lambda') || semantics.bareMembers !== undefined)
    for (const name of exports.writes) declares.add(`.${key(name)}`);
  return { mentions: [...mentions], declares: [...declares] };
}
