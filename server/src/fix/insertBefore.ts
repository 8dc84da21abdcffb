/**
 * Writes a statement in front of the one that holds what a rule found, such as the setting that a factory
 * lacks. `on` says for which text of the match; only where all metavariables of the statement are names.
 */

import { substitute } from '../engine/render.ts';
import type { Node } from '../syntax/node.ts';
import { compileRegex } from '../text/regex.ts';
import type { Fixer } from './fixer.ts';
import { indent } from './template.ts';

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
  return { title, edits: [{ start: at, end: at, text: indent(`${text}\n `, source, at).slice(0, -1) }] };
};

/** The innermost statement of a block around a span. */
function statementAround(root: Node, span: { start: number; end: number }): Node | undefined {
  let found: Node | undefined;
  let parent = root;
  for (;;) {
    const child = parent.children.find((each) => each.start <= span.start && each.end >= span.end);
    if (child === undefined) return found;
    if (parent.kind === 'Block') found = child;
    parent = child;
  }
}
