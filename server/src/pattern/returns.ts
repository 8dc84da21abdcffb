/**
 * What a function gives back without saying so: where its last expression is its value, that expression is a
 * `return` as well, in each branch in which the function may end.
 */

import type { Node } from '../syntax/node.ts';

/** The expressions that a function ends with. */
export function lastExpressions(definition: Node): Node[] {
  const found: Node[] = [];
  const stack: (Node | undefined)[] = [definition.get('body')];
  while (stack.length > 0) {
    const node = stack.pop();
    switch (node?.kind) {
      case undefined:
        break;
      case 'ExprStmt':
        // With a semicolon behind it, it is no value.
        if (node.children[0]?.to === node.to) stack.push(node.children[0]);
        break;
      case 'Block':
      case 'ExprBody':
        stack.push(node.children.at(-1));
        break;
      case 'If':
        stack.push(node.get('consequent'), node.get('alternative'));
        break;
      case 'Switch':
        for (const each of node.get('body')?.children ?? []) stack.push(each.get('body'));
        break;
      default:
        if (!ENDS_OTHERWISE.has(node?.kind ?? '')) found.push(node as Node);
    }
  }
  return found;
}

/** Statements that give no value, or say themselves where the function ends. */
const ENDS_OTHERWISE = new Set([
  'Return',
  'Throw',
  'Break',
  'Continue',
  'While',
  'DoWhile',
  'For',
  'ForEach',
  'Try',
  'FunctionDef',
  'ClassDef',
  'VarDef',
  'Import',
  'ImportFrom',
]);
