/**
 * One function, looked at by itself: what its parameters bring in, what its body does with it, and what of that
 * a caller has to know.
 */

import { namesIn } from '../facts/targets.ts';
import { type Form, SELF } from '../flow/il.ts';
import { formOf } from '../flow/lower.ts';
import type { Node } from '../syntax/node.ts';
import { once } from '../text/once.ts';
import type { Question } from './answer.ts';
import { atPlace } from './atPlace.ts';
import { beginUnchecked, checkedKeys } from './checked.ts';
import { NO_CHECKS } from './checkedAnswers.ts';
import { NOTHING_CAPTURED } from './closures.ts';
import { Environment } from './environment.ts';
import { type Flow, type Frame, newFrame } from './flow.ts';
import { type FunctionEntry, levelOf } from './functionEntry.ts';
import { interpret } from './interpret.ts';
import { Outside } from './outside.ts';
import { type Effect, RECEIVER, type Summary, summaryFrom } from './summary.ts';
import { type ParameterOrigin, PLAIN } from './taints.ts';
import { allTaints, CLEAN, isClean, join, tainted, type Value } from './value.ts';

/** Answers a question about a function: follows what the parameters bring that are asked about. */
export function summaryOf(flow: Flow, question: Question): Summary {
  const { entry, captured, shapes } = question;
  const parameters = new Map<Node, Value>();
  const frame = newFrame(entry, shapes, parameters);
  flow.frame = frame;
  const env = Environment.of(captured ?? NOTHING_CAPTURED);
  enter(flow, question, { env, parameters });
  beginUnchecked(flow, env);
  const form = formOf(entry.definition, flow.semantics);
  interpret(flow, form, env);
  return conclude(flow, { entry, form, frame, captured, after: env });
}

/**
 * What is known of a function that could not be followed to its end: what was found until then, and that what
 * goes in comes out.
 */
export function partialSummary(flow: Flow, { entry, asked }: Question): Summary {
  const { result, sinks, callbacks, tests } = flow.frame;
  const passed = asked.map((index) => brought(flow, entry, index));
  return summaryFrom({
    result: passed.reduce(join, result),
    sinks,
    effects: [],
    outer: new Map(),
    callbacks,
    tests,
    checks: NO_CHECKS,
  });
}

/** What a parameter stands for until a call says what it passes. */
function brought(flow: Flow, entry: FunctionEntry, index: number): Value {
  return tainted([{ label: PLAIN, origin: flow.parameter(levelOf(entry), index), steps: null }]);
}

/** What is known where a function begins. */
interface Beginning {
  readonly env: Environment;
  /** What each parameter brings. */
  readonly parameters: Map<Node, Value>;
}

function enter(flow: Flow, { entry, asked }: Question, { env, parameters }: Beginning): void {
  const bring = (index: number): Value => (asked.includes(index) ? brought(flow, entry, index) : CLEAN);
  // What parameters are called is theirs, and no field of the same name.
  for (const parameter of entry.definition.get('parameters')?.children ?? [])
    for (const { text } of namesIn(parameter.get('name') ?? parameter)) env.set(text, CLEAN);
  if (entry.owner !== null) {
    const self = join(bring(RECEIVER), flow.objectsOf(entry.owner.name) ?? CLEAN);
    env.set(SELF, self);
    for (const named of entry.receiver?.kind === 'Parameters' ? entry.receiver.children : [entry.receiver])
      if (named !== null) parameters.set(named, self);
  }
  entry.parameters.forEach((parameter, index) => {
    parameters.set(parameter, bring(index));
    // What only the body names is there from the start.
    if (entry.definition.get('parameters')?.children.includes(parameter) !== true)
      env.set(parameter.text, atPlace(flow, parameter, bring(index), env));
  });
}

interface Analysed {
  readonly entry: FunctionEntry;
  readonly form: Form;
  readonly frame: Frame;
  readonly captured: ReadonlyMap<string, Value> | null;
  /** What is known where the function is left. */
  readonly after: Environment;
}

function conclude(flow: Flow, { entry, form, frame, captured, after }: Analysed): Summary {
  const effects: Effect[] = [];
  if (entry.owner !== null) {
    const self = after.read({ variable: SELF, path: [] });
    for (const [name, value] of fieldsWritten(self, flow.parameter(levelOf(entry), RECEIVER)))
      effects.push({ parameter: RECEIVER, path: [name], value });
    remember(flow, entry.owner.name, self);
  }
  entry.parameters.forEach((parameter, index) => {
    const name = parameter.kind === 'Parameter' ? parameter.get('name') : parameter;
    if (name?.kind !== 'Identifier') return;
    const value = after.read({ variable: name.text, path: [] });
    for (const [key, inner] of fieldsWritten(value, flow.parameter(levelOf(entry), index)))
      effects.push({ parameter: index, path: [key], value: inner });
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
        flow.index.writesOutside(entry.definition, name) &&
        flow.functions.seesGlobal(name, entry)
      )
        outer.set(name, value);
  const { result, sinks, callbacks, tests } = frame;
  const checks = frame.answers.conclude(checkedKeys(after), endsSilently(form).is);
  return summaryFrom({ result, sinks, effects, outer, callbacks, tests, checks });
}

/** Whether the end may be reached without an answer. */
const endsSilently = once(({ blocks, exit }: Form): { readonly is: boolean } => ({
  is: blocks.some(
    ({ edges, instructions }) => edges.some(({ to }) => to === exit) && instructions.at(-1)?.op !== 'return',
  ),
}));

/** The fields of a parameter that hold anything but what the parameter brings in them. */
function* fieldsWritten({ fields }: Value, parameter: ParameterOrigin): Iterable<[string, Value]> {
  for (const [key, value] of fields ?? []) {
    const written = withoutOrigin(value, parameter.field(key));
    if (!isClean(written)) yield [key, written];
  }
}

/** A value without what a field of a parameter brings, and its fields without what their fields bring. */
function withoutOrigin(value: Value, origin: ParameterOrigin): Value {
  const taints = value.taints.filter((taint) => taint.origin !== origin);
  if (value.fields === null) return taints.length === value.taints.length ? value : { ...value, taints };
  const fields = new Map<string, Value>();
  for (const [key, inner] of value.fields) {
    const written = withoutOrigin(inner, origin.field(key));
    if (!isClean(written)) fields.set(key, written);
  }
  return { ...value, taints, fields: fields.size === 0 ? null : fields };
}

/** What a method leaves in its object's fields is there for the other methods. */
function remember(flow: Flow, className: string, self: Value): void {
  for (const [name, value] of self.fields ?? [])
    flow.teach(Outside.ofClass(className), { ...CLEAN, fields: new Map([[name, value]]) });
}

function isParameterName(entry: FunctionEntry, name: string): boolean {
  return entry.parameters.some((parameter) => (parameter.get('name') ?? parameter).text === name);
}

/** Whether the rule makes the parameter itself a source: then its taint is not written back to callers. */
function isParameterSource(flow: Flow, parameter: Node): boolean {
  return flow.places.sourcesAt(parameter).length > 0;
}
