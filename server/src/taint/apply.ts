/**
 * What summaries mean where functions are called: those of the file, and those that are passed to functions of the
 * file and to others, which call them.
 */

import { SELF } from '../flow/il.ts';
import { dottedText } from '../syntax/dottedText.ts';
import type { Node } from '../syntax/node.ts';
import { type Call, fromSources, MAXIMUM_PATH, note } from './callbacks.ts';
import type { Environment } from './environment.ts';
import { type Flow, reach } from './flow.ts';
import { type FunctionEntry, levelOf } from './functionEntry.ts';
import { placeIn } from './names.ts';
import { type Shape, shapesInside } from './shapes.ts';
import {
  type Arguments,
  answerKey,
  type CallbackCall,
  instantiate,
  instantiateTaints,
  passedTo,
  RECEIVER,
  type Summary,
  weightOfSummary,
} from './summary.ts';
import { joinTaints, type Taint } from './taints.ts';
import {
  allTaints,
  at,
  type Callable,
  CLEAN,
  element,
  join,
  tainted,
  taintsOfAll,
  type Value,
  withField,
} from './value.ts';

/** How deep calls of functions that are passed on to each other are followed. */
const MAXIMUM_NESTING = 4;

/**
 * The summary of a function for a call, by what the call passes and, where they make a difference, by its
 * constants. Null when nothing in the function has to do with data from a source.
 */
export function summaryFor(
  flow: Flow,
  { captured }: Callable,
  entry: FunctionEntry,
  given: Pick<Arguments, 'receiver' | 'values'>,
  passed: readonly (Shape | undefined)[],
): Summary | null {
  const asked = flow.askedOf(given);
  const summary = flow.summarize(entry, captured, asked);
  if (summary === null) return null;
  if (!flow.options.guards || summary.tests.size === 0 || passed.every((shape) => shape === undefined))
    return summary;
  const shapes = shapesInside(
    entry,
    passed.map((shape, i) => (summary.tests.has(i) ? shape : undefined)),
  );
  return shapes.size === 0 ? summary : flow.summarize(entry, captured, asked, shapes);
}

/** What a summary means for one call: its result, the sinks inside, what it writes into its arguments. */
export function apply(
  flow: Flow,
  summary: Summary,
  entry: FunctionEntry,
  given: Arguments,
  env: Environment,
): Value {
  flow.step(1 + weightOfSummary(summary));
  const args = withAnswers(flow, summary, given, env);
  for (const [sink, taints] of summary.sinks) reach(flow, sink, instantiateTaints(taints, args));
  let created: Value = CLEAN;
  for (const effect of summary.effects) {
    const value = instantiate(effect.value, args);
    if (effect.parameter === RECEIVER) {
      created = withField(created, effect.path, join(value, CLEAN));
      const object = receiverNode(args.call);
      if (object !== undefined) writeBack(flow, object, effect.path, value, env);
      else if (!flow.functions.isConstructor(entry) && args.call.get('callee')?.kind === 'Identifier')
        env.add({ variable: SELF, path: effect.path }, value);
    } else writeBack(flow, args.nodes[effect.parameter], effect.path, value, env);
  }
  for (const [name, value] of summary.outer) {
    if (env.has(name)) env.add({ variable: name, path: [] }, instantiate(value, args));
    else flow.teach(name, instantiate(value, args));
  }
  const result = instantiate(summary.result, args);
  // A constructor answers the object whose fields it filled.
  if (flow.functions.isConstructor(entry) && flow.semantics.lastExpressionReturns === true) return created;
  return args.call.kind === 'New' || flow.functions.isConstructor(entry) ? join(created, result) : result;
}

function receiverNode(call: Node): Node | undefined {
  const callee = call.get('callee');
  return callee?.kind === 'Member' ? callee.get('object') : undefined;
}

function writeBack(
  flow: Flow,
  argument: Node | undefined,
  path: readonly string[],
  value: Value,
  env: Environment,
): void {
  if (argument === undefined) return;
  const given = argument.kind === 'Unary' ? (argument.get('operand') ?? argument) : argument;
  // `out var x` declares what it is given.
  const inner = given.kind === 'VarDef' ? (given.get('target') ?? given) : given;
  const place = placeIn(flow, inner, env);
  if (place === null || (path.length === 0 && allTaints(value).length === 0)) return;
  env.add({ variable: place.variable, path: [...place.path, ...path] }, value);
}

// ---------------------------------------------------------------------------------------------------
// Functions that are passed on

/** The arguments of a call of a function of the file, with what the functions among them answer it. */
function withAnswers(flow: Flow, summary: Summary, args: Arguments, env: Environment): Arguments {
  if (summary.callbacks.length === 0) return args;
  const answers = new Map<string, Value>();
  const answered: Arguments = { ...args, answers };
  for (const call of summary.callbacks) {
    const values = call.values.map((value) => instantiate(value, answered));
    if (call.level !== args.level) {
      // What a function around it was passed is for that function's callers to say.
      note(flow, flow.parameter(call.level, call.parameter, call.path), {
        node: args.call,
        values,
        shapes: call.shapes,
      });
      continue;
    }
    const passed = at(passedTo(call.parameter, args), call.path);
    const key = answerKey(call.parameter, call.path);
    answers.set(
      key,
      join(answers.get(key) ?? CLEAN, answerOf(flow, passed, { values, shapes: call.shapes }, answered, env)),
    );
  }
  return answered;
}

