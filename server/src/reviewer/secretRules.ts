/**
 * The rules that look for secrets in a text before it is sent anywhere, and whether they looked at all of it: where
 * one gave up, nobody knows what the text holds, so it stays here.
 */

import type { Analysis, Problem } from '../finding/finding.ts';
import { familiesOf } from '../finding/weaknessFamilies.ts';
import type { Rule } from '../rule/rule.ts';

/** Rules about secrets in the code, by the family of weaknesses that hard-coded credentials (798) are in. */
const [SECRETS] = familiesOf([798]);

export function isAboutSecrets({ cwe }: Pick<Rule, 'cwe'>): boolean {
  return SECRETS !== undefined && familiesOf(cwe).has(SECRETS);
}

/** Those of some rules that are about secrets, without the fixes that nobody asks for here and trying which costs time. */
export function secretRules(rules: readonly Rule[]): Rule[] {
  return rules.filter(isAboutSecrets).map(({ fix: _, fixRegex: __, fixer: ___, ...rule }): Rule => rule);
}

/** Problems after which secrets may have been missed. Broken syntax is none: forms of secrets are found in any text. */
const MAY_MISS: ReadonlySet<Problem['kind']> = new Set(['limit', 'internal', 'file', 'rule']);

/** Why a search for secrets was not finished, as a sentence; undefined where it was. */
export function whySecretsMayBeMissed({ problems }: Pick<Analysis, 'problems'>): string | undefined {
  return problems.find(({ kind }) => MAY_MISS.has(kind))?.message;
}
