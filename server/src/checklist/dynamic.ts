/** The running program was tested from outside, lately, and nothing grave was found on the routes that matter. */

import type { ChecklistSettings } from '../config/checklist.ts';
import { SEVERITIES } from '../finding/finding.ts';
import { counted } from '../text/counted.ts';
import { daysBetween } from '../text/days.ts';
import { matchesGlob } from '../text/glob.ts';
import type { CheckedFinding, CheckedRun, ChecklistFacts } from './facts.ts';
import { isOpen } from './findings.ts';
import { byKnown, type Item, type Outcome } from './item.ts';

const AGAIN = 'Run the test from outside again, and name its report under imports in the configuration.';

type Setting = Exclude<ChecklistSettings['dynamic'], false>;

export const dynamic: Item<Setting | false> = {
  title: 'The program was tested from outside',
  check: (facts, setting) =>
    byKnown(facts.imports, ({ runs, requests }) => {
      const tests = runs.filter(({ isDynamic }) => isDynamic);
      if (tests.length === 0) {
        const evidence = 'No report of a test from outside is among those that are read.';
        return setting.whenImported
          ? { state: 'not-applicable', evidence }
          : { state: 'failed', evidence, advice: AGAIN };
      }
      const stale = byAge(facts, tests, setting);
      if (stale !== undefined) return stale;
      const bar = SEVERITIES.indexOf(setting.severity);
      const open = [
        ...handled(facts, tests).filter(isOpen),
        ...requests.filter(({ route }) => isAsked(route, setting)),
      ].filter(({ severity }) => SEVERITIES.indexOf(severity) >= bar);
      const where = setting.routes.length === 0 ? 'all routes' : setting.routes.join(', ');
      const evidence = `${namesOf(tests)}, of ${newest(tests)?.slice(0, 10)}: on ${where} ${counted(open.length, 'open finding')} from ${setting.severity} on.`;
      if (open.length === 0) return { state: 'passed', evidence };
      return {
        state: 'failed',
        evidence,
        advice: 'Mend the handlers, test again, or have a person judge what was found.',
        places: open.map(({ place }) => place),
      };
    }),
};

/** What is known of a handler: whichever route leads to it, since a finding in the code does not say that. */
function handled({ findings }: ChecklistFacts, tests: readonly CheckedRun[]): readonly CheckedFinding[] {
  if ('unknown' in findings) return [];
  const names = new Set(tests.map(({ tool }) => tool));
  return findings.known.findings.filter(({ tools }) => tools.some((name) => names.has(name)));
}

/** What the age of the reports comes to by itself; undefined when they are new enough. */
function byAge(
  { now }: ChecklistFacts,
  tests: readonly CheckedRun[],
  { maxAgeDays }: Setting,
): Outcome | undefined {
  const made = newest(tests);
  const places = tests.map(({ tool, report }) => ({ path: report, what: `report of ${tool}` }));
  if (made === undefined)
    return {
      state: 'unknown',
      evidence: `${namesOf(tests)}: the report does not say when it was made.`,
      advice: 'Make it in a format that says so.',
      places,
    };
  const age = daysBetween(made, now);
  if (age <= maxAgeDays) return undefined;
  const evidence = `${namesOf(tests)}: the newest report is of ${made.slice(0, 10)}, ${counted(age, 'day')} old; ${maxAgeDays} are allowed.`;
  return { state: 'failed', evidence, advice: AGAIN, places };
}

function newest(tests: readonly CheckedRun[]): string | undefined {
  return tests
    .flatMap(({ madeAt }) => madeAt ?? [])
    .sort()
    .at(-1);
}

function isAsked(route: string, { routes }: Setting): boolean {
  return routes.length === 0 || routes.some((glob) => matchesGlob(route, glob));
}

function namesOf(tests: readonly CheckedRun[]): string {
  return [...new Set(tests.map(({ tool }) => tool))].join(', ');
}
