/** Scores of models against verdicts, with intervals that are those of the books; and what verdicts say of rules. */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { evaluate, type GivenAnswer, readAnswers, type Truth, truthOf } from './evaluate.ts';
import { meanOf, shareOf } from './intervals.ts';
import { judgedRules, proposedConfiguration } from './tune.ts';

const near = (value: number | undefined, expected: number): void =>
  assert.ok(value !== undefined && Math.abs(value - expected) < 5e-4, `${value} is not ${expected}`);

describe('intervals', () => {
  it('of shares are those of Wilson', () => {
    const share = shareOf(8, 10);
    near(share.value, 0.8);
    near(share.low, 0.4902);
    near(share.high, 0.9433);
    const none = shareOf(0, 20);
    assert.equal(none.low, 0);
    near(none.high, 0.1611);
    const all = shareOf(5, 5);
    near(all.low, 0.5655);
    assert.equal(all.high, 1);
    assert.deepEqual(shareOf(0, 0), { low: 0, high: 1, count: 0, of: 0 });
  });

  it('hold the share that there is, 95 times in 100', () => {
    // Every outcome of 40 draws with its probability, for several true shares.
    for (const truth of [0.1, 0.3, 0.5, 0.8]) {
      let covered = 0;
      let probability = (1 - truth) ** 40;
      for (let count = 0; count <= 40; count++) {
        const { low, high } = shareOf(count, 40);
        if (low <= truth && truth <= high) covered += probability;
        probability *= ((40 - count) / (count + 1)) * (truth / (1 - truth));
      }
      assert.ok(covered > 0.92 && covered < 0.99, `${truth}: ${covered}`);
    }
  });

  it('of means grow narrower with more of them', () => {
    assert.deepEqual(meanOf([]), { low: 0, high: 1, of: 0 });
    assert.deepEqual(meanOf([0.5]), { value: 0.5, low: 0, high: 1, of: 1 });
    const few = meanOf([0.2, 0.4]);
    const many = meanOf(Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? 0.2 : 0.4)));
    near(few.value, 0.3);
    near(many.high - many.low, 0.0278);
    assert.ok(few.high - few.low > many.high - many.low);
  });
});

describe('what people made of findings', () => {
  it('is real for a risk that is accepted and for what was fixed, and nothing for what was only read', () => {
    const verdict = (id: string, verdict: 'fixed' | 'reviewed' | 'accepted-risk' | 'false-positive') => ({
      id,
      judge: 1,
      verdict,
    });
    const truth = truthOf([
      verdict('a', 'fixed'),
      verdict('b', 'accepted-risk'),
      verdict('c', 'false-positive'),
      verdict('d', 'reviewed'),
    ]);
    assert.deepEqual(
      [...truth],
      [
        ['a', 'real'],
        ['b', 'real'],
        ['c', 'not-real'],
      ],
    );
  });

  it('is the last that each person said, and disputed where they differ', () => {
    const by = (judge: number, verdict: 'fixed' | 'false-positive') => ({ id: 'a', judge, verdict });
    assert.equal(truthOf([by(1, 'fixed'), by(1, 'false-positive')]).get('a'), 'not-real');
    assert.equal(truthOf([by(1, 'fixed'), by(2, 'false-positive')]).get('a'), 'disputed');
    assert.equal(
      truthOf([by(1, 'fixed'), by(2, 'false-positive'), by(1, 'false-positive')]).get('a'),
      'not-real',
    );
  });
});

