/**
 * The flow of one rule through one document: functions are summarised when they are called, recursive ones from
 * nothing until their summaries no longer change, and every function in which sources and sinks can meet is
 * looked at once.
 *
 * Functions see what is known outside of them as a round assumes it, which does not change during the round; so
 * what a function does does not depend on when it is asked, and can be kept for later states of the document.
 */

import type { Facts } from '../facts/facts.ts';
import type { DocumentIndex } from '../program/documentIndex.ts';
import type { Segment } from '../program/segment.ts';
import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import type { TaintDocument } from './analyse.ts';
import { assign, placeOf } from './assign.ts';
import { apply } from './calls.ts';
import { Environment, type Place, SELF } from './environment.ts';
import { evaluate } from './expressions.ts';
import { type Flow, FlowBudgetExceeded, type FlowOptions, type Frame, newFrame, reach } from './flow.ts';
import { type FlowMemory, type RoundMemory, Work } from './flowMemory.ts';
import { type FunctionEntry, inOrder, ownerOf } from './functionEntry.ts';
import { type FunctionContext, summaryOf } from './functionFlow.ts';
import type { FunctionTable } from './functions.ts';
import { Outside } from './outside.ts';
import type { RulePlaces, SinkMatch } from './places.ts';
import { keyOfShapes, NO_SHAPES, type Shapes } from './shapes.ts';
import { execute } from './statements.ts';
import { type Arguments, NOTHING, type Summary } from './summary.ts';
import {
  allTaints,
  isClean,
  joinTaints,
  onlySources,
  type ParameterOrigin,
  type Taint,
  type Value,
} from './value.ts';

/** How many nodes one rule may visit in one document. */
const STEPS_PER_RULE = 2_000_000;
/** How often a recursive function is summarised again. */
const MAXIMUM_ROUNDS = 8;
/** How often all is looked at again with what was learnt of the world outside of functions. */
const MAXIMUM_OUTSIDE_ROUNDS = 4;
/** For how many different ways of calling it a function is summarised by itself. */
const MAXIMUM_VARIANTS = 16;
/** How deep calls are followed: the stack is not for hostile files to overflow. */
const MAXIMUM_DEPTH = 60;

const TOO_MANY_CALLS = `Data flow was not followed through more than ${MAXIMUM_DEPTH} functions that call each other.`;
const NO_WRITES: ReadonlyMap<string, Value> = new Map();

/** Where data from sources may be, and where that meets sinks, in this segment or through what it calls. */
export interface Scope {
  readonly tainted: ReadonlySet<Segment>;
  readonly meeting: ReadonlySet<Segment>;
}

interface Known {
  readonly summary: Summary;
  readonly captured: ReadonlyMap<string, Value> | null;
  readonly work: Work;
}

export class RuleFlow implements Flow, FunctionContext {
  readonly places: RulePlaces;
  readonly functions: FunctionTable;
  readonly facts: Facts;
  readonly semantics: Semantics;
  readonly options: FlowOptions;
  frame: Frame = newFrame(null);
  /** Sinks that taints from sources reach, over all functions. */
  readonly reached = new Map<SinkMatch, readonly Taint[]>();
  private steps = STEPS_PER_RULE;
  readonly root: Node;
  private readonly index: DocumentIndex;
  private readonly relevant: readonly FunctionEntry[];
  /** What this round takes for known outside of functions. */
  private outside = new Outside();
  /** What was kept of this round in earlier states. */
  private kept: RoundMemory;
  private readonly summaries = new Map<Node, Known>();
  /** Summaries for what certain calls pass, by that. */
  private readonly variants = new Map<Node, Map<string, Known>>();
  /** Functions that are being summarised, with what is assumed of them so far. */
  private readonly pending = new Map<Node, { assumed: Summary; used: boolean }>();
  /** What is being looked at, for what is kept of it. */
  private work = new Work();
  private depth = 0;

  constructor(
    private readonly memory: FlowMemory,
    private readonly scope: Scope,
    options: Readonly<Record<string, unknown>>,
    { root, facts, semantics, functions, index }: TaintDocument,
  ) {
    this.places = memory.places;
    this.root = root;
    this.facts = facts;
    this.semantics = semantics;
    this.functions = functions;
    this.index = index;
    this.options = {
      safeFunctions: options.taint_assume_safe_functions === true,
      guards: options.guarded_taint_signatures !== false,
      safeIndexes: options.taint_assume_safe_indexes === true,
      onlyAssignments: options.taint_only_propagate_through_assignments === true,
    };
    this.kept = this.memory.round(0, this.keyOf);
    // Other functions only matter where they are called, and are summarised then.
    this.relevant = inOrder(scope.meeting).flatMap((segment) => functions.outermostIn(segment));
  }

