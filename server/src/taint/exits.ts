/** Where a function, or the program, is left: what sinks that are `at-exit` are held to. */

import type { Node } from '../syntax/node.ts';

const known = new WeakMap<Node, readonly Node[]>();

/** Whether a node lies in the last statement of one of the ways through a function, or of the program. */
export function isAtExit(node: Node, within: Node): boolean {
  let exits = known.get(within);
  if (exits === undefined) {
    exits = findExits(within);
    known.set(within, exits);
  }
  return exits.some(({ start, end }) => start <= node.start && node.end <= end);
}

function findExits(within: Node): Node[] {
  const exits: Node[] = [];
  const body = within.kind === 'Program' ? within : within.get('body');
  if (body === undefined) return exits;
  addReturns(body, exits);
  addLast(body, exits);
  return exits;
}

/** Adds everything that returns by itself, functions inside left out. */
function addReturns(node: Node, exits: Node[]): void {
  if (node.kind === 'Return') exits.push(node);
  else if (node.kind !== 'FunctionDef' && node.kind !== 'Lambda' && node.kind !== 'ClassDef')
    for (const child of node.children) addReturns(child, exits);
}

/** Adds the statements behind which nothing follows. */
function addLast(statement: Node, exits: Node[]): void {
  const last = statement.children[statement.children.length - 1];
  switch (statement.kind) {
    case 'Program':
    case 'Block':
      if (last !== undefined) addLast(last, exits);
      return;
    case 'If': {
      const branches = [statement.get('consequent'), statement.get('alternative')];
      for (const branch of branches) if (branch !== undefined) addLast(branch, exits);
      return;
    }
    case 'Try': {
      const finalizer = statement.get('finalizer');
      const ends = finalizer === undefined ? [statement.get('else') ?? statement.get('body')] : [finalizer];
      for (const end of ends) if (end !== undefined) addLast(end, exits);
      if (finalizer === undefined)
        for (const handler of statement.get('handlers')?.children ?? [])
          if (handler.get('body') !== undefined) addLast(handler.get('body') as Node, exits);
      return;
    }
    case 'With':
    case 'Labeled':
      if (statement.get('body') !== undefined) addLast(statement.get('body') as Node, exits);
      return;
    case 'FunctionDef':
    case 'ClassDef':
      return;
    default:
      exits.push(statement);
  }
}
