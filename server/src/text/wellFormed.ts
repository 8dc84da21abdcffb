/**
 * Text for programs that store what they are given. Names of files whose bytes are no UTF-8 and code that was cut
 * have surrogates without a partner, and code can have NUL: databases refuse both, and with them the whole report.
 */

/** A text with U+FFFD in the place of lone surrogates and of control characters but tabs and line ends. */
export function wellFormed(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  return text.replace(/[\ud800-\udfff\0-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu, '\ufffd');
}

/** A value as JSON over several lines, all of its texts well-formed. */
export function wellFormedJson(value: unknown): string {
  const replace = (_: string, each: unknown): unknown => (typeof each === 'string' ? wellFormed(each) : each);
  return `${JSON.stringify(value, replace, 2)}\n`;
}
