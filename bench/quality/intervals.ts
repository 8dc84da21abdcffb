/**
 * How far figures may be off by chance alone: intervals by resampling whole groups of records (a cluster bootstrap), as
 * records of one group stand or fall together.
 */

/** What was decided in a group of records: labelled places, and how many of them were found. */
export interface GroupOutcome {
  readonly vulnerable: number;
  readonly found: number;
  readonly safe: number;
  readonly alarms: number;
}

/** Recall less false positives, from -1 to 1, with the bounds between which 95 % of the resampled figures lie. */
export interface Interval {
  readonly figure: number;
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 2000;

/** Undefined where nothing is labelled vulnerable. Without anything safe it is recall alone. */
export function intervalOf(groups: readonly GroupOutcome[]): Interval | undefined {
  const figure = figureOf(groups);
  if (figure === undefined) return undefined;
  const random = randomFrom(groups.length);
  const figures: number[] = [];
  for (let i = 0; i < RESAMPLES; i++) {
    const drawn = groups.map(() => groups[Math.floor(random() * groups.length)] as GroupOutcome);
    const value = figureOf(drawn);
    if (value !== undefined) figures.push(value);
  }
  figures.sort((a, b) => a - b);
  const at = (share: number): number => figures[Math.floor(share * (figures.length - 1))] ?? figure;
  return { figure, low: at(0.025), high: at(0.975) };
}

function figureOf(groups: readonly GroupOutcome[]): number | undefined {
  const total = { vulnerable: 0, found: 0, safe: 0, alarms: 0 };
  for (const group of groups)
    for (const key of ['vulnerable', 'found', 'safe', 'alarms'] as const) total[key] += group[key];
  if (total.vulnerable === 0) return undefined;
  return total.found / total.vulnerable - (total.safe === 0 ? 0 : total.alarms / total.safe);
}

/** Numbers from 0 to 1 that are the same in every run (a linear congruential generator). */
function randomFrom(seed: number): () => number {
  let state = (seed * 2654435761 + 1) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
