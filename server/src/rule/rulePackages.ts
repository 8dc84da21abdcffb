/**
 * Rules that ask what the project declares (`analyzer: undeclared`) are given it when the project is loaded. It is data of
 * the rule then, so whoever runs, keeps or compares rules has nothing more to know.
 */

import type { ProjectPackages } from '../packages/ecosystem.ts';
import { forEachFormula } from './regexes.ts';
import type { Rule } from './rule.ts';

/** Whether a rule asks what the project declares. */
export function asksForPackages(rule: Rule): boolean {
  let asks = false;
  forEachFormula(rule, (formula) => {
    if (formula.op !== 'all') return;
    asks ||= formula.where.some((each) => each.type === 'analysis' && each.analyzer === 'undeclared');
  });
  return asks;
}

/** The rules, those that ask with what the project declares; where nothing is known, they find nothing. */
export function withPackages(rules: readonly Rule[], packages: ProjectPackages): Rule[] {
  return rules.map((rule) => (asksForPackages(rule) ? { ...rule, packages } : rule));
}
