/**
 * Who wrote the lines of a change, put together from what is known: evidence of who typed or accepted them
 * (`provenance/`, handed in as plain data), the commits' authors, and what the person at the command line
 * says about generated paths. Where nothing is known, the author is unknown, never "human".
 */
import type { Problem } from '../finding/finding.ts';
import type { LineIndex } from '../text/lines.ts';
import type { LineAuthor } from './gate.ts';
import type { Reviewer } from './mark.ts';

/** What the evidence says of a line. */
export type Evidence = Omit<LineAuthor, 'person'>;

/** Whoever knows who wrote lines. Paths are below the root of the repository, with `/`. */
export interface Authorship {
  /** What is known by line of the text, from 0; undefined for a line that nothing is known of. */
  evidenceFor(path: string, text: string): Promise<readonly (Evidence | undefined)[]>;
  /** What of the evidence that was asked for could not be used. Paths are absolute. */
  problems(): Promise<readonly Problem[]>;
}

const UNKNOWN: Evidence = { by: 'unknown', confidence: 'low' };
/** `--assume-ai` is a person's word about a whole path. */
const ASSUMED: Evidence = { by: 'ai', confidence: 'high' };

/** The author of each line of a text, by line from 0. */
export function authorOfLines(
  evidence: readonly (Evidence | undefined)[],
  people: (line: number) => Reviewer | undefined,
  assumeAi: boolean,
): (line: number) => LineAuthor {
  return (line) => {
    const known = evidence[line] ?? UNKNOWN;
    // What is known to be by AI stays what it is; all else on such a path is taken to be.
    const author = assumeAi && known.by !== 'ai' ? ASSUMED : known;
    const person = people(line);
    return person === undefined ? author : { ...author, person };
  };
}

/**
 * Who committed each line of a text, by line from 0, from what git says by its own lines, from 1; lines that it does
 * not know are not committed, and those of the person here.
 */
export function peopleOfLines(
  committers: ReadonlyMap<number, Reviewer>,
  text: string,
  lines: LineIndex,
  self: Reviewer | undefined,
): (line: number) => Reviewer | undefined {
  // Git counts lines by line feeds alone.
  const numbers: number[] = [];
  let number = 1;
  for (let line = 0; line < lines.count; line++) {
    numbers.push(number);
    if (text[lines.startOf(line + 1) - 1] === '\n') number++;
  }
  return (line) => committers.get(numbers[line] ?? 0) ?? self;
}
