/**
 * Reaching definitions: which values a variable may have where it is used. They are an analysis over the forms of
 * a region's code, whose states say for each variable which assignments may have given it its value.
 *
 * Values stay expressions (evaluated elsewhere, when asked for), so that the outcome depends on the region's own
 * code alone and is kept with it.
 */

import type { Form, Instruction, Op } from '../flow/il.ts';
import { formOf, formOfStatement } from '../flow/lower.ts';
import { Budget, type Domain, type Solution, solve } from '../flow/solve.ts';
import { VariableStates } from '../flow/variableStates.ts';
import type { Semantics } from '../syntax/languages/language.ts';
import { LISTS, type Node } from '../syntax/node.ts';
import { type HandedOut, handedOut } from './handedOut.ts';
import {
  Definition,
  Join,
  joined,
  MAXIMUM_ALTERNATIVES,
  type Reaching,
  type Use,
  type Uses,
  weightOf,
} from './reaching.ts';
import { type RegionVariable, RegionVariables } from './regionVariables.ts';
import type { Scope } from './scopes.ts';

/** Steps that one region may take; what is not settled by then is not known. */
const MAXIMUM_STEPS = 2_000_000;
/** Weights grow no further than this. */
const MAXIMUM_WEIGHT = 1e9;

const known = new WeakMap<Scope, Uses>();
let regionsSolved = 0;

/** How many regions were ever looked at; tests hold an edit to few. */
export function countRegionsSolved(): number {
  return regionsSolved;
}

/** What is known of the uses of variables in a region; computed once for as long as its code stays. */
export function usesOf(region: Scope, semantics: Semantics): Uses {
  let uses = known.get(region);
  if (uses === undefined) {
    regionsSolved++;
    uses = new ReachingDefinitions(region, semantics).solve();
    known.set(region, uses);
  }
  return uses;
}

/** What is known at one point. */
interface State {
  readonly values: VariableStates<Reaching>;
  /** The variables of scopes outside that were assigned since the last call. */
  readonly fresh: VariableStates<boolean>;
  /** The variables that were handed out, and so may change at any time. */
  readonly out: VariableStates<boolean>;
}

/** What runs code that may know a variable of a scope outside. */
const CALLS: ReadonlySet<Op> = new Set<Op>(['call', 'new', 'bare', 'await', 'yield', 'import', 'close']);
const READS: ReadonlySet<Op> = new Set<Op>(['read', 'bare', 'member']);
const WRITES: ReadonlySet<Op> = new Set<Op>(['assign', 'declare', 'delete']);

class ReachingDefinitions {
  private readonly forms: readonly Form[];
  private readonly handed: ReadonlyMap<Instruction, HandedOut>;
  private readonly variables: RegionVariables;

  constructor(
    private readonly region: Scope,
    semantics: Semantics,
  ) {
    this.forms = formsOf(region, semantics);
    this.handed = handedOutIn(this.forms, semantics);
    const names = new Set([...this.handed.values()].map(({ name }) => name));
    this.variables = new RegionVariables(region, semantics, names);
  }

  solve(): Uses {
    const found = new Map<Node, Use>();
    let isWidened = false;
    const parts = new Set<Instruction>();
    const forms = this.forms.map((form) => ({ form, named: this.writesIn(form, parts) }));
    const { count } = this.variables;
    if (count === 0) return { known: found, isWidened };
    for (const { form, named } of forms) this.addReads(form, named);
    const out = this.variablesOut();
    const changed = new Set(
      [...this.handed].flatMap(([at, { inPlace }]) => (inPlace ? (out.get(at) ?? []) : [])),
    );
    const budget = new Budget(MAXIMUM_STEPS);
    const start: State = {
      values: VariableStates.all<Reaching>(null),
      fresh: VariableStates.all(false),
      out: VariableStates.all(false),
    };
    const unknown: State = { ...start, out: VariableStates.all(out.size > 0) };
    let state: State | undefined = start;
    for (const { form, named } of forms) {
      // Behind a statement that never ends nothing runs.
      if (state === undefined) break;
      const shared = changed.size === 0 ? NO_READS : sharedReads(form, named, changed);
      const analysis = new Analysis({ named, parts, out, shared }, unknown, budget);
      const solution: Solution<State> = solve(form, analysis, state, budget);
      state = solution.end;
      isWidened ||= solution.isWidened;
      analysis.finish(form, found);
    }
    return { known: found, isWidened };
  }

  /** The variables that instructions write, by their index; those that write only a part of one are added. */
  private writesIn(form: Form, parts: Set<Instruction>): (RegionVariable | undefined)[] {
    const named = new Array<RegionVariable | undefined>(form.instructions.length);
    for (const instruction of form.instructions) {
      const { op, index, node, operands, place } = instruction;
      if (place === null || !WRITES.has(op) || this.isField(op, operands[0])) continue;
      const written = this.variables.written(node);
      if (written === undefined || written.variable.isUnstable) continue;
      named[index] = written.variable;
      if (written.isPart) parts.add(instruction);
    }
    return named;
  }

