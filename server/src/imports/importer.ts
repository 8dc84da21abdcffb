/** What every format has to say: the shape of an entry of the table in `importers.ts`. */

import type { ImportFormat } from '../config/importFormats.ts';
import type { Collector } from './collector.ts';
import type { Opened } from './opened.ts';

export interface Importer {
  readonly name: ImportFormat;
  /** What is read, in a few words for people: tools and the names of their files. */
  readonly summary: string;
  /** Set where such reports are of tests from outside, of a running program. */
  readonly isDynamic?: true;
  /** Whether a report is of this format. */
  recognises(report: Opened): boolean;
  /** Reads a report that is recognised. Throws an `ImportError` where nothing of it can be read. */
  read(report: Opened, into: Collector): void;
}
