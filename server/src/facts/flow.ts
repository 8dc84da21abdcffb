/**
 * Reaching definitions: which values a variable may have where it is used.
 *
 * One walk over a region's code in the order in which it runs. Branches are walked one after the other from
 * the same state and joined; what a loop assigns is unknown at its head; code behind a return, a throw or a
 * break does not count; a handler is only reached when something before it may throw. Values stay expressions
 * (evaluated elsewhere, when asked for), so that the outcome depends on the region's own code alone and is
 * kept with it.
 *
 * The state is one value a variable, changed in place, with a log by which a branch is undone: the cost is
 * linear in the code. Loops are walked once to see what they assign, inner ones within the outer, and once
 * more for real.
 */

import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import {
  assignedValue,
  type Binding,
  blockOf,
  isReceiver,
  namesIn,
  type Scope,
  targetsOf,
} from './scopes.ts';

/** A value that may reach a use; null when nothing is known. */
export type Reaching = Definition | Join | null;

/** One assignment. */
export class Definition {
  constructor(
    /** The expression that was assigned. */
    readonly value: Node,
    /** For `x += value` the operator, and what reached the variable before; else null. */
    readonly operator: string | null,
    readonly before: Reaching,
    /** How many definitions its value stands for when each name is followed: a bound on substitution. */
    readonly weight: number,
    /** How many calls had been walked by then. */
    readonly calls: number,
  ) {}
}

/** Several definitions of which one holds. */
export class Join {
  constructor(readonly definitions: readonly Definition[]) {}
}

/** A use of a variable that the region writes. */
export interface Use {
  readonly reaching: Reaching;
  /** Whether a call since the definition may have changed it, if anyone else writes the variable. */
  readonly stale: boolean;
}

/** What is known of a region's uses of variables. Uses that are not listed have no known definition. */
export type Flow = ReadonlyMap<Node, Use>;

/** More alternatives than this are not told apart. */
const MAXIMUM_ALTERNATIVES = 8;

/** In a switch of more cases what one of them assigns is not told from what another does. */
const MAXIMUM_CASES = 200;

class Variable {
  current: Reaching = null;

  constructor(
    /** Changed in ways that the order of code does not show. */
    readonly unstable: boolean,
    /** Belongs to a scope outside the region. */
    readonly foreign: boolean,
  ) {}
}

const flows = new WeakMap<Scope, Flow>();

/** The flow of a region; computed once for as long as its code stays. */
export function flowOf(region: Scope, semantics: Semantics): Flow {
  let flow = flows.get(region);
  if (flow === undefined) {
    flow = new FlowReader(region, semantics).read();
    flows.set(region, flow);
  }
  return flow;
}

let flowsRead = 0;

/** How many regions' flows were ever worked out; tests hold an edit to few. */
export function countFlowsRead(): number {
  return flowsRead;
}

/** How a branch ended: what it assigned, and whether its end can be reached. */
interface Outcome {
  readonly assigned: ReadonlyMap<Variable, Reaching>;
  readonly dead: boolean;
}

class FlowReader {
  private readonly uses = new Map<Node, Use>();
  private readonly variables = new Map<Binding | string, Variable>();
  private scope: Scope;
  /** Variables and what they were before, in the order of assignment. */
  private readonly log: { variable: Variable; before: Reaching }[] = [];
  /** Variables assigned since each open loop, try or label began. */
  private readonly collectors: Set<Variable>[] = [];
  private readonly assignedInLoop = new Map<Node, readonly Variable[]>();
  /** States at the breaks out of each open switch, and null for each open loop. */
  private readonly breaks: ({ mark: number; outcomes: Outcome[] } | null)[] = [];
  private dead = false;
  private recording = true;
  private calls = 0;
  private throws = 0;
  /** Definitions that the expression being walked stands for. */
  private weight = 0;

  constructor(
    private readonly region: Scope,
    private readonly semantics: Semantics,
  ) {
    this.scope = region;
  }

  read(): Flow {
    flowsRead++;
    const { first, last, kind } = this.region;
    if (kind === 'function' && first !== last) this.visit(first);
    if (kind === 'function' && last.kind === 'Parameters') return this.uses;
    for (const child of last.children) this.visit(child);
    return this.uses;
  }

  // -------------------------------------------------------------------------------------------------
  // Walking

  private visit(node: Node): void {
    const block = blockOf(node);
    if (block === undefined || block === this.scope) return this.enter(node);
    const outer = this.scope;
    this.scope = block;
    this.enter(node);
    this.scope = outer;
  }

