/** What assigning to a place does. */

import type { Instruction, Place } from '../flow/il.ts';
import type { Node } from '../syntax/node.ts';
import { atPlace } from './atPlace.ts';
import type { Environment } from './environment.ts';
import type { Flow } from './flow.ts';
import { placeOn, withIndex } from './names.ts';
import { stepped, type Value } from './value.ts';

/**
 * Gives a place a value; it may itself be one that the rule speaks of. `by` is the value of the index where an
 * element is assigned.
 */
export function assign(
  flow: Flow,
  instruction: Instruction,
  value: Value,
  by: Value,
  env: Environment,
): void {
  const { node, operands } = instruction;
  const place = placeOn(flow, instruction, env);
  if (place === null) {
    atPlace(flow, node, withIndex(flow, value, by), env);
    return;
  }
  const [given] = operands;
  const isGiven = isParameter(given);
  env.write(place, isGiven ? value : stepped(value, node, 'assigned'));
  if (isGiven || isDeclaration(given)) visitTarget(flow, node, place, env);
  else atPlace(flow, node, withIndex(flow, env.read(place), by), env);
}

/** What is declared may be a place that the rule speaks of: then that is what it holds. */
export function visitTarget(flow: Flow, target: Node, place: Place, env: Environment): void {
  const before = env.read(place);
  const after = atPlace(flow, target, before, env);
  if (after !== before) env.write(place, after);
}

function isDeclaration(value: Instruction | undefined): boolean {
  return (
    value?.op === 'part' || value?.op === 'rest' || (value?.op === 'same' && value.node.kind === 'VarDef')
  );
}

function isParameter(value: Instruction | undefined): boolean {
  return value?.op === 'parameter' || (value?.op === 'join' && isParameter(value.operands[0]));
}
