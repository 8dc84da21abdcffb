/** Descriptions that reports write as HTML or the like, as plain text. */

import { cutText, onOneLine } from './json.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  amp: '&',
};

/** The text without its tags, on one line, cut to a length that can be shown. */
export function withoutMarkup(markup: string): string {
  const text = markup
    .slice(0, 100_000)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(lt|gt|quot|apos|nbsp|amp|#39);/g, (_, name: string) => ENTITIES[name] ?? "'")
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,:;)])/g, '')
    .trim();
  return cutText(text);
}

/** The beginning of a long text on one line: what a list of results has room for. */
export function inShort(text: string): string {
  return onOneLine(text, 500);
}
