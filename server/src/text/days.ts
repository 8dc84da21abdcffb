/** Ages in days, as people count them. */

const DAY = 86_400_000;

/** Whole days from a day or instant to another, both as ISO 8601 writes them in UTC; 0 where it is in the future. */
export function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / DAY));
}
