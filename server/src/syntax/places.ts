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
 * A place is read once, when its table is made, into a function that finds it in nodes.
 */

import type { SyntaxNode } from './mirror.ts';

/** Finds the one child that a place means, the first where it means several. */
export type Find = (node: SyntaxNode) => SyntaxNode | undefined;

/** Finds all that a place means, in their order. */
export type FindAll = (node: SyntaxNode) => readonly SyntaxNode[];

const NONE: readonly SyntaxNode[] = [];

/** The first child that a place means. Throws where the text is no place. */
export function finder(place: string): Find {
  const ways = place.split(' or ').map(findOne);
  const [only, another] = ways as [Find, Find | undefined];
  if (another === undefined) return only;
  return (node) => {
    for (const way of ways) {
      const found = way(node);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** All children that a place means. Throws where the text is no place. */
export function allFinder(place: string): FindAll {
  const ways = place.split(' or ').map(findJoined);
  const [only, another] = ways as [FindAll, FindAll | undefined];
  if (another === undefined) return only;
  return (node) => ways.map((way) => way(node)).find((found) => found.length > 0) ?? NONE;
}

function findJoined(text: string): FindAll {
  const [first, ...others] = text.split(' and ').map(findAll) as [FindAll, ...FindAll[]];
  return others.length === 0 ? first : (node) => [first, ...others].flatMap((find) => find(node));
}

/** The places that nearly all nodes are asked for cost no lists. */
function findOne(text: string): Find {
  if (/ |\*/.test(text)) {
    const all = findAll(text);
    return (node) => all(node)[0];
  }
  const [first, ...others] = text.split('/').map(findStep) as [Find, ...Find[]];
  if (others.length === 0) return first;
  return (node) => others.reduce((at, find) => at && find(at), first(node));
}

function findStep(text: string): Find {
  const { is, at } = step(text);
  if (/^\w/.test(text)) return (node) => node.child(text);
  if (text.startsWith('#') && at >= 0) return (node) => node.namedChild(at);
  return at < 0
    ? (node) => node.children.filter(is).at(at)
    : (node) => {
        for (const child of node.children) if (is(child)) return child;
        return undefined;
      };
}

function findAll(text: string): FindAll {
  const [path = '', ...conditions] = text.split(/ (?=(?:after|before|but) )/);
  const restrictions = conditions.map(restriction);
  const [first, ...others] = path.split('/').map(step) as [Step, ...Step[]];
  return (node) => {
    const children = restrictions.reduce((left, restrict) => restrict(left, node), node.children);
    return others.reduce(
      (found, next) => found.flatMap(({ children }) => take(children, next)),
      [...take(children, first)],
    );
  };
}

/** One step of a way down, among the children of a node. */
interface Step {
  readonly is: (child: SyntaxNode) => boolean;
  /** Which of those that it is, from 0 or backwards from -1; all of them where `isMany`. */
  readonly at: number;
  readonly isMany: boolean;
}

function step(text: string): Step {
  const [, field, place, types, many] =
    /^(?:(\w+)|#(-?\d+|(?=\*$))|<(.+)>|~)(\*?)$/.exec(text) ?? ([] as (string | undefined)[]);
  if (many === undefined) throw new Error(`\`${text}\` is no place in a node.`);
  const isMany = many === '*';
  const made = (is: Step['is'], at = 0): Step => ({ is, at, isMany });
  if (field !== undefined) return made((child) => child.field === field && (child.named || !isMany));
  if (place !== undefined) return made((child) => child.named, Number(place));
  if (types === undefined) return made((child) => !child.named);
  const wanted = new Set(types.split('|'));
  return wanted.size === 1 ? made((child) => child.type === types) : made(({ type }) => wanted.has(type));
}

function take(children: readonly SyntaxNode[], { is, at, isMany }: Step): readonly SyntaxNode[] {
  const found = children.filter(is);
  if (isMany) return found;
  const one = found.at(at);
  return one === undefined ? NONE : [one];
}

type Restriction = (children: readonly SyntaxNode[], node: SyntaxNode) => readonly SyntaxNode[];

function restriction(text: string): Restriction {
  const [word, place] = text.split(' ') as [string, string];
  if (word === 'but') {
    const find = findAll(place);
    return (children, node) => {
      const left = find(node);
      return left.length === 0 ? children : children.filter((child) => !left.includes(child));
    };
  }
  const find = finder(place);
  const isAfter = word === 'after';
  return (children, node) => {
    const mark = find(node);
    if (mark === undefined) return NONE;
    const at = children.indexOf(mark);
    return isAfter ? children.slice(at + 1) : children.slice(0, Math.max(0, at));
  };
}
