/**
 * What changed since a base, and what the base holds, asked of git. The gate rests on it, so nothing that a
 * change can carry may bend the answer: attributes, filters, external diffs and hooks of the repository do
 * not run, files marked as binary are compared all the same, and a git that fails is an error, never an
 * empty change.
 */

import { join } from 'node:path';
import { type ChangedFile, parseDiff } from '../review/diff.ts';
import type { Reviewer } from '../review/mark.ts';
import { ProcessError, type ProcessResult, runProcess } from './process.ts';

const PATIENCE = 120_000;

const SAFE = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.quotePath=true',
  '-c',
  'diff.renameLimit=10000',
  '-c',
  'core.attributesFile=/dev/null',
];

/** A repository and a base in it. */
export interface BaseCommit {
  /** The root of the repository, absolute. */
  readonly root: string;
  /** The base's newest commit: its policy, suppressions and allowed signers count. */
  readonly tip: string;
  /** Where the change left the base: what is compared. */
  readonly fork: string;
}

/** Finds a base by the name that the person gave. Rejects with a message that says what to do. */
export async function findBase(root: string, name: string): Promise<BaseCommit> {
  const spoken = name.startsWith('-')
    ? undefined
    : await ask(root, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
  if (spoken === undefined || spoken.code !== 0)
    throw new Error(
      `--since ${name}: there is no such commit or branch here. In CI, fetch it first (git fetch origin ${name}), with its history.`,
    );
  const tip = spoken.stdout.trim();
  const fork = await ask(root, ['merge-base', tip, 'HEAD']);
  if (fork.code !== 0)
    throw new Error(
      `--since ${name}: it has no history in common with what is checked out. In CI, check out with the whole history (fetch-depth: 0, GIT_DEPTH: 0).`,
    );
  return { root, tip, fork: fork.stdout.trim().split('\n')[0] ?? '' };
}

/** The files that differ from the base in the working tree, those that git does not know yet among them. */
export async function changesSince({ root, fork }: BaseCommit): Promise<ChangedFile[]> {
  const diff = await must(root, [
    'diff',
    '-U0',
    '-M',
    '--text',
    '--no-color',
    '--no-ext-diff',
    '--no-textconv',
    '--no-indent-heuristic',
    '--ignore-cr-at-eol',
    '--ignore-submodules=all',
    '--inter-hunk-context=0',
    '--diff-algorithm=myers',
    '--src-prefix=a/',
    '--dst-prefix=b/',
    '--no-relative',
    fork,
    '--',
  ]);
  const known = parseDiff(diff);
  const fresh = await must(root, ['ls-files', '--others', '--exclude-standard', '-z']);
  const names = fresh.split('\0').filter((path) => path !== '' && !path.endsWith('/'));
  return [...known, ...names.map((path) => ({ path, hunks: undefined }))];
}

/** A file's bytes as text at a commit; undefined when it has no such file. */
export async function readAt(root: string, commit: string, path: string): Promise<string | undefined> {
  const result = await ask(root, ['cat-file', 'blob', `${commit}:${path}`]);
  if (result.code === 0) return result.stdout.replace(/^\uFEFF/, '');
  const exists = await ask(root, ['cat-file', '-e', `${commit}^{tree}`]);
  if (exists.code !== 0) throw new Error(`git cannot read the base ${commit}: fetch it with its files.`);
  return undefined;
}

/** The paths of the files below a folder at a commit; '' means all. */
export async function listAt(root: string, commit: string, folder: string): Promise<string[]> {
  const scope = folder === '' || folder === '.' ? [] : ['--', folder];
  const names = await must(root, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit, ...scope]);
  return names.split('\0').filter((path) => path !== '');
}

/** The text that has an id of git; undefined when git does not have it, or is not there. */
export async function readBlob(root: string, id: string): Promise<string | undefined> {
  if (!/^[0-9a-f]{40,64}$/.test(id)) return undefined;
  const result = await tryGit(root, ['cat-file', 'blob', id]);
  return result?.code === 0 ? result.stdout.replace(/^\uFEFF/, '') : undefined;
}

