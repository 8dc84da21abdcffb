/** From YAML to the parts of a `mode: taint` rule. */

import { readFormula, readMatch } from './formula.ts';
import type { Value } from './reader.ts';
import type { Formula, Propagator, TaintPart, TaintSpecification } from './rule.ts';

/** Reads `pattern-sources` and its companions, or the newer `taint:` mapping. */
export function readTaint(rule: Value): TaintSpecification {
  const newer = rule.get('taint');
  const at = newer ?? rule;
  const key = (name: string): string => (newer === undefined ? `pattern-${name}` : name);
  const formula = newer === undefined ? readFormula : readNewPart;
  const parts = (name: string): TaintPart[] =>
    (at.get(key(name))?.list() ?? []).map((value) => readPart(value, formula));
  const sources = parts('sources');
  const sinks = parts('sinks');
  if (sources.length === 0) at.fail(`\`${key('sources')}\` is missing: say where untrusted data comes from.`);
  if (sinks.length === 0)
    at.fail(`\`${key('sinks')}\` is missing: say where untrusted data must not arrive.`);
  const propagators = (at.get(key('propagators'))?.list() ?? []).map((value) =>
    readPropagator(value, formula),
  );
  return { sources, sinks, sanitizers: parts('sanitizers'), propagators };
}

/** The newer syntax writes the operator beside the options of the part. */
function readNewPart(value: Value): Formula {
  return readMatch(value.isMapping ? withoutOptions(value) : value);
}

const PART_KEYS = new Set([
  'exact',
  'by-side-effect',
  'control',
  'label',
  'requires',
  'at-exit',
  'not-conflicting',
  'from',
  'to',
  'replace-labels',
]);

function withoutOptions(value: Value): Value {
  const rest = Object.fromEntries(Object.entries(value.raw as object).filter(([key]) => !PART_KEYS.has(key)));
  return value.with(rest);
}

function readPart(value: Value, formula: (value: Value) => Formula): TaintPart {
  const flag = (key: string): boolean | undefined => value.get(key)?.boolean();
  const sideEffect = value.get('by-side-effect');
  const bySideEffect = sideEffect?.raw === 'only' ? ('only' as const) : sideEffect?.boolean();
  const part = {
    formula: formula(value),
    exact: flag('exact'),
    bySideEffect,
    control: flag('control'),
    label: value.get('label')?.text(),
    requires: readRequires(value),
    atExit: flag('at-exit'),
    notConflicting: flag('not-conflicting') ?? flag('not_conflicting'),
  };
  return Object.fromEntries(
    Object.entries(part).filter(([, given]) => given !== undefined),
  ) as unknown as TaintPart;
}

/** `requires` is an expression over labels; the form by metavariable joins its entries. */
function readRequires(value: Value): string | undefined {
  const requires = value.get('requires');
  if (requires === undefined) return undefined;
  if (!requires.isList) return requires.text();
  return requires
    .list()
    .map((entry) => `(${entry.require('label', 'a label expression').text()})`)
    .join(' or ');
}

function readPropagator(value: Value, formula: (value: Value) => Formula): Propagator {
  const labels = value
    .get('replace-labels')
    ?.list()
    .map((label) => label.text());
  return {
    ...readPart(value, formula),
    from: value.require('from', 'the metavariable that the data comes from').metavariable(),
    to: value.require('to', 'the metavariable that the data goes to').metavariable(),
    ...(labels === undefined ? {} : { replaceLabels: labels }),
  };
}
