/**
 * Functions that are passed to a function which is not in the file: it calls them, with elements of what it is called
 * on or given beside them, and what they answer is in what it gives.
 */

import { dottedText } from '../facts/imports.ts';
import { type Call, note } from './callbacks.ts';
import type { Environment } from './environment.ts';
import type { Flow } from './flow.ts';
import { levelOf } from './functionEntry.ts';
import type { Arguments } from './summary.ts';
import { joinTaints, type Taint } from './taints.ts';
import { allTaints, CLEAN, element, join, tainted, type Value } from './value.ts';

/**
 * Calls the functions that an unknown function is passed: a method with what it was called on (`items.map(f)`),
 * another with what it is given beside them (`map(f, items)`). Answers the taints on what they answer.
 */
export function callPassedFunctions(flow: Flow, call: Call, env: Environment): readonly Taint[] {
  const { values, nodes } = call.args;
  if (!values.some((value, i) => value.functions.length > 0 || nodes[i]?.kind === 'Identifier')) return [];
  const given = givenTo(flow, call);
  let results = callEach(flow, call, given, env);
  // What one call gives is what the next one is given.
  if (given.isFold && results.length > 0) {
    const [before = CLEAN, ...others] = given.values;
    const again = { ...given, values: [join(before, tainted(results)), ...others] };
    results = joinTaints(results, callEach(flow, call, again, env));
  }
  return results;
}

/** What functions that are passed on are called with. */
interface Given {
  readonly values: readonly Value[];
  /** Whether the first of them is what the call before gave. */
  readonly isFold: boolean;
}

function givenTo(flow: Flow, { callee, receiver, args }: Call): Given {
  const { semantics } = flow;
  const others = args.values.filter((value) => value.functions.length === 0);
  const name = callee?.kind === 'Member' ? callee.get('property')?.text : callee?.text;
  const isFunction =
    callee?.kind !== 'Member' || semantics.iteratingFunctions?.test(dottedText(callee) ?? '') === true;
  const isFold = name !== undefined && semantics.foldingFunctions?.includes(name) === true;
  if (isFold) {
    const [elements, ...initial] = isFunction ? others : [receiver, ...others];
    const each = element(elements ?? CLEAN);
    return { values: [initial.length === 0 ? each : initial.reduce(join), each], isFold };
  }
  const each = isFunction
    ? others.reduce<Value>((all, one) => join(all, element(one)), CLEAN)
    : element(receiver);
  const isPair = name !== undefined && semantics.pairMethods?.includes(name) === true;
  return { values: isPair ? [each, each] : [each], isFold };
}

function callEach(flow: Flow, { node, args }: Call, { values }: Given, env: Environment): readonly Taint[] {
  let results: readonly Taint[] = [];
  args.values.forEach((value, i) => {
    for (const callable of value.functions) {
      const entry = flow.functions.entry(callable.definition);
      if (entry === undefined) continue;
      const inner: Arguments = {
        level: levelOf(entry),
        receiver: CLEAN,
        values,
        nodes: [],
        call: node,
      };
      const summary = flow.summarize(entry, callable.captured, flow.askedOf(inner));
      if (summary === null) continue;
      results = joinTaints(results, allTaints(flow.apply(summary, entry, inner, env)));
    }
    const argument = args.nodes[i];
    if (argument?.kind !== 'Identifier') return;
    // A parameter that is passed on may be a function too.
    for (const { origin } of value.taints)
      if (origin.type === 'parameter' && origin.path.length === 0)
        note(flow, origin, { node, values, shapes: [] });
  });
  return results;
}
