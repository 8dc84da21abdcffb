/** Which variable and path an expression, or the target of an assignment, names in a function. */

import type { Instruction, Place as WrittenPlace } from '../flow/il.ts';
import { placeOf } from '../flow/targets.ts';
import type { Node } from '../syntax/node.ts';
import { type Environment, type Place, SELF } from './environment.ts';
import type { Flow } from './flow.ts';
import { type FunctionEntry, ownerOf } from './functionEntry.ts';
import { SOME } from './value.ts';

type Scope = Pick<Flow, 'functions' | 'semantics'>;

/** The variable and path that an expression names in a function, or with null in the module; null for all else. */
export function placeIn(entry: FunctionEntry | null, node: Node, scope: Scope): Place | null {
  const written = placeOf(node, scope.semantics);
  return written && resolved(entry, written, scope);
}

/** What a place means in a function that is known as it is written. */
function resolved(
  entry: FunctionEntry | null,
  { variable, path }: WrittenPlace,
  { functions }: Scope,
): Place {
  const keys = path.map((key) => key ?? SOME);
  if (functions.selfNamesIn(entry).includes(variable)) return { variable: SELF, path: keys };
  // A static field by the name of the class around is kept with the fields of its objects.
  const isStatic = keys.length > 0 && variable === ownerOf(entry)?.name;
  return { variable: isStatic ? SELF : variable, path: keys };
}

/** The place that an instruction is on; null where it is on none. */
export function placeOn(flow: Flow, { place, operands }: Instruction, env: Environment): Place | null {
  if (place === null) return null;
  const own = resolved(flow.frame.entry, place, flow);
  // What is declared here is no field of the same name.
  const isDeclared = operands[0]?.op === 'same' && operands[0].node.kind === 'VarDef';
  return isDeclared ? own : implicitField(flow, own, env);
}

/** A bare name that is a field of the enclosing class, in languages that write fields so. */
export function implicitField(flow: Flow, place: Place, env: Environment): Place {
  if (flow.semantics.bareMembers === undefined || place.variable === SELF || env.has(place.variable))
    return place;
  const owner = ownerOf(flow.frame.entry);
  return owner?.fields.has(place.variable) === true
    ? { variable: SELF, path: [place.variable, ...place.path] }
    : place;
}
