/**
 * One search of a program in one text, at any number of places. What is yet to be tried lies on a stack of our own,
 * never on the host's. What it remembers of its failures is in `failures.ts`.
 */

import type { CharacterSet } from './characterSet.ts';
import { Failures, nextGeneration } from './failures.ts';
import { after, before, endOfOne, isAt, oneBefore, sameLetter, splitsPair } from './places.ts';
import { BACK, LAZY, LOOK, NEGATED_LOOK, OP, type Program, SIZE } from './program.ts';

// Constants of this module are compared without looking them up.
const { MATCH, CHAR, SET, CHAR_BACK, SET_BACK, JUMP, SPLIT, SPAN, SAVE } = OP;
const { PLACE, INNER, DONE, REFERENCE, UNLESS_EMPTY, SET_COUNT, COUNT, REPEAT, COPY } = OP;

/** Registers of a match: of group n the start at 2n and the end at 2n + 1, UTF-16 offsets; -1 where it took no part. */
export type Registers = Int32Array;

/** What lies on the stack: five numbers a frame, of which the first is one of these. */
const FRAME = 5;
/** Go on at instruction x, place y. */
const BRANCH = 0;
/** Set register x to y again. */
const RESTORE = 1;
/** Give back one character of SPAN x, which reaches to y and keeps at least what is before z. */
const GIVE_BACK = 2;
/** Let SPAN x, which reaches to y, take one character more; it has taken z. */
const TAKE_MORE = 3;
/** INNER x began at place y; z is the mark and w the generation of what is around it. */
const MARK = 4;

/** Frames that may lie on the stack, 20 MB. */
const MOST_FRAMES = 1_000_000;
// Searches follow one another, so that all share it.
let stack = new Int32Array(FRAME * 1_000);

export const FAILED = 0;
const MATCHED = 1;
export const STOPPED = 2;
type Ended = typeof FAILED | typeof MATCHED | typeof STOPPED;

/** One search in one text. */
export class Run {
  steps = 0;
  private readonly code: Int32Array;
  private readonly sets: readonly CharacterSet[];
  /** Numbers on the stack. */
  private height = 0;
  private generation = 0;
  /** Null until it begins to remember. */
  private failures: Failures | null = null;

  constructor(
    private readonly program: Program,
    private readonly text: string,
    private readonly registers: Int32Array,
    private readonly rememberAfter: number,
    private readonly most: number,
  ) {
    this.code = program.code;
    this.sets = program.sets;
    this.generation = nextGeneration();
    if (rememberAfter <= 0) this.failures = new Failures(program, text.length + 1);
  }

