/** The policies that hold for a project: those of its base, and what the command line or the checklist asks for. */

import { reviewPolicyOf } from '../config/checklist.ts';
import type { Policy, Requirement } from '../config/policy.ts';
import { matchesGlob } from '../text/glob.ts';
import type { ScanOptions } from './scanOptions.ts';
import type { LoadedProject } from './targets.ts';

export function policiesOf(loaded: LoadedProject, { failOnReview, holdsChecklist }: ScanOptions): Policy[] {
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
  const { policy, checklist } = loaded.project.configuration;
  const ofChecklist = holdsChecklist === true ? reviewPolicyOf(checklist) : undefined;
  return [...policy, ...asked, ...(ofChecklist === undefined ? [] : [ofChecklist])];
}

/** Whether a path is one that some globs mean. */
export function isInGlobs(path: string, globs: readonly string[]): boolean {
  return globs.some((glob) => matchesGlob(path, glob));
}
