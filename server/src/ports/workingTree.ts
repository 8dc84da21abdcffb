/**
 * What lies in the working tree and is not committed, as a commit in a store of our own, so that it can be
 * compared and read like everything else. Files are taken as their bytes are; neither filters nor line endings
 * are converted.
 *
 * What is not on the disk is as it is committed: a sparse or partial checkout has deleted nothing. Whether a
 * file differs is told as git tells it, by what the index says of its size and time, and then by its bytes.
 */

import { randomUUID } from 'node:crypto';
import { lstat, readFile, readlink, realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import { isMissing, reasonOf } from '../storage/fileSystem.ts';
import { MAXIMUM_FILE_BYTES } from '../storage/files.ts';
import { bytesOfName, nameOfBytes } from '../text/fileNames.ts';
import { megabytes } from '../text/megabytes.ts';
import { GitError, splitAtNul } from './gitProcess.ts';
import type { GitRepository, TreeEntry } from './gitRepository.ts';

export interface WorkingTree {
  /** The commit that holds it; the one that is checked out when nothing differs. */
  readonly commit: string;
  /** Why a path could not be read: the end of a sentence that begins with it. */
  readonly unread: ReadonlyMap<string, string>;
}

/** What lies on the disk at a path, as git would have it. */
interface Found {
  readonly mode: string;
  readonly bytes: Uint8Array;
}

/** Puts what is not committed on top of a commit. */
export async function commitWorkingTree(repository: GitRepository, head: string): Promise<WorkingTree> {
  const unread = new Map<string, string>();
  await repository.copyIndex();
  const changes: { path: string; mode: string; id: string }[] = [];
  for (const path of await candidates(repository, head)) {
    const found = await readRaw(repository.root, path, unread);
    if (found === undefined) continue;
    const committed = (await repository.tree(head)).get(path);
    if (committed !== undefined && (await isCommitted(repository, committed, found))) continue;
    changes.push({ path, mode: found.mode, id: await repository.store('blob', found.bytes) });
  }
  if (changes.length === 0) return { commit: head, unread };
  return { commit: await commitOf(repository, head, changes), unread };
}

/** A commit of our own: another one's tree with some files of it replaced. It has that one as its parent. */
export async function commitOf(
  repository: GitRepository,
  parent: string,
  files: readonly { readonly path: string; readonly mode: string; readonly id: string }[],
): Promise<string> {
  // Several commits may be in the making.
  const index = { GIT_INDEX_FILE: `${repository.folder}/index-of-${randomUUID()}` };
  const lines = files.map(({ path, mode, id }) =>
    Buffer.concat([Buffer.from(`${mode} ${id}\t`), bytesOfName(path), Buffer.from([0])]),
  );
  const run = async (args: readonly string[], input: string | Uint8Array = ''): Promise<string> => {
    const { code, stdout, stderr } = await repository.ask(args, input, index);
    if (code !== 0) throw new GitError(`git ${args[0]} failed: ${stderr.trim()}`);
    return stdout.toString('utf8').trim();
  };
  await run(['read-tree', parent]);
  // A file where a folder was replaces the folder, and the other way round.
  await run(['update-index', '-z', '--add', '--replace', '--index-info'], Buffer.concat(lines));
  const tree = await run(['write-tree', '--missing-ok']);
  const who = 'Nobody <> 0 +0000';
  return repository.store(
    'commit',
    `tree ${tree}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\n\nWhat is not committed\n`,
  );
}

/** The paths, after `copyIndex`, that may differ from what is committed: changed on disk, changed in the index, not known to git. */
export async function candidates(repository: GitRepository, head: string): Promise<Set<string>> {
  const paths = new Set<string>();
  const add = (output: Buffer): void => {
    for (const field of splitAtNul(output)) if (field.at(-1) !== 0x2f) paths.add(nameOfBytes(field));
  };
  const options = ['--name-only', '-z', '--no-renames', '--ignore-submodules=all', '--no-ext-diff'];
  add(await repository.inWorkingTree(['diff-files', ...options]));
  add(await repository.inWorkingTree(['diff-index', '--cached', ...options, head]));
  add(await repository.inWorkingTree(['ls-files', '--others', '--exclude-standard', '-z']));
  return paths;
}

/** The bytes at a path on the disk; undefined when there is nothing, or nothing that git would take. */
async function readRaw(root: string, path: string, unread: Map<string, string>): Promise<Found | undefined> {
  try {
    const base = await realpath(root);
    const place = placeOf(base, path);
    // Below a link that stands where a folder was lies something else than the path says.
    const folder = placeOf(base, path.slice(0, Math.max(0, path.lastIndexOf('/'))));
    if (!(await realpath(folder, { encoding: 'buffer' })).equals(folder)) return undefined;
    const status = await lstat(place);
    if (status.isSymbolicLink())
      return { mode: '120000', bytes: await readlink(place, { encoding: 'buffer' }) };
    if (!status.isFile()) return undefined;
    if (status.size > MAXIMUM_FILE_BYTES) {
      unread.set(path, `is larger than ${megabytes(MAXIMUM_FILE_BYTES)}`);
      return undefined;
    }
    const isProgram = process.platform !== 'win32' && (status.mode & 0o100) !== 0;
    return { mode: isProgram ? '100755' : '100644', bytes: await readFile(place) };
  } catch (error) {
    if (isMissing(error)) return undefined;
    unread.set(path, `cannot be read: ${reasonOf(error)}`);
    return undefined;
  }
}

/** Where a path lies on the disk, as bytes, since its name need not be text. */
function placeOf(root: string, path: string): Buffer {
  const inside = path === '' ? [] : [Buffer.from(sep), bytesOfName(path.split('/').join(sep))];
  return Buffer.concat([Buffer.from(root), ...inside]);
}

/** Whether what was found is what is committed, but for line endings, which checking out may have changed. */
async function isCommitted(repository: GitRepository, committed: TreeEntry, found: Found): Promise<boolean> {
  if (committed.mode !== found.mode && repository.hasFileMode) return false;
  if (committed.mode === '160000') return false;
  const bytes = await repository.object(committed.id);
  return (
    Buffer.compare(bytes, found.bytes) === 0 ||
    Buffer.compare(withoutReturns(bytes), withoutReturns(found.bytes)) === 0
  );
}

/** Contents with line feeds alone at the ends of their lines. */
export function withoutReturns(bytes: Uint8Array): Buffer {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
