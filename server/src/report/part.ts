/**
 * A report, or a shard's part of one, with everything that any format says of it: what `report merge` reads. It
 * holds the text of the files that have findings. Only the version that wrote it reads it, so it has no schema
 * of its own; but it comes from another machine, and is held against its form.
 */

import { IMPORT_FORMATS } from '../config/importFormats.ts';
import { CONFIDENCES, SEVERITIES } from '../finding/finding.ts';
import { findingForm, problemForm, requestForm, toolForm } from '../finding/forms.ts';
import type { ReportedImports } from '../imports/importsReport.ts';
import { anything, count, type Form, list, oneOf, record, text } from '../text/forms.ts';
import { LineIndex } from '../text/lines.ts';
import type { Format } from './format.ts';
import type { Report, ReportedFile, ReportedProblem, ReportedRule, RunPart, Statistics } from './report.ts';

const KIND = 'ai-security-scanner part of a report';

/** Counts up when a part of before cannot be read any more. */
const VERSION = 1;

export const part: Format = {
  name: 'part',
  summary:
    'all of a report, or the part of a shard, for `report merge`; it holds the code of files with findings',
  extension: 'json',
  isPart: true,
  write: (report) => ({ text: `${JSON.stringify(documentOf(report))}\n` }),
};

/** A report that says what it is a part of. */
export interface Part extends Report {
  readonly run: RunPart;
}

interface PartDocument {
  readonly kind: typeof KIND;
  readonly version: number;
  readonly toolVersion: string;
  readonly rulesVersion: string;
  readonly started: string;
  readonly failed: boolean;
  readonly stats: Statistics;
  readonly run: RunPart;
  readonly rules: readonly ReportedRule[];
  readonly files: readonly PartFile[];
  readonly problems: readonly ReportedProblem[];
  readonly imports?: ReportedImports;
}

interface PartFile extends Pick<ReportedFile, 'order' | 'path' | 'repositoryPath' | 'text' | 'findings'> {
  /** Its repository: '' for the one of the run, what is below that by its path there, others by their root. */
  readonly repository: string;
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'other';
}

function documentOf(report: Report): PartDocument {
  const { toolVersion, rulesVersion, started, failed, stats, run, imports } = report;
  if (run === undefined) throw new Error('The report does not say what it is a part of.');
  const ids = new Set(report.files.flatMap(({ findings }) => findings.map(({ ruleId }) => ruleId)));
  return {
    kind: KIND,
    version: VERSION,
    toolVersion,
    rulesVersion,
    started,
    failed,
    stats,
    run,
    rules: [...ids].sort().flatMap((id) => ruleOf(report.rules.get(id))),
    files: report.files.map((file) => fileOf(file, run.root)),
    problems: report.problems.map((problem) => problemOf(problem, run.root)),
    ...(imports === undefined ? {} : { imports }),
  };
}

/** What reports say of a rule, without what finds it. */
function ruleOf(rule: ReportedRule | undefined): ReportedRule[] {
  if (rule === undefined) return [];
  const { id, title, message, severity, confidence, cwe, owasp, references, explanation, bundled } = rule;
  return [
    {
      ...{ id, title, message, severity, confidence, cwe, owasp, references },
      ...(explanation === undefined ? {} : { explanation }),
      bundled,
    },
  ];
}

function fileOf(file: ReportedFile, root: string): PartFile {
  const { order, path, repository, repositoryPath, text: all, textAsUtf8, findings } = file;
  const encoding = textAsUtf8 === undefined ? 'other' : textAsUtf8 === all ? 'utf-8' : 'utf-8-bom';
  return { order, path, repository: inside(root, repository), repositoryPath, encoding, text: all, findings };
}

function problemOf(problem: ReportedProblem, root: string): ReportedProblem {
  const { repository } = problem;
  return repository === undefined ? problem : { ...problem, repository: inside(root, repository) };
}

/** A repository by its path below the root of the run's, so that it does not matter where a machine has it. */
function inside(root: string, repository: string): string {
  if (repository === root) return '';
  const isBelow = repository.startsWith(root) && /^[\\/]/.test(repository.slice(root.length));
  return isBelow ? repository.slice(root.length + 1) : repository;
}

/** The repository that `inside` names, from another root. */
function outside(root: string, repository: string): string {
  if (repository === '') return root;
  return /^(?:[\\/]|[A-Za-z]:)/.test(repository) ? repository : `${root}/${repository}`;
}

const bool = oneOf(true, false);

