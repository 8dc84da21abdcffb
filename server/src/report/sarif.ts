/**
 * SARIF 2.1.0, as GitHub code scanning and its like read it: their limits are kept, and what they cost is said
 * in the report's notifications. `sarifRules.ts` has the rules.
 */

import type { CellPlace, Finding, Severity, TraceStep } from '../finding/finding.ts';
import { whyShown } from '../finding/shownText.ts';
import { lineFingerprints } from './fingerprint.ts';
import type { Format, Written } from './format.ts';
import { allFound, type Found, gravestFirst } from './found.ts';
import {
  type Region,
  type Report,
  type ReportedFile,
  type ReportedProblem,
  type ReportedRule,
  regionOf,
} from './report.ts';
import { artifactIn, type BaseIds, baseIds, withSeveralRoots } from './sarifPlaces.ts';
import { LEVELS, ruleDescriptor } from './sarifRules.ts';

/** Code scanning refuses a run with more results, and shows the first 5,000. */
export const MAXIMUM_RESULTS = 25_000;
/** … and refuses a result whose way of data has more locations. */
export const MAXIMUM_STEPS = 10_000;

const SHOWN_RESULTS = 5_000;
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** Fortify Software Security Center reads no suppressions, so what does not count is left out for it. */
const FORTIFY = 'fortify';

/** What Fortify calls severities; it takes them from results before it works them out of the rules'. */
const FORTIFY_SEVERITY: Readonly<Record<Severity, string>> = {
  info: 'Low',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
};

export const sarif: Format = {
  name: 'sarif',
  summary: 'SARIF 2.1.0, for code scanning of GitHub and others, with the way of the data as `codeFlows`',
  extension: 'sarif',
  profiles: [
    {
      name: FORTIFY,
      summary: 'for the SARIF parser of Fortify Software Security Center: only findings that count',
    },
  ],
  write: (report, { profile }) => sarifReport(report, profile),
};

