/**
 * The form of a function that analyses run over: blocks of instructions with edges between them, the same for
 * every language.
 *
 * A generic tree says how code is written; its form says in which order it runs. `a ? b() : c`, `try … finally`,
 * `for … else`, `return` out of a `with` and `x &&= y` are only blocks and edges here, so an analysis is a set of
 * transfer functions over instructions (`solve.ts`) and knows no statement of any language.
 *
 * **Values.** Every instruction is a value of its own, worked out from the values of its operands; nothing is
 * ever assigned to it again. So an analysis keeps an array of values by `index`. Where two ways meet, a `join`
 * has an operand from each; one whose block was not reached has no value yet. An instruction keeps the node that
 * it stands for: the value of an expression's node is that of the last instruction that has this node. A node has
 * several that `complete` it only where code runs in several places (a finalizer, which is repeated for each way that
 * leads out through it).
 *
 * **Variables** are places, known by name, and belong to the state of the analysis: `read` and `assign` are the
 * only ways to them. Names are as the code writes them; which declaration they mean is not said here.
 *
 * **Exceptions.** A block inside a `try` has a `landing`. Each instruction for which `mayThrow` holds goes there
 * with the state before it, and with the state after it, since it may have done a part of what it does. What
 * nobody catches ends in `raised`.
 *
 * A form is made from the function's own tree alone (`lower.ts`), so it lives as long as the tree's nodes.
 */

import type { Node } from '../syntax/node.ts';

/**
 * What an instruction does. `a`, `b`, … are its operands, `name` is `Instruction.name`.
 *
 * Values:
 * | op | value |
 * | --- | --- |
 * | `literal` | as the node is written |
 * | `parameter` | what the caller gives for the parameter that the node is |
 * | `read` | what the variable `name` holds |
 * | `bare` | as `read`, or where no variable has the name, what the function or method `name` gives |
 * | `member` | the field `name` of `a` |
 * | `index` | the element of `a` under `b`; `name` where the key is written out |
 * | `slice` | a part of what it stands behind: bounds, each maybe missing |
 * | `call`, `new` | what `a` gives, or makes, for the arguments `b`, … (`same` with the node of an `Argument` or `Spread` where it is one) |
 * | `operator` | the operator `name` on all operands: arithmetic, concatenation |
 * | `test` | true or false, decided by all operands: a comparison, `!`, a type test |
 * | `make` | a container of the operands, under `keys` |
 * | `text` | a string that is put together from the operands |
 * | `closure` | the function or class that the node defines, `name` where it is declared under one; operands are decorators and superclasses |
 * | `join` | one of the operands; `name` is the operator (`&&`, `||`, `??`) where one decides which |
 * | `same` | `a`: a statement, an argument, an assignment, a cast |
 * | `mix` | something that all operands have to do with: code of which no more is known |
 * | `part` | of `a`, taken apart by a pattern: the field or element `name`; any where that is null |
 * | `rest` | of `a`, taken apart by a pattern: what is left, `name` being its key (`restKey`) |
 * | `next` | the next element of `a` in a loop |
 * | `key` | the key or place of the element `a` |
 * | `await`, `yield` | what comes back for `a` |
 * | `caught` | what was thrown |
 * | `hold` | what the variable `name` holds, to be restored later; no use of it |
 *
 * Effects (their value is `a`):
 * | op | effect |
 * | --- | --- |
 * | `assign` | the place becomes `a`; further operands are the object, and the index, that it is a part of |
 * | `put` | `b` is put into the container `a` by an operator; the place is where the container is, if that is known |
 * | `store` | the field or element `name` of `b`, which is no place, becomes `a` |
 * | `declare` | the place is there, without a value |
 * | `delete` | the place is gone |
 * | `restore` | the place is what `hold` found |
 * | `import` | the module runs, its names are there |
 * | `close` | `a` is closed as a `with` or `using` is left |
 * | `defer` | the call of `a` with `b`, … is put off to the end of the function |
 * | `result` | the function gives `a`, and goes on: `yield`, an output |
 * | `return` | the function gives `a`, and ends |
 * | `throw` | `a` is thrown |
 */
export type Op =
  | ValueOp
  | 'assign'
  | 'put'
  | 'store'
  | 'declare'
  | 'delete'
  | 'restore'
  | 'import'
  | 'close'
  | 'defer'
  | 'result'
  | 'return'
  | 'throw';

type ValueOp =
  | 'literal'
  | 'parameter'
  | 'read'
  | 'bare'
  | 'member'
  | 'index'
  | 'slice'
  | 'call'
  | 'new'
  | 'operator'
  | 'test'
  | 'make'
  | 'text'
  | 'closure'
  | 'join'
  | 'same'
  | 'mix'
  | 'part'
  | 'rest'
  | 'next'
  | 'key'
  | 'await'
  | 'yield'
  | 'caught'
  | 'hold';

/** The variable under which the receiver of a method is known, whatever the language calls it. */
export const SELF = 'this';

