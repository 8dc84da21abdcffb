/**
 * What each instruction of a function does to its memory: an analysis over the function's form (`flow/solve.ts`).
 * It knows one function at a time. What other functions do stands in the tables of the language; of the rest it is
 * taken that they may keep every pointer that they are given, and change everything that they can reach.
 */

import type { Facts } from '../facts/facts.ts';
import type { Edge, Form, Instruction } from '../flow/il.ts';
import type { Budget, Domain } from '../flow/solve.ts';
import type { MemoryFunctions } from '../syntax/languages/memoryFunctions.ts';
import type { Node } from '../syntax/node.ts';
import { utf8Length } from '../text/utf8.ts';
import { amount, calculate, isExactly, SOME_SIZE } from './amount.ts';
import { MemoryCalls } from './calls.ts';
import { refined } from './conditions.ts';
import { MemoryExpressions } from './expressions.ts';
import type { Outcome } from './frame.ts';
import { type Piece, pieceOf } from './pieces.ts';
import { arrayType, elementOf, isPlainType, mayHoldPointer, sizeOfType } from './sizes.ts';
import { MemoryState } from './state.ts';
import { joinValues, NULL, numberIn, pointerTo, UNKNOWN, UNSET, type Value } from './value.ts';

export class MemoryDomain extends MemoryExpressions implements Domain<MemoryState> {
  readonly calls: MemoryCalls;
  /** The sites of what is lost where the function ends. */
  readonly leaked = new Set<number>();

  constructor(
    form: Form,
    definition: Node,
    facts: Facts,
    functions: MemoryFunctions,
    private readonly budget: Budget,
  ) {
    super(form, definition, facts, functions);
    this.calls = new MemoryCalls(this, functions);
  }

  // -------------------------------------------------------------------------------------------------
  // States

  transfer(instruction: Instruction, state: MemoryState): MemoryState {
    const { value, after } = this.effect(instruction, state);
    this.values[instruction.index] = value;
    return after;
  }

  join(known: MemoryState, more: MemoryState, since: MemoryState): MemoryState {
    return known.join(more, since, this.landmarks, this.budget);
  }

  refine(state: MemoryState, edge: Edge): MemoryState | null {
    let current: MemoryState | null = state;
    for (const condition of edge.conditions)
      if (current !== null) current = refined(this, current, condition);
    return current;
  }

  /** Beyond the budget nothing is known. */
  widen(known: MemoryState): MemoryState {
    return known === MemoryState.EMPTY ? known : MemoryState.EMPTY;
  }

  // -------------------------------------------------------------------------------------------------
  // Instructions

  private effect(instruction: Instruction, state: MemoryState): Outcome {
    const { op, node, operands } = instruction;
    const first = this.value(operands[0]);
    const only = (value: Value) => ({ value, after: state });
    switch (op) {
      case 'literal':
        return this.literal(instruction, state);
      case 'parameter': {
        const name = node.get('name') ?? node;
        const type = this.typeOf(name);
        if (type === undefined || elementOf(type) === null) return only(UNKNOWN);
        return this.given(instruction, type, state);
      }
      case 'read':
      case 'bare':
      case 'member':
        return this.read(instruction, state);
      case 'hold':
        return only(this.held(instruction, state));
      case 'restore': {
        const index = instruction.place === null ? undefined : this.indexOfPlace(instruction.place);
        return { value: first, after: index === undefined ? state : state.withVariable(index, first) };
      }
      case 'call':
      case 'new':
        return this.calls.effect(instruction, state);
      case 'operator':
        return this.operation(instruction, state);
      case 'same':
        if (node.kind === 'Cast') return only(this.cast(node, first));
        if (node.kind === 'Update') return only(this.update(instruction));
        if (node.kind === 'Delete') return { value: UNKNOWN, after: this.calls.freed(first, state) };
        return only(first);
      case 'join':
        return only(
          instruction.name === null
            ? operands
                .map((each) => this.value(each))
                .reduce((known, more) => joinValues(known, more, this.landmarks))
            : UNKNOWN,
        );
      case 'make':
        return { value: UNKNOWN, after: this.allShared(operands, state) };
      case 'declare':
        return this.declare(instruction, state);
      case 'assign':
        return { value: first, after: this.assign(instruction, first, state) };
      case 'store':
      case 'put':
        return { value: first, after: this.allShared(operands, state) };
      case 'return':
        this.leave(first, state);
        return only(first);
      case 'throw':
        return { value: first, after: this.shared(first, state) };
      case 'mix':
        // Code of which no more is known, such as assembler, may set what it names.
        if (this.facts.semantics.sizedTypes?.includes(node.kind) === true) return only(UNKNOWN);
        return { value: UNKNOWN, after: this.captured(node, this.allShared(operands, state)) };
      case 'closure':
        return { value: UNKNOWN, after: this.captured(node, state) };
      default:
        return only(UNKNOWN);
    }
  }