  /** The variables that instructions hand out, of those that are written. */
  private variablesOut(): Map<Instruction, RegionVariable> {
    const out = new Map<Instruction, RegionVariable>();
    for (const [instruction, { name }] of this.handed) {
      const variable = this.variables.read(name);
      if (variable !== undefined) out.set(instruction, variable);
    }
    return out;
  }

  /** Whether what is written is a field of the class around, of whose order nobody knows. */
  private isField(op: Op, value: Instruction | undefined): boolean {
    return this.region.kind === 'class' && (op === 'declare' || value?.node.kind === 'FunctionDef');
  }

  private addReads(form: Form, named: (RegionVariable | undefined)[]): void {
    // What `x += 1` reads is no use of `x`: nothing can stand in its place.
    const targets = new Set<Node>();
    for (const { index, node } of form.instructions) if (named[index] !== undefined) targets.add(node);
    for (const { op, index, node } of form.instructions)
      if (READS.has(op) && !targets.has(node)) named[index] = this.variables.read(node);
  }
}

/** The forms of a region's code, in the order in which it runs. */
function formsOf({ kind, last, definition }: Scope, semantics: Semantics): readonly Form[] {
  if (kind === 'function' && definition !== null) return [formOf(definition, semantics)];
  return last.children.map((statement) => formOfStatement(statement, semantics));
}

/** The instructions that hand a variable out. */
function handedOutIn(forms: readonly Form[], semantics: Semantics): Map<Instruction, HandedOut> {
  const found = new Map<Instruction, HandedOut>();
  for (const { instructions } of forms)
    for (const instruction of instructions) {
      const handed = handedOut(instruction.node, semantics);
      if (handed !== undefined) found.set(instruction, handed);
    }
  return found;
}

/** Instructions that only look at what they are given: nothing else becomes the same object by them. */
const LOOKS: ReadonlySet<Op> = new Set<Op>(['call', 'new', 'operator', 'test', 'text']);
const NO_READS: ReadonlySet<Instruction> = new Set();

/** The reads of variables that are `changed` in place somewhere by which something else may become the same object. */
function sharedReads(
  { instructions }: Form,
  named: readonly (RegionVariable | undefined)[],
  changed: ReadonlySet<RegionVariable>,
): ReadonlySet<Instruction> {
  const shared = new Set<Instruction>();
  for (const { op, operands } of instructions) {
    if (LOOKS.has(op)) continue;
    for (const operand of operands) {
      const variable = named[operand.index];
      if (variable !== undefined && changed.has(variable)) shared.add(operand);
    }
  }
  return shared;
}

/** What the instructions of a form do to variables. */
interface Effects {
  /** The variable that each instruction reads or writes, by its index. */
  readonly named: readonly (RegionVariable | undefined)[];
  /** Those that write only a part of it. */
  readonly parts: ReadonlySet<Instruction>;
  /** The variables that instructions hand out. */
  readonly out: ReadonlyMap<Instruction, RegionVariable>;
  /** Reads of what is changed in place elsewhere, under another name perhaps. */
  readonly shared: ReadonlySet<Instruction>;
}

/** The analysis of one form. */
class Analysis implements Domain<State> {
  private readonly definitions = new Map<Instruction, Definition>();
  private readonly elements = new Map<Instruction, Join>();
  /** What reaches each instruction that reads a variable, by its index; undefined where no way leads. */
  private readonly reached: (Reaching | undefined)[] = [];
  private readonly stale: boolean[] = [];

  constructor(
    private readonly effects: Effects,
    /** The state in which nothing is known. */
    private readonly unknown: State,
    private readonly budget: Budget,
  ) {}

  transfer(instruction: Instruction, state: State): State {
    const { op, index } = instruction;
    const { named, out, shared } = this.effects;
    const variable = named[index];
    if (variable !== undefined) {
      if (WRITES.has(op)) return this.write(instruction, variable, state);
      const isKnown = !state.out.get(variable.index) && !shared.has(instruction);
      this.reached[index] = isKnown ? state.values.get(variable.index) : null;
      if (variable.isForeign) this.stale[index] = !state.fresh.get(variable.index);
    }
    const handed = out.get(instruction);
    const known = handed === undefined ? state.out : state.out.set(handed.index, true);
    const fresh = CALLS.has(op) ? this.unknown.fresh : state.fresh;
    return known === state.out && fresh === state.fresh ? state : { values: state.values, fresh, out: known };
  }

