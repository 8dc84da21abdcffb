/**
 * Makes a release in a folder: the packages, a bill of materials, checksums over all of them, and a signature over
 * those where there is a key. How packages are built is handed in, since a build takes most of the time.
 */

import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { npmOutput } from '../prerequisites.mjs';
import { releaseProblems } from './checks.ts';
import { checksums } from './checksums.ts';
import type { Home } from './publishing.ts';
import { type Sbom, type ShippedPackage, shippedSbom } from './sbom.ts';
import { signFile } from './signature.ts';

/** What is read of package.json. */
export interface Manifest extends Home {
  readonly name: string;
  readonly version: string;
}

/** How a release is to be made. */
export interface ReleasePlan {
  /** The project's root folder. */
  readonly root: string;
  /** Where the files go. What was there before is removed. */
  readonly output: string;
  /** Builds the packages into a folder. */
  readonly build: (folder: string) => void | Promise<void>;
  /** Which packages of others are inside them. */
  readonly shipped: () => Promise<readonly ShippedPackage[]>;
  /** The private SSH key to sign with, or the public one of a key that an agent holds. */
  readonly key?: string;
}

/** What stands in the way of a release of what is in `root`. */
export async function problemsIn(root: string): Promise<string[]> {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as { version: string };
  return releaseProblems({
    status: git('status', '--porcelain'),
    version: (await readManifest(root)).version,
    lockVersion: lock.version,
    changelog: await readFile(join(root, 'CHANGELOG.md'), 'utf8'),
    tags: git('tag', '--list').split('\n'),
  });
}

/** The project's package.json. */
export async function readManifest(root: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Manifest;
}

/** Makes the files of a release, and answers their names. */
export async function makeRelease(plan: ReleasePlan): Promise<string[]> {
  const { root, output, key } = plan;
  const { name, version } = await readManifest(root);
  await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });
  await plan.build(output);
  const sbom = JSON.parse(
    npmOutput(['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], root),
  ) as Sbom;
  const text = `${JSON.stringify(shippedSbom(sbom, name, await plan.shipped()), null, 2)}\n`;
  await writeFile(join(output, `${name}-${version}.cdx.json`), text);
  const names = (await readdir(output)).sort();
  const sums = join(output, 'SHA256SUMS');
  await writeFile(sums, await checksums(output, names));
  names.push(basename(sums));
  if (key !== undefined) names.push(basename(signFile(sums, key)));
  return names;
}
