/**
 * Shared models: what libraries do, which many rules include instead of each listing it again. A model stands under
 * `models:` in a rule file and has sources, sinks, sanitizers, propagators and checks; a rule takes those of a model with
 * `- x-model: name` in the list of the same kind, or with `- x-kind: sql` what all models of its language have for
 * one kind of harm or data. Including replaces the entry by the parts when the rule is read, so nothing behind this
 * file knows models but by what they say of the types of libraries, which goes with the rules of the language. The
 * form is ours; see docs/models.md.
 */

import type { LibraryTypes } from '../facts/libraryTypes.ts';
import { languagesNamed } from '../syntax/languages/index.ts';
import { nearest } from './nearest.ts';
import type { Value } from './reader.ts';
import type { Derivation, Guard, TaintPart, TaintParts } from './rule.ts';

/** The keys of an entry that stands for the parts of a model, or of all models that have some of a kind. */
const INCLUSIONS = ['x-model', 'x-kind'] as const;

/** A named set of parts, and the types of what a library gives; each may be empty. */
export interface Model extends TaintParts {
  readonly id: string;
  /** The rule file that it stands in, as the caller named it. */
  readonly file: string;
  /** What its types and kinds are for, as rules name languages. */
  readonly languages: readonly string[];
  readonly types?: LibraryTypes;
}

/** Models by name. */
export type Models = ReadonlyMap<string, Model>;

export const NO_MODELS: Models = new Map();

/** The lists that a model and a rule have in common. */
export type PartList = keyof TaintParts;

export const PART_LISTS: readonly PartList[] = [
  ...(['sources', 'sinks', 'sanitizers', 'propagators', 'guards', 'derivations'] as const),
];

/** What models say of the types of libraries in languages, as rules name them. */
export function typesIn(languages: readonly string[], models: Models): LibraryTypes[] {
  return modelsFor(languages, models).flatMap(({ types }) => types ?? []);
}

function modelsFor(languages: readonly string[], models: Models): Model[] {
  const wanted = new Set(languages.flatMap((name) => languagesNamed(name)));
  const isFor = (name: string): boolean => languagesNamed(name).some((each) => wanted.has(each));
  return [...models.values()].filter((model) => model.languages.some(isFor));
}

/** The languages that a model names. */
export function readModelLanguages(model: Value): string[] {
  return (model.get('languages')?.listOrOne() ?? []).map((name) =>
    languagesNamed(name.text().toLowerCase()).length > 0
      ? name.text().toLowerCase()
      : name.fail(`There is no language \`${name.text()}\`: see the README for those that are read.`),
  );
}

/**
 * Reads what a model says of types: under `types` the type of what each name gives, under `supertypes` what the values
 * of a type are as well. Undefined where it says nothing.
 */
export function readTypes(model: Value): LibraryTypes | undefined {
  const [given, supertypes] = [model.get('types'), model.get('supertypes')];
  if (given === undefined && supertypes === undefined) return undefined;
  return {
    given: Object.fromEntries(entriesOf(given, GIVING).map(([name, type]) => [name, typeName(type)])),
    supertypes: Object.fromEntries(
      entriesOf(supertypes, DOTTED).map(([type, others]) => [type, others.listOrOne().map(typeName)]),
    ),
  };
}

/** A dotted name; `()` at its end means what is given when it is called. */
const GIVING = /^@?[\w$]+(?:[./:-][\w$]+)*(?:\(\))?$/;
const DOTTED = /^@?[\w$]+(?:[./:-][\w$]+)*$/;

function entriesOf(value: Value | undefined, form: RegExp): [string, Value][] {
  return (value?.keys() ?? []).map((name) => {
    const entry = value?.require(name, 'a type') as Value;
    if (!form.test(name)) entry.fail(`\`${name}\` is no dotted name, such as \`sqlite3.Connection\`.`);
    return [name, entry];
  });
}

function typeName(value: Value): string {
  const name = value.text();
  return DOTTED.test(name) ? name : value.fail(`\`${name}\` is no dotted name of a type.`);
}

