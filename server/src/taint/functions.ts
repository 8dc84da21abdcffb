/**
 * The functions and classes that a file defines, and which of them a call means; data flow of all rules asks here.
 * Kept from one state of the document to the next, a segment at a time.
 */

import { type Facts, NO_FACTS } from '../facts/facts.ts';
import { pointee } from '../facts/typeTexts.ts';
import type { DocumentIndex } from '../program/documentIndex.ts';
import type { Segment } from '../program/segment.ts';
import { dottedText } from '../syntax/dottedText.ts';
import type { Semantics } from '../syntax/languages/language.ts';
import { type Node, visit } from '../syntax/node.ts';
import type { LineIndex } from '../text/lines.ts';
import { once } from '../text/once.ts';
import { definedIn } from './definedFunctions.ts';
import { ClassEntry, type FunctionEntry, inOrder, mentionedIn, nameOf, ownerOf } from './functionEntry.ts';

/** What one segment adds to the table. */
interface Part {
  readonly functions: readonly FunctionEntry[];
  /** The classes that it speaks of. */
  readonly classes: ReadonlySet<ClassEntry>;
}

type BySegment = Map<Segment, FunctionEntry[]>;

export class FunctionTable {
  /** By name. */
  readonly classes = new Map<string, ClassEntry>();
  private readonly parts = new Map<Segment, Part>();
  private readonly byDefinition = new Map<Node, FunctionEntry>();
  private readonly byName = new Map<string, BySegment>();
  private readonly methodsByName = new Map<string, BySegment>();
  /** The document's generation that the table is of. */
  private generation = 0;
  private readonly left = new Set<Segment>();
  private facts: Facts = NO_FACTS;
  private readonly reachedNames = new Map<Node, Set<string>>();

  constructor(
    private readonly index: DocumentIndex,
    private readonly semantics: Semantics,
  ) {}

  /**
   * Takes over the document's current state, whose lines are given: only segments that came or went are looked at.
   */
  update(facts: Facts, lines: LineIndex): this {
    const { index, generation } = this;
    this.facts = facts;
    if (generation === index.generation) return this;
    this.reachedNames.clear();
    const gone =
      index.goneSince(generation) ?? [...this.parts.keys(), ...this.left].filter((segment) => segment.gone);
    for (const segment of gone) this.remove(segment);
    for (const segment of index.bornSince(generation))
      if (segment.isMinified(lines)) this.left.add(segment);
      else this.enter(segment);
    this.generation = index.generation;
    return this;
  }

  private enter(segment: Segment): void {
    const classes = new Set<ClassEntry>();
    const classNamed = (name: string): ClassEntry => {
      const entry = this.classes.get(name) ?? new ClassEntry(name);
      this.classes.set(name, entry);
      entry.join(segment);
      classes.add(entry);
      return entry;
    };
    const functions = definedIn(segment, this.semantics, classNamed);
    this.parts.set(segment, { functions, classes });
    for (const entry of functions) {
      this.byDefinition.set(entry.definition, entry);
      if (entry.name !== '') push(this.namesOf(entry), this.key(entry.name), segment, entry);
    }
  }

  /** Minified code, through which data is not followed: of its functions nothing is known. */
  get minified(): ReadonlySet<Segment> {
    return this.left;
  }

  private remove(segment: Segment): void {
    this.left.delete(segment);
    const part = this.parts.get(segment);
    if (part === undefined) return;
    this.parts.delete(segment);
    for (const entry of part.functions) {
      if (this.byDefinition.get(entry.definition) === entry) this.byDefinition.delete(entry.definition);
      drop(this.namesOf(entry), this.key(entry.name), segment);
    }
    for (const entry of part.classes) {
      entry.forget(segment);
      if (entry.isEmpty) this.classes.delete(entry.name);
    }
  }

  private namesOf({ owner }: FunctionEntry): Map<string, BySegment> {
    return owner === null ? this.byName : this.methodsByName;
  }

  /** What a name is compared by. */
  key(name: string): string {
    return this.facts.nameKey?.(name) ?? name;
  }

