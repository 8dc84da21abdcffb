/**
 * Data flow of one rule through one document: functions are summarised when they are called, recursive ones
 * from nothing until their summaries no longer change, and every function is looked at once.
 */

import type { DocumentIndex } from '../engine/documentIndex.ts';
import type { Evaluator } from '../engine/evaluate.ts';
import type { Match } from '../engine/matches.ts';
import type { Segment } from '../engine/segment.ts';
import type { Facts } from '../facts/facts.ts';
import { fieldParameters, namesIn } from '../facts/targets.ts';
import type { Rule, TaintSpecification } from '../rule/rule.ts';
import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import { assign, placeOf, SELF } from './assign.ts';
import { PUTS_IN } from './calls.ts';
import { Environment, type Place } from './environment.ts';
import { atPlace, evaluate } from './expressions.ts';
import { type Flow, FlowBudgetExceeded, type FlowOptions, type Frame } from './flow.ts';
import { type FunctionEntry, type FunctionTable, ownerOf } from './functions.ts';
import { requirementHolds } from './labels.ts';
import { RulePlaces, type SinkMatch, type SourceMatch } from './places.ts';
import { execute } from './statements.ts';
import { type Effect, NOTHING, RECEIVER, type Summary } from './summary.ts';
import {
  allTaints,
  CLEAN,
  isClean,
  join,
  joinTaints,
  ParameterOrigin,
  PLAIN,
  type Step,
  type Taint,
  type Value,
} from './value.ts';

/** How many nodes one rule may visit in one document. */
const STEPS_PER_RULE = 4_000_000;
/** How often a recursive function is summarised again. */
const MAXIMUM_ROUNDS = 8;

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

/** A sink that untrusted data reaches. */
export interface TaintFinding extends Match {
  readonly source: SourceMatch;
  /** What happens between, in order. */
  readonly steps: readonly { readonly node: Node; readonly message: string }[];
}

export interface TaintResult {
  readonly findings: readonly TaintFinding[];
  /** What was given up, in words for the user. */
  readonly limits: readonly string[];
}

/** What data flow sees of a document, the same for all rules. */
export interface TaintDocument {
  readonly root: Node;
  readonly facts: Facts;
  readonly semantics: Semantics;
  readonly functions: FunctionTable;
  readonly index: DocumentIndex;
}

/** Finds the sinks of a rule that its sources reach. */
export function analyseTaint(
  rule: Rule,
  specification: TaintSpecification,
  evaluator: Evaluator,
  document: TaintDocument,
): TaintResult {
  const places = new RulePlaces(specification, evaluator, document.root);
  if (!places.worthwhile) return { findings: [], limits: [] };
  const flow = new RuleFlow(places, rule.options, document);
  const limits = flow.run();
  return { findings: flow.findings(), limits };
}

interface Cached {
  readonly summary: Summary;
  readonly captured: ReadonlyMap<string, Value> | null;
}

class RuleFlow implements Flow {
  readonly functions: FunctionTable;
  readonly facts: Facts;
  readonly semantics: Semantics;
  readonly options: FlowOptions;
  globals: Environment | null = null;
  frame: Frame;
  private steps = STEPS_PER_RULE;
  private readonly root: Node;
  private readonly summaries = new Map<Node, Cached>();
  /** Functions that are being summarised, with what is assumed of them so far. */
  private readonly pending = new Map<Node, { assumed: Summary; used: boolean }>();
  /** Sinks that taints from sources reach, over all functions. */
  private readonly reached = new Map<SinkMatch, readonly Taint[]>();
  /** What methods leave in the fields of their object, by class. */
  private readonly objects = new Map<string, Value>();
  private readonly relevant: readonly FunctionEntry[];
  /** Whether a statement of the module is one that no data from a source can be in. */
  private readonly isClean: (statement: Node) => boolean;
  /** What the parameters of whichever function is analysed bring, by place. */
  private readonly parameters = new Map<number, ParameterOrigin>();
  private depth = 0;

  constructor(
    readonly places: RulePlaces,
    options: Readonly<Record<string, unknown>>,
    { root, facts, semantics, functions, index }: TaintDocument,
  ) {
    this.root = root;
    this.facts = facts;
    this.semantics = semantics;
    this.functions = functions;
    this.options = {
      safeFunctions: options.taint_assume_safe_functions === true,
      safeIndexes: options.taint_assume_safe_indexes === true,
      onlyAssignments: options.taint_only_propagate_through_assignments === true,
    };
    this.frame = newFrame(null);
    const { tainted, meeting } = scopeOf(places, index);

    // Other functions only matter where they are called, and are summarised then.
    this.relevant = functions.all.filter(
      ({ enclosing, definition }) => enclosing === null && meeting.has(index.segmentAt(definition.start)),
    );
    this.isClean = (node) => {
      const segment = index.rootedAt(node);
      return segment !== undefined && !tainted.has(segment);
    };
  }

