/**
 * Forms as text, for tests and for people: one instruction a line, blocks in reverse postorder.
 *
 * `3 = call 1(2)` is instruction 3, a call of what instruction 1 gives with the value of 2. `x.y := 3` assigns.
 * A way out is `-> b2 if a > 1, not b`, with what holds where it is taken.
 */

import type { Node } from '../syntax/node.ts';
import { type Block, type Condition, type Form, type Instruction, type Place, SOME } from './il.ts';

/** Code that is longer is cut off. */
const MAXIMUM_EXCERPT = 32;

/** The blocks of a form; `text` is the program. */
export function printForm(form: Form, text: string): string {
  return new Printer(form, text).print();
}

class Printer {
  private readonly numbers = new Map<Instruction, number>();

  constructor(
    private readonly form: Form,
    private readonly text: string,
  ) {}

  print(): string {
    const { blocks, exit } = this.form;
    for (const { instructions } of blocks)
      for (const instruction of instructions) this.numbers.set(instruction, this.numbers.size);
    const lines = blocks.flatMap((block) => this.block(block));
    if (exit.order < 0) lines.push('never ends');
    return lines.join('\n');
  }

  private block(block: Block): string[] {
    const landing =
      block.landing === null || block.landing.order < 0 ? '' : ` (throws to ${this.name(block.landing)})`;
    return [
      `${this.name(block)}${landing}:`,
      ...block.instructions.map((instruction) => `  ${this.instruction(instruction)}`),
      ...block.edges.map(({ to, conditions }) => {
        const all = conditions.map((condition) => this.condition(condition)).join(', ');
        return `  -> ${this.name(to)}${all === '' ? '' : ` if ${all}`}`;
      }),
    ];
  }

  private name(block: Block): string {
    if (block === this.form.exit) return 'exit';
    return block === this.form.raised ? 'raised' : `b${block.order}`;
  }

  private condition({ node, about, isTrue, subject }: Condition): string {
    const code = this.excerpt(node);
    if (about === 'truth') return isTrue ? code : `not ${code}`;
    if (about === 'presence') return `${code} is ${isTrue ? 'there' : 'missing'}`;
    return `${subject === null ? '' : this.excerpt(subject)} ${isTrue ? 'matches' : 'differs from'} ${code}`;
  }

  private excerpt({ start, end }: Node): string {
    const code = this.text.slice(start, end).replace(/\s+/g, ' ');
    return code.length > MAXIMUM_EXCERPT ? `${code.slice(0, MAXIMUM_EXCERPT - 1)}…` : code;
  }

  private instruction(instruction: Instruction): string {
    const number = this.numbers.get(instruction);
    const { op, place } = instruction;
    return op === 'assign' && place !== null
      ? `${spell(place)} := ${this.operands(instruction)}`
      : `${number} = ${this.value(instruction)}`;
  }

  private value(instruction: Instruction): string {
    const { op, node, operands, name, place, keys } = instruction;
    const [first, ...others] = operands.map((operand) => this.operand(operand));
    switch (op) {
      case 'literal':
        return this.excerpt(node);
      case 'parameter':
        return `parameter ${this.excerpt(node)}`;
      case 'read':
        return name ?? '';
      case 'member':
        return `${first}.${name}`;
      case 'index':
        return `${first}[${others.join()}]`;
      case 'call':
      case 'new':
        return `${op} ${first}(${others.join(', ')})`;
      case 'make':
        return `make ${name ?? node.kind} ${operands.map((operand, i) => `${keys?.[i] ?? '*'}: ${this.operand(operand)}`).join(', ')}`.trim();
      case 'closure':
        return `closure ${this.excerpt(node.get('name') ?? node)} ${this.operands(instruction)}`.trim();
      default: {
        const on = place === null ? '' : ` ${spell(place)}`;
        return `${op}${on}${name === null ? '' : ` ${name}`} ${this.operands(instruction)}`.trim();
      }
    }
  }

  private operands({ operands }: Instruction): string {
    return operands.map((operand) => this.operand(operand)).join(' ');
  }

  private operand(operand: Instruction): string {
    return String(this.numbers.get(operand) ?? 'nothing');
  }
}

function spell({ variable, path }: Place): string {
  return [variable, ...path.map((key) => (key === SOME ? '*' : key))].join('.');
}
