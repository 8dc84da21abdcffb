/**
 * A document's text as the protocol counts in it. The one place where the server keeps it: engine and provenance
 * are handed the same string, and the same lines.
 */

import type { Position, Range } from 'vscode-languageserver';
import { LineIndex } from '../text/lines.ts';

/** A replacement by UTF-16 offsets, in the text that the one before it left. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The text after it, with its lines. */
  readonly after: LineIndex;
}

export class TextDocument {
  private lines: LineIndex;

  /** A document that nobody has open has no version. */
  constructor(
    /** As the client spells it. */
    readonly uri: string,
    text: string,
    private currentVersion = 0,
  ) {
    this.lines = new LineIndex(text);
  }

  get version(): number {
    return this.currentVersion;
  }

  getText(range?: Range): string {
    const { text } = this.lines;
    return range === undefined ? text : text.slice(this.offsetAt(range.start), this.offsetAt(range.end));
  }

  /** Its text as it is now, with the lines of it. */
  getLines(): LineIndex {
    return this.lines;
  }

  /** In UTF-16 code units. */
  get length(): number {
    return this.lines.text.length;
  }

  get lineCount(): number {
    return this.lines.count;
  }

  /** The place of an offset; one inside a line's ending is told as the line's end. */
  positionAt(offset: number): Position {
    const { line, column } = this.lines.positionAt(offset);
    return { line, character: Math.min(column, this.lines.endOf(line) - this.lines.startOf(line)) };
  }

  /** The offset of a place; what lies outside of the text is moved to its nearest end. */
  offsetAt({ line, character }: Position): number {
    return this.lines.offsetAt({ line, column: character });
  }

  /** Replaces a range, whose ends may be in either order, or all of the text; answers what was done. */
  replace(range: Range | undefined, text: string): Change {
    const { length } = this;
    const ends = range === undefined ? [0, length] : [this.offsetAt(range.start), this.offsetAt(range.end)];
    const start = Math.min(...ends);
    const end = Math.max(...ends);
    this.lines = this.lines.replaced(start, end, text);
    return { start, end, text, after: this.lines };
  }

  /** The changes are all made: the text is that of this version. */
  setVersion(version: number): void {
    this.currentVersion = version;
  }
}