  /** Analyses the module and all functions; answers what was given up. */
  run(): string[] {
    try {
      // Functions see the module's variables as they are at its end, and fields as methods leave them: both
      // are looked at again as long as they learn something from each other.
      for (let round = 0; round < 3; round++) {
        const before = this.knownOutside();
        this.summaries.clear();
        this.module();
        for (const entry of this.relevant) this.note(this.summarize(entry, null).sinks);
        if (this.knownOutside() === before) break;
      }
      return [];
    } catch (error) {
      if (!(error instanceof FlowBudgetExceeded)) throw error;
      return ['Data flow in this file needs too many steps: what was found until then is shown.'];
    }
  }

  /** How much is known of module variables and objects; grows until nothing new is learnt. */
  private knownOutside(): number {
    let known =
      this.globals === null
        ? 0
        : [...this.globals.snapshot().values()].reduce((sum, value) => sum + allTaints(value).length, 0);
    for (const value of this.objects.values()) known += allTaints(value).length + (value.fields?.size ?? 0);
    return known;
  }

  private module(): void {
    this.frame = newFrame(null);
    const env = this.globals?.copy() ?? Environment.empty();
    const after = this.execute(this.root, env) ?? env;
    this.globals = after;
    this.note(this.frame.sinks);
  }

  private note(sinks: ReadonlyMap<SinkMatch, readonly Taint[]>): void {
    for (const [sink, taints] of sinks)
      this.reached.set(sink, joinTaints(this.reached.get(sink) ?? [], taints));
  }

  step(): void {
    if (--this.steps < 0) throw new FlowBudgetExceeded();
  }

  evaluate(node: Node, env: Environment): Value {
    return evaluate(this, node, env);
  }

  execute(node: Node, env: Environment): Environment | null {
    return this.frame.entry === null && this.isClean(node) ? env : execute(this, node, env);
  }

  assign(target: Node, value: Value, env: Environment, at: Node): void {
    assign(this, target, value, env, at);
  }

  place(node: Node): Place | null {
    const { entry } = this.frame;
    const place = placeOf(node, entry === null ? [] : this.semantics.selfNames);
    // A static field by the name of the class around is kept with the fields of its objects.
    return place !== null && place.path.length > 0 && place.variable === ownerOf(entry)?.name
      ? { variable: SELF, path: place.path }
      : place;
  }

  summarize(entry: FunctionEntry, captured: ReadonlyMap<string, Value> | null): Summary {
    const { definition } = entry;
    const known = this.summaries.get(definition);
    if (known !== undefined && (captured === null || sameCaptured(known.captured, captured)))
      return known.summary;
    const waiting = this.pending.get(definition);
    if (waiting !== undefined) {
      waiting.used = true;
      return waiting.assumed;
    }
    // A chain of calls deeper than this is cut: the stack is not for hostile files to overflow.
    if (this.depth > 60) return NOTHING;
    const state = { assumed: NOTHING, used: false };
    this.pending.set(definition, state);
    this.depth++;
    let summary = NOTHING;
    try {
      for (let round = 0; round < MAXIMUM_ROUNDS; round++) {
        state.used = false;
        summary = this.analyse(entry, captured);
        if (!state.used || sizeOf(summary) === sizeOf(state.assumed)) break;
        state.assumed = summary;
      }
    } finally {
      this.depth--;
      this.pending.delete(definition);
    }
    // While a caller is still being summarised from assumptions, what was built on them is not kept.
    if (![...this.pending.values()].some(({ used }) => used))
      this.summaries.set(definition, { summary, captured });
    return summary;
  }

  private analyse(entry: FunctionEntry, captured: ReadonlyMap<string, Value> | null): Summary {
    const outer = this.frame;
    const frame = newFrame(entry);
    this.frame = frame;
    try {
      const env = captured === null ? Environment.empty() : Environment.of(captured);
      this.enter(entry, env);
      const body = entry.definition.get('body');
      let after: Environment | null = env;
      const initializers = entry.definition.get('initializers');
      if (initializers !== undefined) this.execute(initializers, env);
      if (body?.kind === 'ExprBody') frame.result = join(frame.result, this.evaluate(body, env));
      else if (body !== undefined) after = this.runBody(body, env, frame);
      for (const left of frame.returns) after = Environment.join(after, left);
      return this.summaryOf(entry, frame, captured, after ?? env);
    } finally {
      this.frame = outer;
    }
  }

