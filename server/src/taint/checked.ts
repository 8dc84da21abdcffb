/**
 * What was checked already where the code stands: expressions that bring in data each time that they are worked out
 * (`req.query.name`), and what the function was passed. It is kept as what was not checked yet, under a name that no
 * variable has, so that where two ways meet only that counts as checked which was on both.
 */

import { constantKey, type Place } from '../flow/il.ts';
import type { Node } from '../syntax/node.ts';
import { once } from '../text/once.ts';
import { isParameterKey } from './checkedAnswers.ts';
import { type Environment, UNCHECKED } from './environment.ts';
import type { Flow } from './flow.ts';
import { PLAIN } from './taints.ts';
import { CLEAN, isClean, tainted, type Value } from './value.ts';

/** How many nodes an expression may have that is told apart from others. */
const LARGEST_EXPRESSION = 40;

/** Begins to take note, everything being unchecked. */
export function beginUnchecked(flow: Flow, env: Environment): void {
  env.set(UNCHECKED, unchecked(flow));
}

/** Takes note that what has a key was checked. */
export function noteChecked(env: Environment, key: string): void {
  if (env.has(UNCHECKED)) env.write(placeOfKey(key), CLEAN);
}

/** The keys of what was checked on every way that leads here. */
export function checkedKeys(env: Environment): string[] {
  const { fields } = env.get(UNCHECKED) ?? CLEAN;
  return fields === null ? [] : [...fields].flatMap(([key, value]) => (isClean(value) ? [key] : []));
}

/** Whether an expression was checked, and nothing that it mentions got another value since. */
export function isChecked(env: Environment, node: Node): boolean {
  const { fields } = env.get(UNCHECKED) ?? CLEAN;
  if (fields === null || fields.size === 0) return false;
  const key = keyOf(node);
  const known = key === undefined ? undefined : fields.get(key);
  return known !== undefined && isClean(known);
}

/** What mentions a variable is no longer what was checked, once the variable has another value. */
export function forgetChecked(flow: Flow, env: Environment, { variable }: Place): void {
  const { fields } = env.get(UNCHECKED) ?? CLEAN;
  for (const [key, value] of fields ?? [])
    if (isClean(value) && !isParameterKey(key) && key.includes(` ${variable} `))
      env.write(placeOfKey(key), unchecked(flow));
}

/** What stands for something that was not checked. */
function unchecked(flow: Flow): Value {
  return tainted([{ label: PLAIN, origin: flow.parameter(-1, 0), steps: null }]);
}

function placeOfKey(key: string): Place {
  return { variable: UNCHECKED, path: [key] };
}

const keys = once((node: Node): { readonly key: string | undefined } => {
  const parts: string[] = [];
  return { key: write(node, parts) && parts.length > 1 ? ` ${parts.join(' ')} ` : undefined };
});

/**
 * What tells an expression apart that gives the same each time: a field, an element under a constant, what a method
 * answers that is given nothing but constants. Undefined for others, and for names alone.
 */
export function keyOf(node: Node): string | undefined {
  return KEYED.has(node.kind) ? keys(node).key : undefined;
}

const KEYED: ReadonlySet<string> = new Set(['Member', 'Index', 'Call']);

/**
 * Adds the words of an expression; false where it may give something else the next time. Each kind of expression begins
 * with a word of its own, and constants stand in quotes, so that no two that differ are written alike: `a.b` is
 * `a["b"]`, and not `a[b]`.
 */
function write(node: Node, parts: string[]): boolean {
  if (parts.length > LARGEST_EXPRESSION) return false;
  const constant = constantKey(node);
  if (constant !== undefined) {
    parts.push(JSON.stringify(constant));
    return true;
  }
  switch (node.kind) {
    case 'Identifier':
    case 'This':
      parts.push(node.text);
      return true;
    case 'Member': {
      const [object, property] = [node.get('object'), node.get('property')];
      if (object === undefined || property === undefined) return false;
      parts.push('.');
      const isWritten = write(object, parts);
      parts.push(JSON.stringify(property.text));
      return isWritten;
    }
    case 'Index': {
      const index = node.get('index');
      parts.push(index !== undefined && constantKey(index) !== undefined ? '.' : '[]');
      return node.children.every((child) => write(child, parts));
    }
    case 'Call': {
      const given = node.get('arguments')?.children ?? [];
      const callee = node.get('callee');
      if (callee?.kind !== 'Member' || given.length === 0) return false;
      if (given.some((each) => constantKey(each) === undefined)) return false;
      parts.push(`(${given.length})`);
      return [callee, ...given].every((child) => write(child, parts));
    }
    default:
      return false;
  }
}
