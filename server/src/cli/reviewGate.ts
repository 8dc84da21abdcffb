/**
 * Holds a change against the policies of its base: opens the ledger of each project, asks who wrote what, and
 * says what is missing. What the gate believes (policy, suppressions, keys that may sign) is the base's.
 */

import type { Policy } from '../config/policy.ts';
import type { Finding } from '../finding/finding.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { provenanceOfCommit } from '../provenance/commits.ts';
import type {
  EntryOutcomes,
  ExplainedEntry,
  MissingReview,
  ReportedEntry,
  ReviewReport,
} from '../report/reviewReport.ts';
import { type Authorship, authorOfLines, peopleOfLines } from '../review/authorship.ts';
import { type ChangedEntry, pathOfEntry } from '../review/changedEntry.ts';
import type { NamedEntry } from '../review/changeParts.ts';
import type { FileReview, FindingReview } from '../review/fileReview.ts';
import { linesOf, pathLines } from '../review/findingPlaces.ts';
import {
  type GateEntry,
  type GateText,
  type GateWhole,
  gate,
  type LineAuthor,
  type Missing,
} from '../review/gate.ts';
import type { Ledger } from '../review/ledger.ts';
import type { Reviewer } from '../review/mark.ts';
import { reasonFor } from '../review/reasons.ts';
import { isAssumedAi } from './assumedAi.ts';
import type { Change, FileChange, WholeChange } from './change.ts';
import { openGateLedgers } from './gateLedgers.ts';
import { notesOfChange } from './gateNotes.ts';
import { isInGlobs, policiesOf } from './policies.ts';
import type { ProblemList } from './problems.ts';
import type { ScanOptions } from './scanOptions.ts';
import type { LoadedProject } from './targets.ts';

export interface GateOutcome {
  readonly report: ReviewReport;
  /** Findings that a person has judged to be no danger: they do not count for `--fail-on`. */
  readonly judged: ReadonlySet<Finding>;
  /** What people have made of the findings of the change, by the marks that count. */
  readonly findings: ReadonlyMap<Finding, FindingReview>;
}

const UNKNOWN: LineAuthor = { by: 'unknown', confidence: 'low' };

/** Holds the change against every policy. */
export async function holdGate(
  change: Change,
  projects: readonly LoadedProject[],
  options: ScanOptions,
  environment: CliEnvironment,
  problems: ProblemList,
): Promise<GateOutcome> {
  const authors = { lines: 0, ai: 0, human: 0, unknown: 0 };
  const missing: MissingReview[] = [];
  const notes: string[] = await notesOfChange(change, projects, environment);
  const judged = new Set<Finding>();
  const findings = new Map<Finding, FindingReview>();
  const failed: NamedEntry[] = [...change.failed];
  const passed: ChangedEntry[] = [];
  const held: ChangedEntry[] = [];
  const evidence = environment.authorship(change.git);
  for (const loaded of projects) {
    const project = new ProjectGate(change, loaded, options, environment, evidence);
    const result = await project.hold(problems, failed);
    for (const key of ['lines', 'ai', 'human', 'unknown'] as const) authors[key] += result.authors[key];
    for (const entry of result.passed) passed.push(entry);
    for (const entry of result.held) held.push(entry);
    for (const each of result.missing) missing.push(each);
    notes.push(...result.notes);
    for (const finding of result.judged) judged.add(finding);
    for (const each of result.findings) findings.set(each.finding, each);
  }
  for (const problem of await evidence.problems()) await problems.add(problem);
  const named = (entry: ChangedEntry): ReportedEntry => {
    const { before, after, uncommitted } = entry;
    const isRenamed = before !== undefined && after !== undefined && before.path !== after.path;
    return {
      path: shownPath(change, pathOfEntry(entry), environment),
      ...(isRenamed ? { before: shownPath(change, before.path, environment) } : {}),
      ...(uncommitted ? { uncommitted } : {}),
    };
  };
  const explained = ({ entry, why }: NamedEntry): ExplainedEntry => ({ ...named(entry), why });
  const entries: EntryOutcomes = {
    passed: passed.map(named),
    exempt: change.exempt.map(explained),
    held: held.map(named),
    failed: failed.map(explained),
  };
  const report: ReviewReport = {
    since: options.since ?? '',
    fork: change.git.forks[0] ?? '',
    passed: missing.length === 0 && failed.length === 0,
    entries,
    missing,
    authors,
    notes,
  };
  return { report, judged, findings };
}