  /** Tries to match from a place on. */
  at(start: number): Ended {
    const { code, sets, text, registers, most } = this;
    const { length } = text;
    this.height = 0;
    registers.fill(-1);
    registers[0] = start;
    let pos = start;
    let pc = 0;
    /** Where on the stack the innermost INNER began. */
    let mark = -1;
    for (;;) {
      let failed = false;
      if (++this.steps > most) return STOPPED;
      const at = pc * SIZE;
      const a = code[at + 1] as number;
      const b = code[at + 2] as number;
      switch (code[at]) {
        case MATCH:
          registers[1] = pos;
          return MATCHED;
        case CHAR:
          if (pos < length && text.charCodeAt(pos) === a) {
            pos++;
            pc++;
          } else failed = true;
          break;
        case SET: {
          const taken = after(text, sets[a] as CharacterSet, pos);
          if (taken < 0) failed = true;
          else {
            pos = taken;
            pc++;
          }
          break;
        }
        case CHAR_BACK:
          if (pos > 0 && text.charCodeAt(pos - 1) === a) {
            pos--;
            pc++;
          } else failed = true;
          break;
        case SET_BACK: {
          const taken = before(text, sets[a] as CharacterSet, pos);
          if (taken < 0) failed = true;
          else {
            pos = taken;
            pc++;
          }
          break;
        }
        case JUMP:
          pc = a;
          break;
        case SPLIT:
          if (this.failedBefore(pc, pos)) failed = true;
          else {
            if (!this.push(BRANCH, b, pos)) return STOPPED;
            pc = a;
          }
          break;
        case SPAN: {
          const taken = this.span(pc, pos);
          if (taken === OUT_OF_STEPS) return STOPPED;
          if (taken < 0) failed = true;
          else {
            pos = taken;
            pc++;
          }
          break;
        }
        case SAVE:
          if (!this.set(a, pos)) return STOPPED;
          pc++;
          break;
        case COPY:
          if (!this.set(a, registers[b] as number)) return STOPPED;
          pc++;
          break;
        case SET_COUNT:
          if (!this.set(a, b)) return STOPPED;
          pc++;
          break;
        case COUNT:
          if (!this.set(a, (registers[a] as number) + 1)) return STOPPED;
          pc++;
          break;
        case REPEAT: {
          const count = registers[a] as number;
          const highest = code[at + SIZE + 2] as number;
          if (count < (code[at + SIZE + 1] as number)) pc += 2;
          else if (highest >= 0 && count >= highest) pc = b;
          else {
            const greedy = code[at + SIZE + 3] === 1;
            if (!this.push(BRANCH, greedy ? b : pc + 2, pos)) return STOPPED;
            pc = greedy ? pc + 2 : b;
          }
          break;
        }
        case UNLESS_EMPTY:
          pc = registers[a] === pos ? b : pc + 1;
          break;
        case PLACE:
          if (isAt(text, pos, a)) pc++;
          else failed = true;
          break;
        case REFERENCE: {
          const taken = this.reference(at, pos);
          if (taken < 0) failed = true;
          else {
            pos = taken;
            pc++;
          }
          break;
        }
        case INNER: {
          const begins = this.height;
          if (!this.push(MARK, pc, pos, mark, this.generation)) return STOPPED;
          mark = begins;
          this.generation = nextGeneration();
          pc++;
          break;
        }
        case DONE: {
          // What was inside matched: nothing else is tried there.
          const inner = stack[mark + 1] as number;
          const entered = stack[mark + 2] as number;
          const kind = code[inner * SIZE + 2];
          const outer = stack[mark + 3] as number;
          this.generation = stack[mark + 4] as number;
          this.steps += (this.height - mark) / FRAME;
          if (kind === NEGATED_LOOK) {
            this.undo(mark);
            failed = true;
          } else {
            this.keepRestores(mark);
            if (kind === LOOK) pos = entered;
            pc = code[inner * SIZE + 1] as number;
          }
          mark = outer;
          break;
        }
        default:
          throw new Error('There is no such instruction.');
      }
      // Back to what is yet to be tried.
      while (failed) {
        if (this.height === 0) return FAILED;
        if (++this.steps > most) return STOPPED;
        const top = this.height - FRAME;
        const x = stack[top + 1] as number;
        const y = stack[top + 2] as number;
        const z = stack[top + 3] as number;
        switch (stack[top]) {
          case BRANCH:
            this.height = top;
            pc = x;
            pos = y;
            failed = false;
            break;
          case RESTORE:
            this.height = top;
            registers[x] = y;
            break;
          case GIVE_BACK: {
            const isBack = ((code[x * SIZE + 4] as number) & BACK) !== 0;
            pos = isBack ? endOfOne(text, y) : y - oneBefore(text, y, z);
            if (pos === z) this.height = top;
            else stack[top + 2] = pos;
            pc = x + 1;
            failed = false;
            break;
          }
          case TAKE_MORE: {
            const next = this.takeMore(x, y, z, top);
            if (next >= 0) {
              pos = next;
              pc = x + 1;
              failed = false;
            } else this.height = top;
            break;
          }
          default: {
            // All ways through what is inside an INNER have failed.
            this.height = top;
            mark = z;
            this.generation = stack[top + 4] as number;
            if (code[x * SIZE + 2] === NEGATED_LOOK) {
              pos = y;
              pc = code[x * SIZE + 1] as number;
              failed = false;
            }
          }
        }
      }
      if (this.failures === null && this.steps > this.rememberAfter)
        this.failures = new Failures(this.program, length + 1);
    }
  }

