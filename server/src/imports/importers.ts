/** The formats of other tools' reports, and how one is read. Another format is a file and a line here. */

import type { ImportFormat } from '../config/importFormats.ts';
import { burp } from './burp.ts';
import { Collector } from './collector.ts';
import { fortify } from './fortify.ts';
import { gitlab } from './gitlab.ts';
import { ImportError, type Imported } from './imported.ts';
import type { Importer } from './importer.ts';
import { junit } from './junit.ts';
import { nuclei } from './nuclei.ts';
import { openReport } from './opened.ts';
import { sarif } from './sarif.ts';
import { sonarqube } from './sonarqube.ts';
import { zap } from './zap.ts';
import type { Inflate } from './zip.ts';

/** In the order in which they are tried. */
export const IMPORTERS: readonly Importer[] = [sarif, gitlab, sonarqube, fortify, zap, burp, nuclei, junit];

/** Reads a report of the format that is named, or of the one that recognises it. Throws nothing but `ImportError`s. */
export function readReport(
  bytes: Uint8Array,
  { inflate, format }: { readonly inflate: Inflate; readonly format?: ImportFormat },
): Imported {
  const report = openReport(bytes, inflate);
  const recognised = IMPORTERS.filter((each) => each.recognises(report));
  const importer = format === undefined ? recognised[0] : recognised.find(({ name }) => name === format);
  if (importer === undefined) {
    const other = recognised[0]?.name;
    throw new ImportError(
      format === undefined
        ? 'This is a report of no tool that is known: make it in one of the formats that are read.'
        : `This is no report of the format \`${format}\`${other === undefined ? '' : ` but of \`${other}\``}: mend \`format\`, or leave it out.`,
    );
  }
  const collector = new Collector();
  importer.read(report, collector);
  return { format: importer.name, ...collector.end() };
}
