/**
 * The history of the branch that changes go to, along first parents: what each of its states held. Read from git's
 * objects (see `gitRepository.ts`), so nothing is checked out.
 */

import { type GitSide, isFile } from '../review/changedEntry.ts';
import type { LedgerFiles } from '../review/store.ts';
import { committedLedgerFiles } from './committedLedger.ts';
import { resolveCommit, usualBase } from './gitRefs.ts';
import { GitRepository } from './gitRepository.ts';

/** Older commits than these are not looked at. */
const MOST_COMMITS = 200_000;

export interface HistoryCommit {
  readonly id: string;
  /** When it was committed, in milliseconds since 1970. */
  readonly time: number;
}

/** A state of the branch. Paths are below the root of the repository, with `/`. */
export class GitHistory {
  private constructor(
    private readonly repository: GitRepository,
    /** The branch's full name, or `HEAD` where it is none of the usual ones. */
    readonly branch: string,
    /** The oldest first, at least one. */
    readonly commits: readonly HistoryCommit[],
    /** The commit that the period begins after; undefined where none was asked for, or nothing is as old. */
    readonly since: HistoryCommit | undefined,
    /** What of the history is not there: sentences. */
    readonly notes: readonly string[],
  ) {}

  /**
   * Opens the history from a commit or a date on, or all of it. Rejects with a message for the person; undefined
   * where nothing is committed. `dispose` of it afterwards.
   */
  static async open(root: string, since?: string): Promise<GitHistory | undefined> {
    const repository = await GitRepository.open(root);
    try {
      const history = await readHistory(repository, since);
      if (history !== undefined)
        return new GitHistory(repository, history.branch, history.commits, history.since, history.notes);
    } catch (error) {
      await repository.dispose();
      throw error;
    }
    await repository.dispose();
    return undefined;
  }

  get root(): string {
    return this.repository.root;
  }

  /** The newest commit of the branch. */
  get tip(): HistoryCommit {
    return this.commits.at(-1) as HistoryCommit;
  }

  /** The files that a commit has; links and submodules are left out. */
  async files(commit: string): Promise<GitSide[]> {
    const tree = await this.repository.tree(commit);
    return [...tree].map(([path, entry]) => ({ path, ...entry })).filter(isFile);
  }

  /** How large files are, in bytes, by id; what git lacks is missing. */
  sizes(ids: readonly string[]): Promise<Map<string, number>> {
    return this.repository.sizes(ids);
  }

  /** Rejects when git lacks it. */
  bytes({ id }: GitSide): Promise<Buffer> {
    return this.repository.object(id);
  }

  /** A file of the branch's newest commit as text; undefined when it has no such file. */
  async readTip(path: string): Promise<string | undefined> {
    const entry = (await this.repository.tree(this.tip.id)).get(path);
    if (entry === undefined || !isFile({ path, ...entry })) return undefined;
    return (await this.repository.object(entry.id)).toString('utf8').replace(/^\uFEFF/, '');
  }

  /** The files of the ledger below a folder ('' for the root) in the branch's newest commit. */
  ledgerFiles(folder: string): LedgerFiles {
    return committedLedgerFiles(this.repository, this.tip.id, folder);
  }

  dispose(): Promise<void> {
    return this.repository.dispose();
  }
}

interface ReadHistory {
  readonly branch: string;
  readonly commits: readonly HistoryCommit[];
  readonly since: HistoryCommit | undefined;
  readonly notes: readonly string[];
}

async function readHistory(
  repository: GitRepository,
  since: string | undefined,
): Promise<ReadHistory | undefined> {
  const branch = await usualBase(repository);
  const tip = branch === undefined ? await repository.head() : await resolveCommit(repository, branch);
  if (tip === undefined) return undefined;
  const notes: string[] = [];
  if ((await repository.beginnings(tip, { firstParent: true })) === undefined)
    notes.push('The clone is shallow: what was not fetched of the history is missing.');
  const all = await firstParents(repository, tip);
  if (all.length === MOST_COMMITS)
    notes.push(`Only the newest ${MOST_COMMITS} commits of the branch were looked at.`);
  const named = { branch: branch ?? 'HEAD', notes };
  if (since === undefined) return { ...named, commits: all, since: undefined };
  const date = dateOf(since);
  if (date !== undefined) {
    const first = all.findLast(({ time }) => time < date);
    if (first === undefined) {
      notes.push(`Nothing was committed before ${since}: the period begins with the history.`);
      return { ...named, commits: all, since: undefined };
    }
    return { ...named, commits: all.slice(all.indexOf(first)), since: first };
  }
  const id = await resolveCommit(repository, since);
  const start = (await firstParents(repository, id, ['--max-count=1']))[0];
  if (start === undefined) throw new Error(`git does not know the commit ${id}.`);
  const after = await firstParents(repository, tip, [`^${id}`]);
  return { ...named, commits: [start, ...after], since: start };
}

/** Commits along first parents, the oldest first. */
async function firstParents(
  repository: GitRepository,
  tip: string,
  more: readonly string[] = [],
): Promise<HistoryCommit[]> {
  const args = [
    'log',
    '--first-parent',
    '--format=%H %ct',
    `--max-count=${MOST_COMMITS}`,
    ...more,
    tip,
    '--',
  ];
  const commits: HistoryCommit[] = [];
  for (const line of (await repository.git(args)).toString('latin1').split('\n')) {
    const [, id, seconds] = /^([0-9a-f]{40,64}) (-?\d+)$/.exec(line) ?? [];
    if (id !== undefined) commits.push({ id, time: Number(seconds) * 1000 });
  }
  return commits.reverse();
}

/** The beginning of a day, in milliseconds since 1970, where a text is one: `2026-01-31`. */
function dateOf(text: string): number | undefined {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
