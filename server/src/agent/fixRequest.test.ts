/** Which findings are new, and what an agent is asked that is to mend them. */

import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { fixRequestText, MOST_FINDINGS, newFindings } from './fixRequest.ts';
import { HOSTILE, MemoryWorkspace, speakingLines } from './testing.ts';

const APP = 'bad(1)\na = source()\nsink(a)\n';

describe('a request to mend findings', () => {
  let workspace: MemoryWorkspace;
  beforeEach(async () => {
    workspace = await MemoryWorkspace.of({ 'app.py': APP, 'new.py': 'bad(2)\n' });
    workspace.changed = ['app.py', 'new.py'];
  });
  const fresh = async (): Promise<string[]> =>
    (await newFindings(workspace, () => false)).flatMap(({ scanned, findings }) =>
      findings.map(({ ruleId, line }) => `${scanned.file.shown}:${line} ${ruleId}`),
    );

  it('is about findings in what is not committed, and in what their data comes from', async () => {
    workspace.reviewed = { ...workspace.reviewed, judged: [] };
    assert.deepEqual(await fresh(), ['app.py:1 bad-call', 'app.py:3 flow', 'new.py:1 bad-call']);
    workspace.committed = { 'app.py': 'bad(1)\nsink(a)\n' };
    assert.deepEqual(await fresh(), ['app.py:3 flow', 'new.py:1 bad-call']);
    workspace.committed = { 'app.py': APP };
    assert.deepEqual(await fresh(), ['new.py:1 bad-call']);
  });

  it('is not about findings that a person has judged', async () => {
    workspace.reviewed = { ...workspace.reviewed, judged: [true, false] };
    assert.deepEqual(await fresh(), ['app.py:3 flow']);
  });

  it('hands over code, data path, fix, rule page and guidelines', async () => {
    workspace.reviewed = { ...workspace.reviewed, judged: [] };
    const targets = await newFindings(workspace, () => false);
    const text = fixRequestText(targets, await workspace.rules());
    assert.match(text, /^Mend these 3 security findings and change nothing else\./);
    assert.match(text, /### In "app.py"\n\n1\. critical, line 1, rule bad-call/);
    assert.match(text, /The code:\n```text\n {4}3\| sink\(a\)\n```\nThe way of the data:\nsource, line 2,/);
    assert.match(text, /\| - bad\(1\)\n\| \+ good\(\)/);
    assert.match(text, /### In "new.py"\n\n3\. critical/);
    assert.match(text, /### What the rules say\n\nRule bad-call[\s\S]*Rule flow/);
    assert.match(text, /### Guidelines\n\nGuidelines for python/);
    assert.match(text, /Call securityScan on the files/);
    assert.equal(text.match(/Rule bad-call/g)?.length, 1);
  });

  it('is bounded, and says what is left for later', async () => {
    workspace.reviewed = { ...workspace.reviewed, judged: [] };
    workspace.contents['app.py'] = `bad("${'x'.repeat(5000)}")\n`.repeat(500);
    const targets = await newFindings(workspace, () => false);
    const text = fixRequestText(targets, await workspace.rules());
    assert.ok(text.length < 80_000, String(text.length));
    assert.match(text, new RegExp(`^Mend these ${MOST_FINDINGS} security findings`));
    assert.match(text, /476 more findings follow/);
  });

  it('lets nothing of the workspace speak', async () => {
    workspace.reviewed = { ...workspace.reviewed, judged: [] };
    const name = `${HOSTILE}.py`;
    workspace.contents[name] = `own("""${HOSTILE}""")\nbad("""${HOSTILE}""")\n`;
    workspace.changed = [name];
    const text = fixRequestText(await newFindings(workspace, () => false), await workspace.rules());
    assert.match(text, /^Mend these 2/);
    assert.deepEqual(speakingLines(text), []);
  });
});
