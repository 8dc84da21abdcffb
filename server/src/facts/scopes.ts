/**
 * Scopes: which names a program declares where, and who writes them.
 *
 * A scope is a module, a function, a class body or a block. What is found out about a function is a pure
 * outcome of its own nodes, and nodes that an edit did not touch stay the same objects; so it is kept by node
 * for as long as the node lives, and an edit costs the functions that it touched and the module's top level.
 * How a scope hangs together with those around it (`parent`) is set anew each time the outer one is read.
 */

import type { Language, Semantics } from '../syntax/languages/language.ts';
import type { Node, Unit } from '../syntax/node.ts';
import { type ImportedName, importedNames, wildcardOf } from './imports.ts';

/** One place where a variable gets a value. */
export interface Write {
  /** The expression whose value it gets, or null when that is not one expression (a loop's variable). */
  readonly value: Node | null;
  /** The property of `value` that is taken, when it is taken apart: `{property: x} = value`. */
  readonly property: string | null;
  /** The function, class body or module in whose code the write stands. */
  readonly region: Scope;
  /** Whether the write is a statement of the function's own body, so that every call runs it. */
  readonly certain: boolean;
}

/** What a name stands for in the scope that declares it. */
export class Binding {
  readonly imports: ImportedName[] = [];
  /** Type nodes of its declarations. */
  readonly types: Node[] = [];
  /** Functions and classes declared under the name. */
  readonly definitions: Node[] = [];
  /** Writes in the code of the region that declares it. */
  readonly writes: Write[] = [];
  /** Writes in functions inside that region. */
  readonly foreignWrites: Write[] = [];
  /** Words before the declaration: `final`, `private`. */
  readonly modifiers = new Set<string>();
  isParameter = false;
  /** Whether its address is given away, so that it may change unseen. */
  escapes = false;
  /** Whether a part of its value is assigned anywhere: `x.f = …`, `x[i] = …`. */
  changes = false;

  constructor(
    readonly name: string,
    readonly scope: Scope,
  ) {}
}

export type ScopeKind = 'module' | 'function' | 'class' | 'block';

/** A run of code with names of its own. */
export class Scope {
  readonly bindings = new Map<string, Binding>();
  /** The scope around this one; null for a module. Set by the scope around. */
  parent: Scope | null = null;
  /** The function, class or module that this scope belongs to: itself unless it is a block. */
  readonly region: Scope;
  // What follows is only filled for regions.
  /** Names written in here or inside that nothing in here declares. */
  readonly freeWrites = new Map<string, Write[]>();
  /** Fields of the receiver that are written: `this.x = …`. */
  readonly memberWrites = new Map<string, Write[]>();
  /** Names of properties that are written on anything else. */
  readonly propertyWrites = new Set<string>();
  /** Names of which a part is written and that nothing in here declares. */
  readonly freeChanges = new Set<string>();
  /** Modules of which everything was imported. */
  readonly wildcards: string[] = [];
  /** Names that a `global` statement gives to a scope outside. */
  readonly outerNames = new Set<string>();
  /** Constructors, in a class. */
  readonly constructors: Scope[] = [];
  /** Whether the code jumps about (`goto`), so that order says nothing. */
  jumps = false;
  /** The name of the class or function. */
  name = '';
  /** The keyword of a class: `interface`. */
  keyword = '';
  /** Whether it is a lambda, not a named function. */
  isLambda = false;
  /** The types that the class extends or implements. */
  supers: readonly Node[] = [];
  /** The scopes in the text unit in which this one begins, outer ones first, this one among them. */
  unitScopes: Scope[] = [];

  constructor(
    readonly kind: ScopeKind,
    /** The first and the last node of the scope: it reaches from the start of the one to the end of the other. */
    readonly first: Node,
    readonly last: Node,
    region: Scope | null,
  ) {
    this.region = region ?? this;
  }

  contains(node: Node): boolean {
    return this.first.start <= node.start && node.end <= this.last.end;
  }
}

const regions = new WeakMap<Node, Scope>();
const blocks = new WeakMap<Node, Scope>();
let regionsRead = 0;

/** How many functions, class bodies and modules were ever read; tests hold an edit to few. */
export function countRegionsRead(): number {
  return regionsRead;
}

const scopesOfUnit = new WeakMap<Unit, readonly Scope[]>();

/** The scopes of a whole program. */
export function moduleScope(root: Node, language: Language): Scope {
  const known = regions.get(root);
  if (known !== undefined) return known;
  const scope = new Scope('module', root, root, null);
  new RegionReader(scope, language.semantics).readModule(root);
  regions.set(root, scope);
  return scope;
}

