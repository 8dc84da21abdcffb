/**
 * A region is what one change inserted; all its characters have one provenance. Which that is comes out only
 * a moment after the change, when everything that belongs to it has arrived, so a region begins undecided
 * and its characters are followed meanwhile. A region may turn out to be part of another one (a word typed a
 * letter at a time, text that a formatter only moved); it then stands for that one.
 */
import type { Provenance } from './provenance.ts';
import { UNKNOWN } from './provenance.ts';

export class Region {
  /** UTF-16 units that were inserted, also those that are gone again. */
  inserted: number;
  /** Whether it is known from records alone, which may come to say something else. */
  isRecorded = false;
  private decided: Provenance;
  private other: Region | undefined;
  /** Whether `provenance` is final for now. */
  isDecided: boolean;

  constructor(inserted: number, decided?: Provenance) {
    this.inserted = inserted;
    this.decided = decided ?? UNKNOWN;
    this.isDecided = decided !== undefined;
  }

  get provenance(): Provenance {
    return this.resolve().decided;
  }

  decide(provenance: Provenance): void {
    const region = this.resolve();
    region.decided = provenance;
    region.isDecided = true;
  }

  /** From now on this region is part of another one, whose size grows by it if its text is new there. */
  join(other: Region, grows: boolean): void {
    const region = this.resolve();
    const target = other.resolve();
    if (region === target) return;
    region.other = target;
    region.isDecided = true;
    if (grows) target.inserted += region.inserted;
  }

  /** The region that this one is part of in the end; paths are shortened on the way. */
  resolve(): Region {
    let end: Region = this;
    while (end.other !== undefined) end = end.other;
    for (let at: Region = this; at.other !== undefined && at.other !== end; ) {
      const next: Region = at.other;
      at.other = end;
      at = next;
    }
    return end;
  }
}

/** The region of all text that was there before anybody looked. */
export const ORIGINAL = new Region(0, UNKNOWN);

/** A stretch of characters of one region. */
export interface Run {
  readonly length: number;
  readonly region: Region;
}

/** Whether two runs can be told of as one. */
function isSameRegion(one: Region, other: Region): boolean {
  return one === other || one.resolve() === other.resolve();
}

/** Appends a run, as part of the last one where that is of the same region. */
export function pushRun(runs: Run[], run: Run): void {
  if (run.length === 0) return;
  const last = runs.at(-1);
  if (last !== undefined && isSameRegion(last.region, run.region))
    runs[runs.length - 1] = { length: last.length + run.length, region: last.region };
  else runs.push(run);
}
