/**
 * Gives a call's named argument a value: `secure=False` becomes `secure=True`, and where the argument is
 * missing it is added. For languages that write named arguments as `name=value`.
 */

import type { Node } from '../syntax/node.ts';
import { insertArgument } from './addArgument.ts';
import type { Fixer } from './fixer.ts';
import { nodeAt } from './fixer.ts';

export const setArgument: Fixer = ({ match, source, root, options, title }) => {
  const { argument, value } = options;
  const call = nodeAt(root, match, ['Call', 'New']);
  const list = call?.get('arguments');
  if (argument === undefined || value === undefined || list === undefined) return undefined;
  const given = list.children.find((child) => nameOf(child, source) === argument);
  if (given === undefined) return insertArgument(list, `${argument}=${value}`, source, title);
  const old = given.children[given.children.length - 1];
  if (old === undefined) return undefined;
  return { title, edits: [{ start: old.start, end: old.end, text: value }] };
};

function nameOf(argument: Node, source: string): string | undefined {
  return /^(\w+)\s*=(?!=)/.exec(source.slice(argument.start, argument.end))?.[1];
}
