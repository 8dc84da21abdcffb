/**
 * Follows data through the form of a function or statement: what each instruction does to values and variables, and
 * what is known to hold where a way is taken. The order in which code runs is the form's affair (`flow/`), and how
 * often it is repeated the solver's.
 */

import { type Edge, type Form, type Instruction, SOME } from '../flow/il.ts';
import { formOfStatement } from '../flow/lower.ts';
import { type Domain, solve } from '../flow/solve.ts';
import { type ValueUses, valueUsesOf } from '../flow/uses.ts';
import { VariableStates } from '../flow/variableStates.ts';
import { isFunction, type Node } from '../syntax/node.ts';
import { once } from '../text/once.ts';
import { assign, visitTarget } from './assign.ts';
import { atPlace, valueAt, withoutLater } from './atPlace.ts';
import { noteAnswer } from './callChecks.ts';
import { argumentsOf, callBare, callMember, callsInOne, evaluateCall, partsOf } from './calls.ts';
import { carriesNothing } from './carriesNothing.ts';
import { beginUnchecked, forgetChecked, isChecked } from './checked.ts';
import { closure, defineClass } from './closures.ts';
import { containerOf } from './containers.ts';
import { type Environment, joinKnown, type Known, THROWN, UNCHECKED } from './environment.ts';
import { type Flow, FlowBudgetExceeded } from './flow.ts';
import { placeIn, placeNamed, placeOn, readIndex, readMember, readName, readVariable } from './names.ts';
import { isTable } from './tables.ts';
import {
  allTaints,
  at,
  CLEAN,
  element,
  field,
  isClean,
  join,
  stepped,
  tainted,
  taintsOfAll,
  type Value,
} from './value.ts';
import { Ways } from './ways.ts';

/**
 * Follows data through a form from what is known in `env`, which is then what is known at its end. Answers whether
 * it ends; if not, `env` stays as it was.
 */
export function interpret(flow: Flow, form: Form, env: Environment): boolean {
  const isPart = env.has(UNCHECKED);
  if (!isPart) beginUnchecked(flow, env);
  const known = env.known;
  const { end } = solve(form, new Interpretation(flow, form, env), { known, values: NO_VALUES }, flow.budget);
  env.known = end?.known ?? known;
  // What a statement checks by itself is not known to the next one.
  if (!isPart) env.set(UNCHECKED, undefined);
  return end !== undefined;
}

/** The same for a statement by itself. */
export function execute(flow: Flow, statement: Node, env: Environment): boolean {
  return interpret(flow, formOfStatement(statement, flow.semantics), env);
}

/** What holds at one point. */
interface State {
  readonly known: Known;
  /** Values that are used in other blocks than their own, by their place among these. */
  readonly values: Known;
}

const NO_VALUES: Known = VariableStates.all<Value | undefined>(undefined);

class Interpretation implements Domain<State> {
  /** The values of instructions of the block that is run. */
  private readonly results: (Value | undefined)[];
  private readonly uses: ValueUses;
  private readonly ways: Ways;
  /** The values of other blocks, where the instruction is that is run. */
  private values = NO_VALUES;

  constructor(
    private readonly flow: Flow,
    form: Form,
    /** What is known where the instruction is that is run. */
    private readonly env: Environment,
  ) {
    this.uses = valueUsesOf(form);
    this.ways = new Ways(flow, {
      lastValue: (node) => {
        const instruction = completingOf(form).get(node);
        return instruction && this.results[instruction.index];
      },
      firstOf: ({ text }) => firstParts(form).get(text) ?? undefined,
    });
    this.results = new Array<Value | undefined>(form.instructions.length);
  }

  transfer(instruction: Instruction, state: State): State {
    const { flow, env, uses } = this;
    const { index, node } = instruction;
    env.known = state.known;
    this.values = state.values;
    let value = this.valueBy(instruction);
    if (instruction.completes && isChecked(env, node)) value = CLEAN;
    if (instruction.completes && uses.isCallee[index] === 0 && flow.places.speaksOf(node)) {
      // What something is taken out of is not used as a whole.
      const isUsed = uses.isOwner[index] === 0 || placeNamed(flow, node) === null;
      value = atPlace(flow, node, value ?? CLEAN, env, isUsed);
    }
    if (value !== undefined && instruction.completes && !isClean(value))
      if (carriesNothing(flow, node)) value = CLEAN;
    value = this.finish(instruction, value);
    if (instruction.completes && (flow.places.hasGuards('returns') || flow.frame.checks.size > 0))
      this.ways.goOn(node, env);
    this.results[index] = value;
    const crossing = uses.crossing[index] as number;
    const values = crossing < 0 ? state.values : state.values.set(crossing, value);
    return values === state.values && env.known === state.known ? state : { known: env.known, values };
  }

  join(state: State, more: State, since: State): State {
    const { budget } = this.flow;
    const known = state.known.join(more.known, since.known, joinKnown, budget);
    const values = state.values.join(more.values, since.values, joinKnown, budget);
    return known === state.known && values === state.values ? state : { known, values };
  }

