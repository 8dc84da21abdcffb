/** What a subcommand is. Each is a file of its own in this folder, and a line in the table of `main.ts`. */

import type { CliEnvironment } from '../ports/environment.ts';
import { english, type Translate } from '../text/translate.ts';

export interface Command {
  /** Its words: `rules validate`. */
  readonly name: string;
  /** What follows the words: `PATH…`. */
  readonly usage: string;
  /** One line for the overview. */
  readonly summary: string;
  /** Runs it on what follows its words. Answers the exit code; throws a `UsageError` on wrong arguments. */
  run(args: readonly string[], environment: CliEnvironment): Promise<number>;
}

/** Exit codes, the same for every command. */
export const EXIT = {
  clean: 0,
  /** Something was found. */
  findings: 1,
  /** The command could not do what was asked for. */
  failed: 2,
} as const;

/** Thrown for a wrong command line; the sentence says what to do. `{0}` in it stands for the first of the values. */
export class UsageError extends Error {
  private readonly values: readonly (string | number)[];

  constructor(
    private readonly sentence: string,
    ...values: readonly (string | number)[]
  ) {
    super(english(sentence, ...values));
    this.values = values;
  }

  /** The sentence in the person's language. */
  saidIn(t: Translate): string {
    return t(this.sentence, ...this.values);
  }
}
