/** One scan, from options to report: what editor and command share is in `config/` and `engine/`. */

import { type Analysed, type Analyser, LocalAnalyser } from '../engine/analyser.ts';
import type { Scanner, Source } from '../engine/scanner.ts';
import type { Finding, Problem } from '../finding/finding.ts';
import { oneForSeveralTools } from '../finding/oneForSeveralTools.ts';
import { confirmedByTests } from '../imports/confirmed.ts';
import type { UnplacedFinding } from '../imports/importsReport.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { nothingToScan } from '../report/nothingToScan.ts';
import type { Report, ReportedFile } from '../report/report.ts';
import type { Rule } from '../rule/rule.ts';
import type { ReadText } from '../storage/files.ts';
import { LineIndex } from '../text/lines.ts';
import { type Baseline, readBaseline } from './baseline.ts';
import { Change } from './change.ts';
import { UsageError } from './command.ts';
import { ScanImports } from './imports.ts';
import { outputFile } from './outputFile.ts';
import { ProblemList } from './problems.ts';
import { Progress } from './progress.ts';
import { Repositories } from './repositories.ts';
import { type GateOutcome, holdGate } from './reviewGate.ts';
import { ownPart } from './runPart.ts';
import { CachingAnalyser } from './scanCache.ts';
import type { ScanOptions } from './scanOptions.ts';
import { WHOLE } from './shardOption.ts';
import { ShownInScan } from './shownInScan.ts';
import { type LoadedProject, type Target, TargetFinder, type Targets } from './targets.ts';

/** Scans what the options say. Never rejects on user input: what went wrong is in the report. */
export async function runScan(options: ScanOptions, environment: CliEnvironment): Promise<Report> {
  const { since } = options;
  const change = since === undefined ? undefined : await Change.open(since, options, environment);
  try {
    return (await scanAndHold(options, environment, change)).report;
  } finally {
    await change?.dispose();
  }
}

/** A scan, with what its report does not repeat. */
export interface HeldScan {
  readonly report: Report;
  /** Only of a change. */
  readonly gate?: GateOutcome;
}

/** The same for a change that is open already, or for none; its opener disposes of it. */
export async function scanAndHold(
  options: ScanOptions,
  environment: CliEnvironment,
  change: Change | undefined,
): Promise<HeldScan> {
  const repositories = new Repositories(environment);
  const problems = new ProblemList(environment, repositories);
  const started = environment.instant();
  const startedAt = environment.now();
  const baseline = await readBaseline(options, environment, problems, change?.git);
  const finder = new TargetFinder(options, environment, problems, change?.projects ?? environment);
  const found = change === undefined ? await finder.findAll() : await change.sort(finder);
  const imports = await ScanImports.load(found, finder, options, environment, problems);
  if (change === undefined)
    for (const { loaded, inside } of imports.files()) await finder.addImported(loaded, inside);
  const targets = change === undefined ? finder.targets : found;
  const { shard } = options;
  const part =
    shard === undefined ? undefined : await ownPart(targets, shard, options.repository, environment);
  const own = targets.files.flatMap((target, order) =>
    part === undefined || part.has(target) ? [{ target, order }] : [],
  );
  const scanner = await environment.createScanner();
  const analyser = await createAnalyser(scanner, own.length, targets.projects, options, environment);
  const { projects } = targets;
  const run = new ScanRun({
    environment,
    scanner,
    analyser,
    projects,
    problems,
    repositories,
    baseline,
    change,
    imports,
    shown: new ShownInScan(options, environment, problems),
  });
  try {
    const progress = new Progress(own.length, environment);
    await run.scanAll(own, progress);
    progress.end();
  } finally {
    await run.dispose();
    await analyser.dispose();
    scanner.dispose();
  }
  // A change without anything that a rule looks at is fine, and so is such a shard; an empty scan is a mistake.
  const nothing = run.scanned === 0 && change === undefined && (shard ?? WHOLE).total === 1;
  if (nothing && !targets.failed) {
    const { files, leftOut } = targets;
    await problems.add(nothingToScan({ files: files.length, binaryFiles: run.binaryFiles, leftOut }));
  }
  const gate = await holdPolicies(change, targets.projects, options, environment, problems);
  const misconfigured = problems.all.some(({ kind }) => kind === 'configuration');
  const unheld = (gate?.report.entries.failed.length ?? 0) > 0;
  const report: Report = {
    toolVersion: environment.version,
    rulesVersion: [...new Set(targets.projects.map(({ rules }) => rules.version))].join('+'),
    started,
    rules: new Map([...imports.rules, ...rulesOf(targets)]),
    files: run.files,
    problems: problems.all,
    ...(part === undefined ? {} : { run: part.run }),
    ...(gate === undefined ? {} : { review: gate.report, judged: gate.judged }),
    ...(baseline === undefined ? {} : { baseline: { file: baseline.file, findings: run.known } }),
    ...(imports.report === undefined ? {} : { imports: imports.report }),
    failed:
      imports.failed ||
      run.crashed ||
      baseline?.failed === true ||
      targets.failed ||
      nothing ||
      misconfigured ||
      unheld,
    stats: {
      files: run.scanned,
      lines: run.lines,
      binaryFiles: run.binaryFiles,
      durationMs: Math.round(environment.now() - startedAt),
    },
  };
  return { report, ...(gate === undefined ? {} : { gate }) };
}

