/**
 * Programs to measure with: `samples/<language>.txt` holds, for each language, the top of a file (`head`), a small
 * piece that takes data from outside through a helper into a dangerous call (`piece`), ordinary code that no rule
 * flags (`ordinary`), and the edits that matter in them. A program is one head, then ordinary code numbered so that
 * no two functions have the same name, with a piece once in 500 lines: about as many findings as real code has
 * where it is bad, and hundreds of times fewer than the rules' own tests.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The project's root: npm runs scripts there. */
export const ROOT = process.cwd();

/** What an edit of a program touches; each changes the findings. */
export const EDIT_KINDS = ['tainted', 'function', 'import', 'block'] as const;
export type EditKind = (typeof EDIT_KINDS)[number];

/** An edit and the one that takes it back. UTF-16 offsets into the text before it. */
export interface EditPair {
  readonly kind: EditKind;
  readonly start: number;
  /** What stands there, and what is put in its place. Either may be empty. */
  readonly before: string;
  readonly after: string;
}

export interface Program {
  readonly text: string;
  /** Lines of `text`. */
  readonly lines: number;
  readonly edits: readonly EditPair[];
}

interface Sample {
  readonly head: string;
  readonly piece: string;
  readonly ordinary: string;
  readonly edits: Readonly<Record<string, readonly [string, string]>>;
}

/** The 30 lines that are inserted at once. */
const BLOCK_LINES = 30;
const LINES_FOR_A_PIECE = 500;

/** A program of about `lines` lines. Throws when the sample's edits do not fit its text. */
export function generatedProgram(language: string, lines: number): Program {
  const sample = readSample(language);
  const parts = [sample.head];
  let count = linesOf(sample.head);
  let next = LINES_FOR_A_PIECE / 4;
  let middle = -1;
  const add = (text: string): void => {
    parts.push(text);
    count += linesOf(text);
  };
  for (let i = 0; count < lines; i++) {
    add(numbered(sample.ordinary, i));
    if (count < next) continue;
    next = count + LINES_FOR_A_PIECE;
    // The piece nearest behind the middle is the one that is edited.
    if (middle < 0 && count >= lines / 2 - LINES_FOR_A_PIECE) middle = parts.join('').length;
    add(numbered(sample.piece, i));
  }
  return withEdits(sample, parts.join(''), middle);
}

function withEdits(sample: Sample, text: string, middle: number): Program {
  const edits = EDIT_KINDS.map((kind): EditPair => {
    if (kind === 'block') return { kind, start: middle, before: '', after: block(sample) };
    const [before, after] = sample.edits[kind] ?? ['', ''];
    const start = text.indexOf(before, kind === 'import' ? 0 : middle);
    if (before === '' || start < 0) throw new Error(`The sample has no place for the edit "${kind}".`);
    return { kind, start, before, after };
  });
  return { text, lines: linesOf(text), edits };
}

/** Thirty lines with a finding of their own: pieces, then empty lines. */
function block(sample: Sample): string {
  let text = '';
  for (let i = 0; linesOf(text) + linesOf(sample.piece) <= BLOCK_LINES; i++)
    text += numbered(sample.piece, 900_000 + i);
  return text + '\n'.repeat(BLOCK_LINES - linesOf(text));
}

function readSample(language: string): Sample {
  const file = join(ROOT, 'bench/samples', `${language}.txt`);
  const sections = new Map(
    readFileSync(file, 'utf8')
      .split(/^=== /m)
      .slice(1)
      .map((section): [string, string] => {
        const end = section.indexOf('\n');
        return [section.slice(0, end), section.slice(end + 1)];
      }),
  );
  const part = (name: string): string => {
    const text = sections.get(name);
    if (text === undefined) throw new Error(`${file} has no section "${name}".`);
    return text;
  };
  const edits = part('edits')
    .trim()
    .split('\n')
    .map((line): [string, [string, string]] => {
      const [, kind, before, after] = /^(\w+): (.*) => (.*)$/.exec(line) ?? [];
      if (kind === undefined || before === undefined || after === undefined)
        throw new Error(`${file}: not "kind: before => after": ${line}`);
      return [kind, [before, after]];
    });
  return {
    head: part('head'),
    piece: part('piece'),
    ordinary: part('ordinary'),
    edits: Object.fromEntries(edits),
  };
}

function numbered(text: string, number: number): string {
  return text.replaceAll('__N__', String(number));
}

function linesOf(text: string): number {
  return text.split('\n').length - 1;
}
