/**
 * The ledger's files: `.ai-review/marks/<reviewer>/<id>.json`, and packs of older ones beside them.
 *
 * Every file is written once and never changed, so reading needs no lock, several writers cannot disturb each
 * other, and a merge of two branches is the union of their files. A file that cannot be understood, or that
 * is not what its name and folder say, is reported and left out; the others count.
 *
 * Nothing here knows a file system: paths are relative to the folder that holds `.ai-review`, with `/`.
 */
import type { Problem } from '../finding/finding.ts';
import { hasIdentity, reviewerFolder } from './identity.ts';
import type { Batch, StoredBatch } from './mark.ts';
import { batchId, formatMarkFile, parseMarkFile } from './markFile.ts';
import { formatPack, isPackName, packName, parsePack } from './pack.ts';

/** Where marks are kept. */
export const MARKS_FOLDER = '.ai-review/marks';

/** What the ledger needs of a file system. All paths are relative to the ledger's root, with `/`. */
export interface LedgerFiles {
  /** The names in a folder, those of folders with `/` at their end; none when there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** A file's text; null when there is no such file; otherwise why it cannot be read. */
  read(path: string): Promise<{ readonly text: string } | { readonly problem: Problem } | null>;
  /** Writes a file beside its place and renames it there; makes folders. Rejects with a reason. */
  write(path: string, text: string): Promise<void>;
  /** Removes a file; no error when it is gone already. */
  remove(path: string): Promise<void>;
}

/** What the files say. */
export interface Loaded {
  /** Every batch once, in the order of their ids. */
  readonly batches: readonly StoredBatch[];
  readonly problems: readonly Problem[];
}

/** How many files are read at the same time. */
const AT_ONCE = 16;

/**
 * Reads the marks of several places as one ledger: the same folder on disk and in commits, say. A batch that
 * is in more than one counts once, and so does what is wrong with a file that is.
 */
export async function loadMarks(...places: readonly LedgerFiles[]): Promise<Loaded> {
  const batches = new Map<string, StoredBatch>();
  const problems = new Map<string, Problem>();
  for (const files of places) {
    const loaded = await loadPlace(files);
    for (const stored of loaded.batches) keep(batches, stored);
    for (const problem of loaded.problems) problems.set(`${problem.path}\n${problem.message}`, problem);
  }
  const ordered = [...batches.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { batches: ordered, problems: [...problems.values()] };
}

/** Reads all marks of one place. Files that begin with a dot are others' (an interrupted write, an editor's). */
async function loadPlace(files: LedgerFiles): Promise<Loaded> {
  const problems: Problem[] = [];
  const found: { folder: string; name: string; path: string }[] = [];
  for (const entry of await files.list(MARKS_FOLDER)) {
    if (entry.startsWith('.')) continue;
    const path = `${MARKS_FOLDER}/${entry}`;
    if (!entry.endsWith('/')) {
      problems.push(problemWith(path, 'It is not in the folder of a reviewer, so it was left out.'));
      continue;
    }
    const folder = entry.slice(0, -1);
    for (const name of await files.list(`${MARKS_FOLDER}/${folder}`))
      if (!name.startsWith('.')) found.push({ folder, name, path: `${MARKS_FOLDER}/${folder}/${name}` });
  }
  const batches: StoredBatch[] = [];
  for (let i = 0; i < found.length; i += AT_ONCE) {
    const group = found.slice(i, i + AT_ONCE);
    const texts = await Promise.all(group.map(({ path }) => files.read(path)));
    for (const [k, { folder, name, path }] of group.entries()) {
      const text = texts[k] ?? null;
      // Gone since it was listed: somebody folded it into a pack, or switched branches.
      if (text === null) continue;
      const read = 'problem' in text ? text : readMarkFile(name, text.text, folder);
      if ('problem' in read) problems.push({ ...read.problem, path });
      else if ('fault' in read) problems.push(problemWith(path, read.fault));
      else for (const stored of read.batches) batches.push({ ...stored, path });
    }
  }
  return { batches, problems };
}

/** The same batch may be read twice, from its file and from a pack; the first with a signature says most. */
function keep(batches: Map<string, StoredBatch>, stored: StoredBatch): void {
  const known = batches.get(stored.id);
  const saysMore = known?.batch.signature === undefined && stored.batch.signature !== undefined;
  if (known === undefined || saysMore) batches.set(stored.id, stored);
}

/** Reads what a file of marks says, by its name and the folder that it lies in. */
export function readMarkFile(
  name: string,
  text: string,
  folder: string,
): { batches: readonly StoredBatch[] } | { fault: string } {
  if (!name.endsWith('.json')) return { fault: 'It is not a mark, so it was left out. Remove it.' };
  const stem = name.slice(0, -'.json'.length);
  const read = isPackName(stem) ? parsePack(text, stem) : parseMarkFile(text, stem);
  if ('fault' in read) return read;
  const batches = 'stored' in read ? [read.stored] : read.batches;
  if (batches.some(({ batch }) => reviewerFolder(batch.reviewer) !== folder))
    return { fault: 'It lies in the folder of another reviewer than it names, so it was left out.' };
  return { batches };
}

/** Writes a batch as a file of its own. Rejects with a message for the person when it cannot. */
export async function writeMarks(files: LedgerFiles, batch: Batch): Promise<StoredBatch> {
  if (!hasIdentity(batch.reviewer))
    throw new Error(
      'Nobody knows who you are. Run git config user.name and git config user.email, then mark again.',
    );
  const id = batchId(batch);
  const path = `${MARKS_FOLDER}/${reviewerFolder(batch.reviewer)}/${id}.json`;
  await files.write(path, formatMarkFile(batch));
  return { id, batch, path };
}

/**
 * Folds the files of batches made before an instant (`at` of a batch) into packs, one a reviewer or more
 * where they are large. Nothing is forgotten: a pack holds its batches word for word, signatures included.
 * Answers how many files went into how many packs. Interrupted, it leaves batches twice, which is harmless.
 */
export async function compactMarks(
  files: LedgerFiles,
  before: string,
): Promise<{ files: number; packs: number }> {
  let folded = 0;
  let packs = 0;
  for (const entry of await files.list(MARKS_FOLDER)) {
    if (!entry.endsWith('/') || entry.startsWith('.')) continue;
    const folder = entry.slice(0, -1);
    const paths = new Map<string, StoredBatch>();
    for (const name of await files.list(`${MARKS_FOLDER}/${folder}`)) {
      const path = `${MARKS_FOLDER}/${folder}/${name}`;
      if (!name.endsWith('.json') || name.startsWith('.') || isPackName(name.slice(0, -5))) continue;
      const text = await files.read(path);
      if (text === null || 'problem' in text) continue;
      const read = readMarkFile(name, text.text, folder);
      const stored = 'fault' in read ? undefined : read.batches[0];
      if (stored !== undefined && stored.batch.at < before) paths.set(path, stored);
    }
    if (paths.size < 2) continue;
    for (const pack of formatPack([...paths.values()])) {
      await files.write(`${MARKS_FOLDER}/${folder}/${packName(pack.batches)}.json`, pack.text);
      packs++;
    }
    for (const path of paths.keys()) await files.remove(path);
    folded += paths.size;
  }
  return { files: folded, packs };
}

function problemWith(path: string, message: string): Problem {
  return { kind: 'file', path, message: `This file of the review ledger cannot be used. ${message}` };
}
