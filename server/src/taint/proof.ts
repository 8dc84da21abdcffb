/** What checks prove, and what is known of the past of a function where that is made use of. */

import type { Node } from '../syntax/node.ts';
import type { Value } from './value.ts';

/** Something that is harmless: an expression, or a field of what it gives. */
export interface Proven {
  readonly node: Node;
  readonly path: readonly string[];
  /** Whether it was found out before, so that its value may be another by now. */
  readonly isEarlier: boolean;
  /** Whether it is nothing, or false: that says nothing of what it was made of. */
  readonly isFalse?: boolean;
}

/** What is proven: something, or of several lists all that one of them says. */
export type Proof = Proven | { readonly either: readonly (readonly Proof[])[] };

/** What is certain where a call of the program's own function comes back, gives true, or false. */
export interface CallChecks {
  readonly always: readonly Pick<Proven, 'node' | 'path'>[];
  readonly whenTrue: readonly Pick<Proven, 'node' | 'path'>[];
  readonly whenFalse: readonly Pick<Proven, 'node' | 'path'>[];
}

/** What the function did before, as far as it is known where it is looked at. */
export interface Past {
  /** What an expression was when it was worked out last. */
  lastValue(node: Node): Value | undefined;
  /** What gave a variable its only value, as the first of several: `u, err := url.Parse(s)`. */
  firstOf(name: Node): Node | undefined;
}
