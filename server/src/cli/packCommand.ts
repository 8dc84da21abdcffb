/** A verb about rule packs: what a pack is refused for is said, and is exit code 2. */

import { PackError } from '../packs/packFile.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { safeLine } from '../report/terminalText.ts';
import { type Command, EXIT } from './command.ts';

export function packCommand(command: Command): Command {
  return {
    ...command,
    async run(args, environment) {
      try {
        return await command.run(args, environment);
      } catch (error) {
        if (!(error instanceof PackError)) throw error;
        sayRefused(error, environment);
        return EXIT.failed;
      }
    },
  };
}

/** Says why a pack was refused, which may take several lines. */
export function sayRefused(error: PackError, environment: CliEnvironment): void {
  for (const line of error.message.split('\n')) environment.error(`${safeLine(line)}\n`);
}
