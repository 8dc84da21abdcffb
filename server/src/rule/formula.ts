/** From YAML to formulas: Semgrep's `pattern*` keys and its newer `match:` syntax. */

import { BESIDE, MEMORY_QUESTIONS } from '../memory/questions.ts';
import type { Value } from './reader.ts';
import { ANALYZERS, type Analyzer, type Condition, type Formula } from './rule.ts';
import { forText } from './textPatterns.ts';

/** Keys of the older syntax that make a formula by themselves. */
export const FORMULA_KEYS = [
  'pattern',
  'patterns',
  'pattern-either',
  'pattern-regex',
  'pattern-not',
  'pattern-not-regex',
  'pattern-inside',
  'pattern-not-inside',
  'semgrep-internal-pattern-anywhere',
  'match',
] as const;

const CONDITION_KEYS = [
  'metavariable-regex',
  'metavariable-pattern',
  'metavariable-comparison',
  'metavariable-analysis',
  'metavariable-type',
];

/** The formula of a mapping with exactly one of the older keys (beside keys that others read). */
export function readFormula(mapping: Value): Formula {
  const present = FORMULA_KEYS.filter((key) => mapping.get(key) !== undefined);
  const [key, second] = present;
  if (key === undefined) {
    return mapping.fail(
      `Nothing to look for: one of ${FORMULA_KEYS.filter((name) => !name.startsWith('semgrep')).join(', ')} is needed.`,
    );
  }
  if (second !== undefined) {
    return mapping.fail(`Both \`${key}\` and \`${second}\` are given: put them into one \`patterns:\` list.`);
  }
  return formulaOf(key, mapping.require(key, 'a pattern'));
}

function formulaOf(key: string, value: Value): Formula {
  switch (key) {
    case 'pattern':
      return { op: 'pattern', pattern: value.ruleText() };
    case 'pattern-regex':
      return { op: 'regex', regex: value.ruleText() };
    case 'pattern-either':
      return { op: 'any', of: nonEmpty(value).map(readFormula) };
    case 'patterns':
      return readPatterns(value);
    case 'pattern-not':
      return { op: 'not', of: patternOrFormula(value) };
    case 'pattern-not-regex':
      return { op: 'not', of: { op: 'regex', regex: value.ruleText() } };
    case 'pattern-inside':
      return { op: 'inside', of: patternOrFormula(value) };
    case 'pattern-not-inside':
      return { op: 'not', of: { op: 'inside', of: patternOrFormula(value) } };
    case 'semgrep-internal-pattern-anywhere':
      return { op: 'anywhere', of: patternOrFormula(value) };
    default:
      return readMatch(value);
  }
}

function nonEmpty(value: Value): Value[] {
  const list = value.list();
  if (list.length === 0) value.fail('The list is empty: give at least one pattern.');
  return list;
}

function patternOrFormula(value: Value): Formula {
  return value.isMapping ? readFormula(value) : { op: 'pattern', pattern: value.ruleText() };
}

/** A `patterns:` list: patterns and conditions that must all hold. */
function readPatterns(value: Value): Formula {
  const of: Formula[] = [];
  const where: Condition[] = [];
  const focus: string[][] = [];
  for (const item of nonEmpty(value)) {
    if (!item.isMapping) item.fail(`Expected an operator such as \`pattern: …\`, found ${item.described}.`);
    const condition = CONDITION_KEYS.find((key) => item.get(key) !== undefined);
    const focused = item.get('focus-metavariable');
    if (condition !== undefined) where.push(readCondition(condition, item.require(condition, 'a condition')));
    else if (focused !== undefined) focus.push(focused.listOrOne().map((name) => name.metavariable()));
    else of.push(readFormula(item));
  }
  if (of.length === 0)
    value.fail('Only conditions are given: `patterns:` needs a pattern that they speak of.');
  return { op: 'all', of, where, focus };
}

function readCondition(key: string, value: Value): Condition {
  const metavariable = (): string =>
    value.require('metavariable', 'the metavariable that the condition is on').metavariable();
  switch (key) {
    case 'metavariable-regex':
      return {
        type: 'regex',
        metavariable: metavariable(),
        regex: value.require('regex', 'the regular expression').ruleText(),
        constantPropagation: value.get('constant-propagation')?.boolean() ?? false,
      };
    case 'metavariable-pattern': {
      const language = value.get('language')?.text();
      return {
        type: 'pattern',
        metavariable: metavariable(),
        formula: forText(readFormula(value), language),
        ...(language === undefined ? {} : { language }),
      };
    }
    case 'metavariable-comparison': {
      const on = value.get('metavariable')?.metavariable();
      const base = value.get('base')?.number();
      return {
        type: 'comparison',
        comparison: value.require('comparison', 'the comparison, for example `$X > 10`').ruleText(),
        strip: value.get('strip')?.boolean() ?? false,
        ...(on === undefined ? {} : { metavariable: on }),
        ...(base === undefined ? {} : { base }),
      };
    }
    case 'metavariable-analysis': {
      const options = value.get('options');
      if (value.get('analyzer')?.text() === 'memory') return readMemory(value, metavariable());
      return {
        type: 'analysis',
        metavariable: metavariable(),
        analyzer: readAnalyzer(value.require('analyzer', 'what to ask of it')),
        ...(options === undefined ? {} : { options: readAnalyzerOptions(options) }),
      };
    }
    default: {
      const types = value.get('types') ?? value.require('type', 'the type');
      return {
        type: 'type',
        metavariable: metavariable(),
        types: types.listOrOne().map((type) => type.ruleText()),
      };
    }
  }
}

