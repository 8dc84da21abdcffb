/**
 * `checklist:` in a configuration: what has to be so before code goes to production. Every item has a setting
 * that counts where the file says nothing, and `false` leaves the item out. What the items look at is in
 * `checklist/`, whose table the compiler holds against the settings here.
 */

import { SEVERITIES, type Severity } from '../finding/finding.ts';
import type { Policy } from './policy.ts';
import type { Setting } from './reading.ts';

/** Who must have read what AI wrote: a policy without its `require`, which goes without saying. */
export type ReviewSetting = Omit<Policy, 'require'>;

export interface DynamicSetting {
  /** A report that is older does not count. */
  readonly maxAgeDays: number;
  /** No finding may be this severe or more. */
  readonly severity: Severity;
  /** Globs of the paths of URLs that it asks about, without the first `/`; empty means all. */
  readonly routes: readonly string[];
}

/** The settings by the names of the items; `false` for an item that is left out. */
export interface ChecklistSettings {
  /** No open finding may be this severe or more. */
  readonly findings: Severity | false;
  readonly secrets: boolean;
  readonly reviews: ReviewSetting | false;
  readonly acceptedRisks: boolean;
  readonly packages: boolean;
  readonly rules: { readonly maxAgeDays: number } | false;
  /** `whenImported`: only where reports of tests from outside are read at all. */
  readonly dynamic: (DynamicSetting & { readonly whenImported: boolean }) | false;
  /** The names of tools whose reports must be among those that are read. */
  readonly imports: readonly string[];
  /** `present`: a section that is there must be up to date; `true`: there must be one. */
  readonly guidelines: 'present' | boolean;
  /** `used`: those of agents that the project has a folder of; else the ids of agents. */
  readonly hooks: 'used' | readonly string[] | false;
}

export const DEFAULT_CHECKLIST: ChecklistSettings = {
  findings: 'high',
  secrets: true,
  reviews: { paths: [], reviewers: 1, notAuthor: false, signed: false, likely: true },
  acceptedRisks: true,
  packages: true,
  rules: { maxAgeDays: 180 },
  dynamic: { maxAgeDays: 30, severity: 'high', routes: [], whenImported: true },
  imports: [],
  guidelines: 'present',
  hooks: 'used',
};

type Readers = {
  readonly [Id in keyof ChecklistSettings]: (setting: Setting) => ChecklistSettings[Id] | undefined;
};

const READERS: Readers = {
  findings: (setting) => (setting.raw === false ? false : setting.oneOf(SEVERITIES)),
  secrets: (setting) => setting.flag(),
  reviews: (setting) => (setting.raw === false ? false : readReviews(setting)),
  acceptedRisks: (setting) => setting.flag(),
  packages: (setting) => setting.flag(),
  rules: (setting) => (setting.raw === false ? false : readAge(setting)),
  dynamic: (setting) => (setting.raw === false ? false : readDynamic(setting)),
  imports: (setting) => (setting.raw === false ? [] : setting.texts()),
  guidelines: (setting) => setting.flag(),
  hooks: readHooks,
};

/** Reads the checklist. What cannot be used is reported, and the default of that item counts. */
export function readChecklist(setting: Setting): ChecklistSettings {
  const keys = setting.mapping(Object.keys(READERS) as (keyof ChecklistSettings)[]) ?? {};
  const read = Object.entries(keys).map(([id, each]) => [id, READERS[id as keyof Readers](each)] as const);
  return { ...DEFAULT_CHECKLIST, ...Object.fromEntries(read.filter(([, value]) => value !== undefined)) };
}

/** The policy that a checklist asks reviews by; undefined where it asks for none. */
export function reviewPolicyOf({ reviews }: ChecklistSettings): Policy | undefined {
  return reviews === false ? undefined : { require: 'unreviewed-ai', ...reviews };
}

function readReviews(setting: Setting): ReviewSetting | undefined {
  const fallback = DEFAULT_CHECKLIST.reviews as ReviewSetting;
  const keys = setting.mapping(['paths', 'reviewers', 'notAuthor', 'signed', 'likely']);
  if (keys === undefined) return undefined;
  return {
    paths: keys.paths?.globs() ?? fallback.paths,
    reviewers: keys.reviewers?.count() ?? fallback.reviewers,
    notAuthor: keys.notAuthor?.flag() ?? fallback.notAuthor,
    signed: keys.signed?.flag() ?? fallback.signed,
    likely: keys.likely?.flag() ?? fallback.likely,
  };
}

function readAge(setting: Setting): { maxAgeDays: number } | undefined {
  const maxAgeDays = setting.mapping(['maxAgeDays'])?.maxAgeDays?.count();
  return maxAgeDays === undefined ? undefined : { maxAgeDays };
}

function readDynamic(setting: Setting): ChecklistSettings['dynamic'] | undefined {
  const fallback = DEFAULT_CHECKLIST.dynamic as DynamicSetting;
  const keys = setting.mapping(['maxAgeDays', 'severity', 'routes']);
  if (keys === undefined) return undefined;
  return {
    maxAgeDays: keys.maxAgeDays?.count() ?? fallback.maxAgeDays,
    severity: keys.severity?.oneOf(SEVERITIES) ?? fallback.severity,
    routes: keys.routes?.globs() ?? fallback.routes,
    whenImported: false,
  };
}

function readHooks(setting: Setting): ChecklistSettings['hooks'] | undefined {
  if (typeof setting.raw !== 'boolean') return setting.texts();
  return setting.raw ? 'used' : false;
}
