/**
 * Which packages of others a release carries: what esbuild puts into the bundles, and what the build copies. The
 * dependency list does not tell, since all of it is there to build and test.
 */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { type Bundle, bundleOptions, bundles } from './bundles.ts';
import { grammars } from './grammars.ts';
import { packageFolder, packageFolders } from './notices.ts';
import type { ShippedPackage } from './release/sbom.ts';

/** The packages, sorted by their folders. */
export async function shippedPackages(root: string): Promise<ShippedPackage[]> {
  const metafiles = await Promise.all(bundles.map((bundle) => metafileOf(root, bundle)));
  const ofGrammars = grammars.map(({ source }) => packageFolder(`node_modules/${source}`) as string);
  const folders = [...new Set([...packageFolders(metafiles), ...ofGrammars])].sort();
  return Promise.all(
    folders.map(async (folder) => {
      const text = await readFile(join(root, folder, 'package.json'), 'utf8');
      const { name, version } = JSON.parse(text) as ShippedPackage;
      return { name, version };
    }),
  );
}

/** esbuild's account of a bundle as it ships. Nothing is written. */
export async function metafileOf(root: string, bundle: Bundle): Promise<esbuild.Metafile> {
  const { plugins = [], ...options } = bundleOptions(root, bundle, true);
  const { metafile } = await esbuild.build({
    ...options,
    plugins: plugins.filter(({ name }) => name !== 'as-scripts'),
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  return metafile;
}
