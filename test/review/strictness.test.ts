/**
 * Findings of low confidence at the terminal: shown in what an assistant wrote and nobody has reviewed, by a scan, by
 * the gate, and to agents; the same as in the editor (test/lsp/strictness.test.ts).
 */

import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { nodeFileSystem } from '../../server/src/ports/nodeFileSystem.ts';
import { labelledRuns } from '../../server/src/provenance/lines.ts';
import type { Provenance } from '../../server/src/provenance/provenance.ts';
import { SHARED_FOLDER, writeRecord } from '../../server/src/provenance/store.ts';
import { ledgerFiles } from '../../server/src/storage/ledgerFiles.ts';
import { Clone } from './support.ts';

const ADA = { name: 'Ada', email: 'ada@example.org' };
const TEXT = 'strange(1)\nstrange(2)\nstrange(3)\nbad()\n';
const said = (author: Provenance['author'], confidence: Provenance['confidence']): Provenance => ({
  author,
  confidence,
  evidence: [{ kind: 'chat-edit' }],
});

interface JsonFinding {
  readonly ruleId: string;
  readonly startLine: number;
  readonly shownFor?: string;
}

describe('strictness at the terminal', () => {
  const clones: Clone[] = [];
  const start = (): Clone => {
    const clone = new Clone(ADA);
    clones.push(clone);
    clone.write({ 'app.py': TEXT, '.ai-security-scanner.yml': 'provenance: shared\n' });
    return clone;
  };
  afterEach(() => {
    for (const clone of clones.splice(0)) clone.remove();
  });

  /** Puts on record that an assistant wrote the first line, likely the second, and a person the third. */
  const record = async (clone: Clone): Promise<void> => {
    const lines = [said('ai', 'high'), said('ai', 'low'), said('human', 'high'), undefined, undefined];
    const runs = labelledRuns(TEXT, lines);
    const by = { time: Date.now(), tool: '1' };
    await writeRecord(
      ledgerFiles(clone.folder.path, nodeFileSystem),
      SHARED_FOLDER,
      [{ path: 'app.py', runs }],
      by,
    );
  };
  /** The findings of a scan: rule, line, and why it is shown. */
  const found = async (clone: Clone, ...args: string[]): Promise<string[]> => {
    const { out, error } = await clone.run(['--path', '.', '--format', 'json', ...args]);
    assert.equal(error, '');
    const { findings } = JSON.parse(out) as { findings: JsonFinding[] };
    return findings.map(({ ruleId, startLine, shownFor = '' }) =>
      `${ruleId} ${startLine} ${shownFor}`.trim(),
    );
  };
  const SURE = 'sure 4';
  const [FIRST, SECOND] = ['unsure 1 unreviewed-ai', 'unsure 2 unreviewed-ai'];

  it('shows what an assistant wrote, also if that is only likely', async () => {
    const clone = start();
    assert.deepEqual(await found(clone), [SURE]);
    await record(clone);
    assert.deepEqual(await found(clone), [FIRST, SECOND, SURE]);
    clone.commit();
    assert.deepEqual(await found(clone.fresh()), [FIRST, SECOND, SURE], 'a fresh clone knows as much');
  });

  it('shows it no more once a person has reviewed the lines', async () => {
    const clone = start();
    await record(clone);
    await clone.mark('app.py', [0]);
    assert.deepEqual(await found(clone), [SECOND, SURE]);
    await clone.mark('app.py', [1]);
    assert.deepEqual(await found(clone), [SURE]);
  });

  it('takes the word of --assume-ai where nothing else is known', async () => {
    const clone = start();
    assert.deepEqual(await found(clone, '--assume-ai', 'other/'), [SURE]);
    const all = [FIRST, SECOND, 'unsure 3 unreviewed-ai', SURE];
    assert.deepEqual(await found(clone, '--assume-ai', '*.py'), all);
    await record(clone);
    assert.deepEqual(await found(clone, '--assume-ai', '*.py'), [FIRST, SECOND, SURE], "not a person's");
    await clone.mark('app.py');
    assert.deepEqual(await found(clone, '--assume-ai', '*.py'), [SURE]);
  });

  it('is what the option says, which wins over the configuration', async () => {
    const clone = start();
    await record(clone);
    const all = ['unsure 1', 'unsure 2', 'unsure 3', SURE];
    assert.deepEqual(await found(clone, '--strictness', 'low'), all);
    assert.deepEqual(await found(clone, '--confidence', 'low'), all);
    assert.deepEqual(await found(clone, '--strictness', 'medium'), [SURE]);
    clone.write({ '.ai-security-scanner.yml': 'provenance: shared\nstrictness: medium\n' });
    assert.deepEqual(await found(clone), [SURE]);
    assert.deepEqual(await found(clone, '--strictness', 'adaptive'), [FIRST, SECOND, SURE]);
    const wrong = await clone.run(['--path', '.', '--strictness', 'much']);
    assert.equal(wrong.code, 2);
    assert.match(wrong.error, /--strictness .*use adaptive, low, medium, high/);
  });

  it('holds for the gate', async () => {
    const clone = start();
    clone.write({ 'app.py': 'x = 1\n' });
    clone.commit('start');
    clone.git('checkout', '-q', '-b', 'feature');
    clone.write({ 'app.py': TEXT });
    await record(clone);
    clone.commit();
    const gate = ['--since', 'main', '--fail-on-review', 'unreviewed-findings'];
    const missing = async (): Promise<string[]> => {
      const { out } = await clone.run([...gate, '--format', 'json']);
      const { review } = JSON.parse(out) as { review: { missing: { ruleId: string; startLine: number }[] } };
      return review.missing.map(({ ruleId, startLine }) => `${ruleId} ${startLine}`);
    };
    assert.deepEqual(await missing(), ['unsure 1', 'unsure 2', 'sure 4']);
    await clone.mark('app.py', [0, 1]);
    assert.deepEqual(await missing(), ['sure 4']);
  });

  it('says why in every format that people read', async () => {
    const clone = start();
    await record(clone);
    for (const format of ['text', 'sarif', 'gitlab', 'sonarqube', 'junit', 'csv', 'markdown', 'html']) {
      const { out } = await clone.run(['--path', '.', '--format', format]);
      assert.match(out, /shown because an assistant wrote this and nobody has reviewed it/i, format);
    }
  });

  it('is the same in an audit', async () => {
    const clone = start();
    await record(clone);
    clone.commit();
    const { out } = await clone.run(['audit', '--points', '0', '--format', 'json']);
    const { findings } = JSON.parse(out) as { findings: JsonFinding[] };
    assert.deepEqual(
      findings
        .map(({ ruleId, startLine, shownFor = '' }) => `${ruleId} ${startLine} ${shownFor}`.trim())
        .sort(),
      [SURE, FIRST, SECOND].sort(),
    );
  });
});
