/**
 * Fits a fix into the text around it, whichever fixer made it: line breaks as the file has them, and quotes that do
 * not end the string that the code stands in (`f"{load(x, 'y')}"`). Where that cannot be there is no fix, nor where a
 * comment would go, or where a name that the new code brings means something else at this place.
 */

import type { Fix, Span, TextEdit } from '../finding/finding.ts';
import type { Node } from '../syntax/node.ts';
import { type FixedProgram, nodeAround } from './fixer.ts';
import { tokensOf } from './tokens.ts';

export function fitted(fix: Fix, match: Span, program: FixedProgram): Fix | undefined {
  const { source, root } = program;
  if (losesComment(fix, program) || isShadowed(fix, match, program)) return undefined;
  const newline = source.includes('\r\n') ? '\r\n' : '\n';
  const edits: TextEdit[] = [];
  for (const edit of fix.edits) {
    const text = quotedFor(edit, root, source);
    if (text === undefined) return undefined;
    const lines = text.replace(/\r?\n/g, newline);
    if (source.slice(edit.start, edit.end) !== lines) edits.push({ ...edit, text: lines });
  }
  return edits.length === 0 ? undefined : { ...fix, edits };
}

/** The new text with other quotes where those of the string around it would end that; undefined where both would. */
function quotedFor(edit: TextEdit, root: Node, source: string): string | undefined {
  const quotes = quotesAround(edit, root, source);
  if (quotes.size === 0) return edit.text;
  // What is written on several lines or with escapes cannot stand in every string.
  if (/[\\\n]/.test(edit.text) && !/[\\\n]/.test(source.slice(edit.start, edit.end))) return undefined;
  const clashing = [...quotes].filter((quote) => added(edit, source, quote));
  if (clashing.length === 0) return edit.text;
  const [quote] = clashing;
  const other = quote === '"' ? "'" : '"';
  if (clashing.length > 1 || quotes.has(other) || edit.text.includes(other)) return undefined;
  return edit.text.replaceAll(quote as string, other);
}

/** Whether an edit brings a quote that was not there. */
function added({ start, end, text }: TextEdit, source: string, quote: string): boolean {
  return text.includes(quote) && !source.slice(start, end).includes(quote);
}

/** The quotes of the strings in whose interpolations an edit lies, apart from those that nest. */
function quotesAround({ start, end }: TextEdit, root: Node, source: string): Set<string> {
  const quotes = new Set<string>();
  let string: Node | undefined;
  for (let node: Node | undefined = root; node !== undefined; ) {
    if (node.kind === 'Interpolated') string = node;
    if (node.kind === 'Interpolation' && string !== undefined) {
      const quote = /^[^"'`]*("""|'''|["'`])/.exec(source.slice(string.start, string.end))?.[1] ?? '';
      if (quote === '"' || quote === "'") quotes.add(quote);
    }
    node = node.children.find((child) => child.start <= start && child.end >= end);
  }
  return quotes;
}

function losesComment({ edits }: Fix, { source, comments }: FixedProgram): boolean {
  return edits.some((edit) =>
    comments.some(
      ({ start, end }) =>
        edit.start < end && start < edit.end && !edit.text.includes(source.slice(start, end).trim()),
    ),
  );
}

/** Whether the new code speaks of something by a name that the program has given to something else here. */
function isShadowed({ edits }: Fix, match: Span, { source, root, facts }: FixedProgram): boolean {
  const place = nodeAround(root, match);
  const there = new Set([match, ...edits].flatMap(({ start, end }) => wordsIn(source.slice(start, end))));
  const brought = edits.flatMap(({ text }) => (/^\s*(?:from|import)\b/.test(text) ? [] : namesIn(text)));
  return brought.some((name) => !there.has(name) && facts.meaningOf(name, place)?.length === 0);
}

/** All words of old code, those in strings too: values stand there that the new code may hand over elsewhere. */
function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_$]+/gu) ?? [];
}

/** Words of new code that may be names of variables: no members, keys or names of arguments. */
function namesIn(text: string): string[] {
  const words = tokensOf(text, { start: 0, end: text.length }).map((token) => token.text);
  return words.filter((word, i) => {
    const isKey = words[i + 1] === ':' || (words[i + 1] === '=' && words[i + 2] !== '=');
    return /^[\p{L}_$]/u.test(word) && !/^\??\.$/.test(words[i - 1] ?? '') && !isKey;
  });
}
