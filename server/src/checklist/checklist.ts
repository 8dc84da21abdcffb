/**
 * The production checklist: whether what has to be so before code goes to production is so, item by item, with
 * the evidence. Pure: facts and settings in, plain data out (`schemas/checklist.schema.json`), which the command
 * writes, the editor shows and the audit repeats.
 */

import type { ChecklistSettings } from '../config/checklist.ts';
import type { ChecklistFacts } from './facts.ts';
import type { Item, ItemState, Outcome } from './item.ts';
import { ITEMS } from './items.ts';
import type { Place } from './place.ts';

/** Counts up when a field of the result changes its meaning or goes away. */
export const CHECKLIST_SCHEMA_VERSION = 1;

export interface ItemResult {
  readonly id: keyof ChecklistSettings;
  readonly title: string;
  readonly state: ItemState;
  /** What the state rests on, as a sentence. */
  readonly evidence: string;
  /** What to do, as a sentence. */
  readonly advice?: string;
  /** Where, all of them. */
  readonly places: readonly Place[];
}

export interface ChecklistResult {
  readonly schemaVersion: typeof CHECKLIST_SCHEMA_VERSION;
  /** When it was held, as an instant in UTC. */
  readonly at: string;
  /** The change that it was held for; absent for all that is there. */
  readonly since?: { readonly base: string; readonly fork: string };
  /** `passed` only if every item passed or does not apply; `unknown` if one could not be found out. */
  readonly state: Exclude<ItemState, 'not-applicable'>;
  readonly items: readonly ItemResult[];
  /** What a reader should know besides, each a sentence. */
  readonly notes: readonly string[];
}

const LEFT_OUT: Outcome = {
  state: 'not-applicable',
  evidence: 'The configuration leaves this item out.',
};

/** Holds the facts against the settings. */
export function checklistOf(facts: ChecklistFacts, settings: ChecklistSettings): ChecklistResult {
  const items = Object.entries(ITEMS).map(([name, item]): ItemResult => {
    const id = name as keyof ChecklistSettings;
    const setting = settings[id];
    // The table holds each item to the type of its own setting, which TypeScript cannot follow here.
    const outcome = setting === false ? LEFT_OUT : (item as Item<unknown>).check(facts, setting);
    const { state, evidence, advice, places = [] } = outcome;
    return { id, title: item.title, state, evidence, ...(advice === undefined ? {} : { advice }), places };
  });
  const has = (state: ItemState): boolean => items.some((each) => each.state === state);
  return {
    schemaVersion: CHECKLIST_SCHEMA_VERSION,
    at: facts.now,
    ...(facts.since === undefined ? {} : { since: facts.since }),
    state: has('unknown') ? 'unknown' : has('failed') ? 'failed' : 'passed',
    items,
    notes: facts.notes,
  };
}
