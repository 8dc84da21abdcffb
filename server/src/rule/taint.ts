/** From YAML to the parts of a `mode: taint` rule. */

import { readConfidence } from './confidence.ts';
import { readFormula, readMatch } from './formula.ts';
import { kindNamed, kindsOfWeaknesses } from './kinds.ts';
import { withLater } from './later.ts';
import {
  checksFor,
  includedParts,
  isInclusion,
  type Model,
  type Models,
  NO_MODELS,
  PART_LISTS,
  type PartList,
  readModelLanguages,
  readTypes,
  unaskedSources,
} from './models.ts';
import type { Value } from './reader.ts';
import type {
  Derivation,
  Formula,
  Guard,
  Propagator,
  TaintPart,
  TaintParts,
  TaintSpecification,
} from './rule.ts';

/** Reads `pattern-sources` and its companions, or the newer `taint:` mapping. */
export function readTaint(
  rule: Value,
  languages: readonly string[],
  models: Models,
  cwe: readonly number[],
): TaintSpecification {
  const newer = rule.get('taint');
  const at = newer ?? rule;
  const key = (name: PartList): string => (newer === undefined ? `pattern-${name}` : name);
  const formula = newer === undefined ? readFormula : readNewPart;
  const parts = readLists(at, key, formula, { models, languages });
  if (parts.sources.length === 0)
    at.fail(`\`${key('sources')}\` is missing: say where untrusted data comes from.`);
  if (parts.sinks.length === 0)
    at.fail(`\`${key('sinks')}\` is missing: say where untrusted data must not arrive.`);
  const named = [...new Set(parts.sinks.flatMap((sink) => sink.kinds ?? []))];
  const lists = PART_LISTS.flatMap((name) => at.get(key(name))?.list() ?? []);
  // A rule that names no model and no kind means what it means to other engines, but for what is looked up by name.
  if (named.length === 0 && !lists.some(isInclusion))
    return { ...parts, kinds: kindsOfWeaknesses(cwe).filter((kind) => kindNamed(kind)?.isOf === 'names') };
  const kinds = named.length > 0 ? named : kindsOfWeaknesses(cwe);
  const known = checksFor(kinds, languages, models);
  return {
    ...parts,
    guards: [...parts.guards, ...known.guards],
    derivations: [...parts.derivations, ...known.derivations],
    kinds,
  };
}

const MODEL_KEYS = new Set([...['id', 'description', 'languages', 'types', 'supertypes'], ...PART_LISTS]);

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
    value.fail(
      `The model is empty: give it types, ${PART_LISTS.slice(0, -1).join(', ')} or ${PART_LISTS.at(-1)}.`,
    );
  const isForALanguage =
    types !== undefined ||
    Object.values(parts)
      .flat()
      .some(({ kinds }) => kinds !== undefined) ||
    parts.guards.length + parts.derivations.length > 0;
  if (isForALanguage && languages.length === 0)
    value.fail('`languages` is missing: types, kinds and guards are those of a language.');
  return { id, file, ...parts, languages, ...(types === undefined ? {} : { types }) };
}

/** Reads an entry that the build has checked: what it is for now, its parts when somebody asks. */
export function readModelLater(value: Value, file: string): Model {
  let known: Model | undefined;
  const read = (): Model => {
    known ??= readModel(value, file);
    return known;
  };
  const named = {
    id: value.require('id', 'every model needs a name').text(),
    file,
    languages: readModelLanguages(value),
  };
  const parts = [...PART_LISTS, 'types' as const].map((name) => [name, () => read()[name]] as const);
  return withLater<Partial<Model>>(named, Object.fromEntries(parts)) as Model;
}

