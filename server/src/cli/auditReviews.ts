/**
 * Who wrote and who has read what an audit is about: every line of the files that were scanned, every finding in
 * them, and what people have said of findings.
 */

import type { Finding } from '../finding/finding.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import type { GitHistory } from '../ports/gitHistory.ts';
import { compareStrength, type Provenance, UNKNOWN } from '../provenance/provenance.ts';
import { describe } from '../provenance/sentence.ts';
import {
  type AuditReader,
  type AuditReviews,
  type AuditVerdict,
  type LinesRead,
  WRITERS,
  type Writer,
} from '../report/audit/document.ts';
import type { FindingReading } from '../report/audit/findings.ts';
import type { Report, ReportedFile } from '../report/report.ts';
import type { FileReview, FindingReview } from '../review/fileReview.ts';
import { pathLines } from '../review/findingPlaces.ts';
import { describeReviewer, personKey } from '../review/identity.ts';
import type { Mark } from '../review/mark.ts';
import { asksForProof } from '../review/proof.ts';
import { LineIndex } from '../text/lines.ts';
import { type AuditLedgers, openAuditLedgers } from './auditLedgers.ts';
import { inTurns } from './inTurns.ts';
import { isInGlobs } from './policies.ts';
import type { ProblemList } from './problems.ts';
import { Progress } from './progress.ts';
import { Repositories } from './repositories.ts';
import type { LoadedProject, Target, Targets } from './targets.ts';

export interface GatheredReviews {
  readonly reviews: AuditReviews;
  readonly verdicts: readonly AuditVerdict[];
  readonly readings: ReadonlyMap<Finding, FindingReading>;
}

/** Reads every target once more, now with who wrote and who has read it. */
export async function gatherReviews(
  report: Report,
  targets: Targets,
  history: GitHistory | undefined,
  environment: CliEnvironment,
  problems: ProblemList,
): Promise<GatheredReviews> {
  const ledgers = new Map<LoadedProject, AuditLedgers>();
  for (const loaded of targets.projects)
    ledgers.set(loaded, await openAuditLedgers(loaded, history, environment, problems));
  const readings = new Readings(report, ledgers, environment);
  const progress = new Progress(targets.files.length, environment);
  for (const [root, files] of await byRepository(targets, environment))
    await environment.withProvenance(root, async (provenance) => {
      await inTurns(files, environment.cores, async (target) => {
        progress.next(environment.relative(environment.folder, target.path));
        const read = await environment.readText(target.path);
        // What could not be read is a problem of the scan, which tells it.
        if (read === null || 'problem' in read) return;
        const inside = environment.below(root, target.path) ?? target.path;
        readings.add(target, read.text, await provenance.provenanceOf(inside, read.text));
      });
      for (const problem of await provenance.problems()) await problems.add(problem);
    });
  progress.end();
  return readings.result(targets.projects);
}

async function byRepository({ files }: Targets, environment: CliEnvironment): Promise<Map<string, Target[]>> {
  const repositories = new Repositories(environment);
  const groups = new Map<string, Target[]>();
  for (const target of files) {
    const { repository } = await repositories.placeOf(target.path);
    const group = groups.get(repository);
    if (group === undefined) groups.set(repository, [target]);
    else group.push(target);
  }
  return groups;
}

type Counts = { -readonly [Name in keyof LinesRead]: LinesRead[Name] };
type ReaderCounts = { -readonly [Name in keyof AuditReader]: AuditReader[Name] };

/** Adds up what is known, file by file. */
class Readings {
  private readonly matrix = new Map<Writer, Counts>(
    WRITERS.map((author) => [author, { lines: 0, proven: 0, claimed: 0, changed: 0, unread: 0 }]),
  );
  private readonly readers = new Map<string, ReaderCounts>();
  private readonly findings = new Map<Finding, FindingReading>();
  /** By the id of a mark on a finding, what rests on it now. */
  private readonly judgements = new Map<string, { line: number; state: FindingReview['state'] }>();
  private readonly files: ReadonlyMap<string, ReportedFile>;
  private readonly now: number;

  constructor(
    report: Report,
    private readonly ledgers: ReadonlyMap<LoadedProject, AuditLedgers>,
    private readonly environment: CliEnvironment,
  ) {
    this.files = new Map(report.files.map((file) => [file.path, file]));
    this.now = Date.parse(environment.instant());
  }

  add({ path, inside, loaded }: Target, text: string, authors: readonly (Provenance | undefined)[]): void {
    const { claimed, proven } = this.ledgers.get(loaded) as AuditLedgers;
    const file = this.files.get(this.environment.relative(this.environment.folder, path));
    // A text that changed since the scan is not what was scanned.
    const findings = file?.text === text ? file.findings : [];
    const claims = claimed.review(inside, text, findings);
    const proofs = proven?.review(inside, text, findings);
    this.addLines(claims, proofs, authors);
    if (findings.length === 0) return;
    const isSigned = asksForProof(loaded.project.configuration.policy, inside, isInGlobs);
    const lines = file?.lines ?? new LineIndex(text);
    claims.findings.forEach((claim, i) => {
      const { finding } = claim;
      const proof = proofs?.findings[i];
      const counting: FindingReview = isSigned
        ? (proof ?? { finding, state: 'unreviewed', marks: [] })
        : claim;
      const { state, marks } = counting;
      for (const { id } of claim.marks)
        this.judgements.set(id, { line: lines.lineAt(finding.start) + 1, state: claim.state });
      const judged =
        state === 'reviewed' ? marks.map(judgementOf).findLast((each) => each !== undefined) : undefined;
      this.findings.set(finding, {
        ...this.authorOf(finding, lines, authors),
        review: state,
        ...(judged === undefined ? {} : { judged }),
      });
    });
  }

