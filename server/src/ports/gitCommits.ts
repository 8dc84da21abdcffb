/**
 * What a repository's commits say of the lines that they brought: who committed them, git-ai notes, bots,
 * trailers. All questions are about commits' own contents (see `gitRepository.ts`), so that nothing of a working
 * tree or of `.git` has a say in the answer.
 */

import type { CommitFacts } from '../provenance/commits.ts';
import { type NoteRange, readGitAiNote } from '../provenance/gitAiNote.ts';
import { unquote } from '../review/diff.ts';
import type { Reviewer } from '../review/mark.ts';
import { nameOfBytes } from '../text/fileNames.ts';
import { plainText } from '../text/lines.ts';
import { splitAtNul } from './gitProcess.ts';
import type { GitRepository } from './gitRepository.ts';
import { commitOf } from './workingTree.ts';

/** Where a line came from: the line (from 1) of a file as a commit had it. */
export interface BlamedLine {
  readonly commit: string;
  readonly path: string;
  readonly line: number;
}

/**
 * Where each line of a text came from, by git's line from 1, as far as it is committed. `at` is the commit that
 * the text, which stands at a path, is or comes after.
 */
export async function blameText(
  repository: GitRepository,
  at: string,
  path: string,
  text: string,
): Promise<Map<number, BlamedLine>> {
  const asked = BLAMED.get(repository) ?? new Map<string, Blamed>();
  BLAMED.set(repository, asked);
  const key = `${at} ${path}`;
  const before = asked.get(key);
  const blamed = before?.text === text ? before : { text, runs: blameRuns(repository, at, path, text) };
  asked.set(key, blamed);
  const lines = new Map<number, BlamedLine>();
  for (const { final, count, commit, path: name, line } of await blamed.runs)
    for (let i = 0; i < count; i++) lines.set(final + i, { commit, path: name, line: line + i });
  return lines;
}

/** What was asked before: git takes a moment for each, and says the same of the same text. */
const BLAMED = new WeakMap<GitRepository, Map<string, Blamed>>();

interface Blamed {
  readonly text: string;
  readonly runs: Promise<readonly BlamedRun[]>;
}

/** Lines in a row that came with one commit, the first of them with `final` as its number: far fewer than lines. */
interface BlamedRun extends BlamedLine {
  readonly final: number;
  count: number;
}

async function blameRuns(
  repository: GitRepository,
  at: string,
  path: string,
  text: string,
): Promise<readonly BlamedRun[]> {
  const known = (await repository.tree(at)).get(path);
  if (known !== undefined && isText(await repository.object(known.id), text))
    return blame(repository, at, path);
  const id = await repository.store('blob', text);
  const changed = await commitOf(repository, at, [{ path, mode: known?.mode ?? '100644', id }]);
  // What only the commit of our own brings is not committed.
  return (await blame(repository, changed, path)).filter(({ commit }) => commit !== changed);
}

function isText(bytes: Buffer, text: string): boolean {
  return plainText(bytes.toString('utf8').replace(/^\uFEFF/, '')) === plainText(text);
}

async function blame(repository: GitRepository, commit: string, path: string): Promise<BlamedRun[]> {
  const runs: BlamedRun[] = [];
  const result = await repository.ask(['blame', '--line-porcelain', commit, '--', path]);
  if (result.code !== 0) return runs;
  let header: { commit: string; line: number; final: number } | undefined;
  for (const line of result.stdout.toString('utf8').split('\n')) {
    const [, id, before, now] = /^([0-9a-f]{40,64}) (\d+) (\d+)(?: \d+)?$/.exec(line) ?? [];
    if (id !== undefined) header = { commit: id, line: Number(before), final: Number(now) };
    else if (line.startsWith('filename ') && header !== undefined) {
      addLine(runs, { ...header, path: unquote(line.slice('filename '.length)) });
      header = undefined;
    }
  }
  return runs;
}

/** Adds a line to the last run where it goes on there, else a run. */
function addLine(runs: BlamedRun[], { commit, path, line, final }: Omit<BlamedRun, 'count'>): void {
  const last = runs.at(-1);
  const goesOn =
    last !== undefined &&
    last.commit === commit &&
    last.path === path &&
    last.line + last.count === line &&
    last.final + last.count === final;
  if (goesOn) last.count++;
  else runs.push({ commit: alone(commit), path: alone(path), line, final, count: 1 });
}

/** The same text as one of its own: a part of what git answered would keep all of that in memory. */
function alone(text: string): string {
  return Buffer.from(text).toString();
}

/** Who committed each line of a text (see `blameText`), by git's line from 1. */
export async function committersOf(
  repository: GitRepository,
  at: string,
  path: string,
  text: string,
): Promise<Map<number, Reviewer>> {
  const origins = await blameText(repository, at, path, text);
  const facts = await commitFacts(repository, [
    ...new Set([...origins.values()].map(({ commit }) => commit)),
  ]);
  const people = new Map<number, Reviewer>();
  for (const [line, { commit }] of origins) {
    const author = facts.get(commit)?.author;
    if (author !== undefined) people.set(line, author);
  }
  return people;
}

