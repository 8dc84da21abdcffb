/** Where a function, or the program, is left: what sinks that are `at-exit` are held to. */

import { type Node, visitWhere } from '../syntax/node.ts';

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
  // Everything that returns by itself, functions inside left out.
  visitWhere(body, (node) => {
    if (node.kind === 'Return') exits.push(node);
    return !LEFT_OUT.has(node.kind);
  });
  // The statements behind which nothing follows.
  const ends: Node[] = [body];
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    const inner = lastIn(end);
    if (inner === undefined) exits.push(end);
    else for (const part of inner) if (part !== undefined) ends.push(part);
  }
  return exits;
}

const LEFT_OUT: ReadonlySet<string> = new Set(['Return', 'FunctionDef', 'Lambda', 'ClassDef']);

/** The parts of a statement with which it may end; undefined where it is one that has none. */
function lastIn(statement: Node): readonly (Node | undefined)[] | undefined {
  switch (statement.kind) {
    case 'Program':
    case 'Block':
      return statement.children.slice(-1);
    case 'If':
      return [statement.get('consequent'), statement.get('alternative')];
    case 'Try': {
      const finalizer = statement.get('finalizer');
      if (finalizer !== undefined) return [finalizer];
      const handlers = statement.get('handlers')?.children ?? [];
      return [
        statement.get('else') ?? statement.get('body'),
        ...handlers.map((handler) => handler.get('body')),
      ];
    }
    case 'With':
    case 'Labeled':
      return [statement.get('body')];
    case 'FunctionDef':
    case 'ClassDef':
      return [];
    default:
      return undefined;
  }
}
