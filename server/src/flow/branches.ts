/** Lowers what chooses or repeats: `if`, `a ? b : c`, loops, cases. */

import type { Node } from '../syntax/node.ts';
import { ExpressionLowering } from './expressions.ts';
import { type Block, type Condition, conditionsOf, type Instruction } from './il.ts';

/** A value, where one is asked for and there is one. */
export type Given = Instruction | undefined;

/** Operators whose left side decides whether the right one runs. */
const SHORT: ReadonlySet<string> = new Set(['&&', '||']);

/** Whether a part of a condition declares variables where it holds. */
function declares(condition: Node): boolean {
  const stack = [condition];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at.kind === 'VarDef') return true;
    if (at.kind === 'Binary' && SHORT.has(at.text)) stack.push(...at.children);
  }
  return false;
}

export abstract class BranchLowering extends ExpressionLowering {
  /** Lowers a part if it is there. */
  protected role(node: Node, role: string): void {
    const child = node.get(role);
    if (child !== undefined) this.statement(child);
  }

  /** A part that gives a value where one is asked for. */
  protected part(node: Node | undefined, isValue: boolean): Given {
    if (node !== undefined && isValue) return this.value(node);
    if (node !== undefined) this.statement(node);
    return undefined;
  }

  /** An `if` or `a ? b : c`, with all that follow where the last alternative is one, too. */
  protected branches(node: Node, isValue: boolean): Given {
    const after = this.block();
    const tests: { readonly test: Node; readonly given: Given }[] = [];
    let at: Node | undefined = node;
    while (at?.kind === node.kind) {
      const test: Node = at;
      this.role(test, 'init');
      const [then, otherwise] = [this.block(), this.block()];
      const held = this.test(test.get('condition'), then, otherwise, undefined);
      tests.push({ test, given: this.part(test.get('consequent'), isValue) });
      this.restoreNames(held);
      this.edge(after);
      this.enter(otherwise);
      at = test.get('alternative');
    }
    let value = this.part(at, isValue);
    this.jump(after);
    if (!isValue) return undefined;
    // Each of them has a value, the last one first.
    for (const { test, given } of tests.reverse())
      value = this.emit(
        'join',
        test,
        [given, value].filter((each) => each !== undefined),
      );
    return value;
  }

  /**
   * Lowers a condition with the ways out where it holds and where it does not, and goes on where it holds: there
   * is what a test declares, and there alone. Answers what the variables held that these hide. `missing` says
   * whether no condition at all holds.
   */
  private test(
    condition: Node | undefined,
    then: Block,
    otherwise: Block,
    missing: true | undefined,
  ): Instruction[] {
    const target =
      condition?.kind === 'VarDef' && condition.text === 'let' ? condition.get('target') : undefined;
    if (condition === undefined || target === undefined) {
      if (condition !== undefined) this.branchOn(condition, then, otherwise);
      else {
        this.edge(then);
        if (missing === undefined) this.edge(otherwise);
      }
      this.enter(then);
      return [];
    }
    const tested = condition.get('value');
    const value = tested === undefined ? this.emit('literal', condition) : this.value(tested);
    this.edge(then, [match(target, tested ?? condition, true)]);
    this.edge(otherwise, [match(target, tested ?? condition, false)]);
    this.enter(then);
    const held = this.holdPatterns(condition, [target]);
    this.bindTest(target, value);
    return held;
  }

  /** The ways out of a condition. Where its left side decides, the right one does not run. */
  private branchOn(condition: Node, then: Block, otherwise: Block): void {
    const right = condition.kind === 'Binary' ? condition.get('right') : undefined;
    const left = condition.get('left');
    if (left === undefined || right === undefined || !SHORT.has(condition.text) || declares(condition)) {
      this.value(condition);
      const known = this.known(condition);
      if (known !== false) this.edge(then, conditionsOf(condition, true));
      if (known !== true) this.edge(otherwise, conditionsOf(condition, false));
      return;
    }
    const next = this.block();
    if (condition.text === '&&') this.branchOn(left, next, otherwise);
    else this.branchOn(left, then, next);
    this.enter(next);
    this.branchOn(right, then, otherwise);
  }

  /** Whether a condition is written as true or false; undefined where it is neither. */
  private known(condition: Node): boolean | undefined {
    if (condition.kind === 'Bool') return condition.text === 'true';
    const isNumber = condition.kind === 'Number' && this.semantics.numbersAreConditions === true;
    return isNumber && /^[01]$/.test(condition.text) ? condition.text === '1' : undefined;
  }

  // -------------------------------------------------------------------------------------------------
  // Loops

