/**
 * What a repository's commits say of the lines that they brought: git-ai notes, bots that commit, trailers.
 * All of it is good to have: where git is missing or cannot answer, nothing is known.
 */

import { join, relative, sep } from 'node:path';
import type { CommitFacts } from '../provenance/commits.ts';
import { type NoteRange, readGitAiNote } from '../provenance/gitAiNote.ts';
import { unquote } from '../review/diff.ts';
import { tryGit } from './gitChanges.ts';

/** Where a line came from: the line (from 1) of a file as a commit had it. */
export interface BlamedLine {
  readonly commit: string;
  readonly path: string;
  readonly line: number;
}

/** Where each line of a file in the working tree came from, by git's line from 1; committed lines only. */
export async function blameOrigins(root: string, path: string): Promise<Map<number, BlamedLine>> {
  const lines = new Map<number, BlamedLine>();
  const result = await tryGit(root, ['blame', '--line-porcelain', '--', path]);
  if (result?.code !== 0) return lines;
  let header: { commit: string; line: number; final: number } | undefined;
  for (const line of result.stdout.split('\n')) {
    const [, commit, before, now] = /^([0-9a-f]{40,64}) (\d+) (\d+)(?: \d+)?$/.exec(line) ?? [];
    if (commit !== undefined) header = { commit, line: Number(before), final: Number(now) };
    else if (line.startsWith('filename ') && header !== undefined && !/^0+$/.test(header.commit)) {
      const { commit: id, line: number, final } = header;
      lines.set(final, { commit: id, path: unquote(line.slice('filename '.length)), line: number });
      header = undefined;
    }
  }
  return lines;
}

/** What commits say of themselves, by id. */
export async function commitFacts(root: string, ids: readonly string[]): Promise<Map<string, CommitFacts>> {
  const facts = new Map<string, CommitFacts>();
  const trailer = (key: string): string => `%(trailers:key=${key},valueonly,unfold,separator=%x1f)`;
  const format = `--format=%H%x00%an%x00%ae%x00%ct%x00${trailer('Co-authored-by')}%x00${trailer('Assisted-by')}`;
  const args = ['log', '--no-walk', '--no-mailmap', '-z', format, '--stdin'];
  const result = ids.length === 0 ? undefined : await tryGit(root, args, ids.join('\n'));
  if (result?.code !== 0) return facts;
  // Six fields a commit, and one empty text behind the last.
  const fields = result.stdout.split('\0');
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

/** The files below a folder that differ from what is committed, or that git does not know; absolute paths. */
export async function uncommittedFiles(folder: string): Promise<string[]> {
  const changed = await tryGit(folder, [
    'diff',
    '--name-only',
    '--relative',
    '--no-renames',
    '-z',
    'HEAD',
    '--',
    '.',
  ]);
  const fresh = await tryGit(folder, ['ls-files', '--others', '--exclude-standard', '-z']);
  const names = [changed, fresh].flatMap((each) => (each?.code === 0 ? each.stdout.split('\0') : []));
  return [...new Set(names.filter((name) => name !== ''))].map((name) => join(folder, ...name.split('/')));
}

/** A file's text as it is committed, '' for a file that is not; undefined outside of repositories. */
export async function committedText(folder: string, path: string): Promise<string | undefined> {
  const name = relative(folder, path).split(sep).join('/');
  const result = await tryGit(folder, ['cat-file', 'blob', `HEAD:./${name}`]);
  if (result?.code === 0) return result.stdout.replace(/^\uFEFF/, '');
  const repository = await tryGit(folder, ['rev-parse', '--verify', '--quiet', 'HEAD']);
  return repository?.code === 0 ? '' : undefined;
}

/** The git-ai notes of a repository, each read when it is asked for. */
export class GitAiNotes {
  private readonly read = new Map<string, Promise<{ ranges: NoteRange[]; errors: string[] }>>();

  private constructor(
    private readonly root: string,
    /** The ids of notes by that of their commits. */
    private readonly notes: ReadonlyMap<string, string>,
  ) {}

  static async open(root: string): Promise<GitAiNotes> {
    const notes = new Map<string, string>();
    const result = await tryGit(root, ['notes', '--ref=ai', 'list']);
    for (const line of result?.code === 0 ? result.stdout.split('\n') : []) {
      const [note, commit] = line.split(' ');
      if (note !== undefined && commit !== undefined) notes.set(commit, note);
    }
    return new GitAiNotes(root, notes);
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
    const result = await tryGit(this.root, ['cat-file', 'blob', note]);
    if (result?.code !== 0) return { ranges: [], errors: ['git cannot read the git-ai note.'] };
    return readGitAiNote(result.stdout);
  }
}
