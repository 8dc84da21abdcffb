/**
 * Where in a grammar node something is, in the words in which the tables of languages say it.
 *
 *     name                   the child in the field `name`
 *     #0  #1  #-1            the named child at that place, negative ones counted from the end
 *     <block>  <get|set>     the first child of that type, or of one of several; also of a token: `<=>`
 *     ~                      the first token, a word or sign that is no named node
 *     name*  #*  <block>*    all of them rather than the first; of a field those that are named
 *     body/#0                a place in what is at a place
 *     #0 after <=>           as if nothing stood before the child that is meant, and that not either
 *     #* before <:>          as if nothing stood behind it
 *     #* but body            as if it were not there
 *     <get>* and <set>*      what is at one place, and behind it what is at the other
 *     returns or type        the first of two that is there
 *
 * A place is read once, when its table is made, into a function that finds it in nodes. Nearly all that are asked for
 * are one child: that makes no lists.
 */

import type { SyntaxNode } from './mirror.ts';

/** Finds the one child that a place means, the first where it means several. */
export type Find = (node: SyntaxNode) => SyntaxNode | undefined;

/** Finds all that a place means, in their order. */
export type FindAll = (node: SyntaxNode) => readonly SyntaxNode[];

const NONE: readonly SyntaxNode[] = [];

/** The first child that a place means. Throws where the text is no place. */
export function finder(place: string): Find {
  const [first, second, ...others] = place.split(' or ').map(findPath) as [Find, ...Find[]];
  if (second === undefined) return first;
  if (others.length === 0) return (node) => first(node) ?? second(node);
  return (node) => {
    for (const find of [first, second, ...others]) {
      const found = find(node);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** All children that a place means. Throws where the text is no place. */
export function allFinder(place: string): FindAll {
  const [first, ...others] = place.split(' or ').map(findJoined) as [FindAll, ...FindAll[]];
  if (others.length === 0) return first;
  return (node) => [first, ...others].map((find) => find(node)).find((found) => found.length > 0) ?? NONE;
}

function findJoined(text: string): FindAll {
  return text
    .split(' and ')
    .map(findPaths)
    .reduce((first, second) => (node) => {
      const [found, more] = [first(node), second(node)];
      if (more.length === 0) return found;
      return found.length === 0 ? more : [...found, ...more];
    });
}

function findPath(text: string): Find {
  return steps(text).map(findStep).reduce(through);
}

function findPaths(text: string): FindAll {
  const way = steps(text);
  // As far as it leads through one child it needs no list.
  const many = way.findIndex(({ isMany }) => isMany);
  const until = many < 0 ? way.length - 1 : many;
  const [next, ...others] = way.slice(until).map(findSteps) as [FindAll, ...FindAll[]];
  const all = others.reduce((found, find) => (node) => found(node).flatMap(find), next);
  if (until === 0) return all;
  const one = way.slice(0, until).map(findStep).reduce(through);
  return (node) => {
    const inner = one(node);
    return inner === undefined ? NONE : all(inner);
  };
}

function through(way: Find, next: Find): Find {
  return (node) => {
    const inner = way(node);
    return inner && next(inner);
  };
}

/** Whether a child of a node is what a place is about. */
type Test = (child: SyntaxNode, node: SyntaxNode) => boolean;

/** One step of a way down, among the children of a node. */
interface Step {
  readonly is: Test;
  /** Which of those that it is, from 0 or backwards from -1; all of them where `isMany`. */
  readonly at: number;
  readonly isMany: boolean;
  /** What it is about in nearly all cases, which are found without a test: a field, a type, a named child. */
  readonly plain?: { readonly field: string } | { readonly type: string } | { readonly place: number };
  readonly after?: Find | undefined;
  readonly before?: Find | undefined;
}

/** The steps of a path; what else is said of the place is about the first. */
function steps(text: string): Step[] {
  const [path = '', ...conditions] = text.split(/ (?=(?:after|before|but) )/);
  const said = (word: string): string[] =>
    conditions.filter((each) => each.startsWith(word)).map((each) => each.slice(word.length + 1));
  const [first, ...others] = path.split('/').map(step) as [Step, ...Step[]];
  if (conditions.length === 0) return [first, ...others];
  const { at, isMany } = first;
  const is = said('but').map(isNot).reduce(both, first.is);
  const [after, before] = ['after', 'before'].map((word) => said(word).map(finder)[0]);
  return [{ is, at, isMany, after, before }, ...others];
}

function both(first: Test, second: Test): Test {
  return (child, node) => first(child, node) && second(child, node);
}

/** Whether a child is none that a place means. */
function isNot(place: string): Test {
  const { is, isMany } = step(place);
  if (isMany) return (child, node) => !is(child, node);
  const find = finder(place);
  return (child, node) => child !== find(node);
}

function step(text: string): Step {
  const [, field, place, types, many] = /^(?:(\w+)|#(-?\d+|(?=\*$))|<(.+)>|~)(\*?)$/.exec(text) ?? [];
  if (many === undefined) throw new Error(`\`${text}\` is no place in a node.`);
  const isMany = many === '*';
  const at = Number(place ?? 0);
  if (field !== undefined) {
    const is: Test = (child) => child.field === field && (child.named || !isMany);
    return { is, at, isMany, plain: { field } };
  }
  if (place !== undefined)
    return { is: ({ named }) => named, at, isMany, ...(at >= 0 && { plain: { place: at } }) };
  if (types === undefined) return { is: ({ named }) => !named, at, isMany };
  const wanted = new Set(types.split('|'));
  if (wanted.size === 1) return { is: ({ type }) => type === types, at, isMany, plain: { type: types } };
  return { is: ({ type }) => wanted.has(type), at, isMany };
}

function findStep({ is, at, isMany, plain, after, before }: Step): Find {
  if (isMany) throw new Error('A role takes one child, and a place with `*` means all.');
  if (plain !== undefined) {
    if ('field' in plain) return (node) => node.child(plain.field);
    if ('place' in plain) return (node) => node.namedChild(plain.place);
    const { type } = plain;
    return (node) => {
      for (const child of node.children) if (child.type === type) return child;
      return undefined;
    };
  }
  return (node) => {
    const { children } = node;
    const start = after === undefined ? 0 : behind(children, after(node));
    const end = before === undefined ? children.length : children.indexOf(before(node) as SyntaxNode);
    let passed = at < 0 ? -1 - at : at;
    for (let i = start; i < end; i++) {
      const child = children[at < 0 ? start + end - 1 - i : i] as SyntaxNode;
      if (is(child, node) && passed-- === 0) return child;
    }
    return undefined;
  };
}

/** Most nodes have none of what there may be many of: no list is made for that. */
function findSteps(step: Step): FindAll {
  const { is, isMany, after, before } = step;
  if (!isMany) {
    const find = findStep(step);
    return (node) => {
      const found = find(node);
      return found === undefined ? NONE : [found];
    };
  }
  return (node) => {
    const { children } = node;
    const start = after === undefined ? 0 : behind(children, after(node));
    const end = before === undefined ? children.length : children.indexOf(before(node) as SyntaxNode);
    let found: SyntaxNode[] | undefined;
    for (let i = start; i < end; i++) {
      const child = children[i] as SyntaxNode;
      if (!is(child, node)) continue;
      if (found === undefined) found = [child];
      else found.push(child);
    }
    return found ?? NONE;
  };
}

/** The place behind a child; behind all of them where it is missing. */
function behind(children: readonly SyntaxNode[], mark: SyntaxNode | undefined): number {
  return mark === undefined ? children.length : children.indexOf(mark) + 1;
}
