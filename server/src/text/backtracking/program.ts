/**
 * Turns the tree of an expression into a program for `matcher.ts`: a list of instructions, each four numbers.
 * Short repetitions are written out, long ones count in registers, and a repeated single character is one
 * instruction, so that a program is never much longer than its expression.
 */

import type { CharacterSet } from './characterSet.ts';
import { canBeEmpty, firstOf, hasReference, isAnchored, MOST_WRITTEN_OUT, sizeOf } from './properties.ts';
import type { ParsedRegex, Place, Regex } from './tree.ts';

/** What an instruction does. Operands are called a, b, c; `pc` is its own place. */
export const OP = {
  /** The whole matched. */
  MATCH: 0,
  /** One code unit a. */
  CHAR: 1,
  /** One character of set a. */
  SET: 2,
  /** As these, towards the beginning. */
  CHAR_BACK: 3,
  SET_BACK: 4,
  /** On at a. */
  JUMP: 5,
  /** On at a, and if that fails at b. */
  SPLIT: 6,
  /** Set a, from b times to c times (-1: no bound); the fourth operand has flags. */
  SPAN: 7,
  /** Notes the place in register a. */
  SAVE: 8,
  /** Place number a. */
  PLACE: 9,
  /** Runs what follows up to DONE for itself, then goes on at a; b says which kind it is. */
  INNER: 10,
  DONE: 11,
  /** What group a matched, b: without regard to case, c: towards the beginning. */
  REFERENCE: 12,
  /** On at b if nothing was matched since register a was saved. */
  UNLESS_EMPTY: 13,
  /** Sets register a to b. */
  SET_COUNT: 14,
  /** Adds one to register a. */
  COUNT: 15,
  /** By the count in register a: on with the body, which begins at pc + 2, or at b. Its bounds are one further. */
  REPEAT: 16,
  /** The operands of the REPEAT before it: least a, most b (-1: no bound), c: greedy. */
  BOUNDS: 17,
  /** Register a takes the value of register b. */
  COPY: 18,
} as const;

/** Flags of SPAN, in a fourth operand. */
export const LAZY = 1;
export const BACK = 2;
/** Kinds of INNER: what it matches stays, or is only looked at. */
export const ATOMIC = 0;
export const LOOK = 1;
export const NEGATED_LOOK = 2;

export const PLACES: readonly Place[] = [
  'line start',
  'line end',
  'text start',
  'text end',
  'last line end',
  'word',
  'no word',
];

/** Numbers that an instruction takes: what it does and four operands. */
export const SIZE = 5;

export interface Program {
  /** `SIZE` numbers an instruction. */
  readonly code: Int32Array;
  readonly sets: readonly CharacterSet[];
  /** How many registers: two for each group (start, end), the others count and note. */
  readonly registers: number;
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
  /**
   * For each instruction the number under which the matcher remembers where it failed, or -1 where that
   * depends on more than the place.
   */
  readonly remembered: Int32Array;
  readonly rememberedCount: number;
  /** For remembered instructions in loops: registers that must lie behind, for the answer to depend on the place alone. */
  readonly guards: readonly (readonly number[])[];
  /** Whether it can only match at the beginning of the text. */
  readonly anchored: boolean;
  /** Code units below 128 with which a match may begin; null when it may begin with anything or be empty. */
  readonly first: Uint8Array | null;
}

/** Expressions whose program would be longer are refused. */
const LONGEST_PROGRAM = 50_000;

export function compileProgram({ regex, groups, names }: ParsedRegex): Program | { readonly error: string } {
  const compiler = new Compiler(2 * (groups + 1), !hasReference(regex));
  try {
    compiler.write(regex, false);
    compiler.emit(OP.MATCH);
  } catch (error) {
    if (error instanceof TooLong) return { error: 'it is too long' };
    throw error;
  }
  return {
    code: Int32Array.from(compiler.code),
    sets: compiler.sets,
    registers: compiler.registers,
    groups,
    names,
    remembered: Int32Array.from(compiler.remembered),
    rememberedCount: compiler.rememberedCount,
    guards: compiler.guards,
    anchored: isAnchored(regex),
    first: firstOf(regex),
  };
}

