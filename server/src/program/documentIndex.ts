/**
 * The segments of one document through its edits, and their nodes by kind and by name. After an edit only what
 * the edit touched is indexed again; and segments whose facts may be other than before are renewed, so that
 * nothing that was found in them on other facts is used again.
 */

import type { Facts } from '../facts/facts.ts';
import { isExpression } from '../pattern/dispatch.ts';
import type { Language } from '../syntax/languages/index.ts';
import type { Node } from '../syntax/node.ts';
import { affectedBy, type Change, type Kept } from './invalidation.ts';
import { Links } from './links.ts';
import { comparedName } from './nameIndex.ts';
import { NodeIndex } from './nodeIndex.ts';
import { type Cut, cut, Segment } from './segment.ts';

type NodesBySegment = ReadonlyMap<Segment, readonly Node[]>;

const NONE: NodesBySegment = new Map();

/** For so many updates it is known what each of them brought. */
const REMEMBERED = 64;

export class DocumentIndex {
  /** All segments, the shell first, the others in the order of the text. */
  segments: readonly Segment[] = [];
  /** How often the document was updated. */
  generation = 0;
  /** How often a word came that was nowhere in the document, or went altogether. */
  vocabulary = 0;
  /** The segments that the last update brought, and those that it took away. */
  fresh: readonly Segment[] = [];
  dropped: readonly Segment[] = [];
  /** What the last updates brought, the latest last. */
  private readonly births: (readonly Segment[])[] = [];
  private readonly byRoot = new Map<Node, Segment>();
  /** By the kinds that were asked for. */
  private readonly byKind = new Map<string, Map<Segment, readonly Node[]>>();
  private readonly byName = new Map<string, Map<string, Map<Segment, readonly Node[]>>>();
  /** The segments that mention a word. */
  private readonly words = new Map<string, Set<Segment>>();
  private shell: Segment | null = null;
  private facts: Facts | null = null;
  private knownLinks: Links | null = null;
  /** The generation that `knownLinks` are of. */
  private linked = 0;
  private given: { readonly generation: number; readonly givers: ReadonlyMap<string, readonly Segment[]> } = {
    generation: 0,
    givers: new Map(),
  };

  constructor(private readonly language: Language) {}

  /** Takes over the next state of the document. Must be called before its facts are asked for anything. */
  update(program: Node, facts: Facts): void {
    this.facts = facts;
    this.generation++;
    const cuts = cut(program);
    const { inner, kept, fresh, removed } = this.recognised(cuts.inner, facts);
    const shell = new Segment(new NodeIndex(program, facts.nameKey, cuts.shell), '', [], null, true);
    const change: Change = { removed, added: fresh, shell };
    const affected = this.generation === 1 ? NOBODY : affectedBy(change, kept, this.language, facts);
    const renewed = new Map([...affected].map((segment) => [segment, segment.renewed()]));
    this.shell = shell;
    this.segments = [shell, ...inner.map((segment) => renewed.get(segment) ?? segment)];
    this.dropped = [...removed, ...affected];
    this.fresh = [shell, ...fresh, ...renewed.values()];
    this.births.push(this.fresh);
    if (this.births.length > REMEMBERED) this.births.shift();
    for (const segment of this.fresh) this.enter(segment);
    // Last, so that a word that is still there has been there all the time.
    for (const segment of this.dropped) this.drop(segment);
  }

  /** The segments of the next state, in the order of the text: which were there before, which come and go. */
  private recognised(cuts: readonly Cut[], facts: Facts): Recognised {
    const [oldShell, ...before] = this.segments;
    const shorter = Math.min(before.length, cuts.length);
    // What stands before an edit and behind it is known by its place, without looking it up.
    let same = 0;
    while (same < shorter && isOf(before[same], cuts[same])) same++;
    let behind = 0;
    while (behind < shorter - same && isOf(before.at(-1 - behind), cuts.at(-1 - behind))) behind++;
    const kept = new Set<Segment>();
    const fresh: Segment[] = [];
    const between = cuts.slice(same, cuts.length - behind).map((each) => {
      const { root, owner, classes, memberOf } = each;
      const known = this.byRoot.get(root);
      if (known !== undefined && isOf(known, each)) {
        kept.add(known);
        return known;
      }
      const index = known?.index ?? new NodeIndex(root, facts.nameKey);
      const made = new Segment(index, owner, classes, memberOf, false);
      fresh.push(made);
      return made;
    });
    const gone = before.slice(same, before.length - behind).filter((segment) => !kept.has(segment));
    const removed = new Set(oldShell === undefined ? gone : [oldShell, ...gone]);
    return {
      inner: [...before.slice(0, same), ...between, ...before.slice(before.length - behind)],
      fresh,
      removed: [...removed],
      kept: {
        all: () => before.filter((segment) => !removed.has(segment)),
        mentioning: (key) => [...(this.words.get(key) ?? NOBODY)].filter((segment) => !removed.has(segment)),
      },
    };
  }

  /** The segments that have come since a generation of the document. */
  bornSince(generation: number): readonly Segment[] {
    if (generation === this.generation) return [];
    if (generation === this.generation - 1) return this.fresh;
    const since = this.generation - generation;
    if (since > this.births.length) return this.segments.filter(({ born }) => born > generation);
    return this.births.slice(-since).flatMap((born) => born.filter(({ gone }) => !gone));
  }

  /** The segments that have gone since a generation of the document, or null where that is not known any more. */
  goneSince(generation: number): readonly Segment[] | null {
    if (generation === this.generation) return [];
    return generation === this.generation - 1 ? this.dropped : null;
  }

