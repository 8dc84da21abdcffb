/**
 * Tables: containers that the program writes out. What is looked up in one is what the program put there, whatever it
 * is looked up by.
 */

import { CONTAINERS, NAMES, type Node } from '../syntax/node.ts';
import type { Flow } from './flow.ts';
import { areLookUpsHarmless } from './harm.ts';
import type { Value } from './value.ts';
import { allTaints } from './value.ts';

/** How many names and containers in each other are looked through. */
const MOST_STEPS_TO_TABLE = 4;

/** Whether a container, whose value is known, is a table with nothing from outside in it. */
export function isTable(flow: Flow, node: Node | undefined, value: Value): boolean {
  return (
    node !== undefined &&
    allTaints(value).length === 0 &&
    areLookUpsHarmless(flow.places.kinds) &&
    isWritten(flow, node, 0)
  );
}

/** Whether an expression is a literal, a name that stands for one, or a container that is made of literals alone. */
function isWritten(flow: Flow, node: Node, depth: number): boolean {
  if (depth > MOST_STEPS_TO_TABLE) return false;
  if (CONTAINERS.has(node.kind)) return true;
  if (NAMES.has(node.kind)) {
    const definition = flow.facts.definition(node);
    if (definition !== undefined && definition !== node) return isWritten(flow, definition, depth + 1);
    // A constant of another file, by how it is written.
    if (definition === undefined && node.kind === 'Identifier')
      return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/.test(node.text);
    // What a method gives that is called without brackets: `{…}.freeze`.
    const object = node.get('object');
    return object !== undefined && CONTAINERS.has(object.kind);
  }
  if (node.kind !== 'Call' && node.kind !== 'New') return false;
  if (node.get('initializer')?.kind !== undefined) return true;
  const given = node.get('arguments')?.children ?? [];
  const isConstant = (each: Node): boolean =>
    flow.facts.constant(each) !== undefined || isWritten(flow, each, depth + 1);
  return (
    given.length > 0 &&
    given.every((each) => isConstant(each.kind === 'Argument' ? (each.get('value') ?? each) : each))
  );
}
