/** Which variable and path an expression names in a function, and what names, members and elements hold there. */

import { isReceiver } from '../facts/scopes.ts';
import { constantKey, type Instruction, type Place, SELF } from '../flow/il.ts';
import { placeOf } from '../flow/targets.ts';
import { CONTAINERS, type Node } from '../syntax/node.ts';
import type { Environment } from './environment.ts';
import type { Flow } from './flow.ts';
import { type FunctionEntry, ownerOf } from './functionEntry.ts';
import { joinTaints } from './taints.ts';
import { allTaints, CLEAN, element, field, isClean, onlySources, tainted, type Value } from './value.ts';

/** The variable and path that an expression names as it is written; null where it names none. */
export function placeNamed(flow: Flow, node: Node): Place | null {
  const written = placeOf(node, flow.semantics);
  return written && resolved(flow, written);
}

/** The same where `env` is known: a name that nothing there has may be a field. */
export function placeIn(flow: Flow, node: Node, env: Environment): Place | null {
  const named = placeNamed(flow, node);
  return named && implicitField(flow, named, env);
}

/** The place that an instruction is on; null where it is on none. */
export function placeOn(flow: Flow, { place, operands }: Instruction, env: Environment): Place | null {
  if (place === null) return null;
  const own = resolved(flow, place);
  // What is declared here is no field of the same name.
  const isDeclared = operands[0]?.op === 'same' && operands[0].node.kind === 'VarDef';
  return isDeclared ? own : implicitField(flow, own, env);
}

/** What a place means in the function that is looked at, known as it is written. */
function resolved({ frame: { entry }, functions }: Flow, place: Place): Place {
  const { variable, path } = place;
  // A static field by the name of the class around is kept with the fields of its objects.
  const isStatic = path.length > 0 && variable === ownerOf(entry)?.name;
  return isStatic || functions.selfNamesIn(entry).includes(variable) ? { variable: SELF, path } : place;
}

/** A bare name that is a field of the enclosing class, in languages that write fields so. */
function implicitField(flow: Flow, place: Place, env: Environment): Place {
  const { variable, path } = place;
  if (flow.semantics.bareMembers === undefined || variable === SELF || env.has(variable)) return place;
  return ownerOf(flow.frame.entry)?.fields.has(variable) === true
    ? { variable: SELF, path: [variable, ...path] }
    : place;
}

/** What a name, or the word for the receiver, stands for. */
export function readName(flow: Flow, node: Node, env: Environment): Value {
  const known = readVariable(flow, node, env);
  if (known !== undefined) return known;
  return node.kind === 'Identifier' ? asValue(flow.functions.named(node.text, flow.frame.entry, -1)) : CLEAN;
}

/** What a variable holds that a name stands for; undefined where there is no such variable. */
export function readVariable(flow: Flow, node: Node, env: Environment): Value | undefined {
  const place = placeIn(flow, node, env);
  if (place === null) return CLEAN;
  return env.has(place.variable) ? env.read(place) : flow.global(place);
}

function asValue(entries: readonly FunctionEntry[]): Value {
  if (entries.length === 0) return CLEAN;
  return { ...CLEAN, functions: entries.map(({ definition }) => ({ definition, captured: null })) };
}

/** A member of an object that holds `value`. */
export function readMember(flow: Flow, node: Node, value: Value, env: Environment): Value {
  const object = node.get('object') as Node;
  const name = node.get('property')?.text ?? '';
  const place = object.kind === 'Identifier' ? placeNamed(flow, node) : null;
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
