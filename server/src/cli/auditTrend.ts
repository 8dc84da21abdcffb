/**
 * The trend of an audit: what the rules of today find in earlier states of the branch that changes go to. Each
 * version of a file is scanned once, however many of the states have it.
 */

import type { Analyser } from '../engine/analyser.ts';
import { type Finding, SEVERITIES, type Severity } from '../finding/finding.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import type { GitHistory, HistoryCommit } from '../ports/gitHistory.ts';
import type { AuditTrend, TrendPoint } from '../report/audit/document.ts';
import { fingerprintsOf } from '../report/fingerprint.ts';
import type { GitSide } from '../review/changedEntry.ts';
import { isSure } from '../review/strictness.ts';
import { decodeText, MAXIMUM_FILE_BYTES } from '../storage/files.ts';
import { counted, grouped } from '../text/counted.ts';
import { inTurns } from './inTurns.ts';
import { ProblemList } from './problems.ts';
import { Progress } from './progress.ts';
import type { ScanOptions } from './scanOptions.ts';
import { createAnalyser } from './scanRun.ts';
import { type Target, TargetFinder } from './targets.ts';

/** The most states that are scanned, unless the person asks for another number. */
export const MOST_POINTS = 12;
/** The most versions of files that are scanned for all of them. */
const MOST_VERSIONS = 20_000;

export interface TrendResult {
  readonly trend: AuditTrend;
  /** The fingerprints of what the commit had that the period begins after; undefined where none was scanned. */
  readonly before?: ReadonlySet<string>;
}

export interface TrendOptions {
  readonly scan: ScanOptions;
  readonly points: number;
}

/** A state of the branch and what of it a scan looks at. */
interface State {
  readonly commit: HistoryCommit;
  readonly files: readonly { readonly target: Target; readonly side: GitSide }[];
}

/** What is known of a version of a file. */
type Version = { readonly findings: readonly Finding[]; readonly text: string } | 'unread';

/**
 * Scans at most so many states, the first and the last of the period among them. What was left out is said in the
 * trend's notes; nothing of a single file stops it.
 */
export async function trendOf(
  history: GitHistory,
  { scan, points }: TrendOptions,
  environment: CliEnvironment,
): Promise<TrendResult> {
  // Paths are below the root as git spells it; problems of the rules are the main scan's to tell.
  const finder = new TargetFinder(scan, environment, new ProblemList(environment), environment);
  const chosen = evenly(history.commits, points);
  const notes = [...history.notes];
  const states = await statesWithin(history, chosen, finder, environment);
  if (states.length < chosen.length)
    notes.push(
      `${counted(chosen.length - states.length, 'state')} of ${chosen.length} not scanned: all together have more than ${grouped(MOST_VERSIONS)} versions of files.`,
    );
  const scanned = new VersionScan(history, finder, scan, environment);
  try {
    await scanned.scanAll(states);
  } finally {
    await scanned.dispose();
  }
  if (scanned.unread > 0)
    notes.push(`${counted(scanned.unread, 'version')} of files could not be scanned and were left out.`);
  const first = states.find(({ commit }) => commit.id === history.since?.id);
  return {
    trend: {
      branch: history.branch,
      commits: history.commits.length,
      points: states.map((state) => scanned.pointOf(state)),
      notes,
    },
    ...(first === undefined ? {} : { before: scanned.fingerprintsOf(first) }),
  };
}

/** At most so many commits, at even distances in time; the first and the last are among them. */
export function evenly(commits: readonly HistoryCommit[], most: number): HistoryCommit[] {
  const first = commits[0];
  const last = commits.at(-1);
  if (first === undefined || last === undefined || most < 1) return [];
  if (commits.length <= most) return [...commits];
  if (most === 1) return [last];
  const chosen = new Set([first]);
  for (let i = 1; i < most - 1; i++) {
    const time = first.time + ((last.time - first.time) * i) / (most - 1);
    chosen.add(commits.findLast((commit) => commit.time <= time) ?? first);
  }
  chosen.add(last);
  // By their places: clocks of people differ, so times of commits need not ascend.
  return commits.filter((commit) => chosen.has(commit));
}

