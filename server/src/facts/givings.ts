/**
 * What gives a name its meaning, in the order of the text. Where names are declared by assigning them, one name may
 * be imported, defined and assigned in turn: a use means what came last before it, and what may have come since, such
 * as an import in a branch. What runs later, in a function, goes by the text as well, since most names of a module
 * are settled before anything calls it; only where nothing stands before it does all count that stands behind.
 */

import type { Node } from '../syntax/node.ts';
import type { Binding, Import, Write } from './scopes.ts';

/** One place where a name gets a meaning. */
export type Giving =
  | { readonly type: 'import'; readonly import: Import }
  | { readonly type: 'write'; readonly write: Write }
  | { readonly type: 'definition' };

interface Placed {
  readonly giving: Giving;
  /** From here on it holds, a UTF-16 offset. */
  readonly from: number;
  /** Whether it happens wherever the code of its region is run, so that what came before no longer counts. */
  readonly certain: boolean;
}

/** The dotted names that a name stands for; null when it stands for nothing, or nothing that can be told. */
export type Meaning = ReadonlySet<string> | null;

/** Of a name that nothing has given a meaning. */
export const UNGIVEN: Meaning = new Set();

/** What a name means that had a meaning, once a giving may have given it another. */
export type Add = (meaning: Meaning, giving: Giving) => Meaning;

/** The givings of one name. Each is read once, however many uses of the name there are. */
export class Givings {
  private ordered: readonly Placed[] | null = null;
  /** What the name means once so many of them have happened. */
  private readonly after = new Map<number, Meaning>([[0, UNGIVEN]]);
  private whole: Meaning | undefined;
  private inside: Meaning | undefined;

  constructor(private readonly binding: Binding) {}

  /** Those in the code that declares the name, in the order of the text. */
  private get placed(): readonly Placed[] {
    this.ordered ??= placedIn(this.binding);
    return this.ordered;
  }

  /** How many stand before a node in the text. */
  countBefore({ start }: Node): number {
    let low = 0;
    let high = this.placed.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.placed[middle] as Placed).from <= start) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** What the name means where so many stand before. */
  meaningAfter(count: number, add: Add): Meaning {
    let from = count;
    while (!this.after.has(from) && this.placed[from - 1]?.certain === false) from--;
    for (let i = from; i <= count; i++) {
      if (this.after.has(i)) continue;
      // What is defined by itself stands for nothing.
      this.after.set(i, null);
      const { giving, certain } = this.placed[i - 1] as Placed;
      this.after.set(i, add(certain ? UNGIVEN : (this.after.get(i - 1) as Meaning), giving));
    }
    return this.after.get(count) as Meaning;
  }

  /** What the name means when any of them may have happened last. */
  meaningOfAll(add: Add): Meaning {
    if (this.whole === undefined) {
      this.whole = null;
      this.whole = this.placed.reduce<Meaning>((meaning, { giving }) => add(meaning, giving), UNGIVEN);
    }
    return this.whole;
  }

  /** What functions inside give the name, whenever they are called. */
  meaningInside(add: Add): Meaning {
    if (this.inside === undefined) {
      this.inside = null;
      this.inside = givingsOf(this.binding.foreignWrites).reduce(add, UNGIVEN);
    }
    return this.inside;
  }
}

/** Writes as what they are to a name. */
export function givingsOf(writes: readonly Write[]): Giving[] {
  return writes.map((write): Giving => ({ type: 'write', write }));
}

function placedIn({ imports, writes, definitions }: Binding): Placed[] {
  const placed: Placed[] = [];
  for (const each of imports)
    placed.push({ giving: { type: 'import', import: each }, from: each.at.start, certain: each.certain });
  // The value is worked out before the name gets it.
  for (const write of writes)
    placed.push({
      giving: { type: 'write', write },
      from: write.value?.end ?? write.at.end,
      certain: write.certain,
    });
  for (const definition of definitions)
    placed.push({ giving: { type: 'definition' }, from: definition.start, certain: true });
  return placed.sort((a, b) => a.from - b.from);
}
