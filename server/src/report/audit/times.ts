/** Times on the page of an audit. */

/** An instant in UTC (ISO 8601) to the minute. */
export function minute(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}
