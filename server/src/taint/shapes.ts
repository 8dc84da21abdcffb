/**
 * What calls pass that decides which way a function takes: constants, and containers of constants. A function is
 * summarised again for them, so that `send(data, false)` does not reach what only `send(data, true)` does.
 */

import { binary, unary } from '../facts/evaluate.ts';
import type { Constant, Facts } from '../facts/facts.ts';
import { constantKey } from '../flow/il.ts';
import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import { once } from '../text/once.ts';
import { type FunctionEntry, mentionedIn, nameOf } from './functionEntry.ts';

/** A constant, or a container of which it is known what is where. */
export type Shape =
  | { readonly type: 'constant'; readonly constant: Constant }
  | { readonly type: 'container'; readonly size: number; readonly fields: ReadonlyMap<string, Shape> };

/** What parameters are known to be, by their names. */
export type Shapes = ReadonlyMap<string, Shape>;

export const NO_SHAPES: Shapes = new Map();

/** What is asked about a program to tell shapes. */
interface ShapeContext {
  readonly facts: Facts;
  readonly semantics: Semantics;
  readonly frame: { readonly entry: FunctionEntry | null; readonly shapes: Shapes };
}

/** What an expression is known to be; undefined when it is not known. */
export function shapeOf(ctx: ShapeContext, node: Node, depth = 0): Shape | undefined {
  if (depth > 8) return undefined;
  const constant = ctx.facts.constant(node);
  if (constant !== undefined) return { type: 'constant', constant };
  const part = (role: string): Shape | undefined => {
    const inner = node.get(role);
    return inner && shapeOf(ctx, inner, depth + 1);
  };
  switch (node.kind) {
    case 'Identifier':
      return ctx.frame.shapes.get(node.text) ?? definedShape(ctx, node, depth);
    case 'Array':
    case 'Tuple':
    case 'Object':
      return containerShape(ctx, node, depth);
    case 'Member': {
      const name = node.get('property')?.text ?? '';
      const object = part('object');
      if (object?.type !== 'container') return undefined;
      return (
        object.fields.get(name) ??
        (ctx.semantics.lengthProperties?.includes(name) === true ? sizeOf(object) : undefined)
      );
    }
    case 'Index': {
      const object = part('object');
      const index = node.get('index');
      const key = index && constantKey(index);
      return object?.type === 'container' && key !== undefined ? object.fields.get(key) : undefined;
    }
    case 'Call': {
      const [argument, ...others] = node.get('arguments')?.children ?? [];
      const name = node.get('callee')?.text ?? '';
      if (
        argument === undefined ||
        others.length > 0 ||
        ctx.semantics.lengthFunctions?.includes(name) !== true
      )
        return undefined;
      const container = shapeOf(ctx, argument, depth + 1);
      return container?.type === 'container' ? sizeOf(container) : undefined;
    }
    case 'Unary':
      return constantShape(unary(node.text, constantOf(part('operand'))));
    case 'Binary':
      return constantShape(
        binary(node.text, constantOf(part('left')), constantOf(part('right')), ctx.semantics),
      );
    default:
      return undefined;
  }
}

/** Which way a condition goes: true, false, or undefined when it may go both. */
export function decide(ctx: ShapeContext, condition: Node): boolean | undefined {
  const constant = constantOf(shapeOf(ctx, condition));
  if (constant?.type === 'bool') return constant.value;
  if (constant?.type === 'number' && ctx.semantics.numbersAreConditions === true) return constant.value !== 0;
  return constant?.type === 'null' ? false : undefined;
}

/** Whether a value meets the test of a case; undefined when that is not known. */
export function decideCase(ctx: ShapeContext, subject: Node, test: Node): boolean | undefined {
  const value = constantOf(shapeOf(ctx, subject));
  return value && meets(ctx, value, test);
}

function meets(ctx: ShapeContext, value: Constant, test: Node): boolean | undefined {
  const truth = (constant: Constant | undefined): boolean | undefined =>
    constant?.type === 'bool' ? constant.value : undefined;
  const [left, right] = [test.get('left'), test.get('right')];
  if (test.kind === 'Binary' && left !== undefined && right !== undefined) {
    const all = /^(?:and|&&)$/.test(test.text);
    const sides = [meets(ctx, value, left), meets(ctx, value, right)];
    if ((all || /^(?:or|\|)$/.test(test.text)) && sides.includes(!all)) return !all;
    return sides.includes(undefined) ? undefined : all;
  }
  // `< 0`: an operator without its left side.
  const operand = COMPARISONS.test(test.text) ? test.get('value') : undefined;
  if (operand !== undefined)
    return truth(binary(test.text, value, ctx.facts.constant(operand), ctx.semantics));
  return truth(binary('==', value, ctx.facts.constant(test), ctx.semantics));
}

const COMPARISONS = /^(?:<|>|<=|>=|==|!=)$/;

function constantOf(shape: Shape | undefined): Constant | undefined {
  return shape?.type === 'constant' ? shape.constant : undefined;
}

function constantShape(constant: Constant | undefined): Shape | undefined {
  return constant && { type: 'constant', constant };
}

function sizeOf({ size }: { readonly size: number }): Shape {
  return { type: 'constant', constant: { type: 'number', value: size } };
}

function containerShape(ctx: ShapeContext, node: Node, depth: number): Shape | undefined {
  const fields = new Map<string, Shape>();
  for (const [i, child] of node.children.entries()) {
    if (child.kind === 'Spread') return undefined;
    const key = child.get('key');
    const value = child.kind === 'Pair' ? child.get('value') : child;
    if (value === undefined) return undefined;
    const name = key === undefined ? String(i) : (constantKey(key) ?? key.text);
    const shape = shapeOf(ctx, value, depth + 1);
    if (shape !== undefined) fields.set(name, shape);
  }
  return { type: 'container', size: node.children.length, fields };
}

