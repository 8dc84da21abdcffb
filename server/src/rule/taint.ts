/** From YAML to the parts of a `mode: taint` rule. */

import { readConfidence } from './confidence.ts';
import { readFormula, readMatch } from './formula.ts';
import {
  includedParts,
  isInclusion,
  type Model,
  type Models,
  NO_MODELS,
  type PartList,
  readModelLanguages,
  readTypes,
  unaskedSources,
} from './models.ts';
import type { Value } from './reader.ts';
import type { Formula, Propagator, TaintPart, TaintSpecification } from './rule.ts';

/** Reads `pattern-sources` and its companions, or the newer `taint:` mapping. */
export function readTaint(rule: Value, languages: readonly string[], models: Models): TaintSpecification {
  const newer = rule.get('taint');
  const at = newer ?? rule;
  const key = (name: PartList): string => (newer === undefined ? `pattern-${name}` : name);
  const formula = newer === undefined ? readFormula : readNewPart;
  const specification = readLists(at, key, formula, { models, languages });
  if (specification.sources.length === 0)
    at.fail(`\`${key('sources')}\` is missing: say where untrusted data comes from.`);
  if (specification.sinks.length === 0)
    at.fail(`\`${key('sinks')}\` is missing: say where untrusted data must not arrive.`);
  return specification;
}

const MODEL_KEYS = new Set([
  ...['id', 'description', 'languages', 'types', 'supertypes'],
  ...['sources', 'sinks', 'sanitizers', 'propagators'],
]);

/** Reads one entry of `models:`: its parts are written like those of a rule. */
export function readModel(value: Value, file: string): Model {
  const id = value.require('id', 'every model needs a name').text();
  for (const key of value.keys()) {
    if (!MODEL_KEYS.has(key) && !key.startsWith('x-'))
      value.require(key, '').fail(`Unknown key \`${key}\` in a model: it has ${[...MODEL_KEYS].join(', ')}.`);
  }
  const languages = readModelLanguages(value);
  const parts = readLists(value, (name) => name, readFormula, { models: NO_MODELS, languages });
  const types = readTypes(value);
  if (types === undefined && Object.values(parts).every((list) => list.length === 0))
    value.fail('The model is empty: give it types, sources, sinks, sanitizers or propagators.');
  const isForALanguage =
    types !== undefined ||
    Object.values(parts)
      .flat()
      .some(({ kinds }) => kinds !== undefined);
  if (isForALanguage && languages.length === 0)
    value.fail('`languages` is missing: types and kinds are those of a language.');
  return { id, file, ...parts, languages, ...(types === undefined ? {} : { types }) };
}

function readLists(
  at: Value,
  key: (name: PartList) => string,
  formula: (value: Value) => Formula,
  { models, languages }: { readonly models: Models; readonly languages: readonly string[] },
): TaintSpecification {
  const list = <Part extends TaintPart>(name: PartList, read: (value: Value) => Part): Part[] =>
    (at.get(key(name))?.list() ?? []).flatMap((entry) =>
      isInclusion(entry)
        ? includedParts<Part>(entry, name, models, languages, readOptions(entry))
        : [read(entry)],
    );
  const part = (value: Value): TaintPart => readPart(value, formula);
  const kinds = kindsAskedFor(at.get(key('sinks')));
  return {
    sources: [...list('sources', part), ...unaskedSources(kinds, models, languages)],
    sinks: list('sinks', part),
    sanitizers: list('sanitizers', part),
    propagators: list('propagators', (value) => readPropagator(value, formula)),
  };
}

/** The kinds that the entries of a list ask for. */
function kindsAskedFor(list: Value | undefined): string[] {
  return (list?.list() ?? []).flatMap((entry) =>
    isInclusion(entry)
      ? (entry
          .get('x-kind')
          ?.listOrOne()
          .map((kind) => kind.text()) ?? [])
      : [],
  );
}

/** The newer syntax writes the operator beside the options of the part. */
function readNewPart(value: Value): Formula {
  return readMatch(value.isMapping ? withoutOptions(value) : value);
}

const PART_KEYS = new Set([
  'kind',
  'exact',
  'by-side-effect',
  'control',
  'label',
  'requires',
  'at-exit',
  'at-entry',
  'confidence',
  'for-sinks',
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
  return { formula: formula(value), ...readOptions(value) };
}

/** What an entry says beside its patterns; only what it says is there. */
function readOptions(value: Value): Partial<TaintPart> {
  if (!value.isMapping) return {};
  const flag = (key: string): boolean | undefined => value.get(key)?.boolean();
  const sideEffect = value.get('by-side-effect');
  const options = {
    kinds: value
      .get('kind')
      ?.listOrOne()
      .map((kind) => kind.text()),
    exact: flag('exact'),
    bySideEffect: sideEffect?.raw === 'only' ? ('only' as const) : sideEffect?.boolean(),
    control: flag('control'),
    label: value.get('label')?.text(),
    requires: readRequires(value),
    atExit: flag('at-exit'),
    atEntry: flag('at-entry'),
    confidence: readConfidence(value.get('confidence')),
    forSinks: value
      .get('for-sinks')
      ?.listOrOne()
      .map((kind) => kind.text()),
    notConflicting: flag('not-conflicting') ?? flag('not_conflicting'),
  };
  return Object.fromEntries(
    Object.entries(options).filter(([, given]) => given !== undefined),
  ) as Partial<TaintPart>;
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