function readLists(
  at: Value,
  key: (name: PartList) => string,
  formula: (value: Value) => Formula,
  { models, languages }: { readonly models: Models; readonly languages: readonly string[] },
): TaintParts {
  const list = <Part extends TaintPart>(name: PartList, read: (value: Value) => Part): Part[] =>
    (at.get(key(name))?.list() ?? []).flatMap((entry) =>
      isInclusion(entry)
        ? includedParts<Part>(entry, name, models, languages, readOptions(entry))
        : [read(entry)],
    );
  const part = (value: Value): TaintPart => readPart(value, formula);
  const asked = { sources: askedFor(at.get(key('sources'))), sinks: askedFor(at.get(key('sinks'))) };
  return {
    sources: [...list('sources', part), ...unaskedSources(asked, models, languages)],
    sinks: list('sinks', part),
    sanitizers: list('sanitizers', part),
    propagators: list('propagators', (value) => readPropagator(value, formula)),
    guards: list('guards', (value) => readGuard(value, formula)),
    derivations: list('derivations', (value) => readDerivation(value, formula)),
  };
}

/** The kinds and models that the entries of a list ask for. */
function askedFor(list: Value | undefined): string[] {
  return (list?.list() ?? []).flatMap((entry) =>
    isInclusion(entry) ? (namesIn(entry.get('x-kind') ?? entry.get('x-model')) ?? []) : [],
  );
}

function namesIn(list: Value | undefined): string[] | undefined {
  return list?.listOrOne().map((name) => name.text());
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
  'beside-sources',
  'not-conflicting',
  'from',
  'to',
  'replace-labels',
  'checks',
  'when',
  'against',
  'matches',
  'removes',
  'extent',
  'normalized',
  'normalizes',
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
    kinds: namesIn(value.get('kind')),
    exact: flag('exact'),
    bySideEffect: sideEffect?.raw === 'only' ? ('only' as const) : sideEffect?.boolean(),
    control: flag('control'),
    label: value.get('label')?.text(),
    requires: readRequires(value),
    atExit: flag('at-exit'),
    atEntry: flag('at-entry'),
    confidence: readConfidence(value.get('confidence')),
    forSinks: namesIn(value.get('for-sinks')),
    besideSources: namesIn(value.get('beside-sources')),
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

function readGuard(value: Value, formula: (value: Value) => Formula): Guard {
  const [against, matches, removes] = [value.get('against'), value.get('matches'), value.get('removes')];
  const extent = value.get('extent');
  const normalized = wordOf(value.get('normalized'));
  const when = readWord(value.get('when'), ['true', 'false', 'returns', 'result']) ?? 'true';
  if (when === 'result') against?.fail('What a `result` is checked against is not known: leave it out.');
  return {
    ...readPart(value, formula),
    checks: value.require('checks', 'the metavariable that stands for what is checked').metavariable(),
    when,
    ...(against === undefined ? {} : { against: against.metavariable() }),
    ...(matches === undefined ? {} : { matches: matches.metavariable() }),
    ...(removes === undefined ? {} : { removes: removes.metavariable() }),
    ...(extent === undefined ? {} : { extent: readWord(extent, ['full', 'start', 'part']) ?? 'full' }),
    ...(normalized === undefined ? {} : { normalized }),
  };
}

function readDerivation(value: Value, formula: (value: Value) => Formula): Derivation {
  const normalizes = wordOf(value.get('normalizes'));
  return {
    ...readPart(value, formula),
    from: value.require('from', 'the metavariable that stands for the value').metavariable(),
    ...(normalizes === undefined ? {} : { normalizes }),
  };
}

/** One of a few words; YAML reads `true` and `false` as no texts. */
function readWord<Word extends string>(value: Value | undefined, words: readonly Word[]): Word | undefined {
  if (value === undefined) return undefined;
  return words.find((word) => word === String(value.raw)) ?? value.fail(`Write one of ${words.join(', ')}.`);
}

/** A name, or `true` as a text. */
function wordOf(value: Value | undefined): string | undefined {
  return value === undefined || value.raw === false ? undefined : String(value.raw);
}
