/** Lowers expressions: each becomes instructions whose last one is its value. */

import { before, chainOf, type Node } from '../syntax/node.ts';
import { completing, NO_OPERANDS } from './builder.ts';
import { CallLowering } from './calls.ts';
import { type Block, type Condition, conditionsOf, type Instruction } from './il.ts';
import { placeOf, presence, variableOf } from './targets.ts';

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
function isShortCircuit(operator: string): boolean {
  return operator in SHORT_CIRCUITS;
}

export abstract class ExpressionLowering extends CallLowering {
  /** Lowers a statement. */
  protected abstract statement(node: Node): void;
  /** Lowers a statement that has a value where it stands for an expression: `if`, `switch`, a block. */
  protected abstract statementValue(node: Node): Instruction;

  value(node: Node): Instruction {
    const first = before(node);
    if (first === undefined) return completing(node, this.single(node));
    // `a + b + c`, `a.b().c()`: what begins the chain, then what each link adds.
    const links = before(first) === undefined ? [node] : chainOf(node);
    const start = (links.at(-1) as Node).children[0] as Node;
    const isCallee = start.kind === 'Identifier' && isCalled(start, links.at(-1));
    let value = completing(start, isCallee ? this.name(start, true) : this.single(start));
    for (let i = links.length - 1; i >= 0; ) {
      const end = this.endOfRun(links, i);
      value = completing(links[end] as Node, this.run(links, i, end, value));
      i = end - 1;
    }
    return value;
  }

  /** Where the links end that are lowered together: the parts of `a && b && c`, a call and the block behind it. */
  private endOfRun(links: readonly Node[], from: number): number {
    const { kind, text } = links[from] as Node;
    if (kind === 'Binary' ? !isShortCircuit(text) : kind !== 'Call') return from;
    const goesOn = (link: Node | undefined): boolean =>
      link?.kind === kind && (kind === 'Binary' ? link.text === text : this.isTrailing(link));
    let end = from;
    while (goesOn(links[end - 1])) end--;
    return end;
  }

  /** The links from one to another of a chain, which stand in it the last one first. */
  private run(links: readonly Node[], from: number, end: number, first: Instruction): Instruction {
    const node = links[end] as Node;
    switch (node.kind) {
      case 'Binary':
        return isShortCircuit(node.text)
          ? this.shortCircuit(links.slice(end, from + 1).reverse(), first)
          : this.binary(node, first);
      case 'Call': {
        const list = node.get('arguments')?.children ?? [];
        if (from === end) return this.call(node, first, list);
        const calls = links.slice(end, from + 1).reverse();
        return this.call(
          node,
          first,
          calls.flatMap((call) => call.get('arguments')?.children ?? []),
        );
      }
      case 'Member':
        return this.member(node, first, isCalled(node, links[end - 1]));
      case 'Index':
        return this.index(node, first);
      case 'Unary':
        return this.unary(node, first);
      case 'Await':
        return this.emit('await', node, [first]);
      default:
        return this.emit('mix', node, [first, ...this.values(node.children.slice(1))]);
    }
  }

  private single(node: Node): Instruction {
    switch (node.kind) {
      case 'Number':
      case 'Bool':
      case 'Null':
      case 'Char':
      case 'StringText':
      case 'Super':
      case 'Modifier':
        return this.emit('literal', node);
      case 'String':
        return this.string(node);
      case 'Identifier':
      case 'This':
        return this.name(node, false);
      case 'Regex':
      case 'Interpolated':
        if (node.children.length === 0) return this.emit('literal', node);
        return this.emit('text', node, this.values(node.children));
      case 'Interpolation':
        return node.get('format') === undefined
          ? this.emit('same', node, this.values(node.children))
          : this.emit('text', node, this.values(node.children));
      case 'Binary': {
        // Where the text does not parse, an operator may stand without its left side.
        const left = node.get('left');
        return left === undefined ? this.unknown(node) : this.run([node], 0, 0, this.value(left));
      }
      case 'Call':
      case 'New':
        return this.callOrNew(node);
      case 'Member':
        return this.member(node, this.optional(node, 'object'), false);
      case 'Index':
        return this.index(node, this.optional(node, 'object'));
      case 'Slice':
        return this.emit('slice', node, this.values(node.children));
      case 'Unary':
        return this.unary(node, this.optional(node, 'operand'));
      case 'Await':
        return this.emit('await', node, this.only(node, 'value'));
      case 'Yield': {
        const given = this.only(node, 'value');
        if (given.length > 0) this.emit('result', node, given);
        return this.emit('yield', node, given);
      }
      case 'Assign':
        return this.assignment(node, node.get('value'));
      case 'AugAssign':
        return this.augmented(node, node.get('target'), node.get('value'));
      case 'Update':
        return this.augmented(node, node.get('operand'), undefined);
      case 'TypeTest': {
        const operands = this.only(node, 'value');
        const name = node.get('name');
        const test = this.emit('test', node, operands);
        if (name !== undefined) this.assign(name, operands[0] ?? test);
        return test;
      }
      case 'Array':
      case 'Tuple':
      case 'Set':
      case 'Object':
        return this.container(node);
      case 'Comprehension':
        return this.comprehension(node);
      case 'Lambda':
      case 'FunctionDef':
      case 'ClassDef':
      case 'ClassBody':
        return this.closure(node);
      case 'Argument':
      case 'Attribute':
      case 'Cast':
      case 'Spread':
        return this.emit('same', node, this.only(node, 'value'));
      case 'ExprBody':
        return this.emit('same', node, this.values(node.children));
      case 'Type':
        // A type is no code; only the size of an array is.
        return this.emit(
          'literal',
          node,
          this.values(node.children.filter(({ kind }) => this.semantics.sizedTypes?.includes(kind))),
        );
      case 'Generic':
        return this.emit('same', node, this.only(node, 'type'));
      default:
        return this.statementValue(node);
    }
  }

