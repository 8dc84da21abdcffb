/**
 * Fills that nobody reads: what `memset` writes into memory that is gone before anything looks at it. Compilers leave
 * such a call out, so what it was to wipe stays.
 */

import type { Form, Instruction } from '../flow/il.ts';
import type { Node } from '../syntax/node.ts';
import type { Role } from './calls.ts';
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
      if (instruction.op !== 'call') continue;
      const target = filledIn(instruction, domain.calls.roleOf(instruction));
      for (const { site } of domain.value(target).pointers) this.sites.add(site);
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
      case 'new':
        this.noteCall(instruction, state);
        break;
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

  private noteCall(call: Instruction, state: MemoryState): void {
    const role = this.domain.calls.roleOf(call);
    // What is only measured nobody reads.
    if (role.does === 'measure') return;
    const [, ...args] = call.operands;
    const untouched = role.does === 'write' ? role.writing.to : role.does === 'free' ? role.freed : undefined;
    this.readThrough(
      args.filter((_, at) => at !== untouched),
      state,
    );
    // Whoever does anything may have a pointer of their own.
    if (role.does === 'anything' || role.does === 'construct') this.readIf(({ isShared }) => isShared, state);
    const target = filledIn(call, role);
    if (target === undefined) this.noteUse(call.operands);
    else this.noteFill(call, target, state);
  }

  private noteFill(call: Instruction, target: Instruction, state: MemoryState): void {
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

/** What a call fills with one byte; undefined for all other calls. */
function filledIn(call: Instruction, role: Role): Instruction | undefined {
  return role.does === 'write' && role.writing.how === 'fill'
    ? call.operands[1 + role.writing.to]
    : undefined;
}
