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
import { before, chainOf, type Node } from '../syntax/node.ts';
import { AssignmentReader } from './flowAssignments.ts';
import { type BranchStart, DEAD, NOTHING, type Outcome, type Variable } from './flowState.ts';
import type { Flow } from './reaching.ts';
import { blockOf, type Scope } from './scopes.ts';
import { namesIn } from './targets.ts';

/** In a switch of more cases what one of them assigns is not told from what another does. */
const MAXIMUM_CASES = 200;

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

class FlowReader extends AssignmentReader {
  private readonly assignedInLoop = new Map<Node, readonly Variable[]>();

  read(): Flow {
    flowsRead++;
    const { first, last, kind } = this.region;
    if (kind === 'function' && first !== last) this.visit(first);
    if (this.region.initializers !== null) this.visit(this.region.initializers);
    if (kind === 'function' && last.kind === 'Parameters') return this.uses;
    for (const child of last.children) this.visit(child);
    return this.uses;
  }

  // -------------------------------------------------------------------------------------------------
  // Walking

  protected visit(node: Node): void {
    const block = blockOf(node);
    if (block === undefined || block === this.variables.scope) return this.enter(node);
    const outer = this.variables.scope;
    this.variables.scope = block;
    this.enter(node);
    this.variables.scope = outer;
  }

  private enter(node: Node): void {
    const first = before(node);
    if (first === undefined || before(first) === undefined) return this.enterOne(node);
    // What begins a chain, then what each link adds: `a + b + c`, `a.b().c()`.
    const links = chainOf(node);
    this.enterOne(links.pop() as Node);
    for (let link = links.pop(); link !== undefined; link = links.pop()) this.goOn(link);
  }

  /** Walks what a link adds to what stands before it. */
  private goOn(link: Node): void {
    if (link.kind === 'Binary') return this.visitRight(link);
    for (const child of link.children.slice(1))
      if (link.kind !== 'Member' || child.kind !== 'Identifier') this.visit(child);
    if (link.kind === 'Call' || link.kind === 'Await') this.call();
  }