  private visitRole(node: Node, role: string): void {
    const child = node.get(role);
    if (child !== undefined) this.visit(child);
  }

  private visitAll(node: Node): void {
    for (const child of node.children) this.visit(child);
  }

  private enter(node: Node): void {
    switch (node.kind) {
      case 'Identifier':
        return this.use(node, node.text, false);
      case 'Member':
        return this.visitMember(node);
      case 'Assign':
        return this.visitAssign(node, node.get('value'));
      case 'VarDef':
        return this.visitVarDef(node);
      case 'AugAssign':
        return this.visitAugmented(node, node.get('target'), node.get('value'), node.text);
      case 'Update':
        return this.visitAugmented(node, node.get('operand'), undefined, node.text);
      case 'Delete':
        return this.forget(node.get('value'));
      case 'If':
      case 'Conditional':
        return this.visitIf(node);
      case 'Binary':
        return this.visitBinary(node);
      case 'While':
      case 'DoWhile':
      case 'For':
      case 'ForEach':
      case 'Comprehension':
        return this.visitLoop(node);
      case 'Switch':
        return this.visitSwitch(node);
      case 'Try':
        return this.visitTry(node);
      case 'Labeled':
        return this.visitLabeled(node);
      case 'Return':
        this.visitAll(node);
        this.dead = true;
        return;
      case 'Throw':
        this.visitAll(node);
        this.mayThrow();
        this.dead = true;
        return;
      case 'Break':
        this.takeBreak();
        this.dead = true;
        return;
      case 'Continue':
        this.dead = true;
        return;
      case 'Call':
      case 'New':
        this.visitAll(node);
        return this.call();
      case 'Await':
      case 'Yield':
        this.visitAll(node);
        return this.call();
      case 'Import':
      case 'ImportFrom':
        return this.call();
      case 'FunctionDef':
        return this.visitFunction(node);
      case 'Lambda':
      case 'ClassBody':
        return;
      case 'ClassDef':
        this.visitRole(node, 'decorators');
        this.visitRole(node, 'supers');
        return this.forget(node.get('name'));
      case 'Argument':
      case 'Attribute':
        return this.visitRole(node, 'value');
      case 'Pair':
        if (this.semantics.keysAreNames !== true || node.get('key')?.kind !== 'Identifier')
          this.visitRole(node, 'key');
        return this.visitRole(node, 'value');
      case 'Parameter':
        this.visitRole(node, 'default');
        return;
      case 'Object':
        for (const child of node.children) {
          if (child.kind !== 'FunctionDef') this.visit(child);
        }
        return;
      case 'Type':
        return;
      default:
        return this.visitOther(node);
    }
  }

  private visitOther(node: Node): void {
    if (this.semantics.outerDeclarations?.includes(node.kind) === true) return;
    if (this.semantics.alternatives?.includes(node.kind) === true) {
      const outcomes = node.children.map((child) => this.branch(() => this.visit(child)));
      return this.join([...outcomes, NOTHING]);
    }
    this.visitAll(node);
  }

  private visitMember(node: Node): void {
    const object = node.get('object');
    const property = node.get('property');
    if (property?.kind === 'Identifier' && isReceiver(object, this.semantics)) {
      return this.use(node, property.text, true);
    }
    if (object !== undefined) this.visit(object);
    if (property !== undefined && property.kind !== 'Identifier') this.visit(property);
  }

  private visitFunction(node: Node): void {
    this.visitRole(node, 'decorators');
    if (this.region.kind !== 'class') this.forget(node.get('name'));
  }

  private visitAssign(node: Node, value: Node | undefined): void {
    const target = node.get('target');
    this.weight = 0;
    if (value !== undefined) this.visit(value);
    if (target !== undefined) this.assignTargets(target, assignedValue(value));
  }

  private visitVarDef(node: Node): void {
    if (node.get('value') !== undefined) return this.visitAssign(node, node.get('value'));
    // A field that is not set here keeps what is set elsewhere.
    if (this.region.kind !== 'class') this.forget(node.get('target'));
  }

  private assignTargets(target: Node, value: Node | null): void {
    const weight = this.weight + 1;
    for (const part of targetsOf(target, value)) {
      const variable = this.variableOf(part.name);
      if (variable === undefined) {
        this.visitAll(part.name);
        this.changeInside(part.name);
      } else {
        const known = part.value !== null && part.property === null && !variable.unstable;
        this.assign(
          variable,
          known ? new Definition(part.value as Node, null, null, weight, this.calls) : null,
        );
      }
    }
  }

