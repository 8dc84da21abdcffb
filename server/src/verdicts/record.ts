/**
 * A judged finding as it is exported, a line each: what the rule found, of which form it was, and what a person made of
 * it. No code, no path and nobody's name: code and path only where they are asked for, and then as a model would be
 * sent them, with secrets masked. `schemas/verdict.schema.json` describes the form, docs/reviewers.md what it is good for.
 */

import type { Confidence, Severity, TraceStep } from '../finding/finding.ts';
import { fingerprintsOf } from '../report/fingerprint.ts';
import { personKey } from '../review/identity.ts';
import { sha256Hex } from '../review/lineHash.ts';
import type { Verdict } from '../review/mark.ts';
import type { ReviewedCode } from '../reviewer/code.ts';
import { maskSecrets } from '../reviewer/masking.ts';
import type { Excerpt } from '../reviewer/request.ts';
import { prepare } from '../reviewer/reviewing.ts';
import { languageOf } from '../syntax/languages/index.ts';
import type { FoundFinding, JudgedFinding } from './judged.ts';

export interface VerdictRecord {
  readonly schemaVersion: 1;
  /** Tells the finding; the same for all verdicts about it. */
  readonly id: string;
  readonly rule: string;
  readonly verdict: Exclude<Verdict, 'reviewed'>;
  /** In the person's own words, secrets masked. */
  readonly reason?: string;
  /** The day of the verdict, `YYYY-MM-DD`. */
  readonly day: string;
  /** Who judged, as a number from 1 in the order of this export. */
  readonly judge: number;
  /** Whether the verdict bears a signature; whether that holds is for the gate to say. */
  readonly signed: boolean;
  /** Absent where today's rules do not find it (as with findings of other tools), or the text is not known any more. */
  readonly features?: Features;
  readonly path?: PathShape;
  readonly code?: RecordedCode;
}

export interface Features {
  readonly language?: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly cwe: readonly number[];
  /** `pattern`, or `flow` for a rule about the way of data. */
  readonly mode: 'pattern' | 'flow';
  /** Whether the rule ships with the product. */
  readonly bundled: boolean;
  /** Whether its file looks like one of tests. */
  readonly inTests: boolean;
  readonly hasFix: boolean;
}

/** The way of the data, without any of its code. For a finding of a pattern it has no steps. */
export interface PathShape {
  readonly steps: readonly TraceStep['kind'][];
  /** How many lines from each step to the next; less than 0 upwards. */
  readonly distances: readonly number[];
  /** How many lines the finding itself has. */
  readonly lines: number;
}

export interface RecordedCode {
  readonly path: string;
  readonly message: string;
  readonly line: number;
  readonly endLine: number;
  readonly excerpts: readonly Excerpt[];
}

const TESTS =
  /(?:^|\/)(?:tests?|specs?|__tests__|fixtures|testdata)\/|(?:^|\/)(?:test_[^/]*|[^/]*[._-](?:test|spec)s?)\.\w+$/i;

/** Turns judged findings into records; judges are counted over all of its life. */
export class Recorder {
  private readonly judges = new Map<string, number>();

  /** With `code`, what a model would be sent of it is in the record. Rejects where secrets cannot be looked for. */
  constructor(private readonly code?: ReviewedCode) {}

  async record(judged: JudgedFinding): Promise<VerdictRecord> {
    const { mark, target, found } = judged;
    const { reviewer, at, signature } = mark.batch;
    const person = personKey(reviewer);
    const judge = this.judges.get(person) ?? this.judges.size + 1;
    this.judges.set(person, judge);
    const { reason } = target;
    return {
      schemaVersion: 1,
      id: idOf(judged),
      rule: target.ruleId,
      verdict: target.verdict as VerdictRecord['verdict'],
      ...(reason === undefined ? {} : { reason: maskSecrets(reason, []).text }),
      day: at.slice(0, 10),
      judge,
      signed: signature !== undefined,
      ...(found === undefined ? {} : { features: featuresOf(found), path: shapeOf(found) }),
      ...(found === undefined || this.code === undefined ? {} : await this.codeOf(found, this.code)),
    };
  }

  private async codeOf(
    { file, scanned, finding }: FoundFinding,
    code: ReviewedCode,
  ): Promise<{ code?: RecordedCode }> {
    const prepared = await prepare(code, file, { kind: 'finding', finding }, () => '', scanned);
    if ('refusal' in prepared || prepared.request.finding === undefined) return {};
    const { path, excerpts } = prepared.request;
    const { message, line, endLine } = prepared.request.finding;
    return { code: { path, message, line, endLine, excerpts } };
  }
}

/** The id of a judged finding, by which answers about it are told. */
export function idOf({ mark, found }: JudgedFinding): string {
  if (found === undefined) return `mark:${sha256Hex(mark.id).slice(0, 32)}`;
  return findingId(found);
}

/** The id of a finding in a text. */
export function findingId({ file, scanned, finding }: FoundFinding): string {
  const [print = ''] = fingerprintsOf([finding], file.shown, scanned.lines.text, scanned.scan.findings);
  return print;
}

function featuresOf({ file, scanned, finding }: FoundFinding): Features {
  const { severity, confidence, cwe, ruleId, fix, trace } = finding;
  const rule = scanned.scan.ruleOf(ruleId);
  const language = languageOf({ path: file.shown })?.id;
  return {
    ...(language === undefined ? {} : { language }),
    severity,
    confidence,
    cwe,
    mode: rule?.taint !== undefined || trace.length > 0 ? 'flow' : 'pattern',
    bundled: rule?.bundled === true,
    inTests: TESTS.test(file.shown),
    hasFix: fix !== undefined,
  };
}

function shapeOf({ scanned: { lines }, finding }: FoundFinding): PathShape {
  const at = finding.trace.map(({ start }) => lines.lineAt(start));
  return {
    steps: finding.trace.map(({ kind }) => kind),
    distances: at.slice(1).map((line, i) => line - (at[i] as number)),
    lines: lines.lineAt(Math.max(finding.start, finding.end - 1)) - lines.lineAt(finding.start) + 1,
  };
}
