/** From the editor's server to the gate: marks that the client asks for count in CI, signed where it is asked. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { projectRoot } from '../support/grammars.ts';
import { LspClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';
import { allow, Clone, makeKey } from './support.ts';

const ADA = { name: 'Ada', email: 'ada@example.org' };
const TEXT = 'x = 1\n\n\ny = eval(input())\n';

describe('marks from the editor', () => {
  let clone: Clone;
  let keys: TemporaryFolder;
  let client: LspClient;
  let uri: string;

  beforeEach(async () => {
    keys = new TemporaryFolder();
    clone = new Clone(ADA);
    clone.write({ 'src/app.py': 'x = 1\n' });
    client = new LspClient();
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    clone.remove();
    keys.remove();
  });

  /** Opens a folder below the repository's root, changes the file, and answers the finding. */
  const openChanged = async (policy: string) => {
    clone.write({ '.ai-security-scanner.yml': policy });
    clone.commit();
    clone.git('checkout', '-q', '-b', 'feature');
    clone.write({ 'src/app.py': TEXT });
    clone.commit();
    uri = `file://${clone.folder.at('src/app.py')}`;
    await client.start(clone.folder.at('src'));
    const { diagnostics } = await client.open(uri, 'python', TEXT);
    const found = diagnostics.find(({ code }) => code === 'python-eval');
    assert.ok(found !== undefined);
    return found.range;
  };
  const mark = (more: object): Promise<unknown> =>
    client.request('aiSecurityScanner/markReviewed', { uri, version: 1, reviewer: ADA, ...more });
  const gate = (): number | null => {
    const args = [join(projectRoot, 'dist/cli.js'), '--since', 'main', '--fail-on', 'none'];
    return spawnSync(process.execPath, args, { cwd: clone.folder.path }).status;
  };

  it('count as a judgement of the findings in the lines', async () => {
    const range = await openChanged('policy:\n  require: unreviewed-findings\n');
    assert.equal(gate(), 1);
    await mark({ ranges: [{ start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }] });
    assert.equal(gate(), 1, 'other lines are no judgement');
    await mark({ ranges: [range] });
    assert.equal(gate(), 0);
  });

  it('are counted as the gate counts them: whoever reads the lines of a path apart judges nothing', async () => {
    clone.write({ '.ai-security-scanner.yml': 'policy:\n  require: unreviewed-findings\n' });
    clone.commit();
    clone.git('checkout', '-q', '-b', 'feature');
    const text = 'from flask import request\ncode = request.args["code"]\n\neval(code)\n';
    clone.write({ 'src/app.py': text });
    clone.commit();
    uri = `file://${clone.folder.at('src/app.py')}`;
    await client.start(clone.folder.at('src'));
    await client.open(uri, 'python', text);
    const unreviewed = async (): Promise<unknown> => {
      const [status] = (await client.request('aiSecurityScanner/reviewStatus', { uri })) as {
        unreviewedFindings: number;
        reviewedLines: number;
      }[];
      return [status?.unreviewedFindings, status?.reviewedLines];
    };
    for (const line of [0, 1, 3])
      await mark({ ranges: [{ start: { line, character: 0 }, end: { line: line + 1, character: 0 } }] });
    assert.deepEqual([await unreviewed(), gate()], [[1, 3], 1]);
    await mark({
      ranges: [{ start: { line: 0, character: 0 }, end: { line: 4, character: 0 } }],
      target: { kind: 'file' },
    });
    assert.deepEqual([await unreviewed(), gate()], [[0, 3], 0]);
  });

  it('are about a function or a file, where the person says so, and add up', async () => {
    clone.write({ '.ai-security-scanner.yml': 'policy:\n  require: unreviewed\n  paths: [src/]\n' });
    const text = 'def one():\n    a = 1\n    return a\n\n\ndef two():\n    return 2\n';
    clone.commit();
    clone.git('checkout', '-q', '-b', 'feature');
    clone.write({ 'src/app.py': text });
    clone.commit();
    uri = `file://${clone.folder.at('src/app.py')}`;
    await client.start(clone.folder.at('src'));
    await client.open(uri, 'python', text);
    const at = (line: number) => ({ uri, version: 1, position: { line, character: 4 } });
    assert.equal(await client.request('aiSecurityScanner/functionAt', at(4)), null);
    const found = (await client.request('aiSecurityScanner/functionAt', at(1))) as { name: string };
    assert.equal(found.name, 'one');
    const { name, range } = found as unknown as { name: string; range: object };
    await mark({ ranges: [range], target: { kind: 'function', name } });
    const next = (line: number, direction: string) =>
      client.request('aiSecurityScanner/unreviewedLines', { ...at(line), direction });
    const rest = {
      range: { start: { line: 5, character: 0 }, end: { line: 7, character: 0 } },
      stale: false,
      number: 1,
      total: 1,
    };
    assert.deepEqual(await next(0, 'next'), rest);
    assert.deepEqual(await next(0, 'previous'), rest, 'around the end');
    assert.equal(gate(), 1);
    await mark({ ranges: [{ ...rest.range, end: { line: 8, character: 0 } }], target: { kind: 'file' } });
    assert.equal(await next(0, 'next'), null);
    assert.equal(gate(), 0);
    const files = clone.git('ls-files', '--others', '.ai-review').trim().split('\n');
    const kinds = files
      .flatMap((path) => JSON.parse(clone.read(path)).entries)
      .map(({ target, blob: id }: { target: { kind: string }; blob: string }) => [target, id] as const);
    const blob = clone.git('rev-parse', 'HEAD:src/app.py').trim();
    assert.deepEqual(
      kinds.sort(([a], [b]) => (a.kind < b.kind ? 1 : -1)),
      [
        [{ kind: 'function', name: 'one' }, blob],
        [{ kind: 'file' }, blob],
      ],
    );
  });

  it('are counted for lines by AI, as far as that is known', async () => {
    const range = await openChanged('policy:\n  require: unreviewed-ai\n');
    const events = [{ kind: 'opened', uri, version: 1, time: Date.now() }];
    client.notify('aiSecurityScanner/provenanceEvents', { events });
    const line = {
      start: { line: 3, character: 0 },
      end: { line: 3, character: TEXT.split('\n')[3]?.length },
    };
    const correction = { uri, version: 1, range: line, author: 'ai' };
    assert.deepEqual(await client.request('aiSecurityScanner/correctProvenance', correction), {
      corrected: true,
    });
    const status = async (): Promise<unknown> => {
      const [found] = (await client.request('aiSecurityScanner/reviewStatus', { uri })) as {
        unreviewedAiLines: number;
      }[];
      const parts = (await client.request('aiSecurityScanner/reviewParts', { uri })) as {
        kind: string;
        range: { start: { line: number } };
        ai?: string;
      }[];
      return [found?.unreviewedAiLines, parts.map(({ kind, ai }) => [kind, ai])];
    };
    assert.deepEqual(await status(), [
      1,
      [
        ['unreviewed', undefined],
        ['finding', 'known'],
        ['unreviewed', 'known'],
      ],
    ]);
    await mark({ ranges: [range] });
    assert.deepEqual(await status(), [0, [['unreviewed', undefined]]]);
  });

  it('that a change undid say so, with who it was, and show what was read', async () => {
    const range = await openChanged('policy:\n  require: unreviewed\n  paths: [src/]\n');
    const whole = { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } };
    await mark({ ranges: [whole], target: { kind: 'file' } });
    const parts = async () =>
      (await client.request('aiSecurityScanner/reviewParts', { uri })) as {
        kind: string;
        range: { start: { line: number } };
        severity?: string;
        said?: string;
        marks: string[];
      }[];
    assert.deepEqual(await parts(), []);
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: range.end, end: range.end }, text: ' ' }],
    });
    await client.diagnostics(uri, 2);
    const [finding, lines] = (await parts()).sort((a, b) => (a.kind < b.kind ? -1 : 1));
    for (const part of [finding, lines]) {
      assert.equal(part?.range.start.line, 3);
      assert.match(part?.said ?? '', /^Changed since reviewed by Ada <ada@example.org> on 2\d{3}-/);
    }
    assert.deepEqual([finding?.kind, lines?.kind], ['finding', 'stale']);
    assert.match(finding?.severity ?? '', /^(high|critical)$/, 'how grave it is, in words');
    assert.equal(lines?.severity, undefined);
    const kept = await client.request('aiSecurityScanner/textWhenReviewed', { uri, marks: lines?.marks });
    assert.equal((kept as { text: string }).text, TEXT, 'before it was ever committed in this form');
    assert.equal(await client.request('aiSecurityScanner/textWhenReviewed', { uri, marks: [] }), null);
  });

  it('can be taken back', async () => {
    const range = await openChanged('policy:\n  require: unreviewed\n  paths: [src/]\n');
    await mark({ ranges: [range] });
    assert.equal(gate(), 0);
    const params = { uri, version: 1, ranges: [range], reviewer: ADA };
    assert.deepEqual(await client.request('aiSecurityScanner/withdrawReview', params), { withdrawn: true });
    assert.equal(gate(), 1);
    assert.deepEqual(await client.request('aiSecurityScanner/withdrawReview', params), { withdrawn: false });
  });

  it('carry a verdict with its reason', async () => {
    const range = await openChanged('policy:\n  require: unreviewed-findings\n');
    const judgement = { ruleId: 'python-eval', range, verdict: 'false-positive' };
    await assert.rejects(mark({ ranges: [range], judgement }), /reason/);
    assert.equal(gate(), 1);
    await mark({ ranges: [range], judgement: { ...judgement, reason: 'input is a constant here' } });
    assert.equal(gate(), 0);
    const other = { ...judgement, ruleId: 'python-other', reason: 'r' };
    assert.match(JSON.stringify(await mark({ ranges: [range], judgement: other })), /not there any more/);
  });

  it('are signed where the policy asks for it, or refused with what to do', async () => {
    const key = makeKey(keys, 'ada');
    clone.write({ '.ai-review/allowed_signers': allow(ADA, key) });
    const range = await openChanged('policy:\n  require: unreviewed-findings\n  signed: true\n');
    clone.git('config', 'user.signingKey', '');
    await assert.rejects(mark({ ranges: [range] }), /git config --global user\.signingKey/);
    clone.git('config', 'user.signingKey', key);
    await mark({ ranges: [range] });
    assert.equal(gate(), 0);
  });

  it('are not signed before the repository can be named, and say so', async () => {
    const key = makeKey(keys, 'ada');
    clone.write({
      '.ai-review/allowed_signers': allow(ADA, key),
      '.ai-security-scanner.yml': 'policy:\n  require: unreviewed\n  signed: true\n',
      'src/app.py': TEXT,
    });
    clone.git('config', 'user.signingKey', key);
    uri = `file://${clone.folder.at('src/app.py')}`;
    await client.start(clone.folder.at('src'));
    await client.open(uri, 'python', TEXT);
    const ranges = [{ start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }];
    const reviewed = async (): Promise<unknown> => {
      const [status] = (await client.request('aiSecurityScanner/reviewStatus', { uri })) as {
        reviewedLines: number;
      }[];
      return status?.reviewedLines;
    };
    assert.match(
      JSON.stringify(await mark({ ranges })),
      /"note":"The mark was not signed: .* counts as a claim/,
    );
    assert.equal(await reviewed(), 0);
    clone.commit();
    assert.deepEqual(await mark({ ranges }), { markedLines: 1 });
    assert.equal(await reviewed(), 1);
  });

  it('of another repository do not count, and the person is told', async () => {
    const other = new Clone(ADA);
    other.write({ 'src/app.py': TEXT });
    other.commit('another beginning');
    await other.mark('src/app.py');
    const marks = other.git('ls-files', '-o', '.ai-review').trim();
    clone.write({ [marks]: other.read(marks) });
    other.remove();
    await openChanged('rules: []\n');
    const [status] = (await client.request('aiSecurityScanner/reviewStatus', { uri })) as {
      reviewedLines: number;
    }[];
    assert.equal(status?.reviewedLines, 0);
    const markUri = `file://${clone.folder.at(marks)}`;
    const [problem] = await client.until(async () => client.latest(markUri)?.diagnostics);
    assert.match(problem?.message ?? '', /made in another repository/);
  });

  it('are claims that do not count where the policy asks for proof, as in the gate', async () => {
    const key = makeKey(keys, 'ada');
    clone.write({ '.ai-review/allowed_signers': allow(ADA, key) });
    const policy = 'policy:\n  require: unreviewed\n  paths: [src/app.py]\n  signed: true\n';
    await openChanged(policy);
    clone.git('config', 'user.signingKey', key);
    await clone.mark('src/app.py');
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: `file://${clone.folder.at('.ai-review/marks/x.json')}`, type: 1 }],
    });
    const seen = async () => {
      const [status] = (await client.request('aiSecurityScanner/reviewStatus', { uri })) as {
        reviewedLines: number;
        unreviewedFindings: number;
      }[];
      const parts = (await client.request('aiSecurityScanner/reviewParts', { uri })) as { said?: string }[];
      return {
        counts: [status?.reviewedLines, status?.unreviewedFindings],
        said: parts.map(({ said }) => said),
      };
    };
    const claimed = await client.until(async () => {
      const now = await seen();
      return now.said.some((each) => each?.includes('does not count')) ? now : undefined;
    });
    assert.deepEqual(claimed.counts, [0, 1]);
    assert.equal(gate(), 1);
    const whole = { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } };
    await mark({ ranges: [whole], target: { kind: 'file' } });
    assert.deepEqual(await seen(), { counts: [2, 0], said: [] });
    assert.equal(gate(), 0);
  });
});
