/** The scan command: finds the files, scans them, writes the report, and says by its exit code how it went. */

import { loadProject, type Project } from '../config/project.ts';
import { type Problem, SEVERITIES } from '../engine/finding.ts';
import type { Scanner } from '../engine/scanner.ts';
import { jsonReport } from '../report/json.ts';
import type { Report, ReportedFile, ReportedProblem } from '../report/report.ts';
import { sarifReport } from '../report/sarif.ts';
import { textReport } from '../report/text.ts';
import type { Rule } from '../rule/rule.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import { languageOf } from '../syntax/languages/index.ts';
import { matchesGlob } from '../text/glob.ts';
import { LineIndex } from '../text/lines.ts';
import type { CliEnvironment } from './environment.ts';
import type { Format, ScanOptions } from './options.ts';
import { Progress } from './progress.ts';

export const EXIT = { clean: 0, findings: 1, failed: 2 } as const;

/** Scans and reports. Answers the exit code. */
export async function scan(options: ScanOptions, environment: CliEnvironment): Promise<number> {
  const run = new ScanRun(options, environment);
  const report = await run.report();
  const text = formatReport(report, options.format, options.output === undefined && environment.colour);
  if (options.output === undefined) environment.out(text);
  else {
    try {
      await environment.writeAtomically(options.output, text);
    } catch (error) {
      environment.error(`The report cannot be written to ${options.output}: ${(error as Error).message}\n`);
      return EXIT.failed;
    }
  }
  return run.exitCode(report);
}

function formatReport(report: Report, format: Format, colour: boolean): string {
  if (format === 'json') return jsonReport(report);
  return format === 'sarif' ? sarifReport(report) : textReport(report, { colour });
}

/** A folder's project with its rules ready to run. */
interface LoadedProject {
  readonly root: string;
  readonly project: Project;
  readonly rules: RuleSet;
}

/** A file to scan. Paths are absolute. */
interface Wanted {
  readonly path: string;
  readonly loaded: LoadedProject;
  /** Named by the person: then not being able to read it matters. */
  readonly named: boolean;
}

class ScanRun {
  private readonly projects = new Map<string, Promise<LoadedProject>>();
  private readonly problems = new Map<string, ReportedProblem>();
  private readonly rules = new Map<string, Rule>();
  private readonly started: number;
  /** Whether something that was asked for could not be done at all. */
  private failed = false;

  constructor(
    private readonly options: ScanOptions,
    private readonly environment: CliEnvironment,
  ) {
    this.started = environment.now();
  }

  async report(): Promise<Report> {
    const { environment } = this;
    const wanted = await this.wantedFiles();
    const scanner = await environment.createScanner();
    const files: ReportedFile[] = [];
    let scanned = 0;
    let lines = 0;
    const progress = new Progress(wanted.length, environment);
    try {
      for (const file of wanted) {
        progress.next(environment.display(file.path));
        const result = await this.scanFile(file, scanner);
        if (result === null) continue;
        scanned++;
        lines += result.lines.count;
        if (result.findings.length > 0) files.push(result);
      }
    } finally {
      progress.end();
      scanner.dispose();
    }
    if (scanned === 0) {
      this.failed = true;
      this.note({
        kind: 'file',
        message:
          'There was nothing to scan: no file of a supported language, or all were left out by .gitignore, --include, --exclude or the configuration.',
      });
    }
    const versions = (await Promise.all(this.projects.values())).map(({ rules }) => rules.version);
    return {
      toolVersion: environment.version,
      rulesVersion: [...new Set(versions)].join('+'),
      rules: this.rules,
      files,
      problems: [...this.problems.values()],
      stats: { files: scanned, lines, durationMs: Math.round(environment.now() - this.started) },
      rulePage: (rule) => environment.rulePage(rule),
    };
  }

  exitCode({ files, problems }: Report): number {
    const { failOn, strict } = this.options;
    if (this.failed || problems.some(({ kind }) => kind === 'configuration')) return EXIT.failed;
    if (strict && problems.some(({ kind }) => kind !== 'suppression')) return EXIT.failed;
    if (failOn === 'none') return EXIT.clean;
    const bar = SEVERITIES.indexOf(failOn);
    const counts = files.some((file) =>
      file.findings.some(
        ({ suppression, severity }) => suppression === undefined && SEVERITIES.indexOf(severity) >= bar,
      ),
    );
    return counts ? EXIT.findings : EXIT.clean;
  }

