/**
 * No test reaches another machine, and nothing that a test runs: this product does so only where a person asks for it,
 * with `rules add` and its like, or for a second opinion of a model that they have set up. So every run of the tests is
 * a proof of that, with no rights that a machine may not give and nothing that would be skipped. Which ways are
 * watched, `networkGuard.cjs` says; `test/network/` tries them.
 *
 * The end-to-end tests are left out: VS Code and its browser have their own ways.
 */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './grammars.ts';

export const GUARD = join(projectRoot, 'test/support/networkGuard.cjs');

// Where files run in parallel, a process is not told by its arguments which it runs.
const isEndToEnd =
  process.env.TEST_END_TO_END !== undefined || process.argv.some((arg) => /test[\\/]e2e[\\/]/.test(arg));
const folder = isEndToEnd ? undefined : mkdtempSync(join(tmpdir(), 'ai-security-scanner-network-'));

if (folder !== undefined) {
  process.env.NETWORK_GUARD_LOG = join(folder, 'attempts');
  writeFileSync(process.env.NETWORK_GUARD_LOG, '');
  // Whatever is started from here is watched as well.
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --require ${JSON.stringify(GUARD)}`.trim();
  require(GUARD);
}

/** The attempts since the last call; none are left. */
export function takeAttempts(): string {
  const log = process.env.NETWORK_GUARD_LOG;
  if (log === undefined) throw new Error('The network is not watched here.');
  const attempts = readFileSync(log, 'utf8');
  if (attempts !== '') writeFileSync(log, '');
  return attempts;
}

export const mochaHooks = {
  afterEach(): void {
    if (folder === undefined) return;
    const attempts = takeAttempts();
    if (attempts !== '') throw new Error(`Somebody tried to use the network:\n${attempts}`);
  },
  afterAll(): void {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  },
};
