/**
 * What a rule says of a place in the code: a node that is a source gains a taint, one that is sanitized loses
 * its taints, propagators hand theirs on, and sinks take note of what reaches them, those that are `at-exit` where the
 * function, or the program, is left.
 */

import type { Block, Form, Instruction, Place } from '../flow/il.ts';
import { formOf, formOfStatement } from '../flow/lower.ts';
import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import { once } from '../text/once.ts';
import { carriesNothing } from './carriesNothing.ts';
import { isChecked } from './checked.ts';
import { CONTROL, type Environment, propagatedBy } from './environment.ts';
import { type Flow, reach } from './flow.ts';
import type { SinkMatch, SourceMatch } from './matches.ts';
import { placeIn, placeNamed } from './names.ts';
import { joinTaints, meetsRequirement, PLAIN, requirementHolds, type Taint } from './taints.ts';
import { allTaints, CLEAN, isClean, join, stepped, tainted, type Value } from './value.ts';

/** Applies sources, sanitizers, propagators and sinks to the value that a node has by itself. */
export function atPlace(flow: Flow, node: Node, own: Value, env: Environment, used = true): Value {
  const { places } = flow;
  if (!places.speaksOf(node)) return own;
  const value = valueAt(flow, node, own, env);
  const around = places.sinksAt(node);
  // What is not used itself can still be what the rule points at.
  const sinks = used ? around : around.filter(({ start, end }) => start === node.start && end === node.end);
  if (sinks.length > 0) {
    const taints = joinTaints(allTaints(value), env.read(CONTROL).taints);
    for (const sink of sinks) if (counts(flow, sink, node)) reach(flow, sink, taints);
  }
  return value;
}

/** Applies sources, sanitizers and propagators to the value that a node has by itself. */
export function valueAt(flow: Flow, node: Node, own: Value, env: Environment): Value {
  const { places } = flow;
  if (isChecked(env, node)) return CLEAN;
  let value = own;
  const sources = places.sourcesAt(node);
  // What requires a label may find it on a source in the very same place.
  for (const source of sources.length < 2 ? sources : [...sources].sort(byRequirement)) {
    const before = allTaints(value);
    const label = source.part.label ?? PLAIN;
    if (!meetsRequirement(source, before)) {
      const open = before.filter(({ origin }) => origin.type === 'parameter');
      const gated = open.map((taint) => ({ ...taint, label, through: source }));
      value = { ...value, taints: joinTaints(value.taints, gated) };
      continue;
    }
    const taint: Taint = { label, origin: source.origin, steps: null };
    // `only`: what is there afterwards is tainted, not what is there now.
    if (source.part.bySideEffect !== 'only') value = { ...value, taints: joinTaints(value.taints, [taint]) };
    if (source.part.control === true) env.add(CONTROL, tainted([taint]));
    if (source.part.bySideEffect !== undefined && source.part.bySideEffect !== false)
      sideEffect(flow, node, source.start === node.start && source.end === node.end, env, (place) =>
        env.add(place, tainted([taint])),
      );
  }
  const sanitizers = places.sanitizersAt(node);
  if (sanitizers.length > 0) value = sanitize(flow, node, value, sanitizers, env);
  value = propagate(flow, node, value, env);
  return !isClean(value) && carriesNothing(flow, node) ? CLEAN : value;
}

/**
 * The value of a node that is looked at a second time, without what sources there bring that are only for what
 * comes after it: those taints of it that were not there `before`.
 */
export function withoutLater({ places }: Flow, node: Node, value: Value, before: Value): Value {
  if (!places.sourcesAt(node).some(({ part }) => part.bySideEffect === 'only')) return value;
  const isLater = ({ origin }: Taint): boolean =>
    origin.type === 'source' &&
    origin.match.part.bySideEffect === 'only' &&
    origin.match.start === node.start &&
    origin.match.end === node.end;
  const known = allTaints(before);
  const taints = value.taints.filter(
    (taint) => !isLater(taint) || known.some(({ origin }) => origin === taint.origin),
  );
  return taints.length === value.taints.length ? value : { ...value, taints };
}

