/** Starts the analysis beside it as the command is started: with V8's kept code and its flags. */

import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { launch } from '../../server/src/ports/launch.ts';

for (const flag of ['--liftoff-only', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering'])
  setFlagsFromString(flag);
void (launch(join(__dirname, 'analysis.js'), require) as typeof import('./analysis.ts')).start();
