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
  private readonly placed: readonly Placed[];
  /** What functions inside write, whenever they are called. */
  private readonly foreign: readonly Giving[];

  constructor(binding: Binding) {
    this.placed = [
      ...binding.imports.map(
        (imported): Placed => ({
          giving: { type: 'import', import: imported },
          from: imported.at.start,
          certain: imported.certain,
        }),
      ),
      ...binding.writes.map(
        (write): Placed => ({
          giving: { type: 'write', write },
          // The value is worked out before the name gets it.
          from: write.value?.end ?? write.at.end,
          certain: write.certain,
        }),
      ),
      ...binding.definitions.map(
        (definition): Placed => ({
          giving: { type: 'definition' },
          from: definition.start,
          certain: true,
        }),
      ),
    ].sort((a, b) => a.from - b.from);
    this.foreign = binding.foreignWrites.map((write): Giving => ({ type: 'write', write }));
  }

  /** How many stand before a node in the text. */
  countBefore({ start }: Node): number {
    let count = 0;
    while (count < this.placed.length && (this.placed[count] as Placed).from <= start) count++;
    return count;
  }

  get count(): number {
    return this.placed.length;
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
    return [...this.placed.map(({ giving }) => giving), ...this.foreign];
  }
}
