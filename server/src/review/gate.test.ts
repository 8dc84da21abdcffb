import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Policy } from '../config/policy.ts';
import { LineIndex } from '../text/lines.ts';
import type { FileReview } from './fileReview.ts';
import { linesOf } from './findingPlaces.ts';
import { type GateEntry, type GateText, type GateWhole, gate, type LineAuthor } from './gate.ts';
import type { Mark, Reviewer } from './mark.ts';
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
  /** Where lines meet since the change; nowhere unless said. */
  readonly seams?: readonly number[];
  /** Why it was not scanned in full. */
  readonly unscanned?: string;
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

function entryOf(content: GateText | GateWhole, authors: readonly LineAuthor[] = [authorOf('?')]): GateEntry {
  return { path: 'a', everywhere: false, authors, content };
}

function policyFor(each: { require: Policy['require']; policy?: Partial<Policy> }): Policy {
  return {
    require: each.require,
    paths: [],
    reviewers: 1,
    notAuthor: false,
    signed: false,
    likely: true,
    ...each.policy,
  };
}

const isIn = (path: string, globs: readonly string[]): boolean => globs.includes(path);

function missing(each: Case): string[] {
  const { authors = 'aaaaaaaa', changed = [0, 1, 2, 3, 4, 5, 6, 7], person, marks = [], signed = [] } = each;
  const lines = new LineIndex(TEXT);
  const content: GateText = {
    kind: 'text',
    changed: new Set(changed),
    seams: new Set(each.seams ?? []),
    author: (line) => authorOf(authors[line] as string, person),
    claimed: reviewed([...marks, ...signed]).review('a', TEXT, [FINDING]),
    signed: reviewed(signed).review('a', TEXT, [FINDING]),
    findingLines: (finding) => linesOf(finding, lines),
    findingAuthors: (finding) => {
      const { first } = linesOf(finding, lines);
      return changed.includes(first) ? [authorOf(authors[first] as string, person)] : [];
    },
  };
  if (each.unscanned !== undefined) Object.assign(content, { unscanned: each.unscanned });
  const entry = entryOf(content, [authorOf('?', person)]);
  const result = gate([entry], { policies: [policyFor(each)], isIn });
  const isHeld = result.missing.length > 0;
  assert.deepEqual([result.held, result.passed], isHeld ? [[entry], []] : [[], [entry]]);
  return result.missing.map(({ what, first, last, have, need }) => {
    const name = what === 'lines' ? '' : ` ${what}`;
    return `${first ?? ''}-${last} ${have}/${need}${name}`;
  });
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

  'asks that the lines beside a seam were read together': {
    require: 'unreviewed',
    changed: [],
    seams: [3],
    marks: [
      [ADA, 0, 1],
      [ADA, 5, 7],
    ],
    missing: ['2-3 0/1 seam'],
  },
  'takes a mark beside a seam for having seen it': {
    require: 'unreviewed',
    changed: [],
    seams: [3, 5],
    marks: [[ADA, 3, 3]],
    missing: [],
  },
  'knows the ends of the text as seams': {
    require: 'unreviewed',
    changed: [],
    seams: [0, 8],
    marks: [[ADA, 2, 3]],
    missing: ['0-0 0/1 seam', '7-7 0/1 seam'],
  },
  'does not ask twice where the line itself is unread': {
    require: 'unreviewed',
    changed: [3],
    seams: [3, 5],
    missing: ['3-3 0/1'],
  },
  'asks for a seam beside lines by AI': {
    require: 'unreviewed-ai',
    authors: 'hhhhhhah',
    changed: [],
    seams: [2, 7],
    missing: ['6-7 0/1 seam'],
  },
  'counts for a seam whoever did not make it': {
    require: 'unreviewed',
    policy: { notAuthor: true },
    changed: [],
    seams: [3],
    person: ADA,
    marks: [[ADA, 0, 7]],
    missing: ['2-3 0/1 seam'],
  },
  'does not ask about seams where it asks for findings': {
    require: 'unreviewed-findings',
    changed: [],
    seams: [3],
    missing: [],
  },
  'asks for the lines where findings may be unknown': {
    require: 'unreviewed-findings',
    changed: [0],
    unscanned: 'It took too long.',
    missing: ['0-0 0/1'],
  },
  'takes the lines for read where findings may be unknown': {
    require: 'unreviewed-findings',
    changed: [0],
    unscanned: 'It took too long.',
    marks: [[ADA, 0, 1]],
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

  const textOf = (review: FileReview, changed: readonly number[]): GateText => ({
    kind: 'text',
    changed: new Set(changed),
    seams: new Set(),
    author: () => authorOf('a'),
    claimed: review,
    signed: review,
    findingLines: () => ({ first: 2, last: 2 }),
    findingAuthors: () => [authorOf('a')],
  });

  it('does not pass a line that changed after its review', () => {
    const desk = new Desk();
    desk.markFile('a', TEXT);
    const text = TEXT.replace('line 2', 'line  2');
    const entry = entryOf(textOf(desk.review('a', text), [2]));
    const policies = [policyFor({ require: 'unreviewed-ai' })];
    assert.equal(gate([entry], { policies, isIn }).missing.length, 1);
  });

  it('holds every policy', () => {
    const desk = reviewed([[ADA, 0, 7]]);
    const entry = entryOf(textOf(desk.review('a', TEXT, [FINDING]), [2]));
    const policies = [policyFor({ require: 'unreviewed' }), policyFor({ require: 'unreviewed-findings' })];
    const { missing: found } = gate([entry], { policies, isIn });
    assert.deepEqual(
      found.map((each) => each.policy),
      [policies[1]],
    );
  });

  it('tells who wrote the change', () => {
    const review = new Desk().review('a', TEXT);
    const content: GateText = {
      ...textOf(review, [0, 1, 2, 3, 4, 5, 99]),
      author: (line) => authorOf('ahhl??'[line] as string),
    };
    const { authors, passed } = gate([entryOf(content)], { policies: [], isIn });
    assert.deepEqual(authors, { lines: 5, ai: 2, human: 2, unknown: 1 });
    assert.equal(passed.length, 1);
  });

  it('does not count what was read outside of its reach', () => {
    const desk = new Desk();
    desk.markFile('tests/a', TEXT);
    const entry = { ...entryOf(textOf(desk.review('tests/a', TEXT), [2])), path: 'src/a' };
    const held = (paths: readonly string[], isExcluded?: (path: string) => boolean): number => {
      const policies = [policyFor({ require: 'unreviewed', policy: { paths } })];
      const within = (path: string, globs: readonly string[]) => globs.some((glob) => path.startsWith(glob));
      const excluded = isExcluded === undefined ? {} : { isExcluded };
      return gate([entry], { policies, isIn: within, ...excluded }).held.length;
    };
    assert.equal(held(['src/']), 1);
    assert.equal(held(['src/', 'tests/']), 0);
    assert.equal(held([]), 0);
    assert.equal(
      held([], (path) => path.startsWith('tests/')),
      1,
    );
  });

  describe('of what has no lines', () => {
    const mark = (reviewer: Reviewer): Mark => {
      const desk = new Desk();
      desk.markFile('a', TEXT, reviewer);
      return desk.marks()[0] as Mark;
    };
    const held = (
      each: { require: Policy['require']; policy?: Partial<Policy> },
      whole: Partial<GateWhole> = {},
      authors?: readonly LineAuthor[],
    ): string | undefined => {
      const content = { what: 'it was deleted', claimed: [], signed: [], mayRun: false, ...whole };
      const entry = entryOf({ kind: 'whole', ...content }, authors);
      const { missing: found } = gate([entry], { policies: [policyFor(each)], isIn });
      return found.map(({ what, have, need }) => `${what} ${have}/${need}`).join();
    };

    it('asks that somebody has looked at it', () => {
      assert.equal(held({ require: 'unreviewed' }), 'entry 0/1');
      assert.equal(held({ require: 'unreviewed' }, { claimed: [mark(ADA)] }), '');
    });

    it('counts proof where the policy asks for it', () => {
      const signed = { require: 'unreviewed', policy: { signed: true } } as const;
      assert.equal(held(signed, { claimed: [mark(ADA)] }), 'entry 0/1');
      assert.equal(held(signed, { claimed: [mark(ADA)], signed: [mark(ADA)] }), '');
    });

    it('asks where an AI made it, or where nobody can see what it holds', () => {
      assert.equal(held({ require: 'unreviewed-ai' }), '');
      assert.equal(held({ require: 'unreviewed-ai' }, {}, [authorOf('a')]), 'entry 0/1');
      assert.equal(held({ require: 'unreviewed-ai' }, { mayRun: true }), 'entry 0/1');
      assert.equal(held({ require: 'unreviewed-findings' }), '');
      assert.equal(held({ require: 'unreviewed-findings' }, { mayRun: true }), 'entry 0/1');
    });

    it('does not count who made it', () => {
      const other = { require: 'unreviewed', policy: { notAuthor: true } } as const;
      assert.equal(held(other, { claimed: [mark(ADA)] }, [authorOf('?', ADA)]), 'entry 0/1');
      assert.equal(held(other, { claimed: [mark(BOB)] }, [authorOf('?', ADA)]), '');
    });

    it('is about the paths of the policy, unless it lies among the records', () => {
      const policies = [policyFor({ require: 'unreviewed', policy: { paths: ['b'] } })];
      const content: GateWhole = { kind: 'whole', what: '', claimed: [], signed: [], mayRun: true };
      assert.equal(gate([entryOf(content)], { policies, isIn }).held.length, 0);
      const record = { ...entryOf(content), everywhere: true };
      assert.equal(gate([record], { policies, isIn }).held.length, 1);
      assert.equal(gate([record], { policies: [], isIn }).held.length, 0);
    });
  });
});