/**
 * Has git keep a text, and answers its id; undefined where git cannot. Nothing refers to the text, so it is
 * in no history, and git drops it some weeks later unless it is committed.
 */
export async function storeBlob(root: string, text: string): Promise<string | undefined> {
  // Where git turns line endings into line feeds, the committed text is what others can look up.
  const plain = text.replaceAll('\r\n', '\n');
  const committed = plain === text ? undefined : await blobOf(root, plain, false);
  if (committed !== undefined && (await tryGit(root, ['cat-file', '-e', committed]))?.code === 0)
    return committed;
  return blobOf(root, text, true);
}

async function blobOf(root: string, text: string, write: boolean): Promise<string | undefined> {
  const result = await tryGit(root, ['hash-object', ...(write ? ['-w'] : []), '--stdin'], text);
  return result?.code === 0 ? result.stdout.trim() : undefined;
}

/** For what is good to have: undefined when git is missing, fails to start or takes too long. */
export async function tryGit(
  root: string,
  args: readonly string[],
  input = '',
): Promise<ProcessResult | undefined> {
  try {
    return await run(root, args, input);
  } catch (error) {
    if (error instanceof ProcessError) return undefined;
    throw error;
  }
}

/**
 * Who committed each line of a file as it stands in the working tree, by git's line (from 1). Lines that are
 * not committed yet are missing, and so are all when git does not know the file.
 */
export async function blame(
  root: string,
  path: string,
): Promise<Map<number, { commit: string; author: Reviewer }>> {
  const lines = new Map<number, { commit: string; author: Reviewer }>();
  const result = await ask(root, ['blame', '--porcelain', '--', path]);
  if (result.code !== 0) return lines;
  const commits = new Map<number, string>();
  for (const line of result.stdout.split('\n')) {
    const [, commit, number] = /^([0-9a-f]{40,64}) \d+ (\d+)(?: \d+)?$/.exec(line) ?? [];
    if (commit !== undefined && !/^0+$/.test(commit)) commits.set(Number(number), commit);
  }
  if (commits.size === 0) return lines;
  // Asked apart, because blame believes a .mailmap, which a change may bring along.
  const wanted = [...new Set(commits.values())].join('\n');
  const format = '--format=%H%x00%an%x00%ae';
  const named = await must(root, ['log', '--no-walk', '--no-mailmap', format, '--stdin'], wanted);
  const authors = new Map<string, Reviewer>();
  for (const line of named.split('\n')) {
    const [commit, name, email] = line.split('\0');
    if (commit !== undefined && name !== undefined) authors.set(commit, { name, email: email ?? '' });
  }
  for (const [line, commit] of commits) {
    const author = authors.get(commit);
    if (author !== undefined) lines.set(line, { commit, author });
  }
  return lines;
}

/** The absolute path of a file of the repository. */
export function pathIn(root: string, path: string): string {
  return join(root, ...path.split('/'));
}

async function must(root: string, args: readonly string[], input = ''): Promise<string> {
  const { code, stdout, stderr } = await ask(root, args, input);
  if (code !== 0)
    throw new Error(`git ${args[0]} failed: ${stderr.trim().split('\n')[0] ?? `exit code ${code}`}`);
  return stdout;
}

async function ask(root: string, args: readonly string[], input = ''): Promise<ProcessResult> {
  try {
    return await run(root, args, input);
  } catch (error) {
    if (error instanceof ProcessError && error.reason === 'missing')
      throw new Error('--since needs git, which is not installed. Install git, then run this again.', {
        cause: error,
      });
    throw error;
  }
}

function run(root: string, args: readonly string[], input: string): Promise<ProcessResult> {
  const env = {
    ...process.env,
    GIT_PAGER: 'cat',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    LC_ALL: 'C',
  };
  return runProcess('git', ['--literal-pathspecs', ...SAFE, ...args], {
    folder: root,
    patience: PATIENCE,
    env,
    input,
  });
}
