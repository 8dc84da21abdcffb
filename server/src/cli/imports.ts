/**
 * The results of other tools in a scan: the reports of each project's configuration and of the command line, their
 * places in the texts that are scanned, and what has none.
 */

import { requestProblem } from '../imports/handled.ts';
import type { PlacedResults } from '../imports/importedFile.ts';
import { importedRule } from '../imports/importedRule.ts';
import { inOrderOfFiles, type ReportedImports, type UnplacedFinding } from '../imports/importsReport.ts';
import { type ImportRequest, type Imports, staleProblem } from '../imports/load.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import type { Rule } from '../rule/rule.ts';
import type { ProblemList } from './problems.ts';
import type { ScanOptions } from './scanOptions.ts';
import type { LoadedProject, Target, TargetFinder, Targets } from './targets.ts';

export class ScanImports {
  /** Rules of other tools that have findings, by id. */
  readonly rules = new Map<string, Rule>();
  private readonly stale: UnplacedFinding[] = [];

  private constructor(
    private readonly projects: ReadonlyMap<LoadedProject, Imports>,
    private readonly problems: ProblemList,
  ) {}

  /** Reads the reports, and says what is the matter with them. */
  static async load(
    { projects }: Targets,
    finder: TargetFinder,
    options: ScanOptions,
    environment: CliEnvironment,
    problems: ProblemList,
  ): Promise<ScanImports> {
    const here = options.imports.length === 0 ? undefined : await finder.here();
    const read = new Map<LoadedProject, Imports>();
    for (const loaded of new Set([...projects, ...(here === undefined ? [] : [here])])) {
      const settings = loaded.project.configuration.imports;
      const names = loaded === here ? options.imports : [];
      if (settings.length + names.length === 0) continue;
      const named = names.map(
        (name): ImportRequest => ({ file: environment.absolute(name), name, base: '', isOptional: false }),
      );
      read.set(loaded, await environment.importResults(loaded.root, loaded.project, named));
    }
    const imports = new ScanImports(read, problems);
    await imports.reportAll(environment);
    return imports;
  }

  /** Whether a report could not be read. */
  get failed(): boolean {
    return [...this.projects.values()].some(({ failed }) => failed);
  }

  /** The files that results are in. */
  *files(): Generator<{ readonly loaded: LoadedProject; readonly inside: string }> {
    for (const [loaded, { files }] of this.projects)
      for (const inside of files.keys()) yield { loaded, inside };
  }

  /** What other tools found in a text of a file. */
  place({ loaded, inside }: Target, text: string): PlacedResults {
    const placed = this.projects.get(loaded)?.files.get(inside)?.place(text);
    if (placed === undefined) return { findings: [], stale: [] };
    for (const finding of placed.findings)
      if (!this.rules.has(finding.ruleId)) this.rules.set(finding.ruleId, importedRule(finding));
    return placed;
  }

  /** Takes note of results that have no place in a file any more, and says so. */
  async addStale({ path }: Target, stale: readonly UnplacedFinding[], order: number): Promise<void> {
    if (stale.length === 0) return;
    for (const each of stale) this.stale.push(each);
    await this.problems.add(staleProblem(stale, path), { order });
  }

  /** What the report says of it all; nothing where there was nothing to import. */
  get report(): ReportedImports | undefined {
    const all = [...this.projects.values()];
    if (all.length === 0) return undefined;
    return {
      runs: all.flatMap(({ runs }) => runs),
      stale: inOrderOfFiles([...all.flatMap(({ gone }) => gone), ...this.stale]),
      requests: all.flatMap(({ requests }) => requests),
    };
  }

  private async reportAll(environment: CliEnvironment): Promise<void> {
    for (const [{ root }, { problems, gone, requests }] of this.projects) {
      for (const problem of problems) await this.problems.add(problem);
      for (const [path, stale] of byPath(gone))
        await this.problems.add(staleProblem(stale, environment.join(root, path), true));
      for (const request of requests) await this.problems.add(requestProblem(request));
    }
  }
}

function byPath(stale: readonly UnplacedFinding[]): Map<string, UnplacedFinding[]> {
  const found = new Map<string, UnplacedFinding[]>();
  for (const each of stale) {
    const path = each.path ?? '';
    const known = found.get(path);
    if (known === undefined) found.set(path, [each]);
    else known.push(each);
  }
  return found;
}
