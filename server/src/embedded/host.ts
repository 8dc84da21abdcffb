/**
 * What a format is that holds code of other languages: one value of this type, in one file, in the table of
 * `index.ts`. It says where the code is; scanning it is the engine's.
 */

import type { Language } from '../syntax/languages/index.ts';
import type { PartText } from './partText.ts';

/** A piece of code inside a file: a program of its own. */
export interface Part {
  /** Undefined for a cell in a language that is not known here: only rules about any text look at it. */
  readonly language: Language | undefined;
  readonly text: PartText;
  /** How a text that a fix puts in is spelt in the file; undefined where it cannot be. */
  readonly write: (text: string) => string | undefined;
  /**
   * Set for a cell of a notebook, which people know by its number (from 1, all cells counted) and its own lines,
   * and which is a document of its own in an editor.
   */
  readonly cell?: number;
}

/** The parts of a file, in its order, or why they cannot be told. */
export type Parts =
  | { readonly parts: readonly Part[] }
  | { readonly problem: string /** Where, an offset. */; readonly at: number };

export interface HostFormat {
  /** File endings with their dot, lower case. */
  readonly extensions: readonly string[];
  /** VS Code's language ids. */
  readonly editorIds: readonly string[];
  /** Names of languages that an edit may bring in at any time. */
  readonly languages: readonly string[];
  /** Takes time in proportion to the text. Does not throw, whatever the text is. */
  read(text: string): Parts;
}
