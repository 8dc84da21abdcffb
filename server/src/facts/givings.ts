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
  /** Whether it happens wherever the code of its region is run. */
  readonly certain: boolean;
}

export class Givings {
  private ordered: readonly Placed[] | null = null;
  /** What functions inside write, whenever they are called. */
  private readonly foreign: readonly Giving[];

  constructor(private readonly binding: Binding) {
    this.foreign = binding.foreignWrites.map((write): Giving => ({ type: 'write', write }));
  }

  /** In the order of the text. */
  private get placed(): readonly Placed[] {
    this.ordered ??= placedIn(this.binding);
    return this.ordered;
  }

  /** How many stand before a node in the text. */
  countBefore({ start }: Node): number {
    let count = 0;
    while (count < this.placed.length && (this.placed[count] as Placed).from <= start) count++;
    return count;
  }

  /** Those that may hold where so many stand before. */
  holding(count: number): readonly Giving[] {
    const found: Giving[] = [...this.foreign];
    for (let i = count - 1; i >= 0; i--) {
      const { giving, certain } = this.placed[i] as Placed;
      found.unshift(giving);
      if (certain) break;
    }
    return found;
  }

  /** All of them, wherever they stand. */
  all(): readonly Giving[] {
    const { imports, writes, definitions } = this.binding;
    return [
      ...imports.map((imported): Giving => ({ type: 'import', import: imported })),
      ...writes.map((write): Giving => ({ type: 'write', write })),
      ...definitions.map((): Giving => ({ type: 'definition' })),
      ...this.foreign,
    ];
  }
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
