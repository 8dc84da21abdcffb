/**
 * The contract between the walk that holds patterns against nodes (`match.ts`) and the kinds of patterns that have
 * files of their own: these are called by the walk, and call it for what is inside them.
 */

import type { Facts } from '../facts/facts.ts';
import type { Node } from '../syntax/node.ts';
import type { SearchBudget } from '../text/searchBudget.ts';
import type { Bindings, Bound } from './bindings.ts';
import type { MatchOptions } from './options.ts';

/** Called with the bindings of one way to match; true stops the search. */
export type Then = (bindings: Bindings) => boolean;

/** How a kind of pattern is matched with a node: a value of this type for each, given the walk that it goes on with. */
export type MatchNode = (
  matcher: Matcher,
  pattern: Node,
  target: Node,
  bindings: Bindings,
  then: Then,
) => boolean;

/** Each method calls `then` for each way to match, and answers whether a `then` said to stop. */
export interface Matcher {
  readonly facts: Facts;
  readonly options: MatchOptions;
  /** What regular expressions inside the pattern may cost. */
  readonly searches: SearchBudget;
  /** Matches a node. */
  match(pattern: Node, target: Node, bindings: Bindings, then: Then): boolean;
  /** Matches a node, or anything inside of it but the bodies of functions. */
  matchDeep(pattern: Node, target: Node, bindings: Bindings, then: Then): boolean;
  /** Matches one statement of several. */
  matchStatement(pattern: Node, target: Node, bindings: Bindings, then: Then): boolean;
  /** Matches the parts of two nodes of one kind, role by role. */
  matchShaped(pattern: Node, target: Node, bindings: Bindings, then: Then): boolean;
  /** Matches the parts in the given roles, one after the other. */
  matchRoles(pattern: Node, target: Node, roles: readonly string[], bindings: Bindings, then: Then): boolean;
  /** Binds a metavariable, or holds it against what it is already bound to. */
  bind(name: string, bound: Bound, bindings: Bindings, then: Then): boolean;
  /** The same with a node. */
  bindNode(name: string, target: Node, bindings: Bindings, then: Then): boolean;
}