/** Fewer files than this for each thread are scanned sooner than another thread has started. */
const FILES_FOR_A_THREAD = 40;

/** Who analyses some files. */
export async function createAnalyser(
  scanner: Scanner,
  files: number,
  projects: readonly LoadedProject[],
  options: ScanOptions,
  environment: CliEnvironment,
): Promise<Analyser> {
  const worthIt = Math.min(environment.cores, Math.floor(files / FILES_FOR_A_THREAD));
  const jobs = Math.min(options.jobs ?? worthIt, files);
  const ruleSets = projects.map(({ rules }) => rules);
  const analyser =
    jobs > 1 ? environment.createWorkers(jobs, ruleSets) : new LocalAnalyser(scanner, ruleSets);
  const cache =
    options.cache === undefined
      ? options.kept
      : environment.cacheFiles(outputFile(environment, options.cache));
  if (cache === undefined) return analyser;
  const product = `${environment.version} ${await environment.programHash()}`;
  return new CachingAnalyser(analyser, ruleSets, cache, product, environment);
}

/** Kinds of problems of a file in which findings may be missing for it. */
const UNSCANNED: ReadonlySet<Problem['kind']> = new Set(['limit', 'internal', 'syntax']);

/** A target, and its place among all of the run. */
interface Ordered {
  readonly target: Target;
  readonly order: number;
}

/** A file that is being analysed. */
interface Begun extends Ordered {
  readonly read: ReadText | null;
  /** Null where the file could not be read as text. */
  readonly analysed: Analysed | null;
  /** Results of other tools that have no place in the text. */
  readonly stale: readonly UnplacedFinding[];
}

/** What a scan works with. */
interface Equipment {
  readonly environment: CliEnvironment;
  readonly scanner: Scanner;
  readonly analyser: Analyser;
  readonly projects: readonly LoadedProject[];
  readonly problems: ProblemList;
  readonly repositories: Repositories;
  readonly baseline: Baseline | undefined;
  readonly change: Change | undefined;
  readonly imports: ScanImports;
  readonly shown: ShownInScan;
}

/** Has files analysed, several at a time where the analyser can, and keeps what was found in their order. */
class ScanRun {
  readonly files: ReportedFile[] = [];
  scanned = 0;
  lines = 0;
  binaryFiles = 0;
  /** Whether a file was not scanned because its worker died. */
  crashed = false;
  /** Findings that the baseline has. */
  known = 0;

  constructor(private readonly equipment: Equipment) {}

  async scanAll(targets: readonly Ordered[], progress: Progress): Promise<void> {
    const { analyser, environment } = this.equipment;
    const begun: Promise<Begun>[] = [];
    // One more than the threads, so that none waits for the next file to be read.
    const atOnce = analyser.parallel === 1 ? 1 : analyser.parallel + 1;
    const finishNext = async (): Promise<void> => {
      const next = begun.shift();
      if (next !== undefined) await this.finish(await next);
    };
    for (const each of targets) {
      if (begun.length >= atOnce) await finishNext();
      progress.next(environment.relative(environment.folder, each.target.path));
      const promise = this.begin(each);
      // A failure is told when the file's turn has come; until then nobody waits for it.
      promise.catch(() => undefined);
      begun.push(promise);
    }
    while (begun.length > 0) await finishNext();
  }

  /** Releases what was opened to tell which findings are shown. */
  dispose(): Promise<void> {
    return this.equipment.shown.dispose();
  }

