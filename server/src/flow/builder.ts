/**
 * Builds blocks: what lowering says of control flow (a branch, a loop, a `try`, a way out) becomes edges here.
 * Ways out lead through the finalizers around them: each gets a copy of the finalizer's code that goes on to
 * where the way leads, so that what held on one way is not mixed up with what held on another.
 */

import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import { inReversePostorder } from './blockOrder.ts';
import { Block, type Condition, type Form, Instruction, type Op, type Place } from './il.ts';

/** The operands of an instruction that has none. */
export const NO_OPERANDS: readonly Instruction[] = [];
const ALWAYS: readonly Condition[] = [];

/** Takes note that an instruction has the value of a node; it may have that of another node around which it stands. */
export function completing(node: Node, value: Instruction): Instruction {
  if (value.node === node) value.completes = true;
  return value;
}

/** More ways out through one finalizer than this share a copy of its code. */
const MAXIMUM_COPIES = 4;
/** Finalizers inside finalizers deeper than this have one copy each. */
const MAXIMUM_NESTED = 2;

/** A statement around the place that is lowered and that jumps lead to, or through. */
export interface Surrounding {
  readonly breakTo?: Block;
  readonly continueTo?: Block;
  /** Where the next case of a switch begins. */
  readonly nextCase?: Block | null;
  /** The label of a statement, by which jumps out of statements inside may name it. */
  readonly label?: string;
  /** Where a `try` begins that its handlers may begin again. */
  readonly retry?: Block;
  /** Where a switch begins to look for the case that fits. */
  readonly choose?: Block;
  /** Where the value of a switch goes that its cases give by a statement. */
  readonly values?: { readonly after: Block; readonly given: Instruction[] };
  readonly finalizer?: Finalizer;
}

/** Code that runs on every way out of a statement. */
interface Finalizer {
  readonly lower: () => void;
  /** Where what its own code throws goes. */
  readonly landing: Block | null;
  /** Where the copy for each way begins. */
  readonly copies: Map<Block, Block>;
  /** The copy that all other ways share. */
  shared: { readonly entry: Block; readonly end: Block } | null;
}

export class Builder {
  protected current: Block;
  /** Where an exception goes. */
  private landing: Block | null = null;
  private around: Surrounding[] = [];
  /** How many finalizers' copies are being made inside each other. */
  private copying = 0;
  private readonly instructions: Instruction[] = [];
  private readonly entry: Block;
  protected readonly exit = new Block(null);
  private readonly raised = new Block(null);
  private readonly labels = new Map<string, Block>();
  private readonly assigned = new Set<string>();
  /** Blocks to which anything leads. */
  private readonly ledTo = new Set<Block>();
  /** Those to which nothing leads but what stands behind something that is raised. */
  private readonly behindRaise = new Set<Block>();

  constructor(protected readonly semantics: Semantics) {
    this.entry = this.block();
    this.current = this.entry;
  }

  /** The form of what was lowered. */
  protected finish(): Form {
    const { entry, exit, raised, instructions } = this;
    return { entry, exit, raised, instructions, blocks: inReversePostorder(entry) };
  }

  // -------------------------------------------------------------------------------------------------
  // Instructions, blocks and edges

  protected emit(
    op: Op,
    node: Node,
    operands: readonly Instruction[] = NO_OPERANDS,
    name: string | null = null,
  ): Instruction {
    return this.add(op, node, operands, name, null, null);
  }

  /** An effect on a place. */
  protected effect(
    op: Op,
    node: Node,
    operands: readonly Instruction[],
    place: Place | null,
    name: string | null = null,
  ): Instruction {
    if (place !== null) this.assigned.add(place.variable);
    return this.add(op, node, operands, name, place, null);
  }

  /** A container of the operands. */
  protected make(
    node: Node,
    operands: readonly Instruction[],
    keys: readonly (string | null)[],
    name: string | null = null,
  ): Instruction {
    return this.add('make', node, operands, name, null, keys);
  }

  private add(
    op: Op,
    node: Node,
    operands: readonly Instruction[],
    name: string | null,
    place: Place | null,
    keys: readonly (string | null)[] | null,
  ): Instruction {
    const { instructions } = this;
    const instruction = new Instruction(instructions.length, op, node, operands, name, place, keys);
    instructions.push(instruction);
    this.current.instructions.push(instruction);
    return instruction;
  }

  /** Whether the code so far gives a variable a value. */
  protected isAssigned(name: string): boolean {
    return this.assigned.has(name);
  }

  /** A new block in which exceptions go where they go here. */
  protected block(): Block {
    return new Block(this.landing);
  }

  /** What is lowered from now on is in another block. */
  protected enter(block: Block): void {
    this.current = block;
  }

  protected edge(to: Block, conditions: readonly Condition[] = ALWAYS): void {
    this.current.edges.push({ to, conditions });
    if (!this.behindRaise.has(this.current)) this.behindRaise.delete(to);
    else if (!this.ledTo.has(to)) this.behindRaise.add(to);
    this.ledTo.add(to);
  }

  /** Goes on in a block that this one leads to. */
  protected jump(to: Block): void {
    this.edge(to);
    this.current = to;
  }

  /** Goes on in a new block. */
  protected goOn(): Block {
    const next = this.block();
    this.jump(next);
    return next;
  }

  /** What follows is only reached by labels and jumps of its own. */
  protected end(): void {
    this.current = this.block();
  }

  // -------------------------------------------------------------------------------------------------
  // Ways out

  /** Lowers something inside a statement that jumps lead to or through. */
  protected inside(surrounding: Surrounding, lower: () => void): void {
    this.around.push(surrounding);
    lower();
    this.around.pop();
  }

