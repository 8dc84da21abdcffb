/** How much a share of few is worth: intervals in which the true share lies with 95 % certainty. */

export interface Share {
  /** Undefined of nothing. */
  readonly value?: number;
  /** The ends of the interval; 0 and 1 of nothing. */
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly of: number;
}

/** A share for people: `12 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** The normal deviate that leaves 2.5 % on either side. */
const Z = 1.959963984540054;

/** A share with Wilson's interval, which also holds for few and for shares near 0 and 1. */
export function shareOf(count: number, of: number): Share {
  if (of === 0) return { low: 0, high: 1, count, of };
  const value = count / of;
  const z2 = Z * Z;
  const middle = (value + z2 / (2 * of)) / (1 + z2 / of);
  const half = (Z / (1 + z2 / of)) * Math.sqrt((value * (1 - value)) / of + z2 / (4 * of * of));
  // At its ends the interval is exact, whatever rounding leaves.
  const low = count === 0 ? 0 : Math.max(0, middle - half);
  const high = count === of ? 1 : Math.min(1, middle + half);
  return { value, low, high, count, of };
}

export interface Mean {
  readonly value?: number;
  readonly low: number;
  readonly high: number;
  readonly of: number;
}

/** The mean of values from 0 to 1 with the normal interval; with less than two of them it may be anything. */
export function meanOf(values: readonly number[]): Mean {
  const of = values.length;
  if (of === 0) return { low: 0, high: 1, of };
  const value = values.reduce((sum, each) => sum + each, 0) / of;
  if (of < 2) return { value, low: 0, high: 1, of };
  const variance = values.reduce((sum, each) => sum + (each - value) ** 2, 0) / (of - 1);
  const half = Z * Math.sqrt(variance / of);
  return { value, low: Math.max(0, value - half), high: Math.min(1, value + half), of };
}
