/**
 * Which parts of a program data can get from one to another, as far as names show: one names a function, a class or
 * a variable that the other declares, or both are members of one class. Parts that no such links connect, over
 * however many others, have nothing to do with each other.
 */

import type { Facts } from '../facts/facts.ts';
import type { Language } from '../syntax/languages/index.ts';
import { type Node, visit } from '../syntax/node.ts';
import { comparedName } from './nameIndex.ts';
import type { Segment } from './segment.ts';

/** How names are compared. */
type NameKeys = Pick<Facts, 'nameKey'>;

/** What a segment mentions and declares: `f` is a name of the program, `.f` one of a member. */
interface Names {
  readonly mentions: ReadonlySet<string>;
  readonly declares: ReadonlySet<string>;
}

const namesOfSegments = new WeakMap<Segment, Names>();
/** What lies between the segments links none of them: who looks from there looks at all. */
const NO_NAMES: Names = { mentions: new Set(), declares: new Set() };

/** Segments that are connected, as a tree: what has no next one stands for all of them. */
export interface Group {
  next: Group | null;
}

/** The groups of one state of a program: union-find with path compression (Tarjan, 1975). */
export class Links {
  private readonly groups = new Map<Segment, Group>();
  private readonly declared = new Map<string, Group>();
  private readonly keys: NameKeys;

  constructor(
    segments: readonly Segment[],
    private readonly language: Language,
    { nameKey }: Facts,
  ) {
    // Facts are of one state of the program, and hold it.
    this.keys = { nameKey };
    for (const segment of segments) {
      const group = { next: null };
      this.groups.set(segment, group);
      for (const name of this.namesOf(segment).declares) {
        const other = this.declared.get(name);
        if (other === undefined) this.declared.set(name, group);
        else connect(other, group);
      }
    }
    for (const segment of segments) this.connectMentions(segment);
  }

  /** What is the same object for two segments between which data may get. */
  groupOf(segment: Segment): Group | undefined {
    const group = this.groups.get(segment);
    return group && endOf(group);
  }

  /**
   * Takes over the next state, in which `fresh` stand one by one in the place of `dropped`. Answers whether that
   * could be done: not where a name is gone that may have been what connected.
   */
  follow(dropped: readonly Segment[], fresh: readonly Segment[]): boolean {
    if (dropped.length !== fresh.length) return false;
    if (!dropped.every((segment, i) => this.says(fresh[i] as Segment, segment))) return false;
    dropped.forEach((segment, i) => {
      this.groups.set(fresh[i] as Segment, this.groups.get(segment) ?? { next: null });
      this.groups.delete(segment);
    });
    for (const segment of fresh) this.connectMentions(segment);
    return true;
  }

  /** Whether a segment declares what another does, and mentions all of its names that connect. */
  private says(segment: Segment, other: Segment): boolean {
    const names = this.namesOf(segment);
    const { mentions, declares } = this.namesOf(other);
    if (names.declares.size !== declares.size) return false;
    for (const name of declares) if (!names.declares.has(name)) return false;
    for (const name of mentions) if (this.declared.has(name) && !names.mentions.has(name)) return false;
    return true;
  }

  private connectMentions(segment: Segment): void {
    const group = this.groups.get(segment) as Group;
    for (const name of this.namesOf(segment).mentions) {
      const other = this.declared.get(name);
      if (other !== undefined) connect(group, other);
    }
  }

  private namesOf(segment: Segment): Names {
    return namesOf(segment, this.language, this.keys);
  }
}

function connect(a: Group, b: Group): void {
  const [one, other] = [endOf(a), endOf(b)];
  if (one !== other) one.next = other;
}

function endOf(group: Group): Group {
  let end = group;
  while (end.next !== null) end = end.next;
  // The way is short for who asks next.
  for (let at = group; at !== end; ) {
    const next = at.next as Group;
    at.next = end;
    at = next;
  }
  return end;
}

function namesOf(segment: Segment, language: Language, keys: NameKeys): Names {
  if (segment.isShell) return NO_NAMES;
  let names = namesOfSegments.get(segment);
  if (names === undefined) {
    names = findNames(segment, language, keys);
    namesOfSegments.set(segment, names);
  }
  return names;
}

const WORDS = /[\p{L}\p{N}_$]+/gu;

/** What may stand around a variable that is passed by reference. */
const WRAPPERS: ReadonlySet<string> = new Set(['Argument', 'Unary']);

function findNames(segment: Segment, language: Language, keys: NameKeys): Names {
  const key = (name: string): string => comparedName(name, keys);
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
  return { mentions, declares };
}
