/** What git knows of a repository, asked by running it. A machine without git knows nothing, and that is fine. */

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How long git may take for an answer, in milliseconds. */
const PATIENCE = 10_000;

/** The output of a git command, or undefined when it fails. Hooks and pagers of the repository do not run. */
export async function git(folder: string, ...args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run(
      'git',
      ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', ...args],
      {
        cwd: folder,
        timeout: PATIENCE,
        maxBuffer: 64 * 1024 * 1024,
        env: { ...process.env, GIT_PAGER: 'cat', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' },
      },
    );
    return stdout;
  } catch {
    return undefined;
  }
}

/** Who the person is in this folder, as git would name the author of a commit. */
export async function identity(folder: string): Promise<{ name: string; email: string } | undefined> {
  const name = (await git(folder, 'config', 'user.name'))?.trim();
  const email = (await git(folder, 'config', 'user.email'))?.trim();
  return name === undefined || name === '' ? undefined : { name, email: email ?? '' };
}

/** The commit that is checked out in a folder. */
export async function head(folder: string): Promise<string | undefined> {
  const commit = (await git(folder, 'rev-parse', '--verify', '--quiet', 'HEAD'))?.trim();
  return commit === '' ? undefined : commit;
}
