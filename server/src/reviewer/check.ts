/**
 * Holds an answer against what was sent: quoted lines must stand there, edits must leave a program that parses,
 * without the finding and without a new one, and suggestions are only taken where they may be made. An opinion that
 * rests on a line that is not there is not taken at all, and neither is one that calls a finding not real in code
 * that tells its reader so.
 */

import type { Finding } from '../finding/finding.ts';
import { applyEdits } from '../fix/apply.ts';
import type { LineIndex } from '../text/lines.ts';
import { seen } from '../text/quote.ts';
import type { Answer, AnsweredSuggestion, LineEdit } from './answer.ts';
import type { SpeakingLine } from './injection.ts';
import { MASK } from './masking.ts';
import { type CheckedEdit, type Opinion, type Suggestion, speakingSentence } from './opinion.ts';
import { linesSent, type ReviewRequest } from './request.ts';

/** What an answer is held against. */
export interface Sent {
  readonly request: ReviewRequest;
  /** The file as it was when the request was made. */
  readonly file: LineIndex;
  /** Lines, from 1, that were not sent as they stand in the file. */
  readonly altered: ReadonlySet<number>;
  /** Lines that were found to speak to their reader. */
  readonly speaking: readonly SpeakingLine[];
  /** All findings in the file, those that comments suppress among them. */
  readonly findings: readonly Finding[];
  /** The finding that is asked about. */
  readonly finding?: Finding;
}

/** What trying an edit takes. */
export interface Trial {
  /** All findings in the file with another text, those that comments suppress among them. */
  findings(text: string): Promise<readonly Finding[]>;
  /** What is worse about the program with another text, in words. */
  harm(text: string): Promise<string | undefined>;
}

/** The opinion that an answer comes to, or why it is not taken, as a sentence. */
export async function checkAnswer(
  answer: Answer,
  model: string,
  sent: Sent,
  trial: Trial,
): Promise<Opinion | { readonly refusal: string }> {
  const { request, speaking } = sent;
  const lines = linesSent(request);
  const quotes = answer.quotes.map(({ line, text }) => ({ line, text: text.trim() }));
  if (quotes.some(({ line, text }) => lines.get(line)?.trim() !== text))
    return { refusal: 'The answer was not taken: it quotes a line that was not sent.' };
  if (request.kind === 'finding' && quotes.length === 0)
    return { refusal: 'The answer was not taken: it quotes none of the lines that it rests on.' };
  const all = allSpeaking(speaking, answer.instructions, lines);
  if (answer.opinion === 'not-real' && all.length > 0)
    return {
      refusal: `The answer was not taken: it calls the finding not real, but the code may have told it to. ${speakingSentence(all)}`,
    };
  const tried = await tryEdits(answer.edits, sent, lines, trial);
  const suggestions = answer.suggestions.flatMap((each) => suggestionOf(each, request, lines) ?? []);
  return {
    kind: request.kind,
    model: onOneLine(model),
    ...(answer.opinion === undefined ? {} : { view: answer.opinion }),
    ...(answer.probability === undefined ? {} : { probability: answer.probability }),
    why: onOneLine(answer.why),
    quotes,
    ...(tried === undefined ? {} : 'edits' in tried ? { edit: tried } : { editRefusal: tried.refusal }),
    suggestions,
    suggestionsLeftOut: answer.suggestions.length - suggestions.length,
    speaking: all,
  };
}

/**
 * An answer whose quotes have the numbers of the lines that they quote, as far as these were sent. Suggestions that
 * quote nothing that was sent are left as they are: they are not taken.
 */
export function withPlacedQuotes(answer: Answer, request: ReviewRequest): Answer {
  const lines = linesSent(request);
  return {
    ...answer,
    quotes: answer.quotes.map(({ line, text }) => ({ line: lineOf(text, line, lines) ?? line, text })),
    suggestions: answer.suggestions.map((each) => {
      const line = lineOf(each.quote, each.line, lines) ?? each.line;
      const { endLine } = each;
      return {
        ...each,
        line,
        ...(endLine === undefined ? {} : { endLine: Math.max(line, endLine + line - each.line) }),
      };
    }),
  };
}

