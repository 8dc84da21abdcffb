/**
 * Finds where reviewed runs stand in a text now.
 *
 * A place is looked for by three lines in a row that occur once in the anchor (its run and the lines around
 * it); what matches on from there, up and down, is one *stretch*. A stretch counts when it has three lines
 * with content, or is the whole anchor. What only repeats in the text makes stretches as well: which of
 * several is the original is decided where they are weighed against each other (`copies.ts`).
 *
 * All anchors share one index by such triples, so that a text is looked up once however many marks there
 * are. Lines become small numbers; a text's lines are hashed when first seen and remembered, so that an edit
 * costs one look-up a line.
 */
import { hasContent, isBlank, type Run, TEXT_END, TEXT_START } from './anchor.ts';
import { hashLine, type LineHash, linesToHash } from './lineHash.ts';

/** A run that is looked for. */
export interface Anchor {
  readonly number: number;
  readonly run: Run;
  /** The lines as numbers: those before, the run, those after. */
  readonly ids: Int32Array;
  /** Where the run starts in `ids`. */
  readonly first: number;
  /** The numbers of the lines before and after the run. */
  readonly around: ReadonlySet<number>;
}

/** Lines of an anchor that stand in the text one after the other, as many as there are. */
export interface Stretch {
  readonly anchor: Anchor;
  /** First and last + 1 in the anchor's `ids`. */
  readonly from: number;
  readonly to: number;
  /** Where `from` stands: a line of the text from 0; -1 for the mark of its start. */
  readonly at: number;
  /** Whether the stretch says enough to be more than chance. Others only hint at the place. */
  readonly enough: boolean;
}

/** A text as numbers. */
export interface NumberedText {
  /** One number a line, between the marks of start and end; 0 for lines that no anchor has. */
  readonly ids: Int32Array;
  /** By line: 0 blank, 1 signs only, 2 with content. */
  readonly weights: Uint8Array;
  /** How many lines the text has. */
  readonly count: number;
}

interface KnownLine {
  readonly hash: LineHash;
  readonly weight: number;
  id: number;
  /** When `id` was last looked up. */
  generation: number;
}

/**
 * What stands for bytes that are no text. Different bytes all become this, so a line with it may have changed
 * unseen: it is never taken for one that was read.
 */
export const UNREADABLE = '\uFFFD';

const START_ID = 1;
const END_ID = 2;
/** Numbers are joined in pairs to keys that a double holds exactly. */
const SHIFT = 2 ** 26;
/** How many different lines are remembered before the memory is begun anew. */
const REMEMBERED_LINES = 400_000;
/** Lines with content that make a stretch sure. */
export const SURE_WEIGHT = 3;

export class AnchorIndex {
  private readonly idByHash = new Map<LineHash, number>([
    [TEXT_START, START_ID],
    [TEXT_END, END_ID],
  ]);
  private readonly pairs = new Map<number, number>();
  private readonly triples = new Map<number, number>();
  /** By triple: the number of an anchor and the place of the triple's first line in it, in turn. */
  private readonly places: number[][] = [];
  private readonly anchors: Anchor[] = [];
  private readonly known = new Map<string, KnownLine>();
  private generation = 0;

  get size(): number {
    return this.anchors.length;
  }

  /** Adds a run and gives it the next number. */
  add(run: Run): Anchor {
    this.generation++;
    const hashes = [...run.before, ...run.lines, ...run.after];
    const ids = Int32Array.from(hashes, (hash) => this.numberOf(hash));
    const first = run.before.length;
    const around = new Set([...ids.subarray(0, first), ...ids.subarray(first + run.lines.length)]);
    const anchor: Anchor = { number: this.anchors.length, run, ids, first, around };
    this.anchors.push(anchor);
    const once = new Map<number, number>();
    for (let i = 0; i + 2 < ids.length; i++) {
      const triple = this.tripleOf(ids[i] as number, ids[i + 1] as number, ids[i + 2] as number, true);
      once.set(triple, once.has(triple) ? -1 : i);
    }
    for (const [triple, i] of once) if (i !== -1) this.places[triple]?.push(anchor.number, i);
    return anchor;
  }

  /** Turns a text into numbers. */
  number(text: string): NumberedText {
    const lines = linesToHash(text);
    const ids = new Int32Array(lines.length + 2);
    const weights = new Uint8Array(lines.length);
    ids[0] = START_ID;
    ids[lines.length + 1] = END_ID;
    for (let i = 0; i < lines.length; i++) {
      const line = this.look(lines[i] as string);
      ids[i + 1] = line.id;
      weights[i] = line.weight;
    }
    return { ids, weights, count: lines.length };
  }

