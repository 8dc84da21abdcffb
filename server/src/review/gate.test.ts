import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Policy } from '../config/policy.ts';
import { LineIndex } from '../text/lines.ts';
import { type GateFile, gate, type LineAuthor } from './gate.ts';
import type { Reviewer } from './mark.ts';
import { linesOf } from './marking.ts';
import { ADA, BOB, Desk, findingOn } from './testing.ts';

const EVE: Reviewer = { name: 'Eve', email: 'eve@example.org' };
const TEXT = Array.from({ length: 8 }, (_, i) => (i === 4 ? '' : `line ${i}`)).join('\n');
const FINDING = findingOn(TEXT, 'line 2');

/** A letter a line says who wrote it: `a` AI for sure, `l` likely AI, `h` human, `?` unknown. */
function authorOf(letter: string, person?: Reviewer): LineAuthor {
  const by = letter === 'h' ? 'human' : letter === '?' ? 'unknown' : 'ai';
  const confidence = letter === 'l' ? 'low' : 'certain';
  return person === undefined ? { by, confidence } : { by, confidence, person };
}

interface Case {
  readonly require: Policy['require'];
  readonly policy?: Partial<Policy>;
  /** Who read which lines: `[reviewer, first, last]`; or who judged the finding. */
  readonly marks?: readonly (readonly [Reviewer, number, number] | Reviewer)[];
  /** As `marks`, with a verified signature. */
  readonly signed?: readonly (readonly [Reviewer, number, number] | Reviewer)[];
  readonly changed?: readonly number[];
  readonly authors?: string;
  readonly person?: Reviewer;
  /** `first-last have/need` of all that is missing. */
  readonly missing: readonly string[];
}

function reviewed(marks: NonNullable<Case['marks']>): Desk {
  const desk = new Desk();
  for (const mark of marks)
    if (Array.isArray(mark)) desk.mark('a', TEXT, mark[1], mark[2], mark[0]);
    else desk.judge('a', TEXT, FINDING, { verdict: 'reviewed' }, mark as Reviewer);
  return desk;
}

function missing(each: Case): string[] {
  const { authors = 'aaaaaaaa', changed = [0, 1, 2, 3, 4, 5, 6, 7], person, marks = [], signed = [] } = each;
  const lines = new LineIndex(TEXT);
  const file: GateFile = {
    path: 'a',
    changed: new Set(changed),
    author: (line) => authorOf(authors[line] as string, person),
    claimed: reviewed([...marks, ...signed]).review('a', TEXT, [FINDING]),
    signed: reviewed(signed).review('a', TEXT, [FINDING]),
    findingLines: (finding) => linesOf(finding, lines),
    findingAuthors: (finding) => {
      const { first } = linesOf(finding, lines);
      return changed.includes(first) ? [authorOf(authors[first] as string, person)] : [];
    },
  };
  const policy: Policy = {
    require: each.require,
    paths: [],
    reviewers: 1,
    notAuthor: false,
    signed: false,
    likely: true,
    ...each.policy,
  };
  const result = gate([file], {
    policies: [policy],
    isIn: (path, globs) => globs.includes(path),
  });
  assert.equal(result.passed, result.missing.length === 0);
  return result.missing.map(
    (m) => `${m.first}-${m.last} ${m.have}/${m.need}${m.finding === undefined ? '' : ' finding'}`,
  );
}

