/**
 * Qualified names: what a name stands for through imports, `require` and plain assignments.
 *
 * `so` after `from subprocess import open as so` is `subprocess.open`, and `f` after `f = so` is the same. A
 * name that something else may have changed or hidden before it is used stands for nothing.
 *
 * A name is given its meaning in the order of the text. Where names are declared by assigning them, one name may be
 * imported, defined and assigned in turn: a use means what came last before it, and what may have come since, such as
 * an import in a branch. What runs later, in a function, goes by the text as well, since most names of a module are
 * settled before anything calls it; only where nothing stands before it does all count that stands behind.
 */

import { dottedText } from '../syntax/dottedText.ts';
import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import { moduleNames } from './imports.ts';
import { type Binding, fieldKey, type Import, isReceiver, lookup, type Scope, type Write } from './scopes.ts';
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
    while (at?.kind === 'Member' || at?.kind === 'Generic') {
      property = at.get('property') ?? property;
      at = at.get('object') ?? at.get('type');
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
    const isName = node.kind === 'Identifier' || node.kind === 'Member' || node.kind === 'Call';
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
      case 'Generic': {
        // `Thing::<u8>::new` is `Thing::new` with a type argument.
        const type = node.get('type');
        return type === undefined ? NONE : this.resolve(type, steps + 1);
      }
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

/** One place where a name gets a meaning. */
type Giving =
  | { readonly type: 'import'; readonly import: Import }
  | { readonly type: 'write'; readonly write: Write }
  | { readonly type: 'definition' };

interface Placed {
  readonly giving: Giving;
  /** From here on it holds, a UTF-16 offset. */
  readonly from: number;
  /** Whether it happens wherever the code of its region is run, so that what came before no longer counts. */
  readonly certain: boolean;
}

/** The dotted names that a name stands for; null when it stands for nothing, or nothing that can be told. */
type Meaning = ReadonlySet<string> | null;

/** Of a name that nothing has given a meaning. */
const UNGIVEN: Meaning = new Set();

/** What a name means that had a meaning, once a giving may have given it another. */
type Add = (meaning: Meaning, giving: Giving) => Meaning;

/** The givings of one name. Each is read once, however many uses of the name there are. */
class Givings {
  private ordered: readonly Placed[] | null = null;
  /** What the name means once so many of them have happened. */
  private readonly after = new Map<number, Meaning>([[0, UNGIVEN]]);
  private whole: Meaning | undefined;
  private inside: Meaning | undefined;

  constructor(private readonly binding: Binding) {}

  /** Those in the code that declares the name, in the order of the text. */
  private get placed(): readonly Placed[] {
    this.ordered ??= placedIn(this.binding);
    return this.ordered;
  }

  /** How many stand before a node in the text. */
  countBefore({ start }: Node): number {
    let low = 0;
    let high = this.placed.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.placed[middle] as Placed).from <= start) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** What the name means where so many stand before. */
  meaningAfter(count: number, add: Add): Meaning {
    let from = count;
    while (!this.after.has(from) && this.placed[from - 1]?.certain === false) from--;
    for (let i = from; i <= count; i++) {
      if (this.after.has(i)) continue;
      // What is defined by itself stands for nothing.
      this.after.set(i, null);
      const { giving, certain } = this.placed[i - 1] as Placed;
      this.after.set(i, add(certain ? UNGIVEN : (this.after.get(i - 1) as Meaning), giving));
    }
    return this.after.get(count) as Meaning;
  }

  /** What the name means when any of them may have happened last. */
  meaningOfAll(add: Add): Meaning {
    if (this.whole === undefined) {
      this.whole = null;
      this.whole = this.placed.reduce<Meaning>((meaning, { giving }) => add(meaning, giving), UNGIVEN);
    }
    return this.whole;
  }

  /** What functions inside give the name, whenever they are called. */
  meaningInside(add: Add): Meaning {
    if (this.inside === undefined) {
      this.inside = null;
      this.inside = givingsOf(this.binding.foreignWrites).reduce(add, UNGIVEN);
    }
    return this.inside;
  }
}

/** Writes as what they are to a name. */
function givingsOf(writes: readonly Write[]): Giving[] {
  return writes.map((write): Giving => ({ type: 'write', write }));
}

function placedIn({ imports, writes, definitions }: Binding): Placed[] {
  const placed: Placed[] = [];
  for (const each of imports)
    placed.push({ giving: { type: 'import', import: each }, from: each.at.start, certain: each.certain });
  // The value is worked out before the name gets it.
  for (const write of writes)
    placed.push({
      giving: { type: 'write', write },
      from: write.value?.end ?? write.at.end,
      certain: write.certain,
    });
  for (const definition of definitions)
    placed.push({ giving: { type: 'definition' }, from: definition.start, certain: true });
  return placed.sort((a, b) => a.from - b.from);
}