/** Whether an entry of a list stands for parts of models. */
export function isInclusion(entry: Value): boolean {
  return entry.isMapping && INCLUSIONS.some((key) => entry.get(key) !== undefined);
}

/**
 * The parts that an entry `x-model: name` or `x-kind: name` stands for, in a rule for some languages. What else the
 * entry says (`label`, `requires`, `exact`, …) is said of each of them. Fails where there are none.
 */
export function includedParts<Part extends TaintPart>(
  entry: Value,
  list: PartList,
  models: Models,
  languages: readonly string[],
  options: Partial<TaintPart>,
): Part[] {
  const kind = entry.get('x-kind');
  const parts =
    kind === undefined
      ? partsOfModel(entry.require('x-model', 'the name of a model'), list, models)
      : kind.listOrOne().flatMap((name) => partsOfKind(name, list, modelsFor(languages, models)));
  return parts.map(
    (part) =>
      ({ ...withoutModelFields(part), ...(list === 'sinks' ? kindsOf(part) : {}), ...options }) as Part,
  );
}

/** A part as a rule holds it: without the fields that only models have. */
function withoutModelFields({ kinds: _, forSinks: __, besideSources: ___, ...part }: TaintPart): TaintPart {
  return part;
}

/**
 * The sources that a rule of some languages has because of what it asks for: it is about such sinks, and about what
 * comes from outside. So what is not known to come from outside, and may, is said once for all rules.
 */
export function unaskedSources(
  asked: { readonly sources: readonly string[]; readonly sinks: readonly string[] },
  models: Models,
  languages: readonly string[],
): TaintPart[] {
  const isAsked = (names: readonly string[] | undefined, among: readonly string[]): boolean =>
    names?.some((name) => among.includes(name)) === true;
  if (asked.sources.length === 0 || asked.sinks.length === 0) return [];
  return modelsFor(languages, models)
    .flatMap(({ sources }) => sources)
    .filter(
      ({ forSinks, besideSources }) =>
        isAsked(forSinks, asked.sinks) && isAsked(besideSources, asked.sources),
    )
    .map(withoutModelFields);
}

/** The kinds of a sink, which say what a rule is about. */
function kindsOf({ kinds }: TaintPart): Pick<TaintPart, 'kinds'> {
  return kinds === undefined ? {} : { kinds };
}

/**
 * What the models of some languages check: for every kind of harm what says no kind, and for `kinds` what is only for
 * them.
 */
export function checksFor(
  kinds: readonly string[],
  languages: readonly string[],
  models: Models,
): { readonly guards: readonly Guard[]; readonly derivations: readonly Derivation[] } {
  const counts = (part: TaintPart): boolean =>
    part.kinds === undefined || part.kinds.some((kind) => kinds.includes(kind));
  const all = modelsFor(languages, models);
  return {
    guards: all.flatMap(({ guards }) => guards.filter(counts)),
    derivations: all.flatMap(({ derivations }) => derivations.filter(counts)),
  };
}

function partsOfModel(reference: Value, list: PartList, models: Models): readonly TaintPart[] {
  const name = reference.text();
  const model = models.get(name);
  if (model === undefined)
    return reference.fail(`There is no model \`${name}\`${didYouMean(name, models.keys())}`);
  if (model[list].length === 0) reference.fail(`The model \`${name}\` has no ${list}.`);
  return model[list];
}

function partsOfKind(reference: Value, list: PartList, models: readonly Model[]): TaintPart[] {
  const name = reference.text();
  const all = models.flatMap((model): readonly TaintPart[] => model[list]);
  const parts = all.filter(({ kinds }) => kinds?.includes(name) === true);
  // Of what a model has for several kinds, a rule has asked for one.
  if (parts.length > 0) return parts.map((part) => ({ ...part, kinds: [name] }));
  const known = new Set(all.flatMap(({ kinds }) => kinds ?? []));
  return reference.fail(
    `No model of the rule's languages has ${list} of the kind \`${name}\`${didYouMean(name, known)}`,
  );
}

function didYouMean(name: string, known: Iterable<string>): string {
  const close = nearest(name, known);
  return close === undefined ? '.' : `: did you mean \`${close}\`?`;
}
