/** Lowers expressions: each becomes instructions whose last one is its value. */

import { before, chainOf, type Node } from '../syntax/node.ts';
import { completing, NO_OPERANDS } from './builder.ts';
import { conditionsOf, type Instruction } from './il.ts';
import { isShortCircuit, OperatorLowering } from './operators.ts';
import { variableOf } from './targets.ts';

export abstract class ExpressionLowering extends OperatorLowering {
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
      case 'Binary':
        return this.run([node], 0, 0, this.value(node.get('left') as Node));
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

  /** Takes note of what the variables in patterns hold. */
  protected holdNames(node: Node, patterns: readonly Node[]): Instruction[] {
    const names = new Set<string>();
    const stack = [...patterns];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      // A capital begins what a pattern is compared to.
      if (at.kind === 'Identifier' && !/^[A-Z]/.test(at.text)) names.add(variableOf(at, this.semantics));
      else if (at.kind !== 'Member' && at.kind !== 'Type') stack.push(...at.children);
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
}

/** Whether a node is what the link behind it calls. */
function isCalled(node: Node, by: Node | undefined): boolean {
  return by?.kind === 'Call' && by.get('callee') === node;
}
