/**
 * The day of the bundled rules, by which their age is told: that of the last commit that touched them, so that the
 * same commit always builds the same. `SOURCE_DATE_EPOCH`, which reproducible builds set, comes first; outside of a
 * repository it is today. In a shallow clone it may be the day of the commit that is checked out.
 */

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** As `YYYY-MM-DD`, in UTC. */
export function rulesDate(root: string, variables: NodeJS.ProcessEnv = process.env): string {
  const seconds = variables.SOURCE_DATE_EPOCH ?? lastCommit(root);
  const date = /^\d+$/.test(seconds) ? new Date(Number(seconds) * 1000) : new Date();
  return date.toISOString().slice(0, 10);
}

/** When it was committed, in seconds since 1970; '' where git cannot say. */
function lastCommit(root: string): string {
  try {
    const args = ['log', '-1', '--format=%ct', '--', join(root, 'rules')];
    return execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}