  private visitAugmented(
    node: Node,
    target: Node | undefined,
    value: Node | undefined,
    operator: string,
  ): void {
    this.weight = 0;
    if (value !== undefined) this.visit(value);
    if (target === undefined) return;
    const variable = this.variableOf(target);
    if (variable === undefined) {
      this.visitAll(target);
      this.changeInside(target);
      return;
    }
    const before = variable.current;
    const conditional = /^(?:\?\?|&&|\|\|)=$/.test(operator);
    if (variable.unstable || (before === null && !conditional)) return this.assign(variable, null);
    if (conditional) {
      const assigned =
        value === undefined ? null : new Definition(value, null, null, this.weight + 1, this.calls);
      return this.assign(variable, joined([before, assigned]));
    }
    const made = new Definition(value ?? node, operator, before, this.weight + 1, this.calls);
    this.assign(variable, made);
  }

  /** `x[i] = …` and `x.f = …`: what `x` was assigned no longer says what it is. */
  private changeInside(target: Node): void {
    let at: Node | undefined = target;
    while (at?.kind === 'Member' || at?.kind === 'Index') at = at.get('object');
    if (at?.kind === 'Identifier') this.forget(at);
  }

  private forget(target: Node | undefined): void {
    if (target === undefined) return;
    for (const part of targetsOf(target, null)) {
      const variable = this.variableOf(part.name);
      if (variable !== undefined) this.assign(variable, null);
      else this.visitAll(part.name);
    }
  }

  private visitBinary(node: Node): void {
    this.visitRole(node, 'left');
    if (!SHORT_CIRCUITS.has(node.text)) return this.visitRole(node, 'right');
    const right = this.branch(() => this.visitRole(node, 'right'));
    this.join([{ ...right, dead: false }, NOTHING]);
  }

  private visitIf(node: Node): void {
    this.visitRole(node, 'condition');
    const yes = this.branch(() => this.visitRole(node, 'consequent'));
    const no = this.branch(() => this.visitRole(node, 'alternative'));
    this.join([yes, no]);
  }

  private visitLoop(node: Node): void {
    const wasDead = this.dead;
    if (!this.recording) {
      // Within an outer loop's first walk: what is assigned is all that is wanted.
      this.assignedInLoop.set(node, [...this.collect(() => this.walkLoop(node))]);
      this.dead = wasDead;
      return;
    }
    const assigned = this.assignedBy(node);
    this.forgetAll(assigned);
    this.walkLoop(node);
    this.forgetAll(assigned);
    this.dead = wasDead;
  }

  /** The variables that a loop assigns where it can be reached. */
  private assignedBy(node: Node): readonly Variable[] {
    const known = this.assignedInLoop.get(node);
    if (known !== undefined) return known;
    this.recording = false;
    const { calls, throws } = this;
    const assigned = this.collect(() => {
      this.branch(() => this.walkLoop(node));
    });
    this.calls = calls;
    this.throws = throws;
    this.recording = true;
    const list = [...assigned];
    this.assignedInLoop.set(node, list);
    return list;
  }

  private walkLoop(node: Node): void {
    this.breaks.push(null);
    if (node.kind === 'Cases') for (const child of node.children) this.branch(() => this.visitCase(child));
    if (node.kind === 'ForEach' || node.kind === 'Comprehension') {
      this.visitRole(node, 'iterable');
      this.visitRole(node, 'clauses');
      const target = node.get('target');
      this.forget(target?.kind === 'VarDef' ? target.get('target') : target);
    }
    for (const role of LOOP_ROLES) this.visitRole(node, role);
    this.breaks.pop();
    this.dead = false;
    this.visitRole(node, 'else');
  }

  private visitSwitch(node: Node): void {
    this.visitRole(node, 'subject');
    const cases = node.get('body');
    if (cases === undefined) return;
    const outer = this.scope;
    this.scope = blockOf(cases) ?? outer;
    if (cases.children.length > MAXIMUM_CASES) {
      // Each case from the same state, with everything unknown that any of them assigns.
      this.visitLoop(cases);
      this.scope = outer;
      return;
    }
    const out = { mark: this.log.length, outcomes: [] as Outcome[] };
    this.breaks.push(out);
    let before: Outcome = DEAD;
    let hasDefault = false;
    const ends: Outcome[] = [];
    for (const child of cases.children) {
      hasDefault ||= child.get('test') === undefined && child.get('guard') === undefined;
      const start = before;
      before = this.branch(() => {
        if (this.semantics.fallsThrough === true) this.join([start, NOTHING]);
        this.visitCase(child);
      });
      if (this.semantics.fallsThrough !== true) ends.push(before);
    }
    this.breaks.pop();
    this.scope = outer;
    this.join([...ends, before, ...out.outcomes, ...(hasDefault ? [] : [NOTHING])]);
  }