/** What was asked before: a commit never says anything else. */
const KNOWN = new WeakMap<GitRepository, Map<string, CommitFacts>>();

/** What commits say of themselves, by id. */
export async function commitFacts(
  repository: GitRepository,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CommitFacts>> {
  const known = KNOWN.get(repository) ?? new Map<string, CommitFacts>();
  KNOWN.set(repository, known);
  const asked = ids.filter((id) => !known.has(id));
  for (const [id, facts] of await readFacts(repository, asked)) known.set(id, facts);
  return known;
}

/** What all commits say of themselves that lead to one, that one among them. */
export function historyFacts(
  repository: GitRepository,
  head: string,
): Promise<ReadonlyMap<string, CommitFacts>> {
  return logFacts(repository, [], head);
}

async function readFacts(
  repository: GitRepository,
  ids: readonly string[],
): Promise<Map<string, CommitFacts>> {
  return ids.length === 0 ? new Map() : logFacts(repository, ['--no-walk'], ids.join('\n'));
}

/** What the commits say of themselves that `git log` tells of, asked for by the revisions of an input. */
async function logFacts(
  repository: GitRepository,
  options: readonly string[],
  revisions: string,
): Promise<Map<string, CommitFacts>> {
  const facts = new Map<string, CommitFacts>();
  const trailer = (key: string): string => `%(trailers:key=${key},valueonly,unfold,separator=%x1f)`;
  const format = `--format=%H%x00%an%x00%ae%x00%ct%x00${trailer('Co-authored-by')}%x00${trailer('Assisted-by')}`;
  // A .mailmap, which a change may bring along, makes nobody another.
  const args = ['log', ...options, '--no-mailmap', '-z', format, '--stdin'];
  const { code, stdout } = await repository.ask(args, revisions);
  if (code !== 0) return facts;
  // Six fields a commit, and one empty text behind the last.
  const fields = stdout.toString('utf8').split('\0');
  for (let at = 0; at + 5 < fields.length; at += 6) {
    const [id = '', name = '', email = '', time = '', coAuthors = '', assistants = ''] = fields.slice(
      at,
      at + 6,
    );
    const list = (text: string): string[] => text.split('\x1f').filter((each) => each.trim() !== '');
    facts.set(id, {
      id,
      author: { name, email },
      time: Number(time) * 1000,
      coAuthors: list(coAuthors),
      assistants: list(assistants),
    });
  }
  return facts;
}

/**
 * Which commits touched which paths on the way from some commits to another. Of a merge only those count in
 * which it differs from all its parents: the rest is others' work.
 */
export async function commitsByPath(
  repository: GitRepository,
  from: readonly string[],
  to: string,
): Promise<Map<string, string[]>> {
  const commits = new Map<string, string[]>();
  const args = ['log', '--format=%x00%H', '--raw', '-z', '--no-renames', '--diff-merges=dense-combined'];
  const output = await repository.git([...args, to, ...from.map((each) => `^${each}`), '--']);
  const fields = splitAtNul(output);
  let commit = '';
  for (let i = 0; i < fields.length; i++) {
    const field = (fields[i] as Buffer).toString('latin1').trimStart();
    if (!field.startsWith(':')) {
      if (field !== '') commit = field;
      continue;
    }
    // Each header of an entry is followed by its path, which may look like anything.
    i++;
    const path = nameOfBytes(fields[i] ?? Buffer.alloc(0));
    commits.set(path, [...(commits.get(path) ?? []), commit]);
  }
  return commits;
}

/** The git-ai notes of a repository, each read when it is asked for. */
export class GitAiNotes {
  private readonly read = new Map<string, Promise<{ ranges: NoteRange[]; errors: string[] }>>();

  private constructor(
    private readonly repository: GitRepository,
    /** The ids of notes by that of their commits. */
    private readonly notes: ReadonlyMap<string, string>,
  ) {}

  static async open(repository: GitRepository): Promise<GitAiNotes> {
    const notes = new Map<string, string>();
    const tip = (await repository.refs()).get('refs/notes/ai');
    // A note's name is the commit's id, cut into folders where there are many.
    for (const [path, { id }] of tip === undefined ? [] : await repository.tree(tip))
      notes.set(path.replaceAll('/', ''), id);
    return new GitAiNotes(repository, notes);
  }

  /** How many commits have a note. */
  get size(): number {
    return this.notes.size;
  }

  /** What the note of a commit says; nothing when it has none. */
  of(commit: string): Promise<{ ranges: NoteRange[]; errors: string[] }> {
    let read = this.read.get(commit);
    if (read === undefined) {
      read = this.load(this.notes.get(commit));
      this.read.set(commit, read);
    }
    return read;
  }

  private async load(note: string | undefined): Promise<{ ranges: NoteRange[]; errors: string[] }> {
    if (note === undefined) return { ranges: [], errors: [] };
    const found = await this.repository.findObject(note);
    if (found?.type !== 'blob') return { ranges: [], errors: ['git cannot read the git-ai note.'] };
    return readGitAiNote(found.bytes.toString('utf8'));
  }
}
