/** Messages with their metavariables filled in. */

import { type Bindings, lookup, textOf } from '../pattern/bindings.ts';

/** The longest piece of code that is quoted in a message. */
const MAXIMUM_QUOTE = 80;

/** Fills `$X` in a message with the code that it stands for, on one line and not too long. */
export function renderMessage(message: string, bindings: Bindings, source: string): string {
  return substitute(message, bindings, source, (text) => {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length > MAXIMUM_QUOTE ? `${line.slice(0, MAXIMUM_QUOTE)}…` : line;
  });
}

/** Replaces each metavariable that is bound by its code, shown as `show` says. */
export function substitute(
  template: string,
  bindings: Bindings,
  source: string,
  show: (text: string) => string,
): string {
  return template.replace(/\$(?:\.\.\.)?(?:[A-Z_][A-Z0-9_]*|\d+)/g, (name) => {
    const bound = lookup(bindings, name);
    return bound === undefined ? name : show(textOf(bound, source));
  });
}
