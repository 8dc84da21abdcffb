/**
 * Rules that ask what the project declares (`analyzer: undeclared`) are given it when the project is loaded. It is data of
 * the rule then, so whoever runs, keeps or compares rules has nothing more to know.
 */

import type { ProjectPackages } from '../packages/ecosystem.ts';
import type { Rule } from './rule.ts';

/** Whether a rule asks what the project declares, by what it says in YAML. */
export function mentionsPackages(yaml: unknown): boolean {
  if (typeof yaml !== 'object' || yaml === null) return false;
  return Object.entries(yaml).some(
    ([key, value]) => (key === 'analyzer' && value === 'undeclared') || mentionsPackages(value),
  );
}

/** The rules, those that ask with what the project declares; where nothing is known, they find nothing. */
export function withPackages(rules: readonly Rule[], packages: ProjectPackages): Rule[] {
  return rules.map((rule) => (rule.asksForPackages === true ? { ...rule, packages } : rule));
}
