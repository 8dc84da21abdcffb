/**
 * Puts another name in place of the one that a rule found, where it is a member (`hashlib.md5`) or the content
 * of a string. A name that was imported by itself would need another import, so it is left to a person.
 */

import type { Fixer } from './fixer.ts';

export const replaceMember: Fixer = ({ match, source, options, title }) => {
  const { by } = options;
  const before = source[match.start - 1];
  if (by === undefined || before === undefined || !'.\'"`'.includes(before)) return undefined;
  return { title, edits: [{ start: match.start, end: match.end, text: by }] };
};