  private async begin({ target, order }: Ordered): Promise<Begun> {
    const { environment, projects, analyser, imports } = this.equipment;
    const { path, inside, loaded } = target;
    const read = await (target.read?.() ?? environment.readText(path));
    if (read === null || 'problem' in read) return { target, order, read, analysed: null, stale: [] };
    const rules = projects.indexOf(loaded);
    const { text } = read;
    const { findings: given, stale } = imports.place(target, text);
    const analysed = await analyser.analyse({ path, inside, text, rules, given });
    return { target, order, read, analysed, stale };
  }

  private async finish({ target, order, read, analysed, stale }: Begun): Promise<void> {
    const { environment, problems, scanner, repositories, baseline, change, imports } = this.equipment;
    await imports.addStale(target, stale, order);
    const { path, loaded, named } = target;
    if (read === null || analysed === null) {
      if (read !== null && 'problem' in read) {
        change?.addUnreadable(target, read);
        // Binary files below a folder are nobody's concern; one that is named is.
        if (read.binary === true && !named) this.binaryFiles++;
        else await problems.add(read.problem, { order });
        return;
      }
      const message = 'The file was removed before it could be scanned.';
      await problems.add({ kind: 'file', message, path }, { order });
      return;
    }
    if ('problem' in read) return;
    const { text, encoding, warning } = read;
    if ('crash' in analysed) {
      const message = `The scan of this file crashed, and it was not scanned: ${analysed.crash}`;
      await problems.add({ kind: 'internal', message, path }, { order });
      change?.addFailed(target, message);
      this.crashed = true;
      return;
    }
    const source = { text, lines: new LineIndex(text), isUtf8: encoding.startsWith('utf-8') };
    const { analysis } = analysed;
    if (analysis === null) {
      await change?.add(target, source, { findings: [] });
      const message = 'No rule looks at files of this kind: it was not scanned.';
      if (named) await problems.add({ kind: 'file', message, path }, { order });
      return;
    }
    const { lines } = source;
    if (warning !== undefined) await problems.add(warning, { lines, order });
    for (const problem of analysis.problems) {
      // Problems of rules are about the rules' own files, all others about this one.
      if (problem.kind === 'rule') await problems.add(problem, { order });
      else await problems.add({ ...problem, path }, { lines, order });
    }
    this.scanned++;
    this.lines += lines.count;
    const place = await repositories.placeOf(path);
    const { deduplicate } = loaded.project.configuration;
    const shown = await this.equipment.shown.of(target, text, lines, analysis.findings);
    const told = await this.confirmed(shown, { path, text });
    const all = deduplicate ? oneForSeveralTools(told, lines) : told;
    const fresh = baseline?.without(all, place, text) ?? all;
    this.known += all.length - fresh.length;
    // What a change is compared with is scanned in this thread.
    if (change !== undefined) await scanner.prepare({ path, text }, loaded.rules);
    const unscanned = analysis.problems.find(({ kind }) => UNSCANNED.has(kind))?.message;
    const scanned = { findings: fresh, ...(unscanned === undefined ? {} : { unscanned }) };
    const findings = change === undefined ? fresh : await change.add(target, source, scanned, scanner);
    if (findings.length === 0) return;
    this.files.push({
      order,
      path: environment.relative(environment.folder, path),
      ...place,
      text,
      lines,
      textAsUtf8: encoding === 'utf-8' ? text : encoding === 'utf-8-bom' ? `\ufeff${text}` : undefined,
      findings,
      among: all,
    });
  }
  /** Findings of a text with the tests from outside that confirm them. Without results of such tests it costs nothing. */
  private async confirmed(findings: readonly Finding[], source: Source): Promise<readonly Finding[]> {
    const { scanner } = this.equipment;
    if (!findings.some(({ request }) => request !== undefined)) return findings;
    await scanner.prepare(source);
    return confirmedByTests(findings, (work) => scanner.withTree(source, work));
  }
}

async function holdPolicies(
  change: Change | undefined,
  projects: readonly LoadedProject[],
  options: ScanOptions,
  environment: CliEnvironment,
  problems: ProblemList,
): Promise<GateOutcome | undefined> {
  if (change === undefined) return undefined;
  try {
    return await holdGate(change, projects, options, environment, problems);
  } catch (error) {
    throw new UsageError('The review gate could not be held: {0}', (error as Error).message);
  }
}

function rulesOf({ projects }: Targets): Map<string, Rule> {
  return new Map(projects.flatMap(({ rules }) => rules.rules.map((rule) => [rule.id, rule] as const)));
}