/** Whether a sink counts at a node: one that is `at-exit` only where the function is left. */
export function counts(flow: Flow, sink: SinkMatch, node: Node): boolean {
  return (
    sink.part.atExit !== true || isAtExit(node, flow.frame.entry?.definition ?? flow.root, flow.semantics)
  );
}

function sanitize(
  flow: Flow,
  node: Node,
  value: Value,
  sanitizers: ReturnType<Flow['places']['sanitizersAt']>,
  env: Environment,
): Value {
  let result = value;
  for (const sanitizer of sanitizers) {
    result = CLEAN;
    if (sanitizer.part.bySideEffect !== undefined && sanitizer.part.bySideEffect !== false) {
      sideEffect(flow, node, sanitizer.start === node.start && sanitizer.end === node.end, env, (place) =>
        env.write(place, CLEAN),
      );
    }
  }
  return { ...result, functions: value.functions };
}

function sideEffect(
  flow: Flow,
  node: Node,
  exact: boolean,
  env: Environment,
  apply: (place: Place) => void,
): void {
  const place = exact ? placeIn(flow, node, env) : null;
  if (place !== null) apply(place);
}

/** Hands on what a propagator says: from one part of a match to another. */
function propagate(flow: Flow, node: Node, value: Value, env: Environment): Value {
  const { propagators } = flow.places;
  if (propagators.length === 0) return value;
  let result = value;
  propagators.forEach((propagator, i) => {
    const { from, to, part } = propagator;
    if (from.start === node.start && from.end === node.end) {
      const allowed =
        part.requires === undefined ||
        requirementHolds(part.requires, (label) => allTaints(value).some((taint) => taint.label === label));
      let taints: readonly Taint[] = allowed ? allTaints(value) : [];
      if (part.replaceLabels !== undefined)
        taints = taints.filter((taint) => part.replaceLabels?.includes(taint.label));
      if (part.label !== undefined)
        taints = taints.map((taint) => ({ ...taint, label: part.label as string }));
      env.write(propagatedBy(i), tainted(taints));
    }
    const pending = env.read(propagatedBy(i));
    if (isClean(pending)) return;
    const moved = stepped(pending, node, 'propagated');
    if (to.start === node.start && to.end === node.end) {
      result = join(result, moved);
      const place = part.bySideEffect === false ? null : placeNamed(flow, node);
      if (place !== null) env.add(place, moved);
    } else if (
      propagator.start === node.start &&
      propagator.end === node.end &&
      part.bySideEffect !== false
    ) {
      // The source part came after the target part: the whole match is behind both.
      const target = findNode(node, to);
      const place = target === undefined ? null : placeNamed(flow, target);
      if (place !== null) env.add(place, moved);
      env.write(propagatedBy(i), CLEAN);
    }
  });
  return result;
}

function findNode(root: Node, { start, end }: { start: number; end: number }): Node | undefined {
  for (let node: Node | undefined = root; node !== undefined; ) {
    if (node.start === start && node.end === end) return node;
    node = node.children.find((child) => child.start <= start && child.end >= end);
  }
  return undefined;
}

function byRequirement(a: SourceMatch, b: SourceMatch): number {
  return Number(a.part.requires !== undefined) - Number(b.part.requires !== undefined);
}

/** Whether a node lies in the last thing that is done on one of the ways through a function, or the program. */
function isAtExit(node: Node, within: Node, semantics: Semantics): boolean {
  const last = within.kind === 'Program' ? within.children.at(-1) : within;
  if (last === undefined) return false;
  const form = last === within ? formOf(within, semantics) : formOfStatement(last, semantics);
  return exitsOf(form).some(({ start, end }) => start <= node.start && node.end <= end);
}

/** What is done last before each way leads to the exit, the closing of what was opened left out. */
const exitsOf = once(({ blocks, exit }: Form): readonly Node[] => {
  const exits: Node[] = [];
  const seen = new Set<Block>([exit]);
  for (const block of seen) {
    const last = block.instructions.findLast(isDone);
    if (last !== undefined) exits.push(last.node);
    else for (const other of blocks) if (other.edges.some(({ to }) => to === block)) seen.add(other);
  }
  return exits;
});

function isDone({ op }: Instruction): boolean {
  return op !== 'close' && op !== 'restore' && op !== 'join';
}
