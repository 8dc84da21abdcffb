/**
 * Random edits of a followed document against a model that keeps the region of every single character: what
 * `Track` says must be what the model says, after each edit, undo and redo.
 *
 * `FUZZ_SEED` and `FUZZ_RUNS` repeat or lengthen a run; a failure names its seed.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ProvenanceIndex } from '../../server/src/provenance/anchor.ts';
import { labelledRuns } from '../../server/src/provenance/lines.ts';
import type { Provenance } from '../../server/src/provenance/provenance.ts';
import { Region, type Run } from '../../server/src/provenance/region.ts';
import { Track, type TrackedEdit } from '../../server/src/provenance/track.ts';
import { Random } from '../support/random.ts';

const SEED = Number(process.env.FUZZ_SEED ?? 1);
const RUNS = Number(process.env.FUZZ_RUNS ?? 60);
const STEPS = 120;

const TEXTS = ['', 'x', '\n', '  ', 'const a = 1;\n', 'é😀', 'foo(bar)', 'return result;\n    '];
const AI: Provenance = { author: 'ai', confidence: 'high', evidence: [] };

/** One character (a UTF-16 unit) with its region; undefined for text that was there from the start. */
interface Cell {
  readonly unit: string;
  readonly region: Region | undefined;
}

class Model {
  cells: Cell[];
  private readonly states: { text: string; cells: Cell[] }[] = [];

  constructor(text: string) {
    this.cells = text.split('').map((unit) => ({ unit, region: undefined }));
  }

  get text(): string {
    return this.cells.map(({ unit }) => unit).join('');
  }

  apply(edits: readonly { start: number; end: number; cells: Cell[] }[]): void {
    this.states.push({ text: this.text, cells: [...this.cells] });
    for (const { start, end, cells } of [...edits].reverse()) this.cells.splice(start, end - start, ...cells);
  }

  restore(): boolean {
    const state = this.states.findLast(({ text }) => text === this.text);
    if (state !== undefined) this.cells = [...state.cells];
    return state !== undefined;
  }

  earlierText(random: Random): string | undefined {
    return this.states.length === 0 ? undefined : random.pick(this.states.slice(-20)).text;
  }
}

/** The pieces of an inserted text: regions of its own, joined ones, and such that were there before. */
function inserted(random: Random, text: string, model: Model): { runs: Run[]; cells: Cell[] } {
  const runs: Run[] = [];
  const cells: Cell[] = [];
  for (let at = 0; at < text.length; ) {
    const length = 1 + random.below(text.length - at);
    const region = new Region(length, AI);
    const known = model.cells.length === 0 ? undefined : random.pick(model.cells).region;
    if (known !== undefined && random.below(4) === 0) region.join(known, random.below(2) === 0);
    runs.push({ length, region });
    for (const unit of text.slice(at, at + length).split('')) cells.push({ unit, region });
    at += length;
  }
  return { runs, cells };
}

function step(random: Random, track: Track, model: Model): void {
  const length = track.text.length;
  const earlier = random.below(5) === 0 ? model.earlierText(random) : undefined;
  if (earlier !== undefined) {
    const region = new Region(earlier.length, AI);
    const cells = earlier.split('').map((unit) => ({ unit, region }));
    const runs = earlier === '' ? [] : [{ length: earlier.length, region }];
    assert.ok(track.apply([{ start: 0, end: length, text: earlier, runs }], track.version + 1));
    model.apply([{ start: 0, end: length, cells }]);
    assert.equal(track.restore(), model.restore());
    return;
  }
  const edits: TrackedEdit[] = [];
  const same: { start: number; end: number; cells: Cell[] }[] = [];
  let from = 0;
  for (let count = 1 + random.below(3); count > 0 && from <= length; count--) {
    const start = from + random.below(length - from + 1);
    const end = start + random.below(Math.min(12, length - start) + 1);
    const text = random.pick(TEXTS);
    const { runs, cells } = inserted(random, text, model);
    edits.push({ start, end, text, runs });
    same.push({ start, end, cells });
    from = end;
  }
  assert.ok(track.apply(edits, track.version + 1));
  model.apply(same);
}

