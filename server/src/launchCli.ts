/** `dist/cli.js`: starts the command, or a worker of it, quickly. */

import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { launch } from './ports/launch.ts';

// V8's optimising compiler takes hundreds of megabytes for the grammars' lexers and gains little. All three flags
// are needed, and before any wasm is loaded; they hold for the threads of this process too.
if (isMainThread)
  for (const flag of ['--liftoff-only', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering'])
    setFlagsFromString(flag);

launch(join(__dirname, 'cli.program.js'));
