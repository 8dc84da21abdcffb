/** `dist/server.js`: starts the language server, quickly. */

import { join } from 'node:path';
import { launch } from './ports/launch.ts';

launch(join(__dirname, 'server.program.js'), require);
