/**
 * HTML and XML written so that no text can become markup: what a template is given is escaped unless it is
 * `Markup` itself, which only templates make. What cannot be seen is shown as an escape, as in other reports;
 * some of it would not even be allowed in XML.
 */

import { seen } from '../text/quote.ts';

/** Text that is markup already. */
export class Markup {
  constructor(readonly text: string) {}
}

export type MarkupValue = string | number | Markup | readonly Markup[];

/** A template of markup: markup`<p>${text}</p>`. Attributes stand in double quotes. */
export function markup(strings: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  let text = strings[0] as string;
  values.forEach((value, i) => {
    text += written(value) + strings[i + 1];
  });
  return new Markup(text);
}

/** Several lines of text, each escaped, with their line breaks. */
export function markupLines(lines: readonly string[]): Markup {
  return new Markup(lines.map(escapedMarkup).join('\n'));
}

function written(value: MarkupValue): string {
  if (value instanceof Markup) return value.text;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escapedMarkup(value);
  return value.map(({ text }) => text).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapedMarkup(text: string): string {
  return seen(text).replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}
