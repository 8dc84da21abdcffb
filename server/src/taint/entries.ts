/** Parameters that are sources where their functions are looked at by themselves, and what they bring. */

import type { Segment } from '../program/segment.ts';
import type { Answer } from './answer.ts';
import { type FunctionEntry, levelOf } from './functionEntry.ts';
import type { SourceMatch } from './matches.ts';
import type { RulePlaces } from './places.ts';
import type { Taint } from './taints.ts';

/** By number the parameters of a function that are sources where it is looked at by itself. */
export function broughtInto(
  { parameters }: FunctionEntry,
  segment: Segment,
  places: RulePlaces,
): ReadonlyMap<number, SourceMatch> {
  const brought = new Map<number, SourceMatch>();
  parameters.forEach((parameter, index) => {
    const source = places.entryIn(segment, parameter);
    if (source !== undefined) brought.set(index, source);
  });
  return brought;
}

/** A taint of what a parameter brings as one of the source that the parameter is. */
export function fromOutside(
  taint: Taint,
  { question }: Answer,
  brought: ReadonlyMap<number, SourceMatch>,
): readonly Taint[] {
  const { origin, through } = taint;
  if (origin.type !== 'parameter' || through !== undefined || origin.level !== levelOf(question.entry))
    return [];
  const source = brought.get(origin.index);
  return source === undefined ? [] : [{ ...taint, origin: source.origin }];
}
