import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ProvenanceIndex } from './anchor.ts';
import { foldRecords } from './foldRecords.ts';
import { labelledRuns } from './lines.ts';
import type { Provenance } from './provenance.ts';
import { loadRecords, SHARED_FOLDER, writeRecord } from './store.ts';
import { Memory } from './testingFiles.ts';

const TIME = Date.UTC(2026, 5, 15, 10);
const DAY = 24 * 60 * 60 * 1000;

const AI: Provenance = { author: 'ai', confidence: 'high', evidence: [{ kind: 'chat-edit', time: TIME }] };
const HUMAN: Provenance = { author: 'human', confidence: 'high', evidence: [{ kind: 'typed', time: TIME }] };

const lines = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${name}_${i} = compute(${i})`);

function write(files: Memory, time: number, path: string, text: string[], provenance: Provenance) {
  const runs = labelledRuns(
    text.join('\n'),
    text.map(() => provenance),
  );
  return writeRecord(files, SHARED_FOLDER, [{ path, runs }], { time, tool: 't' });
}

async function known(files: Memory, path: string, text: string[]): Promise<(Provenance | undefined)[]> {
  const index = new ProvenanceIndex();
  const { records, problems } = await loadRecords(files, SHARED_FOLDER);
  assert.deepEqual(problems, []);
  for (const { entries } of records) for (const entry of entries) index.add(entry);
  return index.linesOf(path, text.join('\n'), () => false);
}

describe('folding shared records', () => {
  it('leaves one file that says the same, what was learnt later above what was before', async () => {
    const files = new Memory();
    const [one, two] = [lines('one', 5), lines('two', 4)];
    await write(files, TIME, 'a.py', one, HUMAN);
    await write(files, TIME + DAY, 'a.py', one, AI);
    await write(files, TIME + DAY, 'b.py', two, HUMAN);
    await write(files, TIME + 2 * DAY, 'b.py', two, HUMAN);
    const before = [await known(files, 'a.py', one), await known(files, 'b.py', two)];
    assert.deepEqual(
      before[0],
      one.map(() => AI),
    );
    assert.deepEqual(await foldRecords(files, TIME + 3 * DAY, 't'), { files: 4, into: 1 });
    assert.equal(files.texts.size, 1);
    assert.deepEqual([await known(files, 'a.py', one), await known(files, 'b.py', two)], before);
    const { records } = await loadRecords(files, SHARED_FOLDER);
    assert.deepEqual(
      records[0]?.entries.map(({ path, time }) => `${path} ${(time - TIME) / DAY}`),
      ['a.py 0', 'a.py 1', 'b.py 2'],
      'what was said twice is said once, at the later time',
    );
    assert.deepEqual(await foldRecords(files, TIME + 3 * DAY, 't'), { files: 0, into: 0 });
  });

  it('leaves alone what is younger, and what it does not understand', async () => {
    const files = new Memory();
    await write(files, TIME, 'a.py', lines('a', 4), AI);
    await write(files, TIME + DAY, 'b.py', lines('b', 4), AI);
    const young = await write(files, TIME + 2 * DAY, 'c.py', lines('c', 4), AI);
    await files.write(`${SHARED_FOLDER}/odd.json`, '{}');
    assert.deepEqual(await foldRecords(files, TIME + 2 * DAY, 't'), { files: 2, into: 1 });
    const names = [...files.texts.keys()];
    assert.ok(names.includes(`${SHARED_FOLDER}/odd.json`));
    assert.ok(names.includes(`${SHARED_FOLDER}/${young.id}.json`));
    assert.equal(names.length, 3);
  });

  it('folds again with what came since, and the same on two branches', async () => {
    const [one, other] = [new Memory(), new Memory()];
    for (const files of [one, other]) {
      await write(files, TIME, 'a.py', lines('a', 4), AI);
      await write(files, TIME, 'b.py', lines('b', 4), HUMAN);
      await foldRecords(files, TIME + DAY, 't');
    }
    assert.deepEqual([...one.texts], [...other.texts]);
    await write(one, TIME + DAY, 'c.py', lines('c', 4), AI);
    assert.deepEqual(await foldRecords(one, TIME + 2 * DAY, 't'), { files: 2, into: 1 });
    assert.deepEqual(await known(one, 'b.py', lines('b', 4)), Array(4).fill(HUMAN));
  });

  it('makes several files of very much', async () => {
    const files = new Memory();
    for (const name of ['a', 'b', 'c']) await write(files, TIME, `${name}.py`, lines(name, 9_000), AI);
    await write(files, TIME, 'd.py', lines('d', 4), AI);
    assert.deepEqual(await foldRecords(files, TIME + 1, 't'), { files: 4, into: 2 });
    assert.deepEqual(await foldRecords(files, TIME + 1, 't'), { files: 0, into: 0 });
  });
});
