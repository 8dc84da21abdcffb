/**
 * How far all of a project is reviewed, where no change says what is to be: every line of its code counts. Keys
 * that may sign are those that are committed, so that a mark and its key do not come in one go.
 */

import type { CheckedReviews } from '../checklist/facts.ts';
import { ReviewCount } from '../checklist/reviewed.ts';
import { reviewPolicyOf } from '../config/checklist.ts';
import type { Project } from '../config/project.ts';
import { holdsCode } from '../embedded/index.ts';
import type { Finding } from '../finding/finding.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import type { Report } from '../report/report.ts';
import { authorOfLines, peopleOfLines } from '../review/authorship.ts';
import type { FindingReview } from '../review/fileReview.ts';
import type { Ledger } from '../review/ledger.ts';
import { asksForProof, provenReview } from '../review/proof.ts';
import { LineIndex } from '../text/lines.ts';
import { belowRoot, openLedger } from './openLedger.ts';
import { isInGlobs } from './policies.ts';
import { ProblemList } from './problems.ts';

export interface WholeReviews {
  /** Undefined where the checklist asks for no reviews. */
  readonly reviews: CheckedReviews | undefined;
  /** What people have made of the findings of the report, by the marks that count. */
  readonly findings: ReadonlyMap<Finding, FindingReview>;
  /** What is wrong with the marks, or with the evidence of who wrote what: sentences. */
  readonly problems: readonly string[];
}

/** Reads all files of the project once more, with the marks and the evidence. The environment's folder is the root. */
export async function wholeReviews(
  project: Project,
  report: Report,
  environment: CliEnvironment,
): Promise<WholeReviews> {
  const { folder: root } = environment;
  const { configuration, isScanned } = project;
  const asked = reviewPolicyOf(configuration.checklist);
  const policies = [...configuration.policy, ...(asked === undefined ? [] : [asked])];
  const problems = new ProblemList(environment);
  const open = async (signers?: string): Promise<Ledger> => {
    const proof = signers === undefined ? {} : { verify: environment.verifier(signers) };
    const ledger = await openLedger(root, '', environment, proof);
    for (const problem of ledger.problems) await problems.add(belowRoot(problem, root, environment));
    await ledger.settleAll();
    return ledger;
  };
  const claimed = await open();
  const signed = policies.some((policy) => policy.signed)
    ? await open(
        (await environment.git.committedText(root, environment.join(root, configuration.allowedSigners))) ??
          '',
      )
    : claimed;

  const findings = new Map<Finding, FindingReview>();
  for (const file of report.files) {
    const inside = environment.below(root, environment.join(root, file.path)) ?? file.path;
    const claims = claimed.review(inside, file.text, file.findings);
    const review = asksForProof(policies, inside, isInGlobs)
      ? provenReview(claims, signed.review(inside, file.text, file.findings))
      : claims;
    for (const each of review.findings) findings.set(each.finding, each);
  }
  const reviews = asked === undefined ? undefined : new ReviewCount(asked, isScanned);
  const repository = (await environment.repositoryRoot(root)) ?? root;
  const self = asked?.notAuthor === true ? await environment.git.identity(root) : undefined;
  await environment.withProvenance(repository, async (provenance) => {
    if (reviews === undefined) return;
    for await (const { path, inside } of codeOf(root, project, environment)) {
      const read = await environment.readText(path);
      // What cannot be read is told of by the scan.
      if (read === null || 'problem' in read) continue;
      const { text } = read;
      const place = environment.below(repository, path) ?? inside;
      const known = await provenance.provenanceOf(place, text);
      const evidence = known.map((each) => each && { by: each.author, confidence: each.confidence });
      // Nobody is asked to read the rest, and each file takes git a moment.
      const asksForPeople = asked?.notAuthor === true && known.some((each) => each?.author === 'ai');
      const people = asksForPeople
        ? peopleOfLines(await provenance.committers(place, text), text, new LineIndex(text), self)
        : () => undefined;
      reviews.add({
        path: inside,
        shown: inside,
        claimed: claimed.review(inside, text, []),
        signed: signed.review(inside, text, []),
        author: authorOfLines(evidence, people, false),
      });
    }
    for (const problem of await provenance.problems()) await problems.add(problem);
  });
  return {
    reviews: reviews?.reviews,
    findings,
    problems: problems.all.map(({ path, message }) => `${path ?? ''}: ${message}`),
  };
}

async function* codeOf(
  root: string,
  project: Project,
  environment: CliEnvironment,
): AsyncIterable<{ readonly path: string; readonly inside: string }> {
  for await (const entry of environment.walk(root)) {
    if ('problem' in entry || !holdsCode(entry.path)) continue;
    const inside = environment.below(root, entry.path) ?? entry.path;
    if (project.isScanned(inside)) yield { path: entry.path, inside };
  }
}
