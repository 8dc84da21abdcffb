/**
 * One report of several: of the shards of a run, to the byte what the run would have said on one machine, and of
 * several runs their reports one after the other, with the names of their repositories before the paths. What is
 * not whole, or does not belong together, is refused rather than merged into a report that looks complete.
 */

import { inOrderOfFiles } from '../imports/importsReport.ts';
import { counted } from '../text/counted.ts';
import { largest } from '../text/lists.ts';
import { nothingToScan } from './nothingToScan.ts';
import { type Part, placedBelow } from './part.ts';
import type { Report, ReportedFile, ReportedProblem } from './report.ts';

/** A part with the name of the file that it was read from. */
export interface NamedPart {
  readonly name: string;
  readonly part: Part;
}

/** What parts come to, or why they are not merged: sentences for people. */
export function mergeParts(parts: readonly NamedPart[]): Report | { readonly faults: readonly string[] } {
  const runs = new Map<string, NamedPart[]>();
  for (const each of parts) {
    const { repository } = each.part.run;
    runs.set(repository, [...(runs.get(repository) ?? []), each]);
  }
  const faults = [...runs].flatMap(([repository, shards]) => faultsOf(repository, shards));
  if (faults.length > 0) return { faults };
  const reports = [...runs].map(([repository, shards]) =>
    mergeShards(shards, runs.size > 1 ? repository : undefined),
  );
  return reports.length === 1 ? (reports[0] as Report) : oneAfterTheOther(reports);
}

const NAMES = 'If they are of different repositories, scan each with --repository NAME.';

/** Why the parts of one repository are no whole run. */
function faultsOf(repository: string, shards: readonly NamedPart[]): string[] {
  const [first] = shards;
  if (first === undefined) return [];
  const { run, rulesVersion } = first.part;
  const { total } = run.shard;
  const faults: string[] = [];
  const found = new Map<number, string>();
  for (const { name, part } of shards) {
    const differs = (what: string): void => {
      faults.push(`${first.name} and ${name} are of different runs of ${repository}: ${what}. ${NAMES}`);
    };
    if (part.run.shard.total !== total)
      differs(`one is of ${total} shards, the other of ${part.run.shard.total}`);
    else if (part.rulesVersion !== rulesVersion) differs('their rules differ');
    else if (part.run.commit !== run.commit) differs('they scanned different commits');
    else if (part.run.digest !== run.digest || part.run.files !== run.files)
      differs('they saw different files');
    else {
      const other = found.get(part.run.shard.index);
      if (other !== undefined)
        faults.push(
          `${other} and ${name} are both shard ${part.run.shard.index} of ${total} of ${repository}: give each once. ${NAMES}`,
        );
      found.set(part.run.shard.index, name);
    }
  }
  if (faults.length > 0) return faults;
  const missing = Array.from({ length: Math.min(total, MOST_SHARDS) }, (_, i) => i + 1).filter(
    (i) => !found.has(i),
  );
  return missing.length === 0
    ? []
    : [
        `Of ${counted(total, 'shard')} of ${repository} ${missing.length === 1 ? 'one is' : `${missing.length} are`} missing: ${shortened(missing)}. Give all of them.`,
      ];
}

/** No run has more shards. */
export const MOST_SHARDS = 10_000;

/** The first of several numbers. */
function shortened(numbers: readonly number[]): string {
  return numbers.length <= 20 ? numbers.join(', ') : `${numbers.slice(0, 20).join(', ')}, …`;
}

