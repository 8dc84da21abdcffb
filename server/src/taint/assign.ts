/** Assignments: which variable and path an expression names, and what destructuring puts where. */

import { constantKey } from '../flow/keys.ts';
import type { Node } from '../syntax/node.ts';
import { type Environment, type Place, SELF } from './environment.ts';
import type { Flow } from './flow.ts';
import { type FunctionEntry, ownerOf } from './functionEntry.ts';
import { allTaints, CLEAN, element, field, join, SOME, stepped, tainted, type Value } from './value.ts';

/** The variable and path of `a`, `a.b`, `a['b']`, `a[i]`, `this.x`; null for all else. */
export function placeOf(node: Node, selfNames: readonly string[]): Place | null {
  const path: string[] = [];
  let at: Node | undefined = node;
  for (;;) {
    switch (at?.kind) {
      case 'Identifier':
        return { variable: selfNames.includes(at.text) ? SELF : at.text, path: path.reverse() };
      case 'This':
        return { variable: SELF, path: path.reverse() };
      case 'Member': {
        const property = at.get('property');
        if (property === undefined) return null;
        path.push(property.text);
        break;
      }
      case 'Index': {
        const index = at.get('index');
        path.push((index && constantKey(index)) ?? SOME);
        break;
      }
      default:
        return null;
    }
    at = at.get('object');
  }
}

/** The variable and path that an expression names in a function, or with null in the module; null for all else. */
export function placeIn(
  entry: FunctionEntry | null,
  node: Node,
  { functions, semantics }: Pick<Flow, 'functions' | 'semantics'>,
): Place | null {
  const place = placeOf(node, functions.selfNamesIn(entry));
  const field = place === null ? undefined : semantics.fieldNames?.exec(place.variable)?.[1];
  if (place !== null && field !== undefined) return { variable: SELF, path: [field, ...place.path] };
  // A static field by the name of the class around is kept with the fields of its objects.
  return place !== null && place.path.length > 0 && place.variable === ownerOf(entry)?.name
    ? { variable: SELF, path: place.path }
    : place;
}

/** Assigns a value to a name, a field, an element, or to the parts of a pattern. */
export function assign(flow: Flow, target: Node, value: Value, env: Environment, at: Node): void {
  switch (target.kind) {
    case 'Array':
    case 'Tuple':
      target.children.forEach((child, i) => {
        const rest = child.kind === 'Spread';
        const key = child.kind === 'Pair' ? child.get('key') : undefined;
        if (key !== undefined) {
          // PHP takes apart by key what it writes like a list.
          const inner = child.get('value');
          const known = constantKey(key);
          const part = known === undefined ? element(value) : elementAt(value, known);
          if (inner !== undefined) flow.assign(inner, part, env, at);
          return;
        }
        flow.assign(
          rest ? (child.get('value') ?? child) : child,
          rest ? value : elementAt(value, String(i)),
          env,
          at,
        );
      });
      return;
    case 'Pair': {
      // The key and the value of a loop over a map.
      const [key, inner] = [target.get('key'), target.get('value')];
      if (key !== undefined) flow.assign(key, tainted(allTaints(value)), env, at);
      if (inner !== undefined) flow.assign(inner, value, env, at);
      return;
    }
    case 'VarDef':
      if (target.get('target') !== undefined) flow.assign(target.get('target') as Node, value, env, at);
      return;
    case 'Object':
    case 'object_pattern':
      assignFields(flow, target, value, env, at);
      return;
    case 'Call':
    case 'New': {
      // A constructor that takes a value apart: `Some(x)`, `Point { x, y }`.
      if (flow.semantics.casesBind !== true) return assignPlace(flow, target, value, env, at);
      const fields = target.get('initializer');
      if (fields !== undefined) flow.assign(fields, value, env, at);
      for (const child of target.get('arguments')?.children ?? []) flow.assign(child, value, env, at);
      return;
    }
    case 'Assign': {
      // A default: `{a = 1}`.
      const fallback = target.get('value');
      const inner = target.get('target');
      const other = fallback === undefined ? CLEAN : flow.evaluate(fallback, env);
      if (inner !== undefined) flow.assign(inner, join(value, other), env, at);
      return;
    }
    case 'Spread':
    case 'Parameter':
    case 'Cast':
    case 'Unary': {
      const inner = target.get('value') ?? target.get('name') ?? target.get('operand');
      if (inner !== undefined) flow.assign(inner, value, env, at);
      return;
    }
    default:
      assignPlace(flow, target, value, env, at);
  }
}

/** An element by its place; of a value whose elements are not told apart, any. */
function elementAt(value: Value, key: string): Value {
  return field(value, key);
}

function assignFields(flow: Flow, target: Node, value: Value, env: Environment, at: Node): void {
  for (const child of target.children) {
    if (child.kind === 'Spread') {
      flow.assign(child.get('value') ?? child, value, env, at);
      continue;
    }
    const key = child.get('key');
    const inner = child.get('value');
    if (key === undefined || inner === undefined) {
      if (child.kind === 'Identifier') flow.assign(child, field(value, child.text), env, at);
      continue;
    }
    flow.assign(inner, field(value, key.text), env, at);
  }
}

function assignPlace(flow: Flow, target: Node, value: Value, env: Environment, at: Node): void {
  const place = flow.place(target);
  if (place !== null) {
    env.write(implicitField(flow, place, env), stepped(value, at, 'assigned'));
    return;
  }
  for (const child of target.children) flow.evaluate(child, env);
}

/** A bare name that is a field of the enclosing class, in languages that write fields so. */
export function implicitField(flow: Flow, place: Place, env: Environment): Place {
  if (place.variable === SELF || env.has(place.variable)) return place;
  let entry = flow.frame.entry;
  while (entry !== null && entry.owner === null) entry = entry.enclosing;
  if (
    entry === null ||
    flow.semantics.bareMembers === undefined ||
    entry.owner?.fields.has(place.variable) !== true
  )
    return place;
  return { variable: SELF, path: [place.variable, ...place.path] };
}

/** What a loop variable holds: some element of what is iterated over. */
export function iterated(value: Value): Value {
  return element(value);
}
