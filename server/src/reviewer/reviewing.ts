/**
 * From a place in the workspace to a request, and from an answer to an opinion: the two halves of asking a model. Who
 * carries the text over, a process or the editor's model, is between them and not known here.
 */

import { type ScannedFile, scanFile } from '../agent/readFile.ts';
import type { AgentFile, Refusal } from '../agent/workspace.ts';
import type { Finding } from '../finding/finding.ts';
import { pathLines } from '../review/findingPlaces.ts';
import { languageOf } from '../syntax/languages/index.ts';
import type { LineIndex } from '../text/lines.ts';
import { quoted } from '../text/quote.ts';
import { type Answer, readAnswer } from './answer.ts';
import { checkAnswer, type Sent, withPlacedQuotes } from './check.ts';
import type { ReviewedCode } from './code.ts';
import { type SpeakingLine, speakingLines } from './injection.ts';
import { MASK, maskSecrets } from './masking.ts';
import type { Opinion } from './opinion.ts';
import { promptFor } from './prompt.ts';
import {
  type Kind,
  LONGEST_LINE,
  pageOf,
  type RequestedFinding,
  type ReviewRequest,
  sentLines,
  spansOf,
} from './request.ts';
import { whySecretsMayBeMissed } from './secretRules.ts';

/** What is to be looked at in a file. */
export type Subject =
  | { readonly kind: 'finding'; readonly finding: Finding }
  /** UTF-16. */
  | { readonly kind: 'function'; readonly offset: number }
  /** The lines, from 0, that changed. */
  | { readonly kind: 'change'; readonly lines: ReadonlySet<number> };

/** A request that could be sent, with all that its answer is held against. */
export interface Prepared extends Sent {
  readonly target: AgentFile;
  readonly request: ReviewRequest;
  /** All that a model that is spoken to is sent, to the last character. */
  readonly prompt: string;
  /** How many different secrets were masked in it, */
  readonly secrets: number;
  /** and how many lines found no room. */
  readonly leftOut: number;
}

/** Where there is no function around a finding, so many lines above and below it are sent. */
const AROUND_FINDING = 15;
const AROUND_CHANGE = 10;
/** Messages repeat what was found: there even short secrets are masked, from so many UTF-16 units on. */
const IN_MESSAGES = 3;

const ALL_MASKS = new RegExp(MASK, 'g');

/** `random` answers 32 hexadecimal digits that nobody can guess. */
export async function prepare(
  code: ReviewedCode,
  target: AgentFile,
  subject: Subject,
  random: () => string,
  known?: ScannedFile,
): Promise<Prepared | Refusal> {
  const scanned = known ?? (await scanFile(code, target));
  if ('refusal' in scanned) return scanned;
  const { lines: file, scan } = scanned;
  const wanted = await wantedLines(code, target, file, subject);
  if ('refusal' in wanted) return wanted;
  const searched = await code.secretsIn(target, file.text);
  const missed = searched === null ? undefined : whySecretsMayBeMissed(searched);
  if (missed !== undefined)
    return {
      refusal: `Nothing of ${quoted(target.shown)} is sent, since not all of its secrets may have been found. ${missed}`,
    };
  const secrets = maskSecrets(file.text, searched?.findings ?? []);
  const { excerpts, altered, leftOut } = sentLines(file, secrets, wanted.lines, wanted.first);
  const sent = new Set(excerpts.flatMap(({ firstLine, lines }) => lines.map((_, i) => firstLine + i)));
  const unreviewed = await code.unreviewedAiLines(target, file.text);
  const language = languageOf({ path: target.shown })?.id;
  const finding = subject.kind === 'finding' ? subject.finding : undefined;
  const rule = finding === undefined ? undefined : scan.ruleOf(finding.ruleId);
  const page = pageOf(rule);
  const request: ReviewRequest = {
    schemaVersion: 1,
    nonce: random(),
    kind: subject.kind,
    path: secrets.mask(target.shown),
    ...(language === undefined ? {} : { language }),
    ...(finding === undefined
      ? {}
      : {
          finding: requested(
            finding,
            rule?.title ?? finding.tool?.title ?? finding.ruleId,
            file,
            secrets.mask,
          ),
        }),
    ...(page === undefined ? {} : { rule: page }),
    excerpts,
    suggestOn: spansOf([...unreviewed].map((line) => line + 1).filter((line) => sent.has(line))),
  };
  const prompt = promptFor(request, random());
  return {
    target,
    request,
    prompt,
    file,
    altered,
    // As they stand in the file: a mask or a cut hides nothing from this.
    speaking: speaking(file, sent, rule?.bundled === true ? undefined : finding),
    findings: await code.everyFinding(target, file.text),
    ...(finding === undefined ? {} : { finding }),
    secrets: masksIn(request),
    leftOut,
  };
}