/** How reports name a path of the repository. */
function shownPath(change: Change, path: string, environment: CliEnvironment): string {
  return environment.relative(environment.folder, environment.join(change.git.root, path));
}

interface HeldProject {
  readonly passed: readonly ChangedEntry[];
  readonly held: readonly ChangedEntry[];
  readonly missing: readonly MissingReview[];
  readonly authors: { lines: number; ai: number; human: number; unknown: number };
  readonly notes: readonly string[];
  readonly judged: readonly Finding[];
  readonly findings: readonly FindingReview[];
}

/** The gate of one project: what of the change lies in it, against its policies. */
class ProjectGate {
  private readonly policies: readonly Policy[];
  private readonly judged: Finding[] = [];
  private readonly findings: FindingReview[] = [];
  private self: Promise<Reviewer | undefined> | undefined;

  constructor(
    private readonly change: Change,
    private readonly loaded: LoadedProject,
    private readonly options: ScanOptions,
    private readonly environment: CliEnvironment,
    private readonly evidence: Authorship,
  ) {
    this.policies = policiesOf(loaded, options);
  }

  async hold(problems: ProblemList, failed: NamedEntry[]): Promise<HeldProject> {
    const { change, loaded, environment } = this;
    const isOwn = ({ part }: FileChange | WholeChange): boolean => part.reach.target.loaded === loaded;
    const isSigned = this.policies.some(({ signed }) => signed);
    const ledgers = await openGateLedgers(change, loaded, isSigned, environment, problems);
    const entries: GateEntry[] = [];
    const changes = new Map<GateEntry, FileChange | WholeChange>();
    for (const each of [...change.files, ...change.wholes].filter(isOwn)) {
      const { entry } = each.part;
      const { target } = each.part.reach;
      try {
        const content =
          'text' in each
            ? await this.contentOfFile(each, ledgers.claimed, ledgers.signed)
            : await this.contentOfWhole(each, ledgers.claimed, ledgers.signed);
        const everywhere = 'everywhere' in each && each.everywhere;
        const gated: GateEntry = {
          path: target.inside,
          everywhere,
          authors: await this.authorsOf(entry),
          content,
        };
        entries.push(gated);
        changes.set(gated, each);
      } catch (error) {
        failed.push({ entry, why: (error as Error).message });
      }
    }
    const result = gate(entries, {
      policies: this.policies,
      isIn: isInGlobs,
      isExcluded: (path) => !loaded.project.isScanned(path),
    });
    const entryOf = (gated: GateEntry): ChangedEntry => (changes.get(gated) as FileChange).part.entry;
    const missing = result.missing.map((each) =>
      this.describe(each, changes.get(each.entry) as FileChange | WholeChange),
    );
    return {
      passed: result.passed.map(entryOf),
      held: result.held.map(entryOf),
      missing,
      authors: result.authors,
      notes: ledgers.notes,
      judged: this.judged,
      findings: this.findings,
    };
  }

  private async contentOfFile(
    file: FileChange,
    claimed: Ledger,
    signed: Ledger | undefined,
  ): Promise<GateText> {
    const { part, text, lines, changed, findings, unscanned } = file;
    const { inside } = part.reach.target;
    const path = pathOfEntry(part.entry);
    const claims = await reviewIn(claimed, inside, file);
    const proofs = signed === undefined ? claims : await reviewIn(signed, inside, file);
    const counted = this.policies.some((policy) => policy.signed) ? proofs : claims;
    this.findings.push(...counted.findings);
    for (const { finding, state, marks } of counted.findings)
      if (
        state === 'reviewed' &&
        marks.some(({ entry: { target: t } }) => t.kind === 'finding' && t.verdict !== 'reviewed')
      )
        this.judged.push(finding);
    const people = await this.committers(path, file);
    const known = await this.evidence.evidenceFor(path, text);
    const author = authorOfLines(known, people, this.isAssumed(part.reach.target.path, inside));
    return {
      kind: 'text',
      changed: changed.lines,
      seams: changed.seams,
      author,
      claimed: claims,
      signed: proofs,
      findingLines: (finding) => linesOf(finding, lines),
      findingAuthors: (finding) => {
        if (!findings.includes(finding)) return [];
        const own = [...pathLines(finding, lines)].filter((line) => changed.touched.has(line));
        return own.length === 0 ? [UNKNOWN] : own.map(author);
      },
      ...(unscanned === undefined ? {} : { unscanned }),
    };
  }

