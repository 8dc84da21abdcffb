/**
 * Qualified names: what a name stands for through imports, `require` and plain assignments.
 *
 * `so` after `from subprocess import open as so` is `subprocess.open`, and `f` after `f = so` is the same. A
 * name that something else may have changed or hidden before it is used stands for nothing.
 */

import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import { type Add, type Giving, Givings, givingsOf, type Meaning, UNGIVEN } from './givings.ts';
import { dottedText, moduleNames } from './imports.ts';
import { type Binding, fieldKey, isReceiver, lookup, type Scope, type Write } from './scopes.ts';
import type { Variables } from './variables.ts';

/** How many assignments are followed from one name to the next. */
const MAXIMUM_STEPS = 40;
/** More names than this are not told apart. */
const MAXIMUM_NAMES = 8;

const NONE: readonly string[] = [];

/** What names are compared by in a language that ignores the case of some; null in others. */
export function nameKeyOf({ caseInsensitiveNames }: Semantics): ((name: string) => string) | null {
  return caseInsensitiveNames === undefined
    ? null
    : (name) => (caseInsensitiveNames.test(name) ? name.toLowerCase() : name);
}

export class QualifiedNames {
  private readonly givings = new Map<Binding, Givings>();
  private readonly ofNodes = new Map<Node, readonly string[]>();

  constructor(private readonly variables: Variables) {}

  /** The dotted names that an identifier or member stands for, other than as it is written. */
  of(node: Node): readonly string[] {
    if ((node.kind !== 'Identifier' && node.kind !== 'Member') || !this.mayHaveName(node)) return NONE;
    let names = this.ofNodes.get(node);
    if (names === undefined) {
      names = this.find(node);
      this.ofNodes.set(node, names);
    }
    return names;
  }

  private find(node: Node): readonly string[] {
    const names = this.resolve(node, 0);
    if (names.length === 0) return NONE;
    if (node.kind === 'Identifier' && !this.variables.isUse(node)) return NONE;
    const written = dottedText(node);
    return names.filter((name) => name !== written);
  }

  /** A quick look at where a chain of members begins: most names of a program are not imported. */
  private mayHaveName(node: Node): boolean {
    const { nameable } = this.variables.module;
    let at: Node | undefined = node;
    let property: Node | undefined;
    while (at?.kind === 'Member') {
      property = at.get('property');
      at = at.get('object');
    }
    if (at === undefined) return false;
    if (at.kind === 'Identifier' && nameable.has(at.text)) return true;
    if (isReceiver(at, this.variables.semantics)) {
      return property !== undefined && nameable.has(fieldKey(property.text));
    }
    return at.kind === 'Call' || at.kind === 'Await' || at.kind === 'Cast';
  }

  /** The dotted names that a name stands for where a node stands; empty when it is only itself. */
  ofName(name: string, at: Node): readonly string[] {
    return this.ofUse(name, at, 0);
  }

  /** As `of`, but with the name as written where an import says that it is that. */
  all(node: Node): readonly string[] {
    const isName = node.kind === 'Identifier' || node.kind === 'Member';
    return isName && this.mayHaveName(node) ? this.resolve(node, 0) : NONE;
  }

  /** The same of any expression; `steps` are those that led to it. */
  resolve(node: Node, steps: number): readonly string[] {
    if (steps > MAXIMUM_STEPS) return NONE;
    switch (node.kind) {
      case 'Identifier':
        return this.ofUse(node.text, node, steps);
      case 'Member': {
        const property = node.get('property');
        const object = node.get('object');
        if (property?.kind !== 'Identifier' || object === undefined) return NONE;
        if (isReceiver(object, this.variables.semantics)) return this.ofField(node, property.text, steps);
        const names = this.resolve(object, steps + 1);
        return names.length === 0 ? NONE : names.map((name) => `${name}.${property.text}`);
      }
      case 'Call':
        return this.ofCall(node, steps);
      case 'Await':
      case 'Cast': {
        const value = node.get('value');
        return value === undefined ? NONE : this.resolve(value, steps + 1);
      }
      default:
        return NONE;
    }
  }

  /** A field that is only ever given something that has a name. */
  private ofField(node: Node, name: string, steps: number): readonly string[] {
    const writes = this.variables.fieldWrites(name, this.variables.scopeOf(node));
    return writes === undefined || writes.length > MAXIMUM_NAMES
      ? NONE
      : namesIn(givingsOf(writes).reduce(this.adding(steps), UNGIVEN));
  }