/** The report of a whole run; with a name, its files are named as those of that repository. */
function mergeShards(shards: readonly NamedPart[], name: string | undefined): Report {
  const parts = shards.map(({ part }) => part).sort((a, b) => a.run.shard.index - b.run.shard.index);
  const first = parts[0] as Part;
  const root = name ?? first.run.root;
  const prefix = name === undefined ? '' : `${name}/`;
  const files = parts
    .flatMap((part) => part.files.map((file) => placedBelow(file, root, prefix)))
    .sort((a, b) => a.order - b.order);
  const sum = (of: (part: Part) => number): number => parts.reduce((all, part) => all + of(part), 0);
  const stats = {
    files: sum((part) => part.stats.files),
    lines: sum((part) => part.stats.lines),
    binaryFiles: sum((part) => part.stats.binaryFiles),
    // What one machine would have taken.
    durationMs: sum((part) => part.stats.durationMs),
  };
  const failed = parts.some((part) => part.failed);
  const nothing = stats.files === 0;
  const found = problemsOf(parts).map((problem) => placedBelow(problem, root, prefix));
  const { leftOut, files: all } = first.run;
  const problems: ReportedProblem[] =
    nothing && !failed
      ? [...found, nothingToScan({ files: all, binaryFiles: stats.binaryFiles, leftOut })]
      : found;
  return {
    toolVersion: first.toolVersion,
    rulesVersion: first.rulesVersion,
    started: parts.map(({ started }) => started).sort()[0] as string,
    rules: new Map(parts.flatMap(({ rules }) => [...rules])),
    files,
    problems,
    ...importsOf(parts),
    run: { ...first.run, shard: { index: 1, total: 1 } },
    failed: failed || nothing,
    stats,
  };
}

/** The problems of all shards in the order of the run, each once: some are about all of it, and come up in each. */
function problemsOf(parts: readonly Part[]): ReportedProblem[] {
  const all = parts.flatMap(({ problems }) => problems);
  const ordered = all
    .map((problem, place) => ({ problem, place }))
    .sort((a, b) => (a.problem.order ?? -1) - (b.problem.order ?? -1) || a.place - b.place);
  const known = new Set<string>();
  return ordered.flatMap(({ problem }) => {
    const { kind, path, ruleId, message, line, column } = problem;
    const key = JSON.stringify([kind, path, ruleId, message, line, column]);
    if (known.has(key)) return [];
    known.add(key);
    return [problem];
  });
}

/** What shards took over from other tools: all read the same reports, and each says what is stale in its files. */
function importsOf(parts: readonly Part[]): Pick<Report, 'imports'> {
  const all = parts.flatMap(({ imports }) => imports ?? []);
  const [first] = all;
  if (first === undefined) return {};
  const stale = new Map(all.flatMap((each) => each.stale.map((one) => [JSON.stringify(one), one] as const)));
  return { imports: { ...first, stale: inOrderOfFiles([...stale.values()]) } };
}

/** The reports of several repositories as one. */
function oneAfterTheOther(reports: readonly Report[]): Report {
  const sum = (of: (report: Report) => number): number => reports.reduce((all, each) => all + of(each), 0);
  let from = 0;
  const moved = reports.map((report) => {
    const shift = from;
    from = shift + 1 + largest([...report.files, ...report.problems].map(({ order }) => order ?? 0));
    const shifted = <Placed extends { order?: number }>(placed: Placed): Placed =>
      placed.order === undefined ? placed : { ...placed, order: placed.order + shift };
    return {
      files: report.files.map((file): ReportedFile => shifted(file)),
      problems: report.problems.map(shifted),
    };
  });
  const [first] = reports as readonly [Report];
  return {
    toolVersion: first.toolVersion,
    rulesVersion: [...new Set(reports.map(({ rulesVersion }) => rulesVersion))].join('+'),
    started: reports.map(({ started }) => started).sort()[0] as string,
    rules: new Map(reports.flatMap(({ rules }) => [...rules])),
    files: moved.flatMap(({ files }) => files),
    problems: moved.flatMap(({ problems }) => problems),
    ...(reports.every(({ imports }) => imports === undefined)
      ? {}
      : {
          imports: {
            runs: reports.flatMap(({ imports }) => imports?.runs ?? []),
            stale: reports.flatMap(({ imports }) => imports?.stale ?? []),
            requests: reports.flatMap(({ imports }) => imports?.requests ?? []),
          },
        }),
    failed: reports.some(({ failed }) => failed),
    stats: {
      files: sum(({ stats }) => stats.files),
      lines: sum(({ stats }) => stats.lines),
      binaryFiles: sum(({ stats }) => stats.binaryFiles),
      durationMs: sum(({ stats }) => stats.durationMs),
    },
  };
}
