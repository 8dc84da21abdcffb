/**
 * Scores what a reviewer answered against what people judged: how often it was right when it called a finding real or
 * not, how many it missed, and whether its probabilities mean what they say. People's verdicts are the measure; where
 * they disagree about a finding, there is none.
 */

import type { Verdict } from '../review/mark.ts';
import { VIEWS, type View } from '../reviewer/answer.ts';
import { type Mean, meanOf, type Share, shareOf } from './intervals.ts';

/** What people made of one finding. */
export type Truth = 'real' | 'not-real' | 'disputed';

/** One verdict of one person. */
export interface PersonsVerdict {
  readonly id: string;
  readonly judge: number | string;
  readonly verdict: Verdict;
}

/** What a reviewer said of a finding; `refused` where its answer was not taken. */
export interface GivenAnswer {
  readonly id: string;
  readonly model: string;
  readonly opinion: View | 'refused';
  readonly probability?: number;
}

/** Whether a verdict says that the finding was real: a risk that is accepted is one, and so is what had to be fixed. */
const SAYS: Readonly<Record<Verdict, 'real' | 'not-real' | undefined>> = {
  'false-positive': 'not-real',
  'accepted-risk': 'real',
  fixed: 'real',
  reviewed: undefined,
};

/** What people made of findings, by id. Of each person the last verdict counts; the order is that of time. */
export function truthOf(verdicts: readonly PersonsVerdict[]): Map<string, Truth> {
  const last = new Map<string, Map<number | string, 'real' | 'not-real'>>();
  for (const { id, judge, verdict } of verdicts) {
    const said = SAYS[verdict];
    if (said === undefined) continue;
    const people = last.get(id) ?? new Map<number | string, 'real' | 'not-real'>();
    people.set(judge, said);
    last.set(id, people);
  }
  return new Map(
    [...last].map(([id, people]) => {
      const said = new Set(people.values());
      return [id, said.size > 1 ? 'disputed' : ([...said][0] as Truth)] as const;
    }),
  );
}

/** How sure a model was, and how often it was right with that. */
export interface Bin {
  /** From and up to, probabilities of being real. */
  readonly from: number;
  readonly to: number;
  /** The mean of what it said, */
  readonly said?: number;
  /** and how many of these people held real. */
  readonly real: Share;
}

/** How good a model is at one of the two answers. */
export interface Quality {
  /** Of those that it gives the answer for, how many people give it for as well. */
  readonly precision: Share;
  /** Of those that people give the answer for, how many it gives it for. */
  readonly recall: Share;
}

export interface Evaluation {
  readonly model: string;
  /** Findings that it was asked about and on which people agree. */
  readonly compared: number;
  /** Left out: about findings that nobody has judged, or on which people disagree. */
  readonly unjudged: number;
  readonly disputed: number;
  readonly unsure: number;
  readonly refused: number;
  readonly real: Quality;
  readonly notReal: Quality;
  /** Of all that are compared. */
  readonly accuracy: Share;
  /** Where it gives probabilities: by how sure it was, and the mean of their squared errors (Brier's score). */
  readonly calibration: readonly Bin[];
  readonly brier: Mean;
}

const BINS = 5;

/** An evaluation for each model that has answers, in the order in which they come. */
export function evaluate(answers: readonly GivenAnswer[], truth: ReadonlyMap<string, Truth>): Evaluation[] {
  const models = new Map<string, Map<string, GivenAnswer>>();
  for (const answer of answers) {
    const known = models.get(answer.model) ?? new Map<string, GivenAnswer>();
    // Of several about one finding the last counts.
    known.set(answer.id, answer);
    models.set(answer.model, known);
  }
  return [...models].map(([model, byId]) => evaluateModel(model, [...byId.values()], truth));
}

function evaluateModel(
  model: string,
  answers: readonly GivenAnswer[],
  truth: ReadonlyMap<string, Truth>,
): Evaluation {
  const compared = answers.flatMap((answer) => {
    const known = truth.get(answer.id);
    return known === 'real' || known === 'not-real' ? [{ ...answer, truth: known }] : [];
  });
  const count = (matches: (each: (typeof compared)[number]) => boolean): number =>
    compared.filter(matches).length;
  const qualityOf = (what: 'real' | 'not-real'): Quality => {
    const right = count((each) => each.opinion === what && each.truth === what);
    return {
      precision: shareOf(
        right,
        count(({ opinion }) => opinion === what),
      ),
      recall: shareOf(
        right,
        count((each) => each.truth === what),
      ),
    };
  };
  const sure = compared.flatMap(({ probability, truth: known }) =>
    probability === undefined ? [] : [{ probability, real: known === 'real' ? 1 : 0 }],
  );
  return {
    model,
    compared: compared.length,
    unjudged: answers.filter(({ id }) => !truth.has(id)).length,
    disputed: answers.filter(({ id }) => truth.get(id) === 'disputed').length,
    unsure: count(({ opinion }) => opinion === 'unsure'),
    refused: count(({ opinion }) => opinion === 'refused'),
    real: qualityOf('real'),
    notReal: qualityOf('not-real'),
    accuracy: shareOf(
      count((each) => each.opinion === each.truth),
      compared.length,
    ),
    calibration: Array.from({ length: BINS }, (_, i) => {
      const inside = sure.filter(
        ({ probability }) => Math.min(BINS - 1, Math.floor(probability * BINS)) === i,
      );
      const said = meanOf(inside.map(({ probability }) => probability)).value;
      const real = shareOf(inside.filter((each) => each.real === 1).length, inside.length);
      return { from: i / BINS, to: (i + 1) / BINS, ...(said === undefined ? {} : { said }), real };
    }),
    brier: meanOf(sure.map(({ probability, real }) => (probability - real) ** 2)),
  };
}

/** Reads answers, a JSON object a line, as `reviewer ask --format jsonl` writes them; says which line is none. */
export function readAnswers(text: string): { readonly answers: GivenAnswer[] } | { readonly fault: string } {
  const answers: GivenAnswer[] = [];
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const answer = answerIn(line);
    if (typeof answer === 'string') return { fault: `Line ${i + 1} is no answer: ${answer}.` };
    answers.push(answer);
  }
  return answers.length === 0 ? { fault: 'There is no answer in it.' } : { answers };
}

function answerIn(line: string): GivenAnswer | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'it is not JSON';
  }
  if (typeof value !== 'object' || value === null) return 'it is not an object';
  const { id, model, opinion, probability } = value as Record<string, unknown>;
  if (typeof id !== 'string' || id === '') return 'it has no `id`';
  const known = ([...VIEWS, 'refused'] as const).find((each) => each === opinion);
  if (known === undefined) return '`opinion` is none of real, not-real, unsure, refused';
  if (probability !== undefined && !(typeof probability === 'number' && probability >= 0 && probability <= 1))
    return '`probability` is no number from 0 to 1';
  return {
    id,
    model: typeof model === 'string' && model !== '' ? model : 'without a name',
    opinion: known,
    ...(probability === undefined ? {} : { probability }),
  };
}
