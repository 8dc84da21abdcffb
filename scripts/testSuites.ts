/**
 * Runs the test suites one after the other, each in a process of its own, and sums up their totals: the
 * last line is `N passed, N failed, N skipped`. The exit code is 0 only when something passed and nothing
 * failed; in CI (the variable `CI` is set) a skipped test counts as a failure, as nobody reads about it.
 *
 * A folder below test/ is a suite by that name, so a new kind of test needs no entry here.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { SuiteTotals } from '../test/support/reporter.ts';
import { exitWith, root, SetupError } from './prerequisites.mjs';
import { ensurePrograms } from './systemPackages.ts';

interface Suite {
  readonly name: string;
  /** Arguments for Node. */
  readonly args: readonly string[];
  /** Whether the process leaves its totals in TEST_REPORT_FILE; otherwise its exit code is one test. */
  readonly reports: boolean;
}

/** Folders below test/ that hold no suite of their own. */
const NOT_SUITES = new Set(['unit', 'support', 'fixtures', 'e2e']);
/** Unit tests lie beside the code, or in test/unit when they are about the repository as a whole. */
const UNIT_FOLDERS = ['server/src', 'client/src', 'protocol', 'scripts', 'test/unit'];

function bin(name: string, entry: string): string {
  return join(root, 'node_modules', name, entry);
}

function mochaSuite(name: string, folders: readonly string[], extra: readonly string[]): Suite | undefined {
  const files = folders.flatMap(testFilesIn);
  if (files.length === 0) return undefined;
  const reporter = ['--reporter', join(root, 'test/support/reporter.ts')];
  return { name, args: [bin('mocha', 'bin/mocha.js'), ...reporter, ...extra, ...files], reports: true };
}

function testFilesIn(folder: string): string[] {
  return entriesOf(join(root, folder), true)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(folder, name))
    .sort();
}

function entriesOf(folder: string, recursive: boolean): string[] {
  try {
    return readdirSync(folder, { recursive, encoding: 'utf8' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** All suites in the order in which they run: the quick ones first. */
function allSuites(grep: readonly string[]): Suite[] {
  const folders = entriesOf(join(root, 'test'), false).filter((name) => !NOT_SUITES.has(name));
  const suites = [
    { name: 'build', args: ['esbuild.mjs', '--production'], reports: false },
    { name: 'check', args: [bin('typescript', 'bin/tsc'), '--noEmit'], reports: false },
    {
      name: 'lint',
      args: [bin('@biomejs/biome', 'bin/biome'), 'check', '--error-on-warnings'],
      reports: false,
    },
    mochaSuite('unit', UNIT_FOLDERS, grep),
    ...folders.sort().map((name) => mochaSuite(name, [join('test', name)], grep)),
    { name: 'e2e', args: ['--import', 'tsx', 'test/e2e/run.ts', ...grep], reports: true },
  ];
  return suites.filter((suite) => suite !== undefined);
}

function run(suite: Suite, reportFile: string): SuiteTotals {
  rmSync(reportFile, { force: true });
  const result = spawnSync(process.execPath, [...suite.args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TEST_REPORT_FILE: reportFile },
  });
  if (result.error) throw result.error;
  const succeeded = result.status === 0;
  if (!suite.reports) return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 };
  const totals = readTotals(reportFile);
  if (totals === undefined) {
    console.error(`  The suite ended without a result (${result.signal ?? `exit code ${result.status}`}).`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  // A suite may fail outside of its tests, for example when it cannot clean up.
  return !succeeded && totals.failed === 0 ? { ...totals, failed: 1 } : totals;
}

function readTotals(file: string): SuiteTotals | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SuiteTotals;
  } catch {
    // No file, or half of one: the suite died before its end, which the caller reports.
    return undefined;
  }
}

function selectSuites(only: string | undefined, grep: string | undefined): Suite[] {
  const suites = allSuites(grep === undefined ? [] : ['--grep', grep]);
  if (only === undefined) return suites;
  const names = only.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    const known = suites.map((suite) => suite.name).join(', ');
    throw new SetupError(`No test suite is called ${unknown.join(', ')}. There are: ${known}.`);
  }
  return suites.filter((suite) => names.includes(suite.name));
}

function main(): void {
  const { values } = parseArgs({ options: { only: { type: 'string' }, grep: { type: 'string' } } });
  const suites = selectSuites(values.only, values.grep);
  ensurePrograms();
  const folder = mkdtempSync(join(tmpdir(), 'ai-security-scanner-test-'));
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failedSuites: string[] = [];
  for (const suite of suites) {
    console.log(`\n${suite.name}`);
    const started = performance.now();
    const totals = run(suite, join(folder, 'totals.json'));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `  ${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped in ${seconds} s`,
    );
    total.passed += totals.passed;
    total.failed += totals.failed;
    total.skipped += totals.skipped;
    if (totals.failed > 0) failedSuites.push(suite.name);
  }
  rmSync(folder, { recursive: true });
  const skipFails = Boolean(process.env.CI) && total.skipped > 0;
  if (failedSuites.length > 0) console.log(`\nFailed: ${failedSuites.join(', ')}`);
  if (skipFails) console.log('\nA skipped test is a failure in CI.');
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed === 0 && total.passed > 0 && !skipFails ? 0 : 1;
}

try {
  main();
} catch (error) {
  exitWith(error);
}