/** The region (function, class body or module) that a node with a body opens, if it has been read. */
export function regionOf(opener: Node): Scope | undefined {
  return regions.get(regionKey(opener));
}

/** The block scope that a node opens, if it declares anything. */
export function blockOf(node: Node): Scope | undefined {
  return blocks.get(node);
}

/** The innermost scope around a node of the program that `module` is the scope of. */
export function scopeAt(node: Node, module: Scope): Scope {
  const list = scopesOfUnit.get(node.unit);
  if (list === undefined || list.length === 0) return module;
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as Scope).first.start <= node.start) low = middle + 1;
    else high = middle;
  }
  let scope: Scope | null = low === 0 ? (list[0] as Scope).parent : (list[low - 1] as Scope);
  while (scope !== null && !scope.contains(node)) scope = scope.parent;
  return scope ?? module;
}

/** What a name means in a scope; undefined when no scope around declares it. */
export function lookup(name: string, from: Scope, semantics: Semantics): Binding | undefined {
  let insideFunction = false;
  for (let scope: Scope | null = from; scope !== null; scope = scope.parent) {
    const visible = scope.kind !== 'class' || seesMembers(insideFunction, semantics);
    const binding = visible ? scope.bindings.get(name) : undefined;
    if (binding !== undefined) return binding;
    if (scope.kind === 'function') {
      insideFunction = true;
      if (!scope.isLambda && semantics.isolatedNames?.test(name) === true) return undefined;
    }
  }
  return undefined;
}

function seesMembers(insideFunction: boolean, { bareMembers }: Semantics): boolean {
  return bareMembers === 'everywhere' || (bareMembers === 'body' && !insideFunction);
}

/** The class around a scope, or undefined. */
export function classAround(from: Scope): Scope | undefined {
  for (let scope: Scope | null = from; scope !== null; scope = scope.parent) {
    if (scope.kind === 'class') return scope;
  }
  return undefined;
}

/** Whether a node is the receiver of a method: `this`, `self`. */
export function isReceiver(node: Node | undefined, semantics: Semantics): boolean {
  if (node === undefined) return false;
  return node.kind === 'This' || (node.kind === 'Identifier' && semantics.selfNames.includes(node.text));
}

/** The node by which a function or class is remembered: its body survives edits to decorators around it. */
function regionKey(opener: Node): Node {
  return opener.get('body') ?? opener.get('parameters') ?? opener;
}

/** The variables that a target declares or assigns, each with what it gets of the value. */
export function* targetsOf(
  target: Node,
  value: Node | null,
): Generator<{ name: Node; value: Node | null; property: string | null }> {
  const stack: { node: Node; value: Node | null; property: string | null }[] = [
    { node: target, value, property: null },
  ];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { node } = item;
    switch (node.kind) {
      case 'Identifier':
        yield { name: node, value: item.value, property: item.property };
        break;
      case 'Tuple':
      case 'Array': {
        const parts = item.property === null ? partsOf(item.value, node.children) : null;
        for (let i = node.children.length - 1; i >= 0; i--) {
          stack.push({ node: node.children[i] as Node, value: parts?.[i] ?? null, property: null });
        }
        break;
      }
      case 'Object':
        for (const child of node.children) {
          const key = child.kind === 'Pair' ? child.get('key') : undefined;
          const isPlain = key?.kind === 'Identifier' && item.property === null;
          stack.push({
            node: child.get('value') ?? child,
            value: isPlain ? item.value : null,
            property: isPlain ? (key as Node).text : null,
          });
        }
        break;
      case 'Assign':
        // A default in a destructuring: the value is the one or the other.
        stack.push({ node: node.get('target') as Node, value: null, property: null });
        break;
      case 'Member':
      case 'Index':
        yield { name: node, value: item.value, property: item.property };
        break;
      default:
        for (const child of node.children) stack.push({ node: child, value: null, property: null });
    }
  }
}

/** The parts of a tuple that is assigned to as many targets. */
function partsOf(value: Node | null, targets: readonly Node[]): readonly Node[] | null {
  if (value === null || (value.kind !== 'Tuple' && value.kind !== 'Array')) return null;
  if (value.children.length !== targets.length) return null;
  return [...value.children, ...targets].some((child) => child.kind === 'Spread') ? null : value.children;
}

/** `a` of `x = y = a`. */
export function assignedValue(value: Node | undefined): Node | null {
  let at = value;
  while (at?.kind === 'Assign') at = at.get('value');
  return at ?? null;
}

