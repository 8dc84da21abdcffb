/**
 * Several people in several clones mark, edit, rename, move, rebase, squash and merge in random order. In the
 * end all have the same text, the same marks and the same status, and marking never conflicted.
 */

import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { Random } from '../support/random.ts';
import { Clone } from './support.ts';

const PEOPLE = ['Ada', 'Bob', 'Eve'].map((name) => ({ name, email: `${name.toLowerCase()}@example.org` }));
const RUNS = Number(process.env.FUZZ_RUNS ?? 6);
const SEED = Number(process.env.FUZZ_SEED ?? 1);

describe('clones that mark at once', function () {
  this.timeout(600_000);
  let clones: Clone[] = [];
  let origin: Clone;
  afterEach(() => {
    for (const clone of [...clones, origin]) clone.remove();
    clones = [];
  });

  for (let run = 0; run < RUNS; run++)
    it(`end with the same status (seed ${SEED + run})`, async () => {
      const random = new Random(SEED + run);
      origin = new Clone(PEOPLE[0] as (typeof PEOPLE)[0]);
      // Everybody edits a file of their own, so that only marks could ever conflict.
      for (const { name } of PEOPLE) origin.write({ [`${name}.py`]: fileOf(name) });
      origin.commit('start');
      origin.git('config', 'receive.denyCurrentBranch', 'updateInstead');
      clones = PEOPLE.map((person) => new Clone(person, origin.folder.path));
      const made = new Set<string>();
      for (let step = 0; step < 24; step++) await act(random.pick(clones), random, made);
      for (const clone of [...clones, ...clones]) sync(clone, random);
      const states = await Promise.all(clones.map(statusOf));
      for (const state of states) assert.deepEqual(state, states[0]);
      const marks = (await (clones[0] as Clone).ledger()).marks.map(({ id }) => id);
      for (const id of made) assert.ok(marks.includes(id), `the mark ${id} was lost`);
      const problems = (await (clones[0] as Clone).ledger()).problems;
      assert.deepEqual(problems, []);
    });
});

function fileOf(name: string): string {
  return Array.from({ length: 24 }, (_, i) => `${name.toLowerCase()}_${i} = ${i * 7}`).join('\n');
}

/** The file that a person works in, under whatever name it has now. */
function ownFile(clone: Clone): string {
  const names = clone
    .git('ls-files')
    .split('\n')
    .filter((name) => name.startsWith(clone.person.name));
  return names[0] as string;
}

async function act(clone: Clone, random: Random, made: Set<string>): Promise<void> {
  const path = ownFile(clone);
  switch (random.below(6)) {
    case 0:
    case 1: {
      // Others' code as well as one's own.
      const names = clone
        .git('ls-files')
        .split('\n')
        .filter((name) => name.endsWith('.py'));
      const chosen = random.pick(names);
      const text = clone.read(chosen);
      const from = random.below(16);
      const lines = Array.from({ length: 4 + random.below(6) }, (_, i) => from + i);
      const ledger = await clone.ledger();
      for (const { id } of await ledger.mark({ path: chosen, text, lines, reviewer: clone.person }))
        made.add(id);
      clone.commit('review');
      return;
    }
    case 2: {
      const lines = clone.read(path).split('\n');
      lines[random.below(lines.length)] = `edited = ${random.below(1e9)}`;
      clone.write({ [path]: lines.join('\n') });
      clone.commit('edit');
      return;
    }
    case 3:
      clone.git('mv', path, `${clone.person.name}_${random.below(1e9)}.py`);
      clone.commit('rename');
      return;
    case 4: {
      const lines = clone.read(path).split('\n');
      const block = lines.splice(random.below(lines.length - 8), 6);
      lines.splice(random.below(lines.length), 0, ...block);
      clone.write({ [path]: lines.join('\n') });
      clone.commit('move');
      return;
    }
    default:
      sync(clone, random);
  }
}

/** Takes in what the others have, in one of the ways people do it, and hands over one's own. */
function sync(clone: Clone, random: Random): void {
  clone.git('fetch', '-q', 'origin');
  const way = random.below(3);
  if (way === 0) clone.git('rebase', '-q', 'origin/main');
  else if (way === 1) clone.git('merge', '-q', '--no-edit', 'origin/main');
  else {
    clone.git('merge', '-q', '--no-edit', 'origin/main');
    clone.git('reset', '-q', '--soft', 'origin/main');
    clone.commit('squashed');
  }
  clone.git('push', '-q', 'origin', 'HEAD:main');
}

/** Every line's state and reviewers, by file. */
async function statusOf(clone: Clone): Promise<unknown> {
  const ledger = await clone.ledger();
  await ledger.settleAll();
  const names = clone
    .git('ls-files')
    .split('\n')
    .filter((name) => name.endsWith('.py'));
  return names.map((path) => [
    path,
    ledger
      .review(path, clone.read(path), [])
      .lines.map(({ state, marks }) => `${state} ${marks.map(({ id }) => id).join()}`),
  ]);
}
