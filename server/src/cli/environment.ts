/** What the commands need of the outside; the entry point hands in the real one, tests their own. */

import type { ProjectFiles } from '../config/project.ts';
import type { Scanner } from '../engine/scanner.ts';
import type { PathKind, ReadText } from '../ports/files.ts';
import type { WalkEntry, WalkOptions } from '../ports/walk.ts';
import type { Rule } from '../rule/rule.ts';

export interface CliEnvironment extends ProjectFiles {
  readonly version: string;
  readText(path: string): Promise<ReadText | null>;
  walk(root: string, options?: WalkOptions): AsyncIterable<WalkEntry>;
  kindOf(path: string): Promise<PathKind>;
  writeAtomically(path: string, text: string): Promise<void>;
  createScanner(): Promise<Scanner>;
  rulePage(rule: Rule): string | undefined;
  /** A path as reports name it: relative to the current directory with `/`, absolute when outside it. */
  display(path: string): string;
  absolute(path: string): string;
  /** Milliseconds of a clock that only goes forward. */
  now(): number;
  out(text: string): void;
  error(text: string): void;
  /** Whether the report goes to a terminal that shows colours. */
  readonly colour: boolean;
  /** Whether progress can be shown on the error stream. */
  readonly progress: boolean;
}