  /** A problem is said once, however many files met it. */
  private note(problem: Problem, place?: { line: number; column: number }): void {
    const path = problem.path === undefined ? undefined : this.environment.display(problem.path);
    const reported = { ...problem, ...(path === undefined ? {} : { path }), ...place };
    const key = `${problem.kind}|${path}|${problem.ruleId}|${problem.message}|${place?.line}`;
    if (!this.problems.has(key)) this.problems.set(key, reported);
  }

  /** Notes problems of a text file with their lines. */
  private async noteLocated(problems: readonly Problem[]): Promise<void> {
    for (const problem of problems) {
      const read =
        problem.span === undefined || problem.path === undefined
          ? null
          : await this.environment.readText(problem.path);
      if (read === null || !('text' in read) || problem.span === undefined) this.note(problem);
      else this.note(problem, placeIn(new LineIndex(read.text), problem.span.start));
    }
  }

  private project(root: string): Promise<LoadedProject> {
    let pending = this.projects.get(root);
    if (pending === undefined) {
      pending = this.loadProject(root);
      this.projects.set(root, pending);
    }
    return pending;
  }

  private async loadProject(root: string): Promise<LoadedProject> {
    const { rules: extraRules, bundledRules, confidence } = this.options;
    const project = await loadProject(this.environment, root, {
      trusted: true,
      extraRules: extraRules.map((path) => this.environment.absolute(path)),
      bundled: bundledRules,
      ...(confidence === undefined ? {} : { confidence }),
    });
    const rules = new RuleSet(project.rules);
    await this.noteLocated([...project.problems, ...rules.problems]);
    for (const rule of rules.rules) this.rules.set(rule.id, rule);
    return { root, project, rules };
  }

  /** The files that are meant, each once, in the order of the command line and then of their paths. */
  private async wantedFiles(): Promise<Wanted[]> {
    const { environment } = this;
    const files = new Map<string, Wanted>();
    for (const given of this.options.paths) {
      const path = environment.absolute(given);
      const kind = await environment.kindOf(path);
      if (kind === 'missing' || kind === 'other') {
        this.failed = true;
        this.note({
          kind: 'file',
          message:
            kind === 'missing' ? 'There is no such file or folder.' : 'This is neither a file nor a folder.',
          path,
        });
        continue;
      }
      const loaded = await this.project((await environment.projectRoot(path)) ?? environment.absolute('.'));
      if (kind === 'file') {
        files.set(path, { path, loaded, named: true });
        continue;
      }
      for await (const entry of environment.walk(path)) {
        if ('problem' in entry) this.note(entry.problem);
        else if (!files.has(entry.path) && this.isWanted(entry.path, loaded))
          files.set(entry.path, { path: entry.path, loaded, named: false });
      }
    }
    return [...files.values()];
  }

  private isWanted(path: string, { root, project, rules }: LoadedProject): boolean {
    const inside = this.environment.below(root, path) ?? path;
    const shown = this.environment.display(path);
    const { include, exclude } = this.options;
    const matches = (glob: string): boolean => matchesGlob(shown, glob) || matchesGlob(inside, glob);
    if (!project.isScanned(inside)) return false;
    if (include.length > 0 && !include.some(matches)) return false;
    if (exclude.some(matches)) return false;
    // A name without an ending may still be a script; its first line tells when it is read.
    return languageOf({ path }) !== undefined || !/\.[^./\\]+$/.test(path) || rules.hasTextRules(inside);
  }

  private async scanFile({ path, loaded, named }: Wanted, scanner: Scanner): Promise<ReportedFile | null> {
    const { environment } = this;
    const read = await environment.readText(path);
    if (read === null || 'problem' in read) {
      // Binary files below a folder are nobody's concern; one that is named is.
      if (read === null) this.note({ kind: 'file', message: 'The file is gone.', path });
      else if (named || read.binary !== true) this.note(read.problem);
      return null;
    }
    if (read.warning !== undefined) this.note(read.warning);
    const inside = environment.below(loaded.root, path) ?? path;
    const { text } = read;
    const hasLanguage = await scanner.prepare({ path, text });
    if (!hasLanguage && !named && !loaded.rules.hasTextRules(inside)) return null;
    for (const name of loaded.rules.nestedLanguages) await scanner.prepareLanguage(name);
    const { findings, problems } = scanner.scan({ path: inside, text }, loaded.rules);
    const lines = new LineIndex(text);
    for (const problem of problems) {
      if (problem.kind === 'rule') await this.noteLocated([problem]);
      else this.note({ ...problem, path }, problem.span && placeIn(lines, problem.span.start));
    }
    return { path: environment.display(path), text, lines, findings };
  }
}

function placeIn(lines: LineIndex, offset: number): { line: number; column: number } {
  const { line, column } = lines.positionAt(offset);
  return { line: line + 1, column: column + 1 };
}
