import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { Random } from '../../../test/support/random.ts';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { FORMATS } from '../report/formats.ts';
import { type CommandOptions, type CommandResult, runCommand, testEnvironment } from './testing.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';

/** A tree with all that reports speak of: findings, fixes, suppressions, problems before, in and between files. */
function tree(): Record<string, string | Uint8Array> {
  const random = new Random(3);
  const files: Record<string, string | Uint8Array> = {
    '.git/HEAD': 'ref: refs/heads/main\n',
    'rules.yml':
      'rules:\n  - { id: broken, message: m, severity: ERROR, languages: [python], pattern: "def (" }\n',
    'inner/.git/HEAD': 'ref: refs/heads/main\n',
    'inner/a.py': 'bad()\nbad()\n',
    'a b/ünï.py': 'x = 1\nbad()\n',
    'broken.py': 'def (:\nbad()\n',
    'bom.py': '\ufeffbad()\r\n',
    'latin.py': Buffer.from('bad()  # caf\xe9\n', 'latin1'),
    'picture.py': Buffer.from([0, 1, 2]),
    picture: Buffer.from('89504e470d0a1a0a0000', 'hex'),
    'suppressed.py': 'bad()  # ai-security-ignore: sure -- it is a test\n',
    'unused.py': '# ai-security-ignore: sure -- nothing is here\nx = 1\n',
  };
  for (let i = 0; i < 40; i++) {
    const line = (): string =>
      random.pick(['bad()', 'doubtful()', 'x = 1', 'strange()', '# a comment', 'bad(1, 2)']);
    files[`f${i % 5}/${i}.py`] = `${Array.from({ length: 1 + random.below(60) }, line).join('\n')}\n`;
  }
  return files;
}

let folder: TemporaryFolder;
let out: TemporaryFolder;
/** Gives the tests of a group the folders that they share. */
function sharedFolders(): void {
  before(() => {
    folder = new TemporaryFolder(tree());
    out = new TemporaryFolder();
  });
  after(() => {
    folder.remove();
    out.remove();
  });
}

const run = (args: readonly string[], environment: Partial<CliEnvironment> = {}): Promise<CommandResult> => {
  const options: CommandOptions = { readGrammar };
  const { git } = testEnvironment(folder.path, options);
  return runCommand(folder.path, args, {
    ...options,
    environment: { git: { ...git, head: async () => COMMIT }, ...environment },
  });
};

/** A scan of the tree with rules of its own, of which one is broken. */
const SCAN = ['--path', '.', '--rules', 'rules.yml'];

/** All formats, each into a file of its name; without those for merging where a baseline leaves something out. */
const formatsIn = (where: string, withParts = true): string[] =>
  FORMATS.filter(({ isPart }) => withParts || isPart !== true).flatMap(({ name }) => [
    '--format',
    `${name}=${out.at(`${where}/${name}`)}`,
  ]);
const read = (path: string): string => readFileSync(out.at(path), 'utf8');

/** Scans in shards. Answers the files that the parts are in, in no order in particular. */
async function scanShards(total: number, name: string, ...args: string[]): Promise<string[]> {
  const files: string[] = [];
  for (let index = 1; index <= total; index++) {
    const file = out.at(`${name}/${index}`);
    const { code, error } = await run([...SCAN, '--shard', `${index}/${total}`, '--output', file, ...args]);
    assert.equal(code, 0, error);
    files.push(file);
  }
  return files.reverse();
}

/** Fails unless two folders have the same reports, to the byte. */
function assertSame(one: string, other: string, withParts = true): void {
  for (const { name, isPart } of FORMATS)
    if (withParts || isPart !== true) assert.equal(read(`${one}/${name}`), read(`${other}/${name}`), name);
}

