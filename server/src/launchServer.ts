/** `dist/server.js`: starts the language server, quickly. */

import { join } from 'node:path';
import { keepGrammarsSmall } from './ports/grammarFlags.ts';
import { launch } from './ports/launch.ts';

keepGrammarsSmall();
launch(join(__dirname, 'server.program.js'), require);
