/**
 * Shared models: named sets of sources, sinks, sanitizers and propagators, such as "what a client sends to a
 * web framework", which many rules include by name instead of each listing them again. A model stands under
 * `models:` in a rule file; a rule takes its parts with `- x-model: name` in the list of the same kind.
 * Including replaces the entry by the model's parts when the rule is read, so nothing behind this file knows
 * models but by what they say of the types of libraries, which goes with the rule. The form is ours; see
 * docs/data-flow.md.
 */

import type { LibraryTypes } from '../facts/libraryTypes.ts';
import { languagesNamed } from '../syntax/languages/index.ts';
import { nearest } from './nearest.ts';
import type { Value } from './reader.ts';
import type { Propagator, TaintPart, TaintSpecification } from './rule.ts';

/** The key of an entry that stands for the parts of a model. */
export const INCLUSION = 'x-model';

/** A named set of parts, and the types of what a library gives; each may be empty. */
export interface Model extends TaintSpecification {
  readonly types?: {
    /** As rules name them. */
    readonly languages: readonly string[];
    readonly said: LibraryTypes;
  };
}

/** Models by name. */
export type Models = ReadonlyMap<string, Model>;

export const NO_MODELS: Models = new Map();

/** The lists that a model and a rule have in common. */
export type PartList = keyof TaintSpecification;

/** What models say of the types of libraries in languages, as rules name them. */
export function typesIn(languages: readonly string[], models: Models): LibraryTypes[] {
  const wanted = new Set(languages.flatMap((name) => languagesNamed(name)));
  return [...models.values()].flatMap(({ types }) =>
    types?.languages.some((name) => languagesNamed(name).some((each) => wanted.has(each))) === true
      ? [types.said]
      : [],
  );
}

/**
 * Reads what a model says of types: under `types` the type of what each name gives, under `supertypes` what the values
 * of a type are as well. Undefined where it says nothing.
 */
export function readTypes(model: Value): Model['types'] {
  const [given, supertypes] = [model.get('types'), model.get('supertypes')];
  if (given === undefined && supertypes === undefined) return undefined;
  const languages = model.require('languages', 'types are those of a language').listOrOne();
  return {
    languages: languages.map((name) =>
      languagesNamed(name.text().toLowerCase()).length > 0
        ? name.text()
        : name.fail(`There is no language \`${name.text()}\`: see the README for those that are read.`),
    ),
    said: {
      given: Object.fromEntries(entriesOf(given, GIVING).map(([name, type]) => [name, typeName(type)])),
      supertypes: Object.fromEntries(
        entriesOf(supertypes, DOTTED).map(([type, others]) => [type, others.listOrOne().map(typeName)]),
      ),
    },
  };
}

/** A dotted name; `()` at its end means what is given when it is called. */
const GIVING = /^[\w$]+(?:[./-][\w$]+)*(?:\(\))?$/;
const DOTTED = /^[\w$]+(?:[./-][\w$]+)*$/;

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

/**
 * The parts that an entry `x-model: name` stands for. What else the entry says (`label`, `requires`, `exact`,
 * …) is said of each of them. Fails where there is no such model, or it has nothing of the kind.
 */
export function includedParts<Part extends TaintPart | Propagator>(
  entry: Value,
  list: PartList,
  models: Models,
  options: Partial<TaintPart>,
): Part[] {
  const reference = entry.require(INCLUSION, 'the name of a model');
  const name = reference.text();
  const model = models.get(name);
  if (model === undefined) {
    const close = nearest(name, models.keys());
    return reference.fail(
      `There is no model \`${name}\`${close === undefined ? '.' : `: did you mean \`${close}\`?`}`,
    );
  }
  const parts = model[list] as readonly TaintPart[];
  if (parts.length === 0) reference.fail(`The model \`${name}\` has no ${list}.`);
  return parts.map((part) => ({ ...part, ...options }) as Part);
}
