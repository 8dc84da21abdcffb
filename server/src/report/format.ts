/** What a format of reports is. Each is a file of its own in this folder, and a line in the table of `formats.ts`. */

import type { Translate } from '../text/translate.ts';
import type { Report } from './report.ts';

export interface Format {
  /** As `--format` takes it. */
  readonly name: string;
  /** Who reads it, in a few words: for the help and the documentation. */
  readonly summary: string;
  /** How names of such files end, without the dot. */
  readonly extension: string;
  /** What `--profile` can make of it for one reader. */
  readonly profiles?: readonly Profile[];
  /** Whether it is for `report merge`, and so has to have all that a run found. */
  readonly isPart?: true;
  write(report: Report, options: WriteOptions): Written;
}

export interface Profile {
  readonly name: string;
  readonly summary: string;
}

export interface WriteOptions {
  /** Whether the text may have colours: it goes to a terminal that shows them. */
  readonly colour: boolean;
  /** How many columns a line of code may take where the width counts. */
  readonly width: number;
  /** Whether files that were not parsed in full are named one by one, rather than counted. */
  readonly namesUnread: boolean;
  /** Says what people read, in their language; English without it. For formats that no machine reads. */
  readonly t?: Translate;
  /** The name of one of the format's profiles. */
  readonly profile?: string;
}

export interface Written {
  readonly text: string;
  /** What the limits of the reader cost, for the person who ran the command. */
  readonly warnings?: readonly string[];
}
