/**
 * One state of one document against a set of rules: the function that editor, command and tools share, so
 * that they cannot differ.
 */

import type { Analysis, Finding, Problem } from '../finding/finding.ts';
import type { Rule } from '../rule/rule.ts';
import type { RuleSet } from '../rule/ruleSet.ts';
import type { FileSearches } from '../rule/searches.ts';
import { applySuppressions, findSuppressions } from '../suppress/suppression.ts';
import { type DocumentState, type Found, statementsOf } from './documentState.ts';
import { RuleRound, RuleSteps } from './ruleRound.ts';
import { inOrder } from './sameness.ts';
import { finish, type Offer, offering } from './steps.ts';
import { joined, unreadProblem } from './unread.ts';

/**
 * Analyses a document. `given` are findings of other tools in its text, which suppressions cover as they do our
 * own. `today` is `YYYY-MM-DD`, for suppressions that end. Never throws on user input: should a
 * rule fail, it costs what this rule would have found, which is said.
 */
export function analyse(
  document: DocumentState,
  rules: RuleSet,
  today: string,
  given: readonly Finding[] = [],
): Analysis {
  return finish(analyseInSteps(document, rules, today, given));
}

/** The same in steps, which offer what is known when much is still to be done. */
export function* analyseInSteps(
  document: DocumentState,
  rules: RuleSet,
  today: string,
  given: readonly Finding[] = [],
): Generator<Offer<Analysis>, Analysis> {
  const { program, text, path, lines, last } = document;
  const applicable = rules.rulesFor(program?.support.language, path);
  const searches = rules.searches.in(path, text.length);
  const concluded = ({ findings, problems, unread }: Found): Analysis => {
    const errors = program === null || program.errors.length === 0 ? [] : joined(program.errors);
    const suppressions = findSuppressions(text, document.comments, lines);
    const ran = [...applicable, ...given.map(({ ruleId: id }) => ({ id }))].map(({ id }) => id);
    const names = { ran, known: rules.rules.map((rule) => rule.id) };
    const all = given.length === 0 ? findings : inOrder([...findings, ...given], []);
    const suppressed = applySuppressions(all, suppressions, lines, today, names, statementsOf(document));
    return {
      findings: suppressed.findings,
      problems: [
        ...problems,
        ...searches.limits.map((message): Problem => ({ kind: 'limit', message, path })),
        ...(errors.length === 0 ? [] : [unreadProblem(errors, lines, path)]),
        ...suppressed.problems.map((problem) => ({ ...problem, path })),
      ],
      unread,
    };
  };
  const found = yield* offering(findInSteps(document, applicable, searches), concluded);
  last?.replace(found.findings);
  return concluded(found);
}

/** How many steps a rule may take in its first turn, and in its second; in the third it takes all that are left. */
const STEPS_AT_ONCE = [4, 32];

/**
 * What rules find in a document, a rule at a time. Data flow comes after everything else, and what much of it has
 * to be followed for comes last; before each, the steps offer what is known. Never throws on user input.
 */
export function* findInSteps(
  document: DocumentState,
  applicable: readonly Rule[],
  searches: FileSearches,
): Generator<Offer<Found>, Found> {
  const round = new RuleRound(document, applicable, searches);
  const isFlow = (rule: Rule): boolean => rule.taint !== undefined;
  for (const rule of applicable) if (!isFlow(rule)) yield* round.run(rule);
  let waiting = applicable.filter(isFlow).map((rule) => new RuleSteps(rule, round));
  for (const most of [...STEPS_AT_ONCE, Number.POSITIVE_INFINITY]) {
    if (waiting.length > 0) yield () => round.found();
    const long: RuleSteps[] = [];
    for (const steps of waiting) {
      let step = steps.next();
      for (let taken = 1; !step.done && taken < most; taken++) {
        yield;
        step = steps.next();
      }
      if (!step.done) long.push(steps);
    }
    waiting = long;
  }
  return round.found();
}