  /** What the names are compared by that a function mentions. */
  mentions({ definition }: FunctionEntry): ReadonlySet<string> {
    return this.facts.nameKey === null ? mentionedIn(definition) : this.keysIn(definition);
  }

  private readonly keysIn = once(
    (definition: Node): ReadonlySet<string> =>
      new Set([...mentionedIn(definition)].map((name) => this.key(name))),
  );

  /** The entry of a definition; lambdas without a name have one too. */
  entry(definition: Node): FunctionEntry | undefined {
    return this.byDefinition.get(definition);
  }

  /** All functions of a segment, those around others before them. */
  functionsIn(segment: Segment): readonly FunctionEntry[] {
    return this.parts.get(segment)?.functions ?? [];
  }

  /** The functions of a segment that are in no other one. */
  outermostIn(segment: Segment): readonly FunctionEntry[] {
    return this.functionsIn(segment).filter(({ enclosing }) => enclosing === null);
  }

  /**
   * Whether code sees a variable of the module: always, but for names that stay inside a function unless it
   * declares that they do not (`global $x`).
   */
  seesGlobal(name: string, inside: FunctionEntry | null): boolean {
    if (inside === null || this.semantics.isolatedNames?.test(name) !== true) return true;
    for (let entry: FunctionEntry | null = inside; entry !== null; entry = entry.enclosing) {
      if (this.declaredOuter(entry).has(name)) return true;
      if (entry.definition.kind !== 'Lambda') return false;
    }
    // A lambda of the module itself.
    return true;
  }

  private readonly declaredOuter = once(({ definition }: FunctionEntry): ReadonlySet<string> => {
    const names = new Set<string>();
    visit(definition, ({ kind, children }) => {
      if (this.semantics.outerDeclarations?.includes(kind) !== true) return;
      for (const child of children) if (child.kind === 'Identifier') names.add(child.text);
    });
    return names;
  });

  /** The names under which code knows the object of the method that it is in. */
  selfNamesIn(entry: FunctionEntry | null): readonly string[] {
    return entry === null ? [] : this.selfNames(entry);
  }

  private readonly selfNames = once(({ receiver, enclosing }: FunctionEntry): readonly string[] => {
    const own = receiver === null ? '' : nameOf(receiver);
    const around = enclosing === null ? this.semantics.selfNames : this.selfNamesIn(enclosing);
    return own === '' || around.includes(own) ? around : [...around, own];
  });

  /** All functions and methods of a name. */
  allNamed(name: string): readonly FunctionEntry[] {
    const key = this.key(name);
    return [...all(this.byName.get(key)), ...all(this.methodsByName.get(key))];
  }

  /**
   * The names that a function can have to do with: those that it mentions, and those that functions inside others
   * mention which it names.
   */
  reachesNames({ definition }: FunctionEntry): ReadonlySet<string> {
    let names = this.reachedNames.get(definition);
    if (names === undefined) {
      names = new Set(mentionedIn(definition));
      this.reachedNames.set(definition, names);
      // A set grows while it is walked, and the walk goes on to what was added.
      for (const name of names)
        for (const other of all(this.byName.get(this.key(name))))
          if (other.enclosing !== null)
            for (const mentioned of mentionedIn(other.definition)) names.add(mentioned);
    }
    return names;
  }

  /** The functions that a name means inside a function: those of the nearest scope, by number of arguments. */
  named(name: string, inside: FunctionEntry | null, count: number): readonly FunctionEntry[] {
    const candidates = all(this.byName.get(this.key(name)));
    for (let scope = inside; ; scope = scope.enclosing) {
      const here = candidates.filter((candidate) => candidate.enclosing === scope);
      if (here.length > 0) return byArity(here, count);
      if (scope === null) break;
    }
    const owner = ownerOf(inside);
    return owner === null ? [] : this.methodOf(owner.name, name, count);
  }

  /** The methods of a class or its superclasses by name and number of arguments. */
  methodOf(className: string, name: string, count: number, depth = 0): readonly FunctionEntry[] {
    const entry = this.classes.get(className);
    if (entry === undefined || depth > 16) return [];
    const own = all(this.methodsByName.get(this.key(name))).filter(({ owner }) => owner === entry);
    if (own.length > 0) return byArity(own, count);
    for (const base of entry.supers) {
      const inherited = this.methodOf(base, name, count, depth + 1);
      if (inherited.length > 0) return inherited;
    }
    return [];
  }

