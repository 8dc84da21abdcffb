/**
 * The functions and classes that a file defines, and which of them a call means. Found once a document; data
 * flow of all rules asks here.
 */

import type { Facts } from '../facts/facts.ts';
import type { Semantics } from '../syntax/languages/language.ts';
import { type Node, visit } from '../syntax/node.ts';
import {
  assignedName,
  findType,
  functionsInside,
  isClass,
  isFunction,
  mentionedIn,
  nameOf,
  typeText,
} from './definitions.ts';

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
}

/** How many functions lie around one. */
export function levelOf(entry: FunctionEntry): number {
  let level = 0;
  for (let around = entry.enclosing; around !== null; around = around.enclosing) level++;
  return level;
}

export interface ClassEntry {
  readonly name: string;
  readonly node: Node;
  readonly supers: readonly string[];
  readonly methods: Map<string, FunctionEntry[]>;
  /** Names of fields that the class declares. */
  readonly fields: Set<string>;
}

export class FunctionTable {
  readonly all: FunctionEntry[] = [];
  readonly classes = new Map<string, ClassEntry>();
  private readonly byDefinition = new Map<Node, FunctionEntry>();
  private readonly byName = new Map<string, FunctionEntry[]>();
  private readonly methodsByName = new Map<string, FunctionEntry[]>();

  constructor(
    root: Node,
    private readonly semantics: Semantics,
    private readonly facts: Facts,
  ) {
    this.collect(root, null, null, '');
  }

  /**
   * Whether code sees a variable of the module: always, but for names that stay inside a function unless it
   * declares that they do not (`global $x`).
   */
  seesGlobal(name: string, inside: FunctionEntry | null): boolean {
    const { isolatedNames, outerDeclarations } = this.semantics;
    if (inside === null || isolatedNames?.test(name) !== true) return true;
    for (let entry: FunctionEntry | null = inside; entry !== null; entry = entry.enclosing) {
      if (this.declaredOuter(entry, outerDeclarations ?? []).has(name)) return true;
      if (entry.definition.kind !== 'Lambda') return false;
    }
    // A lambda of the module itself.
    return true;
  }

  private readonly reachedNames = new Map<Node, Set<string>>();
  private readonly outerNames = new Map<FunctionEntry, ReadonlySet<string>>();

  private declaredOuter(entry: FunctionEntry, kinds: readonly string[]): ReadonlySet<string> {
    let names = this.outerNames.get(entry);
    if (names === undefined) {
      const found = new Set<string>();
      visit(entry.definition, (node) => {
        if (!kinds.includes(node.kind)) return;
        for (const child of node.children) if (child.kind === 'Identifier') found.add(child.text);
      });
      names = found;
      this.outerNames.set(entry, names);
    }
    return names;
  }

  /** The names under which code knows the object of the method that it is in. */
  selfNamesIn(entry: FunctionEntry | null): readonly string[] {
    if (entry === null) return [];
    let names = this.selfNames.get(entry);
    if (names === undefined) {
      const own = entry.receiver === null ? undefined : nameOf(entry.receiver);
      const around = entry.enclosing === null ? this.semantics.selfNames : this.selfNamesIn(entry.enclosing);
      names = own === undefined || around.includes(own) ? around : [...around, own];
      this.selfNames.set(entry, names);
    }
    return names;
  }

  private readonly selfNames = new Map<FunctionEntry, readonly string[]>();

  private key(name: string): string {
    return this.facts.nameKey?.(name) ?? name;
  }

  /** The entry of a definition; lambdas without a name have one too. */
  entry(definition: Node): FunctionEntry | undefined {
    return this.byDefinition.get(definition);
  }