  private operation(instruction: Instruction, state: MemoryState): Outcome {
    const { node, name, operands } = instruction;
    const [operand] = operands;
    const sign = node.kind === 'Unary' ? node.text : undefined;
    if (sign === '&' && operand?.node.kind === 'Identifier')
      return this.addressOf(operand.node, instruction, state);
    // `*new T`: what is made has no name, and whoever gets it by reference has the only way to it.
    if (sign === '*' && operand?.node.kind === 'New')
      return { value: UNKNOWN, after: this.allShared(operands, state) };
    // Only sums lead to what their operands lead to; `cast(T*, make())` is read as a product.
    const isSum = operands.length === 1 || /^[+-]$/.test(name ?? '');
    return { value: this.operator(instruction), after: isSum ? state : this.allShared(operands, state) };
  }

  private declare({ index, node, place }: Instruction, state: MemoryState): Outcome {
    const at = this.indexOf(node);
    const definition = this.declared.get(node);
    const type = this.typeOf(node);
    if (place === null || at === undefined || definition === undefined || type === undefined)
      return { value: UNKNOWN, after: state };
    const isStatic = !this.isOwn(place.variable);
    const array = arrayType(type);
    if (array !== undefined) {
      const piece = this.arrayPiece(definition, array.element, isStatic ? 'fixed' : 'local', undefined);
      const value = pointerTo(index, array.element);
      return { value, after: this.made(index, piece, state).withVariable(at, value) };
    }
    const isUnset = !isStatic && !/[[&]/.test(type) && isPlainType(type);
    return { value: UNKNOWN, after: state.withVariable(at, isUnset ? UNSET : UNKNOWN) };
  }

  /** The memory of an array, of the length that is written or that of what it is set to. */
  private arrayPiece(
    definition: Node,
    element: string,
    kind: Piece['kind'],
    set: Instruction | undefined,
  ): Piece {
    const [, length] = definition.get('type')?.children[0]?.children ?? [];
    let count = length === undefined ? SOME_SIZE : numberIn(this.valueOf(length));
    let text = SOME_SIZE;
    if (set?.node.kind === 'String') {
      text = amount(utf8Length(set.node.text));
      if (length === undefined) count = amount(text.low + 1);
    } else if (set?.op === 'make' && length === undefined) count = amount(set.operands.length);
    // One whose length is worked out when the program runs has at least none.
    const size = calculate('*', count.low < 0 ? SOME_SIZE : count, sizeOfType(element));
    return pieceOf(kind, { isShared: false, size, text });
  }

  private assign(
    { index, node, operands, place }: Instruction,
    value: Value,
    state: MemoryState,
  ): MemoryState {
    if (place === null) return this.shared(value, state);
    const at = this.indexOf(node);
    const within = this.forgetInside(node, place, state);
    if (operands.length > 1 || at === undefined) {
      const after = this.shared(value, this.written(node, operands, value, within));
      return at === undefined ? after : after.withVariable(at, value);
    }
    const definition = this.declared.get(node);
    const type = this.typeOf(node);
    const array = type === undefined || definition === undefined ? undefined : arrayType(type);
    if (array !== undefined && definition !== undefined) {
      const kind = this.isOwn(place.variable) ? 'local' : 'fixed';
      let set = operands[0];
      while (set?.op === 'same') set = set.operands[0];
      const pointer = pointerTo(index, array.element);
      return this.made(index, this.arrayPiece(definition, array.element, kind, set), within).withVariable(
        at,
        pointer,
      );
    }
    // An object that is made of a pointer owns what it leads to.
    const isOwner = type !== undefined && !mayHoldPointer(type);
    const after = this.isHidden(place.variable) && !isOwner ? within : this.shared(value, within);
    const seen = type === undefined ? value : this.seenAs(value, type);
    const isNumberZero =
      type !== undefined && elementOf(type) !== null && value.number !== null && isExactly(value.number, 0);
    return after.withVariable(at, isNumberZero && value.pointers.length === 0 ? NULL : seen);
  }

  /** A character of a text is set. */
  private written(
    node: Node,
    [, object, at]: readonly Instruction[],
    value: Value,
    state: MemoryState,
  ): MemoryState {
    if (node.kind !== 'Index' && node.kind !== 'Unary') return state;
    const position = at === undefined ? amount(0) : numberIn(this.value(at));
    const set = numberIn(value);
    return state.withPieces(this.value(object).pointers, (piece, { offset }) => {
      const { low, high } = calculate('+', offset, position);
      const isZero = isExactly(set, 0);
      if (isZero && low === high) {
        if (piece.text.low > low) return { ...piece, text: amount(low) };
        return { ...piece, text: amount(Math.min(piece.text.low, low), low) };
      }
      return {
        ...piece,
        text: { ...SOME_SIZE, low: isZero || set.low <= 0 ? 0 : Math.min(piece.text.low, low) },
      };
    });
  }

  /** The function ends: what nobody has a pointer to is lost. */
  leave(returned: Value, state: MemoryState): void {
    const kept = new Set(returned.pointers.map(({ site }) => site));
    for (const site of kept) this.handedOn.add(site);
    for (const [site, { kind, life, isShared }] of state.allPieces())
      if (kind === 'heap' && life === 'live' && !isShared && !kept.has(site)) this.leaked.add(site);
  }
}
