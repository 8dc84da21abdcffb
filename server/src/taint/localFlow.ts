/**
 * What is looked at, one function or statement after the other: its frame, the steps that it may take, and what it
 * rests on and teaches.
 */

import type { Facts } from '../facts/facts.ts';
import { formOfStatement } from '../flow/lower.ts';
import { Budget } from '../flow/solve.ts';
import type { DocumentIndex } from '../program/documentIndex.ts';
import type { Language } from '../syntax/languages/index.ts';
import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import { Work } from './answer.ts';
import { apply } from './calls.ts';
import type { Environment, Place } from './environment.ts';
import {
  type Flow,
  FlowBudgetExceeded,
  type FlowOptions,
  type Frame,
  flowOptions,
  newFrame,
  type TaintDocument,
} from './flow.ts';
import type { FlowMemory } from './flowMemory.ts';
import type { FunctionEntry } from './functionEntry.ts';
import type { FunctionContext } from './functionFlow.ts';
import type { FunctionTable } from './functions.ts';
import { interpret } from './interpret.ts';
import { Outside } from './outside.ts';
import type { RulePlaces } from './places.ts';
import type { Shapes } from './shapes.ts';
import type { Arguments, Summary } from './summary.ts';
import type { ParameterOrigin } from './taints.ts';
import { isClean, onlySources, type Value } from './value.ts';
import { placeIn } from './variables.ts';

/** How many steps a function may take: so many by itself, and so many for each UTF-16 unit of its code. */
const STEPS_PER_FUNCTION = 10_000;
const STEPS_PER_UNIT = 10;

export abstract class LocalFlow implements Flow, FunctionContext {
  readonly places: RulePlaces;
  readonly functions: FunctionTable;
  readonly facts: Facts;
  readonly semantics: Semantics;
  readonly options: FlowOptions;
  readonly root: Node;
  readonly index: DocumentIndex;
  frame: Frame = newFrame(null);
  budget = new Budget(0);
  /** What is being looked at. */
  work = new Work();
  /** What functions take for known outside of them: what was taught, and what the module left. */
  protected outside: Outside;
  readonly language: Language;

  constructor(
    protected readonly memory: FlowMemory,
    options: Readonly<Record<string, unknown>>,
    { root, facts, language, functions, index }: TaintDocument,
  ) {
    this.places = memory.places;
    this.root = root;
    this.facts = facts;
    this.language = language;
    this.semantics = language.semantics;
    this.functions = functions;
    this.index = index;
    this.options = flowOptions(options);
    this.outside = memory.outside;
  }

  abstract askedOf(given: Pick<Arguments, 'receiver' | 'values'>): readonly number[];
  abstract summarize(
    entry: FunctionEntry,
    captured: ReadonlyMap<string, Value> | null,
    asked: readonly number[],
    shapes?: Shapes,
  ): Summary | null;

  step(count = 1): void {
    this.budget.charge(count);
    if (this.budget.isExceeded) throw new FlowBudgetExceeded();
  }

  /** Does something in the name of a piece of work, which may take steps for `units` UTF-16 units of code. */
  within<Result>(work: Work, units: number, act: () => Result): Result {
    const { work: outer, budget, frame } = this;
    this.work = work;
    this.budget = new Budget(STEPS_PER_FUNCTION + STEPS_PER_UNIT * units);
    try {
      return act();
    } finally {
      this.work = outer;
      this.budget = budget;
      this.frame = frame;
    }
  }

  execute(statement: Node, env: Environment): boolean {
    return interpret(this, formOfStatement(statement, this.semantics), env);
  }

  apply(summary: Summary, entry: FunctionEntry, args: Arguments, env: Environment): Value {
    return apply(this, summary, entry, args, env);
  }

  place(node: Node): Place | null {
    return placeIn(this.frame.entry, node, this);
  }

  looksAt(definition: Node): void {
    this.work.segments.add(this.index.segmentAt(definition.start));
  }

  private read(name: string): Value | undefined {
    const value = this.outside.get(name);
    this.work.reads.set(name, value);
    return value;
  }

  global(place: Place): Value | undefined {
    this.read(place.variable);
    const value = this.outside.read(place);
    // Functions are found by their names.
    return value !== undefined && this.functions.seesGlobal(place.variable, this.frame.entry)
      ? { ...value, functions: [] }
      : undefined;
  }

  objectsOf(className: string): Value | undefined {
    return this.read(Outside.ofClass(className));
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

  handsOut(): void {
    this.work.handsOut = true;
  }
}
