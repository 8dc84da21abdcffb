/**
 * What becomes of the values of a form's instructions, for analyses that keep values: which are used in other
 * blocks than their own, and so are a part of what holds there, and which stand only for what is called, or for
 * what something is taken out of.
 */

import { once } from '../text/once.ts';
import type { Block, Form, Instruction } from './il.ts';

/** By the index of an instruction. */
export interface ValueUses {
  /** The place of its value among those that are used in another block; -1 where it is used in its own alone. */
  readonly crossing: Int32Array;
  /** Whether it names what is called, and is no value by itself. */
  readonly isCallee: Uint8Array;
  /** Whether it is what a member or element is taken of, and not used as a whole. */
  readonly isOwner: Uint8Array;
}

export const valueUsesOf = once(({ blocks, instructions }: Form): ValueUses => {
  const { length } = instructions;
  const crossing = new Int32Array(length).fill(-1);
  const [isCallee, isOwner] = [new Uint8Array(length), new Uint8Array(length)];
  const blockOf = new Array<Block | undefined>(length);
  for (const block of blocks) for (const { index } of block.instructions) blockOf[index] = block;
  let count = 0;
  const use = ({ index }: Instruction, block: Block): void => {
    if (blockOf[index] !== block && crossing[index] === -1) crossing[index] = count++;
  };
  // What is called is known when its callee is met, which stands before it.
  for (const { op, operands } of instructions)
    if (CALLS.has(op) && operands[0] !== undefined && NAMES.has(operands[0].op))
      isCallee[operands[0].index] = 1;
  for (const block of blocks)
    for (const { op, index, operands } of block.instructions) {
      for (const operand of operands) use(operand, block);
      const [first, second] = operands;
      // A call looks at what its callee is a member of.
      if (CALLS.has(op)) for (const inner of first?.operands ?? []) use(inner, block);
      if (TAKES.has(op) && isCallee[index] === 0 && first !== undefined) isOwner[first.index] = 1;
      if (op === 'assign' && second !== undefined) isOwner[second.index] = 1;
    }
  return { crossing, isCallee, isOwner };
});

const CALLS: ReadonlySet<string> = new Set(['call', 'new', 'defer']);
const NAMES: ReadonlySet<string> = new Set(['read', 'member']);
const TAKES: ReadonlySet<string> = new Set(['member', 'index']);