/** A write to a name that is resolved once all declarations of the region are known. */
interface PendingWrite {
  readonly scope: Scope;
  readonly name: string;
  readonly write: Write;
  /** The write is that the variable's address is given away. */
  readonly escapes?: boolean;
  /** It only counts for a variable of this region: whether there is a write at all is not certain. */
  readonly onlyHere?: boolean;
}

/** A name of whose value a part is assigned, and where. */
interface PendingChange {
  readonly scope: Scope;
  readonly name: string;
}

/** Reads the code of one region. Functions and classes inside are read by readers of their own. */
class RegionReader {
  private scope: Scope;
  /** Writes to names, and where: resolved at the end, since declarations may stand below. */
  private readonly pending: PendingWrite[] = [];
  private readonly changes: PendingChange[] = [];
  private readonly inner: Scope[] = [];
  private readonly own: Scope[] = [];
  /** How many branches, loops and the like are around the place that is read. */
  private nesting = 0;

  constructor(
    private readonly region: Scope,
    private readonly semantics: Semantics,
  ) {
    this.scope = region;
    regionsRead++;
  }

  readModule(root: Node): void {
    for (const child of root.children) this.visit(child);
    this.finish();
  }

  readFunction(opener: Node): void {
    this.own.push(this.region);
    const receiver = opener.get('receiver');
    if (receiver !== undefined) this.declareParameters(receiver);
    const parameters = opener.get('parameters');
    if (parameters !== undefined) this.declareParameters(parameters);
    const name = opener.get('name');
    if (opener.kind === 'Lambda' && name?.kind === 'Identifier' && !this.region.bindings.has(name.text)) {
      this.bind(this.region, name.text).definitions.push(opener);
    }
    const body = opener.get('body');
    if (body !== undefined) for (const child of body.children) this.visit(child);
    this.finish();
  }

  readClass(body: Node): void {
    this.own.push(this.region);
    for (const child of body.children) {
      this.visit(child);
      if (child.kind !== 'FunctionDef') continue;
      const name = child.get('name')?.text ?? '';
      const method = regionOf(child);
      const isConstructor = name === this.region.name || this.semantics.constructors?.includes(name) === true;
      if (isConstructor && method !== undefined) this.region.constructors.push(method);
    }
    this.finish();
  }

  private visit(node: Node): void {
    if (node.children.length === 0) return;
    switch (node.kind) {
      case 'FunctionDef':
        return this.visitFunction(node);
      case 'Lambda':
        return this.openFunction(node);
      case 'ClassDef':
        return this.visitClass(node);
      case 'ClassBody':
        return this.openClass(node, null);
      case 'VarDef':
        return this.visitDeclaration(node);
      case 'Assign':
        return this.visitAssignment(node);
      case 'AugAssign':
      case 'Update':
        this.visitChildren(node);
        return this.assign(node.get('target') ?? node.get('operand'), null);
      case 'Delete':
        this.visitChildren(node);
        return this.assign(node.get('value'), null);
      case 'Unary':
        this.visitChildren(node);
        if ((this.semantics.addressOperators ?? DEFAULT_ADDRESS_OPERATORS).includes(node.text))
          this.escape(node.get('operand'));
        return;
      case 'Binary':
        this.visitChildren(node);
        if (this.semantics.changingOperators?.includes(node.text)) this.escape(node.get('left'));
        return;
      case 'Import':
      case 'ImportFrom':
        return this.visitImport(node);
      case 'ForEach':
        return this.visitForEach(node);
      case 'Catch':
        return this.visitCatch(node);
      case 'Case':
        return this.visitCase(node);
      case 'For':
      case 'Comprehension':
        return this.inBlock(node, true, () => this.visitNested(node));
      case 'Block':
        return this.inBlock(node, node.children.some(isDeclaration), () => this.visitChildren(node));
      case 'Cases':
        return this.inBlock(
          node,
          node.children.some((child) => child.get('body')?.children.some(isDeclaration) === true),
          () => this.visitNested(node),
        );
      case 'Object':
        return this.visitObject(node);
      case 'If':
      case 'While':
      case 'DoWhile':
      case 'Conditional':
      case 'Try':
      case 'Switch':
        return this.visitNested(node);
      default:
        return this.visitOther(node);
    }
  }

  private visitChildren(node: Node): void {
    for (const child of node.children) this.visit(child);
  }

