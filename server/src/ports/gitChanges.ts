/**
 * What changed since a base: every path at which the base and what is checked out differ, asked of git's raw
 * difference between commits. Contents are the commits' own, byte for byte; what attributes make of them on the
 * way to the disk does not count, nor whether they are on the disk at all.
 *
 * What lies in the working tree and is not committed comes on top, as entries of its own: it can add to what
 * has to be reviewed, and never take away what is committed.
 */

import type { CommitFacts } from '../provenance/commits.ts';
import type { Authorship } from '../review/authorship.ts';
import { type ChangedEntry, type GitSide, isFile } from '../review/changedEntry.ts';
import { parseHunks } from '../review/diff.ts';
import { contentOfBlob, contentOfSubmodule } from '../review/entry.ts';
import type { EntrySide, Reviewer } from '../review/mark.ts';
import type { LedgerFiles } from '../review/store.ts';
import { nameOfBytes } from '../text/fileNames.ts';
import { repositoryAuthorship } from './authorship.ts';
import { committedLedgerFiles } from './committedLedger.ts';
import { commitFacts, commitsByPath, committersOf } from './gitCommits.ts';
import { splitAtNul } from './gitProcess.ts';
import { resolveCommit } from './gitRefs.ts';
import { GitRepository, type TreeEntry } from './gitRepository.ts';
import { commitWorkingTree, withoutReturns } from './workingTree.ts';

/** A change: the base it left, and what it came to. Paths are below the root of the repository, with `/`. */
export class GitChange {
  private commits: Promise<Map<string, string[]>> | undefined;

  constructor(
    private readonly repository: GitRepository,
    /** The base's newest commit: its policy, suppressions and allowed signers count. */
    readonly tip: string,
    /** Where the change left the base: what is compared. There are several after criss-cross merges. */
    readonly forks: readonly string[],
    /** The commit that is checked out. */
    readonly head: string,
    /** A commit of our own with what is not committed yet on top; `head` when there is nothing. */
    private readonly working: string,
    readonly entries: readonly ChangedEntry[],
    /** How large what the entries hold is, in bytes, by id; what git lacks is missing. */
    private readonly sizes: ReadonlyMap<string, number>,
    /** What of the working tree could not be looked at, and why: the end of a sentence. */
    readonly unread: readonly { readonly entry: ChangedEntry; readonly why: string }[],
  ) {}

  get root(): string {
    return this.repository.root;
  }

  /** How large what lies on a side is, in bytes; undefined where git lacks it. */
  sizeOf({ id }: GitSide): number | undefined {
    return this.sizes.get(id);
  }

  /** The bytes of a side; for a link its target. Rejects when git lacks them. */
  bytes({ id }: GitSide): Promise<Buffer> {
    return this.repository.object(id);
  }

  /** A side as marks name it: by what it holds, whatever git calls that. */
  async describe(side: GitSide): Promise<EntrySide> {
    const { mode, id } = side;
    const content = mode === '160000' ? contentOfSubmodule(id) : contentOfBlob(await this.bytes(side));
    return { mode, content };
  }

  /** A file of the base's newest commit as text; undefined when it has no such file. */
  readBase(path: string): Promise<string | undefined> {
    return this.read(this.tip, path);
  }

  /** The paths of the base's newest commit. */
  async listBase(): Promise<string[]> {
    return [...(await this.repository.tree(this.tip)).keys()];
  }

  /** What the base's newest commit has below a folder, links and submodules too, by the paths below that. */
  async baseBelow(folder: string): Promise<Map<string, TreeEntry>> {
    const prefix = folder === '' ? '' : `${folder}/`;
    const tree = await this.repository.tree(this.tip);
    return new Map(
      [...tree].flatMap(([path, entry]) =>
        path.startsWith(prefix) ? [[path.slice(prefix.length), entry] as const] : [],
      ),
    );
  }

  /** How large objects are, in bytes, by their ids; what git lacks is missing. */
  objectSizes(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.repository.sizes(ids);
  }

