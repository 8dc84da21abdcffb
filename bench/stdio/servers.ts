/** Servers that this repository has itself. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../samples.ts';
import type { ServerCommand } from './languageServer.ts';

/** Our server as the extension starts it. */
export function ourServer(folder: string): ServerCommand {
  const server = join(ROOT, 'dist/server.js');
  if (!existsSync(server)) throw new Error('There is no dist/server.js: run npm run build first.');
  return { name: 'ours', command: process.execPath, args: [server, '--stdio'], folder };
}

/** One that answers each change with no diagnostics: what the connection alone costs. */
export function nullServer(folder: string): ServerCommand {
  const server = join(ROOT, 'bench/stdio/nullServer.mjs');
  return { name: 'one that does nothing', command: process.execPath, args: [server], folder };
}
