/**
 * One function, looked at by itself: what its parameters bring in, what its body does with it, and what of that
 * a caller has to know.
 */

import { fieldParameters } from '../facts/targets.ts';
import type { Node } from '../syntax/node.ts';
import { atPlace, visitNames } from './atPlace.ts';
import { Environment, SELF } from './environment.ts';
import { type Flow, type Frame, newFrame } from './flow.ts';
import { type FunctionEntry, levelOf } from './functionEntry.ts';
import { Outside } from './outside.ts';
import type { Question } from './question.ts';
import { type Effect, RECEIVER, type Summary, summaryFrom } from './summary.ts';
import { type ParameterOrigin, PLAIN } from './taints.ts';
import { allTaints, CLEAN, isClean, join, tainted, type Value } from './value.ts';

/** Statements that stand last in a body without being its value. */
const NO_VALUE: ReadonlySet<string> = new Set([
  ...[
    'FunctionDef',
    'ClassDef',
    'VarDef',
    'If',
    'While',
    'DoWhile',
    'For',
    'ForEach',
    'Switch',
    'Try',
    'With',
  ],
  ...[
    'Return',
    'Throw',
    'Break',
    'Continue',
    'Import',
    'ImportFrom',
    'Labeled',
    'Delete',
    'Block',
    'ClassBody',
  ],
]);

/** What analysing a function needs beside the flow that it is a part of. */
export interface FunctionContext {
  /** What a parameter brings; `level` is how many functions lie around its own. */
  parameter(level: number, index: number): ParameterOrigin;
  /** What is known of the fields of a class's objects. */
  objectsOf(className: string): Value | undefined;
  /** Whether a function gives a value to a variable outside itself. */
  writesOutside(definition: Node, name: string): boolean;
  /** Notes what variables of the module, or the fields of a class's objects, may hold after the function. */
  teach(name: string, value: Value): void;
}

/** Answers a question about a function: follows what the parameters bring that are asked about. */
export function summaryOf(flow: Flow, question: Question, context: FunctionContext): Summary {
  const { entry, captured, shapes } = question;
  const frame = newFrame(entry, shapes);
  flow.frame = frame;
  const env = captured === null ? Environment.empty() : Environment.of(captured);
  enter(flow, question, env, context);
  const body = entry.definition.get('body');
  let after: Environment | null = env;
  const initializers = entry.definition.get('initializers');
  if (initializers !== undefined) flow.execute(initializers, env);
  if (body?.kind === 'ExprBody') frame.result = join(frame.result, flow.evaluate(body, env));
  else if (body !== undefined) after = runBody(flow, body, env, frame);
  for (const left of frame.returns) after = Environment.join(after, left);
  return conclude(flow, { entry, frame, captured, after: after ?? env }, context);
}

/**
 * What is known of a function that could not be followed to its end: what was found until then, and that what
 * goes in comes out.
 */
export function partialSummary(
  { result, sinks, callbacks, tests }: Frame,
  question: Question,
  context: FunctionContext,
): Summary {
  const passed = question.asked.map((index) => brought(question.entry, index, context));
  return summaryFrom({
    result: passed.reduce(join, result),
    sinks,
    effects: [],
    outer: new Map(),
    callbacks,
    tests,
  });
}

/** Runs a body; in languages where it has a value, its last expression is returned. */
function runBody(flow: Flow, body: Node, env: Environment, frame: Frame): Environment | null {
  const last = body.children[body.children.length - 1];
  const value = last?.kind === 'ExprStmt' ? last.children[0] : last;
  if (flow.semantics.lastExpressionReturns !== true || value === undefined || NO_VALUE.has(value.kind))
    return flow.execute(body, env);
  let current: Environment | null = env;
  for (const statement of body.children.slice(0, -1))
    if (current !== null) current = flow.execute(statement, current);
  if (current !== null) frame.result = join(frame.result, flow.evaluate(value, current));
  return current;
}

/** What a parameter stands for until a call says what it passes. */
function brought(entry: FunctionEntry, index: number, context: FunctionContext): Value {
  return tainted([{ label: PLAIN, origin: context.parameter(levelOf(entry), index), steps: null }]);
}

