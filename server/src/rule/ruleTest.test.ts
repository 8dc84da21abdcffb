import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Confidence } from '../finding/finding.ts';
import { expectationsOf, outcomeOf } from './ruleTest.ts';

const SAID = '# ruleid: r\na()\n# lowid: r\nb()\n# ok: r\nc()\n';

/** What is wrong with findings, each as `line confidence`, of a rule that is sure. */
function outcome(text: string, found: readonly string[], confidence: Confidence = 'high'): string[] {
  return outcomeOf(
    { confidence },
    expectationsOf(text, 'r'),
    found.map((each) => {
      const [line, sure] = each.split(' ');
      return { line: Number(line), confidence: sure as Confidence };
    }),
  );
}

describe('what a program says of a rule', () => {
  it("holds of what is found with the rule's confidence, and with less", () =>
    assert.deepEqual(outcome(SAID, ['2 high', '4 low']), []));

  it('tells the two apart', () => {
    assert.deepEqual(outcome(SAID, ['2 low', '4 high']), [
      'line 2: expected a finding, found none',
      'line 4: found something unexpected',
      'line 4: expected a finding, found none of low confidence',
      'line 2: found something unexpected of low confidence',
    ]);
  });

  it('is about low confidence only where it says so', () => {
    const plain = SAID.replace('# lowid: r\n', '');
    assert.deepEqual(outcome(plain, ['2 high', '3 low', '5 low']), []);
    assert.deepEqual(outcome(SAID, ['2 high', '4 low', '6 low']), [
      'line 6: found something unexpected of low confidence',
    ]);
  });

  it('is about all that an unsure rule finds', () =>
    assert.deepEqual(outcome('# ruleid: r\na()\n', ['2 low'], 'low'), []));
});
