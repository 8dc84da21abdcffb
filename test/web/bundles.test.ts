/** What runs in a browser has nothing of Node in it, by esbuild's own account of the bundles. */

import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import * as esbuild from 'esbuild';
import { describe, it } from 'mocha';
import { type Bundle, bundleOptions, bundles } from '../../scripts/bundles.ts';
import { projectRoot } from '../support/grammars.ts';

/** Modules of Node that a bundle imports, by the file that does. */
async function nodeImports(bundle: Bundle): Promise<string[]> {
  const built = await esbuild.build({
    ...bundleOptions(projectRoot, bundle),
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const isNode = (path: string): boolean => path.startsWith('node:') || builtinModules.includes(path);
  return Object.entries(built.metafile.inputs).flatMap(([file, { imports }]) =>
    imports
      .filter(({ path, external }) => external && isNode(path))
      .map(({ path }) => `${file} imports ${path}`),
  );
}

describe('the bundles for browsers', () => {
  const web = bundles.filter((bundle) => bundle.web !== undefined);

  it('are two: the extension and its server', () =>
    assert.deepEqual(
      web.map(({ output }) => output),
      ['web/extension.js', 'web/worker.js'],
    ));

  for (const bundle of web)
    it(`import no module of Node: ${bundle.output}`, async () =>
      assert.deepEqual(await nodeImports(bundle), []));

  it('differ in that from those for a computer', async () => {
    const [extension] = bundles;
    assert.ok(extension);
    assert.match((await nodeImports(extension)).join('\n'), /imports (node:)?child_process/);
  });
});
