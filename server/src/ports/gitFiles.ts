/**
 * Single answers about the files of a repository, for whom git is good to have: where it is missing, or there
 * is no repository, nothing is known.
 */

import { join, relative, resolve, sep } from 'node:path';
import type { Reviewer } from '../review/mark.ts';
import { committersOf } from './gitCommits.ts';
import { type GitRepository, tryRepository } from './gitRepository.ts';
import { candidates } from './workingTree.ts';

/**
 * A file's text in the commit that is checked out, '' for a file that it does not have; undefined outside of
 * repositories and before the first commit. `path` is absolute.
 */
export function committedText(folder: string, path: string): Promise<string | undefined> {
  return tryRepository(folder, async (repository) => {
    const head = await repository.head();
    return head === undefined ? undefined : ((await textAt(repository, head, path)) ?? '');
  });
}

/** The paths, absolute, of the files that the commit that is checked out has below a folder. */
export async function committedFiles(folder: string): Promise<string[]> {
  const files = await tryRepository(folder, async (repository) => {
    const head = await repository.head();
    const paths = head === undefined ? [] : [...(await repository.tree(head)).keys()];
    return paths.map((path) => join(repository.root, ...path.split('/')));
  });
  return (files ?? []).filter((path) => isBelow(folder, path));
}

/** The files below a folder that differ from what is committed, or that git does not know; absolute paths. */
export async function uncommittedFiles(folder: string): Promise<string[]> {
  const files = await tryRepository(folder, async (repository) => {
    const head = await repository.head();
    if (head === undefined) return [];
    await repository.copyIndex();
    return [...(await candidates(repository, head))].map((path) => join(repository.root, ...path.split('/')));
  });
  return (files ?? []).filter((path) => isBelow(folder, path));
}

/** A file's text at a commit; undefined where that is not known. `path` is absolute. */
export function textAtCommit(folder: string, commit: string, path: string): Promise<string | undefined> {
  return tryRepository(folder, (repository) => textInCommit(repository, commit, path));
}

/** The same where the repository is open already; the name of the commit may also be `HEAD`. */
export async function textInCommit(
  repository: GitRepository,
  commit: string,
  path: string,
): Promise<string | undefined> {
  const named = commit === 'HEAD' ? await repository.head() : commit;
  const found = named === undefined ? undefined : await repository.findObject(`${named}^{commit}`);
  return found === undefined ? undefined : textAt(repository, found.id, path);
}

/** Who committed each line of a text that stands at an absolute path, by git's line from 1. */
export async function committers(folder: string, path: string, text: string): Promise<Map<number, Reviewer>> {
  const people = await tryRepository(folder, async (repository) => {
    const head = await repository.head();
    if (head === undefined) return undefined;
    return committersOf(repository, head, inRepository(repository, path), text);
  });
  return people ?? new Map();
}

/** The text that has an id of git; undefined when git does not have it. */
export function readBlob(folder: string, id: string): Promise<string | undefined> {
  if (!/^[0-9a-f]{40,64}$/.test(id)) return Promise.resolve(undefined);
  return tryRepository(folder, async (repository) => {
    const found = await repository.findObject(id);
    return found?.type === 'blob' ? asText(found.bytes) : undefined;
  });
}

/**
 * Has git keep a text, and answers its id; undefined where git cannot. Nothing refers to the text, so it is
 * in no history, and git drops it some weeks later unless it is committed.
 */
export function storeBlob(folder: string, text: string): Promise<string | undefined> {
  return tryRepository(folder, async (repository) => {
    // Where git turns line endings into line feeds, the committed text is what others can look up.
    const plain = text.replaceAll('\r\n', '\n');
    const committed = plain === text ? undefined : await repository.idOf(plain);
    if (committed !== undefined && (await repository.findObject(committed)) !== undefined) return committed;
    return repository.keep(text);
  });
}

async function textAt(repository: GitRepository, commit: string, path: string): Promise<string | undefined> {
  const entry = (await repository.tree(commit)).get(inRepository(repository, path));
  if (entry === undefined || !entry.mode.startsWith('100')) return undefined;
  return asText(await repository.object(entry.id));
}

function asText(bytes: Buffer): string {
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

function inRepository({ root }: GitRepository, path: string): string {
  return relative(root, path).split(sep).join('/');
}

function isBelow(folder: string, path: string): boolean {
  const inside = relative(resolve(folder), path);
  return inside !== '..' && !inside.startsWith(`..${sep}`);
}