/** What a model wrote, as it is shown wherever it is shown. */
function onOneLine(text: string): string {
  return seen(text.replace(/\s+/g, ' ').trim());
}

/** The line that is quoted; models count badly, so that a line which stands there once need not have its number. */
function lineOf(text: string, line: number, lines: ReadonlyMap<number, string>): number | undefined {
  const wanted = text.trim();
  if (!/[\p{L}\p{N}]/u.test(wanted)) return undefined;
  if (lines.get(line)?.trim() === wanted) return line;
  const places = [...lines].filter(([, each]) => each.trim() === wanted);
  return places.length === 1 ? places[0]?.[0] : undefined;
}

function allSpeaking(
  found: readonly SpeakingLine[],
  told: readonly number[],
  lines: ReadonlyMap<number, string>,
): SpeakingLine[] {
  const known = new Set(found.map(({ line }) => line));
  const more = told.filter((line) => lines.has(line) && !known.has(line));
  return [...found, ...more.map((line) => ({ line, what: 'speaks to its reader, says the model' }))].sort(
    (a, b) => a.line - b.line,
  );
}

async function tryEdits(
  edits: readonly LineEdit[],
  sent: Sent,
  lines: ReadonlyMap<number, string>,
  trial: Trial,
): Promise<CheckedEdit | { readonly refusal: string } | undefined> {
  const { file, finding, findings } = sent;
  if (edits.length === 0 || finding === undefined) return undefined;
  const fault = faultOf(edits, sent, lines);
  if (fault !== undefined) return refusedEdit(fault);
  const made = edits
    .map(({ startLine, endLine, text }) => ({
      start: file.startOf(startLine - 1),
      end: file.endOf(endLine - 1),
      text,
    }))
    .sort((a, b) => a.start - b.start);
  const after = applyEdits(file.text, made);
  if (after === file.text) return refusedEdit('it changes nothing');
  const harm = await trial.harm(after);
  if (harm !== undefined) return refusedEdit(`with it, ${harm}`);
  const now = countsOf(await trial.findings(after));
  const before = countsOf(findings);
  if ((now.get(finding.ruleId) ?? 0) >= (before.get(finding.ruleId) ?? 0))
    return refusedEdit('the finding is still there with it');
  for (const [ruleId, count] of now)
    if (count > (before.get(ruleId) ?? 0)) return refusedEdit(`it brings a new finding (${ruleId})`);
  return { edits: made };
}

function refusedEdit(why: string): { readonly refusal: string } {
  return { refusal: `Its edit was not kept: ${why}.` };
}

function faultOf(
  edits: readonly LineEdit[],
  { altered }: Sent,
  lines: ReadonlyMap<number, string>,
): string | undefined {
  const touched = new Set<number>();
  for (const { startLine, endLine, text } of edits) {
    if (endLine < startLine) return 'it ends before it begins';
    if (endLine - startLine > lines.size) return 'it is about lines that were not sent';
    if (MASK.test(text)) return 'it has a masked secret in it';
    if (seen(text.replace(/[\r\n]/g, '')) !== text.replace(/[\r\n]/g, ''))
      return 'it has signs in it that cannot be seen';
    for (let line = startLine; line <= endLine; line++) {
      if (!lines.has(line)) return 'it is about lines that were not sent';
      if (altered.has(line)) return 'it replaces a line that was not sent as it stands in the file';
      if (touched.has(line)) return 'it replaces a line twice';
      touched.add(line);
    }
  }
  return undefined;
}

function countsOf(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { ruleId } of findings) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  return counts;
}

function suggestionOf(
  { line, endLine = line, title, why, cwe, quote }: AnsweredSuggestion,
  { suggestOn }: ReviewRequest,
  lines: ReadonlyMap<number, string>,
): Suggestion | undefined {
  if (lineOf(quote, line, lines) !== line || title.trim() === '' || why.trim() === '') return undefined;
  const span = suggestOn.find(({ firstLine, lastLine }) => firstLine <= line && line <= lastLine);
  if (span === undefined) return undefined;
  return {
    line,
    endLine: Math.min(Math.max(line, endLine), span.lastLine),
    title: onOneLine(title),
    why: onOneLine(why),
    ...(cwe === undefined ? {} : { cwe }),
  };
}
