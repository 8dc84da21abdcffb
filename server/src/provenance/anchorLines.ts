/**
 * Puts what is known of lines from elsewhere (records, an earlier text of the document) onto the characters
 * of a followed document. It counts only where nothing better is known: for text that was there from the
 * start, that was loaded from disk, or of which records alone told before.
 */
import { ProvenanceIndex } from './anchor.ts';
import { type Label, labelLines, labelledRuns, lineSpans } from './lines.ts';
import { isSameProvenance, type Provenance } from './provenance.ts';
import { ORIGINAL, pushRun, Region, type Run } from './region.ts';
import { RunReader, type Track } from './track.ts';

/** Takes what is known of each line, from 0. Answers whether anything is new. */
export function anchorLines(track: Track, lines: readonly (Provenance | undefined)[]): boolean {
  if (lines.every((each) => each === undefined)) return false;
  const regions = new Map<Provenance, Region>();
  const reader = new RunReader(track.runsOf(0, track.text.length));
  const runs: Run[] = [];
  let isNew = false;
  let at = 0;
  const take = (end: number, provenance: Provenance | undefined): void => {
    const old: Run[] = [];
    reader.take(end - at, old);
    at = end;
    for (const run of old) {
      if (
        provenance === undefined ||
        !(isFromDisk(run.region) || run.region.resolve().isRecorded) ||
        isSameProvenance(run.region.provenance, provenance)
      ) {
        pushRun(runs, run);
        continue;
      }
      const region = regions.get(provenance) ?? new Region(0, provenance);
      regions.set(provenance, region);
      region.inserted += run.length;
      region.isRecorded = true;
      pushRun(runs, { length: run.length, region });
      isNew = true;
    }
  };
  for (const [line, { start, end }] of lineSpans(track.text).entries()) {
    take(start, undefined);
    take(end, lines[line]);
  }
  take(track.text.length, undefined);
  if (isNew) track.replaceRuns(runs);
  return isNew;
}

/** What is known of the lines of a text, for those that another text has as well. */
export function carriedLines(
  before: string,
  labels: readonly Label[],
  text: string,
): (Provenance | undefined)[] {
  const index = new ProvenanceIndex();
  index.add({ path: '', time: 0, runs: labelledRuns(before, labelLines(before, labels)) });
  return index.linesOf('', text, () => false);
}

/** Whether nothing is known of a region but that it came from the file. */
function isFromDisk(region: Region): boolean {
  const [evidence] = region.provenance.evidence;
  if (evidence === undefined) return region.resolve() === ORIGINAL;
  return ['written-outside', 'committed', 'agent-in-terminal'].includes(evidence.kind);
}
