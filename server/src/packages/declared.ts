/**
 * Whether an import names a package that nothing declares: the question that the analyzer `undeclared` of rules asks.
 */

import type { DeclaredIn, DeclaredPackages, Ecosystem, ProjectPackages } from './ecosystem.ts';
import { npm } from './npm.ts';
import { pypi } from './pypi.ts';

export const ECOSYSTEMS: readonly Ecosystem[] = [npm, pypi];

/** Folders of code that is run apart from what the manifest above them describes. */
const APART =
  /^(?:tests?|__tests__|specs?|examples?|samples?|demos?|docs?|fixtures?|benchmarks?|templates?)$/i;

/** What is known of a file's folder, in a form that is quick to ask. */
interface Scope {
  readonly names: ReadonlySet<string>;
  /** Whether something can be said of what is imported here. */
  readonly isKnown: boolean;
}

/** Scopes by folder; they live as long as what they are made of. */
const scopes = new WeakMap<DeclaredPackages, Map<string, Scope>>();
const ownNames = new WeakMap<DeclaredPackages, ReadonlySet<string>>();

/**
 * Whether an import in a file (its path below the root, with `/`) names a package that is certainly not declared, in a
 * language by its id. False wherever something is not known.
 */
export function isUndeclared(
  specifier: string,
  { language, path, packages }: { language: string; path: string; packages: ProjectPackages | undefined },
): boolean {
  const ecosystem = ECOSYSTEMS.find(({ languages }) => languages.includes(language));
  const declared = ecosystem && packages?.[ecosystem.id];
  const name = ecosystem?.packageOf(specifier);
  if (ecosystem === undefined || declared === undefined || name === undefined) return false;
  const scope = scopeOf(declared, path.slice(0, path.lastIndexOf('/') + 1));
  return scope.isKnown && !isOwn(declared, name) && !ecosystem.covers(scope.names, name);
}

function isOwn(declared: DeclaredPackages, name: string): boolean {
  const own = ownNames.get(declared) ?? new Set(declared.own);
  ownNames.set(declared, own);
  return own.has(name);
}

function scopeOf(declared: DeclaredPackages, folder: string): Scope {
  const known = scopes.get(declared) ?? new Map<string, Scope>();
  scopes.set(declared, known);
  const scope = known.get(folder) ?? makeScope(declared.files, folder);
  known.set(folder, scope);
  return scope;
}

function makeScope(files: readonly DeclaredIn[], folder: string): Scope {
  const above = files.filter((file) => folder.startsWith(file.folder));
  const manifests = above.filter(({ isManifest }) => isManifest);
  const nearest = Math.max(-1, ...manifests.map((file) => file.folder.length));
  const between = folder.slice(nearest).split('/');
  const isKnown =
    nearest >= 0 && !above.some(({ isOpen }) => isOpen) && !between.some((part) => APART.test(part));
  return { names: new Set(above.flatMap(({ names }) => names)), isKnown };
}