describe('an evaluation', () => {
  const truth = new Map<string, Truth>([
    ...Array.from({ length: 10 }, (_, i) => [`r${i}`, 'real'] as const),
    ...Array.from({ length: 10 }, (_, i) => [`n${i}`, 'not-real'] as const),
    ['d', 'disputed'],
  ]);
  const answer = (id: string, opinion: GivenAnswer['opinion'], probability?: number): GivenAnswer => ({
    id,
    model: 'M',
    opinion,
    ...(probability === undefined ? {} : { probability }),
  });
  const answers = [
    ...Array.from({ length: 8 }, (_, i) => answer(`r${i}`, 'real', 0.9)),
    answer('r8', 'not-real', 0.3),
    answer('r9', 'unsure', 0.5),
    ...Array.from({ length: 7 }, (_, i) => answer(`n${i}`, 'not-real', 0.1)),
    answer('n7', 'real', 0.9),
    answer('n8', 'real', 1),
    answer('n9', 'refused'),
    answer('d', 'real', 0.9),
    answer('x', 'real', 0.9),
  ];

  it('counts what was right, missed, unsure and left out', () => {
    const [result] = evaluate(answers, truth);
    assert.ok(result !== undefined);
    const { compared, disputed, unjudged, unsure, refused, real, notReal, accuracy } = result;
    assert.deepEqual([compared, disputed, unjudged, unsure, refused], [20, 1, 1, 1, 1]);
    assert.deepEqual([real.precision.count, real.precision.of, real.recall.of], [8, 10, 10]);
    assert.deepEqual([notReal.precision.count, notReal.precision.of, notReal.recall.of], [7, 8, 10]);
    assert.equal(accuracy.count, 15);
    near(real.precision.low, 0.4902);
  });

  it('says whether the probabilities mean what they say', () => {
    const [result] = evaluate(answers, truth);
    const bins = result?.calibration ?? [];
    assert.deepEqual(
      bins.map(({ real }) => `${real.count}/${real.of}`),
      ['0/7', '1/1', '1/1', '0/0', '8/10'],
    );
    near(bins[4]?.said, 0.91);
    near(result?.brier.value, (8 * 0.01 + 0.49 + 0.25 + 7 * 0.01 + 0.81 + 1) / 19);
  });

  it('is made of each model, by its last answer about a finding', () => {
    const results = evaluate(
      [answer('r0', 'not-real'), answer('r0', 'real'), { ...answer('r0', 'unsure'), model: 'N' }],
      truth,
    );
    assert.deepEqual(
      results.map(({ model, accuracy }) => [model, accuracy.count]),
      [
        ['M', 1],
        ['N', 0],
      ],
    );
  });

  it('of nothing claims nothing', () => {
    const [result] = evaluate([answer('x', 'real')], truth);
    assert.deepEqual(result?.real.precision, { low: 0, high: 1, count: 0, of: 0 });
    assert.deepEqual(evaluate([], truth), []);
  });

  it('reads answers a line each, and says which is none', () => {
    const read = readAnswers(
      '{"id":"a","opinion":"real","probability":0.5}\r\n\n{"id":"b","model":"M","opinion":"refused","more":1}\n',
    );
    assert.deepEqual(read, {
      answers: [
        { id: 'a', model: 'without a name', opinion: 'real', probability: 0.5 },
        { id: 'b', model: 'M', opinion: 'refused' },
      ],
    });
    for (const [text, why] of [
      ['', /There is no answer/],
      ['{"id":"a","opinion":"real"}\nx', /^Line 2 .*not JSON/],
      ['null', /not an object/],
      ['{"opinion":"real"}', /no `id`/],
      ['{"id":"a","opinion":"safe"}', /`opinion` is none/],
      ['{"id":"a","opinion":"real","probability":"high"}', /`probability`/],
    ] as const) {
      const result = readAnswers(text);
      assert.match('fault' in result ? result.fault : '', why);
    }
  });
});

describe('what verdicts say of rules', () => {
  const judged = (counts: Readonly<Record<string, readonly [number, number, number?]>>) =>
    new Map(
      Object.entries(counts).flatMap(([rule, [wrong, right, disputed = 0]]) =>
        [
          ...Array<Truth>(wrong).fill('not-real'),
          ...Array<Truth>(right).fill('real'),
          ...Array<Truth>(disputed).fill('disputed'),
        ].map((truth, i) => [`${rule}${i}`, { rule, truth }] as const),
      ),
    );

  it('proposes to switch off what is of no use, and to calm what is mostly wrong', () => {
    const rules = judgedRules(
      judged({ useless: [30, 0], mostly: [9, 1], good: [1, 9], few: [4, 0], half: [6, 4], open: [0, 0, 3] }),
    );
    assert.deepEqual(
      rules.map(({ rule, proposal, disputed }) => [rule, proposal, disputed]),
      [
        ['useless', 'disable', 0],
        ['mostly', 'info', 0],
        ['few', undefined, 0],
        ['half', undefined, 0],
        ['good', undefined, 0],
        ['open', undefined, 3],
      ],
    );
    assert.equal(
      proposedConfiguration(rules),
      'rules:\n  disable:\n    - useless\n  severity:\n    mostly: info\n',
    );
  });

  it('proposes nothing where little is known, and quotes what is no plain name', () => {
    assert.equal(proposedConfiguration(judgedRules(judged({ few: [4, 0] }))), undefined);
    assert.match(
      proposedConfiguration(judgedRules(judged({ 'a: b\n- c': [30, 0] }))) ?? '',
      /- "a: b\\n- c"\n$/,
    );
  });
});
