/** Who wrote the lines of a repository on this machine, from all evidence that lies in the repository. */

import { join, relative, sep } from 'node:path';
import type { Problem } from '../engine/finding.ts';
import type { Provenance } from '../provenance/provenance.ts';
import { SharedRecords } from '../provenance/recordedAuthorship.ts';
import type { Authorship } from '../review/authorship.ts';
import { kindOf } from './files.ts';
import { ledgerFiles } from './ledgerFiles.ts';
import { projectRoot } from './projects.ts';

/** What is known of the lines of files, with the evidence for it. */
export interface LineProvenance extends Authorship {
  /** By line of the text, from 0; undefined for a line that nothing is known of. */
  provenanceOf(path: string, text: string): Promise<(Provenance | undefined)[]>;
}

/**
 * The authorship of a repository with its root at an absolute path. Records lie where marks do: beside the
 * configuration that is about a file, else at the root.
 */
export function repositoryAuthorship(root: string): LineProvenance {
  const opened = new Map<string, Promise<SharedRecords>>();
  const recordsOf = (folder: string): Promise<SharedRecords> => {
    let records = opened.get(folder);
    if (records === undefined) {
      records = SharedRecords.open(
        ledgerFiles(folder),
        async (path) => (await kindOf(join(folder, path))) === 'file',
      );
      opened.set(folder, records);
    }
    return records;
  };
  const provenanceOf = async (path: string, text: string): Promise<(Provenance | undefined)[]> => {
    const absolute = join(root, path);
    const folder = (await projectRoot(absolute)) ?? root;
    const records = await recordsOf(folder);
    return records.linesOf(relative(folder, absolute).split(sep).join('/'), text);
  };
  const problems = async (): Promise<Problem[]> => {
    const found: Problem[] = [];
    for (const [folder, records] of opened)
      for (const problem of (await records).problems)
        found.push(problem.path === undefined ? problem : { ...problem, path: join(folder, problem.path) });
    return found;
  };
  return {
    provenanceOf,
    problems,
    evidenceFor: async (path, text) =>
      (await provenanceOf(path, text)).map((each) =>
        each === undefined ? undefined : { by: each.author, confidence: each.confidence },
      ),
  };
}
