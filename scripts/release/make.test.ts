/** A release of a clone of this repository, with small files in place of the packages, which take minutes. */

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { projectRoot } from '../../test/support/grammars.ts';
import { TemporaryFolder } from '../../test/support/temporaryFolder.ts';
import { shippedPackages } from '../shippedPackages.ts';
import { makeRelease, problemsIn } from './make.ts';
import { publishingSteps } from './publishing.ts';
import type { Sbom } from './sbom.ts';
import { RELEASE_NAMESPACE } from './signature.ts';

describe('a release', () => {
  let folder: TemporaryFolder;
  let root: string;
  let output: string;
  let names: string[];

  before(async () => {
    folder = new TemporaryFolder({ 'out/old.vsix': 'from the last time' });
    root = folder.at('project');
    output = folder.at('out');
    const files = ['package.json', 'package-lock.json', 'CHANGELOG.md'];
    folder.write(
      Object.fromEntries(files.map((file) => [`project/${file}`, readFileSync(join(projectRoot, file))])),
    );
    const git = (...args: string[]): void => {
      const identity = [
        '-c',
        'user.name=Ada',
        '-c',
        'user.email=ada@example.com',
        '-c',
        'commit.gpgsign=false',
      ];
      execFileSync('git', [...identity, ...args], { cwd: root, stdio: 'pipe' });
    };
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'All');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'ada', '-f', folder.at('key')]);
    names = await makeRelease({
      root,
      output,
      key: folder.at('key'),
      shipped: () => shippedPackages(projectRoot),
      build: (into) => {
        writeFileSync(join(into, 'product.vsix'), 'the extension');
        writeFileSync(join(into, 'product.tgz'), 'the command');
      },
    });
  });
  after(() => folder.remove());

  const { name, version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  const read = (file: string): string => readFileSync(join(output, file), 'utf8');

  it('has the packages, their materials, checksums and a signature, and nothing from before', () =>
    assert.deepEqual(names.toSorted(), [
      'SHA256SUMS',
      'SHA256SUMS.sig',
      `${name}-${version}.cdx.json`,
      'product.tgz',
      'product.vsix',
    ]));

  it('lists what ships, and not what only builds and tests', () => {
    const sbom = JSON.parse(read(`${name}-${version}.cdx.json`)) as Sbom;
    const listed = sbom.components.map((component) => component.name);
    assert.equal(sbom.bomFormat, 'CycloneDX');
    assert.equal(sbom.metadata.component.name, name);
    for (const shipped of ['web-tree-sitter', '@vscode/tree-sitter-wasm', 'tree-sitter-c', 'yaml', 're2js'])
      assert.ok(listed.includes(shipped), shipped);
    for (const tool of ['esbuild', 'mocha', 'typescript', '@vscode/vsce'])
      assert.ok(!listed.includes(tool), tool);
    const refs = new Set([sbom.metadata.component, ...sbom.components].map((each) => each['bom-ref']));
    for (const { ref, dependsOn } of sbom.dependencies)
      for (const each of [ref, ...dependsOn]) assert.ok(refs.has(each), each);
  });

  it('refuses what ships without being in the lock file', async () => {
    const shipped = async () => [{ name: 'made-up', version: '1.0.0' }];
    await assert.rejects(
      makeRelease({ root, output: folder.at('other'), shipped, build: () => {} }),
      /does not have what ships: made-up@1\.0\.0/,
    );
  });

  it('has the hash of every file but its own', () => {
    const lines = read('SHA256SUMS').trimEnd().split('\n');
    assert.deepEqual(
      lines.map((line) => line.slice(66)),
      [`${name}-${version}.cdx.json`, 'product.tgz', 'product.vsix'],
    );
    // `printf 'the extension' | sha256sum`
    assert.equal(lines[2]?.slice(0, 64), '172236ff89eedd9dad961f79cd69384495f9521ea11f561ad32516f348e576fb');
  });

  it('is signed so that a changed checksum shows', () => {
    writeFileSync(
      folder.at('allowed'),
      `releases namespaces="${RELEASE_NAMESPACE}" ${readFileSync(folder.at('key.pub'), 'utf8')}`,
    );
    const verify = (input: string): number | null => {
      const args = ['-Y', 'verify', '-f', folder.at('allowed'), '-I', 'releases', '-n', RELEASE_NAMESPACE];
      return spawnSync('ssh-keygen', [...args, '-s', join(output, 'SHA256SUMS.sig')], { input }).status;
    };
    assert.equal(verify(read('SHA256SUMS')), 0);
    assert.notEqual(verify(read('SHA256SUMS').replace(/^./, 'x')), 0);
  });

  it('is held up by a file that nobody has committed', async () => {
    const before = await problemsIn(root);
    assert.doesNotMatch(before.join('\n'), /not committed/);
    folder.write({ 'project/new.txt': '' });
    assert.match((await problemsIn(root)).join('\n'), /not committed.*new\.txt/s);
  });
});

describe('what a person does to publish', () => {
  const files = ['release/a-1.0.0.vsix', 'release/a-1.0.0.tgz', 'release/SHA256SUMS'];

  it('names the packages and the tag', () => {
    const text = publishingSteps('1.0.0', files, { repository: '', bugs: '', homepage: '' });
    assert.match(text, /git tag --sign v1\.0\.0/);
    assert.match(text, /vsce publish --packagePath release\/a-1\.0\.0\.vsix/);
    assert.match(text, /npm publish release\/a-1\.0\.0\.tgz/);
    assert.doesNotMatch(text, /First set/);
  });

  it('begins with the fields of package.json that are not set', () =>
    assert.match(publishingSteps('1.0.0', files, { bugs: '' }), /^ {2}# First set repository, homepage in /));
});