describe('report merge', () => {
  sharedFolders();

  it('is about all that reports speak of', async () => {
    await run([...SCAN, ...formatsIn('whole')]);
    const report = JSON.parse(read('whole/json'));
    const kinds = new Set(report.errors.map(({ kind }: { kind: string }) => kind));
    assert.deepEqual([...kinds].sort(), ['file', 'rule', 'suppression', 'syntax']);
    assert.ok(report.findings.length > 200 && report.suppressed.length === 1);
    assert.equal(report.stats.binaryFiles, 1);
  });

  for (const total of [1, 3, 16])
    it(`makes of ${total} shards to the byte what one scan says, in every format`, async () => {
      const whole = await run([...SCAN, ...formatsIn(`whole${total}`)]);
      const parts = await scanShards(total, `parts${total}`);
      const merged = await run(['report', 'merge', ...parts, ...formatsIn(`merged${total}`)]);
      assertSame(`merged${total}`, `whole${total}`);
      assert.equal(merged.code, whole.code);
      assert.equal(whole.code, 1);
    });

  it('leaves out what a baseline has, as a scan does', async () => {
    await run(['--path', 'f1', '--path', 'inner', '--format', `json=${out.at('baseline.json')}`]);
    const baseline = ['--baseline', out.at('baseline.json')];
    const whole = await run([...SCAN, ...formatsIn('wholeNew', false), ...baseline]);
    const parts = await scanShards(3, 'partsNew');
    const merged = await run(['report', 'merge', ...parts, ...formatsIn('mergedNew', false), ...baseline]);
    for (const { error } of [whole, merged]) assert.match(error, /\n[1-9]\d* findings are in the baseline/);
    assertSame('mergedNew', 'wholeNew', false);
  });

  it('says of shards in which nothing is to be scanned what a scan says', async () => {
    const args = ['--path', 'picture.py'];
    const whole = await run([...args, '--format', 'json']);
    const files: string[] = [];
    for (const index of [1, 2, 3]) {
      files.push(out.at(`nothing/${index}`));
      assert.equal(
        (await run([...args, '--shard', `${index}/3`, '--output', files.at(-1) as string])).code,
        0,
      );
    }
    assert.deepEqual(await run(['report', 'merge', ...files, '--format', 'json']), whole);
    assert.equal(whole.code, 2);
  });

  it('decides by the whole, with the bar that it is given', async () => {
    const parts = await scanShards(3, 'bar');
    const codeOf = async (...args: string[]): Promise<number> =>
      (await run(['report', 'merge', ...parts, ...args])).code;
    assert.equal(await codeOf(), 1);
    assert.equal(await codeOf('--fail-on', 'critical'), 0);
    assert.equal(await codeOf('--strict', '--fail-on', 'none'), 2);
  });

  it('merges what it has merged', async () => {
    const parts = await scanShards(2, 'again');
    await run(['report', 'merge', ...parts, '--format', `part=${out.at('again/all')}`]);
    const once = await run(['report', 'merge', ...parts, '--format', 'json']);
    assert.deepEqual(await run(['report', 'merge', out.at('again/all'), '--format', 'json']), once);
  });

  describe('refuses', () => {
    const refuses = async (message: RegExp, ...args: string[]): Promise<void> => {
      const { code, out: text, error } = await run(['report', 'merge', ...args]);
      assert.match(error, message);
      assert.deepEqual([code, text], [2, '']);
    };
    /** A part with something in it changed. */
    const changed = (name: string, change: (part: Record<string, never>) => void): string => {
      const part = JSON.parse(read(name));
      change(part);
      out.write({ [`${name}-changed`]: JSON.stringify(part) });
      return out.at(`${name}-changed`);
    };
    let parts: string[];
    before(async () => {
      parts = await scanShards(4, 'some');
    });

    it('to do without a shard', async () => {
      const [one = '', two = '', , four = ''] = parts;
      await refuses(/Of 4 shards of .* one is missing: 2\. Give all of them/, one, two, four);
      await refuses(/Of 4 shards of .* 3 are missing: 1, 2, 3\./, one);
    });

    it('a shard that is there twice', () =>
      refuses(
        /some\/2 and .*some\/2 are both shard 2 of 4 of .*: give each once/,
        ...parts,
        out.at('some/2'),
      ));

    it('parts of different runs, and says what differs', async () => {
      const [one = ''] = parts;
      const others = parts.slice(1).map((file) => file);
      const withOther = (
        change: (part: { run: Record<string, unknown>; [key: string]: unknown }) => void,
      ): string[] => [changed('some/4', change as never), ...others];
      assert.ok(one.endsWith('some/4'));
      await refuses(
        /of different runs of .*: they scanned different commits/,
        ...withOther(({ run }) => {
          run.commit = 'other';
        }),
      );
      await refuses(
        /of different runs of .*: they saw different files/,
        ...withOther(({ run }) => {
          run.digest = 'other';
        }),
      );
      await refuses(
        /of different runs of .*: their rules differ/,
        ...withOther((part) => {
          part.rulesVersion = 'other';
        }),
      );
      await refuses(
        /one is of 5 shards, the other of 4/,
        ...withOther(({ run }) => {
          run.shard = { index: 4, total: 5 };
        }),
      );
    });

    it('what another version wrote, and what is no part at all', async () => {
      const other = changed('some/1', (part) => Object.assign(part, { toolVersion: '9.9.9' }));
      await refuses(/some\/1-changed: It was written by version 9\.9\.9, and this is 1\.2\.3/, other);
      out.write({ 'none.json': '{}', 'none.txt': 'text' });
      await refuses(
        /Nothing was merged\.\s+.*none\.json: It is no part of a report.*\s+.*none\.txt: It is no JSON/,
        out.at('none.json'),
        out.at('none.txt'),
      );
      await refuses(/gone: There is no such file/, out.at('gone'));
      await refuses(/Say what to merge/);
    });

    it('a baseline for what is merged again', () =>
      refuses(/give --baseline to the last/, ...parts, '--baseline', 'x', '--format', 'part'));
  });
});

