/** How much of a report is read. What goes beyond is an error or a problem that says so, never left out unseen. */

/** Larger reports, and larger parts of archives once unpacked, are refused. In bytes. */
export const MAXIMUM_BYTES = 100 * 1024 * 1024;
/** Results beyond these are left out, which is a problem of the report. */
export const MAXIMUM_RESULTS = 100_000;
/** Problems beyond these are counted. */
export const MAXIMUM_PROBLEMS = 100;
/** Values in a JSON report: a few for each of the largest number of results. */
export const MAXIMUM_VALUES = 10_000_000;
/** Levels of JSON or XML. */
export const MAXIMUM_DEPTH = 200;
/** Elements below one result of an XML report. */
export const MAXIMUM_ELEMENTS = 100_000;
/** Longer texts are cut, with `…` at their end; in UTF-16 units. */
export const MAXIMUM_TEXT = 4_000;
/** Lines of code around a result; longer snippets are cut at their end. In UTF-16 units. */
export const MAXIMUM_SNIPPET = 20_000;
/** Steps on the way of the data; of longer ones those in the middle are left out. */
export const MAXIMUM_STEPS = 100;
/** Entries of an archive. */
export const MAXIMUM_ENTRIES = 100_000;

/** The steps of a way, of longer ones the first and the last. */
export function withoutMiddle<T>(steps: readonly T[], most: number): readonly T[] {
  if (steps.length <= most) return steps;
  return [...steps.slice(0, most / 2), ...steps.slice(-most / 2)];
}
