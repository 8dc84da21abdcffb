/**
 * What each instruction of a function does to its memory: an analysis over the function's form (`flow/solve.ts`).
 * It knows one function at a time. What other functions do stands in the tables of the language; of the rest it is
 * taken that they may keep every pointer that they are given, and change everything that they can reach.
 */

import type { Facts } from '../facts/facts.ts';
import { type Edge, type Form, type Instruction, type Place, SOME } from '../flow/il.ts';
import type { Budget, Domain } from '../flow/solve.ts';
import { placeOf } from '../flow/targets.ts';
import type { MemoryFunctions } from '../syntax/languages/memoryFunctions.ts';
import type { Node } from '../syntax/node.ts';
import { utf8Length } from '../text/utf8.ts';
import { ANY, amount, calculate, isExactly, Landmarks, SOME_SIZE } from './amount.ts';
import { MemoryCalls } from './calls.ts';
import { refined } from './conditions.ts';
import type { Piece } from './pieces.ts';
import { arrayType, elementOf, isPlainType, sizeOfType } from './sizes.ts';
import { MemoryState } from './state.ts';
import {
  joinValues,
  NULL,
  numberIn,
  numberOf,
  type Pointer,
  pointerTo,
  UNKNOWN,
  UNSET,
  type Value,
} from './value.ts';

export class MemoryDomain implements Domain<MemoryState> {
  /** What each instruction came to when it was last looked at. */
  private readonly values: Value[];
  private readonly completing = new Map<Node, Instruction>();
  private readonly indexes = new Map<string, number>();
  /** The variables that the function declares, apart from those that outlive it. */
  private readonly locals = new Set<string>();
  private readonly declared = new Map<Node, Node>();
  /** The variables that something else than their names leads to. */
  private readonly exposed = new Set<string>();
  private readonly calls: MemoryCalls;
  private readonly landmarks: Landmarks;
  /** Variables in what a macro or unknown function is given, which may set them. */
  readonly maybeSet = new Set<Node>();
  /** The sites of what is lost where the function ends. */
  readonly leaked = new Set<number>();

  constructor(
    private readonly form: Form,
    definition: Node,
    readonly facts: Facts,
    functions: MemoryFunctions,
    private readonly budget: Budget,
  ) {
    this.values = new Array<Value>(form.instructions.length).fill(UNKNOWN);
    this.calls = new MemoryCalls(this, functions);
    this.readDeclarations(definition);
    this.landmarks = new Landmarks(form.instructions.flatMap(({ node }) => this.constant(node) ?? []));
    for (const instruction of form.instructions) {
      if (instruction.completes || !this.completing.has(instruction.node))
        this.completing.set(instruction.node, instruction);
      this.noteExposed(instruction);
    }
  }

