/**
 * Patterns for text that no grammar reads. In a rule for `regex` a pattern is a regular expression. For `generic` it
 * is words and signs in their order, with metavariables and ellipses among them, which a regular expression can say
 * as well: so such a pattern becomes one when the rule is read, and nothing that searches knows of it.
 */

import type { Condition, Formula, RuleText } from './rule.ts';

/** Languages without a grammar. */
export const TEXT_LANGUAGES: readonly string[] = ['regex', 'none', 'generic'];

/** A formula for text in a language: with expressions for patterns where the language has no grammar. */
export function forText(formula: Formula, language: string | undefined): Formula {
  if (language === undefined || !TEXT_LANGUAGES.includes(language)) return formula;
  const inText = (part: Formula): Formula => forText(part, language);
  switch (formula.op) {
    case 'pattern':
      return language === 'generic'
        ? { op: 'regex', regex: genericText(formula.pattern), isPattern: true }
        : { op: 'regex', regex: formula.pattern };
    case 'regex':
      return formula;
    case 'any':
      return { ...formula, of: formula.of.map(inText) };
    case 'all':
      return {
        ...formula,
        of: formula.of.map(inText),
        where: formula.where.map((condition) => conditionForText(condition, language)),
      };
    case 'not':
    case 'inside':
    case 'anywhere':
      return { ...formula, of: inText(formula.of) };
  }
}

function conditionForText(condition: Condition, language: string): Condition {
  if (condition.type !== 'pattern' || condition.language !== undefined) return condition;
  return { ...condition, formula: forText(condition.formula, language) };
}

/** How many line breaks an ellipsis reaches over. */
const MOST_LINES = 10;

/** Anything, as little of it as will do: for an ellipsis between two words, and for one at the end. */
const SOME = `[^\\n]*?(?:\\n[^\\n]*?){0,${MOST_LINES}}?`;
const REST = `[^\\n]*(?:\\n[^\\n]*){0,${MOST_LINES}}`;

/** What the name of a group begins with that stands for a metavariable of any length: no metavariable begins so. */
const SEQUENCE = 'sequence_';

/** The metavariable that a named group of an expression stands for. */
export function metavariableOf(group: string): string {
  return group.startsWith(SEQUENCE) ? `$...${group.slice(SEQUENCE.length)}` : `$${group}`;
}

const TOKEN = /\$\.\.\.([A-Z_][A-Z0-9_]*)|\$([A-Z_][A-Z0-9_]*)(?!\w)|(\.\.\.)|\w+|[^\s\w]/gu;

/** A pattern of words and signs as a regular expression. White space between them means nothing. */
function genericText({ text, span }: RuleText): RuleText {
  const seen = new Set<string>();
  const named = (name: string, what: string): string => {
    if (name === '_') return what;
    if (seen.has(name)) return `(?P=${name})`;
    seen.add(name);
    return `(?P<${name}>${what})`;
  };
  const tokens = [...text.trim().matchAll(TOKEN)];
  const expressions = tokens.map(([written, sequence, metavariable, ellipsis], i) => {
    if (metavariable !== undefined) return named(metavariable, '(?:\\b\\w+\\b|[^\\s\\w])');
    const anything = i === tokens.length - 1 ? REST : SOME;
    if (sequence !== undefined) return named(`${SEQUENCE}${sequence}`, anything);
    if (ellipsis !== undefined) return anything;
    return /\w/.test(written)
      ? `\\b${written}\\b`
      : `\\x{${(written.codePointAt(0) as number).toString(16)}}`;
  });
  return { text: expressions.join('\\s*'), ...(span === undefined ? {} : { span }) };
}
