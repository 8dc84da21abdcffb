/** What of two texts stays, goes and comes, line by line. Endings of lines make no difference. */

/** More lines than this are taken as coming instead of others, without looking which of them stay. */
const MOST_EDITS = 1_000;

export interface Line {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/** All lines of both texts: those that stay, go and come. Null is a file that is not there. */
export function lineDifference(before: string | null, after: string | null): Line[] {
  return compare(linesOf(before), linesOf(after));
}

function linesOf(text: string | null): string[] {
  if (text === null || text === '') return [];
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}

function compare(before: readonly string[], after: readonly string[]): Line[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end++;
  const same = (text: string): Line => ({ sign: ' ', text });
  return [
    ...before.slice(0, start).map(same),
    ...edits(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(same),
  ];
}

/** The fewest lines that go and come, found by going along both texts as far as they agree (Myers). */
function edits(before: readonly string[], after: readonly string[]): Line[] {
  const trail: Map<number, number>[] = [];
  let reached = new Map([[1, 0]]);
  for (let count = 0; count <= Math.min(before.length + after.length, MOST_EDITS); count++) {
    trail.push(new Map(reached));
    for (let k = -count; k <= count; k += 2) {
      const isNew = k === -count || (k !== count && at(reached, k - 1) < at(reached, k + 1));
      let x = isNew ? at(reached, k + 1) : at(reached, k - 1) + 1;
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x++;
      reached.set(k, x);
      if (x >= before.length && x - k >= after.length) return followed(trail, before, after);
    }
    reached = new Map(reached);
  }
  return [
    ...before.map((text): Line => ({ sign: '-', text })),
    ...after.map((text): Line => ({ sign: '+', text })),
  ];
}

function followed(
  trail: readonly Map<number, number>[],
  before: readonly string[],
  after: readonly string[],
): Line[] {
  const lines: Line[] = [];
  let x = before.length;
  let y = after.length;
  for (let count = trail.length - 1; count >= 0; count--) {
    const reached = trail[count] as Map<number, number>;
    const k = x - y;
    const from = k === -count || (k !== count && at(reached, k - 1) < at(reached, k + 1)) ? k + 1 : k - 1;
    const fromX = count === 0 ? 0 : at(reached, from);
    const fromY = count === 0 ? 0 : fromX - from;
    while (x > fromX && y > fromY) {
      lines.push({ sign: ' ', text: before[--x] as string });
      y--;
    }
    if (x > fromX) lines.push({ sign: '-', text: before[--x] as string });
    else if (y > fromY) lines.push({ sign: '+', text: after[--y] as string });
  }
  return lines.reverse();
}

/** How far a diagonal has come: nowhere yet is before its first line. */
function at(reached: ReadonlyMap<number, number>, k: number): number {
  return reached.get(k) ?? -1;
}
