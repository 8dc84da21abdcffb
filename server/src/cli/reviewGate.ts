/**
 * Holds a change against the policies of its base: opens the ledger of each project, asks who wrote what, and
 * says what is missing. What the gate believes (policy, suppressions, keys that may sign) is the base's.
 */

import { CONFIGURATION_FILE } from '../config/configuration.ts';
import type { Policy, Requirement } from '../config/policy.ts';
import type { Finding } from '../engine/finding.ts';
import type { MissingReview, ReviewReport } from '../report/reviewReport.ts';
import { authorOfLines } from '../review/authorship.ts';
import type { FileReview } from '../review/fileReview.ts';
import { type GateFile, type GateResult, gate, type LineAuthor, type Missing } from '../review/gate.ts';
import { describeReviewer } from '../review/identity.ts';
import type { Ledger } from '../review/ledger.ts';
import type { Reviewer } from '../review/mark.ts';
import { linesOf, pathLines } from '../review/marking.ts';
import type { Verify } from '../review/signature.ts';
import { matchesGlob } from '../text/glob.ts';
import type { Change, FileChange } from './change.ts';
import type { CliEnvironment } from './environment.ts';
import { belowRoot, openLedger } from './openLedger.ts';
import type { ProblemList } from './problems.ts';
import type { ScanOptions } from './scanOptions.ts';
import type { LoadedProject } from './targets.ts';

export interface GateOutcome {
  readonly report: ReviewReport;
  /** Findings that a person has judged to be no danger: they do not count for `--fail-on`. */
  readonly judged: ReadonlySet<Finding>;
}

/** Holds the change against every policy. Undefined when no policy asks for anything. */
export async function holdGate(
  change: Change,
  projects: readonly LoadedProject[],
  options: ScanOptions,
  environment: CliEnvironment,
  problems: ProblemList,
): Promise<GateOutcome> {
  const total = { lines: 0, ai: 0, human: 0, unknown: 0 };
  const missing: MissingReview[] = [];
  const notes: string[] = [];
  const judged = new Set<Finding>();
  for (const loaded of projects) {
    const files = change.files.filter(({ target }) => target.loaded === loaded);
    const held = await new ProjectGate(change, loaded, options, environment, problems).hold(files);
    for (const key of ['lines', 'ai', 'human', 'unknown'] as const) total[key] += held.result.authors[key];
    missing.push(...held.missing);
    notes.push(...held.notes);
    for (const finding of held.judged) judged.add(finding);
  }
  const { fork } = change.base;
  const passed = missing.length === 0;
  return { report: { since: options.since ?? '', fork, passed, missing, authors: total, notes }, judged };
}

/** The policies that hold for a project: those of its base, and what the command line asks for. */
export function policiesOf(loaded: LoadedProject, { failOnReview }: ScanOptions): Policy[] {
  const asked = failOnReview.map(
    (require: Requirement): Policy => ({
      require,
      paths: [],
      reviewers: 1,
      notAuthor: false,
      signed: false,
      likely: true,
    }),
  );
  return [...loaded.project.configuration.policy, ...asked];
}

class ProjectGate {
  private readonly notes: string[] = [];

  constructor(
    private readonly change: Change,
    private readonly loaded: LoadedProject,
    private readonly options: ScanOptions,
    private readonly environment: CliEnvironment,
    private readonly problems: ProblemList,
  ) {}

  async hold(
    files: readonly FileChange[],
  ): Promise<{ result: GateResult; missing: MissingReview[]; notes: string[]; judged: Finding[] }> {
    const { loaded, options, environment } = this;
    const policies = policiesOf(loaded, options);
    const verify = await this.verifier(policies.some(({ signed }) => signed));
    await this.noteChangesOfRules(files);
    const claimed = await this.ledger();
    const signed = verify === undefined ? undefined : await this.ledger(verify);
    const names = new Map<string, FileChange>();
    const gateFiles: GateFile[] = [];
    const judged: Finding[] = [];
    const evidence = await environment.authorship(this.change.base);
    for (const file of files) {
      const { target, text, lines, changed, findings } = file;
      names.set(target.inside, file);
      const claims = await reviewIn(claimed, target.inside, file);
      const repositoryPath = environment.relative(this.change.base.root, target.path);
      const people = await this.authors(repositoryPath, file);
      const assume = options.assumeAi.some(
        (glob) =>
          matchesGlob(target.inside, glob) ||
          matchesGlob(environment.relative(environment.folder, target.path), glob),
      );
      const author = authorOfLines(await evidence.evidenceFor(repositoryPath, text), people, assume);
      const proofs = signed === undefined ? claims : await reviewIn(signed, target.inside, file);
      const counted = policies.some((policy) => policy.signed) ? proofs : claims;
      for (const { finding, state, marks } of counted.findings)
        if (
          state === 'reviewed' &&
          marks.some(({ entry: { target: t } }) => t.kind === 'finding' && t.verdict !== 'reviewed')
        )
          judged.push(finding);
      gateFiles.push({
        path: target.inside,
        changed,
        author,
        claimed: claims,
        signed: proofs,
        findingLines: (finding) => linesOf(finding, lines),
        findingAuthors: (finding) => {
          if (!findings.includes(finding)) return [];
          const own = [...pathLines(finding, lines)].filter((line) => changed.has(line));
          const unknown: LineAuthor = { by: 'unknown', confidence: 'low' };
          return own.length === 0 ? [unknown] : own.map(author);
        },
      });
    }
    for (const problem of await evidence.problems()) await this.problems.add(problem);
    const isIn = (path: string, globs: readonly string[]): boolean =>
      globs.some((glob) => matchesGlob(path, glob));
    const result = gate(gateFiles, { policies, isIn });
    const reviews = new Map(gateFiles.map((file) => [file.path, file]));
    const missing = result.missing.map((each) => this.describe(each, names, reviews));
    return { result, missing, notes: this.notes, judged };
  }

