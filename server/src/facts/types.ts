/**
 * Cheap types: what declarations, constructors, literals and casts say, and models of libraries, without inference
 * across calls into other files. A type is its text as written, and beside it the names that it may also go by.
 */

import { dottedText } from '../syntax/dottedText.ts';
import type { Node } from '../syntax/node.ts';
import { addAll } from '../text/lists.ts';
import type { KnownLibraries } from './libraryTypes.ts';
import type { QualifiedNames } from './names.ts';
import { givenBy } from './operators.ts';
import { Definition, type Reaching } from './reaching.ts';
import { type Binding, classAround, isReceiver, type Scope } from './scopes.ts';
import { elements, isFloat, lastTypeArguments, pointee } from './typeTexts.ts';
import type { Variables } from './variables.ts';
import { WrittenTypes } from './writtenTypes.ts';

const NONE: readonly string[] = [];

/** How many steps are taken from one expression to the next. */
const MOST_STEPS_TO_TYPE = 60;

/** How many changes of a variable, one on the other, are looked through. */
const MAXIMUM_CHANGES = 8;

/** Words in a type's place that leave the type to be inferred. */
const INFERRED = new Set(['var', 'auto', 'dynamic', 'val', 'let', 'const', 'any']);

export class Types {
  private readonly known = new Map<Node, readonly string[]>();
  private readonly knownVariables = new Map<Binding, readonly string[]>();
  private depth = 0;

  private readonly texts: WrittenTypes;

  constructor(
    private readonly variables: Variables,
    private readonly names: QualifiedNames,
    /** The program's text, for types as they are written. */
    text: string,
    private readonly libraries: KnownLibraries,
  ) {
    this.texts = new WrittenTypes(names, variables, text, libraries);
  }

  /** The names of an expression's type, the written one first; empty when it is not known. */
  of(node: Node): readonly string[] {
    const known = this.known.get(node);
    if (known !== undefined) return known;
    if (this.depth >= MOST_STEPS_TO_TYPE) return NONE;
    // What is typed by itself has no type.
    this.known.set(node, NONE);
    this.depth++;
    const types = this.libraries.withSupertypes(this.withInherited(this.compute(node), node));
    this.depth--;
    this.known.set(node, types);
    return types;
  }

  /** Some types, and what their classes inherit from as far as this file defines them. */
  private withInherited(types: readonly string[], node: Node): readonly string[] {
    if (types.length === 0 || this.libraries.isEmpty) return types;
    const scope = this.variables.scopeOf(node);
    const all = new Set(types);
    // What is added is looked at in its turn.
    for (const type of all) {
      const supers = this.variables.classDefinition(type, scope)?.get('supers')?.children ?? [];
      for (const above of supers) for (const name of this.texts.written(above)) all.add(name);
    }
    return all.size === types.length ? types : [...all];
  }

  /** Whether nothing says what a value is: it has no type, or one of another file that no model speaks of. */
  isUnknown(node: Node): boolean {
    const types = this.of(node);
    const head = /[A-Za-z_$][\w$]*/.exec(types[0] ?? '')?.[0];
    if (head === undefined) return true;
    return this.names.ofName(head, node).length > 0 && !types.some((type) => this.libraries.isKnown(type));
  }

  private part(node: Node, role: string): readonly string[] {
    const child = node.get(role);
    return child === undefined ? NONE : this.of(child);
  }

  private compute(node: Node): readonly string[] {
    const literals = this.variables.semantics.literalTypes;
    switch (node.kind) {
      case 'String':
      case 'Interpolated':
        return this.named(literals?.string);
      case 'Char':
        return this.named(literals?.char ?? literals?.string);
      case 'Number':
        return this.named(isFloat(node.text) ? literals?.float : literals?.integer);
      case 'Bool':
        return this.named(literals?.bool);
      case 'Null':
        return this.named(literals?.null);
      case 'Regex':
        return this.named(literals?.regex);
      case 'Identifier':
        return this.ofIdentifier(node);
      case 'This':
        return this.ofReceiver(node);
      case 'Member':
        return this.ofMember(node);
      case 'New':
        return this.ofConstructor(node);
      case 'Call':
        return this.ofCall(node);
      case 'Cast': {
        const type = node.get('type');
        return type === undefined ? NONE : this.texts.written(type);
      }
      case 'Conditional':
        return this.either(this.part(node, 'consequent'), this.part(node, 'alternative'));
      case 'Await':
        return this.part(node, 'value');
      case 'Unary':
        return this.ofUnary(node);
      case 'Index':
        return this.ofElement(node);
      case 'Binary':
        return this.ofBinary(node);
      default:
        return NONE;
    }
  }

