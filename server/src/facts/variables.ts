/**
 * What a use of a variable stands for: in the function that writes it by the order of its code, elsewhere
 * only when it is written once in all the file and so is a constant in effect.
 */

import type { Language, Semantics } from '../syntax/languages/language.ts';
import { type Node, visit } from '../syntax/node.ts';
import { isCalling, isUse, isVariable } from './positions.ts';
import { Definition, type Reaching } from './reaching.ts';
import { moduleScope } from './regionReader.ts';
import {
  type Binding,
  classAround,
  isReceiver,
  lookup,
  regionOf,
  type Scope,
  scopeAt,
  type Write,
} from './scopes.ts';
import { usesOf } from './usesOf.ts';

/** Modifiers of what is written once. */
const CONSTANT_MODIFIERS = ['const', 'final', 'readonly', 'constexpr', 'val'];

/** The variables of one program. */
export class Variables {
  readonly semantics: Semantics;
  private scope: Scope | null = null;
  private readonly single = new Map<Write, Definition>();
  private readonly handled = new Map<Scope, ReadonlySet<string>>();
  private readonly elsewhere = new Map<Scope, Map<string, boolean>>();

  constructor(
    private readonly root: Node,
    private readonly language: Language,
  ) {
    this.semantics = language.semantics;
  }

  /** The scope of the whole program; read when first asked for. */
  get module(): Scope {
    this.scope ??= moduleScope(this.root, this.language);
    return this.scope;
  }

  scopeOf(node: Node): Scope {
    return scopeAt(node, this.module);
  }

  /** What an identifier is declared as, seen from where it stands. */
  bindingOf(identifier: Node): Binding | undefined {
    return lookup(identifier.text, this.scopeOf(identifier), this.semantics);
  }

  isUse(node: Node): boolean {
    return isUse(node, this.root, this.semantics);
  }

  /** Whether an identifier stands where a variable is used, declared or given a value. */
  isVariable(node: Node): boolean {
    return isVariable(node, this.root, this.semantics);
  }

  /** See `Facts.isBareCall`. A variable hides a method from its first assignment on, as the text runs. */
  isBareCall(node: Node): boolean {
    if (this.semantics.bareCalls !== true) return false;
    if (node.kind === 'Member') return node.text === '' && isCalling(node, this.root, this.semantics);
    if (node.kind !== 'Identifier' || !/^[a-z_]/.test(node.text)) return false;
    const binding = this.bindingOf(node);
    const isVariable =
      binding !== undefined &&
      (binding.isParameter ||
        binding.imports.length > 0 ||
        [...binding.writes, ...binding.foreignWrites].some(
          ({ value }) => value === null || value.start <= node.start,
        ));
    return !isVariable && isCalling(node, this.root, this.semantics);
  }

  /** The values that may reach a use of a variable or field; null when they are not known. */
  reaching(node: Node): Reaching {
    if (node.kind === 'Identifier') return this.ofIdentifier(node);
    return node.kind === 'Member' ? this.ofMember(node) : null;
  }

  private ofIdentifier(node: Node): Reaching {
    const scope = this.scopeOf(node);
    const binding = lookup(node.text, scope, this.semantics);
    const { region } = scope;
    if (binding !== undefined && binding.scope.region === region && region.kind !== 'class') {
      return binding.writes.length === 0
        ? null
        : (usesOf(region, this.semantics).known.get(node)?.reaching ?? null);
    }
    if (writesOutside(region, node.text)) return this.inRegion(node, region, binding, node.text);
    if (binding === undefined) return null;
    const reaching = this.only(binding);
    return reaching !== null && this.isUse(node) ? reaching : null;
  }

  private ofMember(node: Node): Reaching {
    const property = node.get('property');
    const object = node.get('object');
    if (property?.kind !== 'Identifier' || object === undefined) return null;
    const scope = this.scopeOf(node);
    const around = isReceiver(object, this.semantics)
      ? classAround(scope)
      : object.kind === 'Identifier'
        ? this.classNamed(object.text, scope)
        : undefined;
    if (around === undefined) return null;
    const binding = around.bindings.get(property.text);
    if (isReceiver(object, this.semantics) && writesOutside(scope.region, property.text)) {
      return this.inRegion(node, scope.region, binding, property.text);
    }
    return binding === undefined ? null : this.only(binding);
  }

  /**
   * The expression that an object or dictionary literal holds under a key, where a use of a variable certainly
   * is that literal: `CONFIG.key`, `CONFIG["key"]`.
   */
  entryOf(object: Node, key: string): Node | undefined {
    if (this.module.propertyWrites.has(key)) return undefined;
    const reaching = this.reaching(object);
    const value = reaching instanceof Definition && reaching.operator === null ? reaching.value : undefined;
    // `{ … } as const`
    const literal = value?.kind === 'Cast' ? value.get('value') : value;
    if (literal?.kind !== 'Object') return undefined;
    let found: Node | undefined;
    for (const pair of literal.children) {
      if (pair.kind !== 'Pair') return undefined;
      const name = pair.get('key');
      const isName =
        name?.kind === 'String' || (this.semantics.keysAreNames === true && name?.kind === 'Identifier');
      // A key that is computed may be any.
      if (!isName && name?.kind !== 'Number') return undefined;
      if (name.text === key) found = pair.get('value');
    }
    return found;
  }