  private write(instruction: Instruction, { index, isForeign }: RegionVariable, state: State): State {
    const value = state.out.get(index) ? null : this.valueOf(instruction, state.values.get(index));
    const values = state.values.set(index, value);
    const fresh = isForeign ? state.fresh.set(index, true) : state.fresh;
    return values === state.values && fresh === state.fresh ? state : { ...state, values, fresh };
  }

  /** What a variable has from an assignment on. */
  private valueOf(instruction: Instruction, before: Reaching): Reaching {
    const [given] = instruction.operands;
    // Where a part is assigned, or nothing, what the variable was given no longer says what it is.
    if (instruction.op !== 'assign' || given === undefined || this.effects.parts.has(instruction))
      return null;
    let definition = this.definitions.get(instruction);
    if (definition === undefined) {
      const value = expressionOf(given);
      if (value === null) return this.elementOf(given);
      const isChange = given.op === 'operator' && CHANGES.has(given.node.kind);
      definition = isChange
        ? new Definition(given.node.get('value') ?? given.node, given.node.text)
        : new Definition(value);
      this.definitions.set(instruction, definition);
    }
    if (definition.operator === null) return definition;
    definition.before = before;
    return before === null ? null : definition;
  }

  /** What a loop over a list that is written out gives its variable: any of the elements. */
  private elementOf(given: Instruction): Reaching {
    let elements = this.elements.get(given);
    if (elements === undefined) {
      elements = new Join(writtenElements(given).map((element) => new Definition(element)));
      this.elements.set(given, elements);
    }
    return elements.definitions.length === 0 ? null : elements;
  }

  join(known: State, more: State, since: State): State {
    const values = known.values.join(more.values, since.values, joined, this.budget);
    const fresh = known.fresh.join(more.fresh, since.fresh, both, this.budget);
    const out = known.out.join(more.out, since.out, either, this.budget);
    const isKnown = values === known.values && fresh === known.fresh && out === known.out;
    return isKnown ? known : { values, fresh, out };
  }

  widen(): State {
    return this.unknown;
  }

  /** Settles how much definitions stand for, and adds what reaches the uses. */
  finish(form: Form, found: Map<Node, Use>): void {
    const weights = new Float64Array(form.instructions.length);
    const unknown = new Set<Node>();
    for (const instruction of form.instructions) {
      const { index, node, operands } = instruction;
      const reached = this.reached[index];
      let weight = reached === undefined || reached === null ? 0 : weightOf(reached);
      for (const operand of operands) weight += weights[operand.index] as number;
      weights[index] = Math.min(weight, MAXIMUM_WEIGHT);
      const definition = this.definitions.get(instruction);
      if (definition !== undefined) definition.weight = (weights[operands[0]?.index ?? index] as number) + 1;
      if (reached === undefined || unknown.has(node)) continue;
      // A node may stand for several instructions, of which any may run.
      const other = found.get(node);
      const reaching = other === undefined ? reached : joined(other.reaching, reached);
      if (reaching !== null)
        found.set(node, { reaching, stale: this.stale[index] === true || other?.stale === true });
      else {
        unknown.add(node);
        found.delete(node);
      }
    }
  }
}

/** The elements of the list that is gone through, if it stands there and is short enough to be told apart. */
function writtenElements({ op, node, operands: [list] }: Instruction): readonly Node[] {
  // `for (k in list)` goes through the keys.
  const isThrough = op === 'next' && node.text !== 'in';
  const literal = isThrough && list !== undefined ? expressionOf(list) : null;
  if (literal === null || !LISTS.has(literal.kind) || literal.children.length > MAXIMUM_ALTERNATIVES)
    return [];
  return literal.children.some(({ kind }) => kind === 'Spread' || kind === 'Ellipsis')
    ? []
    : literal.children;
}

function both(known: boolean, more: boolean): boolean {
  return known && more;
}

function either(known: boolean, more: boolean): boolean {
  return known || more;
}

/** What has the value that it assigns. */
const ASSIGNMENTS: ReadonlySet<string> = new Set(['Assign', 'VarDef']);
const CHANGES: ReadonlySet<string> = new Set(['AugAssign', 'Update']);

/** Instructions whose value no expression of the code stands for. */
const NO_EXPRESSIONS: ReadonlySet<Op> = new Set<Op>(['part', 'rest', 'next', 'key', 'parameter', 'caught']);

/** The expression whose value an instruction has; null where there is none. */
function expressionOf(instruction: Instruction): Node | null {
  let at = instruction;
  while (at.op === 'same' && ASSIGNMENTS.has(at.node.kind)) at = at.operands[0] as Instruction;
  const { op, node, operands } = at;
  const isDefault = op === 'join' && NO_EXPRESSIONS.has(operands[0]?.op as Op);
  const isDefinition = op === 'closure' && (node.kind === 'FunctionDef' || node.kind === 'ClassDef');
  return isDefault || isDefinition || NO_EXPRESSIONS.has(op) || node.kind === 'Assign' ? null : node;
}
