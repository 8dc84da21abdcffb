/**
 * A Chromium for the end-to-end tests: one that the machine has, else Debian's or Ubuntu's package.
 *
 * Playwright's own download is not used: company networks and build machines often cannot reach it.
 */

import { SetupError } from './prerequisites.mjs';
import { findCommand, installPackages, isExecutable } from './systemPackages.ts';

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
  installPackages(
    'Chromium',
    ['chromium', 'fonts-dejavu-core'],
    'Install Chromium, Chrome or Edge, or set CHROME_PATH to one, then run this again.',
  );
  const installed = findBrowser();
  if (installed) return installed;
  throw new SetupError(
    'apt-get installed chromium, but no browser can be found on the PATH. Set CHROME_PATH.',
  );
}

function findBrowser(): string | undefined {
  return COMMANDS.map(findCommand).find((path) => path !== undefined) ?? APPLICATIONS.find(isExecutable);
}