export function sarifReport(report: Report, profile?: string): Required<Written> {
  const forFortify = profile === FORTIFY;
  const warnings: string[] = [];
  const roots = baseIds(report);
  if (roots.size > 1) warnings.push(withSeveralRoots(roots.size));
  const found = withinLimit(
    allFound(report).filter(({ excused }) => !forFortify || excused === undefined),
    warnings,
  );
  const rules = rulesOf(found, report.rules);
  const results = new ResultWriter(rules, roots, warnings, forFortify);
  const written = found.map((each) => results.write(each));
  const problems = [
    ...report.problems,
    ...warnings.map((message): ReportedProblem => ({ kind: 'limit', message })),
  ];
  const isConfiguration = ({ kind }: ReportedProblem): boolean => kind === 'rule' || kind === 'configuration';
  const run = {
    tool: {
      driver: {
        name: 'AI Security Scanner',
        version: report.toolVersion,
        semanticVersion: report.toolVersion,
        rules: rules.map(ruleDescriptor),
        properties: { rulesVersion: report.rulesVersion },
      },
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: Object.fromEntries([...roots.values()].map(({ id, base }) => [id, base])),
    invocations: [
      {
        executionSuccessful: !report.failed,
        toolConfigurationNotifications: problems
          .filter(isConfiguration)
          .map((each) => notification(each, roots)),
        toolExecutionNotifications: problems
          .filter((each) => !isConfiguration(each))
          .map((each) => notification(each, roots)),
      },
    ],
    results: written,
  };
  const text = `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`;
  return { text, warnings };
}

/** The findings that one run may have: the mildest are left out first. The order stays. */
function withinLimit(found: readonly Found[], warnings: string[]): readonly Found[] {
  if (found.length <= SHOWN_RESULTS) return found;
  if (found.length <= MAXIMUM_RESULTS) {
    warnings.push(
      `There are ${found.length} results, of which code scanning shows ${SHOWN_RESULTS}: scan the folders one by one.`,
    );
    return found;
  }
  warnings.push(
    `There are ${found.length} results, but code scanning takes ${MAXIMUM_RESULTS} in one run: the mildest were left out of the SARIF report. Scan the folders one by one, or use --format json.`,
  );
  const kept = new Set(gravestFirst(found).slice(0, MAXIMUM_RESULTS));
  return found.filter((each) => kept.has(each));
}

/** The rules that have results, by id. */
function rulesOf(found: readonly Found[], rules: ReadonlyMap<string, ReportedRule>): ReportedRule[] {
  const ids = new Set(found.map(({ finding }) => finding.ruleId));
  return [...ids].sort().flatMap((id) => rules.get(id) ?? []);
}

class ResultWriter {
  private readonly indexes: ReadonlyMap<string, number>;
  private readonly fingerprints = new Map<ReportedFile, readonly string[]>();

  constructor(
    rules: readonly ReportedRule[],
    private readonly roots: BaseIds,
    private readonly warnings: string[],
    private readonly forFortify: boolean,
  ) {
    this.indexes = new Map(rules.map((rule, i) => [rule.id, i]));
  }

  write({ finding, file, fingerprint, region }: Found): object {
    const { suppression, fix, trace, cell, tool, alsoFoundBy, request, confirmedBy, shownFor } = finding;
    return {
      ruleId: finding.ruleId,
      ruleIndex: this.indexes.get(finding.ruleId),
      level: LEVELS[finding.severity],
      message: { text: messageText(finding.message + whyShown(finding)) },
      locations: [{ ...physical(artifactIn(file, this.roots), region), ...logical(cell) }],
      ...this.partialFingerprints(file, region.startLine),
      fingerprints: { 'aiSecurityScanner/v1': fingerprint },
      ...(trace.length === 0 ? {} : { codeFlows: [this.codeFlow(trace, finding, file)] }),
      ...(fix === undefined ? {} : { fixes: [sarifFix(fix, file, this.roots)] }),
      ...(suppression === undefined
        ? {}
        : {
            suppressions: [{ kind: 'inSource', status: 'accepted', justification: suppression.reason }],
          }),
      properties: {
        severity: finding.severity,
        confidence: finding.confidence,
        ...(tool === undefined ? {} : { tool }),
        ...(shownFor === undefined ? {} : { shownFor }),
        ...(alsoFoundBy === undefined ? {} : { alsoFoundBy }),
        ...(request === undefined ? {} : { request }),
        ...(confirmedBy === undefined ? {} : { confirmedBy }),
        ...(this.forFortify ? { 'fortify-severity': FORTIFY_SEVERITY[finding.severity] } : {}),
      },
    };
  }

  private partialFingerprints(file: ReportedFile, line: number): object {
    // Of a file that is no UTF-8, code scanning computes something else; a wrong value would be warned about.
    if (file.textAsUtf8 === undefined) return {};
    let lines = this.fingerprints.get(file);
    if (lines === undefined) {
      lines = lineFingerprints(file.textAsUtf8);
      this.fingerprints.set(file, lines);
    }
    return { partialFingerprints: { primaryLocationLineHash: lines[line - 1] } };
  }

  private codeFlow(trace: readonly TraceStep[], { ruleId }: Finding, file: ReportedFile): object {
    let steps = trace;
    if (steps.length > MAXIMUM_STEPS) {
      this.warnings.push(
        `The way of the data to ${file.path} (${ruleId}) has ${steps.length} steps, but code scanning takes ${MAXIMUM_STEPS}: those in the middle were left out.`,
      );
      steps = [...steps.slice(0, MAXIMUM_STEPS / 2), ...steps.slice(-MAXIMUM_STEPS / 2)];
    }
    const locations = steps.map((step) => ({
      location: {
        ...physical(artifactIn(file, this.roots), regionOf(file.lines, step)),
        message: { text: messageText(step.message) },
      },
      importance: step.kind === 'step' ? 'important' : 'essential',
    }));
    return { threadFlows: [{ locations }] };
  }
}

function sarifFix(fix: NonNullable<Finding['fix']>, file: ReportedFile, roots: BaseIds): object {
  const replacements = fix.edits.map((edit) => ({
    deletedRegion: regionOf(file.lines, edit),
    insertedContent: { text: edit.text },
  }));
  return {
    description: { text: messageText(fix.title) },
    artifactChanges: [{ artifactLocation: artifactIn(file, roots), replacements }],
  };
}

function physical(artifactLocation: object, region?: Partial<Region>): object {
  return { physicalLocation: { artifactLocation, ...(region === undefined ? {} : { region }) } };
}

/** Kinds of problems with which the rest of the report still stands. */
const WARNINGS: ReadonlySet<string> = new Set(['limit', 'suppression', 'syntax', 'precision']);

/** The place in a notebook as people count. */
function logical(cell: CellPlace | undefined): object {
  if (cell === undefined) return {};
  const name = `cell ${cell.number}`;
  return { logicalLocations: [{ name, fullyQualifiedName: `${name}, line ${cell.line}`, kind: 'module' }] };
}

function notification(problem: ReportedProblem, roots: BaseIds): object {
  const { kind, message, line, column, ruleId, repository, repositoryPath } = problem;
  return {
    level: WARNINGS.has(kind) ? 'warning' : 'error',
    message: { text: messageText(message) },
    descriptor: { id: kind },
    ...(repositoryPath === undefined
      ? {}
      : {
          locations: [
            physical(
              artifactIn({ repository, repositoryPath }, roots),
              line === undefined ? undefined : { startLine: line, startColumn: column ?? 1 },
            ),
          ],
        }),
    ...(ruleId === undefined ? {} : { associatedRule: { id: ruleId } }),
  };
}

/** SARIF takes `[text](1)` in a message for a link: such brackets are escaped. */
function messageText(text: string): string {
  return /\[[^[\]]*\]\(/.test(text) ? text.replace(/[\\[\]]/g, '\\$&') : text;
}
