/** What the terminal can show, by what the process is told. */

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Lines of code are readable up to here, however wide the terminal is. */
const MAXIMUM_WIDTH = 160;
/** Where the output is no terminal: what fits in most logs. */
const DEFAULT_WIDTH = 120;

/**
 * Whether a stream gets colours: `NO_COLOR` forbids and `FORCE_COLOR` demands them by their conventions (the
 * latter wins, as in Node); otherwise a terminal that has any gets them.
 */
export function hasColour(stream: Stream, { NO_COLOR, FORCE_COLOR, TERM }: Environment): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  return stream.isTTY === true && TERM !== 'dumb';
}

/** The columns that a line of a report may take. */
export function reportWidth(stream: Stream): number {
  if (stream.isTTY !== true || stream.columns === undefined) return DEFAULT_WIDTH;
  // Some of them are taken by the line's number and indentation.
  return Math.max(40, Math.min(MAXIMUM_WIDTH, stream.columns) - 14);
}

/** Whether a line can be renewed in place. */
export function canShowProgress(stream: Stream, { TERM }: Environment): boolean {
  return stream.isTTY === true && TERM !== 'dumb';
}
