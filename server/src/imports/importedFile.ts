/** The results of other tools in one file, and the findings that they are in its text as it is at some time. */

import type { Finding, OtherTool, Span, TestRequest, TraceStep } from '../finding/finding.ts';
import { LineIndex } from '../text/lines.ts';
import type {
  ColumnUnit,
  ImportedPlace,
  ImportedRegion,
  ImportedRequest,
  ImportedResult,
} from './imported.ts';
import type { UnplacedFinding } from './importsReport.ts';
import type { SeenCode } from './seenCode.ts';
import { type SeenAt, SeenPlaces } from './seenPlaces.ts';

/** Our own name in reports: what we found ourselves keeps the names of our rules. */
const OURS = 'AI Security Scanner';

/** How the code of a place was seen; undefined where that cannot be known. */
export type Seen = (place: ImportedPlace) => SeenCode | undefined;

/** A place: the number of its code, or the whole file. */
type Anchored = { readonly code: number; readonly region: ImportedRegion } | 'file';

interface Kept {
  readonly result: ImportedResult;
  readonly tool: OtherTool;
  /** Undefined where it is stale from the start. */
  readonly place: Anchored | undefined;
  readonly steps: readonly { readonly place: Anchored; readonly message: string }[];
}

/** What the results of a file are in a text of it. */
export interface PlacedResults {
  /** In the order of the reports. */
  readonly findings: readonly Finding[];
  /** Those whose code is not there any more, or in several places. */
  readonly stale: readonly UnplacedFinding[];
}

export class ImportedFile {
  private readonly places = new SeenPlaces();
  private readonly kept: Kept[] = [];
  /** Codes by their lines in one text, as the steps of many results are on the same ones. */
  private readonly known = new Map<Seen, Map<string, number | undefined>>();

  /** `path` is below the root, with `/`. */
  constructor(readonly path: string) {}

  /** Adds a result whose place is in this file. `isHere` says of a step whether it is as well. */
  add(result: ImportedResult, tool: OtherTool, seen: Seen, isHere: (step: ImportedPlace) => boolean): void {
    const place = result.place === undefined ? undefined : this.anchor(result.place, seen);
    const steps = result.trace.map((step) => ({
      place: isHere(step) ? this.anchor(step, seen) : undefined,
      message: step.message,
    }));
    // Half of a way is worse than none.
    const whole = steps.flatMap(({ place: at, message }) =>
      at === undefined ? [] : [{ place: at, message }],
    );
    this.kept.push({ result, tool, place, steps: whole.length === steps.length ? whole : [] });
  }

  /** The findings in a text of the file, without its byte-order mark. */
  place(text: string, lines: LineIndex = new LineIndex(text)): PlacedResults {
    const found = this.places.find(text);
    const spanOf = (place: Anchored | undefined): Span | undefined => {
      if (place === 'file') return { start: 0, end: lines.endOf(0) };
      const at = place === undefined ? undefined : found[place.code];
      return at === undefined || place === undefined ? undefined : spanAt(lines, at, place.region);
    };
    const findings: Finding[] = [];
    const stale: UnplacedFinding[] = [];
    for (const { result, tool, place, steps } of this.kept) {
      const span = spanOf(place);
      if (span === undefined) stale.push(unplaced(result, tool, this.path));
      else findings.push({ ...findingOf(result, tool, span), trace: traceOf(steps, spanOf) });
    }
    return { findings, stale };
  }

  private anchor(place: ImportedPlace, seen: Seen): Anchored | undefined {
    const { region, snippet } = place;
    if (region === undefined) return 'file';
    const known = this.known.get(seen) ?? new Map<string, number | undefined>();
    this.known.set(seen, known);
    const key = JSON.stringify([region.startLine, region.endLine, snippet?.startLine, snippet?.text]);
    let code = known.get(key);
    if (code === undefined && !known.has(key)) {
      const made = seen(place);
      code = made === undefined ? undefined : this.places.add(made);
      known.set(key, code);
    }
    return code === undefined ? undefined : { code, region };
  }
}

