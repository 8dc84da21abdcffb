/**
 * An anchor binds a mark to content: a run of lines as they were when somebody read them, by their hashes,
 * and a few lines around them that tell the place from others like it. Line numbers are kept for people only.
 *
 * The lines around are no part of what was reviewed. They serve to recognise a short run (a single
 * `return result;` is nowhere and everywhere), so as many are taken as it needs to have three with content.
 */
import { EMPTY_LINE, hashLine, isLineHash, type LineHash, linesToHash } from './lineHash.ts';

/** A run of reviewed lines. */
export interface Run {
  /** Where the run started when it was marked, counted from 1; for people, never used to find it. */
  readonly line: number;
  /** The lines above, in their order; `^` first where the text starts. */
  readonly before: readonly LineHash[];
  /** The reviewed lines, at least one. */
  readonly lines: readonly LineHash[];
  /** The lines below; `$` last where the text ends. */
  readonly after: readonly LineHash[];
}

export const TEXT_START = '^';
export const TEXT_END = '$';

/**
 * Lines around a run: up to this many with content, and no more than this many in all, as long as one of them
 * is not blank.
 */
export const CONTEXT_WITH_CONTENT = 3;
const CONTEXT_AT_MOST = 8;

/** A text cut into lines and hashed once, from which runs are taken. */
export class HashedText {
  readonly lines: readonly string[];
  private readonly hashes: (LineHash | undefined)[];

  constructor(readonly text: string) {
    this.lines = linesToHash(text);
    this.hashes = new Array(this.lines.length).fill(undefined);
  }

  /** The hash of a line, counted from 0. */
  hash(line: number): LineHash {
    const known = this.hashes[line];
    if (known !== undefined) return known;
    const hash = hashLine(this.lines[line] ?? '');
    this.hashes[line] = hash;
    return hash;
  }

  /**
   * The run from `first` to `last` (counted from 0, inclusive). Lines outside the text are left out;
   * undefined when none is left. `scale` times as many lines around it are taken as usual.
   */
  run(first: number, last: number, scale = 1): Run | undefined {
    const from = Math.max(0, first);
    const to = Math.min(this.lines.length - 1, last);
    if (!(from <= to)) return undefined;
    const lines: LineHash[] = [];
    for (let line = from; line <= to; line++) lines.push(this.hash(line));
    return {
      line: from + 1,
      before: this.around(from, -1, scale).reverse(),
      lines,
      after: this.around(to, 1, scale),
    };
  }

  /** The lines next to one, outwards from it. */
  private around(line: number, step: 1 | -1, scale: number): LineHash[] {
    const found: LineHash[] = [];
    let withContent = 0;
    let onlyBlanks = true;
    const isEnough = (): boolean =>
      withContent >= CONTEXT_WITH_CONTENT * scale || (!onlyBlanks && found.length >= CONTEXT_AT_MOST * scale);
    for (let at = line + step; !isEnough(); at += step) {
      if (at < 0 || at >= this.lines.length) {
        found.push(step === 1 ? TEXT_END : TEXT_START);
        break;
      }
      found.push(this.hash(at));
      onlyBlanks &&= isBlank(this.lines[at] as string);
      if (hasContent(this.lines[at] as string)) withContent++;
    }
    return found;
  }
}

/** Whether a line says enough to be told by: it has a letter or a digit. Brackets alone are everywhere. */
export function hasContent(line: string): boolean {
  return /[\p{L}\p{N}]/u.test(line);
}

/** Whether a line has nothing to read. Such lines are matched but not counted. */
export function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** Why a run as read from a file is not one, or undefined when it is. */
export function faultOfRun(run: Run): string | undefined {
  if (!Number.isInteger(run.line) || run.line < 1) return '"line" is not a line number from 1';
  if (run.lines.length === 0) return '"lines" is empty';
  const { before, after } = run;
  const hashes = [
    ...run.lines,
    ...(before[0] === TEXT_START ? before.slice(1) : before),
    ...(after.at(-1) === TEXT_END ? after.slice(0, -1) : after),
  ];
  const odd = hashes.find((hash) => !isLineHash(hash));
  if (odd !== undefined) return `"${odd.slice(0, 40)}" is not the hash of a line`;
  if (before.length === 0 || after.length === 0) return '"before" and "after" must not be empty';
  return undefined;
}

let blanks: Set<LineHash> | undefined;

/** Whether a hash is that of a line of blanks, as far as indentation usually goes. */
export function isBlankHash(hash: LineHash): boolean {
  if (hash === EMPTY_LINE) return true;
  if (blanks === undefined) {
    blanks = new Set();
    for (let width = 1; width <= 80; width++) blanks.add(hashLine(' '.repeat(width)));
    for (let width = 1; width <= 20; width++) blanks.add(hashLine('\t'.repeat(width)));
  }
  return blanks.has(hash);
}