/** The region of each character as the track tells it. */
function regionsOf(track: Track): (Region | undefined)[] {
  const found: (Region | undefined)[] = new Array(track.text.length).fill(undefined);
  let before = 0;
  for (const { start, end, region } of track.stretches()) {
    assert.ok(start >= before && start < end && end <= track.text.length, 'stretches are in order');
    found.fill(region, start, end);
    before = end;
  }
  return found;
}

describe('provenance of random edits', () => {
  it('is that of each single character', () => {
    for (let seed = SEED; seed < SEED + RUNS; seed++) {
      const random = new Random(seed);
      const text = Array.from({ length: random.below(6) }, () => random.pick(TEXTS)).join('');
      const track = new Track(text, 1);
      const model = new Model(text);
      for (let i = 0; i < STEPS; i++) {
        step(random, track, model);
        const where = `seed ${seed}, step ${i}`;
        assert.equal(track.text, model.text, where);
        const wanted = model.cells.map(({ region }) => region?.resolve());
        assert.ok(
          regionsOf(track).every((region, at) => region === wanted[at]),
          where,
        );
        const surviving = track.surviving();
        for (const region of new Set(wanted))
          if (region !== undefined) {
            const kept = wanted.filter((each) => each === region).length;
            assert.equal(surviving.get(region), Math.min(1, kept / Math.max(1, region.inserted)), where);
          }
      }
    }
  });
});

const LINES = ['', '}', '  }', 'return;', 'a();', 'b(1);', '  a();', 'const x = 1;', 'if (x) {', 'x += 1;'];

function randomLine(random: Random): string {
  return random.below(3) === 0 ? random.pick(LINES) : `call${random.below(40)}(${random.below(3)});`;
}

/** Inserts, deletes, changes, moves and copies of lines. */
function editLines(random: Random, lines: string[]): void {
  const at = random.below(lines.length + 1);
  const size = 1 + random.below(4);
  const what = random.below(5);
  if (what === 0) lines.splice(at, 0, ...Array.from({ length: size }, () => randomLine(random)));
  else if (what === 1) lines.splice(at, size);
  else if (what === 2) lines.splice(at, 1, `${lines[at] ?? ''} `, randomLine(random));
  else {
    const block = what === 3 ? lines.splice(at, size) : lines.slice(at, at + size);
    lines.splice(random.below(lines.length + 1), 0, ...block);
  }
}

describe('provenance of lines found again', () => {
  it('is never that of a line with another content', () => {
    let known = 0;
    let kept = 0;
    for (let seed = SEED; seed < SEED + RUNS * 5; seed++) {
      const random = new Random(seed);
      const lines = Array.from({ length: 5 + random.below(60) }, () => randomLine(random));
      const authors = ['ai', 'human', undefined] as const;
      let author: (typeof authors)[number];
      const labels = lines.map((line): Provenance | undefined => {
        if (random.below(4) === 0) author = random.pick(authors);
        return line === '' || author === undefined ? undefined : { author, confidence: 'high', evidence: [] };
      });
      const index = new ProvenanceIndex();
      index.add({ path: 'a', time: 1, runs: labelledRuns(lines.join('\n'), labels) });
      const of = new Map<string, Set<string>>();
      for (const [i, line] of lines.entries()) {
        const all = of.get(line) ?? new Set();
        of.set(line, all.add(labels[i]?.author ?? 'none'));
      }
      const whole = index.linesOf('a', lines.join('\n'), () => false);
      for (const [i, label] of labels.entries()) {
        if (label === undefined) continue;
        known++;
        if (whole[i]?.author === label.author) kept++;
      }
      for (let edits = random.below(12); edits > 0; edits--) editLines(random, lines);
      const path = random.pick(['a', 'b']);
      const found = index.linesOf(path, lines.join('\n'), () => false);
      assert.equal(found.length, Math.max(1, lines.length));
      for (const [i, label] of found.entries()) {
        if (label === undefined) continue;
        const wanted = of.get(lines[i] as string);
        assert.ok(wanted?.has(label.author), `seed ${seed}, line ${i}: ${lines[i]} was not ${label.author}`);
        assert.ok(path === 'a' || label.confidence === 'low', `seed ${seed}: sure of a copy`);
        assert.ok(label.author !== 'human' || label.confidence === 'high', `seed ${seed}: a guess`);
      }
    }
    assert.ok(kept / known > 0.97, `only ${kept} of ${known} lines were found in an unchanged text`);
  });
});