  private async contentOfWhole(
    { part, what, mayRun }: WholeChange,
    claimed: Ledger,
    signed: Ledger | undefined,
  ): Promise<GateWhole> {
    const { entry } = part;
    const { target } = part.reach;
    const change = {
      ...(entry.before === undefined ? {} : { before: await this.change.git.describe(entry.before) }),
      ...(entry.after === undefined ? {} : { after: await this.change.git.describe(entry.after) }),
    };
    const marks = (ledger: Ledger) => ledger.entryMarks(target.inside, change);
    return {
      kind: 'whole',
      what,
      mayRun,
      claimed: marks(claimed),
      signed: marks(signed ?? claimed),
    };
  }

  private isAssumed(path: string, inside: string): boolean {
    return isAssumedAi({ path, inside }, this.options, this.environment);
  }

  /** Who made the change of an entry, as the commits say that touched it; the person here for what is not committed. */
  private async authorsOf(entry: ChangedEntry): Promise<LineAuthor[]> {
    const { change, environment } = this;
    const paths = new Set([entry.before, entry.after].flatMap((side) => side?.path ?? []));
    const authors: LineAuthor[] = [];
    for (const path of paths) {
      const assumed = this.isAssumed(
        environment.join(change.git.root, path),
        environment.below(this.loaded.root, environment.join(change.git.root, path)) ?? path,
      );
      for (const commit of await change.git.commitsOf(path)) {
        const said = provenanceOfCommit(commit);
        const isAi = assumed || said?.author === 'ai';
        authors.push({
          by: isAi ? 'ai' : 'unknown',
          confidence: isAi && said?.author !== 'ai' ? 'high' : 'low',
          person: commit.author,
        });
      }
      if (assumed && authors.length === 0) authors.push({ by: 'ai', confidence: 'high' });
    }
    if (entry.uncommitted) {
      const self = await this.selfOf();
      authors.push(self === undefined ? UNKNOWN : { ...UNKNOWN, person: self });
    }
    return authors.length === 0 ? [UNKNOWN] : authors;
  }

  /** Who committed which line; lines that are not committed are the person's who runs this. */
  private async committers(
    path: string,
    { lines, text }: FileChange,
  ): Promise<(line: number) => Reviewer | undefined> {
    if (!this.policies.some(({ notAuthor }) => notAuthor)) return () => undefined;
    return peopleOfLines(await this.change.git.committers(path, text), text, lines, await this.selfOf());
  }

  private selfOf(): Promise<Reviewer | undefined> {
    this.self ??= this.environment.git.identity(this.change.git.root);
    return this.self;
  }

  private describe(missing: Missing, change: FileChange | WholeChange): MissingReview {
    const { policy, what, first, last, finding, have, need } = missing;
    const { part } = change;
    const start = first ?? last;
    return {
      require: policy.require,
      what,
      path: shownPath(this.change, pathOfEntry(part.entry), this.environment),
      ...(start === undefined || last === undefined ? {} : { startLine: start + 1, endLine: last + 1 }),
      ...(finding === undefined ? {} : { ruleId: finding.ruleId }),
      have,
      need,
      why: `${reasonFor(missing)}${part.superseded ? ' (as it is committed)' : ''}`,
    };
  }
}

/** The review of a file, once the ledger has read what it needs to tell moved code from copied. */
async function reviewIn(ledger: Ledger, path: string, { text, findings }: FileChange): Promise<FileReview> {
  const review = ledger.review(path, text, findings);
  if (review.unsettled.homes.length === 0 && !review.unsettled.allFiles) return review;
  await ledger.settleAll();
  return ledger.review(path, text, findings);
}
