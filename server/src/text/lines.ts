/**
 * Lines of a text. Offsets are UTF-16 units, lines and columns here start at 0 as in LSP; reports for
 * people add 1. A line ends at LF, CRLF or a lone CR, as the LSP specification says.
 */

/** A place in a text: line and column from 0, the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A text and where its lines start, found once. It never changes: an edit makes another one. */
export class LineIndex {
  private readonly starts: number[];

  constructor(
    readonly text: string,
    starts?: number[],
  ) {
    this.starts = starts ?? addStarts(text, 0, text.length, [0]);
  }

  /** The text with a run of it replaced, and its lines: only those that the change touches are searched. */
  replaced(start: number, end: number, inserted: string): LineIndex {
    const text = this.text.slice(0, start) + inserted + this.text.slice(end);
    const newEnd = start + inserted.length;
    // A line break is one or two characters: that in front of the change may have become another.
    const first = this.lineAt(start - 1);
    const starts = addStarts(text, this.startOf(first), newEnd, this.starts.slice(0, first + 1));
    const behind = this.lineAt(end) + 1;
    for (let line = behind; line < this.starts.length; line++)
      starts.push((this.starts[line] as number) + newEnd - end);
    return new LineIndex(text, starts);
  }

  /** How many lines the text has; the empty text has one. */
  get count(): number {
    return this.starts.length;
  }

  /** The line that holds an offset; offsets outside the text are moved to its nearest end. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  positionAt(offset: number): Position {
    const inside = Math.max(0, Math.min(offset, this.text.length));
    const line = this.lineAt(inside);
    return { line, column: inside - (this.starts[line] as number) };
  }

  /** The offset of a position; a column past the end of its line means the line's end, as in LSP. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    const start = this.starts[position.line];
    if (start === undefined) return this.text.length;
    return Math.min(start + Math.max(0, position.column), this.endOf(position.line));
  }

  /** Where a line starts. Lines past the end start at the end of the text. */
  startOf(line: number): number {
    return this.starts[line] ?? this.text.length;
  }

  /** Where a line ends, its line ending not counted. */
  endOf(line: number): number {
    const next = this.starts[line + 1];
    if (next === undefined) return this.text.length;
    const beforeLf = this.text.charCodeAt(next - 1) === 10 ? next - 1 : next;
    const carriageReturn = this.text.charCodeAt(beforeLf - 1) === 13 && beforeLf > this.startOf(line);
    return carriageReturn ? beforeLf - 1 : beforeLf;
  }

  /** A line's text without its line ending. */
  lineText(line: number): string {
    return this.text.slice(this.startOf(line), this.endOf(line));
  }
}

/** Adds to `starts` where lines start behind the line breaks that end in `from`, exclusive, to `to`, inclusive. */
function addStarts(text: string, from: number, to: number, starts: number[]): number[] {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

/** A text without what version control and editors may change of it: a byte order mark, `\r\n` for `\n`. */
export function plainText(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}
