/** Names with dots in them as one text, in the same form for all languages: `os.path.join`, `std::sort`. */

import type { Node } from './node.ts';

/** A chain of names as dotted text, whatever the language writes between them; null for anything else. */
export function dottedText(node: Node | undefined): string | null {
  const segments: string[] = [];
  let at = node;
  while (at?.kind === 'Member') {
    const property = at.get('property');
    if (property === undefined || property.children.length > 0) return null;
    segments.push(property.text);
    at = at.get('object');
  }
  if (at === undefined || at.children.length > 0 || at.text === '') return null;
  segments.push(at.text);
  const text = segments.reverse().join('.');
  return /[\\:]/.test(text) ? text.replace(/(^|\.)(?:\\|::)+/g, '$1').replace(/\\|::/g, '.') : text;
}
