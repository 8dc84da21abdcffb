/**
 * The facts of a checklist for a folder or a change, gathered by a scan. Of a change, configuration and rules are
 * the base's, as for the gate; what is about the repository as it will be (the section of the guidelines, the hooks)
 * is looked at as it is.
 */

import { installedHooks } from '../agent/setup/installedHooks.ts';
import {
  type CheckedFinding,
  type CheckedFindings,
  type CheckedGuidelines,
  type CheckedReviews,
  type ChecklistFacts,
  isUnseen,
  type Known,
  unseen,
} from '../checklist/facts.ts';
import { checkedImports } from '../checklist/imported.ts';
import type { Place } from '../checklist/place.ts';
import { fateOf, toolsOf } from '../checklist/reviewed.ts';
import { loadProject, type Project } from '../config/project.ts';
import { GUIDELINES_FILES, guidelinesFor, guidelinesState } from '../guidelines/guidelines.ts';
import { usedPacks } from '../packs/use.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { problemText, type Report, type ReportedFile, regionOf } from '../report/report.ts';
import type { MissingReview, ReviewReport } from '../report/reviewReport.ts';
import type { FindingReview } from '../review/fileReview.ts';
import { existing, languagesIn } from './guidelines.ts';
import type { GateOutcome } from './reviewGate.ts';
import type { HeldScan } from './scanRun.ts';
import type { WholeReviews } from './wholeReviews.ts';

/** What the base of a change has, by paths below the project's root. */
export interface BaseFiles {
  hasFolder(path: string): boolean;
  textOf(path: string): Promise<string | undefined>;
}

/** Gathers the facts. The environment's folder is the root of the project; `whole` has the reviews where there is no change. */
export async function checklistFacts(
  project: Project,
  { report, gate }: HeldScan,
  whole: WholeReviews | undefined,
  base: BaseFiles | undefined,
  environment: CliEnvironment,
): Promise<ChecklistFacts> {
  const { folder, agents } = environment;
  const shown = (path: string): string => environment.relative(folder, path);
  return {
    now: environment.instant(),
    ...(gate === undefined ? {} : { since: { base: gate.report.since, fork: gate.report.fork } }),
    notes: [...(gate?.report.notes ?? []), ...(whole?.problems ?? [])],
    findings: findingsOf(report, gate?.findings ?? whole?.findings ?? new Map()),
    reviews: reviewsOf(gate, whole),
    rules: {
      date: await environment.rulesDate(),
      packs: usedPacks(project.packs),
      weaknesses: new Set(project.rules.flatMap(({ cwe }) => cwe)),
    },
    imports: { known: checkedImports(report.imports) },
    guidelines: await guidelinesOf(base, environment),
    hooks: { known: await installedHooks(agents, folder, shown, (name) => base?.hasFolder(name) === true) },
  };
}

function findingsOf(
  { files, problems, rules, stats, failed, review }: Report,
  reviews: ReadonlyMap<unknown, FindingReview>,
): Known<CheckedFindings> {
  const reasons = problems.filter(isUnseen).map(problemText);
  for (const { path, why } of review?.entries.failed ?? []) reasons.push(`${path} ${why}.`);
  if (failed || reasons.length > 0) return unseen(reasons);
  const checked = (file: ReportedFile): CheckedFinding[] =>
    file.findings.map((finding) => {
      const { startLine, endLine } = regionOf(file.lines, finding);
      const what = `${finding.severity}: ${rules.get(finding.ruleId)?.title ?? finding.ruleId}`;
      return {
        severity: finding.severity,
        cwe: finding.cwe,
        tools: toolsOf(finding),
        place: { path: file.path, startLine, endLine, what },
        ...fateOf(finding, reviews.get(finding)),
      };
    });
  return {
    known: {
      files: stats.files,
      findings: files.flatMap(checked),
      endedSuppressions: problems
        .filter(({ suppression }) => suppression === 'expired')
        .map(({ path = '', line, message }): Place => {
          const lines = line === undefined ? {} : { startLine: line, endLine: line };
          return { path, ...lines, what: message };
        }),
      unparsed: problems.filter(({ kind }) => kind === 'syntax').length,
    },
  };
}

function reviewsOf(gate: GateOutcome | undefined, whole: WholeReviews | undefined): Known<CheckedReviews> {
  if (gate !== undefined) return reviewsOfChange(gate.report);
  return whole?.reviews === undefined
    ? { known: { lines: 0, ai: 0, unknown: 0, missing: [] } }
    : { known: whole.reviews };
}

function reviewsOfChange({ entries, missing, authors }: ReviewReport): Known<CheckedReviews> {
  const { failed } = entries;
  if (failed.length > 0) return unseen(failed.map(({ path, why }) => `${path} ${why}.`));
  return { known: { ...authors, missing: missing.map(placeOfMissing) } };
}

function placeOfMissing({ path, startLine, endLine, have, need, why }: MissingReview): Place {
  return {
    path,
    ...(startLine === undefined ? {} : { startLine, endLine: endLine ?? startLine }),
    what: `${have} of ${need}: ${why}`,
  };
}

/** The section of the file that has it, by the rules as they are now. */
async function guidelinesOf(
  base: BaseFiles | undefined,
  environment: CliEnvironment,
): Promise<Known<CheckedGuidelines>> {
  const { folder } = environment;
  const project = await loadProject(environment, folder, { trusted: true });
  const section = guidelinesFor(project.rules, await languagesIn(environment, project.isScanned));
  const path = (await existing(environment)) ?? GUIDELINES_FILES[0];
  const read = await environment.readText(environment.join(folder, path));
  if (read !== null && 'problem' in read)
    return { unknown: `${path}: ${read.problem.message}`, advice: 'Make the file readable.' };
  const state = guidelinesState(read?.text ?? null, section);
  // A section that the change takes away is one that is not as it should be.
  for (const each of state === 'absent' ? GUIDELINES_FILES : []) {
    const before = await base?.textOf(each);
    if (before !== undefined && guidelinesState(before, section) !== 'absent')
      return { known: { path: each, state: 'outdated' } };
  }
  return { known: { path, state } };
}