function enter(flow: Flow, { entry, asked }: Question, env: Environment, context: FunctionContext): void {
  const bring = (index: number): Value => (asked.includes(index) ? brought(entry, index, context) : CLEAN);
  if (entry.owner !== null) {
    const known = context.objectsOf(entry.owner.name) ?? CLEAN;
    env.write({ variable: SELF, path: [] }, join(bring(RECEIVER), known));
    if (entry.receiver !== null) {
      const named = entry.receiver.kind === 'Parameter' ? entry.receiver.get('name') : entry.receiver;
      const self = { variable: SELF, path: [] };
      if (named !== undefined) env.write(self, atPlace(flow, named, env.read(self), env));
    }
  }
  entry.parameters.forEach((parameter, index) => {
    const target = parameter.kind === 'Parameter' ? (parameter.get('name') ?? parameter) : parameter;
    const fallback = parameter.get('default');
    let value = bring(index);
    if (fallback !== undefined) value = join(value, flow.evaluate(fallback, env));
    value = atPlace(flow, target, value, env);
    if (target !== parameter) value = atPlace(flow, parameter, value, env);
    assignParameter(flow, target, value, env);
    if (target.kind === 'Identifier') return;
    // The names that a pattern takes out of the argument may each be sources.
    visitNames(flow, target, env);
  });
  if (!flow.functions.isConstructor(entry)) return;
  for (const { parameter, name } of fieldParameters(entry.definition.get('parameters'), flow.semantics)) {
    const target = parameter.get('name') as Node;
    env.write({ variable: SELF, path: [name] }, env.read({ variable: target.text, path: [] }));
  }
}

interface Analysed {
  readonly entry: FunctionEntry;
  readonly frame: Frame;
  readonly captured: ReadonlyMap<string, Value> | null;
  /** What is known where the function is left. */
  readonly after: Environment;
}

function conclude(
  flow: Flow,
  { entry, frame, captured, after }: Analysed,
  context: FunctionContext,
): Summary {
  const effects: Effect[] = [];
  if (entry.owner !== null) {
    const self = after.read({ variable: SELF, path: [] });
    for (const [name, value] of self.fields ?? [])
      if (!isClean(value)) effects.push({ parameter: RECEIVER, path: [name], value });
    remember(entry.owner.name, self, context);
  }
  entry.parameters.forEach((parameter, index) => {
    const name = parameter.kind === 'Parameter' ? parameter.get('name') : parameter;
    if (name?.kind !== 'Identifier') return;
    const value = after.read({ variable: name.text, path: [] });
    for (const [key, inner] of value.fields ?? [])
      if (!isClean(inner)) effects.push({ parameter: index, path: [key], value: inner });
    const added = value.taints.filter(({ origin }) =>
      origin.type === 'source'
        ? !isParameterSource(flow, name)
        : origin.index !== index || origin.level !== levelOf(entry),
    );
    if (added.length > 0) effects.push({ parameter: index, path: [], value: { ...CLEAN, taints: added } });
  });
  const outer = new Map<string, Value>();
  for (const [name, before] of captured ?? []) {
    const value = after.read({ variable: name, path: [] });
    if (value !== before && !isClean(value) && !isParameterName(entry, name)) outer.set(name, value);
  }
  if (captured === null)
    // Variables of the module that it assigns.
    for (const [name, value] of after.snapshot())
      if (
        allTaints(value).length > 0 &&
        !isParameterName(entry, name) &&
        context.writesOutside(entry.definition, name) &&
        flow.functions.seesGlobal(name, entry)
      )
        outer.set(name, value);
  const { result, sinks, callbacks, tests } = frame;
  return summaryFrom({ result, sinks, effects, outer, callbacks, tests });
}

/** What a method leaves in its object's fields is there for the other methods. */
function remember(className: string, self: Value, context: FunctionContext): void {
  for (const [name, value] of self.fields ?? [])
    context.teach(Outside.ofClass(className), { ...CLEAN, fields: new Map([[name, value]]) });
}

/** A parameter that takes a pattern apart is assigned like any other target. */
function assignParameter(flow: Flow, target: Node, value: Value, env: Environment): void {
  if (target.kind === 'Identifier') env.write({ variable: target.text, path: [] }, value);
  else flow.assign(target, value, env, target);
}

function isParameterName(entry: FunctionEntry, name: string): boolean {
  return entry.parameters.some((parameter) => (parameter.get('name') ?? parameter).text === name);
}

/** Whether the rule makes the parameter itself a source: then its taint is not written back to callers. */
function isParameterSource(flow: Flow, parameter: Node): boolean {
  return flow.places.sourcesAt(parameter).length > 0;
}