  private visitNested(node: Node): void {
    this.nesting++;
    this.visitChildren(node);
    this.nesting--;
  }

  private visitOther(node: Node): void {
    if (this.semantics.jumps?.includes(node.kind) === true) this.region.jumps = true;
    if (this.semantics.outerDeclarations?.includes(node.kind) === true) {
      for (const name of node.children) if (name.kind === 'Identifier') this.region.outerNames.add(name.text);
      return;
    }
    if (this.semantics.alternatives?.includes(node.kind) === true) return this.visitNested(node);
    this.visitChildren(node);
  }

  private visitObject(node: Node): void {
    // Methods of an object literal declare no name.
    for (const child of node.children) {
      if (child.kind === 'FunctionDef') this.openFunction(child);
      else this.visit(child);
    }
  }

  private visitFunction(node: Node): void {
    const name = node.get('name');
    const decorators = node.get('decorators');
    if (decorators !== undefined) this.visit(decorators);
    if (name?.kind === 'Identifier' && node.get('receiver') === undefined) {
      this.bind(this.scope, name.text).definitions.push(node);
    }
    this.openFunction(node);
  }

  private visitClass(node: Node): void {
    const name = node.get('name');
    const decorators = node.get('decorators');
    if (decorators !== undefined) this.visit(decorators);
    const supers = node.get('supers');
    if (supers !== undefined) this.visit(supers);
    if (name?.kind === 'Identifier') this.bind(this.scope, name.text).definitions.push(node);
    const body = node.get('body');
    if (body !== undefined) this.openClass(body, node);
  }

  private openFunction(node: Node): void {
    const first = node.get('parameters') ?? node.get('body');
    const last = node.get('body') ?? first;
    if (first === undefined || last === undefined) return;
    const key = regionKey(node);
    let region = regions.get(key);
    if (region === undefined) {
      region = new Scope('function', first, last, null);
      region.name = node.get('name')?.text ?? '';
      region.isLambda = node.kind === 'Lambda';
      new RegionReader(region, this.semantics).readFunction(node);
      regions.set(key, region);
    }
    this.adopt(region);
  }

  private openClass(body: Node, definition: Node | null): void {
    let region = regions.get(body);
    if (region === undefined) {
      region = new Scope('class', body, body, null);
      region.name = definition?.get('name')?.text ?? '';
      region.keyword = definition?.text ?? '';
      region.supers = definition?.get('supers')?.children ?? [];
      new RegionReader(region, this.semantics).readClass(body);
      regions.set(body, region);
    }
    this.adopt(region);
  }

  private adopt(region: Scope): void {
    region.parent = this.scope;
    this.inner.push(region);
  }

  private visitDeclaration(node: Node): void {
    const value = node.get('value');
    const target = node.get('target');
    if (value !== undefined) this.visit(value);
    if (target === undefined) return;
    const words = node.get('modifiers')?.children.map((word) => word.text) ?? [];
    const hoisted = words.some((word) => this.semantics.hoistedModifiers?.includes(word));
    const scope = hoisted ? this.region : this.scope;
    const type = node.get('type');
    for (const part of targetsOf(target, assignedValue(value))) {
      if (part.name.kind !== 'Identifier') {
        this.writeMember(part.name, part.value);
        continue;
      }
      const binding = this.bind(scope, part.name.text);
      for (const word of words) binding.modifiers.add(word);
      if (type !== undefined) binding.types.push(type);
      if (value !== undefined) binding.writes.push(this.write(part.value, part.property));
    }
  }

  private visitAssignment(node: Node): void {
    const value = node.get('value');
    if (value !== undefined) this.visit(value);
    this.assign(node.get('target'), assignedValue(value));
  }

  /** A write to whatever a target names; in languages where that declares, it declares. */
  private assign(target: Node | undefined, value: Node | null, onlyHere = false): void {
    if (target === undefined) return;
    if (target.kind === 'VarDef') {
      this.visitDeclaration(target);
      return;
    }
    for (const part of targetsOf(target, value)) {
      if (part.name.kind !== 'Identifier') {
        this.visitChildren(part.name);
        this.writeMember(part.name, part.value);
        continue;
      }
      const name = part.name.text;
      const write = this.write(part.value, part.property);
      if (this.declares(name)) this.bind(this.region, name).writes.push(write);
      else this.pending.push({ scope: this.scope, name, write, onlyHere });
    }
  }

  private declares(name: string): boolean {
    if (!this.semantics.assignmentDeclares || this.region.outerNames.has(name)) return false;
    return !(this.region.isLambda && this.semantics.lambdasShareVariables === true);
  }

