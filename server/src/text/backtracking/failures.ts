/**
 * Where searches failed before: from the same instruction at the same place they would fail again. The memory is one
 * for all searches, since they follow one another; each generation of it has a number of its own, which is why
 * nothing needs to be wiped.
 */

import type { Program } from './program.ts';

/** Places times instructions that are remembered at most, 16 MB. */
export const MOST_REMEMBERED = 4_000_000;

let memory = new Int32Array(0);
let lastGeneration = 0;

/** A number that no place in the memory bears. */
export function nextGeneration(): number {
  if (lastGeneration === 0x7fffffff) {
    memory.fill(0);
    lastGeneration = 0;
  }
  return ++lastGeneration;
}

/** The failures of one search. */
export class Failures {
  constructor(
    private readonly program: Program,
    /** How many places there are in the text. */
    private readonly width: number,
  ) {
    const size = program.rememberedCount * width;
    if (memory.length < size) memory = new Int32Array(Math.min(MOST_REMEMBERED, 2 * size));
  }

  /** Whether the search has come by here before, and so failed; notes that it has now. */
  has(pc: number, pos: number, generation: number, registers: Int32Array): boolean {
    const { program } = this;
    const number = program.remembered[pc] as number;
    if (number < 0) return false;
    for (const register of program.guards[pc] as readonly number[])
      if (registers[register] === pos) return false;
    const place = number * this.width + pos;
    if (memory[place] === generation) return true;
    memory[place] = generation;
    return false;
  }
}
