/**
 * Whether the property that nothing passes unseen can fail: each way past the gate that there has been is put
 * back into a copy of the source, and the property has to find it there. The product itself has no such switch.
 */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
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

/** So many copies are tried at a time. */
const AT_ONCE = 2;

/** A copy of the source, in which the property can be run. */
class Copy {
  private readonly folder = new TemporaryFolder();

  constructor(private readonly root: string) {
    for (const name of COPIED) cpSync(join(root, name), this.folder.at(name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), this.folder.at('node_modules'));
  }

  /** The property over so many changes: its exit code and what it says. */
  property(changes = 480): Promise<Outcome> {
    const mocha = join(this.root, 'node_modules/mocha/bin/mocha.js');
    const child = spawn(process.execPath, [mocha, '--bail', 'test/review/everyEntry.test.ts'], {
      cwd: this.folder.path,
      env: { ...process.env, GATE_CHANGES: `${changes}`, GATE_AT_ONCE: '24', GATE_SEED: '1' },
    });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (status) => resolve({ status, output }));
    });
  }

  async withHole({ file, from, to }: Mutation): Promise<Outcome> {
    const path = this.folder.at(`server/src/${file}`);
    const source = readFileSync(path, 'utf8');
    assert.equal(source.split(from).length, 2, `${file} no longer says: ${from}`);
    writeFileSync(
      path,
      source.replace(from, () => to),
    );
    try {
      return await this.property();
    } finally {
      writeFileSync(path, source);
    }
  }

  remove(): void {
    this.folder.remove();
  }
}

interface Outcome {
  readonly status: number | null;
  readonly output: string;
}

const COPIED = [
  'server/src',
  'scripts',
  'test/support',
  'test/review',
  'protocol',
  'schemas',
  'package.json',
  '.mocharc.cjs',
];

describe('a gate with a hole', function () {
  this.timeout(600_000);
  const copies: Copy[] = [];
  const outcomes = new Map<string, Promise<Outcome>>();

  before(() => {
    for (let i = 0; i < AT_ONCE; i++) copies.push(new Copy(process.cwd()));
    // Each copy goes on with the next hole once it is done with one.
    const ends = copies.map((): Promise<unknown> => Promise.resolve());
    Object.entries(MUTATIONS).forEach(([name, mutation], i) => {
      const outcome = (ends[i % AT_ONCE] as Promise<unknown>).then(() =>
        (copies[i % AT_ONCE] as Copy).withHole(mutation),
      );
      // It is told when the hole's turn has come; until then nobody waits for it.
      ends[i % AT_ONCE] = outcome.catch(() => undefined);
      outcomes.set(name, outcome);
    });
  });
  after(async () => {
    await Promise.allSettled(outcomes.values());
    for (const copy of copies) copy.remove();
  });

  for (const name of Object.keys(MUTATIONS))
    it(`is found: ${name}`, async () => {
      const { status, output } = await (outcomes.get(name) as Promise<Outcome>);
      assert.equal(status, 1, output);
      // Of the property itself, not because the copy does not start.
      assert.match(output, /AssertionError/);
    });

  it('is another matter than a copy without one', async () => {
    await Promise.allSettled(outcomes.values());
    const { status, output } = await (copies[0] as Copy).property(48);
    assert.equal(status, 0, output);
  });
});
