/**
 * How much: intervals of whole numbers, counted in bytes or in elements of a type whose size is not known.
 *
 * Intervals are the classic domain of abstract interpretation (Cousot and Cousot, 1977). One that keeps growing in
 * a loop grows by leaps, so that the analysis ends.
 */

/** What a number may be: from `low` to `high`, both included, times the size of `unit`. Immutable. */
export interface Amount {
  readonly low: number;
  readonly high: number;
  /** The type whose size one is, where that size is not known; null for plain numbers and bytes. */
  readonly unit: string | null;
  /** How often it has grown where ways meet. */
  readonly grown: number;
  /** Whether all that is known of it is what conditions say. */
  readonly isTested: boolean;
}

/** How often a bound may grow before it grows by leaps. */
const MOST_GROWTH = 4;

export function amount(low: number, high = low, unit: string | null = null): Amount {
  return { low, high, unit, grown: 0, isTested: false };
}

/** Any number. */
export const ANY: Amount = amount(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
/** What a size that nobody knows is. */
export const SOME_SIZE: Amount = amount(0, Number.POSITIVE_INFINITY);

export function isExactly({ low, high, unit }: Amount, value: number): boolean {
  return unit === null && low === value && high === value;
}

/**
 * The numbers that a function speaks of, and those beside them: where a bound keeps growing it grows to the next of
 * them, since what is tested in a program is mostly tested against one.
 */
export class Landmarks {
  private readonly sorted: readonly number[];

  constructor(numbers: Iterable<number>) {
    const all = new Set<number>([-1, 0, 1]);
    for (const each of numbers) for (const beside of [each - 1, each, each + 1]) all.add(beside);
    this.sorted = [...all].sort((a, b) => a - b);
  }

  atLeast(number: number): number {
    return this.sorted.find((each) => each >= number) ?? Number.POSITIVE_INFINITY;
  }

  atMost(number: number): number {
    return this.sorted.findLast((each) => each <= number) ?? Number.NEGATIVE_INFINITY;
  }
}

/** An interval with both; `known` itself where it has all of `more`. */
export function joinAmounts(known: Amount, more: Amount, landmarks: Landmarks): Amount {
  if (known.unit !== more.unit) return ANY;
  if (more.low >= known.low && more.high <= known.high) return known;
  const grown = Math.max(known.grown, more.grown) + 1;
  const isOver = grown > MOST_GROWTH;
  return {
    low: more.low >= known.low ? known.low : isOver ? landmarks.atMost(more.low) : more.low,
    high: more.high <= known.high ? known.high : isOver ? landmarks.atLeast(more.high) : more.high,
    unit: known.unit,
    grown,
    isTested: known.isTested && more.isTested,
  };
}

/** What two have in common; undefined where they have nothing. */
export function meet(a: Amount, b: Amount): Amount | undefined {
  const [low, high] = [Math.max(a.low, b.low), Math.min(a.high, b.high)];
  if (low > high) return undefined;
  return low === a.low && high === a.high ? a : { ...a, low, high };
}

/** The result of an operator on two numbers; any number where nothing is known. */
export function calculate(operator: string, a: Amount, b: Amount): Amount {
  const grown = Math.max(a.grown, b.grown);
  switch (operator) {
    case '+':
    case '-': {
      // Nothing added leaves the unit as it is.
      if (isExactly(b, 0)) return a;
      if (operator === '+' && isExactly(a, 0)) return b;
      if (a.unit !== b.unit) return ANY;
      const [low, high] = operator === '+' ? [b.low, b.high] : [-b.high, -b.low];
      return { low: a.low + low, high: a.high + high, unit: a.unit, grown, isTested: false };
    }
    case '*': {
      if (a.unit !== null && b.unit !== null) return ANY;
      const ends = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high].map((end) =>
        // Nothing times anything is nothing.
        Number.isNaN(end) ? 0 : end,
      );
      return {
        low: Math.min(...ends),
        high: Math.max(...ends),
        unit: a.unit ?? b.unit,
        grown,
        isTested: false,
      };
    }
    case '/':
      if (b.low <= 0 || b.unit !== a.unit) return ANY;
      return {
        low: Math.min(Math.trunc(a.low / b.low), Math.trunc(a.low / b.high)),
        high: Math.max(Math.trunc(a.high / b.low), Math.trunc(a.high / b.high)),
        unit: null,
        grown,
        isTested: false,
      };
    case '%':
      if (b.low <= 0 || a.unit !== null || b.unit !== null) return ANY;
      return { low: a.low >= 0 ? 0 : 1 - b.high, high: b.high - 1, unit: null, grown, isTested: false };
    case '&':
      // What is kept of the bits of one that is not negative is no more than it.
      if (a.unit !== null || b.unit !== null) return ANY;
      if (b.low >= 0)
        return {
          low: 0,
          high: a.low >= 0 ? Math.min(a.high, b.high) : b.high,
          unit: null,
          grown,
          isTested: false,
        };
      return a.low >= 0 ? { low: 0, high: a.high, unit: null, grown, isTested: false } : ANY;
    case '<<':
      return isSmall(b) ? calculate('*', a, amount(2 ** b.low)) : ANY;
    case '>>':
      return isSmall(b) && a.low >= 0 ? calculate('/', a, amount(2 ** b.low)) : ANY;
    default:
      return ANY;
  }
}

function isSmall({ low, high, unit }: Amount): boolean {
  return unit === null && low === high && low >= 0 && low < 32;
}

const OPPOSITES: Readonly<Record<string, string>> = {
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
  '==': '!=',
  '!=': '==',
};

/** The comparison that holds where another does not; undefined for what is no comparison. */
export function opposite(comparison: string): string | undefined {
  return OPPOSITES[comparison];
}

const TURNED: Readonly<Record<string, string>> = {
  '<': '>',
  '>': '<',
  '<=': '>=',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
};

/** The same comparison with its sides in the other order. */
export function turned(comparison: string): string {
  return TURNED[comparison] ?? comparison;
}

/** What a number is where a comparison of it to another holds; undefined where it never does. */
export function restrict(value: Amount, comparison: string, other: Amount): Amount | undefined {
  if (value.unit !== other.unit) return value;
  const below = (high: number): Amount | undefined =>
    meet(value, amount(Number.NEGATIVE_INFINITY, high, value.unit));
  const above = (low: number): Amount | undefined =>
    meet(value, amount(low, Number.POSITIVE_INFINITY, value.unit));
  switch (comparison) {
    case '<':
      return below(other.high - 1);
    case '<=':
      return below(other.high);
    case '>':
      return above(other.low + 1);
    case '>=':
      return above(other.low);
    case '==':
      return meet(value, other);
    case '!=':
      if (other.low !== other.high) return value;
      if (value.low === other.low) return above(value.low + 1);
      return value.high === other.low ? below(value.high - 1) : value;
    default:
      return value;
  }
}
