/**
 * Data flow of one rule through one document: its findings, and where it is worth following.
 *
 * Where a rule takes long, something is said of code that changed before data has been followed through the rest of
 * its file: what its innermost functions that hold a source and a sink show by themselves. That is made apart from what
 * is kept, so that it makes no difference to what is found in the end.
 */

import type { Facts } from '../facts/facts.ts';
import { CONFIDENCES, type Confidence } from '../finding/finding.ts';
import type { Segment } from '../program/segment.ts';
import type { Rule } from '../rule/rule.ts';
import type { Evaluator } from '../search/evaluate.ts';
import { compatible, type Match } from '../search/matches.ts';
import type { Node } from '../syntax/node.ts';
import type { TaintDocument } from './flow.ts';
import { FlowMemory } from './flowMemory.ts';
import type { FunctionEntry } from './functionEntry.ts';
import type { PartMatch, SinkMatch, SourceMatch } from './matches.ts';
import type { RulePlaces } from './places.ts';
import { RuleFlow } from './ruleFlow.ts';
import { compareTaints, joinTaints, requirementHolds, type Step, type Taint } from './taints.ts';

/** A sink that untrusted data reaches; its place is the sink's, or with `taint_focus_on: source` the source's. */
export interface TaintFinding extends Match {
  readonly source: SourceMatch;
  readonly sink: SinkMatch;
  /** What happens between, in order. */
  readonly steps: readonly { readonly node: Node; readonly message: string }[];
}

export interface TaintResult {
  readonly findings: readonly TaintFinding[];
  /** What was given up, in words for the user. */
  readonly limits: readonly string[];
  /** The names of functions in which not everything is told apart. */
  readonly widened: readonly string[];
}

/** Finds the sinks of a rule that its sources reach. `memory` is what the rule learnt of earlier states. */
export function* findTaint(
  rule: Rule,
  memory: FlowMemory,
  evaluator: Evaluator,
  document: TaintDocument,
): Generator<() => readonly TaintFinding[], TaintResult> {
  const { places } = memory;
  const changed = places.update(evaluator, document.root, document.index);
  memory.invalidate(changed);
  if (!places.worthwhile) {
    memory.clear();
    return { findings: [], limits: [], widened: [] };
  }
  const flow = new RuleFlow(memory, rule.options, changed, document);
  const told: Telling = {
    unify: rule.options.taint_unify_mvars === true ? document.facts : null,
    atSources: rule.options.taint_focus_on === 'source',
  };
  let preview: readonly TaintFinding[] | undefined;
  const offer = (): readonly TaintFinding[] => {
    preview ??= findingsOf(previewOf(places, rule.options, changed, document), told);
    return [...findingsOf(flow.reached, told), ...preview];
  };
  const steps = flow.run();
  while (!steps.next().done) yield offer;
  const findings = findingsOf(flow.reached, told);
  const said = { limits: limitsOf(flow), widened: flow.widened.map(nameOf) };
  if (!places.hasEntries) return { findings, ...said };
  const apart = new RuleFlow(memory.atEntries, rule.options, changed, document);
  const more = yield* enteringAt(apart, told, findings);
  return {
    findings: [...findings, ...more],
    limits: [...new Set([...said.limits, ...limitsOf(apart)])],
    widened: [...said.widened, ...apart.widened.map(nameOf)],
  };
}

/** What parameters bring that are sources where their functions are looked at by themselves, where nothing else was found. */
function* enteringAt(
  flow: RuleFlow,
  told: Telling,
  findings: readonly TaintFinding[],
): Generator<() => readonly TaintFinding[], readonly TaintFinding[]> {
  const steps = flow.fromEntries();
  let step = steps.next();
  for (; !step.done; step = steps.next()) yield () => findings;
  const known = new Set(findings.map(({ start, end }) => `${start} ${end}`));
  return findingsOf(step.value, told).filter(({ start, end }) => !known.has(`${start} ${end}`));
}

/** How sure a finding of a rule is: as the least sure of what it rests on. */
export function confidenceOf({ confidence }: Rule, { source, sink }: TaintFinding): Confidence {
  return [source.part.confidence, sink.part.confidence].reduce<Confidence>(
    (least, each) =>
      each !== undefined && CONFIDENCES.indexOf(each) < CONFIDENCES.indexOf(least) ? each : least,
    confidence,
  );
}

function nameOf({ name }: FunctionEntry): string {
  return name || 'a function without a name';
}

/** What was given up, in words for the user. */
function limitsOf({ cut }: RuleFlow): string[] {
  if (cut.length === 0) return [];
  const names = cut.map((entry) => (entry === null ? 'the code of the module' : nameOf(entry)));
  return [
    `Data flow needs too many steps in ${[...new Set(names)].sort().join(', ')}: what was found until then is shown.`,
  ];
}

/** What a rule's options say about its findings. */
interface Telling {
  /** With facts given, only sources count whose metavariables are bound to the same as the sink's (`taint_unify_mvars`). */
  readonly unify: Facts | null;
  /** Whether a finding is where the data comes in, and not where it is used (`taint_focus_on: source`). */
  readonly atSources: boolean;
}

/** One finding a sink, or a source: the shortest way of the taints that meet the sink's requirement. */
function findingsOf(
  reached: ReadonlyMap<SinkMatch, readonly Taint[]>,
  { unify, atSources }: Telling,
): TaintFinding[] {
  const findings: TaintFinding[] = [];
  const shortest = new Map<PartMatch, { taint: Taint; source: SourceMatch; sink: SinkMatch }>();
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
    for (const taint of real) {
      if (taint.origin.type !== 'source') continue;
      const source = taint.origin.match;
      const place = atSources ? source : sink;
      const known = shortest.get(place);
      if (known === undefined || compareTaints(taint, known.taint) < 0)
        shortest.set(place, { taint, source, sink });
    }
  }
  for (const [{ start, end, bindings, statement }, { taint, source, sink }] of shortest)
    findings.push({
      start,
      end,
      ...(statement === undefined ? {} : { statement }),
      bindings: bindings ?? (atSources ? sink : source).bindings,
      source,
      sink,
      steps: stepsOf(taint.steps),
    });
  return findings;
}

function stepsOf(last: Step | null): { node: Node; message: string }[] {
  const steps: { node: Node; message: string }[] = [];
  for (let step = last; step !== null; step = step.before)
    steps.push({ node: step.node, message: step.message });
  return steps.reverse();
}

/** Which taints reach which sinks in functions of segments that changed. */
function previewOf(
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
