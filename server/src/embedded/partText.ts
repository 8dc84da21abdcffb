/**
 * The text of a piece of code as its language reads it, and where each of its characters stands in the file
 * around it.
 *
 * Most of it stands there letter for letter; some characters are written otherwise (`\n` in a JSON string,
 * `&quot;` in an attribute), and some stand in for what is no code (a notebook's magic commands). So the text
 * is a row of runs, each of which is either the same in the file or replaces a span of it as a whole.
 */

import type { Span, TextEdit } from '../finding/finding.ts';

interface Run {
  /** In the part's text; it ends where the next begins. */
  readonly at: number;
  /** In the file. */
  readonly start: number;
  readonly end: number;
  /** `same`: letter for letter. `written`: an escape. `stands-in`: what nobody may edit. */
  readonly kind: 'same' | 'written' | 'stands-in';
}

/** A text made of runs. Immutable; made by `PartTextBuilder`. */
export class PartText {
  constructor(
    readonly text: string,
    private readonly runs: readonly Run[],
  ) {}

  /** A part that stands in its file letter for letter. */
  static same(file: string, start: number, end: number): PartText {
    return new PartTextBuilder().same(file, start, end).build();
  }

  /** The span of the file around all of the part. */
  get around(): Span {
    return { start: this.runs[0]?.start ?? 0, end: this.runs[this.runs.length - 1]?.end ?? 0 };
  }

  /** Where a span of the part stands in the file. */
  toFile({ start, end }: Span): Span {
    const from = this.startInFile(start);
    return { start: from, end: start === end ? from : Math.max(from, this.endInFile(end)) };
  }

  /** The place of the part that a place of the file is about; undefined outside of the part. */
  fromFile(offset: number): number | undefined {
    const { start, end } = this.around;
    if (this.runs.length === 0 || offset < start || offset > end) return undefined;
    let found = 0;
    // Runs stand in the file in the order of the part.
    let high = this.runs.length - 1;
    while (found < high) {
      const middle = (found + high + 1) >> 1;
      if ((this.runs[middle] as Run).start <= offset) found = middle;
      else high = middle - 1;
    }
    const run = this.runs[found] as Run;
    return run.kind === 'same' ? run.at + Math.min(offset - run.start, this.lengthOf(found)) : run.at;
  }

  /**
   * An edit of the part as one of the file, with the new text as `write` spells it there. Undefined where it
   * cannot be one: it would tear an escape apart, or touch what only stands in, or cannot be spelt.
   */
  editInFile(edit: TextEdit, write: (text: string) => string | undefined): TextEdit | undefined {
    const text = write(edit.text);
    if (text === undefined || !this.isEditable(edit)) return undefined;
    return { ...this.toFile(edit), text };
  }

  /** The part with spans of it (ascending, apart) replaced by what stands in for them. */
  standingIn(spans: readonly TextEdit[]): PartText {
    if (spans.length === 0) return this;
    const builder = new PartTextBuilder();
    let at = 0;
    for (const span of spans) {
      this.copy(builder, at, span.start);
      builder.standsIn(this.toFile(span), span.text);
      at = span.end;
    }
    this.copy(builder, at, this.text.length);
    return builder.build();
  }

  private copy(builder: PartTextBuilder, from: number, to: number): void {
    for (let i = this.runAt(from); i < this.runs.length; i++) {
      const run = this.runs[i] as Run;
      if (run.at >= to) return;
      const first = Math.max(0, from - run.at);
      const last = Math.min(this.lengthOf(i), to - run.at);
      if (first >= last) continue;
      const text = this.text.slice(run.at + first, run.at + last);
      if (run.kind === 'same') builder.add(text, run.start + first, run.start + last, 'same');
      else builder.add(text, run.start, run.end, run.kind);
    }
  }

  private isEditable({ start, end }: Span): boolean {
    for (let i = Math.max(0, this.runAt(start) - 1); i < this.runs.length; i++) {
      const { at, kind } = this.runs[i] as Run;
      if (at > end) return true;
      const behind = at + this.lengthOf(i);
      if (kind === 'stands-in' && at < end && start < behind) return false;
      const isInside = (offset: number): boolean => at < offset && offset < behind;
      if (kind !== 'same' && (isInside(start) || isInside(end))) return false;
    }
    return true;
  }

  private startInFile(offset: number): number {
    const i = this.runAt(offset);
    const run = this.runs[i];
    if (run === undefined) return 0;
    const inside = offset - run.at;
    if (run.kind === 'same') return run.start + Math.min(inside, this.lengthOf(i));
    return inside < this.lengthOf(i) ? run.start : run.end;
  }

  private endInFile(offset: number): number {
    const run = this.runs[this.runAt(offset - 1)];
    if (run === undefined) return 0;
    return run.kind === 'same' ? run.start + offset - run.at : run.end;
  }

  /** The last run that begins at or before an offset. */
  private runAt(offset: number): number {
    let low = 0;
    let high = this.runs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.runs[middle] as Run).at <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private lengthOf(run: number): number {
    return (this.runs[run + 1]?.at ?? this.text.length) - (this.runs[run] as Run).at;
  }
}

/** Puts a part's text together, run by run, in the order of the file. */
export class PartTextBuilder {
  private readonly pieces: string[] = [];
  private readonly runs: Run[] = [];
  private length = 0;

  /** What stands in the file as the language reads it. */
  same(file: string, start: number, end: number): this {
    return start < end ? this.add(file.slice(start, end), start, end, 'same') : this;
  }

  /** Characters that the file writes as `start` to `end` of it. */
  written(start: number, end: number, text: string): this {
    return this.add(text, start, end, 'written');
  }

  standsIn({ start, end }: Span, text: string): this {
    return this.add(text, start, end, 'stands-in');
  }

  add(text: string, start: number, end: number, kind: Run['kind']): this {
    if (text === '') return this;
    this.pieces.push(text);
    this.runs.push({ at: this.length, start, end, kind });
    this.length += text.length;
    return this;
  }

  build(): PartText {
    return new PartText(this.pieces.join(''), this.runs);
  }
}
