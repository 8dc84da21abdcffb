/**
 * Templates of frameworks: texts with metavariables in them, which are replaced by what these stand for. A filter
 * behind a bar changes that: `${NAME|singular}`. Unlike in patterns the braces are needed where letters follow.
 */

const FILTERS: Readonly<Record<string, (text: string) => string>> = {
  /** `admin/user_posts` is `Admin.UserPosts`, as Rails names the classes of paths. */
  camel: (text) =>
    text
      .split('/')
      .map((part) => part.replace(/(?:^|_)([a-z\d])/g, (_, letter: string) => letter.toUpperCase()))
      .join('.'),
  lower: (text) => text.toLowerCase(),
  /** The singular of a plural, by the ordinary rules of English. */
  singular: (text) =>
    text
      .replace(/ies$/, 'y')
      .replace(/(ss|sh|ch|x|z)es$/, '$1')
      .replace(/(?<![su])s$/, ''),
  /** The plural of a singular, likewise. */
  plural: (text) =>
    text
      .replace(/(?<![aeiou])y$/, 'ie')
      .replace(/(s|sh|ch|x|z)$/, '$1e')
      .concat('s'),
  /** The name of a class without the word that says what it is. */
  controller: (text) => text.replace(/Controller$/, ''),
};

function same(text: string): string {
  return text;
}

/** Fills a template. Null where a metavariable has no text, or a filter is not known. */
export function fill(template: string, textOf: (metavariable: string) => string | null): string | null {
  let isKnown = true;
  const filled = template.replace(
    /\$(?:\{(\w+)(?:\|(\w+))?\}|([A-Z_][A-Z_\d]*))/g,
    (_, braced?: string, filter?: string, plain?: string) => {
      const text = textOf(`$${braced ?? plain}`);
      const change =
        filter === undefined ? same : Object.hasOwn(FILTERS, filter) ? FILTERS[filter] : undefined;
      if (text === null || change === undefined) {
        isKnown = false;
        return '';
      }
      return change(text);
    },
  );
  return isKnown ? filled : null;
}