  private visitCase(node: Node): void {
    const outer = this.scope;
    this.scope = blockOf(node) ?? outer;
    const test = node.get('test');
    if (test !== undefined && this.semantics.casesBind === true) {
      for (const name of namesIn(test)) this.forget(name);
    } else if (test !== undefined) this.visit(test);
    if (node.kind === 'Case') {
      this.visitRole(node, 'guard');
      this.visitRole(node, 'body');
    } else this.visit(node);
    this.scope = outer;
  }

  private visitTry(node: Node): void {
    this.visitRole(node, 'resources');
    const { throws } = this;
    let thrown = false;
    let inBody: ReadonlySet<Variable> = new Set();
    const outcomes: Outcome[] = [];
    const assigned = this.collect(() => {
      outcomes.push(
        this.branch(() => {
          inBody = this.collect(() => this.visitRole(node, 'body'));
          thrown = this.throws > throws;
          this.visitRole(node, 'else');
        }),
      );
      for (const handler of node.get('handlers')?.children ?? []) {
        outcomes.push(
          this.branch(() => {
            this.forgetAll(inBody);
            if (!thrown) this.dead = true;
            this.visitHandler(handler);
          }),
        );
      }
    });
    const before = this.dead;
    this.join(outcomes);
    const finalizer = node.get('finalizer');
    if (finalizer !== undefined) this.visitFinalizer(finalizer, assigned, before);
  }

  private visitHandler(node: Node): void {
    const outer = this.scope;
    this.scope = blockOf(node) ?? outer;
    this.visitRole(node, 'type');
    this.forget(node.get('name'));
    if (node.kind === 'Catch') this.visitRole(node, 'body');
    else this.visit(node);
    this.scope = outer;
  }

  /** A finalizer runs after whatever happened before; behind it, what the normal end gave still holds. */
  private visitFinalizer(node: Node, assignedBefore: ReadonlySet<Variable>, unreachable: boolean): void {
    let changed: ReadonlySet<Variable> = new Set();
    const outcome = this.branch(() => {
      this.dead = unreachable;
      this.forgetAll(assignedBefore);
      changed = this.collect(() => this.visit(node));
    });
    for (const variable of changed) this.assign(variable, outcome.assigned.get(variable) ?? null);
    if (outcome.dead) this.dead = true;
  }

  private visitLabeled(node: Node): void {
    const body = node.get('body');
    if (body === undefined) return;
    const wasDead = this.dead;
    // A break to the label may leave from anywhere inside.
    const assigned = this.collect(() => this.visit(body));
    if (body.kind !== 'Block') return;
    this.dead = wasDead;
    this.forgetAll(assigned);
  }

  // -------------------------------------------------------------------------------------------------
  // State

  /** The variable that an identifier, or a member of the receiver, names; undefined when it is neither. */
  private variableOf(node: Node): Variable | undefined {
    if (node.kind === 'Identifier') {
      const isField = this.scope.kind === 'class' && this.semantics.bareMembers === undefined;
      return this.variable(node.text, isField);
    }
    const property = node.kind === 'Member' ? node.get('property') : undefined;
    if (property?.kind !== 'Identifier' || !isReceiver(node.get('object'), this.semantics)) return undefined;
    return this.variable(property.text, true);
  }

  private variable(name: string, isMember: boolean): Variable {
    const binding = isMember ? undefined : this.bindingOf(name);
    // In languages that may leave `this` out, both spellings are the same variable.
    const key = binding ?? (isMember && this.semantics.bareMembers !== 'everywhere' ? `.${name}` : name);
    let variable = this.variables.get(key);
    if (variable === undefined) {
      variable = new Variable(this.isUnstable(name, binding), binding === undefined);
      this.variables.set(key, variable);
    }
    return variable;
  }

  /** The binding of a name in the region, from where the walk is. */
  private bindingOf(name: string): Binding | undefined {
    for (let scope: Scope | null = this.scope; scope !== null; scope = scope.parent) {
      const binding = scope.bindings.get(name);
      if (binding !== undefined) {
        return scope.kind === 'class' && this.semantics.bareMembers === undefined ? undefined : binding;
      }
      if (scope === this.region) return undefined;
    }
    return undefined;
  }

