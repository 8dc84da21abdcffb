/** What calls do to memory: those of the language's tables what stands there, all others what they may do. */

import type { Instruction } from '../flow/il.ts';
import type { Making, MemoryFunctions, Writing } from '../syntax/languages/memoryFunctions.ts';
import type { Node } from '../syntax/node.ts';
import { utf8Length } from '../text/utf8.ts';
import { type Amount, ANY, amount, calculate, isExactly, SOME_SIZE } from './amount.ts';
import type { Frame, Outcome } from './frame.ts';
import { both, type Piece, pieceOf } from './pieces.ts';
import { arrayType, sizeOfType } from './sizes.ts';
import type { MemoryState } from './state.ts';
import {
  numberIn,
  numberOf,
  orNull,
  type Pointer,
  pointerTo,
  UNKNOWN,
  type Value,
  withFreed,
} from './value.ts';

/** What a call does to memory. */
export type Role =
  | { readonly does: 'construct' | 'find' | 'count' | 'read' }
  | { readonly does: 'measure' | 'anything'; readonly name: string }
  | { readonly does: 'make'; readonly making: Making }
  /** The argument that is freed. */
  | { readonly does: 'free'; readonly freed: number }
  | { readonly does: 'write'; readonly writing: Writing };

export class MemoryCalls {
  private readonly reads: ReadonlySet<string>;
  private readonly finds: ReadonlySet<string>;

  constructor(
    private readonly frame: Frame,
    private readonly functions: MemoryFunctions,
  ) {
    this.reads = new Set(functions.reads);
    this.finds = new Set(functions.finds);
  }

  /** What a call does by the tables of the language; of functions of the program nothing is told. */
  roleOf({ op, operands: [callee] }: Instruction): Role {
    const name = callee === undefined ? '' : nameOf(callee.node);
    const { facts } = this.frame;
    if (op === 'new') return { does: 'construct' };
    if (facts.semantics.sizeFunctions?.includes(name) === true) return { does: 'measure', name };
    // A function of the program by the name of one of the tables does what it does.
    if (callee !== undefined && !facts.defines(name, callee.node)) {
      const making = ownOf(this.functions.makes, name);
      if (making !== undefined) return { does: 'make', making };
      const freed = ownOf(this.functions.frees, name);
      if (freed !== undefined) return { does: 'free', freed };
      const writing = ownOf(this.functions.writes, name);
      if (writing !== undefined) return { does: 'write', writing };
      if (this.finds.has(name)) return { does: 'find' };
      if (name === this.functions.lengthOf) return { does: 'count' };
      if (this.reads.has(name)) return { does: 'read' };
    }
    return { does: 'anything', name };
  }

  effect(call: Instruction, state: MemoryState): Outcome {
    const [, ...args] = call.operands;
    const role = this.roleOf(call);
    switch (role.does) {
      case 'construct':
        return this.constructed(call, args, state);
      case 'measure': {
        const size = role.name === this.functions.sizeOf ? this.sizeOf(args[0], state) : SOME_SIZE;
        return { value: numberOf(size), after: state };
      }
      case 'make':
        return this.making(call, role.making, args, state);
      case 'free':
        return { value: UNKNOWN, after: this.freeing(call, args[role.freed], state) };
      case 'write':
        return this.writing(call, role.writing, args, state);
      case 'find':
        return this.found(call, state);
      case 'count':
        return { value: numberOf(this.length(args[0], state)), after: state };
      case 'read':
        return { value: UNKNOWN, after: state };
      case 'anything':
        return { value: UNKNOWN, after: this.unknown(role.name, args, state) };
    }
  }

  /** What is freed is known from there on, even where nothing was known of it before. */
  private freeing(
    { index }: Instruction,
    argument: Instruction | undefined,
    state: MemoryState,
  ): MemoryState {
    const value = this.frame.value(argument);
    const at = argument === undefined ? undefined : this.frame.indexOf(argument.node);
    if (at === undefined || !value.isOpen || value.pointers.length > 0) return this.freed(value, state, at);
    const piece = pieceOf('given', { life: 'freed' });
    const pointer = pointerTo(index, null);
    return this.frame
      .made(index, piece, state)
      .withVariable(at, withFreed(pointer, new Set([index]), 'always'));
  }

