/** Starts the analysis beside it as the command is started: with V8's kept code and its flags. */

import { join } from 'node:path';
import { keepGrammarsSmall } from '../../server/src/ports/grammarFlags.ts';
import { launch } from '../../server/src/ports/launch.ts';

keepGrammarsSmall();
void (launch(join(__dirname, 'analysis.js'), require) as typeof import('./analysis.ts')).start();