  private named(types: readonly string[] | undefined): readonly string[] {
    return types === undefined ? NONE : this.texts.withEquals(types);
  }

  // -------------------------------------------------------------------------------------------------
  // Names

  private ofIdentifier(node: Node): readonly string[] {
    const binding = this.variables.bindingOf(node);
    if (this.variables.semantics.selfNames.includes(node.text) && binding?.isParameter !== false) {
      const own = this.ofReceiver(node);
      if (own.length > 0) return own;
    }
    const isClass = binding?.definitions.some((definition) => definition.kind === 'ClassDef') === true;
    if (isClass || binding === undefined || binding.imports.length > 0) {
      const given = isClass ? NONE : this.ofLibrary(node, '');
      if (given.length > 0) return given;
      // A class in a variable's place: `(MessageDigest $X).getInstance()` means its static methods too.
      return /^[A-Z]/.test(node.text) ? this.texts.through(node.text, node) : NONE;
    }
    return this.ofBinding(binding, this.variables.reaching(node));
  }

  private ofBinding(binding: Binding, reaching: Reaching): readonly string[] {
    if (reaching === null || binding.types.length > 0) {
      const known = this.knownVariables.get(binding);
      if (known !== undefined) return known;
      // What is typed by itself has no type.
      this.knownVariables.set(binding, NONE);
      const declared = this.declared(binding);
      const types = declared.length > 0 ? declared : this.common(this.writtenValues(binding));
      this.knownVariables.set(binding, types);
      if (types.length > 0 || reaching === null) return types;
    }
    return this.ofReaching(reaching, []);
  }

  /** The type that all values have which may reach a use. `open` are changes that are being typed by what was before. */
  private ofReaching(reaching: Reaching, open: readonly Definition[]): readonly string[] {
    if (reaching === null || open.length > MAXIMUM_CHANGES) return NONE;
    const definitions = reaching instanceof Definition ? [reaching] : reaching.definitions;
    const others = definitions.filter((definition) => !open.includes(definition));
    const first = others[0];
    if (first === undefined) return NONE;
    if (others.every(({ operator }) => operator === null))
      return this.common(others.map(({ value }) => value));
    const types = this.ofDefinition(first, open);
    return others.every((other) => this.ofDefinition(other, open)[0] === types[0]) ? types : NONE;
  }

  /** What a variable is from an assignment on: where one changes it, what it was, if that goes with what is added. */
  private ofDefinition(definition: Definition, open: readonly Definition[]): readonly string[] {
    const { operator, before, value } = definition;
    if (operator === null) return this.of(value);
    const types = this.ofReaching(before, [...open, definition]);
    return operator === '++' || operator === '--' || this.of(value)[0] === types[0] ? types : NONE;
  }

  /** The type with which a variable is declared; none when declarations differ. */
  private declared(binding: Binding): readonly string[] {
    let result = NONE;
    for (const type of binding.types) {
      const names = this.texts.written(type);
      if (names.length === 0 || INFERRED.has(names[0] as string)) continue;
      if (result.length > 0 && result[0] !== names[0]) return NONE;
      result = names;
    }
    return result;
  }

  /** The expressions that a variable is ever given; null among them for what is not known. */
  private writtenValues(binding: Binding): readonly (Node | null)[] {
    if (binding.isParameter || binding.definitions.length > 0) return [null];
    const writes = [...binding.writes, ...binding.foreignWrites];
    if (binding.scope.kind === 'class') addAll(writes, binding.scope.memberWrites.get(binding.name) ?? []);
    return writes
      .filter((write) => write.isUnseen !== true)
      .map((write) => (write.property === null ? write.value : null));
  }

