/**
 * Ten times as many rules that differ: the bundled ones, and nine generations of them in which the names that code
 * must contain are other names. Such are the rules of a larger set: each about another library, so that most find
 * no word of theirs in a given file. Rules that look alike but for their id would be found out as the same and
 * measure nothing.
 */

import type { Rule } from '../server/src/rule/rule.ts';
import { RuleSet } from '../server/src/rule/ruleSet.ts';

/** Words of the languages and of the rule syntax, which must stay for patterns to parse. */
const KEPT = new Set(
  (
    'abstract and any as async await bool boolean break byte case catch char class const constructor continue ' +
    'def default del delete do double elif else enum except export extends final finally float for from ' +
    'function get global if implements import in instanceof int interface is lambda let long new nil None ' +
    'not null of or package pass private protected public raise return self set short static string super ' +
    'switch this throw throws True False true false try typeof undefined var void while with yield'
  ).split(' '),
);

/** The rules and `times - 1` generations more that differ. */
export function manyRules(rules: readonly Rule[], times: number): RuleSet {
  const all = [...rules];
  for (let generation = 1; generation < times; generation++) {
    for (const rule of rules) all.push(renamed(rule, generation));
  }
  return new RuleSet(all);
}

/** The rule about a library of other names. */
function renamed(rule: Rule, generation: number): Rule {
  const rewrite = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => rewrite(item, key));
    if (typeof value !== 'object' || value === null) return value;
    const fields = Object.entries(value);
    return Object.fromEntries(
      fields.map(([name, inner]) => {
        const isText = name === 'text' && typeof inner === 'string';
        if (isText && key === 'pattern') return [name, inPattern(inner, generation)];
        if (isText && key === 'regex') return [name, inRegex(inner, generation)];
        return [name, rewrite(inner, name)];
      }),
    );
  };
  const changed = rewrite({ formula: rule.formula, taint: rule.taint }, '') as Partial<Rule>;
  return {
    ...rule,
    id: `${rule.id}-${generation}`,
    ...(rule.formula === undefined ? {} : { formula: changed.formula }),
    ...(rule.taint === undefined ? {} : { taint: changed.taint }),
  } as Rule;
}

/** Other names for what a pattern names; metavariables and the language's words stay. */
function inPattern(pattern: string, generation: number): string {
  return pattern.replace(/(?<![\w$])[A-Za-z_]\w{2,}/g, (name) =>
    KEPT.has(name) ? name : `${name}${generation}`,
  );
}

/** A regular expression that asks for another word too. */
function inRegex(regex: string, generation: number): string {
  const flags = /^\(\?[a-z]+\)/.exec(regex)?.[0] ?? '';
  return `${flags}(?:${regex.slice(flags.length)})word${generation}`;
}
