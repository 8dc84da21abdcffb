/**
 * Nothing passes unseen: over random changes, every path at which base and head differ comes up in the gate's
 * report just once, and passes only where somebody has read all that is asked for. `GATE_CHANGES` and
 * `GATE_SEED` lengthen and repeat it.
 */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'mocha';
import { runCommand } from '../../server/src/cli/testing.ts';
import { readGrammar } from '../support/grammars.ts';
import { Random } from '../support/random.ts';
import { Histories, type History } from './histories.ts';

const CHANGES = Number(process.env.GATE_CHANGES ?? 320);
const SEED = Number(process.env.GATE_SEED ?? 1);
/** So many changes are in one head. */
const AT_ONCE = Number(process.env.GATE_AT_ONCE ?? 16);
const HEADS = Math.ceil(CHANGES / AT_ONCE);

interface Entry {
  readonly path: string;
  readonly before?: string;
  readonly why?: string;
}

interface Review {
  readonly entries: Record<'passed' | 'exempt' | 'held' | 'failed', readonly Entry[]>;
  readonly passed: boolean;
}

describe(`every entry of a change (seed ${SEED})`, function () {
  this.timeout(300_000);
  let histories: Histories;
  const random = new Random(SEED);
  before(async () => {
    histories = await Histories.create(random);
  });
  after(() => histories.remove());

  const hold = async ({ head }: History): Promise<{ code: number; review: Review }> => {
    writeFileSync(histories.folder.at('.git/HEAD'), `${head}\n`);
    const args = ['--since', 'refs/heads/main', '--format', 'json', '--fail-on', 'none'];
    const { code, out, error } = await runCommand(histories.folder.path, args, { readGrammar });
    assert.ok(out !== '', error);
    assert.deepEqual(histories.ran, [], 'programs ran that the repository names');
    return { code, review: JSON.parse(out).review };
  };

  it('is compared with what was meant, or with nothing', async () => {
    const { head } = await histories.change(AT_ONCE);
    writeFileSync(histories.folder.at('.git/HEAD'), `${head}\n`);
    histories.git('update-ref', 'refs/tags/main', head);
    const run = (since: string) =>
      runCommand(histories.folder.path, ['--since', since, '--fail-on', 'none'], { readGrammar });
    const ambiguous = await run('main');
    assert.equal(ambiguous.code, 2);
    assert.match(ambiguous.error, /ambiguous: it may mean refs\/tags\/main or refs\/heads\/main/);
    assert.match((await run('refs/tags/main')).out, /Entries of the change: 0\./);
    assert.doesNotMatch((await run('refs/heads/main')).out, /Entries of the change: 0\./);
  });

  for (let round = 0; round < HEADS; round++)
    it(`is passed, exempt, held or failed, and passes only when it was seen (${round})`, async () => {
      const history = await histories.change(AT_ONCE);
      const { code, review } = await hold(history);
      const told = JSON.stringify({ log: history.log, review }, null, 1);
      const { passed, exempt, held, failed } = review.entries;
      const all = [...passed, ...exempt, ...held, ...failed];
      const paths = all.flatMap(({ path, before }) => (before === undefined ? [path] : [path, before]));
      assert.deepEqual(paths.sort(), history.paths, told);
      for (const { path, before } of passed)
        assert.ok(history.mayPass(path, before), `${path} passed unseen\n${told}`);
      for (const { path, why } of exempt)
        assert.ok(history.mayPass(path, undefined), `${path} was exempt (${why})\n${told}`);
      for (const { path } of [...held, ...failed])
        assert.ok(!history.mustPass(path), `${path} was held although all of it was read\n${told}`);
      assert.equal(code, failed.length > 0 ? 2 : held.length > 0 ? 1 : 0, told);
      assert.equal(review.passed, code === 0, told);
    });
});