  /** Frees what a pointer leads to, which is the variable at an index. */
  freed({ pointers, isOpen }: Value, state: MemoryState, variable?: number): MemoryState {
    const isCertain = pointers.length === 1 && !isOpen;
    const sites = new Set(pointers.map(({ site }) => site));
    for (const site of sites) this.frame.handedOn.add(site);
    let after = state.withPieces(pointers, (piece) => ({ ...piece, life: isCertain ? 'freed' : 'gone' }));
    // Wherever its own pointer leads, that is freed; another may lead elsewhere.
    for (const [index, value] of state.allVariables())
      after = after.withVariable(
        index,
        withFreed(value, sites, isCertain || (index === variable && !isOpen) ? 'always' : 'maybe'),
      );
    return after;
  }

  /** The length of a text, in bytes. */
  private length(argument: Instruction | undefined, state: MemoryState): Amount {
    return textOf(this.frame.value(argument), state);
  }

  private making(
    { index }: Instruction,
    making: Making,
    args: readonly Instruction[],
    state: MemoryState,
  ): Outcome {
    const { size = [], copies, replaces, isLocal, mayFail } = making;
    let bytes = size
      .map((at) => numberIn(this.frame.value(args[at])))
      .reduce((a, b) => calculate('*', a, b), amount(1));
    let text = SOME_SIZE;
    if (copies !== undefined) {
      text = this.length(args[copies], state);
      bytes = calculate('+', text, amount(1));
    }
    if (bytes.low < 0) bytes = { ...bytes, low: 0 };
    let before = state;
    if (replaces !== undefined) {
      const old = this.frame.value(args[replaces]);
      before = this.frame
        .shared(old, state)
        .withPieces(old.pointers, (piece) => ({ ...piece, life: 'gone' }));
    }
    const kind = isLocal === true ? 'local' : 'heap';
    const piece = pieceOf(kind, { size: bytes, text });
    const pointer = pointerTo(index, null);
    return { value: mayFail ? orNull(pointer) : pointer, after: this.frame.made(index, piece, before) };
  }

  /** `new T`, `new T[n]`: what a constructor is given it may keep. */
  private constructed(
    { index, node }: Instruction,
    args: readonly Instruction[],
    state: MemoryState,
  ): Outcome {
    const type = this.frame.typeOf(node);
    const after = this.frame.made(index, pieceOf('heap'), this.frame.allShared(args, state));
    const element = type === undefined ? null : type.replace(/\s*\*$/, '');
    return { value: pointerTo(index, element), after };
  }

  /** What is looked for, or null where there is no such thing. */
  private found({ index }: Instruction, state: MemoryState): Outcome {
    return { value: orNull(pointerTo(index, null)), after: this.frame.made(index, pieceOf('given'), state) };
  }

  private writing(
    { index }: Instruction,
    { to, how, from, atMost, gives }: Writing,
    args: readonly Instruction[],
    state: MemoryState,
  ): Outcome {
    const target = this.frame.value(args[to]);
    const source = from === undefined ? undefined : this.frame.value(args[from]);
    const limit = atMost === undefined ? SOME_SIZE : numberIn(this.frame.value(args[atMost]));
    const text = (piece: Piece, { offset }: Pointer): Amount => {
      // What stands before it stays.
      if (!isExactly(offset, 0) && how !== 'append') return SOME_SIZE;
      if (how === 'copy' && source !== undefined) {
        const copied = textOf(source, state);
        // A copy of so many bytes may end before the text does.
        return limit.high === Number.POSITIVE_INFINITY
          ? copied
          : { ...copied, high: SOME_SIZE.high, low: Math.min(copied.low, Math.max(0, limit.low)) };
      }
      if (how === 'append' && source !== undefined) return calculate('+', piece.text, textOf(source, state));
      if (how === 'fill' && source !== undefined) {
        const byte = numberIn(source);
        if (isExactly(byte, 0)) return amount(0);
        return { ...SOME_SIZE, low: byte.low > 0 && limit.unit === null ? Math.max(0, limit.low) : 0 };
      }
      return SOME_SIZE;
    };
    let after = state.withPieces(target.pointers, (piece, pointer) => ({
      ...piece,
      text: text(piece, pointer),
      filledBy: how === 'fill' ? both(piece.filledBy, [index]) : piece.filledBy,
    }));
    // Pointers that are copied as bytes are kept where they are copied to.
    const wholes = args.filter(
      (each) => each !== args[to] && each !== (from === undefined ? undefined : args[from]),
    );
    after = wholes.reduce((each, arg) => this.exposed(arg, each), after);
    return { value: gives === true ? target : UNKNOWN, after };
  }