  /** The type that all of several expressions have, `null` left aside. */
  private common(values: readonly (Node | null)[]): readonly string[] {
    let result = NONE;
    for (const value of values) {
      if (value === null) return NONE;
      if (value.kind === 'Null' && values.length > 1) continue;
      const types = this.of(value);
      if (types.length === 0 || (result.length > 0 && result[0] !== types[0])) return NONE;
      result = types;
    }
    return result;
  }

  private ofReceiver(node: Node): readonly string[] {
    const around = classAround(this.variables.scopeOf(node));
    return around === undefined || around.name === '' ? NONE : [around.name];
  }

  private ofMember(node: Node): readonly string[] {
    const property = node.get('property');
    const object = node.get('object');
    if (property?.kind !== 'Identifier' || object === undefined) return NONE;
    const made = this.ofMade(node);
    if (made.length > 0) return made;
    const around = this.classOf(object);
    const binding = around?.bindings.get(property.text);
    if (binding !== undefined) return this.ofBinding(binding, null);
    const given = around === undefined ? NONE : this.ofConstructed(around, property.text);
    if (given.length > 0) return given;
    const kept = isReceiver(object, this.variables.semantics) ? this.ofKept(node, property.text) : NONE;
    if (kept.length > 0) return kept;
    const called = this.variables.semantics.bareCalls === true ? this.ofMethod(property.text) : NONE;
    if (called.length > 0) return called;
    const known = this.ofLibraryMember(node, object, property.text, '');
    if (known.length > 0) return known;
    const written = /^[A-Z]/.test(property.text) ? dottedText(node) : null;
    if (written === null) return NONE;
    return this.texts.withEquals([written, ...this.names.resolve(node, 0)]);
  }

  /** A field that is declared nowhere is taken to be what the constructor is given under its name. */
  private ofConstructed({ constructors }: Scope, name: string): readonly string[] {
    const [only, another] = constructors;
    const binding = another === undefined ? only?.bindings.get(name) : undefined;
    return binding?.isParameter === true ? this.declared(binding) : NONE;
  }

  /** A field that is declared nowhere is what its class ever puts there. */
  private ofKept(node: Node, name: string): readonly string[] {
    const writes = this.variables.fieldWrites(name, this.variables.scopeOf(node)) ?? [];
    return this.common(writes.map(({ value, property }) => (property === null ? value : null)));
  }

  /** The class of this file that an expression is an instance of, or names. */
  private classOf(node: Node): Scope | undefined {
    if (isReceiver(node, this.variables.semantics)) return classAround(this.variables.scopeOf(node));
    const [type] = this.of(node);
    if (type === undefined) return undefined;
    // A pointer or reference has the members of what it leads to.
    return this.variables.classNamed(pointee(type), this.variables.scopeOf(node));
  }

  // -------------------------------------------------------------------------------------------------
  // Expressions

  private ofConstructor(node: Node): readonly string[] {
    const callee = node.get('callee');
    return callee === undefined ? NONE : this.texts.written(callee);
  }

  /** What a method of a class makes that is called to make objects of it: `A.new`. */
  private ofMade(callee: Node): readonly string[] {
    const object = callee.get('object');
    const made =
      object !== undefined &&
      this.variables.semantics.constructingMethods?.includes(callee.get('property')?.text ?? '') === true &&
      /(?:^|[.:])[A-Z]\w*$/.test(dottedText(object) ?? '');
    return made ? this.texts.written(object) : NONE;
  }

