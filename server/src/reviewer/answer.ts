/**
 * What a reviewer answers, read from text that nobody has looked at. It must be one JSON object of the form that was
 * asked for, and repeat the request's nonce: an answer that stands in the code, or belongs to another request, has
 * not got it. `schemas/reviewer-answer.schema.json` describes the form.
 */

import { type Form, list, nullable, oneOf, record, text } from '../text/forms.ts';
import { quoted } from '../text/quote.ts';
import type { Kind, ReviewRequest } from './request.ts';

export const VIEWS = ['real', 'not-real', 'unsure'] as const;
/** What a model makes of a finding. It is no verdict: those are people's. */
export type View = (typeof VIEWS)[number];

export interface Quote {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** Whole lines, from 1 and the last among them, replaced by a text without the last line break. */
export interface LineEdit {
  readonly startLine: number;
  readonly endLine: number;
  readonly text: string;
}

export interface AnsweredSuggestion {
  readonly line: number;
  readonly endLine?: number;
  readonly title: string;
  readonly why: string;
  readonly cwe?: number;
  /** The text of `line`. */
  readonly quote: string;
}

export interface Answer {
  /** Always there for a finding, never for anything else. */
  readonly opinion?: View;
  /** How likely the finding is real, from 0 to 1. */
  readonly probability?: number;
  readonly why: string;
  readonly quotes: readonly Quote[];
  readonly edits: readonly LineEdit[];
  readonly suggestions: readonly AnsweredSuggestion[];
  /** Lines by which the code speaks to its reader, as the model sees it. */
  readonly instructions: readonly number[];
}

/** Longer answers are refused, in UTF-16 units. */
export const LONGEST_ANSWER = 64_000;

/** The most of each list, and the longest texts, in UTF-16 units. */
const MOST = 20;
const LONGEST_WORDS = 4_000;
const LONGEST_CODE = 20_000;

const words = textUpTo(LONGEST_WORDS);
const code = textUpTo(LONGEST_CODE);
const line: Form = (value) =>
  Number.isSafeInteger(value) && (value as number) >= 1 ? undefined : ' is not the number of a line';
const share: Form = (value) =>
  typeof value === 'number' && value >= 0 && value <= 1 ? undefined : ' is not a number from 0 to 1';
const weakness: Form = (value) =>
  Number.isSafeInteger(value) && (value as number) > 0 && (value as number) < 100_000
    ? undefined
    : ' is not the number of a weakness';

function textUpTo(longest: number): Form {
  return (value) =>
    text(value) ??
    ((value as string).length <= longest ? undefined : ` is longer than ${longest} characters`);
}

function upTo(form: Form): Form {
  return (value) =>
    list(form)(value) ?? ((value as unknown[]).length <= MOST ? undefined : ` has more than ${MOST} entries`);
}

const quotes = upTo(record({ line, text: code }));
const suggestions = upTo(
  record(
    { line, title: words, why: words, quote: code },
    { endLine: nullable(line), cwe: nullable(weakness) },
  ),
);

const FORMS: Readonly<Record<Kind, Form>> = {
  finding: record(
    { nonce: text, opinion: oneOf(...VIEWS), why: words, quotes },
    {
      probability: nullable(share),
      edits: nullable(upTo(record({ startLine: line, endLine: line, text: code }))),
      suggestions: nullable(suggestions),
      instructions: nullable(upTo(line)),
    },
  ),
  function: record({ nonce: text, why: words, suggestions }, { instructions: nullable(upTo(line)) }),
  change: record({ nonce: text, why: words, suggestions }, { instructions: nullable(upTo(line)) }),
};

/** Reads an answer; a refusal says what is wrong with it, as a sentence. */
export function readAnswer(
  said: string,
  { kind, nonce }: Pick<ReviewRequest, 'kind' | 'nonce'>,
): Answer | { readonly refusal: string } {
  if (said.length > LONGEST_ANSWER) return refused(`it is longer than ${LONGEST_ANSWER} characters`);
  const json = said.trim().replace(/^```(?:json)?\s*\n([\s\S]*)\n\s*```$/, '$1');
  if (json === '') return refused('it is empty');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return refused(`it is not one JSON object, but begins with ${quoted(json, 80)}`);
  }
  const fault = FORMS[kind](value);
  if (fault !== undefined) return refused(`it has not the form that was asked for: the answer${fault}`);
  const given = value as {
    nonce: string;
    opinion?: View;
    probability?: number | null;
    why: string;
    quotes?: Quote[];
    edits?: LineEdit[] | null;
    suggestions?:
      | (Omit<AnsweredSuggestion, 'endLine' | 'cwe'> & { endLine?: number | null; cwe?: number | null })[]
      | null;
    instructions?: number[] | null;
  };
  if (given.nonce !== nonce) return refused('it does not belong to this request: its nonce is another');
  if (given.why.trim() === '') return refused('it gives no reason');
  return {
    ...(kind === 'finding' && given.opinion !== undefined ? { opinion: given.opinion } : {}),
    ...(kind === 'finding' && typeof given.probability === 'number'
      ? { probability: given.probability }
      : {}),
    why: given.why,
    quotes: kind === 'finding' ? (given.quotes ?? []) : [],
    edits: kind === 'finding' ? (given.edits ?? []) : [],
    suggestions: (given.suggestions ?? []).map(({ line: at, endLine, title, why, cwe, quote }) => ({
      line: at,
      title,
      why,
      quote,
      ...(typeof endLine === 'number' ? { endLine } : {}),
      ...(typeof cwe === 'number' ? { cwe } : {}),
    })),
    instructions: given.instructions ?? [],
  };
}

function refused(why: string): { readonly refusal: string } {
  return { refusal: `The answer was not taken: ${why}.` };
}