/** What a function that is passed on answers, as far as it is known. */
function answerOf(
  flow: Flow,
  passed: Value,
  { values, shapes }: Pick<CallbackCall, 'values' | 'shapes'>,
  { call, nesting: around = 0 }: Arguments,
  env: Environment,
): Value {
  flow.step();
  const nesting = around + 1;
  let result: Value | undefined;
  for (const callable of nesting > MAXIMUM_NESTING ? [] : passed.functions) {
    const answer = callPassed(flow, callable, { node: call, values, shapes }, nesting, env);
    if (answer !== undefined) result = join(result ?? CLEAN, answer);
  }
  for (const taint of passed.taints) {
    if (taint.origin.type !== 'parameter' || taint.origin.path.length > MAXIMUM_PATH) continue;
    const origin = note(flow, taint.origin, { node: call, values, shapes });
    if (origin !== undefined) result = join(result ?? CLEAN, tainted([{ ...taint, origin }]));
  }
  if (result !== undefined)
    return passed.functions.length > 0 ? result : join(result, tainted(fromSources([...values, passed])));
  // A function of another file: what goes in comes out.
  return tainted(taintsOfAll([passed, ...values]));
}

/** Calls a function that was passed on, `nesting` such calls deep; undefined where it is none of the file. */
function callPassed(
  flow: Flow,
  callable: Callable,
  { node, values, shapes }: Pick<CallbackCall, 'node' | 'values' | 'shapes'>,
  nesting: number,
  env: Environment,
): Value | undefined {
  const entry = flow.functions.entry(callable.definition);
  if (entry === undefined) return undefined;
  const args: Arguments = { level: levelOf(entry), receiver: CLEAN, values, nodes: [], call: node, nesting };
  const summary = summaryFor(flow, callable, entry, args, shapes);
  return summary === null ? CLEAN : apply(flow, summary, entry, args, env);
}

/**
 * Calls the functions that an unknown function is passed: a method with what it was called on (`items.map(f)`),
 * another with what it is given beside them (`map(f, items)`). Answers the taints on what they answer.
 */
export function callPassedFunctions(flow: Flow, call: Call, env: Environment): readonly Taint[] {
  const { values, nodes } = call.args;
  if (!values.some((value, i) => value.functions.length > 0 || nodes[i]?.kind === 'Identifier')) return [];
  const given = givenTo(flow, call);
  let results = callEach(flow, call, given, env);
  // What one call gives is what the next one is given.
  if (given.isFold && results.length > 0) {
    const [before = CLEAN, ...others] = given.values;
    const again = { ...given, values: [join(before, tainted(results)), ...others] };
    results = joinTaints(results, callEach(flow, call, again, env));
  }
  return results;
}

/** What functions that are passed on are called with. */
interface Given {
  readonly values: readonly Value[];
  /** Whether the first of them is what the call before gave. */
  readonly isFold: boolean;
}

function givenTo(flow: Flow, { callee, receiver, args }: Call): Given {
  const { semantics } = flow;
  const others = args.values.filter((value) => value.functions.length === 0);
  const name = callee?.kind === 'Member' ? callee.get('property')?.text : callee?.text;
  const isFunction =
    callee?.kind !== 'Member' || semantics.iteratingFunctions?.test(dottedText(callee) ?? '') === true;
  const isFold = name !== undefined && semantics.foldingFunctions?.includes(name) === true;
  if (isFold) {
    const [elements, ...initial] = isFunction ? others : [receiver, ...others];
    const each = element(elements ?? CLEAN);
    return { values: [initial.length === 0 ? each : initial.reduce(join), each], isFold };
  }
  const each = isFunction
    ? others.reduce<Value>((all, one) => join(all, element(one)), CLEAN)
    : element(receiver);
  const isPair = name !== undefined && semantics.pairMethods?.includes(name) === true;
  return { values: isPair ? [each, each] : [each], isFold };
}

function callEach(flow: Flow, { node, args }: Call, { values }: Given, env: Environment): readonly Taint[] {
  let results: readonly Taint[] = [];
  args.values.forEach((value, i) => {
    for (const callable of value.functions) {
      const answer = callPassed(flow, callable, { node, values, shapes: [] }, 0, env);
      if (answer !== undefined) results = joinTaints(results, allTaints(answer));
    }
    if (args.nodes[i]?.kind !== 'Identifier') return;
    // A parameter that is passed on may be a function too.
    for (const { origin } of value.taints)
      if (origin.type === 'parameter' && origin.path.length === 0)
        note(flow, origin, { node, values, shapes: [] });
  });
  return results;
}
