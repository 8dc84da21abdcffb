/**
 * Gives a call's named argument a value: `secure=False` becomes `secure=True`, and where the argument is missing it
 * is added. `position` says which one it is where it can stand without its name (the first is 1). For languages that
 * write named arguments as `name=value`. Where what is spread into the call may bring the argument, there is no fix.
 */

import type { TextEdit } from '../finding/finding.ts';
import type { Node } from '../syntax/node.ts';
import { type FixContext, type Fixer, nodeAt } from './fixer.ts';
import { beginsLine, indentationAt } from './indentation.ts';
import { tokensOf } from './tokens.ts';

export const setArgument: Fixer = (context) => {
  const { match, root, options, title } = context;
  const { argument, value, position } = options;
  const list = nodeAt(root, match, ['Call', 'New'])?.get('arguments');
  if (argument === undefined || value === undefined || list?.kind !== 'Arguments') return undefined;
  const given = list.children.find((child) => child.get('name')?.text === argument);
  const old = given?.get('value') ?? byPosition(list, position);
  if (old === 'unknown') return undefined;
  const edit =
    old === undefined
      ? insertion(list, `${argument}=${value}`, context)
      : { start: old.start, end: old.end, text: value };
  return edit && { title, edits: [edit] };
};

/** The argument at a position, counted from 1; `unknown` where what is spread into the call may be the one. */
function byPosition(list: Node, position: string | undefined): Node | 'unknown' | undefined {
  const spread = list.children.findIndex(({ kind }) => kind === 'Spread');
  const at = position === undefined ? Number.POSITIVE_INFINITY : Number(position) - 1;
  const found = list.children[at];
  if (found !== undefined && found.kind !== 'Argument' && (spread < 0 || spread > at)) return found;
  const mayBring = list.children.some(
    ({ kind, text }) => kind === 'Spread' && (text !== '*' || position !== undefined),
  );
  return mayBring ? 'unknown' : undefined;
}

/** Behind the last argument, as that is set off from the one before, using a comma that is already there. */
function insertion(list: Node, argument: string, { source, comments }: FixContext): TextEdit | undefined {
  if (source[list.start] !== '(' || source[list.end - 1] !== ')') return undefined;
  const last = list.children[list.children.length - 1];
  if (last === undefined) return { start: list.start + 1, end: list.start + 1, text: argument };
  // A generator that is the only argument is written without the brackets that it needs beside another.
  if (last.kind === 'Comprehension' && (last.start <= list.start || !/[([{]/.test(source[last.start] ?? '')))
    return undefined;
  const behind = tokensOf(source, { start: last.end, end: list.end - 1 }, comments);
  const comma = behind.find(({ text }) => text === ',');
  const at = comma?.end ?? last.end;
  const apart = beginsLine(source, last.start) ? `\n${indentationAt(source, last.start)}` : ' ';
  return { start: at, end: at, text: comma === undefined ? `,${apart}${argument}` : `${apart}${argument},` };
}