  private writeMember(node: Node, value: Node | null): void {
    let base: Node | undefined = node;
    while (base?.kind === 'Member' || base?.kind === 'Index') base = base.get('object');
    if (base?.kind === 'Identifier') this.changes.push({ scope: this.scope, name: base.text });
    const property = node.kind === 'Member' ? node.get('property') : undefined;
    if (property?.kind !== 'Identifier') return;
    if (isReceiver(node.get('object'), this.semantics)) {
      append(this.region.memberWrites, property.text, [this.write(value, null)]);
    } else {
      this.region.propertyWrites.add(property.text);
    }
  }

  private escape(node: Node | undefined): void {
    if (node?.kind !== 'Identifier') return;
    this.pending.push({ scope: this.scope, name: node.text, write: this.write(null, null), escapes: true });
  }

  private visitForEach(node: Node): void {
    const target = node.get('target');
    const iterable = node.get('iterable');
    if (iterable !== undefined) this.visit(iterable);
    // Whether `for (x of xs)` declares is not always known, so the variable outside counts as written too.
    if (target !== undefined && target.kind !== 'VarDef')
      this.assign(target, null, this.semantics.blockScope);
    const inClause = this.scope.first.kind === 'Comprehension' && node.get('body') === undefined;
    const read = (): void => {
      this.nesting++;
      if (target !== undefined) this.declareTarget(target);
      for (const role of ['body', 'else']) {
        const part = node.get(role);
        if (part !== undefined) this.visit(part);
      }
      this.nesting--;
    };
    if (inClause) read();
    else this.inBlock(node, true, read);
  }

  private visitCatch(node: Node): void {
    this.inBlock(node, true, () => {
      this.nesting++;
      const name = node.get('name');
      const type = node.get('type');
      if (name !== undefined) this.declareTarget(name, type);
      const body = node.get('body');
      if (body !== undefined) this.visit(body);
      this.nesting--;
    });
  }

  private visitCase(node: Node): void {
    const test = node.get('test');
    this.inBlock(node, this.semantics.casesBind === true, () => {
      if (test !== undefined && this.semantics.casesBind === true) {
        for (const name of namesIn(test))
          this.bind(this.scope, name.text).writes.push(this.write(null, null));
      }
      this.visitChildren(node);
    });
  }

  private visitImport(node: Node): void {
    const wildcard = wildcardOf(node, this.semantics);
    if (wildcard !== null) this.region.wildcards.push(wildcard);
    for (const imported of importedNames(node, this.semantics)) {
      this.bind(this.scope, imported.local).imports.push(imported);
    }
  }

  private declareParameters(list: Node): void {
    for (const parameter of list.kind === 'Parameter' ? [list] : list.children) {
      const name = parameter.kind === 'Parameter' ? parameter.get('name') : parameter;
      const type = parameter.get('type');
      const value = parameter.get('default');
      if (value !== undefined) this.visit(value);
      if (name !== undefined) this.declareTarget(name, type, true);
    }
  }

  /** Declares what a loop, a handler or a parameter list binds to values that are not known. */
  private declareTarget(target: Node, type?: Node, isParameter = false): void {
    if (target.kind === 'VarDef') {
      this.visitDeclaration(target);
      const inner = target.get('target');
      if (inner !== undefined) this.declareTarget(inner);
      return;
    }
    const scope = isParameter ? this.region : this.scope;
    for (const part of targetsOf(target, null)) {
      if (part.name.kind !== 'Identifier') continue;
      const binding = this.bind(scope, part.name.text);
      binding.isParameter ||= isParameter;
      if (type !== undefined && target.kind === 'Identifier') binding.types.push(type);
      if (!isParameter) binding.writes.push(this.write(null, null));
    }
  }

  private write(value: Node | null, property: string | null): Write {
    return { value, property, region: this.region, certain: this.nesting === 0 };
  }

  private bind(scope: Scope, name: string): Binding {
    let binding = scope.bindings.get(name);
    if (binding === undefined) {
      binding = new Binding(name, scope);
      scope.bindings.set(name, binding);
    }
    return binding;
  }

  /** Reads a part in a scope of its own, where the language has such and `needed` says it declares anything. */
  private inBlock(node: Node, needed: boolean, read: () => void): void {
    const always = node.kind === 'Comprehension';
    if (!needed || (!this.semantics.blockScope && !always)) {
      read();
      return;
    }
    const outer = this.scope;
    const scope = new Scope('block', node, node, this.region);
    scope.parent = outer;
    blocks.set(node, scope);
    this.own.push(scope);
    this.scope = scope;
    read();
    this.scope = outer;
  }

