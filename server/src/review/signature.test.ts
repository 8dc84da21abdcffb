import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Batch, standingMarks } from './mark.ts';
import { batchId, formatMarkFile, parseMarkFile } from './markFile.ts';
import { signBatch, type Verify, verifyBatches } from './signature.ts';
import { ADA, BOB, Desk } from './testing.ts';

/** A stand-in for keys: a signature is the text's length and content with the signer's address. */
const signAs = (person: string) => async (text: string) => `${person}\n${text}`;
const verify: Verify = async (text, signature, person) => signature === `${person}\n${text}`;

function marked(): { batch: Batch; id: string } {
  const desk = new Desk();
  const id = desk.mark('a', 'one\ntwo', 0, 1);
  return { batch: desk.batches[0] as Batch, id };
}

async function holds(batch: Batch): Promise<boolean> {
  const { signed, problems } = await verifyBatches([{ id: batchId(batch), batch }], verify);
  assert.equal(signed.length === 1, problems.length === 0);
  return signed.length === 1;
}

describe('a signed batch', () => {
  it('holds, also after being written and read', async () => {
    const { batch, id } = marked();
    const signed = await signBatch(batch, signAs(ADA.email));
    assert.ok(await holds(signed));
    const read = parseMarkFile(formatMarkFile(signed).replaceAll('\n', '\r\n'), id);
    assert.ok('stored' in read && (await holds(read.stored.batch)));
  });

  it('does not hold after any change', async () => {
    const signed = await signBatch(marked().batch, signAs(ADA.email));
    const changes: Partial<Batch>[] = [
      { reviewer: { ...ADA, name: 'Ada L.' } },
      { reviewer: BOB },
      { at: '2026-06-01T12:00:00.001Z' },
      { tool: '0.2.0' },
      { rules: 's' },
      { repository: 'e'.repeat(40) },
      { schemaVersion: 1 },
      { entries: [] },
      { entries: [...signed.entries, ...signed.entries] },
    ];
    for (const change of changes) assert.ok(!(await holds({ ...signed, ...change })), JSON.stringify(change));
  });

  it('does not hold when another signed it', async () => {
    const signed = await signBatch(marked().batch, signAs(BOB.email));
    const { problems } = await verifyBatches([{ id: 'x', batch: signed }], verify);
    assert.match(problems[0]?.message ?? '', /allowed to sign for ada@example\.org/);
  });

  it('cannot be made without an address', async () => {
    const { batch } = marked();
    await assert.rejects(
      signBatch({ ...batch, reviewer: { name: 'Ada', email: ' ' } }, signAs('')),
      /user\.email/,
    );
  });
});

describe('a signed batch that names no repository', () => {
  const check = async (repository: string | undefined, isOfBase: boolean) => {
    const { batch } = marked();
    const named = repository === undefined ? batch : { ...batch, repository };
    const entries = [...batch.entries, { kind: 'withdraw' as const, mark: 'other' }];
    const signed = await signBatch({ ...named, entries }, signAs(ADA.email));
    const stored = { id: batchId(signed), batch: signed };
    return verifyBatches([stored], verify, (id) => isOfBase && id === stored.id);
  };

  it('proves something where the base holds it', async () => {
    const { signed, problems } = await check(undefined, true);
    assert.deepEqual([standingMarks(signed).length, problems], [1, []]);
  });
  it('is a claim elsewhere, which is told of once, and still withdraws', async () => {
    const { signed, problems } = await check(undefined, false);
    assert.equal(standingMarks(signed).length, 0);
    assert.equal(signed[0]?.batch.entries.length, 1);
    assert.deepEqual(
      problems.map(({ path, message }) => [path, message.slice(0, 38)]),
      [['.ai-review/marks', 'One older mark names no repository and']],
    );
  });
  it('is no matter where it names one', async () => {
    const { signed, problems } = await check('e'.repeat(40), false);
    assert.deepEqual([standingMarks(signed).length, problems], [1, []]);
  });
  it('is told of together with all others', async () => {
    const desk = new Desk();
    for (const line of [0, 1, 2]) desk.mark('a', 'one\ntwo\nthree', line, line);
    const all = await Promise.all(desk.batches.map((batch) => signBatch(batch, signAs(ADA.email))));
    const stored = all.map((batch) => ({ id: batchId(batch), batch }));
    const { signed, problems } = await verifyBatches(stored, verify, (id) => id === stored[0]?.id);
    assert.equal(signed.length, 1);
    assert.match(
      problems.map(({ message }) => message).join('|'),
      /^2 older marks name no repository [^|]*$/,
    );
  });
});

describe('unsigned batches', () => {
  it('are claims, and no problem', async () => {
    const { batch, id } = marked();
    assert.deepEqual(await verifyBatches([{ id, batch }], verify), { signed: [], problems: [] });
  });

  it('still withdraw', async () => {
    const { batch } = marked();
    const signed = await signBatch(batch, signAs(ADA.email));
    const desk = new Desk();
    desk.write([...batch.entries, { kind: 'withdraw', mark: batchId(signed) }], BOB);
    const withdrawal = desk.batches[0] as Batch;
    const stored = [signed, withdrawal].map((each) => ({ id: batchId(each), batch: each }));
    const { signed: counted } = await verifyBatches(stored, verify);
    assert.deepEqual(standingMarks(counted), []);
    assert.equal(counted[1]?.batch.entries.length, 1, 'the review in it does not count');
  });
});
