/**
 * Whether the property that nothing passes unseen can fail: each way past the gate that there has been is put
 * back into a copy of the source, and the property has to find it there. The product itself has no such switch.
 */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

interface Mutation {
  readonly file: string;
  /** What stands there once, and what is put in its place. */
  readonly from: string;
  readonly to: string;
}

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'what is not text falls out': {
    file: 'cli/change.ts',
    from: 'const part = this.partOf(target);\n    const { path } = target;',
    to: 'const part = this.partOf(target);\n    const { path } = target;\n    if (path !== undefined) return;',
  },
  'links and submodules fall out': {
    file: 'cli/change.ts',
    from: 'if (whole !== undefined || after === undefined) {',
    to: 'if (whole !== undefined && after !== undefined) return undefined;\n    if (whole !== undefined || after === undefined) {',
  },
  'what lies on the disk counts, not what is committed': {
    file: 'cli/change.ts',
    from: 'return decodeText(await this.git.bytes(side), path);',
    to: "return (await this.environment.readText(path)) ?? { text: '', encoding: 'utf-8' };",
  },
  'what lies among the records is believed to be one': {
    file: 'cli/change.ts',
    from: 'isReviewRecord(inside, text.text)',
    to: "inside.endsWith('.json')",
  },
  'names are decoded with loss': {
    file: 'text/fileNames.ts',
    from: 'if (whole !== undefined) return whole;',
    to: 'return whole ?? new TextDecoder().decode(bytes);',
  },
  'git works in the repository, with its configuration and attributes': {
    file: 'ports/gitRepository.ts',
    from: 'const env = { ...sealedEnvironment(), GIT_DIR: this.folder, ...environment };',
    to: 'const env = { ...sealedEnvironment(), ...environment };',
  },
  'of several refs the first is taken': {
    file: 'ports/gitRefs.ts',
    from: 'if (meanings.length > 1)',
    to: 'if (meanings.length > 9)',
  },
  'what was renamed is as it was, wherever it comes from': {
    file: 'review/changeParts.ts',
    from: 'if (!isFile(before) || !isFile(after) || endingOf(before.path) !== endingOf(after.path)) return false;',
    to: 'return true;',
  },
  'what was read elsewhere for another purpose counts': {
    file: 'review/gate.ts',
    from: 'appliesTo(policy, path, options) && options.isExcluded?.(path) !== true,',
    to: 'path !== undefined || appliesTo(policy, path, options),',
  },
  'a change of the mode is none': {
    file: 'review/changeParts.ts',
    from: 'return entry.before?.mode === entry.after?.mode ? entry : whole;',
    to: 'return whole === undefined ? entry : entry;',
  },
  'a deletion has no place': {
    file: 'review/diff.ts',
    from: 'seams.add(below);',
    to: '',
  },
  'a deleted file falls out': {
    file: 'cli/change.ts',
    from: 'if (whole !== undefined || after === undefined) {',
    to: 'if (after === undefined) return undefined;\n    if (whole !== undefined) {',
  },
  'an emptied file falls out': {
    file: 'cli/change.ts',
    from: 'this.addWhole(part, emptied, false);',
    to: '',
  },
  'the withdrawals of the base do not count': {
    file: 'cli/gateLedgers.ts',
    from: '      files: base,\n',
    to: '      files: environment.ledgerFiles(root),\n',
  },
  'marks of other repositories count': {
    file: 'cli/gateLedgers.ts',
    from: '      roots: async (named) => (named.size === 0 ? new Set() : git.roots()),\n',
    to: '',
  },
};

describe('a gate with a hole', function () {
  this.timeout(300_000);
  const root = process.cwd();
  let copy: TemporaryFolder;
  before(() => {
    copy = new TemporaryFolder();
    for (const name of [
      'server/src',
      'scripts',
      'test/support',
      'test/review',
      'protocol',
      'package.json',
      '.mocharc.cjs',
    ])
      cpSync(join(root, name), copy.at(name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), copy.at('node_modules'));
  });
  after(() => copy.remove());

  const property = (changes = 480): { status: number | null; output: string } => {
    const mocha = join(root, 'node_modules/mocha/bin/mocha.js');
    const args = [mocha, '--bail', 'test/review/everyEntry.test.ts'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: copy.path,
      encoding: 'utf8',
      env: {
        ...process.env,
        GATE_CHANGES: String(changes),
        GATE_AT_ONCE: '24',
        GATE_SEED: '1',
        TEST_REPORT_FILE: '',
      },
    });
    return { status, output: stdout + stderr };
  };

  it('is another matter than a copy without one', () => {
    const { status, output } = property(48);
    assert.equal(status, 0, output);
  });

  for (const [name, { file, from, to }] of Object.entries(MUTATIONS))
    it(`is found: ${name}`, () => {
      const path = copy.at(`server/src/${file}`);
      const source = readFileSync(path, 'utf8');
      assert.equal(source.split(from).length, 2, `${file} no longer says: ${from}`);
      writeFileSync(
        path,
        source.replace(from, () => to),
      );
      try {
        const { status, output } = property();
        assert.equal(status, 1, output);
        // Of the property itself, not because the copy does not start.
        assert.match(output, /AssertionError/);
      } finally {
        writeFileSync(path, source);
      }
    });
});
