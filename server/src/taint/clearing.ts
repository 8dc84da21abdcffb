/**
 * What a check means for what is known: the value that was checked carries nothing any more, and neither does what it
 * was made of. `url` is harmless where the host of `urlparse(url)` is one that is allowed.
 */

import type { Place } from '../flow/il.ts';
import type { Node } from '../syntax/node.ts';
import { keyOf, noteChecked } from './checked.ts';
import { parameterKey } from './checkedAnswers.ts';
import { type Environment, joinKnown, type Known, NOTHING_KNOWN } from './environment.ts';
import type { Flow } from './flow.ts';
import { levelOf, nameOf } from './functionEntry.ts';
import { boundNode } from './matches.ts';
import { placeIn } from './names.ts';
import type { Past, Proof } from './proof.ts';
import { CLEAN, isClean, sameValue } from './value.ts';

/** How many derivations and definitions are followed back. */
const MOST_STEPS_BACK = 8;

/** What is known where something is cleared. */
export interface Clearing {
  readonly flow: Flow;
  readonly env: Environment;
  readonly past: Past;
}

/** Clears what was proven to be harmless. */
export function clear(at: Clearing, proof: Proof): void {
  if ('either' in proof) clearCommon(at, proof.either);
  else clearFrom(at, proof.node, proof.path, proof.isEarlier, proof.isFalse === true ? MOST_STEPS_BACK : 0);
}

/** Clears what each of several lists of proofs clears. */
function clearCommon(at: Clearing, lists: readonly (readonly Proof[])[]): void {
  const { env, flow } = at;
  const before = env.known;
  let known: Known | null = null;
  for (const proofs of lists) {
    env.known = before;
    for (const proof of proofs) clear(at, proof);
    // Where one of them clears nothing, there is nothing in common.
    if (env.known === before) return;
    known = known === null ? env.known : known.join(env.known, NOTHING_KNOWN, joinKnown, flow.budget);
  }
  env.known = known ?? before;
}

function clearFrom(
  at: Clearing,
  node: Node,
  path: readonly string[],
  isEarlier: boolean,
  depth: number,
): void {
  if (depth > MOST_STEPS_BACK) return;
  const { flow, env } = at;
  if (isWrapper(node)) {
    const inner = node.get('value');
    if (inner !== undefined) clearFrom(at, inner, path, isEarlier, depth + 1);
    return;
  }
  const place = placeIn(flow, node, env);
  if (place !== null && (!isEarlier || isUnchanged(at, node, place)))
    clearPlace(at, { variable: place.variable, path: [...place.path, ...path] });
  if (path.length > 0) return;
  const key = isEarlier ? undefined : keyOf(node);
  if (key !== undefined) noteChecked(env, key);
  for (const derivation of flow.places.derivationsAt(node)) {
    const from = boundNode(derivation, derivation.part.from);
    if (from !== undefined) clearFrom(at, from, path, isEarlier, depth + 1);
  }
  const definition =
    node.kind === 'Identifier' ? (flow.facts.definition(node) ?? at.past.firstOf(node)) : undefined;
  if (definition !== undefined && definition !== node) clearFrom(at, definition, path, true, depth + 1);
}

function isWrapper({ kind }: Node): boolean {
  return kind === 'Await' || kind === 'Cast' || kind === 'Argument';
}

/** Whether a place still holds what an expression that names it was. */
function isUnchanged({ env, past }: Clearing, node: Node, place: Place): boolean {
  const then = past.lastValue(node);
  return then !== undefined && env.has(place.variable) && sameValue(then, env.read(place));
}

function clearPlace({ flow, env }: Clearing, place: Place): void {
  if (!env.has(place.variable)) return;
  const value = env.read(place);
  if (isClean(value)) return;
  const index = unalteredParameter(flow, place.variable, env);
  if (index !== undefined) noteChecked(env, parameterKey(index, place.path));
  env.write(place, value.functions.length === 0 ? CLEAN : { ...CLEAN, functions: value.functions });
}

/** Which parameter of the function a variable is that still holds what it was passed. */
function unalteredParameter(flow: Flow, variable: string, env: Environment): number | undefined {
  const { entry } = flow.frame;
  if (entry === null) return undefined;
  const index = entry.parameters.findIndex((parameter) => nameOf(parameter) === variable);
  const isOwn = env
    .get(variable)
    ?.taints.some(
      ({ origin, steps }) =>
        origin.type === 'parameter' &&
        origin.index === index &&
        origin.level === levelOf(entry) &&
        origin.whole === origin &&
        steps === null,
    );
  return isOwn === true ? index : undefined;
}
