/** How V8 compiles the grammars, which are WebAssembly: the one place that says so, for whatever loads them. */

import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';

/**
 * Keeps V8's optimising compiler off the grammars: it takes hundreds of megabytes for their lexers and gains little.
 * To be called before any is loaded; it holds for the threads of the process too.
 */
export function keepGrammarsSmall(): void {
  if (!isMainThread) return;
  // On V8's own command line the first implies the others; here it does not.
  for (const flag of ['--liftoff-only', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering'])
    setFlagsFromString(flag);
}