  /** Values can't be told apart any less and still say anything: what was found until then is all. */
  widen(): State {
    throw new FlowBudgetExceeded();
  }

  refine(state: State, { conditions }: Edge): State | null {
    if (conditions.length === 0) return state;
    const { env, ways } = this;
    env.known = state.known;
    if (!conditions.every((condition) => ways.take(condition, env))) return null;
    return env.known === state.known ? state : { known: env.known, values: state.values };
  }

  // -------------------------------------------------------------------------------------------------
  // Instructions

  /** The value of an operand; undefined where no way led there. */
  private read({ index }: Instruction): Value | undefined {
    const crossing = this.uses.crossing[index] as number;
    return crossing < 0 ? this.results[index] : this.values.get(crossing);
  }

  private operand({ operands }: Instruction, at: number): Value {
    const operand = operands[at];
    return (operand && this.read(operand)) ?? CLEAN;
  }

  private all({ operands }: Instruction): Value[] {
    return operands.map((operand) => this.read(operand) ?? CLEAN);
  }

  /** The value of the index of an element that is assigned. */
  private index(instruction: Instruction): Value {
    const { node, operands } = instruction;
    return node.kind === 'Index' && operands.length > 2 ? this.operand(instruction, 2) : CLEAN;
  }

  /** What an instruction gives by itself. */
  private valueBy(instruction: Instruction): Value | undefined {
    const { flow, env } = this;
    const { op, node, name, operands } = instruction;
    switch (op) {
      case 'parameter':
        return flow.frame.parameters.get(node) ?? CLEAN;
      case 'read':
      case 'member':
        return this.uses.isCallee[instruction.index] === 1
          ? CLEAN
          : this.named(instruction, this.operand(instruction, 0));
      case 'bare':
        return readVariable(flow, node, env) ?? callBare(flow, node, env) ?? readName(flow, node, env);
      case 'index':
        return readIndex(
          flow,
          node.get('index') ?? node.get('property'),
          this.operand(instruction, 0),
          isTable(flow, operands[0]?.node, this.operand(instruction, 0))
            ? CLEAN
            : this.operand(instruction, 1),
        );
      case 'call':
      case 'new':
        return this.call(instruction);
      case 'operator':
        if (node.kind === 'Binary' && flow.options.onlyAssignments) return CLEAN;
        return node.kind === 'Unary' ? this.operand(instruction, 0) : mixture(this.all(instruction));
      case 'put':
        return flow.options.onlyAssignments ? CLEAN : mixture(this.all(instruction));
      case 'text':
      case 'mix':
      case 'slice':
        if (op === 'text' && flow.options.onlyAssignments) return CLEAN;
        return operands.length === 1 ? this.operand(instruction, 0) : mixture(this.all(instruction));
      case 'make':
        return containerOf(flow, node, this.all(instruction), instruction.keys ?? []);
      case 'closure':
        return this.define(instruction);
      case 'join':
        if (node.kind === 'Binary' && flow.options.onlyAssignments) return CLEAN;
        // Only an empty or missing value gets past `&&` from the left, which carries no data.
        return name === '&&'
          ? this.operand(instruction, operands.length - 1)
          : this.all(instruction).reduce(join, CLEAN);
      case 'part': {
        const value = this.operand(instruction, 0);
        if (name !== null) return field(value, name);
        return node.kind === 'Pair' ? element(value) : value;
      }
      case 'rest':
        return name === null ? this.operand(instruction, 0) : at(this.operand(instruction, 0), [name]);
      case 'next':
        return this.next(instruction);
      case 'key':
        return tainted(allTaints(this.operand(instruction, 0)));
      case 'caught':
        return env.read(THROWN);
      case 'hold':
        return env.get(name as string);
      case 'throw':
        return this.all(instruction).reduce(join, CLEAN);
      case 'literal':
      case 'test':
      case 'yield':
      case 'import':
        return CLEAN;
      default:
        return this.operand(instruction, 0);
    }
  }

  /** What an instruction does beside giving a value. */
  private finish(instruction: Instruction, value: Value | undefined): Value | undefined {
    const { flow, env } = this;
    const { op, node, operands, place } = instruction;
    const { frame } = flow;
    switch (op) {
      case 'assign':
      case 'store':
        if (!isDefinition(operands[0], frame.entry === null))
          assign(flow, instruction, value ?? CLEAN, this.index(instruction), env);
        if (place !== null) forgetChecked(flow, env, place);
        return value;
      case 'put': {
        const on = placeOn(flow, instruction, env);
        const put = tainted(allTaints(this.operand(instruction, 1)));
        if (on !== null) env.add(on, stepped(put, node, 'put into a container'));
        return value;
      }
      case 'declare':
        if (place === null) return value;
        env.write({ variable: place.variable, path: [] }, CLEAN);
        visitTarget(flow, node, { variable: place.variable, path: [] }, env);
        return value;
      case 'delete': {
        const on = placeOn(flow, instruction, env);
        if (on !== null && !on.path.includes(SOME)) env.write(on, CLEAN);
        return value;
      }
      case 'restore':
        env.set(place?.variable as string, value);
        return value;
      case 'caught':
        env.write(THROWN, CLEAN);
        return value;
      case 'result':
        frame.result = join(frame.result, value ?? CLEAN);
        return value;
      case 'return':
        if (operands.length > 0)
          frame.result = join(
            frame.result,
            node.kind === 'Return' ? stepped(value ?? CLEAN, node, 'returned') : (value ?? CLEAN),
          );
        noteAnswer(flow, operands[0] && unwrapped(operands[0]).node, env, this.ways);
        return value;
      case 'throw':
        env.write(THROWN, stepped(value ?? CLEAN, node, 'thrown'));
        return value;
      default:
        return value;
    }
  }

