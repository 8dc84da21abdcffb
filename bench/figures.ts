/**
 * Figures and their bars: each part of the benchmark adds what it measured, and at the end all of them stand in one
 * table, with by how much a bar was missed.
 */

import { printTable } from './statistics.ts';

/** One figure. The bar is a ceiling in the same unit; a figure without one is for comparison. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  /** `ms`, `MB`, or `×` for a ratio. */
  readonly unit: string;
  readonly bar?: number;
}

/** Prints all figures. */
export function printFigures(figures: readonly Figure[]): void {
  printTable(
    figures.map(({ what, value, unit, bar }) => ({
      figure: what,
      value: `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`,
      bar: bar === undefined ? '' : `${bar} ${unit}`,
      verdict: verdict(value, bar),
    })),
  );
}

function verdict(value: number, bar: number | undefined): string {
  if (bar === undefined) return '';
  if (Number.isNaN(value)) return 'not measured';
  return value <= bar ? 'met' : `missed, ${(value / bar).toFixed(1)} times the bar`;
}
