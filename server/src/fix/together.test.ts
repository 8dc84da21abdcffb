import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Random } from '../../../test/support/random.ts';
import type { Finding, TextEdit } from '../finding/finding.ts';
import { fixesTogether } from './apply.ts';

function findingWith(...edits: TextEdit[]): Finding {
  const common = { severity: 'high', confidence: 'high', cwe: [], owasp: [], trace: [] } as const;
  // The finding is about what its first edit changes.
  const { start, end } = edits[0] as TextEdit;
  return { ...common, ruleId: 'r', message: '', start, end, fix: { title: '', edits } };
}

/** How often the edits were looked at. */
let looks = 0;

function edit(start: number, end: number, text = 'x'): TextEdit {
  return {
    get start() {
      looks++;
      return start;
    },
    end,
    text,
  };
}

describe('all fixes of a document', () => {
  it('are each made, and what several have in common once', () => {
    const add = edit(0, 0, 'import os\n');
    const first = findingWith(edit(10, 14), add);
    const second = findingWith(edit(20, 24), edit(0, 0, 'import os\n'));
    const { edits, findings } = fixesTogether([first, second]);
    assert.deepEqual(findings, [first, second]);
    assert.deepEqual(
      edits.map(({ start, end }) => [start, end]),
      [
        [0, 0],
        [10, 14],
        [20, 24],
      ],
    );
  });

  it('leave out those that get in the way of one before', () => {
    const first = findingWith(edit(100, 300));
    const others = [edit(90, 101), edit(150, 160), edit(299, 900), edit(100, 100, 'y')].map((each) =>
      findingWith(each),
    );
    const beside = [findingWith(edit(90, 100)), findingWith(edit(300, 310))];
    assert.deepEqual(fixesTogether([first, ...others, ...beside]).findings, [first, ...beside]);
  });

  it('are those that comparing each with each gives', () => {
    const random = new Random(3);
    for (let round = 0; round < 300; round++) {
      const findings = Array.from({ length: 20 }, () => {
        const start = random.below(600);
        return findingWith({ start, end: start + random.below(150), text: random.pick(['a', 'b']) });
      });
      const kept: TextEdit[] = [];
      for (const { fix } of findings) {
        const one = fix?.edits[0] as TextEdit;
        const isThere = kept.some((each) => JSON.stringify(each) === JSON.stringify(one));
        const isFree = kept.every(
          ({ start, end }) => start !== one.start && (end <= one.start || one.end <= start),
        );
        if (!isThere && isFree) kept.push(one);
      }
      assert.deepEqual(
        fixesTogether(findings).edits,
        kept.sort((a, b) => a.start - b.start),
      );
    }
  });

  it('are compared with those near them only', () => {
    const count = (fixes: number): number => {
      const findings = Array.from({ length: fixes }, (_, i) => findingWith(edit(i * 40, i * 40 + 4)));
      looks = 0;
      assert.equal(fixesTogether(findings).edits.length, fixes);
      return looks;
    };
    assert.ok(count(4000) < 3 * count(2000));
  });
});
