/** The words of a shell: a command is a call of its first, and a word needs no quotes to be a string. */

import { Node } from '../syntax/node.ts';

/** What is called and what it is given, in one list: a name among words is a word. */
export function words(call: Node): readonly Node[] {
  const callee = call.get('callee');
  const given = call.get('arguments')?.children ?? [];
  if (callee?.kind !== 'Identifier') return callee === undefined ? given : [callee, ...given];
  return [new Node('String', callee.text, callee.from, callee.to, [], null, callee.unit), ...given];
}

/** Whether a node is a word of a shell, or a command that has it for a name. */
export function isWord(word: string, target: Node): boolean {
  if (target.kind === 'Call') return target.get('callee')?.text === word;
  return target.kind === 'String' && target.text === word;
}

/** Whether a string stands in quotes, which a word of a shell need not. */
export function isQuoted({ text, from, to }: Node): boolean {
  return to - from >= text.length + 2;
}