function masksIn(request: ReviewRequest): number {
  return new Set(JSON.stringify(request).match(ALL_MASKS)).size;
}

/** The lines, from 0, that are to be sent, and those that have to be. */
async function wantedLines(
  code: ReviewedCode,
  target: AgentFile,
  file: LineIndex,
  subject: Subject,
): Promise<{ lines: Set<number>; first: Set<number> } | Refusal> {
  const lines = new Set<number>();
  const add = (from: number, to: number): void => {
    for (let line = Math.max(0, from); line <= Math.min(to, file.count - 1); line++) lines.add(line);
  };
  const addFunction = async (offset: number): Promise<boolean> => {
    const found = await code.functionAt(target, file.text, offset);
    if (found !== undefined) add(file.lineAt(found.start), file.lineAt(found.end));
    return found !== undefined;
  };
  if (subject.kind === 'function') {
    if (!(await addFunction(subject.offset)))
      return {
        refusal: `There is no function around line ${file.lineAt(subject.offset) + 1} of ${quoted(target.shown)}.`,
      };
    return { lines, first: lines };
  }
  if (subject.kind === 'change') {
    for (const line of subject.lines) add(line - AROUND_CHANGE, line + AROUND_CHANGE);
    return { lines, first: new Set(subject.lines) };
  }
  const { finding } = subject;
  const path = pathLines(finding, file);
  for (const { start } of [finding, ...finding.trace])
    if (!(await addFunction(start))) {
      const at = file.lineAt(start);
      add(at - AROUND_FINDING, at + AROUND_FINDING);
    }
  for (const line of path) lines.add(line);
  return { lines, first: path };
}

function requested(
  finding: Finding,
  title: string,
  file: LineIndex,
  mask: (text: string, shortest: number) => string,
): RequestedFinding {
  const { ruleId, message, severity, confidence, cwe, start, end, trace } = finding;
  return {
    ruleId,
    title,
    message: mask(message, IN_MESSAGES),
    severity,
    confidence,
    cwe,
    line: file.lineAt(start) + 1,
    endLine: file.lineAt(Math.max(start, end - 1)) + 1,
    steps: trace.map((step) => ({
      line: file.lineAt(step.start) + 1,
      kind: step.kind,
      message: mask(step.message, IN_MESSAGES),
    })),
  };
}

/** `foreign` is the finding where its rule does not ship with the product, and may say anything. */
function speaking(file: LineIndex, sent: ReadonlySet<number>, foreign: Finding | undefined): SpeakingLine[] {
  const found = speakingLines(
    new Map([...sent].map((line) => [line, file.lineText(line - 1).slice(0, LONGEST_LINE)])),
  );
  if (foreign === undefined) return found;
  const line = file.lineAt(foreign.start) + 1;
  const said = [foreign.message, ...foreign.trace.map(({ message }) => message)].join(' ');
  if (found.some((each) => each.line === line) || speakingLines(new Map([[1, said]])).length === 0)
    return found;
  return [...found, { line, what: 'has a finding whose message speaks to its reader' }];
}

/** What an answer comes to. The answer itself is what may be kept. */
export async function accept(
  code: ReviewedCode,
  prepared: Prepared,
  model: string,
  said: string,
): Promise<{ readonly opinion: Opinion; readonly answer: Answer } | Refusal> {
  const read = readAnswer(said, prepared.request);
  if ('refusal' in read) return read;
  const answer = withPlacedQuotes(read, prepared.request);
  const opinion = await judge(code, prepared, model, answer);
  return 'refusal' in opinion ? opinion : { opinion, answer };
}

/** The same for an answer that was read before. */
export async function judge(
  code: ReviewedCode,
  prepared: Prepared,
  model: string,
  answer: Answer,
): Promise<Opinion | Refusal> {
  const { target, file } = prepared;
  return checkAnswer(answer, model, prepared, {
    findings: (text) => code.everyFinding(target, text),
    harm: (text) => code.harmOfEdit(target, file.text, text),
  });
}

/** What kinds of content leave the machine, for who is asked whether they may. */
export const SENDS: Readonly<Record<Kind, string>> = {
  finding: 'findings, with the functions that they are in and that their data passes through',
  function: 'functions',
  change: 'changed lines, with 10 lines above and below',
};