/** A variable and a path of fields in it: `a.b['c'][i]` is `a` with `b`, `c` and `SOME`, which is any element. */
export interface Place {
  readonly variable: string;
  readonly path: readonly string[];
}

/** One step of a function. Immutable. */
export class Instruction {
  /**
   * Whether its value is that of its node, and not only something on the way to it. Set by lowering, before anybody
   * else sees it.
   */
  completes = false;

  constructor(
    /** Its place in the form's list of all instructions. */
    readonly index: number,
    readonly op: Op,
    /** The node that it stands for. */
    readonly node: Node,
    readonly operands: readonly Instruction[],
    /** See `Op`; null where it has none. */
    readonly name: string | null,
    /** What an effect on variables is on. */
    readonly place: Place | null,
    /** For `make`: the key of each operand, null where it is not known or the operand is spread. */
    readonly keys: readonly (string | null)[] | null,
  ) {}
}

const THROWING: ReadonlySet<Op> = new Set<Op>([
  ...(['call', 'new', 'bare', 'await', 'yield', 'import', 'close', 'member', 'index', 'slice'] as const),
  ...(['operator', 'part', 'next', 'put', 'store', 'mix'] as const),
]);

/** Whether an exception may come out of an instruction. `throw` has an edge of its own instead. */
export function mayThrow({ op }: Instruction): boolean {
  return THROWING.has(op);
}

/** What certainly holds where an edge is taken. */
export interface Condition {
  /** An expression, the test of a case, or the name or pattern of a loop. */
  readonly node: Node;
  /**
   * Of the node: `truth`, that it is true; `presence`, that it is not null; `match`, that `subject` is what
   * the node, the test of a case, says.
   */
  readonly about: 'truth' | 'presence' | 'match';
  /** Whether this holds, or its opposite. */
  readonly isTrue: boolean;
  readonly subject: Node | null;
}

/** A way from the end of a block into another. */
export interface Edge {
  to: Block;
  /** All of these hold where the way is taken. */
  readonly conditions: readonly Condition[];
}

/** Instructions that run one after the other. */
export class Block {
  readonly instructions: Instruction[] = [];
  /** The ways out of its end; none where the function ends. */
  readonly edges: Edge[] = [];
  /** Its place in reverse postorder; -1 where it can't be reached. */
  order = -1;

  constructor(
    /** Where an exception inside goes; null where nothing in the function catches it. */
    readonly landing: Block | null,
  ) {}
}

/** The form of a function, or of a statement that stands by itself. */
export interface Form {
  /** The blocks that can be reached, in reverse postorder: apart from loops, each behind those that lead to it. */
  readonly blocks: readonly Block[];
  readonly entry: Block;
  /** Where all `return`s and the end lead. Among `blocks` only if it can be reached. */
  readonly exit: Block;
  /** Where what is thrown leaves the function. Among `blocks` only if it can be reached. */
  readonly raised: Block;
  /** All instructions, those that can't be reached included, by their index. */
  readonly instructions: readonly Instruction[];
}

const NEGATIONS: ReadonlySet<string> = new Set(['!', 'not']);

/**
 * What holds of the parts of a condition where all of it is true, or false: both sides of an `&&` that is true,
 * both sides of an `||` that is false.
 */
export function conditionsOf(node: Node, isTrue: boolean): Condition[] {
  const conditions: Condition[] = [];
  const stack = [{ node, isTrue }];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { kind, text, children } = item.node;
    const [first, second] = children;
    if (kind === 'Unary' && NEGATIONS.has(text) && first !== undefined) {
      stack.push({ node: first, isTrue: !item.isTrue });
    } else if (kind === 'Binary' && text === (item.isTrue ? '&&' : '||') && first && second) {
      stack.push({ node: second, isTrue: item.isTrue }, { node: first, isTrue: item.isTrue });
    } else conditions.push({ node: item.node, about: 'truth', isTrue: item.isTrue, subject: null });
  }
  return conditions;
}

// -------------------------------------------------------------------------------------------------
// What indexes and keys of containers are as texts

/** The key of what is under a key that is not known. */
export const SOME = '[]';

/** A literal index: `0`, `'name'`, `:name`. */
export function constantKey(index: Node): string | undefined {
  if (index.kind === 'String' || index.kind === 'Number') return index.text;
  // One that is put together when the program runs has no name yet.
  return index.kind === 'symbol' ? index.get('property')?.text : undefined;
}

/** What begins the key of what is left of a container. */
const REST = '…';

/** The key of what is left of a list behind its first elements, or of an object without some of its fields. */
export function restKey(taken: number | readonly string[]): string {
  return `${REST}${JSON.stringify(taken)}`;
}

/** What is taken out of a container of which a key means the rest; undefined for keys of one field. */
export function takenBy(key: string): number | readonly string[] | undefined {
  return key.startsWith(REST)
    ? (JSON.parse(key.slice(REST.length)) as number | readonly string[])
    : undefined;
}
