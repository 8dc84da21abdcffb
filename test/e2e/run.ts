/**
 * The end-to-end suite: every scenario in VS Code's extension host, then the browser tests, in which
 * VS Code is used as a person would. Leaves the totals in TEST_REPORT_FILE.
 *
 *   node --import tsx test/e2e/run.ts [--grep TEXT] [--suite NAME]
 */

import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowser } from '../../scripts/browser.ts';
import { ensureVscodeServer } from '../../scripts/vscodeServer.ts';
import { ensureServerCopy } from '../provenance/serverCopy.ts';
import { projectRoot } from '../support/grammars.ts';
import type { SuiteTotals } from '../support/reporter.ts';
import { bundleSuites, runHostSuites } from './harness/hostSuite.ts';
import { workspaceOf } from './harness/workspace.ts';
import { type Scenario, scenarios } from './scenarios.ts';

/** Plays the AI assistant in every test. */
const assistant = join(projectRoot, 'test/e2e/assistant');
/** So many files of browser tests run at a time. */
const FILES_AT_ONCE = 2;

async function runScenario(
  scenario: Scenario,
  grep: string | undefined,
  totalsFile: string,
): Promise<SuiteTotals> {
  const workspace = await workspaceOf(scenario.files);
  try {
    return await runHostSuites(
      {
        workspace: workspace.folder,
        extension: projectRoot,
        installed: [assistant],
        settings: scenario.settings ?? {},
      },
      { suites: scenario.suites, grep },
      totalsFile,
    );
  } finally {
    await workspace.dispose();
  }
}

/** Runs `browser/*.test.ts` with Mocha, some files at a time, since each has a VS Code of its own. */
async function runBrowserTests(grep: string | undefined, totalsFile: string): Promise<SuiteTotals> {
  const folder = join(projectRoot, 'test/e2e/browser');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.test.ts')).sort();
  // Here and not in each process, which would install them side by side.
  await ensureVscodeServer();
  await ensureServerCopy('stock');
  ensureBrowser();
  const result = spawnSync(
    process.execPath,
    [
      join(projectRoot, 'node_modules/mocha/bin/mocha.js'),
      ...['--reporter', join(projectRoot, 'test/support/reporter.ts'), '--timeout', '300000'],
      ...['--parallel', '--jobs', String(FILES_AT_ONCE)],
      ...(grep === undefined ? [] : ['--grep', grep]),
      ...files.map((name) => join(folder, name)),
    ],
    {
      cwd: projectRoot,
      stdio: 'inherit',
      env: { ...process.env, TEST_REPORT_FILE: totalsFile, TEST_END_TO_END: '1' },
    },
  );
  if (result.error) throw result.error;
  return JSON.parse(await readFile(totalsFile, 'utf8')) as SuiteTotals;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { grep: { type: 'string' }, suite: { type: 'string' } } });
  const folder = await mkdtemp(join(tmpdir(), 'ai-security-scanner-e2e-'));
  const total = { passed: 0, failed: 0, skipped: 0 };
  // A scenario that dies is one failure; the others still run.
  const count = async (name: string, run: (totalsFile: string) => Promise<SuiteTotals>): Promise<void> => {
    const totalsFile = join(folder, 'totals.json');
    await rm(totalsFile, { force: true });
    try {
      const totals = await run(totalsFile);
      total.passed += totals.passed;
      total.failed += totals.failed;
      total.skipped += totals.skipped;
    } catch (error) {
      total.failed++;
      console.error(`    FAILED ${name} did not come to its end:`, error);
    }
  };
  const isWanted = (suite: string): boolean => values.suite === undefined || suite === values.suite;
  const selected = scenarios
    .map((scenario) => ({ ...scenario, suites: scenario.suites.filter(isWanted) }))
    .filter(({ suites }) => suites.length > 0);
  await bundleSuites(selected.flatMap(({ suites }) => suites));
  for (const scenario of selected) {
    const name = scenario.suites.join(', ');
    await count(name, (totalsFile) => runScenario(scenario, values.grep, totalsFile));
  }
  if (isWanted('browser')) {
    await count('browser', (totalsFile) => runBrowserTests(values.grep, totalsFile));
  }
  await rm(folder, { recursive: true });
  const report = process.env.TEST_REPORT_FILE;
  if (report) await writeFile(report, JSON.stringify(total));
  console.log(`  ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

void main();
