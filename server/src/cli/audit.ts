/**
 * `audit`: all that is known of the security of some code in one document: what was found, who wrote and who has
 * read it, what was said and silenced, and how it has come to be so. It says what there is and asks for nothing;
 * asking is the gate's work.
 */

import { cacheInMemory } from '../ports/cacheFiles.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import type { GitHistory } from '../ports/gitHistory.ts';
import { type AuditDocument, SCHEMA_VERSION } from '../report/audit/document.ts';
import { auditFindings, auditRules } from '../report/audit/findings.ts';
import { problemText, type Report } from '../report/report.ts';
import { suppressionsOf } from '../report/suppressions.ts';
import { safeLine } from '../report/terminalText.ts';
import { parseArguments } from './arguments.ts';
import {
  AUDIT_OUTPUT_OPTIONS,
  type AuditOutput,
  checkAuditOutput,
  readAuditOutput,
  writeAudits,
} from './auditOutput.ts';
import { gatherReviews } from './auditReviews.ts';
import { MOST_POINTS, type TrendResult, trendOf } from './auditTrend.ts';
import { wholeChecklist } from './checklist.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { ledgerRoot } from './openLedger.ts';
import { outputFile } from './outputFile.ts';
import { ProblemList } from './problems.ts';
import { repositoryName } from './runPart.ts';
import { parseScanOptions, type ScanOptions } from './scanOptions.ts';
import { runScan } from './scanRun.ts';
import { withSharedProvenance } from './sharedProvenance.ts';
import { TargetFinder } from './targets.ts';

/** More states than this say no more. */
const MOST_POINTS_ASKED = 100;

interface AuditOptions {
  readonly scan: ScanOptions;
  readonly since?: string;
  readonly points: number;
  /** What the repository is called, if a person says so. */
  readonly repository?: string;
  readonly output: AuditOutput;
}

export const audit: Command = {
  name: 'audit',
  usage:
    '[PATH…] [--since REF|DATE] [--points N] [--cache DIR] [--import FILE]… [--repository NAME] [--format html|json] [--output FILE]',
  summary: 'Writes all that is known of the security of the code on one page',
  async run(args, environment) {
    const options = readOptions(args);
    checkAuditOutput(options.output, environment);
    if (options.scan.cache !== undefined) outputFile(environment, options.scan.cache);
    const { document, failed } = await auditDocument(options, environment);
    await writeAudits([document], options.output, environment);
    if (failed) environment.error(document.problems.map((problem) => `${safeLine(problem)}\n`).join(''));
    return failed ? EXIT.failed : EXIT.clean;
  },
};

function readOptions(args: readonly string[]): AuditOptions {
  const { values, positionals } = parseArguments(args, {
    since: { kind: 'text' },
    points: { kind: 'text' },
    cache: { kind: 'text' },
    import: { kind: 'list' },
    repository: { kind: 'text' },
    ...AUDIT_OUTPUT_OPTIONS,
  });
  const { since, repository } = values;
  const request = parseScanOptions([
    ...(positionals.length === 0 ? ['.'] : positionals).map((path) => `--path=${path}`),
    ...(values.import ?? []).map((report) => `--import=${report}`),
    ...(values.cache === undefined ? [] : [`--cache=${values.cache}`]),
  ]);
  if (!('scan' in request)) throw new UsageError('See --help.');
  return {
    scan: request.scan,
    points: values.points === undefined ? MOST_POINTS : readPoints(values.points),
    output: readAuditOutput(values),
    ...(since === undefined ? {} : { since }),
    ...(repository === undefined ? {} : { repository }),
  };
}

function readPoints(given: string): number {
  const points = /^\d{1,3}$/.test(given) ? Number(given) : -1;
  if (points < 0 || points > MOST_POINTS_ASKED)
    throw new UsageError('--points is a number from 0 to {0}, not {1}.', String(MOST_POINTS_ASKED), given);
  return points;
}

interface Gathered {
  readonly document: AuditDocument;
  readonly failed: boolean;
}

