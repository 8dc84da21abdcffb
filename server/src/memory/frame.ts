/**
 * A function whose memory is analysed: its variables, which places of them are followed, and what its instructions
 * have come to so far.
 */

import type { Facts } from '../facts/facts.ts';
import { type Form, type Instruction, type Place, SOME } from '../flow/il.ts';
import { placeOf } from '../flow/targets.ts';
import type { MemoryFunctions } from '../syntax/languages/memoryFunctions.ts';
import type { Node } from '../syntax/node.ts';
import { Landmarks, SOME_SIZE } from './amount.ts';
import { type Piece, pieceOf } from './pieces.ts';
import { elementOf } from './sizes.ts';
import type { MemoryState } from './state.ts';
import { pointerTo, UNKNOWN, type Value } from './value.ts';

/** What an instruction comes to, and what holds behind it. */
export interface Outcome {
  readonly value: Value;
  readonly after: MemoryState;
}

export class Frame {
  /** What each instruction came to when it was last looked at. */
  protected readonly values: Value[];
  private readonly completing = new Map<Node, Instruction>();
  /** The places that are followed, each by its variable and fields. */
  private readonly indexes = new Map<string, number>();
  /** Of these the ones that others may set, and the fields of each variable, so that no call has to look at all. */
  private readonly reachable: number[] = [];
  private readonly fields = new Map<string, (readonly [key: string, index: number])[]>();
  /** The variables that the function declares, apart from those that outlive it. */
  private readonly locals = new Set<string>();
  /** By what is declared. */
  protected readonly declared = new Map<Node, Node>();
  /** The variables that something else than their names leads to. */
  private readonly exposed = new Set<string>();
  readonly landmarks: Landmarks;
  /** Whether a part of the function is code that could not be read, which may do anything. */
  isBroken = false;
  /** The sites of pieces that somewhere in the function are freed, returned, or handed to somebody else. */
  readonly handedOn = new Set<number>();
  /** Variables in what a macro or unknown function is given, which may set them. */
  readonly maybeSet = new Set<Node>();

  constructor(
    protected readonly form: Form,
    definition: Node,
    readonly facts: Facts,
    protected readonly functions: MemoryFunctions,
  ) {
    this.values = new Array<Value>(form.instructions.length).fill(UNKNOWN);
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
      if (node.kind === 'ERROR') this.isBroken = true;
      const target = node.kind === 'VarDef' ? node.get('target') : undefined;
      if (target !== undefined) this.declared.set(target, node);
      const isStatic = node
        .get('modifiers')
        ?.children.some(({ text }) => this.functions.lasting.includes(text));
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
      this.noteIndex(place, key, index);
    }
    return index;
  }

  private noteIndex({ variable, path }: Place, key: string, index: number): void {
    if (path.length > 0) {
      const known = this.fields.get(variable);
      if (known === undefined) this.fields.set(variable, [[key, index]]);
      else known.push([key, index]);
    }
    if (path.length > 0 || this.exposed.has(variable) || !this.locals.has(variable))
      this.reachable.push(index);
  }

  /** The index of a place by the variable and fields that it is; undefined where it was never spoken of. */
  indexOfPlace({ variable, path }: Place): number | undefined {
    return this.indexes.get([variable, ...path].join('.'));
  }

  /** Whether nothing but its name leads to a variable of the function. */
  isHidden(variable: string): boolean {
    return this.locals.has(variable) && !this.exposed.has(variable);
  }

  /** Whether the function declares a variable. */
  isOwn(variable: string): boolean {
    return this.locals.has(variable);
  }

  /** The type of an expression or of what is declared, as text; undefined where it is not known. */
  typeOf(node: Node): string | undefined {
    return this.facts.typeNames(node)[0];
  }

  /** The whole number that a name or literal always is. */
  constant(node: Node): number | undefined {
    if (node.kind !== 'Identifier' && node.kind !== 'Number') return undefined;
    const constant = this.facts.constant(node);
    return constant?.type === 'number' && Number.isSafeInteger(constant.value) ? constant.value : undefined;
  }

  /** What a `hold` finds in its variable. */
  held({ name }: Instruction, state: MemoryState): Value {
    const index = name === null ? undefined : this.indexes.get(name);
    return (index === undefined ? undefined : state.variable(index)) ?? UNKNOWN;
  }

  /** Whether a value is an array itself, which nothing can set to another. */
  isArray(value: Value | undefined): boolean {
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

  /** Nothing is known any more of what others may set. */
  forgetReachable(state: MemoryState): MemoryState {
    let after = state;
    for (const index of this.reachable) {
      const known = after.variable(index);
      if (known !== undefined && !this.isArray(known)) after = after.withVariable(index, UNKNOWN);
    }
    return after;
  }

  /** What was known of the fields of what is set was about what it was before. */
  forgetInside(node: Node, { variable, path }: Place, state: MemoryState): MemoryState {
    // Through a star it may be anything that the variable leads to.
    const before = hasDereference(node) ? `${variable}.` : `${[variable, ...path].join('.')}.`;
    let after = state;
    for (const [key, index] of this.fields.get(variable) ?? [])
      if (key.startsWith(before)) after = after.withVariable(index, undefined);
    return after;
  }

  /** Somebody else has a hold on all variables that a piece of code names, and may set them. */
  captured(node: Node, state: MemoryState): MemoryState {
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

  /** Others have a pointer to these pieces from here on. */
  shared(value: Value, state: MemoryState): MemoryState {
    for (const { site } of value.pointers) this.handedOn.add(site);
    return state.withPieces(value.pointers, (piece) => ({ ...piece, isShared: true, text: SOME_SIZE }));
  }

  /** The same for what several instructions have come to. */
  allShared(instructions: readonly Instruction[], state: MemoryState): MemoryState {
    return instructions.reduce((after, each) => this.shared(this.value(each), after), state);
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

  /** Memory that the function is given a pointer to. */
  given({ index }: Instruction, type: string, state: MemoryState): Outcome {
    return { value: pointerTo(index, elementOf(type)), after: this.made(index, pieceOf('given'), state) };
  }
}

/** Whether an expression leads through a pointer that is written with a star. */
export function hasDereference(node: Node): boolean {
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
