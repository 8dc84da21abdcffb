/**
 * `npm start`: the main job on the bundled examples. Builds, scans `examples/` on the terminal, and opens
 * it in VS Code with the extension: the desktop one when the `code` command is there, else the one of
 * code-server, in the browser, with a small extension that plays the assistant.
 *
 * Options: `--browser` takes code-server although there is a desktop VS Code; `--once` checks that the
 * address answers and ends (the tests use it).
 */

import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exitWith, root, SetupError } from './prerequisites.mjs';
import { findCommand } from './systemPackages.ts';
import { ensureVscodeServer, installExtension, type ServerOptions, startServer } from './vscodeServer.ts';

const examples = join(root, 'examples');
/** Where the browser's VS Code keeps settings and state, so that marks are still there the next time. */
const home = join(root, '.vscode-test/start');
/** Exit codes of the command: 1 means findings, which the examples are there for. */
const SCANNED = [0, 1];

function runNode(what: string, args: readonly string[], accepted: readonly number[] = [0]): void {
  const result = spawnSync(process.execPath, [...args], { cwd: root, stdio: 'inherit' });
  if (result.error) throw result.error;
  if (result.status === null || !accepted.includes(result.status)) {
    throw new SetupError(`${what} failed (exit code ${result.status ?? result.signal}); see above.`);
  }
}

function openDesktop(code: string): void {
  console.log('\nOpening examples/ in VS Code …');
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, examples];
  const result = spawnSync(code, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.error || result.status !== 0) {
    throw new SetupError(
      `VS Code (${code}) could not be opened: ${result.error?.message ?? `exit code ${result.status}`}. ` +
        'Run `npm start -- --browser` for VS Code in the browser.',
    );
  }
}

async function openInBrowser(once: boolean): Promise<void> {
  const server = await ensureVscodeServer();
  const options: ServerOptions = {
    userData: join(home, 'data'),
    extensions: join(home, 'extensions'),
    token: randomUUID(),
  };
  await prepare(options);
  const vsix = join(home, 'extension.vsix');
  const vsce = join(root, 'node_modules/@vscode/vsce/vsce');
  runNode('Packaging the extension', [
    vsce,
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '-o',
    vsix,
  ]);
  await installExtension(server, options, vsix);
  const running = await startServer(server, options);
  const query = new URLSearchParams({ tkn: options.token ?? '', folder: examples });
  const address = `${running.origin}/?${query}`;
  try {
    // The server answers a good token with a cookie and a redirect, which only a browser can follow.
    const answer = await fetch(address, { redirect: 'manual' });
    if (answer.status >= 400) throw new Error(`${address} answered ${answer.status}:\n${running.log()}`);
    console.log(`\nVS Code with the extension, on examples/:\n\n  ${address}\n`);
    if (once) return;
    console.log(
      'Open it in a browser. In app.py, the Test Assistant suggests code after its comments: Tab accepts.',
    );
    console.log('Ctrl-C ends it.');
    await interrupted();
  } finally {
    await running.stop();
  }
}

/** First settings, and the test assistant; nothing that a person changed later is overwritten. */
async function prepare({ userData, extensions }: ServerOptions): Promise<void> {
  const settings = join(userData, 'User/settings.json');
  if (!existsSync(settings)) {
    await mkdir(join(userData, 'User'), { recursive: true });
    const values = { 'security.workspace.trust.enabled': false, 'workbench.startupEditor': 'none' };
    await writeFile(settings, JSON.stringify(values, undefined, 2));
  }
  const assistant = join(extensions, 'ai-security-scanner.test-assistant-0.0.1');
  await rm(assistant, { recursive: true, force: true });
  await cp(join(root, 'test/e2e/assistant'), assistant, { recursive: true });
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { once: { type: 'boolean' }, browser: { type: 'boolean' } } });
  runNode('The build', ['esbuild.mjs']);
  console.log('\n$ ai-security-scanner --path examples\n');
  runNode('The scan', ['dist/cli.js', '--path', 'examples'], SCANNED);
  const code = values.browser ? undefined : findCommand('code');
  if (code) openDesktop(code);
  else await openInBrowser(values.once === true);
}

main().catch(exitWith);