  private isUnstable(name: string, binding: Binding | undefined): boolean {
    if (this.region.jumps) return true;
    if (binding !== undefined) {
      return binding.escapes || (binding.foreignWrites.length > 0 && binding.scope.kind !== 'class');
    }
    const writes = [
      ...(this.region.freeWrites.get(name) ?? []),
      ...(this.region.memberWrites.get(name) ?? []),
    ];
    return writes.some((write) => write.region !== this.region);
  }

  private use(node: Node, name: string, isMember: boolean): void {
    if (!this.recording) return;
    const { current, foreign } = this.variable(name, isMember);
    const reaching = this.dead ? null : current;
    if (reaching === null) return;
    this.weight += weightOf(reaching);
    this.uses.set(node, { reaching, stale: foreign && callsOf(reaching) < this.calls });
  }

  private assign(variable: Variable, value: Reaching): void {
    if (this.dead) return;
    this.log.push({ variable, before: variable.current });
    variable.current = value;
    this.collectors[this.collectors.length - 1]?.add(variable);
  }

  private forgetAll(variables: Iterable<Variable>): void {
    for (const variable of variables) if (variable.current !== null) this.assign(variable, null);
  }

  private mayThrow(): void {
    if (!this.dead) this.throws++;
  }

  private call(): void {
    this.calls++;
    this.mayThrow();
  }

  /** Runs a part and says which variables it assigned. */
  private collect(run: () => void): ReadonlySet<Variable> {
    const assigned = new Set<Variable>();
    this.collectors.push(assigned);
    run();
    this.collectors.pop();
    const outer = this.collectors[this.collectors.length - 1];
    if (outer !== undefined) for (const variable of assigned) outer.add(variable);
    return assigned;
  }

  /** Runs a part and undoes what it did, which is the outcome. */
  private branch(run: () => void): Outcome {
    const mark = this.log.length;
    const wasDead = this.dead;
    run();
    const outcome = { assigned: this.assignedSince(mark), dead: this.dead };
    while (this.log.length > mark) {
      const { variable, before } = this.log.pop() as { variable: Variable; before: Reaching };
      variable.current = before;
    }
    this.dead = wasDead;
    return outcome;
  }

  private assignedSince(mark: number): Map<Variable, Reaching> {
    const assigned = new Map<Variable, Reaching>();
    for (let i = mark; i < this.log.length; i++) {
      const { variable } = this.log[i] as { variable: Variable };
      assigned.set(variable, variable.current);
    }
    return assigned;
  }

  /** Goes on with what holds after either of several branches. */
  private join(outcomes: readonly Outcome[]): void {
    const alive = outcomes.filter((outcome) => !outcome.dead);
    const [only] = alive;
    if (only === undefined) {
      this.dead = true;
      return;
    }
    const changed = new Set<Variable>();
    for (const { assigned } of alive) for (const variable of assigned.keys()) changed.add(variable);
    for (const variable of changed) {
      const values = alive.map(({ assigned }) =>
        assigned.has(variable) ? (assigned.get(variable) as Reaching) : variable.current,
      );
      this.assign(variable, joined(values));
    }
  }

  private takeBreak(): void {
    const out = this.breaks[this.breaks.length - 1];
    if (out === undefined || out === null || this.dead) return;
    out.outcomes.push({ assigned: this.assignedSince(out.mark), dead: false });
  }
}

const SHORT_CIRCUITS = new Set(['&&', '||', '??']);
const LOOP_ROLES = ['init', 'condition', 'element', 'body', 'update'];
const NOTHING: Outcome = { assigned: new Map(), dead: false };
const DEAD: Outcome = { assigned: new Map(), dead: true };

/** What is known when one of several values holds: nothing, unless all are known. */
function joined(values: readonly Reaching[]): Reaching {
  const all = new Set<Definition>();
  for (const value of values) {
    if (value === null) return null;
    if (value instanceof Definition) all.add(value);
    else for (const definition of value.definitions) all.add(definition);
    if (all.size > MAXIMUM_ALTERNATIVES) return null;
  }
  const [only] = all;
  return all.size === 1 ? (only as Definition) : new Join([...all]);
}

function weightOf(reaching: Reaching): number {
  return reaching instanceof Definition ? reaching.weight : 1;
}

function callsOf(reaching: Reaching): number {
  if (reaching === null) return 0;
  if (reaching instanceof Definition) return reaching.calls;
  return Math.min(...reaching.definitions.map((definition) => definition.calls));
}