  private readonly keyOf = (name: string): string => this.facts.nameKey?.(name) ?? name;

  /** Whether calls were not followed because they lead too far. */
  private isCut = false;

  /** Analyses the module and all functions; answers what was given up. */
  run(): string[] {
    let round = 0;
    try {
      for (let known = -1; round < MAXIMUM_OUTSIDE_ROUNDS && this.outside.size > known; round++) {
        known = this.outside.size;
        this.kept = this.memory.round(round, this.keyOf);
        this.kept.begin(this.outside, this.scope.tainted);
        this.summaries.clear();
        this.variants.clear();
        this.outside = this.round();
      }
      this.memory.endState(round);
      return this.isCut ? [TOO_MANY_CALLS] : [];
    } catch (error) {
      if (!(error instanceof FlowBudgetExceeded)) throw error;
      this.memory.endState(0);
      return ['Data flow in this file needs too many steps: what was found until then is shown.'];
    }
  }

  /** Looks at all once; answers what is known outside of functions then. */
  private round(): Outside {
    this.work = new Work();
    this.frame = newFrame(null);
    const env = Environment.of(this.outside.variables);
    const after = this.execute(this.root, env) ?? env;
    this.note(this.frame.sinks);
    for (const entry of this.relevant) this.note(this.summarize(entry, null).sinks);
    const learnt = new Outside();
    for (const [name, value] of after.snapshot()) learnt.add(name, value);
    learnt.learn(this.work.taught);
    return learnt;
  }

  private note(sinks: ReadonlyMap<SinkMatch, readonly Taint[]>): void {
    for (const [sink, taints] of sinks)
      this.reached.set(sink, joinTaints(this.reached.get(sink) ?? [], taints));
  }

  step(count = 1): void {
    this.steps -= count;
    if (this.steps < 0) throw new FlowBudgetExceeded();
  }

  evaluate(node: Node, env: Environment): Value {
    return evaluate(this, node, env);
  }

  execute(node: Node, env: Environment): Environment | null {
    if (this.frame.entry !== null) return execute(this, node, env);
    const segment = this.index.rootedAt(node);
    if (segment === undefined) return execute(this, node, env);
    // A statement of the module that no data from a source can be in is stepped over.
    if (!this.scope.tainted.has(segment)) return env;
    return this.places.spanStatements ? execute(this, node, env) : this.executeSegment(segment, env);
  }

  /** Executes a statement of the module, or repeats what is known of it. */
  private executeSegment(segment: Segment, env: Environment): Environment | null {
    const known = this.kept.statement(segment);
    if (known !== undefined) {
      for (const [sink, taints] of known.sinks) reach(this, sink, taints);
      for (const [name, value] of known.writes) env.write({ variable: name, path: [] }, value);
      this.work.taught.learn(known.work.taught);
      return env;
    }
    const layer = env.layer();
    const outer = this.frame;
    const sinks = new Map<SinkMatch, readonly Taint[]>();
    const work = new Work();
    this.frame = { ...outer, sinks };
    let after: Environment | null;
    try {
      after = this.recording(work, () => {
        work.segments.add(segment);
        return execute(this, segment.root, layer);
      });
    } finally {
      this.frame = outer;
    }
    for (const [sink, taints] of sinks) reach(this, sink, taints);
    const { writes, removes } = env.absorb(after ?? layer);
    // What does not go on, or forgets variables, is too rare to be told apart.
    if (after === null || removes) work.isCut = true;
    this.kept.keepStatement(
      segment,
      { sinks, writes: after === null ? NO_WRITES : writes, work },
      this.index,
    );
    return after === null ? null : env;
  }

  /** Does something, and notes what was looked at for it in `work` as well as for what it is a part of. */
  private recording<Result>(work: Work, act: () => Result): Result {
    const outer = this.work;
    this.work = work;
    try {
      return act();
    } finally {
      this.work = outer;
      outer.add(work);
    }
  }

  apply(summary: Summary, entry: FunctionEntry, args: Arguments, env: Environment): Value {
    return apply(this, summary, entry, args, env);
  }

  assign(target: Node, value: Value, env: Environment, at: Node): void {
    assign(this, target, value, env, at);
  }