  private enterOne(node: Node): void {
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
        this.state.dead = true;
        return;
      case 'Throw':
        this.visitAll(node);
        this.mayThrow();
        this.state.dead = true;
        return;
      case 'Break':
        this.state.break();
        return;
      case 'Continue':
        this.state.dead = true;
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
        // The size of an array is an expression: `char a[n]`.
        for (const type of node.children) if (type.kind === 'sized_array_type') this.visit(type);
        return;
      default:
        return this.visitOther(node);
    }
  }

  private visitOther(node: Node): void {
    if (this.semantics.outerDeclarations?.includes(node.kind) === true) return;
    if (this.semantics.alternatives?.includes(node.kind) === true) {
      const outcomes = node.children.map((child) => this.state.branch(() => this.visit(child)));
      return this.state.join([...outcomes, NOTHING]);
    }
    this.visitAll(node);
  }

  private visitFunction(node: Node): void {
    this.visitRole(node, 'decorators');
    if (this.region.kind !== 'class') this.forget(node.get('name'));
  }

  private visitBinary(node: Node): void {
    this.visitRole(node, 'left');
    this.visitRight(node);
  }

  private visitRight(node: Node): void {
    if (!SHORT_CIRCUITS.has(node.text)) return this.visitRole(node, 'right');
    const right = this.state.branch(() => this.visitRole(node, 'right'));
    this.state.join([{ ...right, dead: false }, NOTHING]);
  }

  private visitIf(node: Node): void {
    const outer = this.variables.scope;
    const tests = this.testsOf(node);
    if (tests.length > MAXIMUM_CASES) this.visitManyTests(tests);
    else this.visitTests(tests);
    this.variables.scope = outer;
  }

  /** An `if` and all that its `else if`s are. */
  private testsOf(node: Node): readonly Node[] {
    const tests: Node[] = [];
    let at: Node | undefined = node;
    for (; at?.kind === node.kind; at = at.get('alternative')) tests.push(at);
    return tests;
  }

  private visitTests(tests: readonly Node[]): void {
    const taken: { readonly yes: Outcome; readonly no: BranchStart }[] = [];
    for (const test of tests) {
      const yes = this.visitTest(test);
      taken.push({ yes, no: this.state.begin() });
    }
    this.visitLast(tests);
    for (let way = taken.pop(); way !== undefined; way = taken.pop()) {
      const no = this.state.undo(way.no);
      this.state.join([way.yes, no]);
    }
  }

  /** As in a switch of many cases: each from the same state, with everything unknown that any of them assigns. */
  private visitManyTests(tests: readonly Node[]): void {
    let goesOn = false;
    const assigned = this.state.collect(() => {
      const last = this.state.branch(() => {
        for (const test of tests) if (!this.visitTest(test).dead) goesOn = true;
        this.visitLast(tests);
      });
      if (!last.dead) goesOn = true;
    });
    this.state.forgetAll(assigned);
    if (!goesOn) this.state.dead = true;
  }

  /** Walks a condition, and from there what is done where it holds. */
  private visitTest(test: Node): Outcome {
    this.variables.scope = blockOf(test) ?? this.variables.scope;
    this.visitRole(test, 'init');
    this.visitRole(test, 'condition');
    return this.state.branch(() => this.visitRole(test, 'consequent'));
  }

  /** Walks what is done where no condition holds. */
  private visitLast(tests: readonly Node[]): void {
    this.visitRole(tests[tests.length - 1] as Node, 'alternative');
  }

  private visitLoop(node: Node): void {
    const wasDead = this.state.dead;
    if (!this.recording) {
      // Within an outer loop's first walk: what is assigned is all that is wanted.
      this.assignedInLoop.set(node, [...this.state.collect(() => this.walkLoop(node))]);
      this.state.dead = wasDead;
      return;
    }
    const assigned = this.assignedBy(node);
    this.state.forgetAll(assigned);
    this.walkLoop(node);
    this.state.forgetAll(assigned);
    this.state.dead = wasDead;
  }

  /** The variables that a loop assigns where it can be reached. */
  private assignedBy(node: Node): readonly Variable[] {
    const known = this.assignedInLoop.get(node);
    if (known !== undefined) return known;
    this.recording = false;
    const { calls, throws } = this;
    const assigned = this.state.collect(() => {
      this.state.branch(() => this.walkLoop(node));
    });
    this.calls = calls;
    this.throws = throws;
    this.recording = true;
    const list = [...assigned];
    this.assignedInLoop.set(node, list);
    return list;
  }

  private walkLoop(node: Node): void {
    this.state.openLoop();
    if (node.kind === 'Cases')
      for (const child of node.children) this.state.branch(() => this.visitCase(child));
    if (node.kind === 'ForEach' || node.kind === 'Comprehension') {
      this.visitRole(node, 'iterable');
      this.visitRole(node, 'clauses');
      const target = node.get('target');
      this.forget(target?.kind === 'VarDef' ? target.get('target') : target);
    }
    for (const role of LOOP_ROLES) this.visitRole(node, role);
    this.state.close();
    this.state.dead = false;
    this.visitRole(node, 'else');
  }

  private visitSwitch(node: Node): void {
    this.visitRole(node, 'init');
    this.visitRole(node, 'subject');
    const cases = node.get('body');
    if (cases === undefined) return;
    const outer = this.variables.scope;
    this.variables.scope = blockOf(cases) ?? outer;
    if (cases.children.length > MAXIMUM_CASES) {
      // Each case from the same state, with everything unknown that any of them assigns.
      this.visitLoop(cases);
      this.variables.scope = outer;
      return;
    }
    const breaks = this.state.openSwitch();
    let before: Outcome = DEAD;
    let hasDefault = false;
    const ends: Outcome[] = [];
    for (const child of cases.children) {
      hasDefault ||= child.get('test') === undefined && child.get('guard') === undefined;
      const start = before;
      before = this.state.branch(() => {
        if (this.semantics.fallsThrough === true) this.state.join([start, NOTHING]);
        this.visitCase(child);
      });
      // An arrow (`->`, `=>`) never goes on into the next case.
      if (this.semantics.fallsThrough === true && child.text !== '->') continue;
      ends.push(before);
      before = DEAD;
    }
    this.state.close();
    this.variables.scope = outer;
    this.state.join([...ends, before, ...breaks, ...(hasDefault ? [] : [NOTHING])]);
  }

  private visitCase(node: Node): void {
    const outer = this.variables.scope;
    this.variables.scope = blockOf(node) ?? outer;
    const test = node.get('test');
    if (test !== undefined && this.semantics.casesBind === true) {
      for (const name of namesIn(test)) this.forget(name);
    } else if (test !== undefined) this.visit(test);
    if (node.kind === 'Case') {
      this.visitRole(node, 'guard');
      this.visitRole(node, 'body');
    } else this.visit(node);
    this.variables.scope = outer;
  }

  private visitTry(node: Node): void {
    this.visitRole(node, 'resources');
    const { throws } = this;
    let thrown = false;
    let inBody: ReadonlySet<Variable> = new Set();
    const outcomes: Outcome[] = [];
    const assigned = this.state.collect(() => {
      outcomes.push(
        this.state.branch(() => {
          inBody = this.state.collect(() => this.visitRole(node, 'body'));
          thrown = this.throws > throws;
          this.visitRole(node, 'else');
        }),
      );
      for (const handler of node.get('handlers')?.children ?? []) {
        outcomes.push(
          this.state.branch(() => {
            this.state.forgetAll(inBody);
            if (!thrown) this.state.dead = true;
            this.visitHandler(handler);
          }),
        );
      }
    });
    const before = this.state.dead;
    this.state.join(outcomes);
    const finalizer = node.get('finalizer');
    if (finalizer !== undefined) this.visitFinalizer(finalizer, assigned, before);
  }

  private visitHandler(node: Node): void {
    const outer = this.variables.scope;
    this.variables.scope = blockOf(node) ?? outer;
    this.visitRole(node, 'type');
    this.forget(node.get('name'));
    if (node.kind === 'Catch') this.visitRole(node, 'body');
    else this.visit(node);
    this.variables.scope = outer;
  }

  /** A finalizer runs after whatever happened before; behind it, what the normal end gave still holds. */
  private visitFinalizer(node: Node, assignedBefore: ReadonlySet<Variable>, unreachable: boolean): void {
    let changed: ReadonlySet<Variable> = new Set();
    const outcome = this.state.branch(() => {
      this.state.dead = unreachable;
      this.state.forgetAll(assignedBefore);
      changed = this.state.collect(() => this.visit(node));
    });
    for (const variable of changed) this.state.assign(variable, outcome.assigned.get(variable) ?? null);
    if (outcome.dead) this.state.dead = true;
  }

  private visitLabeled(node: Node): void {
    const body = node.get('body');
    if (body === undefined) return;
    const wasDead = this.state.dead;
    // A break to the label may leave from anywhere inside.
    const assigned = this.state.collect(() => this.visit(body));
    if (body.kind !== 'Block') return;
    this.state.dead = wasDead;
    this.state.forgetAll(assigned);
  }
}

const SHORT_CIRCUITS = new Set(['&&', '||', '??']);
const LOOP_ROLES = ['init', 'condition', 'element', 'body', 'update'];