  /** The bytes of an object by its id. Rejects when git lacks it. */
  object(id: string): Promise<Buffer> {
    return this.repository.object(id);
  }

  /** A file as it is now, committed or not; undefined when there is none. */
  readNow(path: string): Promise<string | undefined> {
    return this.read(this.working, path);
  }

  /** All paths as they are now. */
  async listNow(): Promise<string[]> {
    return [...(await this.repository.tree(this.working)).keys()];
  }

  /** The files of a ledger below a folder ('' for the root): the base's, or those that are committed now. */
  ledgerFiles(of: 'base' | 'head', folder: string): LedgerFiles {
    return committedLedgerFiles(this.repository, of === 'base' ? this.tip : this.head, folder);
  }

  /** The commits that the base's history begins with: they tell the repository from others. */
  async roots(): Promise<Set<string>> {
    const ids = await this.repository.beginnings(this.tip);
    if (ids === undefined)
      throw new Error(
        'this is a shallow clone, so marks of this repository cannot be told from those of others. In CI, check out with the whole history (fetch-depth: 0, GIT_DEPTH: 0).',
      );
    return new Set(ids);
  }

  /** Who committed each line of a text that stands at a path, by git's line from 1; committed lines only. */
  committers(path: string, text: string): Promise<Map<number, Reviewer>> {
    return committersOf(this.repository, this.head, path, text);
  }

  /** The commits of the change that touched a path. */
  async commitsOf(path: string): Promise<CommitFacts[]> {
    this.commits ??= commitsByPath(this.repository, this.forks, this.head);
    const ids = (await this.commits).get(path) ?? [];
    const facts = await commitFacts(this.repository, ids);
    return ids.flatMap((id) => facts.get(id) ?? []);
  }

  /** Who wrote the lines of the change, as far as there is evidence. */
  authorship(): Authorship {
    return repositoryAuthorship(this.root, { repository: this.repository, head: this.head });
  }

  /** Ends what reads the repository. */
  dispose(): Promise<void> {
    return this.repository.dispose();
  }

  private async read(commit: string, path: string): Promise<string | undefined> {
    const entry = (await this.repository.tree(commit)).get(path);
    if (entry === undefined || !entry.mode.startsWith('100')) return undefined;
    return (await this.repository.object(entry.id)).toString('utf8').replace(/^\uFEFF/, '');
  }
}

/** Opens the change since a base. `dispose` of it afterwards. Rejects with a message for the person. */
export async function openChange(root: string, since: string): Promise<GitChange> {
  const repository = await GitRepository.open(root);
  try {
    return await readChange(repository, since);
  } catch (error) {
    await repository.dispose();
    throw new Error(`--since ${since}: ${(error as Error).message}`, { cause: error });
  }
}

async function readChange(repository: GitRepository, since: string): Promise<GitChange> {
  const tip = await resolveCommit(repository, since);
  const head = await repository.head();
  if (head === undefined) throw new Error('nothing is committed here yet, so there is nothing to compare.');
  const bases = await repository.ask(['merge-base', '--all', tip, head]);
  const forks = bases.stdout
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
  if (forks.length === 0)
    throw new Error(
      'it has no history in common with what is checked out. In CI, check out with the whole history (fetch-depth: 0, GIT_DEPTH: 0).',
    );
  const { commit: working, unread } = await commitWorkingTree(repository, head);
  const entries = new Map<string, ChangedEntry>();
  for (const fork of forks) {
    for (const entry of await differences(repository, fork, head)) keep(entries, entry);
    if (working === head) continue;
    for (const entry of await differences(repository, fork, working))
      keep(entries, { ...entry, uncommitted: true });
  }
  const found = [...entries.values()];
  const ids = found.flatMap(({ before, after }) => [before, after]).flatMap((side) => side?.id ?? []);
  const sizes = await repository.sizes([...new Set(ids)]);
  const left = [...unread].map(([path, why]) => {
    // Nothing is known of it but that it is there.
    const after = { path, mode: '100644', id: '' };
    return { entry: { after, uncommitted: true }, why };
  });
  return new GitChange(repository, tip, forks, head, working, found, sizes, left);
}