  /** Takes the segments that are gone out of what was kept up to a generation; answers whether there were any. */
  forgetGone(kept: Map<Segment, unknown>, generation: number): boolean {
    const before = kept.size;
    if (generation === this.generation - 1) for (const segment of this.dropped) kept.delete(segment);
    else for (const segment of kept.keys()) if (segment.gone) kept.delete(segment);
    return kept.size < before;
  }

  /** How data can pass between the segments. */
  get links(): Links {
    const { generation, dropped, fresh } = this;
    if (this.linked !== generation) {
      const follows = this.linked === generation - 1 && this.knownLinks?.follow(dropped, fresh) === true;
      if (!follows) this.knownLinks = new Links(this.segments, this.language, this.facts as Facts);
      this.linked = generation;
    }
    return this.knownLinks as Links;
  }

  /** The statements of the module that give functions to variables of it, by the variables' names. */
  get functionGivers(): ReadonlyMap<string, readonly Segment[]> {
    if (this.given.generation !== this.generation) {
      const givers = new Map<string, Segment[]>();
      for (const segment of this.ofKind('Lambda').keys()) {
        const { runs, declares } = segment.exports(this.language);
        if (segment.isShell || !runs) continue;
        for (const name of declares) {
          const key = this.key(name);
          const others = givers.get(key);
          if (others === undefined) givers.set(key, [segment]);
          else others.push(segment);
        }
      }
      this.given = { generation: this.generation, givers };
    }
    return this.given.givers;
  }

  /** The segment whose root a node is, or undefined. */
  rootedAt(node: Node): Segment | undefined {
    return this.byRoot.get(node);
  }

  /** The segment in which a UTF-16 offset lies. */
  segmentAt(offset: number): Segment {
    const { segments } = this;
    let low = 0;
    let high = segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((segments[middle] as Segment).root.start <= offset) low = middle;
      else high = middle - 1;
    }
    const found = segments[low] as Segment;
    return offset < found.root.end ? found : (segments[0] as Segment);
  }

  /** Whether functions in the segment of a node may write a variable outside themselves. */
  writesOutside(node: Node, name: string): boolean {
    return this.segmentAt(node.start).exports(this.language).foreign.has(name);
  }

  /** Whether every word occurs somewhere in the document. */
  hasWords(words: readonly string[]): boolean {
    return words.every((word) => this.words.has(this.key(word)));
  }

  /** The segments that mention a name, in names or in the words of strings. */
  mentioning(name: string): ReadonlySet<Segment> {
    return this.words.get(this.key(name)) ?? NOBODY;
  }

  ofKind(kind: string): NodesBySegment {
    let found = this.byKind.get(kind);
    if (found === undefined) {
      found = new Map();
      this.byKind.set(kind, found);
      for (const segment of this.segments) enterKind(found, kind, segment);
    }
    return found;
  }

  /** The nodes of a kind that has names (see `nameIndex.ts`) whose name may end in `name`. */
  named(kind: string, name: string): NodesBySegment {
    let names = this.byName.get(kind);
    if (names === undefined) {
      names = new Map();
      this.byName.set(kind, names);
      for (const segment of this.ofKind(kind).keys()) this.enterNames(names, kind, segment);
    }
    return names.get(this.key(name)) ?? NONE;
  }

  /** The outermost expression with exactly a span of UTF-16 offsets. */
  expressionAt(start: number, end: number): Node | undefined {
    let node: Node | undefined = this.shell?.root;
    while (node !== undefined && !(node.start === start && node.end === end && isExpression(node.kind)))
      node = node.children.find((child) => child.start <= start && child.end >= end);
    return node;
  }

  private key(name: string): string {
    return this.facts === null ? name : comparedName(name, this.facts);
  }

  private enter(segment: Segment): void {
    segment.born = this.generation;
    const { index } = segment;
    if (!segment.isShell) this.byRoot.set(index.root, segment);
    for (const [kind, there] of this.byKind) enterKind(there, kind, segment);
    for (const [kind, names] of this.byName) this.enterNames(names, kind, segment);
    for (const word of index.words) {
      const there = this.words.get(word);
      if (there === undefined) {
        this.words.set(word, new Set([segment]));
        this.vocabulary++;
      } else there.add(segment);
    }
  }

  private enterNames(
    names: Map<string, Map<Segment, readonly Node[]>>,
    kind: string,
    segment: Segment,
  ): void {
    for (const [name, nodes] of segment.named(kind, this.facts as Facts)) {
      let there = names.get(name);
      if (there === undefined) {
        there = new Map();
        names.set(name, there);
      }
      there.set(segment, nodes);
    }
  }

  private drop(segment: Segment): void {
    segment.gone = true;
    const { index } = segment;
    if (this.byRoot.get(index.root) === segment) this.byRoot.delete(index.root);
    for (const there of this.byKind.values()) there.delete(segment);
    for (const [kind, names] of this.byName)
      for (const name of segment.named(kind, this.facts as Facts).keys()) names.get(name)?.delete(segment);
    for (const word of index.words) {
      const there = this.words.get(word);
      there?.delete(segment);
      if (there?.size === 0) {
        this.words.delete(word);
        this.vocabulary++;
      }
    }
  }
}

const NOBODY: ReadonlySet<Segment> = new Set();

/** What became of the segments in an update. */
interface Recognised {
  readonly inner: readonly Segment[];
  readonly fresh: readonly Segment[];
  readonly removed: readonly Segment[];
  readonly kept: Kept;
}

function isOf(segment: Segment | undefined, cut: Cut | undefined): boolean {
  return segment?.root === cut?.root && segment?.owner === cut?.owner && segment?.memberOf === cut?.memberOf;
}

function enterKind(there: Map<Segment, readonly Node[]>, kind: string, segment: Segment): void {
  const nodes = segment.index.ofKind(kind);
  if (nodes.length > 0) there.set(segment, nodes);
}
