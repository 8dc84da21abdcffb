/**
 * The state of analysing one rule in one document, and what its parts need of one another: instructions ask
 * for calls, calls for functions, functions for the instructions of their forms. The parts are files
 * of their own; they meet in this interface.
 */

import type { Facts } from '../facts/facts.ts';
import type { Budget } from '../flow/solve.ts';
import type { DocumentIndex } from '../program/documentIndex.ts';
import type { Language } from '../syntax/languages/index.ts';
import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import type { Environment, Place } from './environment.ts';
import type { FlowMemories } from './flowMemory.ts';
import type { FunctionEntry } from './functionEntry.ts';
import type { FunctionTable } from './functions.ts';
import type { SinkMatch } from './matches.ts';
import type { RulePlaces } from './places.ts';
import { NO_SHAPES, type Shapes, testedParameters } from './shapes.ts';
import type { Arguments, CallbackCall, Summary } from './summary.ts';
import { joinTaints, type ParameterOrigin, type Taint } from './taints.ts';
import { CLEAN, type Value } from './value.ts';

/** Thrown when the analysis takes more steps than it may. */
export class FlowBudgetExceeded extends Error {}

/** Choices that a rule makes under `options:`, with Semgrep's names. */
export interface FlowOptions {
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
}

/** Reads the choices from a rule's `options:`. */
export function flowOptions(options: Readonly<Record<string, unknown>>): FlowOptions {
  return {
    safeFunctions: options.taint_assume_safe_functions === true,
    guards: options.guarded_taint_signatures !== false,
    safeIndexes: options.taint_assume_safe_indexes === true,
    onlyAssignments: options.taint_only_propagate_through_assignments === true,
    safeNumbers: options.taint_assume_safe_numbers === true,
    safeBooleans: options.taint_assume_safe_booleans === true,
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
}

export interface Flow {
  readonly places: RulePlaces;
  /** The whole program. */
  readonly root: Node;
  readonly functions: FunctionTable;
  readonly facts: Facts;
  readonly semantics: Semantics;
  readonly options: FlowOptions;
  frame: Frame;
  /** Counts the work; throws when there is too much. */
  step(count?: number): void;
  /** The steps that what is being looked at may take. */
  readonly budget: Budget;
  /**
   * Runs a statement by itself from what is known in `env`, which is then what is known behind it. Answers whether
   * that is ever reached.
   */
  execute(statement: Node, env: Environment): boolean;
  /** The value of a variable of the module, or of a field of it, where the function sees it. */
  global(place: Place): Value | undefined;
  /** Takes note that the definition of a function was considered. */
  looksAt(definition: Node): void;
  /** Notes what a variable of the module may hold; what parameters bring is left out. */
  teach(name: string, value: Value): void;
  /** The parameters of which it matters where they go, by what a call passes; in ascending order. */
  askedOf(given: Pick<Arguments, 'receiver' | 'values'>): readonly number[];
  /**
   * Answers a question about a function: where goes what comes in through the parameters `asked`? Null when it has
   * to do with no data from a source. `shapes` is what a call passes for other parameters.
   */
  summarize(
    entry: FunctionEntry,
    captured: ReadonlyMap<string, Value> | null,
    asked: readonly number[],
    shapes?: Shapes,
  ): Summary | null;
  /** Takes note that data from a source is handed to a function that came in as a parameter. */
  handsOut(): void;
  /** What a parameter, or a field of it, brings; `level` is how many functions lie around its own. */
  parameter(level: number, index: number, path?: readonly string[]): ParameterOrigin;
  /** What a summary means for one call: what it answers. Sinks and effects are taken note of. */
  apply(summary: Summary, entry: FunctionEntry, args: Arguments, env: Environment): Value;
  /** The variable and path that an expression names, or null when it names none. */
  place(node: Node): Place | null;
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
