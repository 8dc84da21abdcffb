/**
 * Types as they are written, and the names that they may also go by: without `| null`, through imports, boxed.
 */

import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import type { KnownLibraries } from './libraryTypes.ts';
import type { QualifiedNames } from './names.ts';
import { lookup, type Scope } from './scopes.ts';
import { withoutNull } from './typeTexts.ts';
import type { Variables } from './variables.ts';

const NONE: readonly string[] = [];

export class WrittenTypes {
  constructor(
    private readonly names: QualifiedNames,
    private readonly variables: Variables,
    /** The program's text. */
    private readonly text: string,
    private readonly libraries: KnownLibraries,
  ) {}

  private get semantics(): Semantics {
    return this.variables.semantics;
  }

  /** The names of a type that stands in the program. */
  written(type: Node): readonly string[] {
    const inner = type.kind === 'Type' ? type.children : [type];
    const first = inner[0];
    const last = inner[inner.length - 1];
    if (first === undefined || last === undefined) return NONE;
    const text = (first === last ? this.spelled(first) : this.text.slice(first.start, last.end))
      .replace(/\s+/g, ' ')
      .trim();
    return text === '' ? NONE : this.through(text, first);
  }

  /** A type as written; the stars and brackets that C writes around the name of a variable stand behind it. */
  private spelled(type: Node): string {
    const [element, size] = type.children;
    if (type.kind === 'pointer_type' && element !== undefined && element.from === type.from)
      return `${this.spelled(element)} *`;
    if (type.kind !== 'sized_array_type' || element === undefined)
      return this.text.slice(type.start, type.end);
    return `${this.spelled(element)}[${size === undefined ? '' : this.text.slice(size.start, size.end)}]`;
  }

  /** A type's text and what else it goes by. */
  through(written: string, at: Node): readonly string[] {
    const found = new Set<string>();
    for (const type of [written, ...withoutNull(written)]) {
      found.add(type);
      const [, before, base, rest] = /^([*&[\]\s]*)([\w$.]+)(.*)$/s.exec(type) ?? [];
      if (base === undefined) continue;
      const end = base.indexOf('.');
      const head = end < 0 ? base : base.slice(0, end);
      const names = this.names.ofName(head, at);
      for (const name of names.length > 0 ? names : this.ofPackages(head, at)) {
        found.add(`${before}${name}${base.slice(head.length)}${rest}`);
      }
    }
    return this.withEquals([...found]);
  }

  /** The library types that a name may mean that nothing in the file says: all of a package may be imported. */
  private ofPackages(name: string, at: Node): readonly string[] {
    if (this.semantics.packagesAreOpen !== true) return NONE;
    const types = this.libraries.typesNamed(name);
    if (types.length === 0) return NONE;
    const from = this.variables.scopeOf(at);
    if (lookup(name, from, this.semantics) !== undefined) return NONE;
    const packages = new Set<string>();
    for (let scope: Scope | null = from; scope !== null; scope = scope.parent)
      for (const wildcard of scope.wildcards) packages.add(wildcard);
    const imported = types.filter((type) => packages.has(type.slice(0, type.lastIndexOf('.'))));
    return imported.length > 0 ? imported : types;
  }

  withEquals(types: readonly string[]): readonly string[] {
    const groups = this.semantics.equalTypes ?? [];
    const all = new Set(types);
    for (const type of types) {
      for (const group of groups) if (group.includes(type)) for (const other of group) all.add(other);
    }
    return [...all];
  }
}
