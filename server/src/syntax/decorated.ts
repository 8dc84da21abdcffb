/** Decorators and attributes that a grammar has as neighbours of what they are about. */

import { addAll } from '../text/lists.ts';
import type { Lowerer } from './lower.ts';
import { withRoles } from './make.ts';
import type { Node } from './node.ts';

/** Puts decorators or attributes that stand before a definition onto it. */
export function decorated(ctx: Lowerer, nodes: readonly Node[]): Node[] {
  const result: Node[] = [];
  let pending: Node[] = [];
  for (const node of nodes) {
    if (node.kind === 'Decorator') {
      pending.push(node);
      continue;
    }
    const [first] = pending;
    const last = pending.at(-1);
    if (first !== undefined && last !== undefined && DECORATED.has(node.kind)) {
      const decorators = ctx.sequence('Decorators', { start: first.start, end: last.end }, pending);
      result.push(withRoles(ctx, { start: first.start, end: node.end }, node, { decorators }));
    } else {
      addAll(result, pending);
      result.push(node);
    }
    pending = [];
  }
  return [...result, ...pending];
}

const DECORATED = new Set([
  'FunctionDef',
  'ClassDef',
  'VarDef',
  'mod_item',
  'Import',
  'ImportFrom',
  'type_declaration',
]);