  /** Enters what is defined in a node. */
  private collect(root: Node, owner: ClassEntry | null, enclosing: FunctionEntry | null, name: string): void {
    const stack = [{ node: root, owner, name }];
    for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
      const { node } = item;
      if (isClass(node)) this.collectClass(node, enclosing);
      else if (isFunction(node)) this.collectFunction(node, item.owner, enclosing, item.name);
      else {
        const given = assignedName(node);
        const inside = item.owner !== null && MEMBER_CONTAINERS.has(node.kind) ? item.owner : null;
        for (let i = node.children.length - 1; i >= 0; i--) {
          const child = node.children[i] as Node;
          if (child.children.length > 0)
            stack.push({ node: child, owner: inside, name: child.kind === 'Lambda' ? given : '' });
        }
      }
    }
  }

  private collectFunction(
    node: Node,
    owner: ClassEntry | null,
    enclosing: FunctionEntry | null,
    name: string,
  ): void {
    const entry = this.add(node, this.receiverClass(node) ?? owner, enclosing, name);
    const inside = functionsInside(node);
    if (inside === null) {
      for (const child of node.children) this.collect(child, null, entry, '');
      return;
    }
    const entries: FunctionEntry[] = [];
    for (const { definition, around, given } of inside) {
      const outer = around === -1 ? entry : (entries[around] as FunctionEntry);
      entries.push(this.add(definition, this.receiverClass(definition), outer, given));
    }
  }

  private collectClass(node: Node, enclosing: FunctionEntry | null): void {
    const name = node.get('name')?.text ?? '';
    const entry = this.classNamed(name, node);
    // What the header of a record or a class declares is seen by all its members.
    for (const parameter of node.get('parameters')?.children ?? []) {
      const field = nameOf(parameter);
      if (field !== undefined) entry.fields.add(field);
    }
    for (const child of node.children) {
      if (child.kind !== 'ClassBody') {
        this.collect(child, null, enclosing, '');
        continue;
      }
      for (const statement of child.children) {
        const member = statement.kind === 'ExprStmt' ? (statement.children[0] ?? statement) : statement;
        const target =
          member.kind === 'VarDef' || member.kind === 'Assign' ? member.get('target') : undefined;
        if (target?.kind === 'Identifier') entry.fields.add(target.text);
        if (member.kind === 'VarDef') {
          const value = member.get('value');
          if (value !== undefined)
            this.collect(value, value.kind === 'Lambda' ? entry : null, enclosing, target?.text ?? '');
          for (const accessor of member.get('accessors')?.children ?? [])
            this.collect(accessor, entry, enclosing, '');
          continue;
        }
        this.collect(member, entry, enclosing, '');
      }
    }
  }

  private classNamed(name: string, node: Node): ClassEntry {
    let entry = this.classes.get(name);
    if (entry === undefined || name === '') {
      const supers = (node.get('supers')?.children ?? []).map(typeText);
      entry = { name, node, supers, methods: new Map(), fields: new Set() };
      this.classes.set(name, entry);
    }
    return entry;
  }

  /** Go and the like write the class of a method as its receiver. */
  private receiverClass(node: Node): ClassEntry | null {
    const receiver = node.get('receiver');
    const type = receiver && findType(receiver);
    return type === undefined ? null : this.classNamed(type, node);
  }

  /** Arguments that a function knows by their place only, each by where it is first used. */
  private positional(definition: Node): readonly Node[] {
    const names = this.semantics.positionalParameters;
    const all = definition.get('parameters');
    if (names === undefined || all === undefined) return [];
    const used: Node[] = [];
    const body = definition.get('body');
    if (body !== undefined)
      visit(body, (node) => {
        const at = node.kind === 'Identifier' ? names.indexOf(node.text) : -1;
        if (at >= 0) used[at] ??= node;
      });
    return Array.from(used, (node) => node ?? all);
  }

  private add(
    definition: Node,
    owner: ClassEntry | null,
    enclosing: FunctionEntry | null,
    given: string,
  ): FunctionEntry {
    const name = definition.get('name')?.text ?? given;
    const written = (definition.get('parameters')?.children ?? []).filter(
      (child) => child.kind === 'Parameter' || child.kind === 'Identifier',
    );
    const first = written[0];
    const explicit =
      owner !== null && first !== undefined && this.semantics.selfNames.includes(nameOf(first) ?? '')
        ? first
        : null;
    const entry: FunctionEntry = {
      definition,
      name,
      owner,
      enclosing,
      parameters:
        written.length === 0 ? this.positional(definition) : explicit === null ? written : written.slice(1),
      receiver: definition.get('receiver') ?? explicit,
    };
    this.all.push(entry);
    this.byDefinition.set(definition, entry);
    if (name === '') return entry;
    if (owner === null) push(this.byName, this.key(name), entry);
    else {
      push(owner.methods, this.key(name), entry);
      push(this.methodsByName, this.key(name), entry);
    }
    return entry;
  }

  /** All functions and methods of a name. */
  allNamed(name: string): readonly FunctionEntry[] {
    const key = this.key(name);
    return [...(this.byName.get(key) ?? []), ...(this.methodsByName.get(key) ?? [])];
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
        for (const other of this.byName.get(this.key(name)) ?? [])
          if (other.enclosing !== null)
            for (const mentioned of mentionedIn(other.definition)) names.add(mentioned);
    }
    return names;
  }

  /** The functions that a name means inside a function: those of the nearest scope, by number of arguments. */
  named(name: string, inside: FunctionEntry | null, count: number): readonly FunctionEntry[] {
    const candidates = this.byName.get(this.key(name)) ?? [];
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
    const own = entry.methods.get(this.key(name));
    if (own !== undefined) return byArity(own, count);
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
    // Methods of a pointer are those of what it points to.
    const types = this.facts.typeNames(object).map((type) => type.replace(/^[*&]*(?:.*\.)?/, ''));
    for (const type of types) {
      const found = this.methodOf(type, name, count);
      if (found.length > 0) return found;
    }
    // Nothing is known of the object: a name that only one method of the file has is most likely meant.
    const only = this.methodsByName.get(this.key(name)) ?? [];
    const owners = new Set(only.map((entry) => entry.owner));
    return types.length === 0 && owners.size === 1 && name.length > 3
      ? byArity(only, count).filter((entry) => acceptsCount(entry, count))
      : [];
  }
}

const MEMBER_CONTAINERS = new Set(['ClassBody', 'Block']);

/** The class that a function is in, however deep. */
export function ownerOf(inside: FunctionEntry | null): ClassEntry | null {
  for (let scope = inside; scope !== null; scope = scope.enclosing)
    if (scope.owner !== null) return scope.owner;
  return null;
}

function push<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [item]);
  else there.push(item);
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
