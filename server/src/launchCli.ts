/**
 * `dist/cli.js`: starts the command, or a worker of it, quickly. A hook of an agent is started for every use of a
 * tool: it has a small program of its own, which mostly can do without the command, and for which nothing else is
 * loaded.
 */

import { join } from 'node:path';
import { launch } from './ports/launch.ts';

const startCommand = async (input?: string): Promise<void> =>
  (await import('./startCommand.ts')).startCommand(input);

function startHook(): void {
  const file = join(__dirname, 'hook.program.js');
  const hook = launch(file, require, () => hook.isDone()) as typeof import('./hook.ts');
  hook.startHook(startCommand);
}

if (process.argv[2] === 'hook') {
  try {
    startHook();
  } catch (error) {
    // Agents take an exit code for an answer, also that of an installation which is not whole.
    process.stderr.write(`The hook could not do its work: ${String(error).split('\n')[0]}\n`);
  }
} else void startCommand();
