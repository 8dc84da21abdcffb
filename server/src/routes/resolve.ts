/** What references mean in all files of a workspace together: through imports, and by names that none brings. */

import type { Definition, Reference, RouteDeclarations } from './declarations.ts';
import { Modules } from './modules.ts';

/** How far values and imports are followed that lead to others. */
const MOST_STEPS_TO_MEANING = 30;

/** What a reference means. */
export type Meaning =
  | { readonly type: 'definition'; readonly file: RouteDeclarations; readonly definition: Definition }
  | { readonly type: 'router'; readonly file: RouteDeclarations; readonly end: number }
  | {
      readonly type: 'parameter';
      readonly file: RouteDeclarations;
      readonly of: number;
      readonly index: number;
    }
  | { readonly type: 'file'; readonly file: RouteDeclarations }
  | { readonly type: 'root' };

/** What is looked up in a file, by name and by place. */
class FileIndex {
  readonly byStart = new Map<number, Definition>();
  /** By all of their names, the first of those that are called the same. */
  readonly byNames = new Map<string, Definition>();
  readonly values = new Map<string, Reference[]>();

  constructor({ definitions, values }: RouteDeclarations) {
    for (const definition of definitions) {
      const names = definition.names.join('.');
      if (!this.byStart.has(definition.start)) this.byStart.set(definition.start, definition);
      if (!this.byNames.has(names)) this.byNames.set(names, definition);
    }
    for (const { name, value } of values) enter(this.values, name, value);
  }
}

interface Found {
  readonly file: RouteDeclarations;
  readonly definition: Definition;
}

export class Resolver {
  private readonly modules: Modules;
  private readonly files = new Map<string, RouteDeclarations>();
  private readonly indexes = new Map<RouteDeclarations, FileIndex>();
  /** By what their names end in, in all files: `Users.show` and `show`. */
  private readonly byEnding = new Map<string, Found[]>();

  constructor(declarations: readonly RouteDeclarations[]) {
    for (const file of declarations) {
      this.files.set(file.file, file);
      this.indexes.set(file, new FileIndex(file));
      for (const definition of file.definitions)
        for (let from = 0; from < definition.names.length; from++)
          enter(this.byEnding, definition.names.slice(from).join('.'), { file, definition });
    }
    this.modules = new Modules(this.files.keys());
  }

  /** What a reference of a file means; null where that is not known, or could be several things. */
  of(reference: Reference, file: RouteDeclarations, depth = 0): Meaning | null {
    if (depth > MOST_STEPS_TO_MEANING) return null;
    switch (reference.type) {
      case 'root':
        return { type: 'root' };
      case 'file':
        return { type: 'file', file };
      case 'router':
        return { type: 'router', file, end: reference.end };
      case 'parameter':
        return { type: 'parameter', file, of: reference.of, index: reference.index };
      case 'place': {
        const definition = this.indexes.get(file)?.byStart.get(reference.at);
        return definition === undefined ? null : { type: 'definition', file, definition };
      }
      case 'name':
        return this.named(reference.names, file);
      case 'import':
        return this.imported(reference.module, reference.names, file, depth);
      case 'result':
        return this.resultOf(reference.of, file, depth);
    }
  }

  /** The method of a class, or undefined. */
  method(file: RouteDeclarations, owner: Definition, name: string): Definition | undefined {
    return this.indexes.get(file)?.byNames.get([...owner.names, name].join('.'));
  }

  private resultOf(called: Reference, file: RouteDeclarations, depth: number): Meaning | null {
    const meaning = this.of(called, file, depth + 1);
    if (meaning?.type === 'definition' && meaning.definition.kind === 'function') {
      const { result } = meaning.definition;
      return result === null ? null : this.of(result, meaning.file, depth + 1);
    }
    if (meaning !== null) return meaning;
    // A method that a class has from elsewhere, as Django's `as_view`, gives what stands for the class.
    if ((called.type !== 'import' && called.type !== 'name') || called.names.length === 0) return null;
    const owner = this.of({ ...called, names: called.names.slice(0, -1) }, file, depth + 1);
    return owner?.type === 'definition' && owner.definition.kind === 'class' ? owner : null;
  }

  private imported(
    module: string,
    names: readonly string[],
    from: RouteDeclarations,
    depth: number,
  ): Meaning | null {
    const last = module.split(/[./\\]|::/).at(-1) ?? '';
    const files = this.modules.find(module, from.file, from.names !== 'file');
    const found = files.flatMap((path) => {
      const file = this.files.get(path);
      if (file === undefined) return [];
      // Where names of classes are known everywhere, an import is of a class.
      const ofClass = from.names === 'everywhere' ? this.inside(file, [last, ...names], depth + 1) : null;
      const meaning = ofClass ?? this.inside(file, names, depth + 1);
      return meaning === null ? [] : [meaning];
    });
    const [only, another] = found;
    if (only !== undefined && another === undefined) return only;
    if (found.length > 1) return null;
    // The last part of a module may be what the import is of, and the first name a module itself.
    const [first, ...others] = names;
    if (first !== undefined && first !== 'default') {
      const separator =
        module.includes('/') && !module.includes('.py') ? '/' : module.endsWith('.') ? '' : '.';
      const below = this.modules.find(`${module}${separator}${first}`, from.file, false);
      const file = below.length === 1 ? this.files.get(below[0] as string) : undefined;
      if (file !== undefined) return this.inside(file, others, depth + 1);
    }
    if (from.names !== 'everywhere' || last === '') return null;
    return this.named([last, ...names], from);
  }

  /** What a file calls so; without names its default export, or else the file itself. */
  private inside(file: RouteDeclarations, names: readonly string[], depth: number): Meaning | null {
    const [first, ...others] = names;
    if (first === undefined) return this.value(file, 'default', [], depth) ?? { type: 'file', file };
    const definition = this.indexes.get(file)?.byNames.get(names.join('.'));
    if (definition !== undefined) return { type: 'definition', file, definition };
    const value = this.value(file, first, others, depth);
    if (value !== null) return value;
    // The module itself is what an import by default gives where nothing else is.
    if (first === 'default')
      return others.length === 0 ? { type: 'file', file } : this.inside(file, others, depth + 1);
    return null;
  }

  private value(
    file: RouteDeclarations,
    name: string,
    others: readonly string[],
    depth: number,
  ): Meaning | null {
    if (depth > MOST_STEPS_TO_MEANING) return null;
    const values = this.indexes.get(file)?.values.get(name) ?? [];
    const [value] = values;
    if (value === undefined || values.some((each) => JSON.stringify(each) !== JSON.stringify(value)))
      return null;
    const meaning = this.of(value, file, depth + 1);
    if (others.length === 0 || meaning === null) return meaning;
    if (meaning.type === 'file') return this.inside(meaning.file, others, depth + 1);
    if (meaning.type !== 'definition') return null;
    return this.inside(meaning.file, [...meaning.definition.names, ...others], depth + 1);
  }

  /** What is called so where names reach as far as in the file's language, and is the only one. */
  private named(names: readonly string[], from: RouteDeclarations): Meaning | null {
    const beside = new Set(from.names === 'folder' ? this.modules.beside(from.file) : []);
    const all = (this.byEnding.get(names.join('.')) ?? []).filter(
      ({ file }) => file === from || from.names === 'everywhere' || beside.has(file.file),
    );
    const exact = all.filter(({ definition }) => definition.names.length === names.length);
    const [only, another] = exact.length > 0 ? exact : all;
    return only === undefined || another !== undefined ? null : { type: 'definition', ...only };
  }
}

function enter<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
