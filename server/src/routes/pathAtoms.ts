/** What paths consist of, however a framework spells them. */

export interface Parameter {
  /** '' where it has none. */
  readonly name: string;
  /** A regular expression that its text matches as a whole; null where anything but a slash does. */
  readonly constraint: string | null;
  readonly isRest: boolean;
  readonly isOptional: boolean;
}

/** A part of a path: text, slashes among it, or a parameter. */
export type Atom = string | Parameter;
