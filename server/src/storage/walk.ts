/**
 * The files below a folder, as a person means it who names the folder: `.gitignore` files count at every
 * level, the folders of version control, `node_modules` and rule packs are left out, links are not followed (what they
 * lead to inside the folder is met anyway, and outside is nobody's business). Only `.gitignore` files count,
 * none of git's settings for one machine or one clone, so that everybody's scan finds the same.
 */

import ignore, { type Ignore } from 'ignore';
import type { Problem } from '../finding/finding.ts';
import { type Entry, type FileSystem, reasonOf } from './fileSystem.ts';
import { readText } from './files.ts';
import { IGNORED_FOLDERS } from './ignoredFolders.ts';
import { isOutside } from './roots.ts';

export type WalkEntry = { readonly path: string } | { readonly problem: Problem };

export interface WalkOptions {
  /** Called with an absolute path; false leaves the file, or the folder with all below it, out. */
  readonly wanted?: (path: string, isFolder: boolean) => boolean;
  readonly fileSystem: FileSystem;
}

/** Names that are left out wherever they stand below a folder; rule packs are other people's, and full of examples. */
const NEVER = new Set([...IGNORED_FOLDERS, '.ai-security']);

/**
 * The files below a folder, as absolute paths, in the order of their names. `.gitignore` files above the
 * folder, up to the root of its repository, count as well, unless they leave out the folder itself: who
 * names it means it. A folder or `.gitignore` that cannot be read is a problem among the files.
 */
export async function* walk(root: string, options: WalkOptions): AsyncGenerator<WalkEntry> {
  const { fileSystem } = options;
  const { join, resolve } = fileSystem.paths;
  const folder = resolve(root);
  const above = new IgnoreFiles(fileSystem);
  const problems = await above.addAbove(folder);
  for (const problem of problems) yield { problem };
  const start = above.ignores(folder, true) ? new IgnoreFiles(fileSystem) : above;
  const wanted = options.wanted ?? (() => true);
  // The folders from the root down to where the walk is: as many as there are, so they are no calls in each other.
  const open: OpenFolder[] = [];
  const enter = async function* (path: string, ignores: IgnoreFiles): AsyncGenerator<WalkEntry> {
    const listed = await listFolder(path, ignores, fileSystem);
    for (const problem of listed.problems) yield { problem };
    open.push(listed);
  };
  yield* enter(folder, start);
  for (let inside = open[open.length - 1]; inside !== undefined; inside = open[open.length - 1]) {
    const entry = inside.entries.pop();
    if (entry === undefined) {
      open.pop();
      continue;
    }
    const path = join(inside.path, entry.name);
    const isFolder = entry.kind === 'folder';
    if (inside.ignores.ignores(path, isFolder) || !wanted(path, isFolder)) continue;
    if (isFolder) yield* enter(path, inside.ignores);
    else yield { path };
  }
}

/** A folder in which a walk is. */
interface OpenFolder {
  readonly path: string;
  /** The files and folders in it that are still to come, the next one last. */
  readonly entries: Entry[];
  readonly ignores: IgnoreFiles;
  readonly problems: readonly Problem[];
}

async function listFolder(path: string, above: IgnoreFiles, fileSystem: FileSystem): Promise<OpenFolder> {
  let listed: readonly Entry[];
  try {
    listed = await fileSystem.list(path);
  } catch (error) {
    const message = `The folder cannot be read: ${reasonOf(error)}.`;
    return { path, entries: [], ignores: above, problems: [{ kind: 'file', message, path }] };
  }
  const problems: Problem[] = [];
  let ignores = above;
  if (listed.some(({ name, kind }) => name === '.gitignore' && kind === 'file')) {
    ignores = above.copy();
    const problem = await ignores.add(path);
    if (problem !== undefined) problems.push(problem);
  }
  const entries = listed.filter(
    ({ name, kind }) => !NEVER.has(name) && (kind === 'file' || kind === 'folder'),
  );
  entries.sort((a, b) => (a.name > b.name ? -1 : a.name < b.name ? 1 : 0));
  return { path, entries, ignores, problems };
}

/**
 * Whether a walk from `root` leaves out the file at `path`, by a `.gitignore` or by its name, wherever on the
 * way. False for what is not below the root. A `.gitignore` that cannot be read leaves out nothing; the walk
 * reports it.
 */
export async function isIgnored(root: string, path: string, fileSystem: FileSystem): Promise<boolean> {
  const { join, relative, resolve, sep } = fileSystem.paths;
  const base = resolve(root);
  const inside = relative(base, resolve(path));
  if (inside === '' || isOutside(inside, fileSystem.paths)) return false;
  let ignores = new IgnoreFiles(fileSystem);
  await ignores.addAbove(base);
  if (ignores.ignores(base, true)) ignores = new IgnoreFiles(fileSystem);
  let at = base;
  const names = inside.split(sep);
  for (const [i, name] of names.entries()) {
    await ignores.add(at);
    at = join(at, name);
    if (NEVER.has(name) || ignores.ignores(at, i < names.length - 1)) return true;
  }
  return false;
}

/** The `.gitignore` files on the way down to a folder, the outermost first. */
class IgnoreFiles {
  private files: { readonly folder: string; readonly rules: Ignore }[] = [];

  constructor(private readonly fileSystem: FileSystem) {}

  copy(): IgnoreFiles {
    const copy = new IgnoreFiles(this.fileSystem);
    copy.files = [...this.files];
    return copy;
  }

  /** Adds the `.gitignore` of a folder, if there is one. Answers why it could not be read. */
  async add(folder: string): Promise<Problem | undefined> {
    const read = await readText(this.fileSystem.paths.join(folder, '.gitignore'), this.fileSystem);
    if (read === null) return undefined;
    if ('problem' in read) return read.problem;
    // Where git itself takes upper and lower case for the same, its patterns do so too.
    this.files.push({ folder, rules: ignore({ ignorecase: this.fileSystem.ignoresCase }).add(read.text) });
    return undefined;
  }

  /** Adds those of the folders above, from the root of the repository down; none outside a repository. */
  async addAbove(folder: string): Promise<Problem[]> {
    const { dirname, join } = this.fileSystem.paths;
    const folders: string[] = [];
    for (let at = folder; !(await this.fileSystem.exists(join(at, '.git'))); at = dirname(at)) {
      if (dirname(at) === at) return [];
      folders.unshift(dirname(at));
    }
    const problems: Problem[] = [];
    for (const each of folders) {
      const problem = await this.add(each);
      if (problem !== undefined) problems.push(problem);
    }
    return problems;
  }

  /** The innermost file that speaks of a path decides, as in git. */
  ignores(path: string, isFolder: boolean): boolean {
    const { relative, sep } = this.fileSystem.paths;
    for (let i = this.files.length - 1; i >= 0; i--) {
      const { folder, rules } = this.files[i] as (typeof this.files)[number];
      const inside = relative(folder, path).split(sep).join('/');
      const result = rules.test(isFolder ? `${inside}/` : inside);
      if (result.ignored) return true;
      if (result.unignored) return false;
    }
    return false;
  }
}