/** A container that a variable was given and that nothing else can have changed: it is mentioned here alone. */
function definedShape(ctx: ShapeContext, node: Node, depth: number): Shape | undefined {
  const { entry } = ctx.frame;
  const definition = entry === null ? undefined : ctx.facts.definition(node);
  if (entry === null || definition === undefined) return undefined;
  return mentions(entry.definition).get(node.text)?.count === 2
    ? shapeOf(ctx, definition, depth + 1)
    : undefined;
}

/** How a function mentions a name. */
interface Mentions {
  count: number;
  /** It is given a value, as a whole or in part, or a method of it is called. */
  changes: boolean;
  /** It is passed on to a call. */
  isPassed: boolean;
  /** A condition mentions it. */
  isTested: boolean;
}

const mentions = once((definition: Node): ReadonlyMap<string, Mentions> => {
  const all = new Map<string, Mentions>();
  const of = (name: string): Mentions => {
    const mention = all.get(name) ?? { count: 0, changes: false, isPassed: false, isTested: false };
    all.set(name, mention);
    return mention;
  };
  // Each node with what is done with all names in it.
  const stack: { readonly node: Node; readonly uses: Uses }[] = [{ node: definition, uses: NO_USES }];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { node, uses } = item;
    if (node.kind === 'Identifier') {
      const mention = of(node.text);
      mention.count++;
      mention.changes ||= uses.changes;
      mention.isPassed ||= uses.isPassed;
      mention.isTested ||= uses.isTested;
    }
    const inside = usesInside(node, uses);
    for (let i = node.children.length - 1; i >= 0; i--)
      stack.push({ node: node.children[i] as Node, uses: inside(i) });
  }
  return all;
});

/** What is done with what stands in a place, as far as it does not show in the name alone. */
interface Uses {
  readonly changes: boolean;
  readonly isPassed: boolean;
  readonly isTested: boolean;
  /** The node is what is called: a method may change its object. */
  readonly isCalled: boolean;
}

const NO_USES: Uses = { changes: false, isPassed: false, isTested: false, isCalled: false };

/** What a node does with its children, by their places. */
function usesInside(node: Node, around: Uses): (i: number) => Uses {
  const { roles, kind } = node;
  const inherited = around.isCalled ? { ...around, isCalled: false } : around;
  const changesAll = kind === 'Unary' && /^(?:\+\+|--|&|ref|out|.*(?:\+\+|--))$/.test(node.text);
  if (changesAll) return () => ({ ...inherited, changes: true });
  if (roles === null) return () => inherited;
  const tested = roles.includes('condition') ? 'condition' : 'subject';
  return (i) => {
    switch (roles[i]) {
      case 'target':
        return { ...inherited, changes: true };
      case tested:
        return { ...inherited, isTested: true };
      case 'callee':
        return kind === 'Call' ? { ...inherited, isCalled: true } : inherited;
      case 'arguments':
        return kind === 'Call' ? { ...inherited, isPassed: true } : inherited;
      case 'object':
        return around.isCalled ? { ...inherited, changes: true } : inherited;
      default:
        return inherited;
    }
  };
}

/** The parameters of a function that a condition in it mentions. */
export function testedParameters(entry: FunctionEntry): readonly number[] {
  const found = mentions(entry.definition);
  return entry.parameters.flatMap((parameter, i) =>
    found.get(nameOf(parameter))?.isTested === true ? [i] : [],
  );
}

/** The parameters of the function being analysed that an expression mentions. */
export function parametersIn(entry: FunctionEntry | null, node: Node): readonly number[] {
  if (entry === null) return [];
  const names = mentionedIn(node);
  return entry.parameters.flatMap((parameter, i) => (names.has(nameOf(parameter)) ? [i] : []));
}

/**
 * What parameters are inside a function, from what a call passes: those that the function gives other values are
 * left out, and containers that it both hands on and looks at, for what they are handed to may change them.
 */
export function shapesInside(entry: FunctionEntry, passed: readonly (Shape | undefined)[]): Shapes {
  const found = mentions(entry.definition);
  const shapes = new Map<string, Shape>();
  entry.parameters.forEach((parameter, i) => {
    const shape = passed[i];
    const name = nameOf(parameter);
    const mention = found.get(name);
    if (shape === undefined || parameter.text !== '' || mention === undefined || mention.changes) return;
    if (shape.type === 'container' && mention.isPassed && mention.isTested && !onlyMeasured(entry, name))
      return;
    shapes.set(name, shape);
  });
  return shapes;
}

/** Whether a parameter is passed to nothing but what is asked in conditions: `len(a)`. */
function onlyMeasured(entry: FunctionEntry, name: string): boolean {
  const body = entry.definition.get('body');
  const stack = body === undefined ? [] : [body];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.kind === 'Call' && mentionedIn(node.get('arguments') ?? node).has(name)) return false;
    for (const child of node.children)
      if (child !== node.get('condition') && child !== node.get('subject')) stack.push(child);
  }
  return true;
}

/** A text that is the same for the same shapes. */
export function keyOfShapes(shapes: Shapes): string {
  return JSON.stringify([...shapes].map(([name, shape]) => [name, plain(shape)]));
}

function plain(shape: Shape): unknown {
  return shape.type === 'constant'
    ? shape.constant
    : [shape.size, [...shape.fields].map(([name, inner]) => [name, plain(inner)])];
}
