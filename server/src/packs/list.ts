/** Where the rules of a folder are from, for people: those that ship and those of each pack, with their age and signer. */

import type { Rule } from '../rule/rule.ts';
import { daysBetween } from '../text/days.ts';
import type { ChosenPack, PackState } from './use.ts';

/** Where some of the rules are from. */
export interface RuleSource {
  readonly name: string;
  readonly version: string;
  /** The day of the rules, `YYYY-MM-DD`. */
  readonly published?: string;
  readonly ageDays?: number;
  readonly rules: number;
  /** `replaced`: a pack stands for the rules that ship. */
  readonly state: PackState | 'replaced';
  readonly scope: 'shipped' | 'repository' | 'user';
  /** As `rules add` takes it. */
  readonly source?: string;
  readonly signer?: string;
  /** What of it was left out, a sentence each. */
  readonly problems: readonly string[];
}

/** What ships with the product. */
export interface Shipped {
  rulesDate(): Promise<string | undefined>;
  bundledRules(): Promise<readonly Rule[]>;
}

/** What of a project is asked for. */
export interface WithPacks {
  readonly packs: readonly ChosenPack[];
  readonly replacesBundled: boolean;
}

/**
 * All sources, those that ship first, with all their rules, whatever the configuration switches off. `version` is the
 * product's, `now` an instant in UTC.
 */
export async function ruleSources(
  outside: Shipped,
  { packs, replacesBundled }: WithPacks,
  version: string,
  now: string,
): Promise<RuleSource[]> {
  const shipped: RuleSource = {
    name: 'ai-security-scanner',
    version,
    ...aged(await outside.rulesDate(), now),
    rules: (await outside.bundledRules()).length,
    state: replacesBundled ? 'replaced' : 'used',
    scope: 'shipped',
    problems: [],
  };
  return [shipped, ...packs.map((each) => ofPack(each, now))];
}

function ofPack({ pack, state }: ChosenPack, now: string): RuleSource {
  const { name, version, published, rules, source, signer } = pack.locked;
  return {
    name,
    version,
    ...aged(published, now),
    rules,
    state,
    scope: pack.place.scope,
    source,
    ...(signer === undefined ? {} : { signer }),
    problems: pack.problems.map(({ message }) => message),
  };
}

function aged(published: string | undefined, now: string): { published?: string; ageDays?: number } {
  return published === undefined ? {} : { published, ageDays: daysBetween(published, now) };
}
