/** How a language spells the constructs that data flows through. */

/** A construct; `VALUE` stands for the data that flows through it into a sink. */
export interface Spelling {
  /** Statements of a function. */
  readonly body: string;
  /** Definitions beside that function: members of its class in languages that need one. */
  readonly beside?: string;
  /**
   * The same with something that keeps the data away, where that is more than sanitizing `VALUE`: the other
   * field, the key that is not tainted, the callback that answers a constant.
   */
  readonly harmless?: string;
}

export type Constructs = Readonly<Record<string, string | Spelling>>;

export interface LanguageSpellings {
  /** The language's id. */
  readonly language: string;
  readonly path: string;
  /** What `VALUE` becomes: untrusted, and the same sanitized. */
  readonly untrusted: string;
  readonly sanitized: string;
  /** The patterns of a source, a sanitizer and a sink, where they are no calls in parentheses. */
  readonly source?: string;
  readonly sanitizer?: string;
  readonly sink?: string;
  /** A whole program of the statements of a function and the definitions beside it. */
  program(body: string, beside: string): string;
  /** Constructs of other tables that the language does not have, in words. */
  readonly lacks?: string;
  readonly constructs: Constructs;
}

/** Indents all lines. */
export function indented(text: string, by: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? line : by + line))
    .join('\n');
}
