/**
 * Writes a statement in front of the one that holds what a rule found, such as the setting that a factory
 * lacks. `on` says for which text of the match; only where all metavariables of the statement are names.
 */

import { substitute } from '../finding/render.ts';
import { compileRegex } from '../text/regex.ts';
import type { Fixer } from './fixer.ts';
import { beginsLine, indentationAt } from './indentation.ts';
import { statementAround } from './statements.ts';

export const insertBefore: Fixer = ({ match, root, source, options, title, searches }) => {
  const { on, statement } = options;
  const holder = statementAround(root, match);
  if (statement === undefined || holder === undefined) return undefined;
  const compiled = compileRegex(on ?? '');
  const before = source.slice(match.start, match.end);
  if ('error' in compiled || !compiled.regex.test(before, searches)) return undefined;
  let named = true;
  const text = substitute(statement, match.bindings, source, (code) => {
    named &&= /^\w+$/.test(code);
    return code;
  });
  if (!named || text.includes('$')) return undefined;
  const at = holder.start;
  const apart = beginsLine(source, at) ? `\n${indentationAt(source, at)}` : ' ';
  return { title, edits: [{ start: at, end: at, text: text + apart }] };
};
