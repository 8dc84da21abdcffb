/** The function that answers a request, found again in its program by where it begins. */

import type { Span } from '../finding/finding.ts';
import type { Node } from '../syntax/node.ts';
import { Definitions } from './definitions.ts';

/** A handler in a tree: a span in UTF-16 offsets with its decorators, and its parameters. */
export interface Handling extends Span {
  readonly parameters: readonly Node[];
}

/** The function that begins at an offset; undefined where none does, or something else is said to answer. */
export function handlingAt(root: Node, start: number): Handling | undefined {
  const defined = new Definitions(root).at(start);
  return defined?.kind === 'function' ? defined : undefined;
}
