/** A place that the checklist names, for people to go to. */

/** Where an item leads. */
export interface Place {
  /** As the host names files. */
  readonly path: string;
  /** Lines from 1, the last is part of it; absent where the whole file is meant. */
  readonly startLine?: number;
  readonly endLine?: number;
  /** What is the matter there, in a few words. */
  readonly what: string;
}