  /** What a name or a member stands for; `owner` is what it is a member of. */
  private named({ op, node, name }: Instruction, owner: Value): Value {
    const { flow, env } = this;
    // A name that a text shows where it is formatted.
    if (node.kind === 'String') return env.get(name as string) ?? CLEAN;
    return op === 'member' && node.kind === 'Member'
      ? readMember(flow, node, owner, env)
      : readName(flow, node, env);
  }

  private call(instruction: Instruction): Value {
    const { flow, env } = this;
    const { node, operands } = instruction;
    const named = operands[0];
    // A call that was put off, or whose callee is not reached.
    if (named === undefined || this.read(named) === undefined) return CLEAN;
    const object = named.node.kind === 'Member' ? named.operands[0] : undefined;
    const receiver = (object && this.read(object)) ?? CLEAN;
    if (node.kind === 'Member') return callMember(flow, node, receiver, env);
    const { callee, list } = partsOf(flow, node);
    const values = list.map((_, i) => this.operand(instruction, i + 1));
    const call = { node, callee, receiver, args: argumentsOf(list, values) };
    const value = evaluateCall(flow, call, () => this.callee(named, object, receiver), env);
    // The rule may speak of the call without the lambda behind it.
    return callsInOne(flow, node).reduce(
      (result, each) => (each === node ? result : valueAt(flow, each, result, env)),
      value,
    );
  }

  /**
   * The value of what is called. It is looked at after the arguments: the rule may call it a source or a sink, or
   * what arguments hand their taint on to.
   */
  private callee(named: Instruction, object: Instruction | undefined, receiver: Value): Value {
    const { flow, env } = this;
    const { node } = named;
    if (this.uses.isCallee[named.index] === 0) return this.read(named) ?? CLEAN;
    let owner = receiver;
    if (object !== undefined && (object.node.kind === 'Identifier' || object.node.kind === 'This')) {
      const held = withoutLater(flow, object.node, readName(flow, object.node, env), receiver);
      owner = atPlace(flow, object.node, held, env, false);
    }
    return atPlace(flow, node, this.named(named, owner), env);
  }

  /** What is next in a loop: some element, of those too that the loop itself puts in. */
  private next(instruction: Instruction): Value {
    const { flow, env } = this;
    const value = element(this.operand(instruction, 0));
    const [container] = instruction.operands;
    const place = container === undefined ? null : placeIn(flow, container.node, env);
    return place === null ? value : join(value, element(env.read(place)));
  }

  private define({ node, name }: Instruction): Value {
    const { flow, env } = this;
    if (node.kind === 'ClassDef') defineClass(flow, node, env, (member) => execute(flow, member, env));
    // Functions of the module are known by their names.
    const isOfModule = name !== null && flow.frame.entry === null;
    return isFunction(node) && !isOfModule ? closure(flow, node, env) : CLEAN;
  }
}

/** Something of which it is not known what it is made of how. */
function mixture(values: readonly Value[]): Value {
  return tainted(taintsOfAll(values));
}

/** By a node the instruction whose value is its. */
const completingOf = once(({ instructions }: Form): ReadonlyMap<Node, Instruction> => {
  const found = new Map<Node, Instruction>();
  for (const instruction of instructions) if (instruction.completes) found.set(instruction.node, instruction);
  return found;
});

/** By the name of a variable that is assigned once, what it is the first part of; null for other variables. */
const firstParts = once(({ instructions }: Form): ReadonlyMap<string, Node | null> => {
  const found = new Map<string, Node | null>();
  for (const { op, place, operands } of instructions) {
    if (op !== 'assign' || place === null || place.path.length > 0) continue;
    const [given] = operands;
    const isFirst = given?.op === 'part' && given.name === '0' && !found.has(place.variable);
    const whole = isFirst ? given.operands[0] : undefined;
    found.set(place.variable, (whole && unwrapped(whole).node) ?? null);
  }
  return found;
});

/** What has the value of an instruction, behind statements, assignments and the like. */
function unwrapped(instruction: Instruction): Instruction {
  let at = instruction;
  while (at.op === 'same' && at.operands[0] !== undefined) at = at.operands[0];
  return at;
}

/** Whether what is assigned is a class, or in the module a function, that its own name stands for. */
function isDefinition(value: Instruction | undefined, isModule: boolean): boolean {
  return value?.op === 'closure' && value.name !== null && (isModule || value.node.kind === 'ClassDef');
}
