/**
 * A git repository that is read without being believed. `.git` may come out of an archive, and its
 * configuration can name programs for git to run: filters, textconv, fsmonitor, hooks, an ssh for fetching
 * what a partial clone lacks. Attributes, replace refs and grafts can show other content than the commits have.
 *
 * So git never works in the repository itself. It is given a git directory of our own, empty but for a
 * configuration of ours, which borrows the repository's objects as an alternate store. Nothing of the
 * repository's configuration, attributes, hooks or refs is there to be obeyed, and an object that is missing is
 * an error, never a fetch. Only two questions are put to the repository itself, neither of which runs anything:
 * where its parts lie, and which refs it has.
 *
 * What has to be written (the state of the working tree as a commit) goes to our own store and is removed
 * with it.
 */

import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { isMissing } from '../storage/fileSystem.ts';
import { nameOfBytes } from '../text/fileNames.ts';
import { ObjectReader } from './gitObjects.ts';
import { firstLine, GitError, inRepository, runGit, sealedEnvironment, splitAtNul } from './gitProcess.ts';
import { ProcessError, type ProcessResult } from './process.ts';

/** Where the parts of a repository lie, absolute. */
interface Parts {
  /** The root of the working tree. */
  readonly root: string;
  readonly objects: string;
  readonly index: string;
  readonly exclude: string;
  readonly shallow: string;
  readonly isShallow: boolean;
  readonly format: 'sha1' | 'sha256';
  /** Whether files on this disk say which of them are programs. */
  readonly fileMode: boolean;
}

/** What a commit has at a path. */
export interface TreeEntry {
  /** Git's mode, six octal digits. */
  readonly mode: string;
  readonly id: string;
}

export class GitRepository {
  private objects: ObjectReader | undefined;

  private readonly trees = new Map<string, Promise<ReadonlyMap<string, TreeEntry>>>();

  private constructor(
    private readonly parts: Parts,
    /** Our own git directory. */
    readonly folder: string,
  ) {}