/**
 * Adds an entry of the difference from one fork to those from others. Where the forks differ in what was there
 * before, nothing is taken for known, and the lines that changed since either count.
 */
function keep(entries: Map<string, ChangedEntry>, entry: ChangedEntry): void {
  const { before, after } = entry;
  const key = JSON.stringify(after ?? ['deleted', before]);
  const other = entries.get(key);
  if (other === undefined) entries.set(key, entry);
  else if (after !== undefined && JSON.stringify(other.before) !== JSON.stringify(before)) {
    const hunks = other.hunks && entry.hunks && [...other.hunks, ...entry.hunks];
    entries.set(key, { after, uncommitted: other.uncommitted, ...(hunks === undefined ? {} : { hunks }) });
  }
}

/** More renames than these are not looked for; the files then count as deleted and added. */
const RENAMES = ['-M', '-l10000'];

/** Every path at which two commits differ. */
async function differences(repository: GitRepository, from: string, to: string): Promise<ChangedEntry[]> {
  const raw = await repository.git(['diff-tree', '-r', '-z', '--raw', '--full-index', ...RENAMES, from, to]);
  const entries = parseRaw(raw);
  if (!entries.some(isComparable)) return entries;
  const patch = await repository.git([
    'diff-tree',
    '-r',
    '-p',
    '-U0',
    '--full-index',
    '--text',
    '--no-color',
    '--no-ext-diff',
    '--no-textconv',
    '--no-indent-heuristic',
    '--ignore-cr-at-eol',
    '--inter-hunk-context=0',
    '--diff-algorithm=myers',
    ...RENAMES,
    from,
    to,
  ]);
  const hunks = parseHunks(patch.toString('latin1'));
  return Promise.all(
    entries.map(async (entry) => {
      if (!isComparable(entry)) return entry;
      const { before, after } = entry;
      const known = hunks.get(`${before.id}..${after.id}`);
      if (known !== undefined) return { ...entry, hunks: known };
      // Git says nothing of contents that are the same, line endings aside.
      const isSame = before.id === after.id || (await isSameButReturns(repository, before, after));
      return isSame ? { ...entry, hunks: [] } : entry;
    }),
  );
}

async function isSameButReturns(
  repository: GitRepository,
  before: GitSide,
  after: GitSide,
): Promise<boolean> {
  const [old, now] = [await repository.object(before.id), await repository.object(after.id)];
  return withoutReturns(old).equals(withoutReturns(now));
}

/** An entry with a file on both sides. */
function isComparable(entry: ChangedEntry): entry is ChangedEntry & { before: GitSide; after: GitSide } {
  const { before, after } = entry;
  return before !== undefined && after !== undefined && isFile(before) && isFile(after);
}

/** `:<mode> <mode> <id> <id> <status>NUL<path>NUL`, with a second path for what was renamed. */
function parseRaw(raw: Buffer): ChangedEntry[] {
  const entries: ChangedEntry[] = [];
  const fields = splitAtNul(raw);
  for (let i = 0; i < fields.length; ) {
    const header = (fields[i++] as Buffer).toString('latin1');
    const [, modeBefore, modeAfter, idBefore, idAfter, status] =
      /^:(\d{6}) (\d{6}) ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) ([A-Z])\d*$/.exec(header) ?? [];
    const first = fields[i++];
    const second = status === 'R' || status === 'C' ? fields[i++] : first;
    if (idBefore === undefined || idAfter === undefined || first === undefined || second === undefined)
      throw new Error(`git answered with an entry that cannot be understood: ${header}`);
    const side = (mode: string | undefined, id: string, path: Buffer): GitSide | undefined =>
      mode === undefined || mode === '000000' ? undefined : { path: nameOfBytes(path), mode, id };
    const before = side(modeBefore, idBefore, first);
    const after = side(modeAfter, idAfter, second);
    entries.push({
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      uncommitted: false,
    });
  }
  return entries;
}