  /** Signatures are checked by the base's keys alone. */
  private async verifier(needed: boolean): Promise<Verify | undefined> {
    if (!needed) return undefined;
    const { loaded, environment, change } = this;
    const { root, tip } = change.base;
    const path = environment.join(loaded.root, loaded.project.configuration.allowedSigners);
    const below = environment.below(root, path);
    const text = below === undefined ? undefined : await environment.git.readAt(root, tip, below);
    if (text === undefined)
      this.notes.push(
        `The policy asks for signed marks, but the base has no ${loaded.project.configuration.allowedSigners}, so no signature can count. Add it to the base branch first.`,
      );
    return text === undefined ? async () => false : environment.verifier(text);
  }

  /** Says which of the rules of the game the change itself alters. */
  private async noteChangesOfRules(files: readonly FileChange[]): Promise<void> {
    const { loaded, environment, change } = this;
    const { root, tip } = change.base;
    for (const name of [CONFIGURATION_FILE, loaded.project.configuration.allowedSigners]) {
      const path = environment.join(loaded.root, name);
      const below = environment.below(root, path);
      if (below === undefined) continue;
      const before = await environment.git.readAt(root, tip, below);
      const read = await environment.readText(path);
      const now = read === null ? undefined : 'text' in read ? read.text : '';
      if (before?.replaceAll('\r\n', '\n') === now?.replaceAll('\r\n', '\n')) continue;
      const what = before === undefined ? 'adds' : now === undefined ? 'removes' : 'changes';
      this.notes.push(`This change ${what} ${below}. What the base has counts here.`);
    }
    for (const { target, newSuppressions } of files)
      for (const line of [...newSuppressions].sort((a, b) => a - b))
        this.notes.push(
          `${environment.relative(environment.folder, target.path)}:${line + 1}: this suppression comes with the change and does not count for it. Mark the finding in the editor instead.`,
        );
  }

  private async ledger(verify?: Verify): Promise<Ledger> {
    const { environment, loaded, problems } = this;
    const ledger = await openLedger(loaded.root, loaded.rules.version, environment, verify);
    for (const problem of ledger.problems) await problems.add(belowRoot(problem, loaded.root, environment));
    return ledger;
  }

  /** Who committed which line; lines that are not committed are the person's who runs this. */
  private async authors(
    path: string,
    { lines, text }: FileChange,
  ): Promise<(line: number) => Reviewer | undefined> {
    const { environment, change, loaded } = this;
    if (!policiesOf(loaded, this.options).some(({ notAuthor }) => notAuthor)) return () => undefined;
    const commits = await environment.git.blame(change.base.root, path);
    const self = await environment.git.identity(change.base.root);
    // Git counts lines by line feeds alone.
    const numbers: number[] = [];
    let number = 1;
    for (let line = 0; line < lines.count; line++) {
      numbers.push(number);
      if (text[lines.startOf(line + 1) - 1] === '\n') number++;
    }
    return (line) => commits.get(numbers[line] ?? 0)?.author ?? self;
  }

  private describe(
    { policy, path, first, last, finding, have, need }: Missing,
    names: ReadonlyMap<string, FileChange>,
    reviews: ReadonlyMap<string, GateFile>,
  ): MissingReview {
    const file = names.get(path) as FileChange;
    const review = reviews.get(path) as GateFile;
    return {
      require: policy.require,
      path: this.environment.relative(this.environment.folder, file.target.path),
      startLine: first + 1,
      endLine: last + 1,
      ...(finding === undefined ? {} : { ruleId: finding.ruleId }),
      have,
      need,
      why: reasonFor(review, policy, first, finding),
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

function reasonFor(file: GateFile, policy: Policy, line: number, finding: Finding | undefined): string {
  const of = (review: FileReview) =>
    finding === undefined ? review.lines[line] : review.findings.find((each) => each.finding === finding);
  const claimed = of(file.claimed);
  const counted = policy.signed ? of(file.signed) : claimed;
  const last = claimed?.marks.at(-1);
  const who =
    last === undefined ? '' : `${describeReviewer(last.batch.reviewer)} on ${last.batch.at.slice(0, 10)}`;
  if (claimed?.state === 'reviewed' && counted?.state !== 'reviewed')
    return `marked by ${who}, but not signed by an allowed key`;
  if (claimed?.state === 'reviewed') return `reviewed by ${who}; others have to read it too`;
  if (claimed?.state === 'stale') return `changed since reviewed by ${who}`;
  if (claimed?.state === 'expired') return `the judgement by ${who} has ended`;
  if (claimed?.state === 'unfixed') return `marked as fixed by ${who}, and still found`;
  return finding === undefined ? 'nobody has read it' : 'nobody has judged it';
}
