/** The command: chooses the subcommand. Each is a file beside this one and a line in the table. */

import { nearest } from '../rule/nearest.ts';
import type { CliEnvironment } from './environment.ts';
import { HELP, parseScanOptions, UsageError } from './options.ts';
import { validateRules } from './rulesValidate.ts';
import { EXIT, scan } from './scan.ts';

type Command = (args: readonly string[], environment: CliEnvironment) => Promise<number>;

/** Subcommands by their words. Without one, the command scans. */
const COMMANDS: Readonly<Record<string, Command>> = {
  'rules validate': validateRules,
};

/** Runs a command line. Answers the exit code; never rejects for what the person did wrong. */
export async function main(args: readonly string[], environment: CliEnvironment): Promise<number> {
  try {
    const words = args.slice(0, 2).filter((word) => !word.startsWith('-'));
    const name = words.join(' ');
    const command = COMMANDS[name];
    if (command !== undefined) return await command(args.slice(2), environment);
    if (words.length > 0 && !args[0]?.startsWith('-')) {
      const close = nearest(name, Object.keys(COMMANDS));
      throw new UsageError(
        `\`${name}\` is no command${close === undefined ? '. To scan a path, write --path PATH' : `: did you mean \`${close}\`?`}`,
      );
    }
    const parsed = parseScanOptions(args);
    if ('scan' in parsed) return await scan(parsed.scan, environment);
    environment.out(parsed.show === 'help' ? HELP : `${environment.version}\n`);
    return EXIT.clean;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    environment.error(`${error.message}\n`);
    return EXIT.failed;
  }
}