  private unknown(name: string, args: readonly Instruction[], state: MemoryState): MemoryState {
    const isMacro = /^[A-Z_][A-Z0-9_]*$/.test(name);
    const maySet = isMacro || this.functions.references === true;
    let after = state;
    for (const arg of args) {
      after = this.frame.shared(this.frame.value(arg), after);
      after = this.exposed(arg, after);
      // A macro may set what it is given, and so may a function what it takes by reference.
      const value = this.frame.value(arg);
      if (value.isUnset) this.frame.maybeSet.add(arg.node);
      if (arg.node.kind === 'Identifier' && (value.isUnset || maySet))
        after = this.frame.forget(arg.node, after);
    }
    return this.frame.forgetReachable(after);
  }

  /** What a function is given the address of, it may set. */
  private exposed({ node }: Instruction, state: MemoryState): MemoryState {
    let at: Node | undefined = node;
    while (at?.kind === 'Cast') at = at.get('value');
    const operand = at?.kind === 'Unary' && at.text === '&' ? at.get('operand') : undefined;
    return operand === undefined ? state : this.frame.forget(operand, state);
  }

  private sizeOf(argument: Instruction | undefined, state: MemoryState): Amount {
    if (argument === undefined) return ANY;
    const { node } = argument;
    if (node.kind === 'String') return amount(utf8Length(node.text) + 1);
    const type = this.frame.typeOf(node);
    if (type !== undefined) {
      const [only] = this.frame.value(argument).pointers;
      const piece = only && state.piece(only.site);
      // The length of an array may be written as a name.
      if (arrayType(type) !== undefined) return piece === undefined ? ANY : piece.size;
      return sizeOfType(type);
    }
    const text = typeText(node);
    return text === undefined ? ANY : sizeOfType(text);
  }
}

/** The length of the text that pointers lead to, in bytes. */
export function textOf({ pointers, isOpen, isUnset }: Value, state: MemoryState): Amount {
  const [only, another] = pointers;
  if (only === undefined || another !== undefined || isOpen || isUnset) return SOME_SIZE;
  const piece = state.piece(only.site);
  if (piece === undefined) return SOME_SIZE;
  const { low, high } = calculate('-', piece.text, only.offset);
  return { ...SOME_SIZE, low: Math.max(0, low), high: Math.max(0, high) };
}

function ownOf<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** The name of what is called, without its namespace; empty for methods and pointers to functions. */
function nameOf(callee: Node): string {
  if (callee.kind === 'Identifier') return callee.text;
  const isQualified = callee.kind === 'Member' && callee.text === '::';
  return isQualified ? (callee.get('property')?.text ?? '') : '';
}

/** A type that stands where a value might, as text; undefined for what is no type. */
function typeText(node: Node): string | undefined {
  switch (node.kind) {
    case 'Identifier':
      return node.text;
    case 'pointer_type':
    case 'abstract_pointer_declarator':
      return `${node.children.map(typeText).join(' ')} *`;
    case 'sized_array_type':
      return undefined;
    default: {
      const parts = node.children.map(typeText);
      return parts.length === 0 || parts.includes(undefined) ? undefined : parts.join(' ');
    }
  }
}
