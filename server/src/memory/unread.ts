/**
 * Fills that nobody reads: what `memset` writes into memory that is gone before anything looks at it. Compilers leave
 * such a call out, so what it was to wipe stays.
 */

import type { Form, Instruction } from '../flow/il.ts';
import type { Node } from '../syntax/node.ts';
import type { MemoryDomain } from './domain.ts';
import type { Piece } from './pieces.ts';
import type { MemoryState } from './state.ts';

export class UnreadFills {
  /** What each call fills, by the index of the call, and whose piece of memory that is. */
  private readonly filled = new Map<number, { readonly node: Node; readonly site: number }>();
  private readonly read = new Set<number>();
  /** The sites of pieces that are filled anywhere in the function. */
  private readonly sites = new Set<number>();
  /** The sites of pieces into which anything else may have been written. */
  private readonly used = new Set<number>();

  /** @param domain after it has been solved for the form. */
  constructor(
    private readonly form: Form,
    private readonly domain: MemoryDomain,
  ) {
    for (const instruction of form.instructions) {
      const target = instruction.op === 'call' ? domain.calls.filledBy(instruction) : undefined;
      for (const { site } of target === undefined ? [] : domain.value(target).pointers) this.sites.add(site);
    }
  }

  /** What was filled and never read, and had something in it. */
  nodes(): Node[] {
    return [...this.filled]
      .filter(([index, { site }]) => !this.read.has(index) && this.used.has(site))
      .map(([, { node }]) => node);
  }

  /** Takes note of an instruction and of the state before it. */
  note(instruction: Instruction, state: MemoryState): void {
    if (this.sites.size === 0) return;
    const { op, node, operands, place } = instruction;
    switch (op) {
      case 'call':
      case 'new': {
        if (this.domain.calls.isMeasuring(instruction)) break;
        const { args, isAnything } = this.domain.calls.readsOf(instruction);
        this.readThrough(args, state);
        if (isAnything) this.readIf(({ isShared }) => isShared, state);
        this.noteFill(instruction, state);
        if (this.domain.calls.filledBy(instruction) === undefined) this.noteUse(operands);
        break;
      }
      case 'operator':
        if (node.kind === 'Unary' && node.text === '*') this.readThrough(operands, state);
        break;
      case 'assign': {
        const isOwn = place !== null && place.path.length === 0 && this.domain.isOwn(place.variable);
        if (!isOwn) this.readThrough(operands.slice(0, 1), state);
        this.noteUse(operands.slice(1));
        break;
      }
      // Code that names variables may read whatever they lead to.
      case 'closure':
      case 'mix':
        this.readIf(() => true, state);
        break;
      case 'same':
      case 'join':
      case 'test':
      case 'literal':
      case 'parameter':
      case 'read':
      case 'bare':
      case 'declare':
      case 'hold':
      case 'restore':
        break;
      default:
        this.readThrough(operands, state);
    }
  }

  /** The function ends: what outlives it somebody else may read. */
  leave(state: MemoryState): void {
    this.readIf(
      ({ kind, life, isShared }) => kind !== 'local' && (kind !== 'heap' || (isShared && life !== 'freed')),
      state,
    );
  }

  private noteFill(call: Instruction, state: MemoryState): void {
    const target = this.domain.calls.filledBy(call);
    if (target === undefined) return;
    const { pointers, isOpen, isUnset } = this.domain.value(target);
    const [only, another] = isOpen || isUnset ? [] : pointers;
    const kind = only && state.piece(only.site)?.kind;
    const maker = only && this.form.instructions[only.site]?.op;
    // The address of a variable is a piece of its own, beside the variable.
    const isWhole = maker === 'declare' || maker === 'assign' || maker === 'call';
    if (only !== undefined && another === undefined && isWhole && (kind === 'local' || kind === 'heap'))
      this.filled.set(call.index, { node: target.node, site: only.site });
    else this.read.add(call.index);
  }

  private noteUse(operands: readonly Instruction[]): void {
    for (const operand of operands)
      for (const { site } of this.domain.value(operand).pointers) this.used.add(site);
  }

  private readThrough(operands: readonly Instruction[], state: MemoryState): void {
    for (const operand of operands)
      for (const { site } of this.domain.value(operand).pointers)
        this.seen(state.piece(site)?.filledBy ?? []);
  }

  /** Reads all pieces for which something holds. */
  private readIf(holds: (piece: Piece) => boolean, state: MemoryState): void {
    for (const site of this.sites) {
      const piece = state.piece(site);
      if (piece !== undefined && holds(piece)) this.seen(piece.filledBy);
    }
  }

  private seen(fills: readonly number[]): void {
    for (const index of fills) this.read.add(index);
  }
}