  /** Code of which no more is known than what it is made of. */
  protected unknown(node: Node): Instruction {
    const operands = this.values(node.children);
    if (this.semantics.comparisons?.includes(node.kind) === true) return this.emit('test', node, operands);
    if (operands.length === 0) return this.emit('literal', node);
    return this.emit(operands.length === 1 ? 'same' : 'mix', node, operands);
  }

  /** A string, and the variables that it shows by their names where it is formatted. */
  private string(node: Node): Instruction {
    const { namesInStrings } = this.semantics;
    const names = namesInStrings === undefined ? [] : [...node.text.matchAll(namesInStrings)];
    if (names.length === 0) return this.emit('literal', node);
    return this.emit(
      'text',
      node,
      names.map(([, name = '']) => this.emit('read', node, NO_OPERANDS, name)),
    );
  }

  /** Loops inside each other; their variables are not those of the same names outside. */
  private comprehension(node: Node): Instruction {
    const clauses = node.get('clauses')?.children ?? [];
    const held = this.holdNames(
      node,
      clauses.flatMap((clause) => clause.get('target') ?? []),
    );
    const after = this.block();
    // Where the next element is taken of the loop that is innermost so far.
    let again = after;
    for (const clause of clauses) {
      const condition = clause.get('condition');
      const next = this.block();
      if (condition !== undefined) {
        this.value(condition);
        this.edge(next, conditionsOf(condition, true));
        this.edge(again, conditionsOf(condition, false));
        this.enter(next);
        continue;
      }
      const iterable = clause.get('iterable');
      const target = clause.get('target');
      const elements = iterable === undefined ? this.emit('literal', clause) : this.value(iterable);
      const head = this.goOn();
      const element = this.emit('next', clause, [elements]);
      this.edge(next);
      this.edge(again);
      this.enter(next);
      if (target !== undefined) this.assign(target, element);
      again = head;
    }
    const element = node.get('element');
    const made = element === undefined ? [] : [this.value(element)];
    this.edge(again);
    this.enter(after);
    this.restoreNames(held);
    return this.make(
      node,
      made,
      made.map(() => null),
      node.text,
    );
  }

  /** Takes note of what the variables in targets of assignments hold. */
  protected holdNames(node: Node, targets: readonly Node[]): Instruction[] {
    return this.hold(node, targets, () => true);
  }

  /** Takes note of what the variables in patterns hold; a capital begins what a pattern is compared to. */
  protected holdPatterns(node: Node, patterns: readonly Node[]): Instruction[] {
    return this.hold(node, patterns, ({ text }) => !/^[A-Z]/.test(text));
  }

  private hold(node: Node, patterns: readonly Node[], isVariable: (name: Node) => boolean): Instruction[] {
    const names = new Set<string>();
    const stack = [...patterns];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (at.kind === 'Identifier') {
        if (isVariable(at)) names.add(variableOf(at, this.semantics));
      } else if (at.kind !== 'Member' && at.kind !== 'Type') stack.push(...at.children);
    }
    return [...names].map((name) => this.emit('hold', node, NO_OPERANDS, name));
  }

  /** Variables hold again what they did. */
  protected restoreNames(held: readonly Instruction[]): void {
    for (const was of held) {
      const place = { variable: was.name as string, path: [] };
      this.effect('restore', was.node, [was], place);
    }
  }

  // -------------------------------------------------------------------------------------------------
  // Operators: those that evaluate both sides, those that decide by the left one, those that assign

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

/** Whether a node is what the link behind it calls. */
function isCalled(node: Node, by: Node | undefined): boolean {
  return by?.kind === 'Call' && by.get('callee') === node;
}