  /** The module that `require('m')` gives, or the function that a wrapper (`promisify`) is given. */
  private ofCall(call: Node, steps: number): readonly string[] {
    const { importCalls, wrappers } = this.variables.semantics;
    const callee = call.get('callee');
    const [argument] = call.get('arguments')?.children ?? [];
    const name = callee && dottedText(callee);
    if (callee === undefined || argument === undefined || typeof name !== 'string') return NONE;
    if (argument.kind === 'String') {
      return importCalls.includes(name) ? this.ofModule(callee, argument) : NONE;
    }
    if (wrappers === undefined) return NONE;
    const isWrapper =
      wrappers.includes(name) || this.resolve(callee, steps + 1).some((known) => wrappers.includes(known));
    return isWrapper ? this.resolve(argument, steps + 1) : NONE;
  }

  /** The literal that a call such as `require("m")` names its module by. */
  importedBy(call: Node): Node | undefined {
    const callee = call.kind === 'Call' ? call.get('callee') : undefined;
    const [module, another] = call.get('arguments')?.children ?? [];
    if (callee === undefined || module?.kind !== 'String' || another !== undefined) return undefined;
    if (!this.variables.semantics.importCalls.includes(dottedText(callee) ?? '')) return undefined;
    return this.ofModule(callee, module).length > 0 ? module : undefined;
  }

  private ofModule(callee: Node, module: Node): readonly string[] {
    // A `require` of the program's own is another matter, unless a module loader hands it in.
    const binding = callee.kind === 'Identifier' ? this.variables.bindingOf(callee) : undefined;
    return binding === undefined || binding.isParameter ? moduleNames(module.text) : NONE;
  }

  /** What a name stands for where a node stands, by what is written before it. */
  private ofUse(name: string, at: Node, steps: number): readonly string[] {
    const { semantics } = this.variables;
    const from = this.variables.scopeOf(at);
    let binding = lookup(name, from, semantics);
    while (binding !== undefined) {
      if (binding.isParameter || binding.escapes) return NONE;
      const givings = this.givingsOf(binding);
      // What a block declares for itself, as a comprehension does, may stand behind its uses.
      const isOrdered = semantics.assignmentDeclares && binding.scope.kind !== 'block';
      const count = isOrdered ? givings.countBefore(at) : 0;
      // Nothing here has given the name a meaning yet.
      if (isOrdered && count === 0 && binding.scope.region === from.region) {
        const outer: Scope | null = binding.scope.region.parent;
        binding = outer === null ? undefined : lookup(name, outer, semantics);
        continue;
      }
      const add = this.adding(steps);
      const own = count === 0 ? givings.meaningOfAll(add) : givings.meaningAfter(count, add);
      return namesIn(joined(own, givings.meaningInside(add)));
    }
    return NONE;
  }

  private givingsOf(binding: Binding): Givings {
    let found = this.givings.get(binding);
    if (found === undefined) {
      found = new Givings(binding);
      this.givings.set(binding, found);
    }
    return found;
  }

  /** Adds what a giving may say to what a name means. */
  private adding(steps: number): Add {
    return (meaning, giving) => (meaning === null ? null : joined(meaning, this.meaningOf(giving, steps)));
  }

  private meaningOf(giving: Giving, steps: number): Meaning {
    switch (giving.type) {
      case 'definition':
        return null;
      case 'import':
        return new Set(giving.import.names);
      case 'write': {
        // `try: import x` … `except ImportError: x = None` leaves the name with one meaning.
        if (giving.write.value?.kind === 'Null') return UNGIVEN;
        const names = this.ofWrite(giving.write, steps);
        return names.length === 0 ? null : new Set(names);
      }
    }
  }

  private ofWrite({ value, property }: Write, steps: number): readonly string[] {
    if (value === null) return NONE;
    const names = this.resolve(value, steps + 1);
    return property === null ? names : names.map((name) => `${name}.${property}`);
  }
}

/** What a name means that may mean either. */
function joined(one: Meaning, other: Meaning): Meaning {
  if (one === null || other === null) return null;
  const names = new Set([...one, ...other]);
  // Most givings say what the name meant before: one set is kept for all of these.
  if (names.size === one.size) return one;
  return names.size > MAXIMUM_NAMES ? null : names;
}

function namesIn(meaning: Meaning): readonly string[] {
  return meaning === null ? NONE : [...meaning];
}
