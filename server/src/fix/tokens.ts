/**
 * Code as a row of words, strings and signs, without its white space and comments: enough to see what a template
 * changes of a pattern, and where the same words stand in code that was found. Knows no language: what it reads
 * as one token in a pattern, it reads as one in the code.
 */

import { type Bindings, lookup } from '../pattern/bindings.ts';

/** One token; UTF-16 offsets in its text. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What a token of a pattern or template stands for, if not for itself. */
  readonly hole?: 'metavariable' | 'ellipsis';
}

const HOLE = /\$(?:\.\.\.)?(?:[A-Z_][A-Z0-9_]*|\d+)(?![\p{L}\p{N}_])|\.\.\.(?![\p{L}\p{N}_$([{])/uy;
const TOKEN =
  /"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`|[\p{L}\p{N}_$]+|\S/uy;

/** The tokens of a piece of code between two offsets; `comments` are left out. */
export function tokensOf(
  source: string,
  { start, end }: { readonly start: number; readonly end: number },
  comments: readonly { readonly start: number; readonly end: number }[] = [],
): Token[] {
  const skipped = comments.filter((each) => each.start < end && each.end > start);
  return read(source, start, end, (at) => skipped.find((each) => each.start <= at && at < each.end)?.end);
}

/** The tokens of a pattern or template; metavariables that are bound, and ellipses, are holes. */
export function templateTokens(template: string, bindings: Bindings): Token[] {
  return read(template, 0, template.length, undefined, (text) =>
    text === '...' ? 'ellipsis' : lookup(bindings, text) === undefined ? undefined : 'metavariable',
  );
}

function read(
  text: string,
  start: number,
  end: number,
  skip: (at: number) => number | undefined = () => undefined,
  holeOf?: (text: string) => Token['hole'],
): Token[] {
  const tokens: Token[] = [];
  for (let at = start; at < end; ) {
    const behind = skip(at);
    if (behind !== undefined) at = behind;
    else if (/\s/.test(text[at] as string)) at++;
    else {
      const hole = holeOf && textAt(HOLE, text, at);
      const stands = hole === undefined ? undefined : holeOf?.(hole);
      const found =
        stands === undefined ? (textAt(TOKEN, text, at) ?? (text[at] as string)) : (hole as string);
      tokens.push({ text: found, start: at, end: at + found.length, ...(stands && { hole: stands }) });
      at += found.length;
    }
  }
  return tokens;
}

function textAt(expression: RegExp, text: string, at: number): string | undefined {
  expression.lastIndex = at;
  return expression.exec(text)?.[0];
}
