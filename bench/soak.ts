/**
 * `npm run soak`: hours of typing at full speed, to see that nothing becomes slower or larger with age. One document
 * in each language is open; edits that change the findings go round all of them, and break and mend the syntax.
 *
 *   npm run soak [-- --minutes 60] [-- --edits 100000] [-- --lines 500]
 *
 * Prints a line a minute: edits, their times, the heap after a collection, the parsers' memory. Ends with 1 when
 * anything has grown, and runs until both minutes and edits are reached.
 */

import { parseArgs } from 'node:util';
import type { OpenDocument } from '../server/src/engine/programDocument.ts';
import { LANGUAGES } from '../server/src/syntax/languages/index.ts';
import { python } from '../server/src/syntax/languages/python.ts';
import { countLiveTrees } from '../server/src/syntax/syntaxTree.ts';
import { countLiveCursors, wasmMemory } from '../server/src/syntax/treeCursor.ts';
import { type Round, type, typingRound } from '../test/support/typing.ts';
import { type Engine, startEngine } from './engine.ts';
import { generatedProgram } from './samples.ts';
import { percentile, timed } from './statistics.ts';

/** What an edit takes, in cold parses of the same minute, may be so much above what it took at first. */
const SLOWER = 1.3;
const GROWTH_BYTES = 10_000_000;
const MINUTE_MS = 60_000;

/** A minute: times in milliseconds, sizes in bytes. */
interface Minute {
  readonly edits: number;
  readonly p50: number;
  readonly p95: number;
  /** A cold parse of a fixed program, by turns with the edits: how fast the machine was in this minute. */
  readonly parse: number;
  readonly heap: number;
  readonly wasm: number;
}

const REFERENCE = { language: python, text: generatedProgram('python', 500).text };

interface Typist {
  readonly document: OpenDocument;
  readonly round: Round;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '60' },
      edits: { type: 'string', default: '100000' },
      lines: { type: 'string', default: '500' },
    },
  });
  const [wantedMinutes, wantedEdits, lines] = [values.minutes, values.edits, values.lines].map(Number);
  const engine = await startEngine();
  const typists = LANGUAGES.map(({ id, extensions }): Typist => {
    const round = typingRound(id, lines ?? 500);
    return { round, document: engine.scanner.open({ path: `a${extensions[0]}`, text: round.text }) };
  });
  console.log(`${typists.length} documents of ${lines} lines, ${engine.rules.rules.length} rules`);
  const minutes: Minute[] = [];
  let edits = 0;
  while (minutes.length < (wantedMinutes ?? 60) || edits < (wantedEdits ?? 100_000)) {
    const minute = typeForAMinute(engine, typists);
    minutes.push(minute);
    edits += minute.edits;
    console.log(
      `minute ${minutes.length}: ${minute.edits} edits, p50 ${minute.p50.toFixed(2)} ms, p95 ${minute.p95.toFixed(2)} ms, parse ${minute.parse.toFixed(2)} ms, ` +
        `heap ${megabytes(minute.heap)} MB, parsers ${megabytes(minute.wasm)} MB, ` +
        `${countLiveTrees()} trees, ${countLiveCursors()} cursors`,
    );
  }
  const faults = grown(minutes, typists.length);
  console.log(`${edits} edits. ${faults.length === 0 ? 'Nothing has grown.' : faults.join('\n')}`);
  for (const { document } of typists) document.close();
  engine.dispose();
  process.exitCode = faults.length === 0 ? 0 : 1;
}

function typeForAMinute({ rules, grammars }: Engine, typists: readonly Typist[]): Minute {
  const end = performance.now() + MINUTE_MS;
  const times: number[] = [];
  const parses: number[] = [];
  let edits = 0;
  while (performance.now() < end) {
    for (const { document, round } of typists) {
      const count = round.changes.length;
      // The mean over a round, as its edits differ: all minutes are made of the same rounds.
      times.push(timed(() => type(document, rules, round, count)) / count);
      edits += count;
      const { language, text } = REFERENCE;
      parses.push(timed(() => grammars.parse(text, language)?.dispose()));
    }
  }
  globalThis.gc?.();
  return {
    edits,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    parse: percentile(parses, 0.5),
    heap: process.memoryUsage().heapUsed,
    wasm: wasmMemory(),
  };
}

/** What has grown, from the first minutes, without the very first, to the last. */
function grown(minutes: readonly Minute[], documents: number): string[] {
  const faults: string[] = [];
  const share = Math.max(1, Math.floor(minutes.length / 10));
  const median = (some: readonly Minute[], of: (minute: Minute) => number): number =>
    percentile(some.map(of), 0.5);
  const early = minutes.slice(1, 1 + share);
  const late = minutes.slice(-share);
  if (minutes.length > 2 * share) {
    const inParses = ({ p50, parse }: Minute): number => p50 / parse;
    const [before, now] = [median(early, inParses), median(late, inParses)];
    console.log(`An edit took ${before.toFixed(2)} parses at first and ${now.toFixed(2)} in the end.`);
    if (now > SLOWER * before) faults.push('Edits have become slower.');
    const grew = median(late, ({ heap }) => heap) - median(early, ({ heap }) => heap);
    if (grew > GROWTH_BYTES) faults.push(`The heap has grown by ${megabytes(grew)} MB.`);
    if (median(late, ({ wasm }) => wasm) > median(early, ({ wasm }) => wasm))
      faults.push('The parsers take more memory.');
  } else faults.push('Too short to tell: give it more minutes.');
  if (countLiveTrees() !== documents) faults.push(`${countLiveTrees()} trees for ${documents} documents.`);
  if (countLiveCursors() !== 0) faults.push(`${countLiveCursors()} cursors are left.`);
  return faults;
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}

void main();