const explanation = record({ why: text, insecure: text, secure: text, how: text, misses: text });

const rule = record(
  {
    id: text,
    title: text,
    message: text,
    severity: oneOf(...SEVERITIES),
    confidence: oneOf(...CONFIDENCES),
    cwe: list(count),
    owasp: list(text),
    references: list(text),
    bundled: bool,
  },
  { explanation },
);

const file: Form = (value) => {
  const fault = record({
    order: count,
    path: text,
    repository: text,
    repositoryPath: text,
    encoding: oneOf('utf-8', 'utf-8-bom', 'other'),
    text,
    findings: list(anything),
  })(value);
  if (fault !== undefined) return fault;
  return record({ findings: list(findingForm((value as PartFile).text.length)) })(value);
};

const problem: Form = (value) =>
  problemForm(value) ??
  record({}, { order: count, repository: text, repositoryPath: text, line: count, column: count })(value);

const shard: Form = (value) => {
  const fault = record({ index: count, total: count })(value);
  if (fault !== undefined) return fault;
  const { index, total } = value as { index: number; total: number };
  return index >= 1 && index <= total ? undefined : ' is no shard';
};

const instant: Form = (value) =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(value) &&
  Date.parse(value) >= 0
    ? undefined
    : ' is no instant';

const unplacedFinding = record(
  {
    tool: toolForm,
    ruleId: text,
    message: text,
    severity: oneOf(...SEVERITIES),
    cwe: list(count),
    owasp: list(text),
  },
  {
    path: text,
    line: count,
    request: requestForm,
    candidates: list(record({ path: text, line: count, why: text })),
  },
);

const imports = record({
  runs: list(
    record(
      { tool: toolForm, format: oneOf(...IMPORT_FORMATS), results: count, judged: count },
      { madeAt: anything },
    ),
  ),
  stale: list(unplacedFinding),
  requests: list(unplacedFinding),
});

const FORM = record(
  {
    toolVersion: text,
    rulesVersion: text,
    started: instant,
    failed: bool,
    stats: record({ files: count, lines: count, binaryFiles: count, durationMs: count }),
    run: record(
      { shard, repository: text, root: text, files: count, digest: text, leftOut: count },
      { commit: text },
    ),
    rules: list(rule),
    files: list(file),
    problems: list(problem),
  },
  { imports },
);

/**
 * Reads a part that this version wrote, or says what is wrong with it. Its repositories are still named as the part
 * names them: see `placedBelow`.
 */
export function readPart(written: string, toolVersion: string): Part | { readonly fault: string } {
  let json: unknown;
  try {
    json = JSON.parse(written);
  } catch {
    return { fault: 'It is no JSON.' };
  }
  if (record({ kind: oneOf(KIND) })(json) !== undefined)
    return { fault: 'It is no part of a report: write one with --format part.' };
  const by = (json as { toolVersion?: unknown }).toolVersion;
  if (by !== toolVersion || (json as { version?: unknown }).version !== VERSION)
    return {
      fault: `It was written by version ${String(by)}, and this is ${toolVersion}: scan and merge with the same version.`,
    };
  const wrong = FORM(json);
  if (wrong !== undefined) return { fault: `It is broken: ${wrong.replace(/^\./, '')}.` };
  const document = json as PartDocument;
  return {
    toolVersion: document.toolVersion,
    rulesVersion: document.rulesVersion,
    started: document.started,
    rules: new Map(document.rules.map((each) => [each.id, each])),
    files: document.files.map(reportedFile),
    problems: document.problems,
    ...(document.imports === undefined ? {} : { imports: document.imports }),
    run: document.run,
    failed: document.failed,
    stats: document.stats,
  };
}

function reportedFile({ encoding, ...rest }: PartFile): ReportedFile {
  const textAsUtf8 =
    encoding === 'other' ? undefined : encoding === 'utf-8' ? rest.text : `\ufeff${rest.text}`;
  return { ...rest, lines: new LineIndex(rest.text), textAsUtf8, among: rest.findings };
}

/** The same file or problem with its repository below this root, and with names that tell it from others'. */
export function placedBelow<Placed extends { repository?: string; path?: string }>(
  placed: Placed,
  root: string,
  prefix: string,
): Placed {
  const { repository, path } = placed;
  return {
    ...placed,
    ...(path === undefined || /^(?:\/|[A-Za-z]:)/.test(path) ? {} : { path: prefix + path }),
    ...(repository === undefined ? {} : { repository: outside(root, repository) }),
  };
}
