/**
 * Sequences: arguments, statements, members, entries. How a sequence matches is decided by its kind: in
 * order, in any order, or as statements, where an ellipsis reaches into nested blocks.
 */

import type { Node } from '../syntax/node.ts';
import { addAll } from '../text/lists.ts';
import type { Bindings } from './bindings.ts';
import { isEllipsis, onlyEllipsis } from './ellipsis.ts';
import type { Matcher, MatchNode, Then } from './matcher.ts';

/** Sequences in which order does not matter and the code may have more than the pattern. */
const SUBSETS = new Set([
  'Decorators',
  'Modifiers',
  'Supers',
  'ImportNames',
  'Attributes',
  'ClassBody',
  'Handlers',
  'Object',
  'object_type',
  'Set',
]);

/** Sequences of statements. */
const STATEMENTS = new Set(['Block', 'Program']);

/** Matches the children of two sequences of one kind. */
export const matchSequence: MatchNode = (matcher, pattern, target, bindings, then) => {
  if (onlyEllipsis(pattern)) return then(bindings);
  // A switch of which a pattern names no case is any switch, and so is an element without its children.
  if (pattern.children.length === 0) {
    if (pattern.kind === 'Cases') return then(bindings);
    if (pattern.kind === 'Children' && matcher.options.looseSingletons) return then(bindings);
  }
  // Cases of which none goes on into the next may stand in any order.
  if (pattern.kind === 'Cases' && pattern.children.every(({ text }) => text === '->')) {
    return (
      pattern.children.length === target.children.length &&
      matchSubset(matcher, pattern.children, target.children, bindings, then)
    );
  }
  if (STATEMENTS.has(pattern.kind)) {
    return matchStatements(
      matcher,
      pattern.children,
      target,
      0,
      !pattern.children.some(isEllipsis),
      bindings,
      then,
    );
  }
  if (pattern.kind === 'Arguments' || (pattern.kind === 'Object' && pattern.text === 'exact'))
    return matchArguments(matcher, pattern.children, target.children, bindings, then);
  if (pattern.kind === 'Decorators' && matcher.options.decoratorOrder)
    return inSubsequence(matcher, pattern.children, 0, target.children, 0, bindings, then);
  if (SUBSETS.has(pattern.kind)) {
    const exact = isExact(matcher, pattern) && !pattern.children.some(isEllipsis);
    if (exact && pattern.children.length !== target.children.length) return false;
    return matchSubset(matcher, pattern.children, target.children, bindings, then);
  }
  if (inOrder(matcher, pattern.children, 0, target.children, 0, bindings, then)) return true;
  // What an extension method is called on stands among its parameters; who calls it does not give it.
  return (
    pattern.kind === 'Parameters' &&
    isReceiver(matcher, target.children[0]) &&
    inOrder(matcher, pattern.children, 0, target.children, 1, bindings, then)
  );
};

/** Whether a parameter is what the function is called on. */
function isReceiver({ facts }: Matcher, parameter: Node | undefined): boolean {
  const { receiverModifiers } = facts.semantics;
  const words = parameter?.get('modifiers')?.children ?? [];
  return words.some(({ text }) => receiverModifiers?.includes(text) === true);
}

/** Whether such a sequence may have nothing that the pattern does not say, as the language or the rule has it. */
function isExact({ options }: Matcher, pattern: Node): boolean {
  if (pattern.kind === 'Attributes') return !options.implicitAttributes;
  return pattern.kind === 'Object' && (pattern.text === 'closed' || !options.implicitEllipsis);
}

/** In order, each pattern one child, an ellipsis any number. */
function inOrder(
  matcher: Matcher,
  patterns: readonly Node[],
  i: number,
  targets: readonly Node[],
  j: number,
  bindings: Bindings,
  then: Then,
): boolean {
  const pattern = patterns[i];
  if (pattern === undefined) return j === targets.length && then(bindings);
  if (anyNumber(pattern)) {
    if (i === patterns.length - 1) return take(matcher, pattern, targets.slice(j), bindings, then);
    for (let next = j; next <= targets.length; next++) {
      const stop = take(matcher, pattern, targets.slice(j, next), bindings, (more) =>
        inOrder(matcher, patterns, i + 1, targets, next, more, then),
      );
      if (stop) return true;
    }
    return false;
  }
  const target = targets[j];
  if (target === undefined || (isGivenByName(target) && hasPlace(patterns, i))) return false;
  return matcher.match(pattern, target, bindings, (more) =>
    inOrder(matcher, patterns, i + 1, targets, j + 1, more, then),
  );
}

