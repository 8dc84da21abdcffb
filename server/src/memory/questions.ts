/** What rules can ask about memory. */

import type { Node } from '../syntax/node.ts';

/** What can be asked of an expression. Those that begin with `maybe` hold on some way that leads there, the others on all. */
export const MEMORY_QUESTIONS = [
  'freed',
  'maybe-freed',
  'null-pointer',
  'maybe-null',
  'unset',
  'maybe-unset',
  'zero',
  'local',
  'not-heap',
  'leaked',
  'maybe-leaked',
  'unread',
  'outside',
  'maybe-beyond',
  'half-tested',
  'sized',
  'too-small',
  'maybe-too-small',
] as const;

export type MemoryQuestion = (typeof MEMORY_QUESTIONS)[number];

/** What an answer may depend on beside the expression that is asked about. */
export interface Beside {
  /** For `outside` and its kind: the index. */
  readonly index?: Node | undefined;
  /** For `too-small` and its kind: how many bytes are written. */
  readonly bytes?: Node | undefined;
  /** For `too-small` and its kind: a text that is written with the zero at its end. */
  readonly text?: Node | undefined;
  /** For `too-small` and its kind: the format of `printf` by which a text is written, an argument of a call. */
  readonly format?: Node | undefined;
}
