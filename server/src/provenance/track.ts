/**
 * Follows who wrote each character of one document through its edits.
 *
 * The text is covered by runs of regions, one after the other. A replacement takes out what it replaced and
 * puts in the runs of what it inserted, which splits the region that it falls into. What was before each
 * change is remembered for a while, so that undoing gives back what was known: the text tells which state
 * an undo came back to, since one undo may take back many changes.
 */
import type { Replacement } from './event.ts';
import { ORIGINAL, pushRun, type Region, type Run } from './region.ts';

/** Longer texts are not followed, in UTF-16 units. */
export const LONGEST_TRACKED = 1_000_000;
/** How many earlier states are remembered, and how many runs in all of them. */
const MOST_STATES = 500;
const MOST_RUNS = 200_000;

/** A replacement with the runs of its text, whose lengths add up to the text's. */
export interface TrackedEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly runs: readonly Run[];
}

/** A stretch of the text with its region. Offsets are UTF-16 units, the end is not part of it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly region: Region;
}

interface State {
  readonly version: number;
  readonly length: number;
  readonly hash: number;
  readonly runs: readonly Run[];
}

export class Track {
  private runs: readonly Run[];
  private states: State[] = [];
  private statesRuns = 0;

  constructor(
    public text: string,
    public version: number,
    runs?: readonly Run[],
  ) {
    this.runs = runs ?? [{ length: text.length, region: ORIGINAL }];
  }

  /**
   * Applies replacements that ascend, do not overlap and refer to the text as it is; false if they cannot. `after`
   * is the text that they come to.
   */
  apply(edits: readonly TrackedEdit[], version: number, after = replaced(this.text, edits)): boolean {
    let end = 0;
    for (const edit of edits) {
      if (edit.start < end || edit.end < edit.start || edit.end > this.text.length) return false;
      end = edit.end;
    }
    this.remember();
    const before = new RunReader(this.runs);
    const runs: Run[] = [];
    let at = 0;
    for (const edit of edits) {
      before.take(edit.start - at, runs);
      for (const run of edit.runs) pushRun(runs, run);
      before.take(edit.end - edit.start, undefined);
      at = edit.end;
    }
    before.take(this.text.length - at, runs);
    this.text = after;
    this.runs = runs;
    this.version = version;
    return true;
  }

  /** Gives the text the regions that it had when it last was the same; false if that is not remembered. */
  restore(): boolean {
    const runs = this.runsWhen(this.text);
    if (runs !== undefined) this.runs = runs;
    return runs !== undefined;
  }

  /** The runs of the latest earlier state with this text, if one is remembered. */
  runsWhen(text: string): readonly Run[] | undefined {
    const { length } = text;
    if (!this.states.some((state) => state.length === length)) return undefined;
    const hash = hashOf(text);
    return this.states.findLast((state) => state.length === length && state.hash === hash)?.runs;
  }

  /** The runs of a range, cut at its ends. */
  runsOf(start: number, end: number): Run[] {
    return cutRuns(this.runs, start, end - start);
  }

  /** The runs of a range at an earlier version, if that is remembered. */
  runsAt(version: number, start: number, end: number): Run[] | undefined {
    const runs =
      version === this.version ? this.runs : this.states.find((each) => each.version === version)?.runs;
    return runs === undefined ? undefined : cutRuns(runs, start, end - start);
  }

  /** The region of the character before an offset. */
  regionBefore(offset: number): Region {
    return this.runsOf(Math.max(0, offset - 1), offset)[0]?.region ?? ORIGINAL;
  }

  /** Puts one region over a range, whatever was known of it. */
  relabel(start: number, end: number, region: Region): void {
    const reader = new RunReader(this.runs);
    const runs: Run[] = [];
    reader.take(start, runs);
    reader.take(end - start, undefined);
    pushRun(runs, { length: end - start, region });
    reader.take(this.text.length - end, runs);
    this.runs = runs;
  }

  /** Takes other runs for the text as it is; their lengths add up to it. */
  replaceRuns(runs: readonly Run[]): void {
    this.runs = runs;
  }

  /** All stretches that are not original, in order; neighbours of one region are one stretch. */
  stretches(): Stretch[] {
    const merged: Run[] = [];
    for (const run of this.runs) pushRun(merged, run);
    const found: Stretch[] = [];
    let at = 0;
    for (const { length, region } of merged) {
      const end = region.resolve();
      if (end !== ORIGINAL) found.push({ start: at, end: at + length, region: end });
      at += length;
    }
    return found;
  }

  /** How much of each region still stands, above 0 to 1. */
  surviving(): Map<Region, number> {
    const kept = new Map<Region, number>();
    for (const { start, end, region } of this.stretches())
      kept.set(region, (kept.get(region) ?? 0) + end - start);
    for (const [region, length] of kept) kept.set(region, Math.min(1, length / Math.max(1, region.inserted)));
    return kept;
  }

  /** Keeps the state as it is, so that an undo may come back to it. */
  private remember(): void {
    const { version, text, runs } = this;
    this.states.push({ version, length: text.length, hash: hashOf(text), runs });
    this.statesRuns += runs.length;
    while (this.states.length > MOST_STATES || (this.statesRuns > MOST_RUNS && this.states.length > 1))
      this.statesRuns -= this.states.shift()?.runs.length ?? 0;
  }
}

/** A text with ascending replacements carried out. */
export function replaced(text: string, edits: readonly Replacement[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return parts.join('') + text.slice(at);
}

/** The runs of `length` characters from an offset on. */
export function cutRuns(runs: readonly Run[], start: number, length: number): Run[] {
  const reader = new RunReader(runs);
  const found: Run[] = [];
  reader.take(start, undefined);
  reader.take(length, found);
  return found;
}

/** Takes lengths of runs from a list, one after the other. */
export class RunReader {
  private index = 0;
  private used = 0;

  constructor(private readonly runs: readonly Run[]) {}

  /** Moves the next `length` characters' runs into `target`, or drops them. */
  take(length: number, target: Run[] | undefined): void {
    let left = length;
    while (left > 0) {
      const run = this.runs[this.index];
      if (run === undefined) return;
      const size = Math.min(left, run.length - this.used);
      if (target !== undefined) pushRun(target, { length: size, region: run.region });
      left -= size;
      this.used += size;
      if (this.used < run.length) return;
      this.index++;
      this.used = 0;
    }
  }
}

/** A number of 53 bits that tells texts apart; not for anybody who wants to deceive. */
function hashOf(text: string): number {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x9e3779b1);
    high = Math.imul(high ^ unit, 0x5f356495);
  }
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  return 4294967296 * (2097151 & high) + (low >>> 0);
}
