/** What runs in a browser has nothing of Node in it, by esbuild's own account of the bundles. */

import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import { describe, it } from 'mocha';
import { type Bundle, bundles, namesOfShared } from '../../scripts/bundles.ts';
import { metafileOf } from '../../scripts/shippedPackages.ts';
import { projectRoot } from '../support/grammars.ts';

/** The modules of Node that the files below dist/ import which become of a bundle, by file. */
async function nodeImports(bundle: Bundle): Promise<Map<string, string[]>> {
  const metafile = await metafileOf(projectRoot, bundle);
  const names = namesOfShared(bundle, metafile);
  const isNode = (path: string): boolean => path.startsWith('node:') || builtinModules.includes(path);
  return new Map(
    Object.entries(metafile.outputs).map(([path, { imports }]) => [
      names.get(path) ?? path.slice('dist/'.length),
      imports.filter((each) => each.external && isNode(each.path)).map((each) => each.path),
    ]),
  );
}

describe('the bundles for browsers', () => {
  const web = bundles.flatMap((bundle) => (bundle.web?.files ?? []).map((file) => ({ bundle, file })));

  it('are the extension, its server, and what that shares with the one of a computer', () =>
    assert.deepEqual(
      web.map(({ file }) => file),
      ['web/worker.program.js', 'engine.js', 'session.js', 'web/worker.js', 'web/extension.js'],
    ));

  for (const { bundle, file } of web)
    it(`import no module of Node: ${file}`, async () =>
      assert.deepEqual((await nodeImports(bundle)).get(file), []));

  it('differ in that from those for a computer', async () => {
    const found = await Promise.all(bundles.map(nodeImports));
    const of = (file: string): string[] => found.flatMap((files) => files.get(file) ?? []);
    for (const file of ['extension.js', 'server.program.js'])
      assert.match(of(file).join(' '), /(^| |:)child_process/, file);
  });
});
