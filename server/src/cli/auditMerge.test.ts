import assert from 'node:assert/strict';
import { readFileSync, truncateSync } from 'node:fs';
import { after, before, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { type CommandResult, runCommand } from './testing.ts';

describe('audit merge', () => {
  let folder: TemporaryFolder;
  const run = (...args: string[]): Promise<CommandResult> => runCommand(folder.path, args, { readGrammar });
  const read = (name: string): string => readFileSync(folder.at(name), 'utf8');

  before(async () => {
    folder = new TemporaryFolder({
      'pay/src/pay.py': 'doubtful()\n',
      'ship/src/ship.py': 'bad()\nbad()\n',
    });
    for (const name of ['pay', 'ship']) {
      const { code, error } = await runCommand(
        folder.at(name),
        ['audit', '--repository', `team/${name}`, '--output', folder.at(`${name}.json`)],
        { readGrammar },
      );
      assert.equal(code, 0, error);
    }
  });
  after(() => folder.remove());

  it('makes one page of the audits of several repositories', async () => {
    const { code, out, error } = await run('audit', 'merge', 'pay.json', 'ship.json', '--output', 'all.html');
    assert.deepEqual(
      { code, out, error },
      { code: 0, out: '', error: '3 open findings · audit in all.html\n' },
    );
    assert.match(read('all.html'), /<h1>Security audit of 2 repositories<\/h1>/);
  });

  it('makes of one audit its own page', async () => {
    const { out } = await run('audit', 'merge', 'pay.json');
    assert.match(out, /<h1>Security audit of team\/pay<\/h1>/);
  });

  it('writes a list of the audits as JSON, the gravest first, and merges what it has merged', async () => {
    await run('audit', 'merge', 'pay.json', 'ship.json', '--output', 'all.json');
    assert.deepEqual(JSON.parse(read('all.json')), [
      JSON.parse(read('ship.json')),
      JSON.parse(read('pay.json')),
    ]);
    const { out } = await run('audit', 'merge', 'all.json');
    assert.equal(out, (await run('audit', 'merge', 'ship.json', 'pay.json')).out);
  });

  describe('refuses', () => {
    const refuses = async (message: RegExp, ...args: string[]): Promise<void> => {
      const { code, out, error } = await run('audit', 'merge', ...args);
      assert.match(error, message);
      assert.deepEqual([code, out], [2, '']);
    };

    it('a repository that is there twice', () =>
      refuses(
        /pay\.json and pay\.json both have an audit of team\/pay: give each repository once/,
        'pay.json',
        'pay.json',
      ));

    it('whatever is no audit, all of it with its name, and writes nothing', async () => {
      folder.write({
        'other.json': JSON.stringify({ ...JSON.parse(read('pay.json')), schemaVersion: 2 }),
        'broken.json': JSON.stringify({ ...JSON.parse(read('pay.json')), findings: 'many' }),
        'report.json': '{"findings": []}',
        'text.txt': 'text',
        'large.json': '',
      });
      truncateSync(folder.at('large.json'), 100_000_000);
      const names = ['other.json', 'broken.json', 'report.json', 'text.txt', 'large.json', 'gone.json'];
      const { code, error } = await run('audit', 'merge', 'ship.json', ...names, '--output', 'never.html');
      assert.equal(code, 2);
      for (const message of [
        /Nothing was merged\./,
        /other\.json: Its `schemaVersion` is 2, and this program reads 1/,
        /broken\.json: It is broken: findings is not a list\./,
        /report\.json: It is no audit: write one with `audit --format json`\./,
        /text\.txt: It is no JSON\./,
        /large\.json: It is too large to be read: audit fewer folders in one run\./,
        /gone\.json: There is no such file\./,
      ])
        assert.match(error, message);
      assert.throws(() => read('never.html'), { code: 'ENOENT' });
    });

    it('to do without files, and to write where only people write', async () => {
      await refuses(/Say what to merge: audit merge FILE….*write \.\/merge/);
      await refuses(/is for a person to write/, 'pay.json', '--output', '.ai-review/all.html');
    });
  });
});
