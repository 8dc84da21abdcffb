/** What the commands need of the outside; the entry point hands in the real one, tests their own. */

import type { ProjectFiles } from '../config/project.ts';
import type { Scanner } from '../engine/scanner.ts';
import type { PathKind, ReadText } from '../ports/files.ts';
import type { WalkEntry, WalkOptions } from '../ports/walk.ts';

/** Paths are absolute, as the file system spells them, unless said otherwise. */
export interface CliEnvironment extends ProjectFiles {
  readonly version: string;
  /** The current directory. */
  readonly folder: string;
  readText(path: string): Promise<ReadText | null>;
  walk(root: string, options?: WalkOptions): AsyncIterable<WalkEntry>;
  kindOf(path: string): Promise<PathKind>;
  /** The root of the repository that a path lies in. */
  repositoryRoot(path: string): Promise<string | undefined>;
  writeAtomically(path: string, text: string): Promise<void>;
  createScanner(): Promise<Scanner>;
  /** The absolute path of one that the person gave. */
  absolute(path: string): string;
  /** A path as reports name it: with `/`, relative to a folder, absolute when outside it. */
  relative(folder: string, path: string): string;
  /** Milliseconds of a clock that only goes forward. */
  now(): number;
  /** Writes to the standard output, and to the error output. */
  out(text: string): void;
  error(text: string): void;
  readonly terminal: Terminal;
}

export interface Terminal {
  /** Whether a report on the standard output may have colours. */
  readonly colour: boolean;
  /** Columns of the standard output. */
  readonly width: number;
  /** Whether progress can be shown on the error output. */
  readonly progress: boolean;
}
