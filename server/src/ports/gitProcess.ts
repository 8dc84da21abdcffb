/**
 * Running git with an environment that nobody else has a say in: no variables of a hook or a shell, and nobody's
 * configuration. `gitRepository.ts` says why.
 */

import { ProcessError, type ProcessResult, runForBytes } from './process.ts';

/** How long git may take for an answer, in milliseconds. */
const PATIENCE = 120_000;

/** Git is missing, or does not have what it was asked for. */
export class GitError extends Error {}

/** A question to the repository itself: only for commands that neither touch files nor read objects. */
export function inRepository(root: string, args: readonly string[]): Promise<ProcessResult<Buffer>> {
  const { GIT_CONFIG_GLOBAL: global, GIT_CONFIG_NOSYSTEM: noSystem } = process.env;
  const env = {
    ...plainEnvironment(),
    // Whether git may look into a folder of somebody else's is the person's own setting.
    ...(global === undefined ? {} : { GIT_CONFIG_GLOBAL: global }),
    ...(noSystem === undefined ? {} : { GIT_CONFIG_NOSYSTEM: noSystem }),
  };
  return runGit(root, ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', ...args], env, '');
}

/** Our environment without anybody's configuration. */
export function sealedEnvironment(): NodeJS.ProcessEnv {
  return {
    ...plainEnvironment(),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_ATTR_NOSYSTEM: '1',
  };
}

/** Our environment without the variables whose names match. */
export function environmentWithout(names: RegExp): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !names.test(name)));
}

/** Our environment without what a hook or a shell says of repositories. */
function plainEnvironment(): NodeJS.ProcessEnv {
  return {
    ...environmentWithout(/^GIT_/),
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_PAGER: 'cat',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}

export async function runGit(
  folder: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  input: string | Uint8Array,
): Promise<ProcessResult<Buffer>> {
  try {
    return await runForBytes('git', args, { folder, patience: PATIENCE, env, input });
  } catch (error) {
    if (error instanceof ProcessError && error.reason === 'missing')
      throw new GitError('This needs git, which is not installed. Install git, then run it again.', {
        cause: error,
      });
    throw error;
  }
}

/** The fields of what git prints with `-z`. */
export function splitAtNul(bytes: Buffer): Buffer[] {
  const fields: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0, at);
    fields.push(bytes.subarray(at, end === -1 ? bytes.length : end));
    at = end === -1 ? bytes.length : end + 1;
  }
  return fields;
}

/** The first line of what a program says; undefined when it says nothing. */
export function firstLine(text: string): string | undefined {
  const line = text.trim().split('\n')[0];
  return line === '' ? undefined : line;
}
