/**
 * A Chromium for the end-to-end tests: one that the machine has, else Debian's or Ubuntu's package.
 *
 * Playwright's own download is not used: company networks and build machines often cannot reach it.
 */

import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetupError } from './prerequisites.mjs';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Path of a Chromium-based browser; installs one with apt-get where that is possible. The variable
 * CHROME_PATH names one that lies elsewhere. Throws a SetupError that says what to do where there is none.
 */
export function ensureBrowser(): string {
  const given = process.env.CHROME_PATH;
  if (given) {
    if (isExecutable(given)) return given;
    throw new SetupError(`CHROME_PATH is ${given}, which is not a program that can be run.`);
  }
  const found = findBrowser();
  if (found) return found;
  installBrowser();
  const installed = findBrowser();
  if (installed) return installed;
  throw new SetupError(
    'apt-get installed chromium, but no browser can be found on the PATH. Set CHROME_PATH.',
  );
}

/** Path of a command on the PATH, or undefined. */
export function findCommand(name: string): string | undefined {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  return (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => suffixes.map((suffix) => join(folder, name + suffix)))
    .find(isExecutable);
}

function findBrowser(): string | undefined {
  return COMMANDS.map(findCommand).find((path) => path !== undefined) ?? APPLICATIONS.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installBrowser(): void {
  if (findCommand('apt-get') === undefined) {
    throw new SetupError(
      'The end-to-end tests need Chromium, Chrome or Edge, and none was found. ' +
        'Install one, or set CHROME_PATH to it, then run this again.',
    );
  }
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && findCommand('sudo') === undefined) {
    throw new SetupError(
      'The end-to-end tests need Chromium. Install it as root (apt-get install chromium), then run this again.',
    );
  }
  console.log('Installing Chromium (apt-get) …');
  aptGet(isRoot, ['update', '-qq']);
  aptGet(isRoot, ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']);
}

function aptGet(isRoot: boolean, args: readonly string[]): void {
  // Without a terminal nobody can type a password, so sudo is told not to ask for one.
  const sudo = process.stdin.isTTY ? ['sudo'] : ['sudo', '-n'];
  const command = [...(isRoot ? [] : sudo), 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
  const [program = 'apt-get', ...rest] = command;
  // dpkg prints a line a package; it matters only when something goes wrong.
  const result = spawnSync(program, rest, { stdio: ['inherit', 'pipe', 'pipe'], encoding: 'utf8' });
  if (result.status === 0) return;
  throw new SetupError(
    `\`apt-get ${args.join(' ')}\` failed:\n${result.stdout ?? ''}${result.stderr ?? ''}\n` +
      'Install Chromium by hand, or set CHROME_PATH to a Chrome or Edge, then run this again.',
  );
}
