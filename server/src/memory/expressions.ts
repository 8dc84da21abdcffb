/** What expressions come to: literals, variables, arithmetic on numbers and pointers, addresses, casts. */

import type { Instruction } from '../flow/il.ts';
import { placeOf } from '../flow/targets.ts';
import type { Node } from '../syntax/node.ts';
import { utf8Length } from '../text/utf8.ts';
import { type Amount, ANY, amount, calculate, isExactly } from './amount.ts';
import { Frame, type Outcome } from './frame.ts';
import { pieceOf } from './pieces.ts';
import { arrayType, elementOf, sizeOfType } from './sizes.ts';
import type { MemoryState } from './state.ts';
import { NULL, numberIn, numberOf, type Pointer, pointerTo, UNKNOWN, type Value } from './value.ts';

export class MemoryExpressions extends Frame {
  protected literal({ index, node }: Instruction, state: MemoryState): Outcome {
    if (node.kind === 'Null') return { value: NULL, after: state };
    if (node.kind === 'Number') {
      const number = /^-?\d+\./.test(node.text) ? undefined : this.constant(node);
      return { value: number === undefined ? UNKNOWN : numberOf(amount(number)), after: state };
    }
    if (node.kind === 'Char') {
      const [character, more] = [...node.text];
      const code = character === undefined || more !== undefined ? undefined : character.codePointAt(0);
      return { value: code === undefined ? UNKNOWN : numberOf(amount(code)), after: state };
    }
    if (node.kind !== 'String') return { value: UNKNOWN, after: state };
    const length = utf8Length(node.text);
    const piece = pieceOf('fixed', { size: amount(length + 1), text: amount(length) });
    return { value: pointerTo(index, 'char'), after: state.withPiece(index, piece) };
  }

  protected read(instruction: Instruction, state: MemoryState): Outcome {
    const { node, op } = instruction;
    const constant = this.constant(node);
    if (constant !== undefined) return { value: numberOf(amount(constant)), after: state };
    if (op !== 'member' && node.kind !== 'Identifier') return { value: UNKNOWN, after: state };
    const place = placeOf(node, this.facts.semantics);
    const index = this.indexOf(node);
    const known = index === undefined ? undefined : state.variable(index);
    if (known !== undefined && (!known.isOpen || known.pointers.length > 0))
      return { value: known, after: state };
    const isOutside = op === 'member' || (place !== null && !this.isOwn(place.variable));
    const type = isOutside ? this.typeOf(node) : undefined;
    if (type === undefined || elementOf(type) === null) return { value: known ?? UNKNOWN, after: state };
    const array = arrayType(type);
    if (array === undefined && index === undefined) return { value: UNKNOWN, after: state };
    const found = this.given(instruction, type, state);
    let { after } = found;
    if (array?.count !== undefined)
      after = after.withPieces(found.value.pointers, (piece) => ({
        ...piece,
        kind: 'fixed',
        size: sizeOfType(type),
      }));
    return {
      value: found.value,
      after: index === undefined ? after : after.withVariable(index, found.value),
    };
  }

  protected operator({ node, name, operands }: Instruction): Value {
    const [left, right] = [this.value(operands[0]), this.value(operands[1])];
    if (operands.length === 1) return this.unary(node, name, operands[0] as Instruction, left);
    if (name !== null && /^[+-]$/.test(name)) {
      const isDistance = name === '-' && this.isPointer(operands[1]);
      if (isDistance) return UNKNOWN;
      if (left.pointers.length > 0) return moved(left, numberIn(right), name);
      if (right.pointers.length > 0) return name === '+' ? moved(right, numberIn(left), name) : UNKNOWN;
    }
    return numberOf(calculate(name ?? '', numberIn(left), numberIn(right)));
  }

  private isPointer(instruction: Instruction | undefined): boolean {
    if (instruction === undefined) return false;
    if (this.value(instruction).pointers.length > 0) return true;
    const type = this.typeOf(instruction.node);
    return type !== undefined && elementOf(type) !== null;
  }

  /** `i++` is what `i` was before. */
  protected update({ node, operands }: Instruction): Value {
    const [changed] = operands;
    const isBehind = node.get('operand')?.start === node.start;
    return this.value(isBehind ? changed?.operands[0] : changed);
  }

  private unary(node: Node, name: string | null, operand: Instruction, value: Value): Value {
    const one = amount(1);
    switch (name) {
      case '++':
      case '--': {
        const sign = name === '++' ? '+' : '-';
        return value.pointers.length > 0
          ? moved(value, one, sign)
          : numberOf(calculate(sign, numberIn(value), one));
      }
      case '-':
        return numberOf(calculate('-', amount(0), numberIn(value)));
      case '+':
        return value;
      case '&':
        return this.address(operand.node);
      default:
        return node.kind === 'Update' ? value : UNKNOWN;
    }
  }

  /** A pointer to an element. */
  private address(node: Node): Value {
    const [object, index] = [node.get('object'), node.get('index')];
    if (node.kind !== 'Index' || object === undefined || index === undefined) return UNKNOWN;
    return moved(this.valueOf(object), numberIn(this.valueOf(index)), '+');
  }

  /** A pointer to a variable. An array and a pointer to it are one place. */
  protected addressOf(variable: Node, { index }: Instruction, state: MemoryState): Outcome {
    const value = this.valueOf(variable);
    if (this.isArray(value)) return { value, after: state };
    const type = this.typeOf(variable);
    if (!this.isOwn(variable.text) || type === undefined || type.includes('&'))
      return { value: UNKNOWN, after: state };
    const piece = pieceOf('local', { isShared: true, size: sizeOfType(type) });
    return { value: pointerTo(index, type), after: this.made(index, piece, state) };
  }

  protected cast(node: Node, value: Value): Value {
    const type = this.typeOf(node);
    if (value.pointers.length === 0 || type === undefined) return value;
    return this.seenAs(value, type);
  }

  /** The same pointers, to values of another type. */
  protected seenAs(value: Value, type: string): Value {
    const element = elementOf(type);
    if (element === null) return value;
    return {
      ...value,
      pointers: value.pointers.map((pointer) => ({
        ...pointer,
        element,
        offset:
          pointer.element === element || pointer.element === null || isExactly(pointer.offset, 0)
            ? pointer.offset
            : ANY,
      })),
    };
  }
}

/** Pointers, so many elements further on or back. */
function moved(value: Value, by: Amount, operator: string): Value {
  return {
    ...value,
    pointers: value.pointers.map(
      (pointer): Pointer => ({ ...pointer, offset: calculate(operator, pointer.offset, by) }),
    ),
  };
}
