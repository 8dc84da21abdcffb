/**
 * The formulas and regular expressions of a rule, a framework or a model, wherever it may have one: found without a
 * document, so that they can be checked.
 */

import type { Problem } from '../finding/finding.ts';
import { regexesIn } from '../pattern/comparison.ts';
import { type CompiledRegex, compileRegex, shortened } from '../text/regex.ts';
import { type Framework, formulasOfFramework } from './frameworks.ts';
import { type Model, PART_LISTS } from './models.ts';
import type { Condition, Formula, Rule, RuleText } from './rule.ts';

/** What looks for something by formulas. */
export type Searching = Rule | Framework | Model;

/** An expression of a rule, compiled as it is run. */
export interface RuleRegex extends RuleText {
  readonly compiled: CompiledRegex;
}

/** What is wrong with the expressions of a rule, framework or model. */
export function regexProblems(rule: Searching): Problem[] {
  return regexesOf(rule).flatMap((regex) =>
    'error' in regex.compiled ? [problem('rule', regex.compiled.error, rule, regex)] : [],
  );
}

/** Which expressions of a rule or model may go back and try again, so that they are stopped where that takes too long. */
export function boundedRegexes(rule: Searching): Problem[] {
  return regexesOf(rule).flatMap((regex) =>
    'regex' in regex.compiled && regex.compiled.regex.goesBack
      ? [
          problem(
            'limit',
            `The regular expression /${shortened(regex.text)}/ is not run in linear time: it runs within a budget of steps, and is stopped in a file that takes more.`,
            rule,
            regex,
          ),
        ]
      : [],
  );
}

function problem(kind: Problem['kind'], message: string, rule: Searching, { span }: RuleText): Problem {
  return { kind, message, ruleId: rule.id, path: rule.file, ...(span === undefined ? {} : { span }) };
}

export function regexesOf(rule: Searching): RuleRegex[] {
  const found: RuleRegex[] = [];
  const add = ({ text, span }: RuleText, multiline = false): void => {
    found.push({
      text,
      ...(span === undefined ? {} : { span }),
      compiled: compileRegex(text, { multiline }),
    });
  };
  forEachFormula(rule, (formula) => {
    if (formula.op === 'regex') add(formula.regex, true);
    if (formula.op === 'pattern') for (const regex of inPattern(formula.pattern)) add(regex);
    if (formula.op !== 'all') return;
    for (const condition of formula.where) {
      if (condition.type === 'regex') add(condition.regex);
      if (condition.type === 'comparison')
        for (const text of regexesIn(condition.comparison.text)) add({ ...condition.comparison, text });
    }
  });
  if (isFramework(rule) || isModel(rule)) return found;
  if (rule.fixRegex !== undefined) add(rule.fixRegex.regex);
  for (const [name, text] of Object.entries(rule.fixer?.options ?? {}))
    if (FIXER_REGEX.test(name)) add({ text });
  return found;
}

/** Options of fixers that are regular expressions. */
const FIXER_REGEX = /^(?:find(?:-\d)?|on|other-when)$/;

/** `"=~/…/"` in a pattern. */
function inPattern({ text, span }: RuleText): RuleText[] {
  return [...text.matchAll(/(["'`])=~\/(.*?)\/([a-z]*)\1/g)].map(([, , regex = '', flags = '']) => ({
    text: flags.includes('i') ? `(?i)${regex}` : regex,
    ...(span === undefined ? {} : { span }),
  }));
}

/**
 * Visits every formula of a rule, framework or model, those inside conditions too. `language` is set where a condition looks at
 * text of another language.
 */
export function forEachFormula(
  rule: Searching,
  enter: (formula: Formula, language: string | undefined) => void,
): void {
  const visitCondition = (condition: Condition, language: string | undefined): void => {
    if (condition.type === 'pattern') visitFormula(condition.formula, condition.language ?? language);
  };
  const visitFormula = (formula: Formula, language: string | undefined): void => {
    enter(formula, language);
    if (formula.op === 'any' || formula.op === 'all')
      for (const part of formula.of) visitFormula(part, language);
    if (formula.op === 'not' || formula.op === 'inside' || formula.op === 'anywhere')
      visitFormula(formula.of, language);
    if (formula.op === 'all') for (const condition of formula.where) visitCondition(condition, language);
  };
  if (isFramework(rule)) {
    for (const formula of formulasOfFramework(rule)) visitFormula(formula, undefined);
    return;
  }
  if (!isModel(rule) && rule.formula !== undefined) visitFormula(rule.formula, undefined);
  const parts = isModel(rule) ? rule : rule.taint;
  if (parts === undefined) return;
  for (const list of PART_LISTS) for (const { formula } of parts[list]) visitFormula(formula, undefined);
}

function isFramework(searching: Searching): searching is Framework {
  return 'routes' in searching;
}

function isModel(searching: Searching): searching is Model {
  return 'sinks' in searching;
}
