/**
 * `npm run release`: makes the files of a release in release/ and says how a person publishes them. It publishes
 * nothing itself.
 *
 *   npm run release -- --dry-run      a rehearsal: says what stands in the way, and makes everything all the same
 *   npm run release -- --key FILE     signs the checksums with an SSH key
 *
 * Without --dry-run nothing is made while something stands in the way.
 */

import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { exitWith, npm, root, SetupError } from './prerequisites.mjs';
import { makeRelease, problemsIn, readManifest } from './release/make.ts';
import { publishingSteps } from './release/publishing.ts';
import { shippedPackages } from './shippedPackages.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'dry-run': { type: 'boolean' },
      key: { type: 'string' },
    },
  });
  const dryRun = values['dry-run'] === true;
  const output = join(root, 'release');
  const manifest = await readManifest(root);
  const { name, version } = manifest;

  const problems = await problemsIn(root);
  for (const problem of problems) console.error(`In the way of ${version}: ${problem}`);
  if (problems.length > 0 && !dryRun) throw new SetupError('Nothing was made.');

  const names = await makeRelease({
    root,
    output,
    build: (folder) => {
      npm(['run', '--silent', 'package', '--', '--out', join(folder, `${name}-${version}.vsix`)], root);
      npm(['pack', '--silent', '--pack-destination', folder], root);
    },
    shipped: () => shippedPackages(root),
    ...(values.key === undefined ? {} : { key: resolve(values.key) }),
  });
  const files = names.map((each) => relative(root, join(output, each)));
  console.log(`\nMade for ${version}:\n${files.map((file) => `  ${file}\n`).join('')}`);
  if (values.key === undefined) console.log('UNSIGNED: give --key to sign SHA256SUMS with an SSH key.\n');
  if (dryRun) console.log('A rehearsal: do not publish these files.');
  else console.log(`To publish them, a person runs:\n${publishingSteps(version, files, manifest)}`);
  if (problems.length > 0) process.exitCode = 1;
}

main().catch(exitWith);
