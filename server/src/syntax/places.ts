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
  return (node) => [first, ...others].map((find) => find(node)).find((found) => found.length > 0) ?? [];
}

function findJoined(text: string): FindAll {
  const [first, ...others] = text.split(' and ').map(findPaths) as [FindAll, ...FindAll[]];
  return others.length === 0 ? first : (node) => [first, ...others].flatMap((find) => find(node));
}

function findPath(text: string): Find {
  return steps(text)
    .map(findStep)
    .reduce((way, next) => (node) => {
      const inner = way(node);
      return inner && next(inner);
    });
}

function findPaths(text: string): FindAll {
  const [first, ...others] = steps(text) as [Step, ...Step[]];
  return others.reduce((way, step) => {
    const next = findSteps(step);
    return (node) => {
      const found = way(node);
      const [one, another] = found;
      return one === undefined || another !== undefined ? found.flatMap(next) : next(one);
    };
  }, findSteps(first));
}

/** One step of a way down, among the children of a node. */
interface Step {
  readonly sort: 'field' | 'named' | 'type' | 'other';
  /** The name of the field, or the one type. */
  readonly name: string;
  readonly is: (child: SyntaxNode) => boolean;
  /** Which of those that it is, from 0 or backwards from -1; all of them where `isMany`. */
  readonly at: number;
  readonly isMany: boolean;
  readonly after: Find | undefined;
  readonly before: Find | undefined;
  readonly but: readonly ((child: SyntaxNode, node: SyntaxNode) => boolean)[];
}

/** The steps of a path; what else is said of the place is about the first. */
function steps(text: string): Step[] {
  const [path = '', ...conditions] = text.split(/ (?=(?:after|before|but) )/);
  const said = (word: string): string[] =>
    conditions.filter((each) => each.startsWith(word)).map((each) => each.slice(word.length + 1));
  const [after, before] = ['after', 'before'].map((word) => said(word).map(finder)[0]);
  const [first, ...others] = path.split('/').map(step) as [Step, ...Step[]];
  return [{ ...first, after, before, but: said('but').map(left) }, ...others];
}

function step(text: string): Step {
  const [, field, place, types, many] = /^(?:(\w+)|#(-?\d+|(?=\*$))|<(.+)>|~)(\*?)$/.exec(text) ?? [];
  if (many === undefined) throw new Error(`\`${text}\` is no place in a node.`);
  const isMany = many === '*';
  const made = (sort: Step['sort'], is: Step['is'], name = ''): Step => {
    const at = Number(place ?? 0);
    return { sort, name, is, at, isMany, after: undefined, before: undefined, but: [] };
  };
  if (field !== undefined)
    return made('field', (child) => child.field === field && (child.named || !isMany), field);
  if (place !== undefined) return made('named', (child) => child.named);
  if (types === undefined) return made('other', (child) => !child.named);
  const wanted = new Set(types.split('|'));
  if (wanted.size === 1) return made('type', ({ type }) => type === types, types);
  return made('other', ({ type }) => wanted.has(type));
}

/** Whether a child of a node is one that a place leaves out. */
function left(place: string): (child: SyntaxNode, node: SyntaxNode) => boolean {
  const { is, isMany } = step(place);
  if (isMany) return is;
  const find = finder(place);
  return (child, node) => child === find(node);
}

function findStep(step: Step): Find {
  const { sort, name, is, at, isMany, after, before, but } = step;
  if (isMany) throw new Error('A role takes one child, and a place with `*` means all.');
  if (after === undefined && before === undefined && but.length === 0 && at >= 0) {
    // What nearly all nodes are asked for.
    if (sort === 'field') return (node) => node.child(name);
    if (sort === 'named') return (node) => node.namedChild(at);
    return (node) => {
      for (const child of node.children) if (sort === 'type' ? child.type === name : is(child)) return child;
      return undefined;
    };
  }
  const isLeft = (child: SyntaxNode, node: SyntaxNode): boolean =>
    is(child) && !but.some((not) => not(child, node));
  return (node) => {
    const { children } = node;
    const start = after === undefined ? 0 : behind(children, after(node));
    const end = before === undefined ? children.length : children.indexOf(before(node) as SyntaxNode);
    let passed = at < 0 ? -1 - at : at;
    for (let i = start; i < end; i++) {
      const child = children[at < 0 ? start + end - 1 - i : i] as SyntaxNode;
      if (isLeft(child, node) && passed-- === 0) return child;
    }
    return undefined;
  };
}

function findSteps(step: Step): FindAll {
  const { is, isMany, after, before, but } = step;
  if (!isMany) {
    const find = findStep(step);
    return (node) => {
      const found = find(node);
      return found === undefined ? [] : [found];
    };
  }
  if (after === undefined && before === undefined && but.length === 0)
    return (node) => node.children.filter(is);
  return (node) => {
    const { children } = node;
    const start = after === undefined ? 0 : behind(children, after(node));
    const end = before === undefined ? children.length : children.indexOf(before(node) as SyntaxNode);
    return children.filter(
      (child, i) => i >= start && i < end && is(child) && !but.some((not) => not(child, node)),
    );
  };
}

/** The place behind a child; behind all of them where it is missing. */
function behind(children: readonly SyntaxNode[], mark: SyntaxNode | undefined): number {
  return mark === undefined ? children.length : children.indexOf(mark) + 1;
}