  result(projects: readonly LoadedProject[]): GatheredReviews {
    const all = [...this.ledgers.values()];
    const marks = all.flatMap(({ claimed }) => claimed.marks);
    const notes = all.flatMap(({ note }) => note ?? []);
    return {
      reviews: {
        matrix: WRITERS.map((author) => ({ author, ...(this.matrix.get(author) as Counts) })),
        readers: [...this.readers.values()].sort((a, b) => b.lines - a.lines || (a.name < b.name ? -1 : 1)),
        marks: {
          total: marks.length,
          withSignature: marks.filter(({ batch }) => batch.signature !== undefined).length,
        },
        notes: [...new Set(notes)],
      },
      verdicts: projects.flatMap((loaded) => this.verdictsOf(loaded)).sort(newestFirst),
      readings: this.findings,
    };
  }

  private addLines(
    claims: FileReview,
    proofs: FileReview | undefined,
    authors: readonly (Provenance | undefined)[],
  ): void {
    claims.lines.forEach(({ state, marks }, line) => {
      if (state === 'blank') return;
      const author = authors[line]?.author ?? 'unknown';
      const counts = this.matrix.get(author) as Counts;
      const proof = proofs?.lines[line];
      counts.lines++;
      if (proof?.state === 'reviewed') counts.proven++;
      else if (state === 'reviewed') counts.claimed++;
      else if (state === 'stale') counts.changed++;
      else counts.unread++;
      if (state !== 'reviewed') return;
      const proving = new Set(
        proof?.state === 'reviewed' ? proof.marks.map(({ batch }) => personKey(batch.reviewer)) : [],
      );
      for (const [key, mark] of new Map(marks.map((each) => [personKey(each.batch.reviewer), each]))) {
        const reader = this.readers.get(key) ?? {
          name: describeReviewer(mark.batch.reviewer),
          lines: 0,
          proven: 0,
          ai: 0,
        };
        this.readers.set(key, reader);
        reader.lines++;
        if (proving.has(key)) reader.proven++;
        if (author === 'ai') reader.ai++;
      }
    });
  }

  /** AI where any of the finding's lines is AI's, a person where all are a person's. */
  private authorOf(
    finding: Finding,
    lines: LineIndex,
    authors: readonly (Provenance | undefined)[],
  ): Pick<FindingReading, 'author' | 'evidence'> {
    const known = [...pathLines(finding, lines)].map((line) => authors[line] ?? UNKNOWN);
    const [strongest = UNKNOWN] = known.sort(compareStrength);
    if (strongest.evidence.length === 0) return { author: strongest.author };
    return { author: strongest.author, evidence: describe(strongest, this.now) };
  }

  private verdictsOf(loaded: LoadedProject): AuditVerdict[] {
    const { environment } = this;
    const { claimed, proven } = this.ledgers.get(loaded) as AuditLedgers;
    const provenIds = new Set(proven?.marks.map(({ id }) => id));
    return claimed.marks.flatMap(({ id, entry, batch }): AuditVerdict[] => {
      const { target } = entry;
      if (target.kind !== 'finding') return [];
      const { ruleId, verdict, reason, until } = target;
      const now = this.judgements.get(id);
      return [
        {
          path: environment.relative(environment.folder, environment.join(loaded.root, entry.path)),
          ...(now === undefined ? {} : { line: now.line }),
          ruleId,
          verdict,
          ...(reason === undefined ? {} : { reason }),
          by: describeReviewer(batch.reviewer),
          at: batch.at,
          ...(until === undefined ? {} : { until }),
          proven: provenIds.has(id),
          state: now?.state ?? 'gone',
        },
      ];
    });
  }
}

/** By what a mark makes a finding not count, as a sentence; undefined where it does not. */
function judgementOf({ entry: { target }, batch }: Mark): string | undefined {
  if (target.kind !== 'finding' || target.verdict === 'reviewed' || target.verdict === 'fixed')
    return undefined;
  const what = target.verdict === 'false-positive' ? 'A false positive' : 'An accepted risk';
  const until = target.until === undefined ? '' : `, until ${target.until}`;
  const reason = target.reason === undefined ? '' : `: ${target.reason}`;
  return `${what}, says ${describeReviewer(batch.reviewer)}${until}${reason}`;
}

function newestFirst(a: AuditVerdict, b: AuditVerdict): number {
  return a.at < b.at ? 1 : a.at > b.at ? -1 : a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