/** Options of `redos`; those of Semgrep's other analyzers change nothing. */
function readAnalyzerOptions(value: Value): NonNullable<Extract<Condition, { type: 'analysis' }>['options']> {
  const flag = (key: string): boolean => value.get(key)?.boolean() ?? false;
  return { whole: flag('whole'), search: flag('search'), polynomial: flag('polynomial') };
}

/** `analyzer: memory`: what is known of the memory that the metavariable is a pointer to. */
function readMemory(value: Value, metavariable: string): Condition {
  const options = value.require('options', 'what must hold of the memory, as `is: freed`');
  const is = options
    .require('is', 'what must hold of the memory')
    .listOrOne()
    .map((each) => {
      const said = each.text();
      return (
        MEMORY_QUESTIONS.find((known) => known === said) ??
        each.fail(
          `Unknown answer \`${said}\`: use ${MEMORY_QUESTIONS.map((known) => `\`${known}\``).join(', ')}.`,
        )
      );
    });
  const beside: Partial<Record<(typeof BESIDE)[number], string>> = {};
  for (const key of BESIDE) {
    const name = options.get(key)?.metavariable();
    if (name !== undefined) beside[key] = name;
  }
  return { type: 'memory', metavariable, is, beside };
}

function readAnalyzer(value: Value): Analyzer {
  const name = value.text();
  // `entropy_v2` differs in Semgrep by a parameter only.
  if (name === 'entropy_v2') return 'entropy';
  return (
    ANALYZERS.find((known) => known === name) ??
    value.fail(
      `Unknown analyzer \`${name}\`: use ${[...ANALYZERS, 'memory'].map((known) => `\`${known}\``).join(', ')}.`,
    )
  );
}

// ---------------------------------------------------------------------------------------------------
// The newer syntax: `match: { all: […], where: […] }`

const MATCH_KEYS = ['pattern', 'regex', 'all', 'any', 'not', 'inside', 'anywhere'] as const;

/** A formula of the newer syntax: text is a pattern, a mapping one operator with optional `where` and `as`. */
export function readMatch(value: Value): Formula {
  if (!value.isMapping) return { op: 'pattern', pattern: value.ruleText() };
  const present = MATCH_KEYS.filter((key) => value.get(key) !== undefined);
  const [key] = present;
  if (key === undefined || present.length > 1) {
    return value.fail(
      `Expected exactly one of ${MATCH_KEYS.join(', ')}, found ${present.length === 0 ? 'none' : present.join(' and ')}.`,
    );
  }
  for (const name of value.keys()) {
    if (name !== key && name !== 'where' && name !== 'as' && name !== 'focus') {
      value
        .get(name)
        ?.fail(`Unknown key \`${name}\`: beside \`${key}\` only \`where\`, \`focus\` and \`as\` may stand.`);
    }
  }
  const base = matchOf(key, value.require(key, 'a pattern'));
  const where: Condition[] = [];
  const focus: string[][] = [];
  const direct = value.get('focus');
  if (direct !== undefined) focus.push(direct.listOrOne().map((name) => name.metavariable()));
  for (const item of value.get('where')?.list() ?? []) {
    const focused = item.get('focus');
    if (focused !== undefined) focus.push(focused.listOrOne().map((name) => name.metavariable()));
    else where.push(readWhere(item));
  }
  const as = value.get('as')?.metavariable();
  if (where.length === 0 && focus.length === 0 && as === undefined) return base;
  const of = base.op === 'all' ? base.of : [base];
  return { op: 'all', of, where, focus, ...(as === undefined ? {} : { as }) };
}

function matchOf(key: (typeof MATCH_KEYS)[number], value: Value): Formula {
  switch (key) {
    case 'pattern':
      return { op: 'pattern', pattern: value.ruleText() };
    case 'regex':
      return { op: 'regex', regex: value.ruleText() };
    case 'all':
      return { op: 'all', of: nonEmpty(value).map(readMatch), where: [], focus: [] };
    case 'any':
      return { op: 'any', of: nonEmpty(value).map(readMatch) };
    case 'not':
      return { op: 'not', of: readMatch(value) };
    case 'inside':
      return { op: 'inside', of: readMatch(value) };
    case 'anywhere':
      return { op: 'anywhere', of: readMatch(value) };
  }
}

function readWhere(item: Value): Condition {
  const comparison = item.get('comparison');
  if (comparison !== undefined) return readCondition('metavariable-comparison', item);
  const metavariable = item
    .require('metavariable', 'the metavariable that the condition is on')
    .metavariable();
  if (item.get('regex') !== undefined) return readCondition('metavariable-regex', item);
  if (item.get('analyzer') !== undefined) return readCondition('metavariable-analysis', item);
  if (item.get('type') !== undefined || item.get('types') !== undefined)
    return readCondition('metavariable-type', item);
  const language = item.get('language')?.text();
  const present = MATCH_KEYS.find((key) => item.get(key) !== undefined);
  if (present === undefined)
    return item.fail(
      'Expected a condition: regex, pattern, comparison, analyzer, type or one of all, any, not, inside.',
    );
  return {
    type: 'pattern',
    metavariable,
    formula: forText(matchOf(present, item.require(present, 'a pattern')), language),
    ...(language === undefined ? {} : { language }),
  };
}