describe('report merge of several repositories', () => {
  sharedFolders();

  it('has their reports one after the other, each file below the name of its repository', async () => {
    const files: string[] = [];
    for (const [name, path] of [
      ['team/one', 'f1'],
      ['team/two', 'f1'],
      ['three', 'inner'],
    ] as const) {
      const file = out.at(`several/${name}`);
      await run(['--path', path, '--repository', name, '--format', `part=${file}`]);
      files.push(file);
    }
    const { out: text } = await run(['report', 'merge', ...files, '--format', 'json']);
    const { findings, stats } = JSON.parse(text) as {
      findings: { path: string; repositoryPath: string; fingerprint: string }[];
      stats: { files: number };
    };
    assert.equal(stats.files, 8 + 8 + 1);
    const repositories = findings.map(({ path }) => path.split('/f1/')[0]?.replace(/\/inner\/.*/, ''));
    assert.deepEqual([...new Set(repositories)], ['team/one', 'team/two', 'three']);
    // Their own paths and fingerprints are those that they have alone.
    const of = (name: string) =>
      findings.filter(({ path }) => path.startsWith(`${name}/`)).map(({ path, ...rest }) => rest);
    assert.deepEqual(of('team/one'), of('team/two'));
    const { out: sarif } = await run(['report', 'merge', ...files, '--format', 'sarif']);
    const bases = Object.values(
      JSON.parse(sarif).runs[0].originalUriBaseIds as Record<string, { uri?: string }>,
    );
    assert.equal(bases.length, 3);
    assert.deepEqual(
      bases.map(({ uri }) => uri),
      [undefined, undefined, undefined],
    );
  });

  it('takes two of one name for one, and says what to do', async () => {
    const files = ['f1', 'f2'].map((path) => out.at(`same/${path}`));
    await run(['--path', 'f1', '--format', `part=${files[0]}`]);
    await run(['--path', 'f2', '--format', `part=${files[1]}`]);
    const { code, error } = await run(['report', 'merge', ...files]);
    assert.equal(code, 2);
    assert.match(error, /of different runs of .*: they saw different files/);
  });
});
