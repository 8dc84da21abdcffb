/** Lowers operators: those that evaluate both sides, those that decide by the left one, those that assign. */

import type { Node } from '../syntax/node.ts';
import { completing } from './builder.ts';
import { CallLowering } from './calls.ts';
import { type Block, type Condition, conditionsOf, type Instruction } from './il.ts';
import { placeOf, presence } from './targets.ts';

/** Operators that evaluate their right side only sometimes, by how they are called in the form. */
const SHORT_CIRCUITS: Readonly<Record<string, '&&' | '||' | '??'>> = {
  '&&': '&&',
  '||': '||',
  '??': '??',
  // `a ?: b` is `a` where that is true.
  '?:': '||',
};

/** Operators whose result is true or false. */
const TESTS: ReadonlySet<string> = new Set([
  ...['==', '!=', '===', '!==', '<', '<=', '>', '>=', '<=>', '=~', '!~'],
  ...['in', 'not in', 'is', 'is not', 'instanceof', '-eq', '-ne', '-lt', '-le', '-gt', '-ge'],
]);
const UNARY_TESTS: ReadonlySet<string> = new Set(['!', 'not', 'typeof']);

/** Whether an operator evaluates its right side only sometimes. */
export function isShortCircuit(operator: string): boolean {
  return operator in SHORT_CIRCUITS;
}

export abstract class OperatorLowering extends CallLowering {
  protected binary(node: Node, left: Instruction): Instruction {
    const right = node.get('right');
    if (right === undefined) return this.emit('same', node, [left]);
    if (node.text === 'is') {
      this.declareIn(right, left);
      return this.emit('test', node, [left], node.text);
    }
    const operands = [left, this.value(right)];
    if (this.semantics.changingOperators?.includes(node.text) === true) {
      // `out << a << b`: all of them are put into what stands first.
      let first: Node | undefined = node.get('left');
      while (first?.kind === 'Binary' && first.text === node.text) first = first.get('left');
      const place = first && placeOf(first, this.semantics);
      return this.effect('put', node, operands, place ?? null, node.text);
    }
    return this.emit(TESTS.has(node.text) ? 'test' : 'operator', node, operands, node.text);
  }

  /** The variables that a pattern declares get what is tested; a pattern without any is compared to it. */
  protected declareIn(test: Node, subject: Instruction): void {
    const declared: Node[] = [];
    const stack = [test];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (node.kind === 'VarDef') declared.push(node);
      else stack.push(...node.children);
    }
    if (declared.length === 0) this.value(test);
    for (const each of declared.reverse()) this.assign(each, subject);
  }

  /** `a && b && c`: whatever decides leads to the end at once. `run` are the operators, the first one first. */
  protected shortCircuit(run: readonly Node[], first: Instruction): Instruction {
    const after = this.block();
    const operands = [first];
    let sofar = first;
    let decider = run[0]?.get('left') as Node;
    run.forEach((node, i) => {
      const name = SHORT_CIRCUITS[node.text] as '&&' | '||' | '??';
      const right = node.get('right') as Node;
      this.decide(name, decider, after);
      const value = this.value(right);
      operands.push(value);
      decider = right;
      if (i < run.length - 1) sofar = completing(node, this.emit('join', node, [sofar, value], name));
    });
    this.jump(after);
    const node = run.at(-1) as Node;
    return this.emit('join', node, operands, SHORT_CIRCUITS[node.text] as string);
  }

  /** Goes on to the right side of an operator, or where the left side decides, behind it. */
  protected decide(operator: '&&' | '||' | '??', left: Node, after: Block): void {
    const right = this.block();
    const goesOn = operator === '&&';
    const conditions = (isRight: boolean): Condition[] =>
      operator === '??' ? [presence(left, !isRight)] : conditionsOf(left, isRight === goesOn);
    this.edge(right, conditions(true));
    this.edge(after, conditions(false));
    this.enter(right);
  }

  protected unary(node: Node, operand?: Instruction): Instruction {
    if (operand === undefined) return this.emit('literal', node);
    if (node.text === 'delete') {
      this.remove(node.get('operand') as Node, operand);
      return this.emit('test', node, [operand], node.text);
    }
    if (node.text === '?') return this.propagated(node, operand);
    return this.emit(UNARY_TESTS.has(node.text) ? 'test' : 'operator', node, [operand], node.text);
  }

  /** `e?`: what `e` holds, or the function ends with `e`. */
  protected propagated(node: Node, operand: Instruction): Instruction {
    const [failed, after] = [this.block(), this.block()];
    const tested = node.get('operand') as Node;
    this.edge(after, [presence(tested, true)]);
    this.edge(failed, [presence(tested, false)]);
    this.enter(failed);
    this.emit('return', node, [operand]);
    this.leaveFunction();
    this.enter(after);
    return this.emit('same', node, [operand]);
  }

  protected assignment(node: Node, value: Node | undefined): Instruction {
    const target = node.get('target');
    const given = value === undefined ? this.emit('literal', node) : this.value(value);
    if (target !== undefined) this.assign(target, given);
    return this.emit('same', node, [given]);
  }

  /** `x += y`, `x++`, and `x ||= y`, which assigns only sometimes. */
  protected augmented(node: Node, target: Node | undefined, value: Node | undefined): Instruction {
    if (target === undefined) return this.unknown(node);
    const old = this.value(target);
    const name = node.kind === 'Update' ? node.text : node.text.slice(0, -1);
    const operator = SHORT_CIRCUITS[name];
    if (operator === undefined || value === undefined) {
      const operands = value === undefined ? [old] : [old, this.value(value)];
      const made = this.emit('operator', node, operands, name);
      this.assign(target, made);
      return this.emit('same', node, [made]);
    }
    const after = this.block();
    this.decide(operator, target, after);
    const given = this.value(value);
    this.assign(target, given);
    this.jump(after);
    return this.emit('join', node, [old, given], operator);
  }
}
