/** For tests of jobs that people copy: a folder with an `npx` that runs the built command, for the start of PATH. */

import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './grammars.ts';
import { TemporaryFolder } from './temporaryFolder.ts';

/** Makes the folder, to be removed by the caller. `npx [--yes] ai-security-scanner …` is understood, and nothing else. */
export function npxFolder(): TemporaryFolder {
  const command = join(projectRoot, 'dist/cli.js');
  const folder = new TemporaryFolder({
    npx: `#!/bin/sh\n[ "$1" != --yes ] || shift\n[ "$1" = ai-security-scanner ] || exit 99\nshift\nexec "${process.execPath}" "${command}" "$@"\n`,
  });
  chmodSync(folder.at('npx'), 0o755);
  return folder;
}