  /** Lowers code whose exceptions go to a block. */
  protected landingAt(landing: Block | null, lower: () => void): void {
    const outer = this.landing;
    this.landing = landing;
    this.current = this.continued();
    lower();
    this.landing = outer;
    this.current = this.continued();
  }

  /** A block that goes on from this one with the exceptions of the place that is lowered. */
  private continued(): Block {
    if (this.current.landing === this.landing) return this.current;
    const next = this.block();
    this.edge(next);
    return next;
  }

  /**
   * Lowers code behind which a finalizer runs, whichever way the code is left, and goes on where it is left
   * normally.
   */
  protected finalized(finalize: () => void, lower: () => void): void {
    const after = this.block();
    const landing = this.block();
    const finalizer: Finalizer = {
      lower: finalize,
      landing: this.landing,
      copies: new Map(),
      shared: null,
    };
    const depth = this.around.length;
    let alwaysRaises = false;
    this.inside({ finalizer }, () => {
      this.landingAt(landing, () => {
        lower();
        alwaysRaises = this.behindRaise.has(this.current);
      });
      this.leave(after, depth);
    });
    this.current = landing;
    this.inside({ finalizer }, () => {
      // Nothing would lead to what follows otherwise; whoever catches may go on in the same way.
      if (alwaysRaises) this.lead(after, depth);
      this.leave(this.outwards, depth);
    });
    this.current = after;
  }

  /** Where what is thrown here goes. */
  protected get outwards(): Block {
    return this.landing ?? this.raised;
  }

  /**
   * Leads to a block outside of all but the outermost `depth` statements around, through the finalizers between.
   * The place that is lowered is in no block that can be reached afterwards.
   */
  protected leave(target: Block, depth: number): void {
    this.lead(target, depth);
    this.end();
  }

  /** As `leave`, in addition to other ways. */
  private lead(target: Block, depth: number): void {
    let at = this.around.length - 1;
    while (at >= depth && this.around[at]?.finalizer === undefined) at--;
    const finalizer = at < depth ? undefined : this.around[at]?.finalizer;
    this.edge(finalizer === undefined ? target : this.copyOf(finalizer, at, target, depth));
  }

  /** Where the finalizer's code begins that goes on to a target. */
  private copyOf(finalizer: Finalizer, at: number, target: Block, depth: number): Block {
    const known = finalizer.copies.get(target);
    if (known !== undefined) return known;
    const { current, landing, around } = this;
    this.around = around.slice(0, at);
    this.landing = finalizer.landing;
    const isShared = this.copying >= MAXIMUM_NESTED || finalizer.copies.size >= MAXIMUM_COPIES;
    let entry = isShared ? finalizer.shared?.entry : undefined;
    if (entry === undefined) {
      entry = this.block();
      this.current = entry;
      this.copying++;
      finalizer.lower();
      this.copying--;
      if (isShared) finalizer.shared = { entry, end: this.current };
    } else this.current = (finalizer.shared as { end: Block }).end;
    finalizer.copies.set(target, entry);
    this.lead(target, depth);
    this.around = around;
    this.landing = landing;
    this.current = current;
    return entry;
  }

  /** `return`: out of all statements around. */
  protected leaveFunction(): void {
    this.leave(this.exit, 0);
  }

  /** `throw`: to whoever catches it. */
  protected raise(): void {
    this.edge(this.outwards);
    this.end();
    this.behindRaise.add(this.current);
  }

  /**
   * `break`: out of the loop or switch around, out of the statement that has the label, or out of as many loops and
   * switches as `to` says. Outside of all it ends the function.
   */
  protected break(to: string): void {
    this.leaveOneOf(to, ({ breakTo }) => breakTo);
  }

  /** `continue`, as `break`: to the next round. */
  protected continue(to: string): void {
    this.leaveOneOf(to, ({ breakTo, continueTo, label }, inside) => {
      if (label !== undefined) return inside?.continueTo ?? breakTo;
      return to === '' ? continueTo : (continueTo ?? breakTo);
    });
  }

  /** `targetOf` says where a statement leads that may be meant; the second one is directly inside of it. */
  private leaveOneOf(
    to: string,
    targetOf: (surrounding: Surrounding, inside?: Surrounding) => Block | undefined,
  ): void {
    const count = /^\d+$/.test(to) ? Number(to) : 1;
    const label = to === '' || /^\d+$/.test(to) ? undefined : to;
    let met = 0;
    let at = this.around.length - 1;
    for (; at >= 0; at--) {
      const surrounding = this.around[at] as Surrounding;
      const target = surrounding.label === label ? targetOf(surrounding, this.around[at + 1]) : undefined;
      if (target === undefined || ++met < count) continue;
      this.lead(target, at + 1);
      break;
    }
    if (at < 0) this.lead(this.exit, 0);
    this.end();
  }

  /** Leads to what a statement around offers; false where none does. */
  protected leaveFor(offer: (surrounding: Surrounding) => Block | null | undefined): boolean {
    for (let at = this.around.length - 1; at >= 0; at--) {
      const target = offer(this.around[at] as Surrounding);
      if (target === undefined || target === null) continue;
      this.leave(target, at + 1);
      return true;
    }
    return false;
  }

  /** What a statement around offers. */
  protected offered<Offer>(offer: (surrounding: Surrounding) => Offer | undefined): Offer | undefined {
    for (let at = this.around.length - 1; at >= 0; at--) {
      const found = offer(this.around[at] as Surrounding);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Goes on at a label. */
  protected atLabel(name: string): void {
    this.jump(this.labelled(name));
    this.current = this.continued();
  }

  /** The block that a label of the function names, for jumps from anywhere. */
  protected labelled(name: string): Block {
    let block = this.labels.get(name);
    if (block === undefined) {
      block = this.block();
      this.labels.set(name, block);
    }
    return block;
  }
}