class TooLong extends Error {}

class Compiler {
  readonly code: number[] = [];
  readonly sets: CharacterSet[] = [];
  readonly remembered: number[] = [];
  readonly guards: (readonly number[])[] = [];
  rememberedCount = 0;
  private readonly setNumbers = new Map<CharacterSet, number>();
  /** Registers of the loops around whose turn must have matched something. */
  private around: readonly number[] = [];
  private counting = 0;

  constructor(
    public registers: number,
    private readonly remembers: boolean,
  ) {}

  /** Appends an instruction and answers its place. */
  emit(op: number, a = 0, b = 0, c = 0, d = 0): number {
    const pc = this.code.length / SIZE;
    if (pc >= LONGEST_PROGRAM) throw new TooLong();
    this.code.push(op, a, b, c, d);
    const branches = op === OP.SPLIT || op === OP.SPAN;
    const kept = branches && this.remembers && this.counting === 0;
    this.remembered.push(kept ? this.rememberedCount++ : -1);
    this.guards.push(kept ? this.around : []);
    return pc;
  }

  /** Writes a part; `back` for what is matched towards the beginning, inside a look behind. */
  write(regex: Regex, back: boolean): void {
    switch (regex.kind) {
      case 'set':
        if (regex.set.only >= 0) this.emit(back ? OP.CHAR_BACK : OP.CHAR, regex.set.only);
        else this.emit(back ? OP.SET_BACK : OP.SET, this.setNumber(regex.set));
        return;
      case 'place':
        this.emit(OP.PLACE, PLACES.indexOf(regex.place));
        return;
      case 'sequence':
        for (const part of back ? [...regex.of].reverse() : regex.of) this.write(part, back);
        return;
      case 'choice':
        this.choice(regex.of, back);
        return;
      case 'group':
        this.group(regex, back);
        return;
      case 'repeat':
        this.repeat(regex, back);
        return;
      case 'atomic':
        this.inner(regex.of, ATOMIC, back);
        return;
      case 'look':
        this.inner(regex.of, regex.negated ? NEGATED_LOOK : LOOK, regex.behind);
        return;
      case 'reference':
        this.emit(OP.REFERENCE, regex.number, regex.ignoreCase ? 1 : 0, back ? 1 : 0);
        return;
    }
  }

  private group({ number, of }: Regex & { kind: 'group' }, back: boolean): void {
    const [first, last] = back ? [2 * number + 1, 2 * number] : [2 * number, 2 * number + 1];
    // A reference inside its own group means what the group matched the last time.
    const begun = hasReference(of, number) ? this.registers++ : first;
    this.emit(OP.SAVE, begun);
    this.write(of, back);
    if (begun !== first) this.emit(OP.COPY, first, begun);
    this.emit(OP.SAVE, last);
  }

  private setNumber(set: CharacterSet): number {
    let number = this.setNumbers.get(set);
    if (number === undefined) {
      number = this.sets.push(set) - 1;
      this.setNumbers.set(set, number);
    }
    return number;
  }

  private choice(parts: readonly Regex[], back: boolean): void {
    const ends: number[] = [];
    for (const [i, part] of parts.entries()) {
      if (i === parts.length - 1) {
        this.write(part, back);
        continue;
      }
      const split = this.emit(OP.SPLIT);
      this.patch(split, 1, this.next);
      this.write(part, back);
      ends.push(this.emit(OP.JUMP));
      this.patch(split, 2, this.next);
    }
    for (const end of ends) this.patch(end, 1, this.next);
  }

