/** Calls of functions that came in as parameters, of which a caller will know what they are. */

import { SELF } from '../flow/il.ts';
import type { Node } from '../syntax/node.ts';
import type { Environment } from './environment.ts';
import type { Flow } from './flow.ts';
import { nameOf } from './functionEntry.ts';
import { placeNamed } from './names.ts';
import { parametersIn, type Shape, shapeOf } from './shapes.ts';
import { ANSWER, type CallbackCall, isSameCall, joinValues } from './summary.ts';
import { joinTaints, type ParameterOrigin, type Taint } from './taints.ts';
import { flattened, taintsOfAll, type Value, weightOf } from './value.ts';

/** How long the path to a function in a parameter may be. */
export const MAXIMUM_PATH = 3;
/**
 * How many calls of parameters are told apart in a function. Further ones count as calls of functions nothing is
 * known of: what goes in comes out. Otherwise methods of objects that are passed around multiply at each call.
 */
const MAXIMUM_CALLBACKS = 8;
/** How much may be known of what such a call is given before its fields are no longer told apart. */
const MAXIMUM_WEIGHT = 32;

/** Whether a method of this name calls the function that it is called on. */
export function calls(flow: Flow, method: string): boolean {
  return flow.semantics.callMethods?.includes(method) === true;
}

/** What a call is given, in the order in which it is written. */
export interface Given {
  readonly values: readonly Value[];
  readonly nodes: readonly (Node | undefined)[];
  /** Names of keyword arguments, by place. */
  readonly names: readonly (string | undefined)[];
}

/** A call, with what it is given. */
export interface Call {
  readonly node: Node;
  readonly callee: Node | undefined;
  /** The value of the object that a method is called on. */
  readonly receiver: Value;
  readonly args: Given;
}

/**
 * A call of a parameter of the function being analysed: what it answers is for the caller to say. Undefined when
 * the call is none, or may as well be the call of a method.
 */
export function callParameter(
  flow: Flow,
  { node, callee, args }: Call,
  env: Environment,
): readonly Taint[] | undefined {
  if (callee === undefined) return undefined;
  const object = callee.get('object');
  const method = callee.kind === 'Member' ? (callee.get('property')?.text ?? '') : undefined;
  const direct = method === undefined || calls(flow, method);
  const place = placeNamed(flow, method !== undefined && direct && object !== undefined ? object : callee);
  if (place === null || (place.variable === SELF && place.path.length === 0)) return undefined;
  if (fromSources(args.values).length > 0 && isOfParameter(flow, place.variable)) flow.work.handsOut = true;
  let answer: readonly Taint[] | undefined;
  for (const taint of env.read(place).taints) {
    if (taint.origin.type !== 'parameter' || taint.origin.path.length > MAXIMUM_PATH) continue;
    const own = note(flow, taint.origin, { node, values: args.values, shapes: shapesOf(flow, args) });
    if (direct && own !== undefined) answer = joinTaints(answer ?? [], [{ ...taint, origin: own }]);
  }
  // Who calls from elsewhere may pass a function that hands on what it is given.
  return answer && joinTaints(answer, fromSources([...args.values, env.read(place)]));
}

/** Whether a variable is a parameter of the function being analysed, or of one around it. */
function isOfParameter(flow: Flow, variable: string): boolean {
  for (let { entry } = flow.frame; entry !== null; entry = entry.enclosing)
    if (entry.parameters.some((parameter) => nameOf(parameter) === variable)) return true;
  return false;
}

/** The taints on values that come from sources, whatever parameters bring left out. */
export function fromSources(values: readonly Value[]): readonly Taint[] {
  return taintsOfAll(values).filter(({ origin }) => origin.type === 'source');
}

/** What a function that came in is given; the caller has to know of what that depends. */
function shapesOf(flow: Flow, { nodes }: Given): (Shape | undefined)[] {
  const { entry, tests } = flow.frame;
  for (const node of nodes)
    if (node?.kind === 'Identifier') for (const own of parametersIn(entry, node)) tests.add(own);
  return nodes.map((node) => node && shapeOf(flow, node));
}

/**
 * Notes the call of a function that came in as a parameter; gives the origin of what it answers, or undefined
 * when there are too many to tell apart.
 */
export function note(
  flow: Flow,
  origin: ParameterOrigin,
  { node, values, shapes }: Pick<CallbackCall, 'node' | 'values' | 'shapes'>,
): ParameterOrigin | undefined {
  const { callbacks } = flow.frame;
  const { level, index, path } = origin;
  const told = (value: Value): Value => (weightOf(value) > MAXIMUM_WEIGHT ? flattened(value) : value);
  const call = { level, parameter: index, path, values: values.map(told), shapes, node };
  const known = callbacks.findIndex((other) => isSameCall(call, other));
  if (known >= 0) {
    const before = callbacks[known] as CallbackCall;
    callbacks[known] = { ...call, values: joinValues(before.values, call.values).map(told) };
  } else if (callbacks.length < MAXIMUM_CALLBACKS) callbacks.push(call);
  else return undefined;
  return origin.field(ANSWER);
}
