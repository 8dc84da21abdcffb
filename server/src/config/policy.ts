/** `policy:` in a configuration: what must have been reviewed, where, and by whom. */

import type { Setting } from './reading.ts';

/**
 * What must have been reviewed before a change may go in: every changed line, those written by AI, or those
 * that have findings.
 */
export const REQUIREMENTS = ['unreviewed', 'unreviewed-ai', 'unreviewed-findings'] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

export interface Policy {
  readonly require: Requirement;
  /** Globs; empty means everywhere. */
  readonly paths: readonly string[];
  /** How many people must have read it. */
  readonly reviewers: number;
  /** Whether the author's own review does not count. */
  readonly notAuthor: boolean;
  /** Whether only signed marks count. */
  readonly signed: boolean;
  /** Whether lines that are only likely to be AI's count as AI's. */
  readonly likely: boolean;
}

/** Reads the list of policies, or a single one. One that does not say what it requires is left out. */
export function readPolicies(setting: Setting): Policy[] {
  return setting.items().flatMap((item) => {
    const policy = readPolicy(item);
    return policy === undefined ? [] : [policy];
  });
}

function readPolicy(setting: Setting): Policy | undefined {
  const keys = setting.mapping(['require', 'paths', 'reviewers', 'notAuthor', 'signed', 'likely']);
  if (keys === undefined) return undefined;
  if (keys.require === undefined) {
    setting.report(`\`require\` is missing: say what must be reviewed, ${REQUIREMENTS.join(', ')}.`);
    return undefined;
  }
  const require = keys.require.oneOf(REQUIREMENTS);
  if (require === undefined) return undefined;
  return {
    require,
    paths: keys.paths?.globs() ?? [],
    reviewers: keys.reviewers?.count() ?? 1,
    notAuthor: keys.notAuthor?.flag() ?? false,
    signed: keys.signed?.flag() ?? false,
    likely: keys.likely?.flag() ?? true,
  };
}
