/**
 * The state of analysing one rule in one document: what is known of it, and the function or statement that is looked
 * at. Instructions ask for calls, calls for functions, functions for the instructions of their forms; each of these
 * is a file of its own, and they meet here.
 */

import type { Facts } from '../facts/facts.ts';
import type { Place } from '../flow/il.ts';
import { Budget } from '../flow/solve.ts';
import type { DocumentIndex } from '../program/documentIndex.ts';
import { areNumbersHarmless } from '../rule/kinds.ts';
import type { Language } from '../syntax/languages/index.ts';
import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import { Work } from './answer.ts';
import { CheckedAnswers } from './checkedAnswers.ts';
import type { FlowMemories, FlowMemory } from './flowMemory.ts';
import type { FunctionEntry } from './functionEntry.ts';
import type { FunctionTable } from './functions.ts';
import type { SinkMatch } from './matches.ts';
import { Outside } from './outside.ts';
import type { RulePlaces } from './places.ts';
import type { CallChecks } from './proof.ts';
import { NO_SHAPES, type Shapes, testedParameters } from './shapes.ts';
import type { Arguments, CallbackCall, Summary } from './summary.ts';
import { joinTaints, type ParameterOrigin, type Taint } from './taints.ts';
import { CLEAN, isClean, onlySources, type Value } from './value.ts';

/** Thrown when the analysis takes more steps than it may. */
export class FlowBudgetExceeded extends Error {}

/** Choices that a rule makes under `options:`, with Semgrep's names. */
interface FlowOptions {
  /** `taint_assume_safe_functions`: calls of unknown functions hand nothing on. */
  readonly safeFunctions: boolean;
  /** `guarded_taint_signatures`: constants that a call passes decide which way a function takes. */
  readonly guards: boolean;
  /** `taint_assume_safe_indexes`: an index does not taint the element. */
  readonly safeIndexes: boolean;
  /** `taint_only_propagate_through_assignments`. */
  readonly onlyAssignments: boolean;
  /** `taint_assume_safe_numbers`: numbers carry nothing. */
  readonly safeNumbers: boolean;
  /** `taint_assume_safe_booleans`: booleans carry nothing. */
  readonly safeBooleans: boolean;
  /** Where the kind of harm is known: enumerations, identifiers, dates, and lists of what carries nothing, do not. */
  readonly closedTypes: boolean;
}

/** Reads the choices from a rule's `options:`; the kinds of its sinks say what is left out. */
function flowOptions(options: Readonly<Record<string, unknown>>, kinds: readonly string[]): FlowOptions {
  const isSafe = areNumbersHarmless(kinds) === true;
  return {
    safeFunctions: options.taint_assume_safe_functions === true,
    guards: options.guarded_taint_signatures !== false,
    safeIndexes: options.taint_assume_safe_indexes === true,
    onlyAssignments: options.taint_only_propagate_through_assignments === true,
    safeNumbers: (options.taint_assume_safe_numbers ?? isSafe) === true,
    safeBooleans: (options.taint_assume_safe_booleans ?? isSafe) === true,
    closedTypes: kinds.length > 0,
  };
}

/** The function that is being analysed. */
export interface Frame {
  readonly entry: FunctionEntry | null;
  /** What parameters bring, by their nodes. */
  readonly parameters: ReadonlyMap<Node, Value>;
  /** What is known of the parameters for the call that is being looked at. */
  readonly shapes: Shapes;
  /** The parameters that may decide which way the function, or what it calls, takes. */
  readonly tests: Set<number>;
  result: Value;
  /** Taints that reached each sink. */
  readonly sinks: Map<SinkMatch, readonly Taint[]>;
  /** Calls of functions that came in as parameters. */
  readonly callbacks: CallbackCall[];
  /** What calls of functions of the program checked that answer true or false. */
  readonly checks: Map<Node, CallChecks>;
  /** What the function itself has checked where it answers. */
  readonly answers: CheckedAnswers;
}