/** In order, each pattern one child, with any others between them. */
function inSubsequence(
  matcher: Matcher,
  patterns: readonly Node[],
  i: number,
  targets: readonly Node[],
  from: number,
  bindings: Bindings,
  then: Then,
): boolean {
  const pattern = patterns[i];
  if (pattern === undefined) return then(bindings);
  if (isEllipsis(pattern)) return inSubsequence(matcher, patterns, i + 1, targets, from, bindings, then);
  for (let j = from; j < targets.length; j++) {
    const stop = matcher.match(pattern, targets[j] as Node, bindings, (more) =>
      inSubsequence(matcher, patterns, i + 1, targets, j + 1, more, then),
    );
    if (stop) return true;
  }
  return false;
}

/** An ellipsis, or text inside a string that is one. */
function anyNumber(pattern: Node): boolean {
  return (
    isEllipsis(pattern) ||
    (pattern.kind === 'StringText' && (pattern.text === '...' || pattern.text.startsWith('$...')))
  );
}

/** An ellipsis takes some nodes; a named one is bound to them. */
function take(
  matcher: Matcher,
  pattern: Node,
  nodes: readonly Node[],
  bindings: Bindings,
  then: Then,
): boolean {
  const named = pattern.kind === 'EllipsisMetavariable' || pattern.text.startsWith('$');
  return named ? matcher.bind(pattern.text, { type: 'nodes', nodes }, bindings, then) : then(bindings);
}

/** Positional arguments in order, named ones in any order; an ellipsis allows for more of both. */
export function matchArguments(
  matcher: Matcher,
  patterns: readonly Node[],
  targets: readonly Node[],
  bindings: Bindings,
  then: Then,
): boolean {
  const named = patterns.filter((pattern) => nameOf(pattern)?.kind === 'Identifier');
  if (named.length === 0) return inOrder(matcher, patterns, 0, targets, 0, bindings, then);
  const positional = patterns.filter((pattern) => !named.includes(pattern));
  const more = positional.some(isEllipsis);
  const next = (at: number, used: readonly Node[], bound: Bindings): boolean => {
    const wanted = named[at];
    if (wanted === undefined) {
      const rest = targets.filter((target) => !used.includes(target));
      const plain = more ? rest : rest.filter((target) => nameOf(target) === undefined);
      if (!more && plain.length !== rest.length) return false;
      return inOrder(matcher, positional, 0, plain, 0, bound, then);
    }
    for (const target of targets) {
      if (nameOf(target) === undefined || used.includes(target)) continue;
      if (matcher.match(wanted, target, bound, (further) => next(at + 1, [...used, target], further)))
        return true;
    }
    return false;
  };
  return next(0, [], bindings);
}

/**
 * Whether a metavariable stands for the argument in a certain place, and so for none that is given by name. The first
 * one may: who calls a function by names alone means its first parameter by one of them.
 */
function hasPlace(patterns: readonly Node[], i: number): boolean {
  return i > 0 && patterns[i]?.kind === 'Metavariable' && !patterns.slice(0, i).some(isEllipsis);
}

/** Whether an argument is given by its name. */
function isGivenByName(node: Node): boolean {
  return node.kind === 'Argument' && nameOf(node)?.kind === 'Identifier';
}

/** The name of a named argument or of an entry in a literal. */
function nameOf(node: Node): Node | undefined {
  return node.kind === 'Argument' ? node.get('name') : node.kind === 'Pair' ? node.get('key') : undefined;
}

/** Each pattern some child of its own, in any order; a named ellipsis is bound to the rest. */
function matchSubset(
  matcher: Matcher,
  patterns: readonly Node[],
  targets: readonly Node[],
  bindings: Bindings,
  then: Then,
): boolean {
  const wanted = patterns.filter((pattern) => !isEllipsis(pattern));
  const rest = patterns.find((pattern) => pattern.kind === 'EllipsisMetavariable');
  const used = new Set<number>();
  const next = (at: number, bound: Bindings): boolean => {
    const pattern = wanted[at];
    if (pattern === undefined) {
      if (rest === undefined) return then(bound);
      return take(
        matcher,
        rest,
        targets.filter((_, i) => !used.has(i)),
        bound,
        then,
      );
    }
    for (let i = 0; i < targets.length; i++) {
      if (used.has(i)) continue;
      used.add(i);
      const stop = matcher.match(pattern, targets[i] as Node, bound, (more) => next(at + 1, more));
      used.delete(i);
      if (stop) return true;
    }
    return false;
  };
  return wanted.length <= targets.length && next(0, bindings);
}