  /** What runs for itself sees no loop around it; that it failed is remembered for as long as it runs. */
  private inner(of: Regex, kind: number, back: boolean): void {
    const { around, counting } = this;
    this.around = [];
    this.counting = 0;
    const inner = this.emit(OP.INNER, 0, kind);
    this.write(of, back);
    this.emit(OP.DONE);
    this.patch(inner, 1, this.next);
    this.around = around;
    this.counting = counting;
  }

  private repeat(regex: Regex & { kind: 'repeat' }, back: boolean): void {
    const { of, least, most, greedy } = regex;
    if (of.kind === 'set' && !(least === 1 && most === 1)) {
      const flags = (greedy ? 0 : LAZY) | (back ? BACK : 0);
      this.emit(OP.SPAN, this.setNumber(of.set), least, most === Infinity ? -1 : most, flags);
      return;
    }
    const copies = most === Infinity ? least : most;
    if (copies <= 1 || copies * sizeOf(of) <= MOST_WRITTEN_OUT) this.writeOut(regex, back);
    else this.count(regex, back);
  }

  /** `x{2,4}` as `xx(?:x(?:x)?)?`, `x{2,}` as `xx+`. */
  private writeOut({ of, least, most, greedy }: Regex & { kind: 'repeat' }, back: boolean): void {
    const unbounded = most === Infinity;
    for (let i = 0; i < (unbounded ? least - 1 : least); i++) this.write(of, back);
    if (unbounded) {
      this.loop(of, least > 0, greedy, back);
      return;
    }
    const splits: number[] = [];
    for (let i = least; i < most; i++) {
      splits.push(this.split(greedy));
      this.write(of, back);
    }
    for (const split of splits) this.exit(split, greedy);
  }

  private loop(of: Regex, once: boolean, greedy: boolean, back: boolean): void {
    const start = this.next;
    const before = once ? -1 : this.split(greedy);
    const empty = this.turn(of, back);
    if (once) {
      const again = this.emit(OP.SPLIT);
      this.patch(again, greedy ? 1 : 2, start);
      this.patch(again, greedy ? 2 : 1, this.next);
    } else {
      this.emit(OP.JUMP, start);
      this.exit(before, greedy);
    }
    if (empty >= 0) this.patch(empty, 2, this.next);
  }

  /** One turn of a loop; answers the instruction that leaves it after an empty turn, or -1 if there can be none. */
  private turn(of: Regex, back: boolean): number {
    if (!canBeEmpty(of)) {
      this.write(of, back);
      return -1;
    }
    const { around } = this;
    const register = this.registers++;
    this.emit(OP.SAVE, register);
    this.around = [...around, register];
    this.write(of, back);
    this.around = around;
    return this.emit(OP.UNLESS_EMPTY, register);
  }

  private count({ of, least, most, greedy }: Regex & { kind: 'repeat' }, back: boolean): void {
    const counter = this.registers++;
    this.emit(OP.SET_COUNT, counter, 0);
    this.counting++;
    const repeat = this.emit(OP.REPEAT, counter);
    this.emit(OP.BOUNDS, least, most === Infinity ? -1 : most, greedy ? 1 : 0);
    this.emit(OP.COUNT, counter);
    const empty = this.turn(of, back);
    this.emit(OP.JUMP, repeat);
    this.counting--;
    this.patch(repeat, 2, this.next);
    if (empty >= 0) this.patch(empty, 2, this.next);
  }

  /** A branch into what follows, greedy or not; `exit` says where else. */
  private split(greedy: boolean): number {
    const split = this.emit(OP.SPLIT);
    this.patch(split, greedy ? 1 : 2, this.next);
    return split;
  }

  private exit(split: number, greedy: boolean): void {
    this.patch(split, greedy ? 2 : 1, this.next);
  }

  private get next(): number {
    return this.code.length / SIZE;
  }

  private patch(pc: number, operand: number, value: number): void {
    this.code[pc * SIZE + operand] = value;
  }
}