  /** Takes as many characters as a SPAN takes at first. The place behind them, -1 where it fails, or OUT_OF_STEPS. */
  private span(pc: number, from: number): number {
    const { code, text } = this;
    const at = pc * SIZE;
    const set = this.sets[code[at + 1] as number] as CharacterSet;
    const least = code[at + 2] as number;
    const most = code[at + 3] as number;
    const flags = code[at + 4] as number;
    const isBack = (flags & BACK) !== 0;
    // With an upper bound it matters how many were taken, so that only its beginning is remembered.
    const isOpen = most < 0;
    if (!isOpen && this.failedBefore(pc, from)) return -1;
    let pos = from;
    let count = 0;
    for (; count < least; count++) {
      const taken = isBack ? before(text, set, pos) : after(text, set, pos);
      if (taken < 0) return -1;
      pos = taken;
    }
    this.steps += count;
    if (isOpen && this.failedBefore(pc, pos)) return -1;
    if ((flags & LAZY) !== 0) return this.push(TAKE_MORE, pc, pos, count) ? pos : OUT_OF_STEPS;
    const lowest = pos;
    const stopAt = count + this.most - this.steps;
    while (isOpen || count < most) {
      const taken = isBack ? before(text, set, pos) : after(text, set, pos);
      if (taken < 0) break;
      if (++count > stopAt) return OUT_OF_STEPS;
      // From there on all was tried before.
      if (isOpen && this.failedBefore(pc, taken)) break;
      pos = taken;
    }
    this.steps += count - least;
    if (pos !== lowest && !this.push(GIVE_BACK, pc, pos, lowest)) return OUT_OF_STEPS;
    return pos;
  }

  /** One character more for a lazy SPAN: the place behind it, or -1. Leaves the frame for the next. */
  private takeMore(pc: number, pos: number, count: number, frame: number): number {
    const { code, text } = this;
    const at = pc * SIZE;
    const set = this.sets[code[at + 1] as number] as CharacterSet;
    const most = code[at + 3] as number;
    if (most >= 0 && count >= most) return -1;
    const isBack = ((code[at + 4] as number) & BACK) !== 0;
    const taken = isBack ? before(text, set, pos) : after(text, set, pos);
    if (taken < 0 || (most < 0 && this.failedBefore(pc, taken))) return -1;
    stack[frame + 2] = taken;
    stack[frame + 3] = count + 1;
    return taken;
  }

  /** The place behind (or before) what a group matched, if it is here again; otherwise -1. */
  private reference(at: number, pos: number): number {
    const { code, text, registers } = this;
    const group = code[at + 1] as number;
    const start = registers[2 * group] as number;
    const end = registers[2 * group + 1] as number;
    if (start < 0 || end < start) return -1;
    const length = end - start;
    const isBack = code[at + 3] === 1;
    const from = isBack ? pos - length : pos;
    if (from < 0 || from + length > text.length) return -1;
    for (let i = 0; i < length; i++) {
      this.steps++;
      const wanted = text.charCodeAt(start + i);
      const found = text.charCodeAt(from + i);
      if (wanted !== found && !(code[at + 2] === 1 && sameLetter(wanted, found))) return -1;
    }
    // What ends with half of a pair is not in a text that has the whole pair there.
    if (length > 0 && (splitsPair(text, from) || splitsPair(text, from + length))) return -1;
    return isBack ? from : from + length;
  }

  /** Whether the search has come by here before, and so failed; notes that it has now. */
  private failedBefore(pc: number, pos: number): boolean {
    return this.failures?.has(pc, pos, this.generation, this.registers) === true;
  }

  private set(register: number, value: number): boolean {
    if (!this.push(RESTORE, register, this.registers[register] as number)) return false;
    this.registers[register] = value;
    return true;
  }

  /** False where the stack is full. */
  private push(kind: number, x: number, y: number, z = 0, w = 0): boolean {
    const top = this.height;
    if (top + FRAME > stack.length) {
      if (top >= FRAME * MOST_FRAMES) return false;
      const larger = new Int32Array(2 * stack.length);
      larger.set(stack);
      stack = larger;
    }
    stack[top] = kind;
    stack[top + 1] = x;
    stack[top + 2] = y;
    stack[top + 3] = z;
    stack[top + 4] = w;
    this.height = top + FRAME;
    return true;
  }

  /** Takes off all from a frame on, and undoes what registers were set to. */
  private undo(mark: number): void {
    for (let frame = this.height - FRAME; frame > mark; frame -= FRAME)
      if (stack[frame] === RESTORE) this.registers[stack[frame + 1] as number] = stack[frame + 2] as number;
    this.height = mark;
  }

  /** Takes off a frame and all above it but what undoes registers, which is for those who go back further. */
  private keepRestores(mark: number): void {
    let kept = mark;
    for (let frame = mark + FRAME; frame < this.height; frame += FRAME) {
      if (stack[frame] !== RESTORE) continue;
      stack.copyWithin(kept, frame, frame + FRAME);
      kept += FRAME;
    }
    this.height = kept;
  }
}

/** What `span` answers where no steps are left. */
const OUT_OF_STEPS = -2;
