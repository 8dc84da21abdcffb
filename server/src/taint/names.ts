/** What names, members and elements hold where they are read. */

import { isReceiver } from '../facts/scopes.ts';
import { constantKey } from '../flow/keys.ts';
import type { Node } from '../syntax/node.ts';
import { type Environment, SELF } from './environment.ts';
import type { Flow } from './flow.ts';
import type { FunctionEntry } from './functionEntry.ts';
import { joinTaints } from './taints.ts';
import { allTaints, CLEAN, element, field, isClean, onlySources, tainted, type Value } from './value.ts';
import { implicitField } from './variables.ts';

/** What a name, or the word for the receiver, stands for. */
export function readName(flow: Flow, node: Node, env: Environment): Value {
  const known = readVariable(flow, node, env);
  if (known !== undefined) return known;
  return node.kind === 'Identifier' ? asValue(flow.functions.named(node.text, flow.frame.entry, -1)) : CLEAN;
}

/** What a variable holds that a name stands for; undefined where there is no such variable. */
export function readVariable(flow: Flow, node: Node, env: Environment): Value | undefined {
  const place = flow.place(node);
  if (place === null) return CLEAN;
  const resolved = implicitField(flow, place, env);
  return env.has(resolved.variable) ? env.read(resolved) : flow.global(resolved);
}

function asValue(entries: readonly FunctionEntry[]): Value {
  if (entries.length === 0) return CLEAN;
  return { ...CLEAN, functions: entries.map(({ definition }) => ({ definition, captured: null })) };
}

/** A member of an object that holds `value`. */
export function readMember(flow: Flow, node: Node, value: Value, env: Environment): Value {
  const object = node.get('object') as Node;
  const name = node.get('property')?.text ?? '';
  const place = object.kind === 'Identifier' ? flow.place(node) : null;
  const found = ofItsOwn(
    flow,
    value,
    name,
    place?.variable === SELF && !isReceiver(object, flow.semantics)
      ? env.read(place)
      : memberOf(value, object, name),
  );
  // A field of which nothing is known but that the object brings it may be a method.
  if (found.functions.length > 0 || !isClean(onlySources(found))) return found;
  const methods = flow.functions.methodsFor(object, name, flow.frame.entry, -1);
  return methods.length === 0 ? found : { ...found, functions: asValue(methods).functions };
}

/** A member of an object; one that a literal does not write, such as its length, is made of what it does. */
function memberOf(value: Value, object: Node, name: string): Value {
  const isLiteral = CONTAINERS.has(object.kind);
  return isLiteral && value.fields?.has(name) !== true ? tainted(allTaints(value)) : field(value, name);
}

const CONTAINERS: ReadonlySet<string> = new Set(['Array', 'Tuple', 'Set', 'Object']);

/** The element of a container under an index whose value is `by`. */
export function readIndex(flow: Flow, index: Node | undefined, container: Value, by: Value): Value {
  const key = index && elementKey(flow, index);
  const value = key === undefined ? element(container) : field(container, key);
  return withIndex(flow, ofItsOwn(flow, container, key, value), by);
}

/** A part of a container; where data goes through assignments only, without what is on the container as a whole. */
function ofItsOwn({ options }: Flow, container: Value, key: string | undefined, part: Value): Value {
  if (!options.onlyAssignments || (key !== undefined && container.fields?.has(key) === true)) return part;
  const whole = container.taints.filter(({ origin }) => origin.type === 'source');
  if (whole.length === 0) return part;
  return {
    ...part,
    taints: part.taints.filter(({ origin }) => !whole.some((other) => other.origin === origin)),
  };
}

/** An element with what the index `by` brings. */
export function withIndex({ options }: Flow, value: Value, by: Value): Value {
  const taints = options.safeIndexes || options.onlyAssignments ? [] : allTaints(by);
  return taints.length === 0 ? value : { ...value, taints: joinTaints(value.taints, taints) };
}

/** The key that an index or a key of a container certainly is. */
export function elementKey({ facts }: Flow, index: Node): string | undefined {
  const written = constantKey(index);
  if (written !== undefined) return written;
  const constant = facts.constant(index);
  return constant !== undefined && (constant.type === 'string' || constant.type === 'number')
    ? String(constant.value)
    : undefined;
}