/** The name of a rule of another tool among all rules: `codeql/py/sql-injection`. */
export function importedRuleId(tool: string, ruleId: string): string {
  if (tool === OURS) return ruleId;
  return `${named(tool).toLowerCase()}/${named(ruleId)}`;
}

/** A name of such characters as comments that suppress can have. */
function named(text: string): string {
  const name = text
    .normalize('NFKC')
    .replace(/[^\w./@$:-]+/g, '-')
    .replace(/^[-/]+|[-/]+$/g, '');
  return name === '' ? 'other' : name.slice(0, 200);
}

/** A result as a finding, without the way of its data. */
function findingOf(result: ImportedResult, tool: OtherTool, span: Span): Omit<Finding, 'trace'> {
  const { message, severity, cwe, owasp, title, request } = result;
  return {
    ruleId: importedRuleId(tool.name, result.ruleId),
    message,
    severity,
    confidence: result.confidence ?? 'medium',
    cwe,
    owasp,
    ...span,
    tool: title === undefined ? tool : { ...tool, title },
    ...(request === undefined ? {} : { request: testRequest(request) }),
  };
}

function testRequest({ url, method, parameter }: ImportedRequest): TestRequest {
  return {
    url,
    ...(method === undefined ? {} : { method }),
    ...(parameter === undefined ? {} : { parameter: parameter.name }),
  };
}

/** A result without a place in the code, as reports tell it. */
export function unplaced(result: ImportedResult, tool: OtherTool, path?: string): UnplacedFinding {
  const { message, severity, cwe, owasp, title, place, request } = result;
  const line = place?.region?.startLine;
  const file = path ?? place?.path;
  return {
    tool: title === undefined ? tool : { ...tool, title },
    ruleId: importedRuleId(tool.name, result.ruleId),
    message,
    severity,
    cwe,
    owasp,
    ...(file === undefined ? {} : { path: file }),
    ...(line === undefined ? {} : { line }),
    ...(request === undefined ? {} : { request: testRequest(request) }),
  };
}

function traceOf(steps: Kept['steps'], spanOf: (place: Anchored) => Span | undefined): TraceStep[] {
  const trace = steps.map(({ place, message }, i): TraceStep | undefined => {
    const span = spanOf(place);
    const kind = i === 0 ? 'source' : i === steps.length - 1 ? 'sink' : 'step';
    return span === undefined ? undefined : { ...span, kind, message };
  });
  return trace.every((step) => step !== undefined) ? trace : [];
}

/** The span of a region whose lines stand elsewhere now. */
function spanAt(lines: LineIndex, { first, last, isExact }: SeenAt, region: ImportedRegion): Span {
  const { startColumn, endColumn, startLine, endLine, unit } = region;
  const isWhole = last - first === endLine - startLine;
  const contentEnd = lines.startOf(last) + lines.lineText(last).trimEnd().length;
  const start =
    isExact && startColumn !== undefined
      ? offsetAt(lines, first, startColumn, unit)
      : contentStart(lines, first);
  const end =
    isExact && isWhole && endColumn !== undefined ? offsetAt(lines, last, endColumn, unit) : contentEnd;
  if (end > start) return { start, end };
  // Tools that do not know the end write the beginning again, those that know only the line its first column.
  const from = contentStart(lines, first);
  return { start: Math.min(start < contentEnd ? Math.max(start, from) : from, contentEnd), end: contentEnd };
}

/** The offset of a column from 1. */
function offsetAt(lines: LineIndex, line: number, column: number, unit: ColumnUnit): number {
  const text = lines.lineText(line);
  const units = unit === 'utf16' ? column - 1 : [...text].slice(0, column - 1).join('').length;
  return lines.startOf(line) + Math.min(units, text.length);
}

function contentStart(lines: LineIndex, line: number): number {
  const text = lines.lineText(line);
  return lines.startOf(line) + (text.length - text.trimStart().length);
}