  private readDeclarations(definition: Node): void {
    const stack = [definition];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      const target = node.kind === 'VarDef' ? node.get('target') : undefined;
      if (target !== undefined) this.declared.set(target, node);
      const isStatic = node
        .get('modifiers')
        ?.children.some(({ text }) => text === 'static' || text === 'extern');
      const name = node.kind === 'Parameter' ? node.get('name') : target;
      if (name?.kind === 'Identifier' && isStatic !== true) this.locals.add(name.text);
      stack.push(...node.children);
    }
  }

  private noteExposed({ op, node, operands }: Instruction): void {
    if (op === 'closure') for (const name of namesIn(node)) this.exposed.add(name);
    if (op !== 'operator' || node.kind !== 'Unary' || node.text !== '&') return;
    const place = operands[0] && placeOf(operands[0].node, this.facts.semantics);
    if (place != null) this.exposed.add(place.variable);
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
  // Values and variables, for what is beside this file

  /** What an instruction has come to. */
  value(instruction: Instruction | undefined): Value {
    return instruction === undefined ? UNKNOWN : (this.values[instruction.index] as Value);
  }

  /** What an expression has come to. */
  valueOf(node: Node): Value {
    return this.value(this.completing.get(node));
  }

  /** The index of the variable or field that an expression is; undefined for all else. */
  indexOf(node: Node): number | undefined {
    const place = placeOf(node, this.facts.semantics);
    if (place === null || place.path.includes(SOME)) return undefined;
    if (hasDereference(node)) return undefined;
    const key = [place.variable, ...place.path].join('.');
    let index = this.indexes.get(key);
    if (index === undefined) {
      index = this.indexes.size;
      this.indexes.set(key, index);
    }
    return index;
  }

  /** Whether only the function itself can set a variable. */
  isOwn(variable: string): boolean {
    return this.locals.has(variable);
  }

  /** Nothing is known any more of what others may set. */
  forgetReachable(state: MemoryState): MemoryState {
    let after = state;
    for (const [key, index] of this.indexes) {
      const [variable] = key.split('.') as [string];
      const isReachable = key.includes('.') || this.exposed.has(variable) || !this.locals.has(variable);
      if (isReachable && after.variable(index) !== undefined && !this.isArray(after.variable(index)))
        after = after.withVariable(index, UNKNOWN);
    }
    return after;
  }

  /** Whether a value is an array itself, which nothing can set to another. */
  private isArray(value: Value | undefined): boolean {
    const [only, another] = value?.pointers ?? [];
    return only !== undefined && another === undefined && this.form.instructions[only.site]?.op === 'declare';
  }

  /** A variable that others can set is not what it was. */
  forget(node: Node, state: MemoryState): MemoryState {
    const index = this.indexOf(node);
    const known = index === undefined ? undefined : state.variable(index);
    return index === undefined || known === undefined || this.isArray(known)
      ? state
      : state.withVariable(index, UNKNOWN);
  }

  /** Others have a pointer to these pieces from here on. */
  shared(value: Value, state: MemoryState): MemoryState {
    return state.withPieces(value.pointers, (piece) => ({ ...piece, isShared: true, text: SOME_SIZE }));
  }

  /** A new piece, with no pointer left to the one that was made by the same instruction before. */
  made(site: number, piece: Piece, state: MemoryState): MemoryState {
    let after = state;
    if (state.piece(site) !== undefined)
      for (const [index, value] of state.allVariables())
        if (value.pointers.some((pointer) => pointer.site === site))
          after = after.withVariable(index, UNKNOWN);
    return after.withPiece(site, piece);
  }

  typeOf(node: Node): string | undefined {
    return this.facts.typeNames(node)[0];
  }

  // -------------------------------------------------------------------------------------------------
  // Instructions

  private effect(instruction: Instruction, state: MemoryState): { value: Value; after: MemoryState } {
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
      case 'hold': {
        return only(this.held(instruction, state));
      }
      case 'restore': {
        const index = instruction.place === null ? undefined : this.indexes.get(instruction.place.variable);
        return { value: first, after: index === undefined ? state : state.withVariable(index, first) };
      }
      case 'call':
      case 'new':
        return this.calls.effect(instruction, state);
      case 'operator': {
        const operand = operands[0]?.node;
        if (node.kind !== 'Unary' || node.text !== '&' || operand?.kind !== 'Identifier')
          return only(this.operator(instruction));
        return this.addressOf(operand, instruction, state);
      }
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
        return {
          value: UNKNOWN,
          after: operands.reduce((after, each) => this.shared(this.value(each), after), state),
        };
      case 'declare':
        return this.declare(instruction, state);
      case 'assign':
        return { value: first, after: this.assign(instruction, first, state) };
      case 'store':
      case 'put':
        return {
          value: first,
          after: operands.reduce((after, each) => this.shared(this.value(each), after), state),
        };
      case 'return':
        this.leave(first, state);
        return only(first);
      case 'throw':
        return { value: first, after: this.shared(first, state) };
      case 'mix':
        // Code of which no more is known, such as assembler, may set what it names.
        if (this.facts.semantics.sizedTypes?.includes(node.kind) === true) return only(UNKNOWN);
        return { value: UNKNOWN, after: this.captured(node, state) };
      case 'closure':
        return { value: UNKNOWN, after: this.captured(node, state) };
      default:
        return only(UNKNOWN);
    }
  }

  private literal({ index, node }: Instruction, state: MemoryState): { value: Value; after: MemoryState } {
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
    const piece: Piece = {
      kind: 'fixed',
      life: 'live',
      isShared: true,
      size: amount(length + 1),
      text: amount(length),
    };
    return {
      value: pointerTo(index, 'char'),
      after: state.withPiece(index, piece),
    };
  }

  /** Memory that the function is given a pointer to. */
  private given(
    { index }: Instruction,
    type: string,
    state: MemoryState,
  ): { value: Value; after: MemoryState } {
    const piece: Piece = { kind: 'given', life: 'live', isShared: true, size: SOME_SIZE, text: SOME_SIZE };
    return {
      value: pointerTo(index, elementOf(type)),
      after: this.made(index, piece, state),
    };
  }

  private read(instruction: Instruction, state: MemoryState): { value: Value; after: MemoryState } {
    const { node, op } = instruction;
    const constant = this.constant(node);
    if (constant !== undefined) return { value: numberOf(amount(constant)), after: state };
    if (op !== 'member' && node.kind !== 'Identifier') return { value: UNKNOWN, after: state };
    const place = placeOf(node, this.facts.semantics);
    const index = this.indexOf(node);
    const known = index === undefined ? undefined : state.variable(index);
    if (known !== undefined && (!known.isOpen || known.pointers.length > 0))
      return { value: known, after: state };
    const isOutside = op === 'member' || (place !== null && !this.locals.has(place.variable));
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

  /** The whole number that a name or literal always is. */
  private constant(node: Node): number | undefined {
    if (node.kind !== 'Identifier' && node.kind !== 'Number') return undefined;
    const constant = this.facts.constant(node);
    return constant?.type === 'number' && Number.isSafeInteger(constant.value) ? constant.value : undefined;
  }

  private held({ name }: Instruction, state: MemoryState): Value {
    const index = name === null ? undefined : this.indexes.get(name);
    return (index === undefined ? undefined : state.variable(index)) ?? UNKNOWN;
  }

  private operator({ node, name, operands }: Instruction): Value {
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

  /** `i++` is what `i` was before. */
  private update({ node, operands }: Instruction): Value {
    const [changed] = operands;
    const isBehind = node.get('operand')?.start === node.start;
    return this.value(isBehind ? changed?.operands[0] : changed);
  }

  private isPointer(instruction: Instruction | undefined): boolean {
    if (instruction === undefined) return false;
    if (this.value(instruction).pointers.length > 0) return true;
    const type = this.typeOf(instruction.node);
    return type !== undefined && elementOf(type) !== null;
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
  private addressOf(
    variable: Node,
    { index }: Instruction,
    state: MemoryState,
  ): { value: Value; after: MemoryState } {
    const value = this.valueOf(variable);
    if (this.isArray(value)) return { value, after: state };
    const type = this.typeOf(variable);
    if (!this.locals.has(variable.text) || type === undefined || type.includes('&'))
      return { value: UNKNOWN, after: state };
    const piece: Piece = {
      ...{ kind: 'local', life: 'live', isShared: true },
      ...{ size: sizeOfType(type), text: SOME_SIZE },
    };
    return { value: pointerTo(index, type), after: this.made(index, piece, state) };
  }

  private cast(node: Node, value: Value): Value {
    const type = this.typeOf(node);
    if (value.pointers.length === 0 || type === undefined) return value;
    return this.seenAs(value, type);
  }

  /** The same pointers, to values of another type. */
  private seenAs(value: Value, type: string): Value {
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

  private declare(
    { index, node, place }: Instruction,
    state: MemoryState,
  ): { value: Value; after: MemoryState } {
    const at = this.indexOf(node);
    const definition = this.declared.get(node);
    const type = this.typeOf(node);
    if (place === null || at === undefined || definition === undefined || type === undefined)
      return { value: UNKNOWN, after: state };
    const isStatic = !this.locals.has(place.variable);
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
    return { kind, life: 'live', isShared: false, size, text };
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
      const kind = this.locals.has(place.variable) ? 'local' : 'fixed';
      let set = operands[0];
      while (set?.op === 'same') set = set.operands[0];
      const pointer = pointerTo(index, array.element);
      return this.made(index, this.arrayPiece(definition, array.element, kind, set), within).withVariable(
        at,
        pointer,
      );
    }
    const after =
      this.locals.has(place.variable) && !this.exposed.has(place.variable)
        ? within
        : this.shared(value, within);
    const seen = type === undefined ? value : this.seenAs(value, type);
    const isNumberZero =
      type !== undefined && elementOf(type) !== null && value.number !== null && isExactly(value.number, 0);
    return after.withVariable(at, isNumberZero && value.pointers.length === 0 ? NULL : seen);
  }

  /** What was known of the fields of what is set was about what it was before. */
  private forgetInside(node: Node, { variable, path }: Place, state: MemoryState): MemoryState {
    // Through a star it may be anything that the variable leads to.
    const before = hasDereference(node) ? `${variable}.` : `${[variable, ...path].join('.')}.`;
    let after = state;
    for (const [key, index] of this.indexes)
      if (key.startsWith(before)) after = after.withVariable(index, undefined);
    return after;
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
    for (const [site, { kind, life, isShared }] of state.allPieces())
      if (kind === 'heap' && life === 'live' && !isShared && !kept.has(site)) this.leaked.add(site);
  }

  private captured(node: Node, state: MemoryState): MemoryState {
    let after = state;
    for (const name of namesIn(node)) {
      const index = this.indexes.get(name);
      const value = index === undefined ? undefined : after.variable(index);
      if (index === undefined || value === undefined) continue;
      after = this.shared(value, after);
      if (!this.isArray(value)) after = after.withVariable(index, UNKNOWN);
    }
    return after;
  }
}

/** Pointers, so many elements further on or back. */
function moved(value: Value, by: ReturnType<typeof numberIn>, operator: string): Value {
  return {
    ...value,
    pointers: value.pointers.map(
      (pointer): Pointer => ({ ...pointer, offset: calculate(operator, pointer.offset, by) }),
    ),
  };
}

/** Whether an expression leads through a pointer that is written with a star. */
function hasDereference(node: Node): boolean {
  for (let at: Node | undefined = node; at !== undefined; at = at.get('object') ?? at.get('operand'))
    if (at.kind === 'Unary') return true;
  return false;
}

function namesIn(node: Node): Set<string> {
  const names = new Set<string>();
  const stack = [node];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at.kind === 'Identifier') names.add(at.text);
    stack.push(...at.children);
  }
  return names;
}