  /** Runs a body; in languages where it has a value, its last expression is returned. */
  private runBody(body: Node, env: Environment, frame: Frame): Environment | null {
    const last = body.children[body.children.length - 1];
    const value = last?.kind === 'ExprStmt' ? last.children[0] : last;
    if (this.semantics.lastExpressionReturns !== true || value === undefined || NO_VALUE.has(value.kind))
      return this.execute(body, env);
    let current: Environment | null = env;
    for (const statement of body.children.slice(0, -1))
      if (current !== null) current = this.execute(statement, current);
    if (current !== null) frame.result = join(frame.result, this.evaluate(value, current));
    return current;
  }

  private brought(index: number): ParameterOrigin {
    let origin = this.parameters.get(index);
    if (origin === undefined) {
      origin = new ParameterOrigin(index);
      this.parameters.set(index, origin);
    }
    return origin;
  }

  private enter(entry: FunctionEntry, env: Environment): void {
    const bring = (index: number): Value => ({
      taints: [{ label: PLAIN, origin: this.brought(index), steps: null }],
      fields: null,
      functions: [],
    });
    if (entry.owner !== null) {
      env.write(
        { variable: SELF, path: [] },
        join(bring(RECEIVER), this.objects.get(entry.owner.name) ?? CLEAN),
      );
      if (entry.receiver !== null) {
        const named = entry.receiver.kind === 'Parameter' ? entry.receiver.get('name') : entry.receiver;
        if (named !== undefined) atPlace(this, named, env.read({ variable: SELF, path: [] }), env);
      }
    }
    entry.parameters.forEach((parameter, index) => {
      const target = parameter.kind === 'Parameter' ? (parameter.get('name') ?? parameter) : parameter;
      const fallback = parameter.get('default');
      let value = bring(index);
      if (fallback !== undefined) value = join(value, this.evaluate(fallback, env));
      value = atPlace(this, target, value, env);
      if (target !== parameter) value = atPlace(this, parameter, value, env);
      assignParameter(this, target, value, env);
      if (target.kind === 'Identifier') return;
      // The names that a pattern takes out of the argument may each be sources.
      for (const name of namesIn(target)) {
        const place = { variable: name.text, path: [] };
        env.write(place, atPlace(this, name, env.read(place), env, false));
      }
    });
    if (!this.functions.isConstructor(entry)) return;
    for (const { parameter, name } of fieldParameters(entry.definition.get('parameters'), this.semantics)) {
      const target = parameter.get('name') as Node;
      env.write({ variable: SELF, path: [name] }, env.read({ variable: target.text, path: [] }));
    }
  }

  private summaryOf(
    entry: FunctionEntry,
    frame: Frame,
    captured: ReadonlyMap<string, Value> | null,
    after: Environment,
  ): Summary {
    const effects: Effect[] = [];
    if (entry.owner !== null) {
      const self = after.read({ variable: SELF, path: [] });
      for (const [name, value] of self.fields ?? [])
        if (!isClean(value)) effects.push({ parameter: RECEIVER, path: [name], value });
      this.remember(entry.owner.name, self);
    }
    entry.parameters.forEach((parameter, index) => {
      const name = parameter.kind === 'Parameter' ? parameter.get('name') : parameter;
      if (name?.kind !== 'Identifier') return;
      const value = after.read({ variable: name.text, path: [] });
      for (const [key, inner] of value.fields ?? [])
        if (!isClean(inner)) effects.push({ parameter: index, path: [key], value: inner });
      const added = value.taints.filter(({ origin }) =>
        origin.type === 'source' ? !isParameterSource(this, name) : origin.index !== index,
      );
      if (added.length > 0) effects.push({ parameter: index, path: [], value: { ...CLEAN, taints: added } });
    });
    const outer = new Map<string, Value>();
    for (const [name, before] of captured ?? []) {
      const value = after.read({ variable: name, path: [] });
      if (value !== before && !isClean(value) && !isParameterName(entry, name)) outer.set(name, value);
    }
    if (captured === null) this.noteGlobals(entry, after, outer);
    return { result: frame.result, sinks: frame.sinks, effects, outer, callbacks: frame.callbacks };
  }

  /** Variables of the module that a function assigns. */
  private noteGlobals(entry: FunctionEntry, after: Environment, outer: Map<string, Value>): void {
    for (const [name, value] of after.snapshot()) {
      if (
        this.globals?.has(name) === true &&
        !isParameterName(entry, name) &&
        this.functions.seesGlobal(name, entry) &&
        allTaints(value).length > 0
      )
        outer.set(name, value);
    }
  }