/** Notes that taints reached a sink. */
export function reach(flow: Flow, sink: SinkMatch, taints: readonly Taint[]): void {
  if (taints.length === 0) return;
  const { sinks } = flow.frame;
  sinks.set(sink, joinTaints(sinks.get(sink) ?? [], taints));
}

const NO_PARAMETERS: ReadonlyMap<Node, Value> = new Map();

/** The frame in which a function, or with null the module, is looked at. */
export function newFrame(
  entry: FunctionEntry | null,
  shapes: Shapes = NO_SHAPES,
  parameters: ReadonlyMap<Node, Value> = NO_PARAMETERS,
): Frame {
  return {
    entry,
    parameters,
    shapes,
    tests: new Set(entry === null ? [] : testedParameters(entry)),
    result: CLEAN,
    sinks: new Map(),
    callbacks: [],
    checks: new Map(),
    answers: new CheckedAnswers(),
  };
}

/** What data flow sees of a document, the same for all rules. */
export interface TaintDocument {
  readonly root: Node;
  readonly facts: Facts;
  readonly language: Language;
  readonly functions: FunctionTable;
  readonly index: DocumentIndex;
  readonly flows: FlowMemories;
}

/** How many steps a function may take: so many by itself, and so many for each UTF-16 unit of its code. */
const STEPS_PER_FUNCTION = 10_000;
const STEPS_PER_UNIT = 10;

/**
 * What is looked at, one function or statement after the other: its frame, the steps that it may take, and what it
 * rests on and teaches. Who answers questions about functions is said by `RuleFlow`.
 */
export abstract class Flow {
  readonly places: RulePlaces;
  /** The whole program. */
  readonly root: Node;
  readonly functions: FunctionTable;
  readonly facts: Facts;
  readonly language: Language;
  readonly semantics: Semantics;
  readonly index: DocumentIndex;
  readonly options: FlowOptions;
  frame = newFrame(null);
  /** The steps that what is being looked at may take. */
  budget = new Budget(0);
  /** What is being looked at. */
  work = new Work();
  /** What functions take for known outside of them: what was taught, and what the module left. */
  protected outside: Outside;

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
    this.options = flowOptions(options, memory.places.kinds);
    this.outside = memory.outside;
  }

  /** The parameters of which it matters where they go, by what a call passes; in ascending order. */
  abstract askedOf(given: Pick<Arguments, 'receiver' | 'values'>): readonly number[];
  /**
   * Answers a question about a function: where goes what comes in through the parameters `asked`? Null when it has
   * to do with no data from a source. `shapes` is what a call passes for other parameters.
   */
  abstract summarize(
    entry: FunctionEntry,
    captured: ReadonlyMap<string, Value> | null,
    asked: readonly number[],
    shapes?: Shapes,
  ): Summary | null;

  /** Counts the work; throws when there is too much. */
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

  /** Takes note that the definition of a function was considered. */
  looksAt(definition: Node): void {
    this.work.segments.add(this.index.segmentAt(definition.start));
  }

  private read(name: string): Value | undefined {
    const value = this.outside.get(name);
    this.work.reads.set(name, value);
    return value;
  }

  /** The value of a variable of the module, or of a field of it, where the function sees it. */
  global(place: Place): Value | undefined {
    this.read(place.variable);
    const value = this.outside.read(place);
    // Functions are found by their names.
    return value !== undefined && this.functions.seesGlobal(place.variable, this.frame.entry)
      ? { ...value, functions: [] }
      : undefined;
  }

  /** What is known of the fields of a class's objects. */
  objectsOf(className: string): Value | undefined {
    return this.read(Outside.ofClass(className));
  }

  /** What a parameter, or a field of it, brings; `level` is how many functions lie around its own. */
  parameter(level: number, index: number, path: readonly string[] = []): ParameterOrigin {
    return path.reduce((origin, key) => origin.field(key), this.memory.parameter(level, index));
  }

  /**
   * Notes what a variable of the module, or the fields of a class's objects, may hold; what parameters bring is left
   * out.
   */
  teach(name: string, value: Value): void {
    const fromSources = onlySources(value);
    if (!isClean(fromSources)) this.work.taught.add(name, fromSources);
  }
}
