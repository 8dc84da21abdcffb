/**
 * Results of other tools under the gate: they are judged by marks and suppressed by comments as our own findings are,
 * by the very same words.
 */

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Finding } from '../../server/src/finding/finding.ts';
import { bundledFrameworks } from '../routes/support.ts';
import { Clone } from './support.ts';

const BOB = { name: 'Bob', email: 'bob@example.org' };
const RULES =
  'rules:\n  - { id: silent, message: M., severity: ERROR, languages: [python], pattern: never_called(...) }\n';
const OLD = 'from flask import Flask\n\napp = Flask(__name__)\n';
const HANDLER = '\n\n@app.get("/orders")\ndef orders():\n    return []\n';
const ZAP = JSON.stringify({
  '@version': '2.16.0',
  site: [
    {
      alerts: [
        {
          pluginid: '40018',
          name: 'SQL',
          riskcode: '3',
          cweid: '89',
          instances: [{ uri: 'https://shop.example/orders?id=1', method: 'GET', param: 'id' }],
        },
      ],
    },
  ],
});
const frameworks = bundledFrameworks();

describe('results of other tools under the gate', () => {
  let clone: Clone;
  const gate = () =>
    clone.run(['--since', 'main', '--fail-on-review', 'unreviewed-findings', '--import', 'zap.json'], {
      rules: RULES,
      frameworks,
    });

  beforeEach(() => {
    clone = new Clone(BOB);
    clone.write({ 'app.py': OLD, 'zap.json': ZAP, '.gitignore': 'zap.json\n' });
    clone.commit();
    clone.git('checkout', '-q', '-b', 'feature');
    clone.write({ 'app.py': OLD + HANDLER });
    clone.commit();
  });
  afterEach(() => clone.remove());

  it('ask for a judgement, and pass with one', async () => {
    const before = await gate();
    assert.match(before.out, /app\.py:6 +zap\/40018 +0 of 1 +nobody has judged it/);
    assert.equal(before.code, 1);
    await clone.mark('app.py');
    assert.equal((await gate()).code, 1, 'reading is no judgement');
    const text = clone.read('app.py');
    const start = text.indexOf('@app');
    const finding: Finding = {
      ruleId: 'zap/40018',
      message: 'SQL',
      severity: 'high',
      confidence: 'medium',
      cwe: [89],
      owasp: [],
      trace: [],
      start,
      end: text.indexOf('\n', start),
    };
    const verdict = { verdict: 'false-positive', reason: 'the test database has no such table' } as const;
    const ledger = await clone.ledger();
    await ledger.mark({
      path: 'app.py',
      text,
      lines: [5],
      reviewer: BOB,
      findings: [{ ...verdict, finding }],
    });
    clone.commit();
    const after = await gate();
    assert.equal(after.code, 0, after.out);
  });

  it('are not judged by a suppression that comes with the change', async () => {
    const comment = '  # ai-security-ignore: zap/40018 -- a test database\n';
    clone.write({ 'app.py': OLD + HANDLER.replace('("/orders")\n', `("/orders")${comment}`) });
    clone.commit();
    const { code, out } = await gate();
    assert.match(out, /app\.py:6: this suppression comes with the change and does not count/);
    assert.equal(code, 1);
  });
});
