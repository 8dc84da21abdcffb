/** Starts the command, or a worker of it, with the code that V8 made of it the last time. */

import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { launch } from './ports/launch.ts';

/** `input` is the standard input where it has been read already. */
export function startCommand(input?: string): void {
  // V8's optimising compiler takes hundreds of megabytes for the grammars' lexers and gains little. All three flags
  // are needed, and before any wasm is loaded; they hold for the threads of this process too.
  if (isMainThread)
    for (const flag of ['--liftoff-only', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering'])
      setFlagsFromString(flag);
  (launch(join(__dirname, 'cli.program.js'), require) as typeof import('./cli.ts')).start(input);
}
