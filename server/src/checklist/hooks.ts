/** The agents that write here have their edits checked: the hooks are installed, and nothing keeps them from running. */

import type { ChecklistSettings } from '../config/checklist.ts';
import { counted } from '../text/counted.ts';
import type { CheckedHooks } from './facts.ts';
import { byKnown, type Item } from './item.ts';
import type { Place } from './place.ts';

export const hooks: Item<ChecklistSettings['hooks']> = {
  title: 'The hooks of agents are installed',
  check: (facts, setting) =>
    byKnown(facts.hooks, (agents) => {
      const unknown =
        setting === 'used' ? [] : setting.filter((id) => !agents.some((each) => each.id === id));
      if (unknown.length > 0)
        return {
          state: 'unknown',
          evidence: `No agent is known by the name ${unknown.join(', ')}.`,
          advice: `Use ${agents.map(({ id }) => id).join(', ')}.`,
        };
      const asked = agents.filter(({ id, isUsed }) => (setting === 'used' ? isUsed : setting.includes(id)));
      if (asked.length === 0)
        return {
          state: 'not-applicable',
          evidence: 'The project has no folder of an agent that runs hooks.',
        };
      const wanting = asked.filter(({ isInstalled, faults }) => !isInstalled || faults.length > 0);
      const evidence = `${counted(asked.length, 'agent')}: ${asked.map(({ name }) => name).join(', ')}; ${wanting.length === 0 ? 'all have' : `${asked.length - wanting.length} with`} hooks that are up to date.`;
      if (wanting.length === 0) return { state: 'passed', evidence };
      return {
        state: 'failed',
        evidence,
        advice: `Run ai-security-scanner agents install --project ${wanting.map(({ id }) => `--agent ${id}`).join(' ')}.`,
        places: wanting.flatMap(placesOf),
      };
    }),
};

function placesOf({ name, faults, paths }: CheckedHooks): Place[] {
  if (faults.length > 0) return [...faults];
  return paths.map((path) => ({ path, what: `no hooks for ${name}` }));
}
