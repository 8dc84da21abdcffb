/** Regular expressions that are written with delimiters around them: `/a/i`, `%r{a}`, PHP's `'#a#i'`. */

export interface RegexLiteral {
  readonly source: string;
  readonly flags: string;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/** The parts of a literal; undefined where a text has no delimiters. */
export function regexLiteral(text: string): RegexLiteral | undefined {
  const parts = /^(?:%r)?([^\w\s\\])([\s\S]*)([^\w\s])([a-zA-Z]*)$/.exec(text);
  if (parts === null) return undefined;
  const [, open = '', source = '', close, flags = ''] = parts;
  return close === (CLOSING[open] ?? open) ? { source, flags } : undefined;
}

/** An expression with those of its flags in front that say what it matches: case, lines, what `.` takes, white space. */
export function withFlags({ source, flags }: RegexLiteral): string {
  const known = [...'imsx'].filter((flag) => flags.includes(flag)).join('');
  return known === '' ? source : `(?${known})${source}`;
}