/** Gathers all that an audit says. Its reviews and its checklist both ask who wrote what. */
async function auditDocument(options: AuditOptions, environment: CliEnvironment): Promise<Gathered> {
  const root = await environment.repositoryRoot(environment.folder);
  return withSharedProvenance(root, environment, (shared) => auditOf(root, options, shared));
}

async function auditOf(
  root: string | undefined,
  given: AuditOptions,
  environment: CliEnvironment,
): Promise<Gathered> {
  // Most of what is scanned now is as it was when it was last committed, which the trend looks at.
  const options = { ...given, scan: { ...given.scan, kept: cacheInMemory() } };
  const problems = new ProblemList(environment);
  const history = await openHistory(root, options.since, environment, problems);
  try {
    const report = await runScan(options.scan, environment);
    const finder = new TargetFinder(options.scan, environment, new ProblemList(environment), environment);
    const gathered = await gatherReviews(report, await finder.findAll(), history, environment, problems);
    const trend =
      history === undefined || options.points === 0
        ? undefined
        : await trendOf(history, options, environment);
    const checklist = await checklistPart(options, report, environment);
    const findings = auditFindings(report, gathered.readings, trend?.before);
    const commit = root === undefined ? undefined : await environment.git.head(root);
    const document: AuditDocument = {
      schemaVersion: SCHEMA_VERSION,
      toolVersion: report.toolVersion,
      rulesVersion: report.rulesVersion,
      made: report.started,
      repository: {
        name: options.repository ?? repositoryName(root ?? environment.folder, environment.variables),
        ...(commit === undefined ? {} : { commit }),
      },
      ...periodOf(options.since, history),
      scanned: scannedOf(options.scan.paths, report),
      rules: auditRules(report.rules, findings),
      findings,
      ...checklist,
      reviews: gathered.reviews,
      ...trendPart(trend),
      ...(report.imports === undefined ? {} : { imports: report.imports }),
      verdicts: gathered.verdicts,
      suppressions: suppressionsOf(report),
      problems: [...report.problems, ...problems.all]
        .filter(({ suppression }) => suppression === undefined)
        .map(problemText),
    };
    return { document, failed: report.failed };
  } finally {
    await history?.dispose();
  }
}

/** The history of the repository; undefined where there is none, or none that can be read. */
async function openHistory(
  root: string | undefined,
  since: string | undefined,
  environment: CliEnvironment,
  problems: ProblemList,
): Promise<GitHistory | undefined> {
  if (root === undefined) {
    if (since === undefined) return undefined;
    throw new UsageError('--since is about a history, but this folder is in no git repository.');
  }
  try {
    return await environment.git.openHistory(root, since);
  } catch (error) {
    const { message } = error as Error;
    if (since !== undefined) throw new UsageError('--since {0}: {1}', since, message);
    await problems.add({ kind: 'file', message: `The history is left out: ${message}` });
    return undefined;
  }
}

function periodOf(since: string | undefined, history: GitHistory | undefined): Pick<AuditDocument, 'period'> {
  const start = history?.since;
  if (since === undefined || start === undefined) return {};
  return { period: { since, commit: start.id, at: new Date(start.time).toISOString() } };
}

function scannedOf(paths: readonly string[], { stats }: Report): AuditDocument['scanned'] {
  const { files, lines, binaryFiles } = stats;
  return { paths, files, lines, binaryFiles };
}

function trendPart(trend: TrendResult | undefined): Pick<AuditDocument, 'trend'> {
  return trend === undefined ? {} : { trend: trend.trend };
}

/** The checklist, where the scan is of all that it is about. */
async function checklistPart(
  { scan }: AuditOptions,
  report: Report,
  environment: CliEnvironment,
): Promise<Pick<AuditDocument, 'checklist'>> {
  const { folder } = environment;
  const isWhole = scan.paths.some((path) => environment.absolute(path) === folder);
  if (!isWhole || (await ledgerRoot(environment)) !== folder) return {};
  const { state, items, notes } = await wholeChecklist({ report }, environment);
  return { checklist: { state, items, notes } };
}