  /**
   * The literal container that a use of a variable certainly is, if the variable is only ever measured and read
   * by index: a method or a function that it is handed to may change it.
   */
  unchangedContainer(node: Node): Node | undefined {
    const reaching = this.reaching(node);
    const binding = this.bindingOf(node);
    if (!(reaching instanceof Definition) || reaching.operator !== null) return undefined;
    if (binding === undefined || binding.changes) return undefined;
    const { region } = binding.scope;
    let handled = this.handled.get(region);
    if (handled === undefined) {
      handled = handledIn(region.last, this.semantics);
      this.handled.set(region, handled);
    }
    return handled.has(node.text) ? undefined : reaching.value;
  }

  /** The values that a field of the receiver is ever given; undefined when there is no such field. */
  fieldWrites(name: string, from: Scope): readonly Write[] | undefined {
    const around = classAround(from);
    const writes = around?.memberWrites.get(name);
    const binding = around?.bindings.get(name);
    if (binding === undefined) return writes;
    return [...binding.writes, ...binding.foreignWrites, ...(writes ?? [])];
  }

  /** The class of this file that a name stands for in a scope. */
  classNamed(name: string, from: Scope): Scope | undefined {
    const definition = this.classDefinition(name, from);
    return definition && regionOf(definition);
  }

  /** The definition of that class. */
  classDefinition(name: string, from: Scope): Node | undefined {
    const { definitions } = lookup(name, from, this.semantics) ?? { definitions: [] };
    return definitions.find((candidate) => candidate.kind === 'ClassDef');
  }

  /** A variable of an outer scope, or a field, in a function that writes it itself. */
  private inRegion(node: Node, region: Scope, binding: Binding | undefined, name: string): Reaching {
    const use = usesOf(region, this.semantics).known.get(node);
    if (use === undefined) return null;
    return use.stale && this.isWrittenElsewhere(name, binding, region) ? null : use.reaching;
  }

  private isWrittenElsewhere(name: string, binding: Binding | undefined, region: Scope): boolean {
    let known = this.elsewhere.get(region);
    if (known === undefined) {
      known = new Map();
      this.elsewhere.set(region, known);
    }
    let answer = known.get(name);
    if (answer === undefined) {
      const members = (binding?.scope ?? classAround(region) ?? this.module).memberWrites.get(name) ?? [];
      const isElsewhere = (write: Write): boolean =>
        write.region !== region && write.region.kind === 'function';
      answer =
        members.some(isElsewhere) ||
        binding?.writes.some(isElsewhere) === true ||
        binding?.foreignWrites.some(isElsewhere) === true;
      known.set(name, answer);
    }
    return answer;
  }

  /** The only value that a variable is ever given. */
  only(binding: Binding): Reaching {
    if (binding.scope.kind === 'class') return this.onlyOfField(binding);
    if (binding.isParameter || binding.escapes || binding.changes) return null;
    if (binding.imports.length > 0 || binding.definitions.length > 0) return null;
    const write = onlyOf(binding.writes, binding.foreignWrites);
    return write === undefined ? null : this.definitionOf(write);
  }

  /**
   * A field is constant when its declaration says so, or when only its class can write it, and it is written
   * once: where it is declared, or in the only constructor, always.
   */
  private onlyOfField(binding: Binding): Reaching {
    const { scope, name, modifiers } = binding;
    if (binding.escapes || binding.definitions.length > 0) return null;
    const write = onlyOf(binding.writes, binding.foreignWrites, scope.memberWrites.get(name) ?? []);
    if (write === undefined) return null;
    const fixed =
      scope.keyword === 'interface' ||
      CONSTANT_MODIFIERS.some((word) => modifiers.has(word)) ||
      (!this.module.propertyWrites.has(name) &&
        (scope.keyword === 'enum' ||
          modifiers.has('private') ||
          name.startsWith('#') ||
          this.semantics.assignmentDeclares));
    if (!fixed) return null;
    const [only, another] = scope.constructors;
    const always =
      write.region === scope || (write.certain && write.region === only && another === undefined);
    return always ? this.definitionOf(write) : null;
  }

  private definitionOf(write: Write): Definition | null {
    if (write.value === null || write.property !== null) return null;
    let definition = this.single.get(write);
    if (definition === undefined) {
      definition = new Definition(write.value);
      this.single.set(write, definition);
    }
    return definition;
  }
}

/** Whether a function itself writes a variable or field that belongs to a scope outside. */
function writesOutside(region: Scope, name: string): boolean {
  return region.freeWrites.has(name) || region.memberWrites.has(name);
}

/** The only write of several lists, if there is exactly one. */
function onlyOf(...lists: readonly (readonly Write[])[]): Write | undefined {
  let found: Write | undefined;
  for (const list of lists) {
    if (list.length > 1 || (list.length === 1 && found !== undefined)) return undefined;
    found ??= list[0];
  }
  return found;
}

/**
 * The names below a node, functions inside included, that stand anywhere but as a plain target, in a length, or
 * before an index.
 */
export function handledIn(root: Node, { lengthFunctions, lengthProperties }: Semantics): ReadonlySet<string> {
  const handled = new Set<string>();
  const measured = new Set<Node>();
  visit(root, (node) => {
    if (node.kind === 'Call' && lengthFunctions?.includes(node.get('callee')?.text ?? '') === true) {
      const [argument, another] = node.get('arguments')?.children ?? [];
      if (argument !== undefined && another === undefined) measured.add(argument);
    }
    const isMeasured =
      node.kind === 'Member' && lengthProperties?.includes(node.get('property')?.text ?? '') === true;
    for (let i = 0; i < node.children.length; i++) {
      const child = node.children[i] as Node;
      if (child.kind !== 'Identifier' || measured.has(child) || isMeasured) continue;
      const role = node.roles?.[i];
      const harmless =
        role === 'target' || role === 'property' || (node.kind === 'Index' && role === 'object');
      if (!harmless) handled.add(child.text);
    }
  });
  return handled;
}