/** The states that can be scanned within the bound: the newest, the oldest, then the newer ones. */
async function statesWithin(
  history: GitHistory,
  commits: readonly HistoryCommit[],
  finder: TargetFinder,
  environment: CliEnvironment,
): Promise<State[]> {
  const versions = new Set<string>();
  const targets = new Map<string, Promise<Target | undefined>>();
  const states: State[] = [];
  for (const commit of [...commits].reverse().sort((a, b) => rank(a) - rank(b))) {
    const files: { target: Target; side: GitSide }[] = [];
    for (const side of await history.files(commit.id)) {
      let target = targets.get(side.path);
      if (target === undefined) {
        target = finder.targetOf(environment.join(history.root, side.path));
        targets.set(side.path, target);
      }
      const known = await target;
      if (known !== undefined) files.push({ target: known, side });
    }
    const added = files.map(({ side }) => keyOf(side)).filter((key) => !versions.has(key));
    if (versions.size + added.length > MOST_VERSIONS) continue;
    for (const key of added) versions.add(key);
    states.push({ commit, files });
  }
  return commits.flatMap((commit) => states.find((state) => state.commit === commit) ?? []);

  function rank(commit: HistoryCommit): number {
    return commit === commits.at(-1) ? 0 : commit === commits[0] ? 1 : 2;
  }
}

function keyOf({ id, path }: GitSide): string {
  return `${id} ${path}`;
}

/** Scans versions of files, each once. */
class VersionScan {
  /** Versions that could not be read as text or were not scanned to their end. */
  unread = 0;
  private readonly versions = new Map<string, { counts: number[]; prints?: string[] }>();
  private end: (() => Promise<void>) | undefined;

  constructor(
    private readonly history: GitHistory,
    private readonly finder: TargetFinder,
    private readonly options: ScanOptions,
    private readonly environment: CliEnvironment,
  ) {}

  async scanAll(states: readonly State[]): Promise<void> {
    const { history, finder, options, environment } = this;
    const left = new Map<string, { target: Target; side: GitSide; isFirst: boolean }>();
    for (const { commit, files } of states)
      for (const { target, side } of files) {
        const key = keyOf(side);
        if (!left.has(key)) left.set(key, { target, side, isFirst: commit.id === history.since?.id });
      }
    const { projects } = finder.targets;
    const scanner = await environment.createScanner();
    const analyser = await createAnalyser(scanner, left.size, projects, options, environment);
    this.end = async () => {
      await analyser.dispose();
      scanner.dispose();
    };
    const sizes = await history.sizes([...new Set([...left.values()].map(({ side }) => side.id))]);
    const progress = new Progress(left.size, environment);
    const atOnce = analyser.parallel === 1 ? 1 : analyser.parallel + 1;
    await inTurns([...left], atOnce, async ([key, { target, side, isFirst }]) => {
      progress.next(`${side.path} @ ${side.id.slice(0, 8)}`);
      const rules = projects.indexOf(target.loaded);
      const version = await this.scan(target, side, sizes.get(side.id), rules, analyser);
      this.keep(key, side, version, isFirst);
    });
    progress.end();
  }

  async dispose(): Promise<void> {
    await this.end?.();
  }

  pointOf({ commit, files }: State): TrendPoint {
    const findings = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<
      Severity,
      number
    >;
    for (const { side } of files)
      this.versions.get(keyOf(side))?.counts.forEach((count, i) => {
        findings[SEVERITIES[i] as Severity] += count;
      });
    return { commit: commit.id, at: new Date(commit.time).toISOString(), files: files.length, findings };
  }

  fingerprintsOf({ files }: State): Set<string> {
    return new Set(files.flatMap(({ side }) => this.versions.get(keyOf(side))?.prints ?? []));
  }

  private async scan(
    { path, inside, loaded }: Target,
    side: GitSide,
    size: number | undefined,
    rules: number,
    analyser: Analyser,
  ): Promise<Version> {
    if (size === undefined || size > MAXIMUM_FILE_BYTES) return 'unread';
    const read = decodeText(await this.history.bytes(side), path);
    // Binary files are nobody's concern, as in any scan of a folder.
    if ('problem' in read) return read.binary === true ? { findings: [], text: '' } : 'unread';
    const analysed = await analyser.analyse({ path, inside, text: read.text, rules });
    if ('crash' in analysed) return 'unread';
    // Who had read what at that time is not asked for: what is shown everywhere counts.
    const all = analysed.analysis?.findings ?? [];
    return {
      findings: all.filter((each) => isSure(each, loaded.project.configuration.strictness)),
      text: read.text,
    };
  }

  private keep(key: string, side: GitSide, version: Version, isFirst: boolean): void {
    if (version === 'unread') {
      this.unread++;
      return;
    }
    const { findings, text } = version;
    const counts = SEVERITIES.map(
      (severity) =>
        findings.filter((each) => each.severity === severity && each.suppression === undefined).length,
    );
    const prints = isFirst ? { prints: fingerprintsOf(findings, side.path, text) } : {};
    this.versions.set(key, { counts, ...prints });
  }
}