  /** All stretches in a text, by anchor, in the order of the text. */
  find(text: NumberedText): Map<Anchor, Stretch[]> {
    const { ids, weights } = text;
    const positions = new Map<number, number[]>();
    for (let j = 0; j + 2 < ids.length; j++) {
      if (ids[j] === 0 || ids[j + 1] === 0 || ids[j + 2] === 0) continue;
      const triple = this.tripleOf(ids[j] as number, ids[j + 1] as number, ids[j + 2] as number, false);
      if (triple === 0) continue;
      const known = positions.get(triple);
      if (known === undefined) positions.set(triple, [j]);
      else known.push(j);
    }
    const found = new Map<Anchor, Map<number, Stretch[]>>();
    // Triples that occur once come first: what they reach is not looked at again as a repetition.
    for (const repeated of [false, true])
      for (const [triple, at] of positions) {
        if (at.length > 1 !== repeated) continue;
        // Repetitions matter only where they say something; one line of such a block has content.
        const first = at[0] as number;
        if (repeated && weights[first - 1] !== 2 && weights[first] !== 2 && weights[first + 1] !== 2)
          continue;
        const places = this.places[triple] as number[];
        for (let k = 0; k < places.length; k += 2) {
          const anchor = this.anchors[places[k] as number] as Anchor;
          for (const j of at) extend(text, anchor, places[k + 1] as number, j, repeated, found);
        }
      }
    const stretches = new Map<Anchor, Stretch[]>();
    for (const [anchor, diagonals] of found) {
      const all = [...diagonals.values()].flat();
      if (all.length > 0)
        stretches.set(
          anchor,
          all.sort((a, b) => a.at - b.at || a.from - b.from),
        );
    }
    return stretches;
  }

  private look(line: string): KnownLine {
    let known = this.known.get(line);
    if (known === undefined) {
      if (this.known.size >= REMEMBERED_LINES) this.known.clear();
      const weight = hasContent(line) ? 2 : isBlank(line) ? 0 : 1;
      known = { hash: hashLine(line), weight, id: 0, generation: -1 };
      this.known.set(line, known);
    }
    if (known.id === 0 && known.generation !== this.generation && !line.includes(UNREADABLE)) {
      known.id = this.idByHash.get(known.hash) ?? 0;
      known.generation = this.generation;
    }
    return known;
  }

  private numberOf(hash: LineHash): number {
    let id = this.idByHash.get(hash);
    if (id === undefined) {
      id = this.idByHash.size + 1;
      this.idByHash.set(hash, id);
    }
    return id;
  }

  /** The number of three lines in a row, from 1; 0 when no anchor has them and none is to be made. */
  private tripleOf(a: number, b: number, c: number, make: boolean): number {
    const pair = numbered(this.pairs, a * SHIFT + b, make);
    if (pair === 0) return 0;
    const before = this.triples.size;
    const triple = numbered(this.triples, pair * SHIFT + c, make);
    if (this.triples.size > before) this.places[triple] = [];
    return triple;
  }
}

function numbered(numbers: Map<number, number>, key: number, make: boolean): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  if (!make) return 0;
  numbers.set(key, numbers.size + 1);
  return numbers.size;
}

/** Adds the stretch through line `i` of the anchor and index `j` of the text's numbers, unless known. */
function extend(
  text: NumberedText,
  anchor: Anchor,
  i: number,
  j: number,
  repeated: boolean,
  found: Map<Anchor, Map<number, Stretch[]>>,
): void {
  let diagonals = found.get(anchor);
  if (diagonals === undefined) {
    diagonals = new Map();
    found.set(anchor, diagonals);
  }
  let onDiagonal = diagonals.get(j - i);
  if (onDiagonal === undefined) {
    onDiagonal = [];
    diagonals.set(j - i, onDiagonal);
  } else if (onDiagonal.some((stretch) => stretch.from <= i && i < stretch.to)) return;
  let from = i;
  let to = i + 1;
  while (from > 0 && j + from - i > 0 && anchor.ids[from - 1] === text.ids[j + from - 1 - i]) from--;
  while (to < anchor.ids.length && j + to - i < text.ids.length && anchor.ids[to] === text.ids[j + to - i])
    to++;
  const at = j + from - i - 1;
  let weight = 0;
  for (let line = Math.max(0, at); line < at + to - from && weight < SURE_WEIGHT; line++)
    if (text.weights[line] === 2) weight++;
  const enough = weight >= SURE_WEIGHT || to - from === anchor.ids.length;
  // A short repetition is not even a hint.
  if (enough || !repeated) onDiagonal.push({ anchor, from, to, at, enough });
}