  private ofCall(node: Node): readonly string[] {
    const callee = node.get('callee');
    if (callee === undefined) return NONE;
    const definition = this.calledFunction(callee);
    if (definition !== undefined) {
      const type = definition.get('returnType');
      return type === undefined ? NONE : this.texts.written(this.firstResult(type));
    }
    const name = dottedText(callee);
    const made = this.ofMade(callee);
    if (made.length > 0) return made;
    const { functionTypes, elementMethods } = this.variables.semantics;
    const given = name !== null && functionTypes !== undefined && Object.hasOwn(functionTypes, name);
    if (given) return this.texts.withEquals([functionTypes[name] as string]);
    const method = callee.get('property')?.text ?? '';
    const object = callee.get('object');
    const known =
      object === undefined
        ? this.ofLibrary(callee, '()')
        : this.ofLibraryMember(callee, object, method, '()');
    if (known.length > 0) return known;
    const result = this.ofMethod(method);
    if (result.length > 0) return result;
    if (elementMethods?.includes(method) === true)
      return this.texts.withEquals(lastTypeArguments(this.part(callee, 'object')));
    const allocated = name === null ? undefined : this.variables.semantics.allocators?.[name];
    if (allocated !== undefined) {
      const [type] = node.get('arguments')?.children ?? [];
      return type === undefined ? NONE : this.texts.written(type).map((of) => allocated.replace('…', of));
    }
    if (name === null || this.variables.semantics.callsConstruct !== true) return NONE;
    return /(?:^|\.)[A-Z]\w*$/.test(name) ? this.texts.written(callee) : NONE;
  }

  /** Of several results the first, which is what the call itself is taken to be. */
  private firstResult(type: Node): Node {
    const [only] = type.children;
    const isSeveral = this.variables.semantics.severalResults === true && only?.kind === 'Tuple';
    return (isSeveral ? only.children[0] : undefined) ?? type;
  }

  /** What libraries say that a name gives, with `()` when it is called. */
  private ofLibrary(node: Node, called: '' | '()'): readonly string[] {
    if (this.libraries.isEmpty) return NONE;
    return this.libraries.of(this.names.all(node).map((name) => name + called));
  }

  /** The same for a member, by the type of the object that it is a member of as well. */
  private ofLibraryMember(node: Node, object: Node, member: string, called: '' | '()'): readonly string[] {
    if (this.libraries.isEmpty) return NONE;
    const given = this.ofLibrary(node, called);
    return given.length > 0 ? given : this.libraries.ofMember(this.of(object), member + called);
  }

  /** What a method of this name gives, whatever it is called on. */
  private ofMethod(name: string): readonly string[] {
    const { methodTypes, literalTypes } = this.variables.semantics;
    const type =
      methodTypes !== undefined && Object.hasOwn(methodTypes, name) ? methodTypes[name] : undefined;
    return type === undefined ? NONE : this.named(literalTypes?.[type]);
  }

  /** The function of this file that is certainly called. */
  private calledFunction(callee: Node): Node | undefined {
    let binding: Binding | undefined;
    if (callee.kind === 'Identifier') binding = this.variables.bindingOf(callee);
    else if (callee.kind === 'Member') {
      const object = callee.get('object');
      const property = callee.get('property');
      if (object === undefined || property === undefined) return undefined;
      binding = this.classOf(object)?.bindings.get(property.text);
    }
    const [definition, another] = binding?.definitions ?? [];
    return another === undefined && definition?.kind === 'FunctionDef' ? definition : undefined;
  }

  private either(a: readonly string[], b: readonly string[]): readonly string[] {
    const nothing = this.variables.semantics.literalTypes?.null?.[0];
    if (b[0] === nothing && nothing !== undefined) return a;
    if (a[0] === nothing && nothing !== undefined) return b;
    return a.filter((type) => b.includes(type));
  }

  private ofUnary(node: Node): readonly string[] {
    if (node.text === '!') return this.named(this.variables.semantics.literalTypes?.bool);
    const operand = this.part(node, 'operand');
    const starsBehind = this.variables.semantics.pointers === 'behind';
    switch (node.text) {
      case '-':
      case '+':
      case '~':
        return operand;
      case '&':
        return operand.map((type) => (starsBehind ? `${type} *` : `*${type}`));
      case '*':
        if (starsBehind) return elements(operand);
        return operand.filter((type) => type.startsWith('*')).map((type) => type.slice(1));
      default:
        return NONE;
    }
  }

  /** What stands under an index of an array or pointer. */
  private ofElement(node: Node): readonly string[] {
    return node.get('index')?.kind === 'Slice' ? NONE : elements(this.part(node, 'object'));
  }

  private ofBinary(node: Node): readonly string[] {
    const given = givenBy(
      node.text,
      () => this.part(node, 'left'),
      () => this.part(node, 'right'),
      this.variables.semantics,
    );
    return typeof given === 'string' ? this.named(this.variables.semantics.literalTypes?.[given]) : given;
  }
}
