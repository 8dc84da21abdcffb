/**
 * Scopes: which names a program declares where, and who writes them.
 *
 * A scope is a module, a function, a class body or a block. What is found out about a function is a pure
 * outcome of its own nodes, and nodes that an edit did not touch stay the same objects; so it is kept by node
 * for as long as the node lives, and an edit costs the functions that it touched and the module's top level.
 * How a scope hangs together with those around it (`parent`) is set anew each time the outer one is read.
 */

import type { Semantics } from '../syntax/languages/language.ts';
import type { Node, Unit } from '../syntax/node.ts';
import type { ImportedName } from './imports.ts';

/** One place where a variable gets a value. */
export interface Write {
  /** The expression whose value it gets, or null when that is not one expression (a loop's variable). */
  readonly value: Node | null;
  /** The property of `value` that is taken, when it is taken apart: `{property: x} = value`. */
  readonly property: string | null;
  /** The name that is written, where it stands, or what gives its address away. */
  readonly at: Node;
  /** The function, class body or module in whose code the write stands. */
  readonly region: Scope;
  /** Whether the write is a statement of the function's own body, so that every call runs it. */
  readonly certain: boolean;
  /** Whether only the address is given away: the value may change unseen, but not its type. */
  readonly isUnseen?: boolean;
}

/** One place where a name is imported. */
export interface Import extends ImportedName {
  readonly at: Node;
  /** Whether it is a statement of its region's own body, so that it always happens. */
  readonly certain: boolean;
}

/** What a name stands for in the scope that declares it. */
export class Binding {
  readonly imports: Import[] = [];
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
  /**
   * Names of variables in here and inside, and fields (by `fieldKey`), that may stand for a qualified name:
   * they are imported, or given something that has a name.
   */
  readonly nameable = new Set<string>();
  /** Names of which a part is written and that nothing in here declares. */
  readonly freeChanges = new Set<string>();
  /** Modules of which everything was imported. */
  readonly wildcards: string[] = [];
  /** Whether there is any such import in here or inside. */
  hasWildcards = false;
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
  /** The definition of a function. */
  definition: Node | null = null;
  /** Whether it is a lambda, not a named function. */
  isLambda = false;
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

  /** The binding of a name in this scope, made if need be. */
  bind(name: string): Binding {
    let binding = this.bindings.get(name);
    if (binding === undefined) {
      binding = new Binding(name, this);
      this.bindings.set(name, binding);
    }
    return binding;
  }

  contains(node: Node): boolean {
    return this.first.start <= node.start && node.end <= this.last.end;
  }
}

const regions = new WeakMap<Node, Scope>();
const scopesOfUnit = new WeakMap<Unit, readonly Scope[]>();

/** How a field of the receiver is told from a variable of the same name. */
export function fieldKey(name: string): string {
  return `.${name}`;
}

/** Keeps what was found out about a region for as long as its nodes live. */
export function rememberRegion(opener: Node, region: Scope): void {
  regions.set(regionKey(opener), region);
}

/** Keeps the scopes that begin in a text unit, outer ones first, in the order of the text. */
export function rememberUnit(unit: Unit, scopes: readonly Scope[]): void {
  scopesOfUnit.set(unit, scopes);
}

/** The region (function, class body or module) that a node with a body opens, if it has been read. */
export function regionOf(opener: Node): Scope | undefined {
  return regions.get(regionKey(opener));
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

/** What a name means that one of the region's own scopes declares, seen from one of them. */
export function lookupIn(region: Scope, name: string, from: Scope): Binding | undefined {
  for (let scope: Scope | null = from; scope !== null; scope = scope.parent) {
    const binding = scope.bindings.get(name);
    if (binding !== undefined || scope === region) return binding;
  }
  return undefined;
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

/** The node by which a region is remembered: a body survives edits to the decorators around it. */
function regionKey(opener: Node): Node {
  return opener.get('body') ?? opener.get('parameters') ?? opener;
}