const CASES: Record<string, Case> = {
  'asks for every changed line': { require: 'unreviewed', missing: ['0-3 0/1', '5-7 0/1'] },
  'asks for changed lines only': {
    require: 'unreviewed',
    changed: [1, 2, 6],
    missing: ['1-2 0/1', '6-6 0/1'],
  },
  'passes a change of blank lines': { require: 'unreviewed', changed: [4], missing: [] },
  'passes without a change': { require: 'unreviewed', changed: [], missing: [] },
  'passes what somebody has read': { require: 'unreviewed', marks: [[ADA, 0, 7]], missing: [] },
  'asks for the rest': { require: 'unreviewed', marks: [[ADA, 0, 2]], missing: ['3-3 0/1', '5-7 0/1'] },
  'takes a judged finding for no reading of its line': {
    require: 'unreviewed',
    changed: [2],
    marks: [ADA],
    missing: ['2-2 0/1'],
  },

  'asks for lines by AI only': {
    require: 'unreviewed-ai',
    authors: 'hah?hlhh',
    missing: ['1-1 0/1', '5-5 0/1'],
  },
  'counts likely AI unless told otherwise': {
    require: 'unreviewed-ai',
    authors: 'hah?hlhh',
    policy: { likely: false },
    missing: ['1-1 0/1'],
  },

  'asks for findings in changed lines': { require: 'unreviewed-findings', missing: ['2-2 0/1 finding'] },
  'passes findings elsewhere': { require: 'unreviewed-findings', changed: [0, 1], missing: [] },
  'passes a judged finding': { require: 'unreviewed-findings', marks: [ADA], missing: [] },
  'takes reading for no judgement': {
    require: 'unreviewed-findings',
    marks: [[ADA, 0, 7]],
    missing: ['2-2 0/1 finding'],
  },

  'asks for several people': {
    require: 'unreviewed',
    policy: { reviewers: 2 },
    marks: [
      [ADA, 0, 7],
      [BOB, 0, 1],
    ],
    missing: ['2-3 1/2', '5-7 1/2'],
  },
  'counts a person once': {
    require: 'unreviewed',
    policy: { reviewers: 2 },
    changed: [0],
    marks: [
      [ADA, 0, 3],
      [ADA, 0, 7],
    ],
    missing: ['0-0 1/2'],
  },
  'asks for several judges': {
    require: 'unreviewed-findings',
    policy: { reviewers: 2 },
    marks: [ADA, BOB],
    missing: [],
  },

  'does not count the author': {
    require: 'unreviewed',
    policy: { notAuthor: true },
    changed: [0],
    person: ADA,
    marks: [[ADA, 0, 7]],
    missing: ['0-0 0/1'],
  },
  'counts another': {
    require: 'unreviewed',
    policy: { notAuthor: true },
    changed: [0],
    person: ADA,
    marks: [
      [ADA, 0, 7],
      [BOB, 0, 7],
    ],
    missing: [],
  },
  'needs one more when the author is unknown': {
    require: 'unreviewed',
    policy: { notAuthor: true },
    changed: [0],
    marks: [[BOB, 0, 7]],
    missing: ['0-0 1/2'],
  },
  'is content with two when the author is one of them or neither': {
    require: 'unreviewed',
    policy: { notAuthor: true },
    changed: [0],
    marks: [
      [BOB, 0, 7],
      [EVE, 0, 7],
    ],
    missing: [],
  },
  'knows the author by address': {
    require: 'unreviewed-findings',
    policy: { notAuthor: true },
    person: { name: 'A.', email: 'ADA@example.org' },
    marks: [ADA],
    missing: ['2-2 0/1 finding'],
  },

  'does not count claims where it asks for signatures': {
    require: 'unreviewed',
    policy: { signed: true },
    changed: [0],
    marks: [[ADA, 0, 7]],
    missing: ['0-0 0/1'],
  },
  'counts signed marks': {
    require: 'unreviewed',
    policy: { signed: true },
    changed: [0],
    signed: [[ADA, 0, 7]],
    missing: [],
  },
  'counts signed judgements': {
    require: 'unreviewed-findings',
    policy: { signed: true },
    signed: [ADA],
    missing: [],
  },

  'is about its paths': { require: 'unreviewed', policy: { paths: ['b'] }, missing: [] },
  'is about all its paths': {
    require: 'unreviewed',
    policy: { paths: ['b', 'a'] },
    changed: [0],
    missing: ['0-0 0/1'],
  },
};

describe('the gate', () => {
  for (const [name, each] of Object.entries(CASES))
    it(name, () => assert.deepEqual(missing(each), each.missing));

  it('does not pass a line that changed after its review', () => {
    const desk = new Desk();
    desk.markFile('a', TEXT);
    const text = TEXT.replace('line 2', 'line  2');
    const review = desk.review('a', text);
    const file: GateFile = {
      path: 'a',
      changed: new Set([2]),
      author: () => authorOf('a'),
      claimed: review,
      signed: review,
      findingLines: () => ({ first: 0, last: 0 }),
      findingAuthors: () => [],
    };
    const policies: Policy[] = [
      { require: 'unreviewed-ai', paths: [], reviewers: 1, notAuthor: false, signed: false, likely: true },
    ];
    assert.equal(gate([file], { policies, isIn: () => true }).missing.length, 1);
  });

  it('holds every policy', () => {
    const desk = reviewed([[ADA, 0, 7]]);
    const review = desk.review('a', TEXT, [FINDING]);
    const file: GateFile = {
      path: 'a',
      changed: new Set([2]),
      author: () => authorOf('a'),
      claimed: review,
      signed: review,
      findingLines: () => ({ first: 2, last: 2 }),
      findingAuthors: () => [authorOf('a')],
    };
    const base = { paths: [], reviewers: 1, notAuthor: false, signed: false, likely: true };
    const policies: Policy[] = [
      { ...base, require: 'unreviewed' },
      { ...base, require: 'unreviewed-findings' },
    ];
    const { missing: found } = gate([file], { policies, isIn: () => true });
    assert.deepEqual(
      found.map((each) => each.policy),
      [policies[1]],
    );
  });

  it('tells who wrote the change', () => {
    const review = new Desk().review('a', TEXT);
    const file: GateFile = {
      path: 'a',
      changed: new Set([0, 1, 2, 3, 4, 5, 99]),
      author: (line) => authorOf('ahhl??'[line] as string),
      claimed: review,
      signed: review,
      findingLines: () => ({ first: 0, last: 0 }),
      findingAuthors: () => [],
    };
    const { authors, passed } = gate([file], { policies: [], isIn: () => true });
    assert.deepEqual(authors, { lines: 5, ai: 2, human: 2, unknown: 1 });
    assert.ok(passed);
  });
});
