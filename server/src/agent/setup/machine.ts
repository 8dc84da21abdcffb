/** What setting up agents needs of this machine; the real one is `ports/agentMachine.ts`. */

import type { Platform, Program } from './commandLine.ts';

/** What is at a path. */
export type Found =
  | { readonly kind: 'missing' }
  /** What is there and cannot be read as text; `problem` ends a sentence that begins with the path. */
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'file'; readonly text: string; readonly isReadOnly: boolean };

/** What a program that was run to its end did, or why that could not be; the problem ends a sentence. */
export type Ran =
  | { readonly code: number | null; readonly out: string; readonly error: string }
  | { readonly problem: string };

export interface RunOptions {
  readonly folder: string;
  /** Written to its standard input, which is then closed. */
  readonly input: string;
  readonly variables?: Readonly<Record<string, string>>;
}

export interface Machine {
  /** The version of this program. */
  readonly version: string;
  readonly platform: Platform;
  /** The person's home folder. */
  readonly home: string;
  /** This program, as others can start it; undefined where no Node.js is found that they could use. */
  readonly program: Program | undefined;
  /** Where what has to be undone is kept: a folder of ours that is private to the person. */
  readonly state: string;
  /** The topmost folder on the way there that is of no use when nothing is in it. */
  readonly topmost: string;
  variable(name: string): string | undefined;
  join(...parts: string[]): string;
  /** Whether there is a folder at a path. */
  hasFolder(path: string): Promise<boolean>;
  /** The names in a folder, none where there is none. */
  list(folder: string): Promise<readonly string[]>;
  /** Whether there is a file at a path. */
  hasFile(path: string): Promise<boolean>;
  /**
   * Where a path leads, all links followed, also where nothing is yet. Rejects for a link to nothing, with a
   * message that ends a sentence.
   */
  targetOf(path: string): Promise<string>;
  /** Whether a path is the folder or below it. Both have no links. */
  isBelow(folder: string, path: string): boolean;
  /** Reads a whole file as text that can be written back to the last byte. */
  read(path: string): Promise<Found>;
  /**
   * Writes a file beside its place and renames it there; it keeps its mode. Answers the topmost folder that was
   * made for it. Rejects with a message that ends a sentence.
   */
  write(path: string, text: string, options?: { readonly isPrivate?: boolean }): Promise<string | undefined>;
  /** Removes a file, and then the folders up to `topmost` that are empty. */
  remove(path: string, topmost?: string): Promise<void>;
  /** Runs a program, for a limited time. */
  run(command: string, args: readonly string[], options: RunOptions): Promise<Ran>;
  /** Does something with a folder of some files, by their names, which is removed again. */
  withFolder<Result>(
    files: Readonly<Record<string, string>>,
    work: (folder: string) => Promise<Result>,
  ): Promise<Result>;
  /** Does something while no other process does something under the same lock. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>;
}
