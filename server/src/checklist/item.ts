/** What an item of the checklist is, and what its check comes to: plain data, the same for every host. */

import type { ChecklistSettings } from '../config/checklist.ts';
import type { ChecklistFacts, Known } from './facts.ts';
import type { Place } from './place.ts';

/** `unknown`: it could not be found out, which is no pass. */
export const ITEM_STATES = ['passed', 'failed', 'not-applicable', 'unknown'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export interface Outcome {
  readonly state: ItemState;
  /** What the state rests on, as a sentence. */
  readonly evidence: string;
  /** What to do, as a sentence; none where there is nothing to do. */
  readonly advice?: string;
  /** All of them, the gravest or first one first. */
  readonly places?: readonly Place[];
}

/** An item, with what its setting may say when it is not left out. */
export interface Item<Setting> {
  /** What has to be so, in a few words. */
  readonly title: string;
  check(facts: ChecklistFacts, setting: Exclude<Setting, false>): Outcome;
}

/** An item for each setting. */
export type Items = { readonly [Id in keyof ChecklistSettings]: Item<ChecklistSettings[Id]> };

/** The outcome by a fact, or that the fact is not known. */
export function byKnown<Fact>(fact: Known<Fact>, outcome: (fact: Fact) => Outcome): Outcome {
  return 'unknown' in fact
    ? { state: 'unknown', evidence: fact.unknown, advice: fact.advice }
    : outcome(fact.known);
}
