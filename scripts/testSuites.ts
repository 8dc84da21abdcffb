/**
 * Runs the test suites, each in a process of its own, and sums up their totals: the last line is
 * `N passed, N failed, N skipped`. The exit code is 0 only when something passed and nothing failed; in CI
 * (the variable `CI` is set) a skipped test counts as a failure, as nobody reads about it.
 *
 * Three suites run at a time, as each waits for something now and then: two cores are busy with them. What is
 * built is one folder for all of them, so the suites that build come first, one after the other, and beside them
 * only those that run the sources. A folder below test/ is a suite by that name, so a new kind of test needs no
 * entry here; it is taken to use what was built.
 */

import { spawn } from 'node:child_process';
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

/** What a suite came to, and what it printed, unless that went straight to the terminal. */
interface SuiteResult extends SuiteTotals {
  readonly output: string;
}

/** Folders below test/ that hold no suite of their own. */
const NOT_SUITES = new Set(['unit', 'support', 'fixtures', 'e2e']);
/** How many suites run at a time. */
const AT_ONCE = 3;
/** Suites that write to the folder of what is built. */
const BUILD = ['build', 'package'];
/** Suites that have no use for what was built. */
const RUN_SOURCES = [
  'check',
  'lint',
  'prose',
  'unit',
  'fuzz',
  'taint',
  'rules',
  'conformance',
  'provenance',
  'memory',
  'routes',
];
/** Those that take minutes: what begins last is best short, since it runs alone. */
const LONG = [
  'e2e',
  'review',
  'web',
  'unit',
  'fuzz',
  'lsp',
  'cli',
  'audit',
  'examples',
  'taint',
  'pages',
  'hooks',
  'mcp',
];
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

/** All suites, in no particular order. */
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
    { name: 'prose', args: ['--import', 'tsx', 'scripts/prose.ts'], reports: false },
    mochaSuite('unit', UNIT_FOLDERS, grep),
    ...folders.sort().map((name) => mochaSuite(name, [join('test', name)], grep)),
    { name: 'e2e', args: ['--import', 'tsx', 'test/e2e/run.ts', ...grep], reports: true },
  ];
  return suites.filter((suite) => suite !== undefined);
}

/**
 * Runs a suite to its end.
 * @param shown whether what it prints goes straight to the terminal, as it does while nothing else prints.
 */
async function run(suite: Suite, reportFile: string, shown: boolean): Promise<SuiteResult> {
  const child = spawn(process.execPath, [...suite.args], {
    cwd: root,
    stdio: ['ignore', shown ? 'inherit' : 'pipe', shown ? 'inherit' : 'pipe'],
    env: { ...process.env, TEST_REPORT_FILE: reportFile },
  });
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [code, signal]: [number | null, NodeJS.Signals | null] = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (...ended) => resolve(ended));
  });
  let output = Buffer.concat(chunks).toString('utf8');
  const succeeded = code === 0;
  if (!suite.reports) return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0, output };
  const totals = readTotals(reportFile);
  if (totals === undefined) {
    output += `  The suite ended without a result (${signal ?? `exit code ${code}`}).\n`;
    return { passed: 0, failed: 1, skipped: 0, output };
  }
  // A suite may fail outside of its tests, for example when it cannot clean up.
  return { ...totals, failed: !succeeded && totals.failed === 0 ? 1 : totals.failed, output };
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

/** Runs suites, some at a time. */
async function runAll(suites: readonly Suite[], runOne: (suite: Suite) => Promise<void>): Promise<void> {
  const rank = ({ name }: Suite): number => (LONG.includes(name) ? LONG.indexOf(name) : LONG.length);
  const left = suites.filter(({ name }) => !BUILD.includes(name)).sort((a, b) => rank(a) - rank(b));
  let isBuilt = false;
  const isReady = ({ name }: Suite): boolean => isBuilt || RUN_SOURCES.includes(name);
  const takeReady = async (): Promise<void> => {
    for (let next = left.find(isReady); next !== undefined; next = left.find(isReady)) {
      left.splice(left.indexOf(next), 1);
      await runOne(next);
    }
  };
  const builds = (async () => {
    for (const suite of suites.filter(({ name }) => BUILD.includes(name))) await runOne(suite);
    isBuilt = true;
  })();
  const others = Array.from({ length: AT_ONCE - 1 }, () => takeReady().then(() => builds.then(takeReady)));
  await Promise.all([builds.then(takeReady), ...others]);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, grep: { type: 'string' } } });
  const suites = selectSuites(values.only, values.grep);
  ensurePrograms();
  const folder = mkdtempSync(join(tmpdir(), 'ai-security-scanner-test-'));
  const shown = suites.length === 1;
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failedSuites: string[] = [];
  const runOne = async (suite: Suite): Promise<void> => {
    console.log(shown ? `\n${suite.name}` : `${suite.name} begins`);
    const started = performance.now();
    const result = await run(suite, join(folder, `${suite.name}.json`), shown);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const totals = `${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`;
    if (!shown) console.log(`\n${suite.name}`);
    console.log(`${result.output}  ${totals} in ${seconds} s${shown ? '' : '\n'}`);
    total.passed += result.passed;
    total.failed += result.failed;
    total.skipped += result.skipped;
    if (result.failed > 0) failedSuites.push(suite.name);
  };
  await runAll(suites, runOne);
  rmSync(folder, { recursive: true });
  const skipFails = Boolean(process.env.CI) && total.skipped > 0;
  if (failedSuites.length > 0) console.log(`\nFailed: ${failedSuites.join(', ')}`);
  if (skipFails) console.log('\nA skipped test is a failure in CI.');
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed === 0 && total.passed > 0 && !skipFails ? 0 : 1;
}

main().catch(exitWith);