// ---------------------------------------------------------------------------------------------------
// Statements

/** Called with the bindings and the last statement that the pattern took, or null when it took none. */
export type ThenStatements = (bindings: Bindings, last: Node | null) => boolean;

/**
 * Statements from `start` on. After an ellipsis the rest is also sought in the blocks inside the statements
 * that follow, as an execution would reach it. `exact`: nothing may follow.
 */
export function matchStatements(
  matcher: Matcher,
  patterns: readonly Node[],
  container: Node,
  start: number,
  exact: boolean,
  bindings: Bindings,
  then: ThenStatements,
): boolean {
  const direct = container.children;
  const flat = (): Flat => flatten(container);
  // A state without new bindings has one outcome, so it is visited once: many ellipses stay polynomial.
  const seen = new Set<number>();
  const next = (i: number, list: readonly Node[], j: number, bound: Bindings, last: Node | null): boolean => {
    const pattern = patterns[i];
    if (pattern === undefined) return (!exact || j === list.length) && then(bound, last);
    if (!isEllipsis(pattern)) {
      const target = list[j];
      if (target === undefined) return false;
      // What comes next is the statement behind it, not the first one in its blocks.
      const isNextEllipsis = i + 1 < patterns.length && isEllipsis(patterns[i + 1] as Node);
      const after = list === direct || isNextEllipsis ? j + 1 : flat().after[j];
      return matcher.matchStatement(pattern, target, bound, (more) =>
        next(i + 1, list, after ?? list.length, more, target),
      );
    }
    if (i === patterns.length - 1) {
      return take(matcher, pattern, list.slice(j), bound, (more) =>
        then(more, direct[direct.length - 1] ?? last),
      );
    }
    const { statements } = flat();
    const from =
      list === statements ? j : j >= list.length ? statements.length : statements.indexOf(list[j] as Node);
    for (let k = from; k <= statements.length; k++) {
      if (bound === bindings) {
        const state = i * 1_000_000 + k;
        if (seen.has(state)) continue;
        seen.add(state);
      }
      const stop = take(
        matcher,
        pattern,
        pattern.kind === 'Ellipsis' ? [] : statements.slice(from, k),
        bound,
        (more) => next(i + 1, statements, k, more, last),
      );
      if (stop) return true;
    }
    return false;
  };
  return next(0, direct, start, bindings, null);
}

/** The statements of a block and of all blocks inside them, in the order of the text. */
interface Flat {
  readonly statements: readonly Node[];
  /** For each of them, the index of the first that is behind it and not inside of it. */
  readonly after: readonly number[];
}

const flattened = new WeakMap<Node, Flat>();

function flatten(container: Node): Flat {
  let found = flattened.get(container);
  if (found === undefined) {
    const statements: Node[] = [];
    const stack: Node[] = [...container.children].reverse();
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      statements.push(node);
      pushInner(node, stack);
    }
    found = { statements, after: endsOf(statements) };
    flattened.set(container, found);
  }
  return found;
}

function endsOf(statements: readonly Node[]): number[] {
  const after: number[] = [];
  const open: number[] = [];
  statements.forEach((statement, i) => {
    for (
      let at = open.at(-1);
      at !== undefined && (statements[at] as Node).end <= statement.start;
      at = open.at(-1)
    ) {
      after[at] = i;
      open.pop();
    }
    open.push(i);
  });
  for (const at of open) after[at] = statements.length;
  return after;
}

const BLOCKS = new Set(['Block', 'ClassBody', 'Program']);

/** Puts the statements directly inside a statement on the stack, the first on top. */
function pushInner(statement: Node, stack: Node[]): void {
  const inner: Node[] = [];
  const look: Node[] = [statement];
  for (let node = look.pop(); node !== undefined; node = look.pop()) {
    if (BLOCKS.has(node.kind)) addAll(inner, node.children);
    else if (node.kind === 'If' && node !== statement) inner.push(node);
    else for (let i = node.children.length - 1; i >= 0; i--) look.push(node.children[i] as Node);
  }
  for (let i = inner.length - 1; i >= 0; i--) stack.push(inner[i] as Node);
}