  /** `while`, `do … while` and `for` with a condition. */
  protected loop(node: Node): void {
    this.role(node, 'init');
    const [body, after, otherwise] = [this.block(), this.block(), this.block()];
    const condition = node.get('condition');
    if (node.kind === 'DoWhile') {
      this.jump(body);
      const again = this.block();
      this.inside({ breakTo: after, continueTo: again }, () => this.role(node, 'body'));
      this.jump(again);
      this.test(condition, body, otherwise, undefined);
    } else {
      const head = this.goOn();
      const held = this.test(condition, body, otherwise, true);
      const next = this.block();
      this.inside({ breakTo: after, continueTo: next }, () => this.role(node, 'body'));
      this.jump(next);
      this.restoreNames(held);
      this.role(node, 'update');
      this.edge(head);
    }
    this.enter(otherwise);
    this.role(node, 'else');
    this.jump(after);
  }

  protected forEach(node: Node): void {
    const [body, after, otherwise] = [this.block(), this.block(), this.block()];
    const iterable = node.get('iterable');
    const elements = iterable === undefined ? this.emit('literal', node) : this.value(iterable);
    const head = this.goOn();
    const element = this.emit('next', node, [elements]);
    this.edge(body);
    this.edge(otherwise);
    this.enter(body);
    const target = node.get('target');
    if (target !== undefined) this.assign(target, element);
    this.inside({ breakTo: after, continueTo: head }, () => this.role(node, 'body'));
    this.edge(head);
    this.enter(otherwise);
    this.role(node, 'else');
    this.jump(after);
  }

  // -------------------------------------------------------------------------------------------------
  // Cases

  /** A switch, or with `isFree` alternatives of which one is taken in a way that the code does not show. */
  protected cases(node: Node, cases: readonly Node[], isValue: boolean, isFree = false): Given {
    this.role(node, 'init');
    const subject = node.get('subject');
    const value = subject && this.value(subject);
    const choose = this.goOn();
    const after = this.block();
    const bodies = cases.map(() => this.block());
    const fallback = cases.findIndex(
      (each) => each.kind === 'Case' && each.get('test') === undefined && each.get('guard') === undefined,
    );
    cases.forEach((each, i) => {
      if (i === fallback) return;
      const otherwise = this.choice(each, { subject, value, isFree });
      this.edge(bodies[i] as Block);
      this.enter(otherwise);
    });
    this.edge(bodies[fallback] ?? after);
    const given: Instruction[] = [];
    cases.forEach((each, i) => {
      const next = bodies[i + 1] ?? after;
      this.enter(bodies[i] as Block);
      const values = isValue ? { values: { after, given } } : {};
      this.inside({ breakTo: after, nextCase: next, choose, ...values }, () => {
        const own = this.part(each.kind === 'Case' ? each.get('body') : each, isValue);
        if (own !== undefined) given.push(own);
      });
      // An arrow (`->`, `=>`) never goes on into the next case.
      this.edge(this.semantics.fallsThrough === true && each.text !== '->' ? next : after);
    });
    this.enter(after);
    return isValue ? this.emit('join', node, given) : undefined;
  }

  /** Goes on where a case fits, and answers the block where it does not. */
  private choice(
    each: Node,
    { subject, value, isFree }: { subject: Node | undefined; value: Given; isFree: boolean },
  ): Block {
    const test = each.get('test');
    const [fits, otherwise] = [this.block(), this.block()];
    const isCondition = subject === undefined || (subject.kind === 'Bool' && subject.text === 'true');
    if (test === undefined || isFree) {
      this.edge(fits);
      this.edge(otherwise);
      this.enter(fits);
      if (test !== undefined) this.statement(test);
    } else if (isCondition || value === undefined) {
      this.value(test);
      this.edge(fits, conditionsOf(test, true));
      this.edge(otherwise, conditionsOf(test, false));
      this.enter(fits);
    } else {
      this.emit('test', each, [value], 'case');
      this.edge(fits, [match(test, subject, true)]);
      this.edge(otherwise, [match(test, subject, false)]);
      this.enter(fits);
      if (this.semantics.casesBind === true) this.bindTest(test, value);
      else this.declareIn(test, value);
    }
    this.guard(each.get('guard'), otherwise);
    return otherwise;
  }

  /** Goes on where a guard holds. */
  protected guard(guard: Node | undefined, otherwise: Block): void {
    if (guard === undefined) return;
    const holds = this.block();
    this.value(guard);
    this.edge(holds, conditionsOf(guard, true));
    this.edge(otherwise, conditionsOf(guard, false));
    this.enter(holds);
  }
}

/** That a subject is what the test of a case, or a pattern, says. */
export function match(node: Node, subject: Node, isTrue: boolean): Condition {
  return { node, about: 'match', isTrue, subject };
}
