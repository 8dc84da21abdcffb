/** What rules can ask about memory. */

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

/**
 * What an answer may depend on beside the expression that is asked about. For `outside` and its kind: `index`. For
 * `too-small` and its kind one of: `bytes`, how many are written; `text`, which is written with the zero at its end;
 * `format`, the format of `printf` by which a text is written, an argument of a call.
 */
export const BESIDE = ['index', 'bytes', 'text', 'format'] as const;

export type Beside<T> = Readonly<Partial<Record<(typeof BESIDE)[number], T | undefined>>>;
