/**
 * What is known of memory where an expression stands: whether a pointer leads to something that was freed, how much
 * room there is, whether an index is outside. Answers are about one function at a time and are worked out when a rule
 * first asks about it.
 */

import type { Facts } from '../facts/facts.ts';
import type { Form, Instruction } from '../flow/il.ts';
import { formOf } from '../flow/lower.ts';
import { Budget, solve } from '../flow/solve.ts';
import type { Semantics } from '../syntax/languages/language.ts';
import type { MemoryFunctions } from '../syntax/languages/memoryFunctions.ts';
import type { Node } from '../syntax/node.ts';
import { type Amount, ANY, amount, calculate, isExactly, SOME_SIZE } from './amount.ts';
import { textOf } from './calls.ts';
import { MemoryDomain } from './domain.ts';
import { formattedLength } from './formats.ts';
import type { Piece } from './pieces.ts';
import type { Beside, MemoryQuestion } from './questions.ts';
import { countOf, elementOf, rangeOfType } from './sizes.ts';
import { MemoryState } from './state.ts';
import { UnreadFills } from './unread.ts';
import { numberIn, type Pointer, UNKNOWN, type Value } from './value.ts';

/** Steps that one function may take; where they do not suffice, nothing is said of it. */
const MAXIMUM_STEPS = 200_000;

interface Seen {
  readonly value: Value;
  readonly state: MemoryState;
}

const byFacts = new WeakMap<Facts, WeakMap<Node, FunctionMemory | null>>();

/** What is known of the memory of a function; null where the language has no tables of memory. */
export function memoryOf(definition: Node, facts: Facts): FunctionMemory | null {
  let known = byFacts.get(facts);
  if (known === undefined) {
    known = new WeakMap();
    byFacts.set(facts, known);
  }
  let memory = known.get(definition);
  if (memory === undefined) {
    const functions = facts.semantics.memory;
    memory = functions === undefined ? null : new FunctionMemory(definition, facts, functions);
    known.set(definition, memory);
  }
  return memory;
}

export class FunctionMemory {
  private readonly seen = new Map<Node, Seen>();
  private readonly leaked = new Set<Node>();
  /** What somewhere in the function is freed or handed on, of what is lost on some way. */
  private readonly handedOn = new Set<Node>();
  private readonly unread: ReadonlySet<Node> = new Set();
  private readonly calls: readonly Instruction[] = [];
  private readonly maybeSet: ReadonlySet<Node> = new Set();
  /** Whether the function takes more steps than there are: then nothing is said of it. */
  readonly isGivenUp: boolean;

  constructor(
    definition: Node,
    private readonly facts: Facts,
    functions: MemoryFunctions,
  ) {
    const form = formOf(definition, facts.semantics);
    const budget = new Budget(MAXIMUM_STEPS);
    const domain = new MemoryDomain(form, definition, facts, functions, budget);
    const solution = solve(form, domain, MemoryState.EMPTY, budget);
    this.isGivenUp = solution.isWidened;
    if (this.isGivenUp) return;
    domain.leaked.clear();
    const isMeasured = measuredIn(form, facts.semantics);
    const unread = new UnreadFills(form, domain);
    this.calls = form.instructions.filter(({ op }) => op === 'call');
    for (const block of form.blocks) {
      let state = solution.starts[block.order];
      if (state === undefined) continue;
      for (const instruction of block.instructions) {
        const before = state;
        state = domain.transfer(instruction, before);
        unread.note(instruction, before);
        const isValue = instruction.completes || !this.seen.has(instruction.node);
        if (isValue && !isMeasured(instruction.node))
          this.seen.set(instruction.node, { value: domain.value(instruction), state });
      }
      const isEnd = block.edges.some(({ to }) => to === form.exit);
      if (!isEnd) continue;
      unread.leave(state);
      if (block.instructions.at(-1)?.op !== 'return') domain.leave(UNKNOWN, state);
    }
    this.unread = new Set(unread.nodes());
    this.maybeSet = domain.maybeSet;
    // What could not be read may do anything.
    if (!domain.isBroken) this.noteLeaks(form, domain, facts.alternatives(definition));
  }

  private noteLeaks(
    form: Form,
    { leaked, handedOn }: MemoryDomain,
    isAlternative: (node: Node) => boolean,
  ): void {
    for (const site of leaked) {
      // A rule speaks of what makes it by the name of the function or type.
      const name = form.instructions[site]?.node.get('callee');
      // Of several allocations that stand for each other none takes the place of another.
      if (name === undefined || isAlternative(name)) continue;
      this.leaked.add(name);
      if (handedOn.has(site)) this.handedOn.add(name);
    }
  }

