/**
 * Starts a program with its arguments instead of a shell with a text: `exec('rm -rf ' + name)` becomes
 * `execFile('rm', ['-rf', name])`, for Node's `child_process`. Only where the text has nothing that only a shell
 * understands, and every value is an argument of its own.
 */

import type { Node } from '../syntax/node.ts';
import { type Fixer, nodeWithin } from './fixer.ts';
import { piecesOf } from './pieces.ts';

const WITHOUT_SHELL: Readonly<Record<string, string>> = { exec: 'execFile', execSync: 'execFileSync' };
const SHELL_SYNTAX = /[|&;<>()$`"'\\*?~#{}[\]\n]/;

export const argumentsForShell: Fixer = ({ match, root, source, title }) => {
  const command = nodeWithin(root, match);
  const callee = command === undefined ? undefined : calleeOf(root, command);
  // A function that was imported by itself would need another import.
  const property = callee?.get('property');
  const name = property && WITHOUT_SHELL[property.text];
  if (command === undefined || property === undefined || name === undefined) return undefined;
  const words = wordsOf(command, source);
  if (words === undefined) return undefined;
  const [program, ...rest] = words;
  return {
    title,
    edits: [
      { start: property.start, end: property.end, text: name },
      { start: command.start, end: command.end, text: `${program}, [${rest.join(', ')}]` },
    ],
  };
};

function calleeOf(root: Node, argument: Node): Node | undefined {
  let found: Node | undefined;
  for (let node: Node | undefined = root; node !== undefined && node !== argument; ) {
    if (node.kind === 'Call' && node.get('arguments')?.children[0] === argument) found = node.get('callee');
    node = node.children.find((child) => child.start <= argument.start && child.end >= argument.end);
  }
  return found;
}

/** The words of a command as code: literals and values; undefined where a shell does more than split them. */
function wordsOf(command: Node, source: string): readonly string[] | undefined {
  const pieces = piecesOf(command);
  if (pieces?.[0]?.type !== 'text') return undefined;
  const words: string[] = [];
  for (const [i, piece] of pieces.entries()) {
    if (piece.type === 'value') {
      const [before, after] = [pieces[i - 1], pieces[i + 1]];
      const apart =
        before?.type === 'text' &&
        /\s$/.test(before.text) &&
        (after === undefined || (after.type === 'text' && /^(\s|$)/.test(after.text)));
      if (!apart) return undefined;
      words.push(source.slice(piece.node.start, piece.node.end));
    } else {
      if (SHELL_SYNTAX.test(piece.text)) return undefined;
      words.push(
        ...piece.text
          .split(/\s+/)
          .filter((word) => word !== '')
          .map((word) => `'${word}'`),
      );
    }
  }
  return words.length > 1 && words[0]?.startsWith("'") ? words : undefined;
}
