/** Data flow of one rule through one document: its findings, and where it is worth following. */

import type { Facts } from '../facts/facts.ts';
import type { DocumentIndex } from '../program/documentIndex.ts';
import type { Segment } from '../program/segment.ts';
import type { Rule } from '../rule/rule.ts';
import type { Evaluator } from '../search/evaluate.ts';
import { compatible, type Match } from '../search/matches.ts';
import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import type { FlowMemories } from './flowMemories.ts';
import type { FlowMemory } from './flowMemory.ts';
import type { FunctionTable } from './functions.ts';
import { requirementHolds } from './labels.ts';
import type { RulePlaces, SinkMatch, SourceMatch } from './places.ts';
import { RuleFlow, type Scope } from './ruleFlow.ts';
import type { Step, Taint } from './value.ts';

/** A sink that untrusted data reaches. */
export interface TaintFinding extends Match {
  readonly source: SourceMatch;
  /** What happens between, in order. */
  readonly steps: readonly { readonly node: Node; readonly message: string }[];
}

export interface TaintResult {
  readonly findings: readonly TaintFinding[];
  /** What was given up, in words for the user. */
  readonly limits: readonly string[];
}

/** What data flow sees of a document, the same for all rules. */
export interface TaintDocument {
  readonly root: Node;
  readonly facts: Facts;
  readonly semantics: Semantics;
  readonly functions: FunctionTable;
  readonly index: DocumentIndex;
  readonly flows: FlowMemories;
}

/** Finds the sinks of a rule that its sources reach. `memory` is what the rule learnt of earlier states. */
export function analyseTaint(
  rule: Rule,
  memory: FlowMemory,
  evaluator: Evaluator,
  document: TaintDocument,
): TaintResult {
  const { places } = memory;
  memory.forget(places.update(evaluator, document.root, document.index));
  if (!places.worthwhile) {
    memory.endState(0);
    return { findings: [], limits: [] };
  }
  const flow = new RuleFlow(
    memory,
    scopeOf(places, document.index, document.semantics),
    rule.options,
    document,
  );
  const limits = flow.run();
  return {
    findings: findingsOf(flow.reached, rule.options.taint_unify_mvars === true ? document.facts : null),
    limits,
  };
}

/**
 * One finding a sink: the shortest way of the taints that meet its requirement. With `unify` given, only sources
 * count whose metavariables are bound to the same as the sink's (`taint_unify_mvars`).
 */
function findingsOf(reached: ReadonlyMap<SinkMatch, readonly Taint[]>, unify: Facts | null): TaintFinding[] {
  const findings: TaintFinding[] = [];
  for (const [sink, taints] of reached) {
    const real = taints.filter(
      ({ origin }) =>
        origin.type === 'source' &&
        (unify === null || compatible(origin.match.bindings, sink.bindings, unify)),
    );
    const { requires } = sink.part;
    if (real.length === 0) continue;
    if (
      requires !== undefined &&
      !requirementHolds(requires, (label) => real.some((taint) => taint.label === label))
    )
      continue;
    const shortest = real.reduce((best, taint) =>
      (taint.steps?.length ?? 0) < (best.steps?.length ?? 0) ? taint : best,
    );
    if (shortest.origin.type !== 'source') continue;
    findings.push({
      start: sink.start,
      end: sink.end,
      bindings: sink.bindings ?? shortest.origin.match.bindings,
      source: shortest.origin.match,
      steps: stepsOf(shortest.steps),
    });
  }
  return findings;
}

function scopeOf(places: RulePlaces, index: DocumentIndex, semantics: Semantics): Scope {
  const { containerMethods = [] } = semantics;
  const effects = {
    changesObject: (method: string) => containerMethods.includes(method),
    any: places.propagators.length > 0 || places.haveSideEffects,
  };
  const around = (found: ReadonlySet<Segment>): ReadonlySet<Segment> => {
    const [shell] = index.segments;
    // What lies between the segments may reach into all of them.
    return shell !== undefined && found.has(shell)
      ? new Set(index.segments)
      : index.links.reach(found, effects);
  };
  const { sources, sinks } = places.ends;
  const tainted = around(sources);
  const sinking = around(sinks);
  return { tainted, meeting: new Set([...tainted].filter((segment) => sinking.has(segment))) };
}

function stepsOf(last: Step | null): { node: Node; message: string }[] {
  const steps: { node: Node; message: string }[] = [];
  for (let step = last; step !== null; step = step.before)
    steps.push({ node: step.node, message: step.message });
  return steps.reverse();
}