  place(node: Node): Place | null {
    const { entry } = this.frame;
    const place = placeOf(node, this.functions.selfNamesIn(entry));
    const field = place === null ? undefined : this.semantics.fieldNames?.exec(place.variable)?.[1];
    if (place !== null && field !== undefined) return { variable: SELF, path: [field, ...place.path] };
    // A static field by the name of the class around is kept with the fields of its objects.
    return place !== null && place.path.length > 0 && place.variable === ownerOf(entry)?.name
      ? { variable: SELF, path: place.path }
      : place;
  }

  looksAt(definition: Node): void {
    this.work.segments.add(this.index.segmentAt(definition.start));
  }

  global(place: Place): Value | undefined {
    const value = this.outside.read(place);
    // Functions are found by their names.
    return value !== undefined && this.functions.seesGlobal(place.variable, this.frame.entry)
      ? { ...value, functions: [] }
      : undefined;
  }

  objectsOf(className: string): Value {
    const name = Outside.ofClass(className);
    this.work.classes.add(name);
    return this.outside.get(name);
  }

  parameter(level: number, index: number, path: readonly string[] = []): ParameterOrigin {
    return path.reduce((origin, key) => origin.field(key), this.memory.parameter(level, index));
  }

  writesOutside(definition: Node, name: string): boolean {
    return this.index.writesOutside(definition, name);
  }

  teach(name: string, value: Value): void {
    const fromSources = onlySources(value);
    if (!isClean(fromSources)) this.work.taught.add(name, fromSources);
  }

  summarize(
    entry: FunctionEntry,
    captured: ReadonlyMap<string, Value> | null,
    shapes: Shapes = NO_SHAPES,
  ): Summary {
    const { definition } = entry;
    if (shapes.size > 0) return this.summarizeFor(entry, captured, shapes);
    const known = this.summaries.get(definition);
    if (known !== undefined && (captured === null || sameCaptured(known.captured, captured))) {
      this.work.add(known.work);
      return known.summary;
    }
    const kept = captured === null ? this.kept.function(definition) : undefined;
    if (kept !== undefined) {
      this.work.add(kept.work);
      return kept.summary;
    }
    const waiting = this.pending.get(definition);
    if (waiting !== undefined) {
      waiting.used = true;
      return waiting.assumed;
    }
    if (this.depth > MAXIMUM_DEPTH) {
      this.work.isCut = true;
      this.isCut = true;
      return NOTHING;
    }
    const work = new Work();
    const summary = this.recording(work, () => this.summarizeAnew(entry, captured));
    // While a caller is still being summarised from assumptions, what was built on them is not kept.
    if ([...this.pending.values()].some(({ used }) => used)) return summary;
    this.summaries.set(definition, { summary, captured, work });
    if (captured === null) this.kept.keepFunction(definition, { summary, work }, this.index);
    return summary;
  }

  /** Summarises a function for what a call passes; in general when it is called in too many ways to tell apart. */
  private summarizeFor(
    entry: FunctionEntry,
    captured: ReadonlyMap<string, Value> | null,
    shapes: Shapes,
  ): Summary {
    const { definition } = entry;
    const variants = this.variants.get(definition) ?? new Map<string, Known>();
    this.variants.set(definition, variants);
    const key = keyOfShapes(shapes);
    const known = variants.get(key);
    if (known !== undefined && sameCaptured(known.captured, captured ?? new Map())) {
      this.work.add(known.work);
      return known.summary;
    }
    if (variants.size >= MAXIMUM_VARIANTS || this.depth > MAXIMUM_DEPTH || this.pending.has(definition))
      return this.summarize(entry, captured);
    const work = new Work();
    const summary = this.recording(work, () => this.summarizeAnew(entry, captured, shapes));
    if (![...this.pending.values()].some(({ used }) => used))
      variants.set(key, { summary, captured: captured ?? new Map(), work });
    return summary;
  }

  /** Summarises a function from nothing until what it says of itself no longer changes. */
  private summarizeAnew(
    entry: FunctionEntry,
    captured: ReadonlyMap<string, Value> | null,
    shapes: Shapes = NO_SHAPES,
  ): Summary {
    const { definition } = entry;
    this.looksAt(definition);
    const state = { assumed: NOTHING, used: false };
    this.pending.set(definition, state);
    this.depth++;
    let summary = NOTHING;
    try {
      for (let round = 0; round < MAXIMUM_ROUNDS; round++) {
        state.used = false;
        summary = summaryOf(this, entry, captured, this, shapes);
        if (!state.used || sizeOf(summary) === sizeOf(state.assumed)) break;
        state.assumed = summary;
      }
    } finally {
      this.depth--;
      this.pending.delete(definition);
    }
    return summary;
  }
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
  size += summary.tests.size;
  for (const taints of summary.sinks.values()) size += 1 + taints.length;
  return size;
}
