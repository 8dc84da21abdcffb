/**
 * What can be said of code that changed before data has been followed through the rest of its file: what its
 * innermost functions that hold a source and a sink show by themselves. It is made apart from what is kept, so that
 * it makes no difference to what is found in the end, and only for whom a rule takes long.
 */

import type { Segment } from '../program/segment.ts';
import type { TaintDocument } from './flow.ts';
import { FlowMemory } from './flowMemory.ts';
import type { FunctionEntry } from './functionEntry.ts';
import type { SinkMatch } from './matches.ts';
import type { RulePlaces } from './places.ts';
import { RuleFlow } from './ruleFlow.ts';
import { joinTaints, type Taint } from './taints.ts';

/** Which taints reach which sinks in functions of segments that changed. */
export function previewOf(
  places: RulePlaces,
  options: Readonly<Record<string, unknown>>,
  changed: ReadonlySet<Segment>,
  document: TaintDocument,
): ReadonlyMap<SinkMatch, readonly Taint[]> {
  const flow = new RuleFlow(new FlowMemory(places), options, changed, document);
  const reached = new Map<SinkMatch, readonly Taint[]>();
  for (const segment of changed)
    for (const entry of innermost(places, document.functions.functionsIn(segment)))
      for (const [sink, taints] of flow.alone(entry))
        reached.set(sink, joinTaints(reached.get(sink) ?? [], taints));
  return reached;
}

/** Of functions that hold a source and a sink those in which no other one does. */
function innermost(places: RulePlaces, entries: readonly FunctionEntry[]): Iterable<FunctionEntry> {
  const found = new Set<FunctionEntry>();
  for (const entry of entries)
    if (places.hasSourceIn(entry.definition) && places.hasSinkIn(entry.definition)) {
      for (let { enclosing } = entry; enclosing !== null; { enclosing } = enclosing) found.delete(enclosing);
      found.add(entry);
    }
  return found;
}
