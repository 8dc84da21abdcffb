/** The tree of a regular expression: what `syntax.ts` reads and `program.ts` compiles. */

import type { CharacterSet } from './characterSet.ts';

export type Place =
  | 'line start'
  | 'line end'
  | 'text start'
  | 'text end'
  | 'last line end'
  | 'word'
  | 'no word';

/** A part of an expression. */
export type Regex =
  /** One character of a set. */
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'sequence'; readonly of: readonly Regex[] }
  | { readonly kind: 'choice'; readonly of: readonly Regex[] }
  | { readonly kind: 'group'; readonly number: number; readonly of: Regex }
  | {
      readonly kind: 'repeat';
      readonly of: Regex;
      readonly least: number;
      /** Infinity for no bound. */
      readonly most: number;
      readonly greedy: boolean;
    }
  /** Matched once: what it might have matched instead is not tried. */
  | { readonly kind: 'atomic'; readonly of: Regex }
  | { readonly kind: 'look'; readonly of: Regex; readonly behind: boolean; readonly negated: boolean }
  | { readonly kind: 'reference'; readonly number: number; readonly ignoreCase: boolean };

export interface ParsedRegex {
  readonly regex: Regex;
  readonly groups: number;
  /** Group numbers by name. */
  readonly names: ReadonlyMap<string, number>;
}
