/** Starts the command, or a worker of it, with the code that V8 made of it the last time. */

import { join } from 'node:path';
import { keepGrammarsSmall } from './ports/grammarFlags.ts';
import { launch } from './ports/launch.ts';

/** `input` is the standard input where it has been read already. */
export function startCommand(input?: string): void {
  keepGrammarsSmall();
  (launch(join(__dirname, 'cli.program.js'), require) as typeof import('./cli.ts')).start(input);
}
