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
