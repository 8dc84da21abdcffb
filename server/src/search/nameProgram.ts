/**
 * A name as a program of its own: what a metavariable stands for may be a type or a name that only an import has,
 * which no grammar would read by itself, and conditions look into it as into any code.
 */

import { leaf, Node } from '../syntax/node.ts';

const NAME = /^[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u;

/** The program that is nothing but a dotted name, or null where a text is none. */
export function nameProgram(text: string): Node | null {
  if (!NAME.test(text)) return null;
  const unit = { offset: 0 };
  let start = 0;
  let name: Node | undefined;
  for (const part of text.split('.')) {
    const end = start + part.length;
    const own = leaf('Identifier', part, start, end, unit);
    name =
      name === undefined ? own : new Node('Member', '', 0, end, [name, own], ['object', 'property'], unit);
    start = end + 1;
  }
  const statement = new Node('ExprStmt', '', 0, text.length, name ? [name] : [], ['expression'], unit);
  return new Node('Program', '', 0, text.length, [statement], null, unit);
}
