/** Functions and classes where they are defined: as values, and by what they do there. */

import type { Node } from '../syntax/node.ts';
import { capture, NOTHING_CAPTURED } from './capture.ts';
import type { Environment } from './environment.ts';
import { type Flow, reach } from './flow.ts';
import { Outside } from './outside.ts';
import { CLEAN, isClean, type Value } from './value.ts';

/** A function as a value. What it does by itself, without its parameters, happens in any case. */
export function closure(flow: Flow, node: Node, env: Environment): Value {
  const entry = flow.functions.entry(node);
  if (entry === undefined) return CLEAN;
  const captured = capture(flow, entry, env) ?? NOTHING_CAPTURED;
  // What the enclosing function's parameters bring reaches sinks here too; the lambda's own wait for a call.
  const summary = flow.summarize(entry, captured, []);
  for (const [sink, taints] of summary?.sinks ?? []) reach(flow, sink, taints);
  return { ...CLEAN, functions: [{ definition: node, captured }] };
}

/**
 * What a class gives its fields is there for its methods. `run` runs a member of the class, and answers whether
 * what follows is reached.
 */
export function defineClass(flow: Flow, node: Node, env: Environment, run: (member: Node) => boolean): void {
  const members = node.get('body')?.children.filter((member) => member.kind !== 'FunctionDef') ?? [];
  const before = env.known;
  const ends = members.every(run);
  const entry = flow.functions.classes.get(node.get('name')?.text ?? '');
  if (ends && entry !== undefined)
    for (const name of entry.fields) {
      const value = env.get(name) ?? CLEAN;
      if (!isClean(value))
        flow.teach(Outside.ofClass(entry.name), { ...CLEAN, fields: new Map([[name, value]]) });
    }
  env.known = before;
}