  /** Whether something holds where an expression stands; never where nothing is known of it. */
  answers(question: MemoryQuestion, node: Node, beside: Beside<Node>): boolean {
    const seen = this.seen.get(node);
    if (seen === undefined) return false;
    const { value, state } = seen;
    const { isOpen, isUnset, isNull, number, pointers } = value;
    const pieces = pointers.map(({ site }) => state.piece(site));
    const isAll = (test: (piece: Piece) => boolean): boolean =>
      !isOpen && !isUnset && pieces.length > 0 && pieces.every((piece) => piece !== undefined && test(piece));
    switch (question) {
      case 'leaked':
      case 'maybe-leaked':
        return this.leaked.has(node) && this.handedOn.has(node) === (question === 'maybe-leaked');
      case 'unread':
        return this.unread.has(node);
      case 'freed':
        return (
          !isOpen && !isUnset && pointers.length > 0 && pointers.every(({ freed }) => freed === 'always')
        );
      case 'maybe-freed':
        return pointers.some(({ freed }) => freed !== 'no');
      case 'null-pointer':
        return isNull && !isOpen && !isUnset && pointers.length === 0 && number === null;
      case 'maybe-null':
        return isNull && pointers.length > 0;
      case 'unset':
        return (
          isUnset &&
          !this.maybeSet.has(node) &&
          !isOpen &&
          !isNull &&
          number === null &&
          pointers.length === 0
        );
      case 'maybe-unset':
        return isUnset && !this.maybeSet.has(node);
      case 'zero':
        return !isOpen && number !== null && isExactly(number, 0);
      case 'local':
        return isAll(({ kind }) => kind === 'local');
      case 'not-heap':
        return (
          isAll(({ kind }) => kind === 'local' || kind === 'fixed') || (!isOpen && pointers.some(isInside))
        );
      case 'outside':
      case 'maybe-beyond':
        return this.isOutside(question, seen, beside.index);
      case 'sized':
        return isAll(({ size }) => size.high < Number.POSITIVE_INFINITY);
      case 'half-tested':
        return this.isHalfTested(seen);
      case 'too-small':
      case 'maybe-too-small':
        return this.isTooSmall(question, seen, beside);
    }
  }

  private isOutside(question: MemoryQuestion, { value, state }: Seen, index: Node | undefined): boolean {
    const at = index === undefined ? amount(0) : numberIn(this.seen.get(index)?.value ?? UNKNOWN);
    if (value.isOpen || value.isUnset || value.pointers.length === 0) return false;
    return value.pointers.every((pointer) => {
      const piece = state.piece(pointer.site);
      const count = piece && countOf(piece.size, pointer.element);
      const { low, high } = calculate('+', pointer.offset, at);
      if (count === undefined || piece?.kind === 'given') return false;
      if (question === 'outside') return high < 0 || low >= count.high;
      return high >= count.high && high < Number.POSITIVE_INFINITY;
    });
  }

  /** Whether a number was tested for being too small or too large, and not for the other, which it may be. */
  private isHalfTested({ value }: Seen): boolean {
    const { low, high, isTested } = numberIn(value);
    if (!isTested) return false;
    return low >= 0
      ? high === Number.POSITIVE_INFINITY
      : low === Number.NEGATIVE_INFINITY && high > 0 && high < Number.POSITIVE_INFINITY;
  }

  private isTooSmall(question: MemoryQuestion, { value, state }: Seen, beside: Beside<Node>): boolean {
    const needed = this.needed(beside);
    const isNothing = value.isOpen || value.isUnset || value.pointers.length === 0;
    if (needed === undefined || needed === ANY || isNothing) return false;
    const most = question === 'too-small' ? needed.low : needed.high;
    return value.pointers.every((pointer) => {
      const room = roomAt(pointer, state);
      return (
        room !== undefined && room.unit === needed.unit && most > room.high && most < Number.POSITIVE_INFINITY
      );
    });
  }

  /** How many bytes are written. */
  private needed({ bytes, text, format }: Beside<Node>): Amount | undefined {
    const end = amount(1);
    if (format !== undefined) {
      const length = this.formatted(format);
      return length && calculate('+', length, end);
    }
    if (text === undefined) return bytes && numberIn(this.seen.get(bytes)?.value ?? UNKNOWN);
    const seen = this.seen.get(text);
    return seen && calculate('+', textOf(seen.value, seen.state), end);
  }

  /** The length of the text that a call writes by a format. */
  private formatted(format: Node): Amount | undefined {
    if (format.kind !== 'String') return undefined;
    const call = this.calls.find(({ operands }) => operands.some(({ node }) => node === format));
    if (call === undefined) return undefined;
    const behind = call.operands.filter(({ node }) => node.start > format.start);
    const args = behind.map(({ node }) => {
      const seen = this.seen.get(node);
      let inner: Node | undefined = node;
      while (inner?.kind === 'Cast') inner = inner.get('value');
      const [type] = inner === undefined ? [] : this.facts.typeNames(inner);
      return {
        number: numberIn(seen?.value ?? UNKNOWN),
        text: seen === undefined ? SOME_SIZE : textOf(seen.value, seen.state),
        range: type === undefined ? undefined : rangeOfType(type),
      };
    });
    return formattedLength(format.text, args);
  }
}

/** Whether nodes are only measured: what `sizeof` is given is never worked out. */
function measuredIn(form: Form, { sizeFunctions }: Semantics): (node: Node) => boolean {
  const spans: { readonly start: number; readonly end: number }[] = [];
  for (const { op, node } of form.instructions)
    if (sizeFunctions?.includes((op === 'call' ? node.get('callee')?.text : node.text) ?? '') === true)
      spans.push({ start: node.start, end: node.end });
  return ({ start, end }) => spans.some((span) => span.start < start && end <= span.end);
}

/** Whether a pointer leads into the middle of a piece. */
function isInside({ offset }: Pointer): boolean {
  return offset.low > 0;
}

/** How much room there is behind a pointer. */
function roomAt({ site, offset, element }: Pointer, state: MemoryState): Amount | undefined {
  const piece = state.piece(site);
  if (piece === undefined || piece.kind === 'given') return undefined;
  if (isExactly(offset, 0)) return piece.size;
  const count = countOf(piece.size, element);
  if (count === undefined || (element !== null && elementOf(element) !== null)) return undefined;
  const one = countOf(amount(1), element);
  // Only bytes are counted on from the middle.
  return one === undefined || !isExactly(one, 1) ? undefined : calculate('-', count, offset);
}