  /** What a method leaves in its object's fields is there for the other methods. */
  private remember(className: string, self: Value): void {
    let fields: Value = this.objects.get(className) ?? CLEAN;
    for (const [name, value] of self.fields ?? []) {
      const fromSources = onlySources(value);
      if (!isClean(fromSources)) fields = join(fields, { ...CLEAN, fields: new Map([[name, fromSources]]) });
    }
    this.objects.set(className, fields);
  }

  /** One finding a sink: the shortest way of the taints that meet its requirement. */
  findings(): TaintFinding[] {
    const findings: TaintFinding[] = [];
    for (const [sink, taints] of this.reached) {
      const real = taints.filter(({ origin }) => origin.type === 'source');
      const { requires } = sink.part;
      if (real.length === 0) continue;
      if (
        requires !== undefined &&
        !requirementHolds(requires, (label) => real.some((taint) => taint.label === label))
      )
        continue;
      const shortest = real.reduce((best, taint) =>
        (taint.steps?.length ?? 0) < (best.steps?.length ?? 0) ? taint : best,
      );
      if (shortest.origin.type !== 'source') continue;
      findings.push({
        start: sink.start,
        end: sink.end,
        bindings: sink.bindings ?? shortest.origin.match.bindings,
        source: shortest.origin.match,
        steps: stepsOf(shortest.steps),
      });
    }
    return findings;
  }
}

/** Where data from sources may be, and where that meets sinks, in this segment or through what it calls. */
function scopeOf(
  places: RulePlaces,
  index: DocumentIndex,
): { tainted: ReadonlySet<Segment>; meeting: ReadonlySet<Segment> } {
  const effects = {
    changesObject: (method: string) => PUTS_IN.has(method),
    any: places.propagators.length > 0 || places.haveSideEffects,
  };
  const segmentsOf = (matches: readonly Match[]): ReadonlySet<Segment> => {
    const [shell] = index.segments;
    const found = new Set(matches.map(({ start }) => index.segmentAt(start)));
    // What lies between the segments may reach into all of them.
    return shell !== undefined && found.has(shell)
      ? new Set(index.segments)
      : index.links.reach(found, effects);
  };
  const tainted = segmentsOf(places.sources.all);
  const sinking = segmentsOf(places.sinks.all);
  return { tainted, meeting: new Set([...tainted].filter((segment) => sinking.has(segment))) };
}

function newFrame(entry: FunctionEntry | null): Frame {
  return {
    entry,
    result: CLEAN,
    returns: [],
    throws: [],
    loops: [],
    sinks: new Map(),
    callbacks: [],
    propagated: new Map(),
  };
}

/** A parameter that takes a pattern apart is assigned like any other target. */
function assignParameter(flow: RuleFlow, target: Node, value: Value, env: Environment): void {
  if (target.kind === 'Identifier') env.write({ variable: target.text, path: [] }, value);
  else flow.assign(target, value, env, target);
}

function isParameterName(entry: FunctionEntry, name: string): boolean {
  return entry.parameters.some((parameter) => (parameter.get('name') ?? parameter).text === name);
}

/** Whether the rule makes the parameter itself a source: then its taint is not written back to callers. */
function isParameterSource(flow: RuleFlow, parameter: Node): boolean {
  return flow.places.sourcesAt(parameter).length > 0;
}

function onlySources(value: Value): Value {
  const taints = value.taints.filter(({ origin }) => origin.type === 'source');
  const fields =
    value.fields === null
      ? null
      : new Map(
          [...value.fields]
            .map(([name, inner]) => [name, onlySources(inner)] as const)
            .filter(([, inner]) => !isClean(inner)),
        );
  return { taints, fields: fields === null || fields.size === 0 ? null : fields, functions: value.functions };
}

function sameCaptured(a: ReadonlyMap<string, Value> | null, b: ReadonlyMap<string, Value>): boolean {
  if (a === null || a.size !== b.size) return false;
  for (const [name, value] of b) if (a.get(name) !== value) return false;
  return true;
}

/** How much a summary says; it only grows from round to round. */
function sizeOf(summary: Summary): number {
  let size =
    allTaints(summary.result).length + summary.effects.length + summary.outer.size + summary.callbacks.length;
  for (const taints of summary.sinks.values()) size += 1 + taints.length;
  return size;
}

function stepsOf(last: Step | null): { node: Node; message: string }[] {
  const steps: { node: Node; message: string }[] = [];
  for (let step = last; step !== null; step = step.before)
    steps.push({ node: step.node, message: step.message });
  return steps.reverse();
}