  constructorOf(className: string, count: number): readonly FunctionEntry[] {
    const simple = className.slice(className.lastIndexOf('.') + 1);
    for (const name of [...(this.semantics.constructors ?? []), simple]) {
      const found = this.methodOf(simple, name, count);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** Whether a function makes an object of its class. */
  isConstructor({ name, owner }: FunctionEntry): boolean {
    return owner !== null && (name === owner.name || this.semantics.constructors?.includes(name) === true);
  }

  /** The methods that a call on an object means; `object` is the expression before the name. */
  methodsFor(
    object: Node,
    name: string,
    inside: FunctionEntry | null,
    count: number,
  ): readonly FunctionEntry[] {
    const owner = ownerOf(inside);
    if (owner !== null && (object.kind === 'This' || this.semantics.selfNames.includes(object.text))) {
      return this.methodOf(owner.name, name, count);
    }
    if (object.kind === 'Super' || (object.kind === 'Call' && object.get('callee')?.text === 'super')) {
      return owner?.supers.flatMap((base) => [...this.methodOf(base, name, count)]) ?? [];
    }
    if (object.kind === 'Identifier' && this.classes.has(object.text))
      return this.methodOf(object.text, name, count);
    const held = this.heldBy(object, name, inside);
    if (held.length > 0) return byArity(held, count);
    // Methods of a pointer or reference are those of what it leads to: `*T`, `const T &`.
    const types = this.facts
      .typeNames(object)
      .map((type) => pointee(type.replace(/^const /, '')).replace(/^.*(?:\.|::)|\s*[*&]+$/g, ''));
    for (const type of types) {
      const found = this.methodOf(type, name, count);
      if (found.length > 0) return found;
    }
    // Nothing is known of the object: a name that only one method of the file has is most likely meant.
    const only = all(this.methodsByName.get(this.key(name)));
    const owners = new Set(only.map((entry) => entry.owner));
    return types.length === 0 && owners.size === 1 && name.length > 3
      ? byArity(only, count).filter((entry) => acceptsCount(entry, count))
      : [];
  }

  /** The functions that are members of an object by assignment, or where it is written out. */
  private heldBy(object: Node, name: string, inside: FunctionEntry | null): readonly FunctionEntry[] {
    const holder = dottedText(object);
    if (holder === null) return [];
    const scopes = new Set<FunctionEntry | null>([null]);
    for (let scope = inside; scope !== null; scope = scope.enclosing) scopes.add(scope);
    return all(this.byName.get(this.key(name))).filter(
      (entry) => entry.holder === holder && scopes.has(entry.enclosing),
    );
  }
}

function push(map: Map<string, BySegment>, key: string, segment: Segment, entry: FunctionEntry): void {
  let bySegment = map.get(key);
  if (bySegment === undefined) {
    bySegment = new Map();
    map.set(key, bySegment);
  }
  const there = bySegment.get(segment);
  if (there === undefined) bySegment.set(segment, [entry]);
  else there.push(entry);
}

function drop(map: Map<string, BySegment>, key: string, segment: Segment): void {
  const bySegment = map.get(key);
  bySegment?.delete(segment);
  if (bySegment?.size === 0) map.delete(key);
}

/** In the order of the text. */
function all(bySegment: BySegment | undefined): readonly FunctionEntry[] {
  if (bySegment === undefined) return [];
  return inOrder(bySegment.keys()).flatMap((segment) => bySegment.get(segment) ?? []);
}

/** Of functions with one name, those that take so many arguments; all when none does. */
function byArity(entries: readonly FunctionEntry[], count: number): readonly FunctionEntry[] {
  if (entries.length < 2) return entries;
  const fitting = entries.filter((entry) => entry.parameters.length === count);
  return fitting.length > 0 ? fitting : entries;
}

function acceptsCount(entry: FunctionEntry, count: number): boolean {
  return (
    entry.parameters.length === count ||
    entry.parameters.some((parameter) => parameter.text !== '' || parameter.get('default') !== undefined)
  );
}
