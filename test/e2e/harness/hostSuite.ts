/**
 * Runs Mocha suites inside VS Code's extension host, where the `vscode` module is, and brings their
 * results back: lines as they are printed, totals in a file that both sides can see.
 *
 * The suites are `test/e2e/host/*.host.ts`. They are bundled first, as an extension host loads no
 * TypeScript. The same bundles run in the desktop's VS Code when E2E_DESKTOP is set: to the path of its
 * executable, or to `download`.
 */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../../support/grammars.ts';
import type { SuiteTotals } from '../../support/reporter.ts';
import { SUITE_LINE } from './suiteLine.ts';
import { VsCode, type VscodeOptions } from './vscode.ts';

const sources = join(projectRoot, 'test/e2e/host');
const bundles = join(projectRoot, '.vscode-test/suites');
const entry = join(bundles, 'index.js');
/** Time for suites in one extension host, start and end of VS Code included. */
const SUITES_TIMEOUT_MS = 600_000;

export interface HostRun {
  /** Names of bundled suites, which run one after the other. */
  readonly suites: readonly string[];
  /** Tests whose full title does not contain this are left out. */
  readonly grep?: string | undefined;
}

/** Bundles the entry of the extension host and the suites of these names (`<name>.host.ts`). */
export async function bundleSuites(names: readonly string[]): Promise<void> {
  await build({
    absWorkingDir: projectRoot,
    entryPoints: [join(sources, 'index.ts'), ...names.map((name) => join(sources, `${name}.host.ts`))],
    outdir: bundles,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    // Mocha must be the one instance that the entry and the suites share.
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

/**
 * Starts VS Code, runs suites in its extension host, and ends it. Prints what the suites print. Rejects when they
 * do not come to their end.
 */
export async function runHostSuites(
  options: VscodeOptions,
  run: HostRun,
  totalsFile: string,
): Promise<SuiteTotals> {
  const home = await mkdtemp(join(tmpdir(), 'ai-security-scanner-vscode-'));
  try {
    const env = {
      ...options.env,
      TEST_REPORT_FILE: totalsFile,
      E2E_SUITES: JSON.stringify(run.suites.map((name) => join(bundles, `${name}.host.js`))),
      E2E_GREP: run.grep ?? '',
    };
    await (process.env.E2E_DESKTOP ? runOnDesktop : runInBrowser)({ ...options, home, env });
    return JSON.parse(await readFile(totalsFile, 'utf8')) as SuiteTotals;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function runInBrowser(options: VscodeOptions): Promise<void> {
  const vscode = await VsCode.start(options);
  try {
    await runEntry(vscode);
  } finally {
    await vscode.dispose();
  }
}

/** Opens a window that runs the entry, and waits for the entry's end. */
async function runEntry(vscode: VsCode): Promise<void> {
  let end: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  await vscode.openWindow({
    suite: entry,
    prepare: async (page) => {
      await page.exposeFunction('codeAutomationLog', printSuiteLine);
      await page.exposeFunction('codeAutomationExit', end);
    },
  });
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    const message = `The suites did not end within ${SUITES_TIMEOUT_MS} ms.`;
    timer = setTimeout(() => reject(new Error(`${message}\n${vscode.log()}`)), SUITES_TIMEOUT_MS);
  });
  await Promise.race([ended, timeout]).finally(() => clearTimeout(timer));
}

async function runOnDesktop(options: VscodeOptions & { readonly home: string }): Promise<void> {
  const executable = process.env.E2E_DESKTOP;
  // Loaded on demand: it asks for a newer Node than the rest of the tests.
  const { runTests } = await import('@vscode/test-electron');
  await runTests({
    ...(executable === undefined || executable === 'download' ? {} : { vscodeExecutablePath: executable }),
    extensionDevelopmentPath: [options.extension, ...(options.installed ?? [])],
    extensionTestsPath: entry,
    extensionTestsEnv: { ...options.env },
    launchArgs: [options.workspace, '--disable-extensions', '--user-data-dir', join(options.home, 'data')],
  });
}

/**
 * Prints what the suite printed. What the extensions, and VS Code itself, print beside it is shown only
 * when E2E_VERBOSE is set: the server is started without its native modules, and says so at length.
 */
function printSuiteLine(_type: string, args: readonly unknown[]): void {
  for (const arg of args) {
    if (typeof arg !== 'string') continue;
    if (arg.startsWith(SUITE_LINE)) console.log(arg.slice(SUITE_LINE.length));
    else if (process.env.E2E_VERBOSE) console.log(arg);
  }
}
