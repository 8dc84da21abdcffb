/**
 * Shared models: named sets of sources, sinks, sanitizers and propagators, such as "what a client sends to a
 * web framework", which many rules include by name instead of each listing them again. A model stands under
 * `models:` in a rule file; a rule takes its parts with `- x-model: name` in the list of the same kind.
 * Including replaces the entry by the model's parts when the rule is read, so nothing behind this file knows
 * models. The form is ours; see docs/data-flow.md.
 */

import { nearest } from './nearest.ts';
import type { Value } from './reader.ts';
import type { Propagator, TaintPart, TaintSpecification } from './rule.ts';

/** The key of an entry that stands for the parts of a model. */
export const INCLUSION = 'x-model';

/** A named set of parts; every list may be empty. */
export type Model = TaintSpecification;

/** Models by name. */
export type Models = ReadonlyMap<string, Model>;

export const NO_MODELS: Models = new Map();

/** The lists that a model and a rule have in common. */
export type PartList = keyof TaintSpecification;

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
