/** Adds an argument to the call that a rule found: `timeout=10`, `{ signal }`. */

import type { Fix } from '../engine/finding.ts';
import type { Node } from '../syntax/node.ts';
import type { Fixer } from './fixer.ts';
import { nodeAt } from './fixer.ts';

export const addArgument: Fixer = ({ match, source, root, options, title }) => {
  const { argument } = options;
  const list = nodeAt(root, match, ['Call', 'New'])?.get('arguments');
  if (argument === undefined || list === undefined) return undefined;
  return insertArgument(list, argument, source, title);
};

/** The fix that adds an argument to a list of arguments in parentheses; undefined for a list without. */
export function insertArgument(list: Node, argument: string, source: string, title: string): Fix | undefined {
  if (source[list.end - 1] !== ')') return undefined;
  return { title, edits: [insertion(list, argument, source)] };
}

/** Behind the last argument, in front of the parenthesis; a comma that is already there is used. */
function insertion(
  list: Node,
  argument: string,
  source: string,
): { start: number; end: number; text: string } {
  const last = list.children[list.children.length - 1];
  if (last === undefined) return { start: list.start + 1, end: list.start + 1, text: argument };
  const hasComma = source.slice(last.end, list.end - 1).includes(',');
  const at = hasComma ? source.indexOf(',', last.end) + 1 : last.end;
  return { start: at, end: at, text: hasComma ? ` ${argument},` : `, ${argument}` };
}
