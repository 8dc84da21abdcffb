/** The scanners that are to look at the code beside this one have done so: a report of each is among those that are read. */

import { byKnown, type Item } from './item.ts';

export const imports: Item<readonly string[]> = {
  title: 'The reports of other scanners are there',
  check: (facts, names) =>
    byKnown(facts.imports, ({ runs }) => {
      if (names.length === 0)
        return { state: 'not-applicable', evidence: 'The configuration asks for no other scanner.' };
      const present = new Set(runs.map(({ tool }) => tool.toLowerCase()));
      const missing = names.filter((name) => !present.has(name.toLowerCase()));
      const evidence = `Asked for: ${names.join(', ')}. Missing: ${missing.length === 0 ? 'none' : missing.join(', ')}.`;
      if (missing.length === 0) return { state: 'passed', evidence };
      return {
        state: 'failed',
        evidence,
        advice: 'Run them before this, and name their reports under imports in the configuration.',
        places: runs.map(({ tool, report }) => ({ path: report, what: `report of ${tool}` })),
      };
    }),
};