  private finish(): void {
    for (const { scope, name, write, escapes = false, onlyHere = false } of this.pending) {
      let binding = this.resolve(scope, name);
      if (onlyHere && (binding === undefined || binding.imports.length > 0)) continue;
      // A name that nothing declares is a global variable of the module.
      if (binding === undefined && this.region.kind === 'module') binding = this.bind(this.region, name);
      if (binding === undefined) append(this.region.freeWrites, name, [write]);
      else {
        binding.writes.push(write);
        binding.escapes ||= escapes;
      }
    }
    for (const { scope, name } of this.changes) this.change(scope, name);
    for (const inner of this.inner) this.takeFrom(inner);
    this.registerUnits();
  }

  private change(from: Scope, name: string): void {
    const binding = this.resolve(from, name);
    if (binding === undefined) this.region.freeChanges.add(name);
    else binding.changes = true;
  }

  /** The binding of a name in this region, seen from one of its scopes. */
  private resolve(from: Scope, name: string): Binding | undefined {
    for (let scope: Scope | null = from; scope !== null; scope = scope.parent) {
      const binding = scope.bindings.get(name);
      if (binding !== undefined) return binding;
      if (scope === this.region) return undefined;
    }
    return undefined;
  }

  /** Takes over what the code of a function or class inside does to names outside it. */
  private takeFrom(inner: Scope): void {
    const hidden = this.region.kind === 'class' && this.semantics.bareMembers !== 'everywhere';
    for (const [name, writes] of inner.freeWrites) {
      const binding = hidden ? undefined : this.resolve(inner.parent as Scope, name);
      if (binding !== undefined) binding.foreignWrites.push(...writes);
      else if (this.region.kind === 'module') this.bind(this.region, name).foreignWrites.push(...writes);
      else if (this.semantics.lambdasShareVariables === true && !this.region.isLambda && inner.isLambda)
        this.bind(this.region, name).foreignWrites.push(...writes);
      else append(this.region.freeWrites, name, writes);
    }
    for (const name of inner.freeChanges) this.change(inner.parent as Scope, name);
    if (inner.kind === 'function') {
      for (const [name, writes] of inner.memberWrites) append(this.region.memberWrites, name, writes);
    }
    for (const name of inner.propertyWrites) this.region.propertyWrites.add(name);
    if (inner.kind !== 'function') return;
    for (const module of inner.wildcards) {
      if (!this.region.wildcards.includes(module)) this.region.wildcards.push(module);
    }
  }

  /** Makes the scopes of this region findable by the text unit in which they begin. */
  private registerUnits(): void {
    const byUnit = new Map<Unit, Scope[]>();
    const add = (unit: Unit, scopes: readonly Scope[]): void => {
      const there = byUnit.get(unit);
      if (there === undefined) byUnit.set(unit, [...scopes]);
      else there.push(...scopes);
    };
    for (const scope of this.own) add(scope.first.unit, [scope]);
    for (const inner of this.inner) add(inner.first.unit, inner.unitScopes);
    for (const [unit, scopes] of byUnit) {
      scopes.sort((a, b) => a.first.from - b.first.from || b.last.to - a.last.to);
      scopesOfUnit.set(unit, scopes);
    }
    this.region.unitScopes = this.region.kind === 'module' ? [] : (byUnit.get(this.region.first.unit) ?? []);
  }
}

const DEFAULT_ADDRESS_OPERATORS: readonly string[] = ['&'];

const DECLARATIONS = new Set(['VarDef', 'FunctionDef', 'ClassDef', 'Import', 'ImportFrom']);

function isDeclaration(node: Node): boolean {
  return DECLARATIONS.has(node.kind);
}

/** The names in the test of a case that stand for new variables: neither callees nor members nor types. */
export function namesIn(test: Node): Node[] {
  const names: Node[] = [];
  const stack = [test];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.kind === 'Identifier') {
      if (!/^[A-Z]/.test(node.text)) names.push(node);
      continue;
    }
    if (node.kind === 'Member' || node.kind === 'Type') continue;
    const callee = node.get('callee');
    const name = node.kind === 'Argument' ? node.get('name') : undefined;
    for (const child of node.children) if (child !== callee && child !== name) stack.push(child);
  }
  return names;
}

function append<K, V>(map: Map<K, V[]>, key: K, values: readonly V[]): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [...values]);
  else there.push(...values);
}
