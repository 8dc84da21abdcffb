/**
 * THIRD-PARTY-NOTICES.txt: what other people's work the packages carry, and its licences.
 *
 * It is made from what esbuild really put into the bundles and from the grammars that are copied, not
 * from the dependency list: that names much which only builds and tests. A bundled package without a
 * licence text stops the build, so that nothing ships unnoticed.
 */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { grammars } from './grammars.ts';

const MIT_TERMS = `Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;

/** Packages whose files are copied or embedded rather than bundled, so that no metafile names them. */
const COPIED_PACKAGES = ['web-tree-sitter', '@vscode/tree-sitter-wasm'];

const RULE = '-'.repeat(80);

/**
 * The text of the notices file.
 * @param root the project's root folder
 * @param metafiles esbuild's account of each bundle; inputs are relative to `root`
 */
export async function thirdPartyNotices(root: string, metafiles: readonly Metafile[]): Promise<string> {
  const sections: string[] = [];
  for (const folder of packageFolders(metafiles)) sections.push(await packageNotice(root, folder));
  return [
    'AI Security Scanner carries the following third-party software.\n',
    ...sections,
    grammarNotice(),
    '',
  ].join(`\n${RULE}\n\n`);
}

/** The folders of all packages whose code ships, without those of grammars; sorted, relative to the root. */
export function packageFolders(metafiles: readonly Metafile[]): string[] {
  const folders = new Set(COPIED_PACKAGES.map((name) => `node_modules/${name}`));
  for (const metafile of metafiles) {
    for (const input of Object.keys(metafile.inputs)) {
      const folder = packageFolder(input);
      if (folder !== undefined) folders.add(folder);
    }
  }
  return [...folders].sort();
}

/** The innermost `node_modules/<package>` of a bundled file, or undefined for the project's own. */
export function packageFolder(input: string): string | undefined {
  const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/@]+)\//.exec(input.replaceAll('\\', '/'));
  return match?.[1];
}

async function packageNotice(root: string, folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const licence = (await readdir(join(root, folder))).find((name) => /^licen[cs]e/i.test(name));
  if (licence === undefined) {
    throw new Error(`${manifest.name} is bundled but has no licence file: add its notice or do without it.`);
  }
  const text = (await readFile(join(root, folder, licence), 'utf8')).trim();
  return `${manifest.name} ${manifest.version} (${manifest.license ?? 'see below'})\n\n${text}\n`;
}

/** The grammars share one licence, so its terms stand once below all copyright lines. */
function grammarNotice(): string {
  const lines = new Map(grammars.map((grammar) => [grammar.project, grammar.copyright]));
  const owners = [...lines].map(
    ([project, copyright]) => `${project}\n${copyright.map((line) => `  ${line}`).join('\n')}`,
  );
  return `tree-sitter grammars (MIT)\n\n${owners.join('\n')}\n\n${MIT_TERMS}\n`;
}