  /** Opens the repository that a folder lies in. Rejects with a `GitError` when there is none, or no git. */
  static async open(within: string): Promise<GitRepository> {
    const parts = await findParts(within);
    const folder = await mkdtemp(join(tmpdir(), 'ai-security-scanner-git-'));
    try {
      await mkdir(join(folder, 'objects', 'info'), { recursive: true });
      await mkdir(join(folder, 'refs'));
      await mkdir(join(folder, 'info'));
      await writeFile(join(folder, 'HEAD'), 'ref: refs/heads/none\n');
      await writeFile(join(folder, 'config'), configurationFor(parts));
      await writeFile(join(folder, 'objects', 'info', 'alternates'), `${quotedPath(parts.objects)}\n`);
      // Where a shallow clone ends, and what the person told git to ignore in this clone: data, no commands.
      await copyIfThere(parts.shallow, join(folder, 'shallow'));
      await copyIfThere(parts.exclude, join(folder, 'info', 'exclude'));
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
    return new GitRepository(parts, folder);
  }

  /** The root of the working tree, absolute. */
  get root(): string {
    return this.parts.root;
  }

  /** Whether files on this disk say which of them are programs. */
  get hasFileMode(): boolean {
    return this.parts.fileMode;
  }

  /** Runs git on the repository's objects alone. Rejects with a reason when it fails. */
  async git(args: readonly string[], input: string | Uint8Array = ''): Promise<Buffer> {
    const { code, stdout, stderr } = await this.ask(args, input);
    if (code !== 0) throw new GitError(`git ${args[0]} failed: ${firstLine(stderr) ?? `exit code ${code}`}`);
    return stdout;
  }

  /** As `git`, for commands that fail as an answer. */
  ask(
    args: readonly string[],
    input: string | Uint8Array = '',
    environment: NodeJS.ProcessEnv = {},
  ): Promise<ProcessResult<Buffer>> {
    const env = { ...sealedEnvironment(), GIT_DIR: this.folder, ...environment };
    return runGit(this.root, ['--literal-pathspecs', ...args], env, input);
  }

  /** Git with the working tree at hand, and the index as it was when it was copied by `copyIndex`. */
  async inWorkingTree(
    args: readonly string[],
    input: string | Uint8Array = '',
    environment: NodeJS.ProcessEnv = {},
  ): Promise<Buffer> {
    const index = join(this.folder, 'index');
    const tree = { GIT_WORK_TREE: this.root, GIT_INDEX_FILE: index, ...environment };
    const { code, stdout, stderr } = await this.ask(args, input, tree);
    if (code !== 0) throw new GitError(`git ${args[0]} failed: ${firstLine(stderr) ?? `exit code ${code}`}`);
    return stdout;
  }

  /** Copies the repository's index, which says how the files on disk were when git last wrote them. */
  async copyIndex(): Promise<void> {
    const { index } = this.parts;
    await copyIfThere(index, join(this.folder, 'index'));
    for (const name of await readdir(dirname(index)))
      if (name.startsWith('sharedindex.'))
        await copyFile(join(dirname(index), name), join(this.folder, basename(name)));
  }

  /** An object's bytes by its id. Rejects when the repository lacks it. */
  async object(id: string): Promise<Buffer> {
    const found = await this.findObject(id);
    if (found === undefined)
      throw new GitError(
        `git lacks the object ${id}. Fetch it first: a partial or damaged clone cannot be judged.`,
      );
    return found.bytes;
  }

  /** An object by any name that git's own syntax has for it; undefined where there is none. */
  findObject(name: string): Promise<{ id: string; type: string; bytes: Buffer } | undefined> {
    if (/[\n\0]/.test(name)) return Promise.resolve(undefined);
    this.objects ??= new ObjectReader(this.root, { ...sealedEnvironment(), GIT_DIR: this.folder });
    return this.objects.read(name);
  }

  /** All that a commit has, by path (see `text/fileNames.ts`); folders are left out. */
  tree(commit: string): Promise<ReadonlyMap<string, TreeEntry>> {
    let tree = this.trees.get(commit);
    if (tree === undefined) {
      tree = this.readTree(commit);
      this.trees.set(commit, tree);
    }
    return tree;
  }

  private async readTree(commit: string): Promise<Map<string, TreeEntry>> {
    const entries = new Map<string, TreeEntry>();
    for (const field of splitAtNul(await this.git(['ls-tree', '-r', '-z', '--full-tree', commit]))) {
      const tab = field.indexOf(9);
      const [mode = '', , id = ''] = field.subarray(0, tab).toString('latin1').split(' ');
      entries.set(nameOfBytes(field.subarray(tab + 1)), { mode, id });
    }
    return entries;
  }

  /**
   * The commits that a commit's history begins with, all or only along first parents. Undefined in a shallow
   * clone, where what looks like the first commits are only the last that were fetched.
   */
  async beginnings(commit: string, { firstParent = false } = {}): Promise<string[] | undefined> {
    if (this.parts.isShallow) return undefined;
    const options = firstParent ? ['--first-parent'] : [];
    const ids = await this.git(['rev-list', '--max-parents=0', ...options, commit]);
    return ids
      .toString('utf8')
      .split('\n')
      .filter((id) => id !== '');
  }

  /** How large objects are, in bytes; what the repository lacks is missing. */
  async sizes(ids: readonly string[]): Promise<Map<string, number>> {
    const sizes = new Map<string, number>();
    if (ids.length === 0) return sizes;
    const answer = await this.git(['cat-file', '--batch-check', '--buffer'], `${ids.join('\n')}\n`);
    for (const line of answer.toString('latin1').split('\n')) {
      const [, id, size] = /^([0-9a-f]{40,64}) \w+ (\d+)$/.exec(line) ?? [];
      if (id !== undefined) sizes.set(id, Number(size));
    }
    return sizes;
  }

  /** Keeps an object in our own store, which goes away with `dispose`; answers its id. */
  async store(type: 'blob' | 'commit', content: string | Uint8Array): Promise<string> {
    return (await this.git(['hash-object', '-t', type, '-w', '--stdin'], content)).toString('utf8').trim();
  }

  /** The id that a text has, whether the repository holds it or not. */
  async idOf(text: string): Promise<string> {
    return (await this.git(['hash-object', '--stdin'], text)).toString('utf8').trim();
  }

  /** Keeps a text among the repository's own objects; answers its id. */
  async keep(text: string): Promise<string> {
    const own = { GIT_OBJECT_DIRECTORY: this.parts.objects };
    const { code, stdout, stderr } = await this.ask(['hash-object', '-w', '--stdin'], text, own);
    if (code !== 0) throw new GitError(`git hash-object failed: ${firstLine(stderr)}`);
    return stdout.toString('utf8').trim();
  }

  /** All refs with what they point at, by full name. */
  async refs(): Promise<Map<string, string>> {
    const format = '--format=%(objectname) %(refname)';
    const { code, stdout, stderr } = await inRepository(this.root, ['for-each-ref', format]);
    if (code !== 0) throw new GitError(`git for-each-ref failed: ${firstLine(stderr)}`);
    const refs = new Map<string, string>();
    // A ref's name may hold any byte but a few, and a line feed is one of those.
    for (const line of stdout.toString('latin1').split('\n')) {
      const [, id, name] = /^([0-9a-f]{40,64}) (.+)$/.exec(line) ?? [];
      if (id !== undefined && name !== undefined) refs.set(Buffer.from(name, 'latin1').toString('utf8'), id);
    }
    return refs;
  }

  /** The commit that is checked out; undefined before the first one. */
  async head(): Promise<string | undefined> {
    const { code, stdout } = await inRepository(this.root, ['rev-parse', '--verify', '--quiet', 'HEAD']);
    return code === 0 ? stdout.toString('utf8').trim() : undefined;
  }

  /** The full name of the branch that one follows (`@{upstream}`, `main@{push}`); undefined without one. */
  async upstream(name: string): Promise<string | undefined> {
    const { code, stdout } = await inRepository(this.root, [
      'rev-parse',
      '--verify',
      '--quiet',
      '--symbolic-full-name',
      name,
    ]);
    const full = stdout.toString('utf8').trim();
    return code === 0 && full.startsWith('refs/') ? full : undefined;
  }

  /** Ends what still runs and removes what was written. */
  async dispose(): Promise<void> {
    this.objects?.end();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Opens a repository for as long as some work takes. */
export async function withRepository<Result>(
  root: string,
  work: (repository: GitRepository) => Promise<Result>,
): Promise<Result> {
  const repository = await GitRepository.open(root);
  try {
    return await work(repository);
  } finally {
    await repository.dispose();
  }
}

/** As `withRepository`, for what is good to have: undefined outside of repositories and without git. */
export async function tryRepository<Result>(
  root: string,
  work: (repository: GitRepository) => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await withRepository(root, work);
  } catch (error) {
    if (error instanceof GitError || error instanceof ProcessError) return undefined;
    throw error;
  }
}

async function findParts(within: string): Promise<Parts> {
  const paths = ['objects', 'index', 'info/exclude', 'shallow'].flatMap((path) => ['--git-path', path]);
  const { code, stdout, stderr } = await inRepository(within, [
    'rev-parse',
    '--show-object-format',
    '--is-shallow-repository',
    ...paths,
    '--show-cdup',
  ]);
  if (code !== 0) throw new GitError(`git cannot read the repository: ${firstLine(stderr)}`);
  const [format, isShallow, objects, index, exclude, shallow, up = ''] = stdout
    .toString('utf8')
    .split(/\r?\n/);
  if (shallow === undefined || shallow === '')
    throw new GitError('git does not say where the repository lies.');
  const setting = await inRepository(within, ['config', '--type=bool', '--get', 'core.fileMode']);
  return {
    root: resolve(within, up),
    fileMode: setting.stdout.toString('utf8').trim() !== 'false',
    isShallow: isShallow !== 'false',
    format: format === 'sha256' ? 'sha256' : 'sha1',
    objects: resolve(within, objects as string),
    index: resolve(within, index as string),
    exclude: resolve(within, exclude as string),
    shallow: resolve(within, shallow),
  };
}

function configurationFor({ format, fileMode }: Parts): string {
  const version = format === 'sha256' ? 1 : 0;
  return [
    '[core]',
    `repositoryFormatVersion = ${version}`,
    'bare = true',
    // Caches beside the objects, which may lie.
    'commitGraph = false',
    'multiPackIndex = false',
    'quotePath = true',
    'attributesFile = /dev/null',
    'hooksPath = /dev/null',
    `fileMode = ${fileMode}`,
    ...(version === 1 ? ['[extensions]', `objectFormat = ${format}`] : []),
    '[gc]',
    'auto = 0',
    '',
  ].join('\n');
}

/** A path for `objects/info/alternates`, which reads a line in quotes as C does. */
function quotedPath(path: string): string {
  const plain = process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
  return `"${plain.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}

async function copyIfThere(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
