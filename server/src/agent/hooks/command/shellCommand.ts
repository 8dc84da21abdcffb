/** What a shell's text is read into: pipelines of commands of words. */

/** A word of a command, as far as it can be told without running it. */
export interface Word {
  /** What it certainly is; undefined where something is filled in that only a run tells. */
  readonly text: string | undefined;
  /** The same as a pattern: `*` for what can be anything, `{a,b}` for one of several. */
  readonly shape: string;
  /** The pipelines whose output is filled in, or given as a file. */
  readonly inside: readonly Pipeline[];
}

/** One command, behind those that only start it (`sudo`, `env A=1`). */
export interface ShellCommand {
  /** The last part of the program's path, bare (`bareName`); '' where it is not fixed. */
  readonly program: string;
  /** The word that names the program; undefined for a group whose output is redirected. */
  readonly name: Word | undefined;
  /** What the program is given. */
  readonly words: readonly Word[];
  /** The files that its output goes to, */
  readonly outputs: readonly Word[];
  /** those that are its input, */
  readonly files: readonly Word[];
  /** and texts that it reads as its input. */
  readonly inputs: readonly Word[];
  /** What starts it, the outermost first. */
  readonly starters: readonly ShellCommand[];
}

/** Commands whose output is the next one's input; most often there is one. */
export type Pipeline = readonly ShellCommand[];

/** The pipelines whose output is among the words of a command. */
export function insideOf({ name, words, outputs, files, inputs }: ShellCommand): Pipeline[] {
  const named = name === undefined ? [] : [name];
  return [...named, ...words, ...outputs, ...files, ...inputs].flatMap(({ inside }) => [...inside]);
}
