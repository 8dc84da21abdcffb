/**
 * Sets text where HTML was set: `innerHTML` becomes `textContent`, `.html(x)` `.text(x)`. Only where what is
 * set brings no markup of its own, which would be shown as letters.
 */

import { visit } from '../syntax/node.ts';
import { type Fixer, nodeWithin } from './fixer.ts';

/** How HTML is set, in front of the value, and how text is. */
const SETTERS: readonly (readonly [RegExp, string])[] = [
  [/\b(innerHTML)\s*\+?=\s*$/, 'textContent'],
  [/\.(html)\(\s*$/, 'text'],
  [/\.(insertAdjacentHTML)\(\s*[^(),]+,\s*$/, 'insertAdjacentText'],
];

export const textForHtml: Fixer = ({ match, root, source, title }) => {
  const value = nodeWithin(root, match);
  if (value === undefined) return undefined;
  let markup = false;
  visit(value, (node) => {
    markup ||= (node.kind === 'String' || node.kind === 'StringText') && node.text.includes('<');
  });
  if (markup) return undefined;
  const before = source.slice(Math.max(0, match.start - 200), match.start);
  for (const [pattern, text] of SETTERS) {
    const found = pattern.exec(before);
    if (found === null) continue;
    const start = match.start - before.length + found.index + found[0].indexOf(found[1] as string);
    return { title, edits: [{ start, end: start + (found[1] as string).length, text }] };
  }
  return undefined;
};
