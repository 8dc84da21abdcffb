/** What metavariables are bound to during and after a match: a persistent list, so that backtracking is free. */

import type { Node } from '../syntax/node.ts';

/** What a metavariable stands for. */
export type Bound =
  /** A node, or for an ellipsis metavariable any number of them. */
  | { readonly type: 'nodes'; readonly nodes: readonly Node[] }
  /** A piece of text: the inside of a string, a part of a qualified name. UTF-16 offsets in the document. */
  | { readonly type: 'text'; readonly text: string; readonly start: number; readonly end: number };

/** Bindings, newest first; null is none. */
export type Bindings = Binding | null;

export class Binding {
  constructor(
    readonly name: string,
    readonly bound: Bound,
    readonly next: Bindings,
  ) {}
}

/** What a metavariable is bound to, or undefined. */
export function lookup(bindings: Bindings, name: string): Bound | undefined {
  for (let at = bindings; at !== null; at = at.next) if (at.name === name) return at.bound;
  return undefined;
}

/** The span of what a metavariable is bound to, UTF-16 offsets; undefined when it is bound to nothing. */
export function spanOf(bound: Bound): { start: number; end: number } | undefined {
  if (bound.type === 'text') return { start: bound.start, end: bound.end };
  const first = bound.nodes[0];
  const last = bound.nodes[bound.nodes.length - 1];
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end };
}

/** The text that a metavariable is bound to. */
export function textOf(bound: Bound, source: string): string {
  if (bound.type === 'text') return bound.text;
  const span = spanOf(bound);
  return span === undefined ? '' : source.slice(span.start, span.end);
}
