/**
 * What is left to review of a change, file by file: only what differs from the base. Files of it that nobody has open
 * are scanned first, so that their findings are among it.
 */

import type { ChangedFileReview, Range, ReviewPart } from '../../../protocol/messages.ts';
import type { Dependencies } from './dependencies.ts';
import type { Documents } from './documents.ts';
import type { FindingStore } from './findings.ts';
import type { Folders } from './folders.ts';
import type { Ledgers } from './ledgers.ts';
import { linesOf, rangesOf, wholeLines } from './lines.ts';
import type { ProvenanceFeature } from './provenance.ts';
import { partsOf } from './reviewParts.ts';
import type { Session } from './session.ts';
import type { Shown } from './shown.ts';
import type { UnopenedFiles } from './unopenedFiles.ts';
import { joinUri, keyOf } from './uris.ts';

export function registerChangedParts({
  session,
  documents,
  folders,
  store,
  ledgers,
  provenance,
  unopenedFiles,
  shown,
}: {
  readonly session: Session;
  readonly documents: Documents;
  readonly folders: Folders;
  readonly store: FindingStore;
  readonly ledgers: Ledgers;
  readonly provenance: ProvenanceFeature;
  readonly unopenedFiles: UnopenedFiles;
  readonly shown: Shown;
}): void {
  const { dependencies } = session;

  const reviewOf = async (
    folder: string,
    { path, text, lines }: Awaited<ReturnType<Dependencies['changedFiles']>>['files'][number],
  ): Promise<ChangedFileReview | undefined> => {
    const uri = joinUri(folder, path);
    const key = keyOf(uri);
    if (documents.get(key) === undefined && store.get(key) === undefined) {
      await unopenedFiles.scan(uri);
      await shown.settled(key);
    }
    const file = await ledgers.read(key);
    if (file === undefined) return undefined;
    const open = documents.get(key);
    const where = { uri: open?.uri ?? uri, version: open?.document.version ?? null };
    const authors = await provenance.linesOf(file.document.uri, file.document.getText());
    const parts = partsOf(file, authors, where);
    const isBlank = (line: number): boolean => file.review.lines[line]?.state === 'blank';
    // Of what is not saved it is not known which lines differ, so all of it that is left counts.
    const isAsOnDisk = file.document.getText() === text;
    return { uri: where.uri, path, parts: isAsOnDisk ? partsWithin(parts, lines, isBlank) : parts };
  };

  session.onRequest('aiSecurityScanner/changedParts', async ({ folder: wanted, since }, token) => {
    await folders.ready();
    const folder = folders.all().find(({ uri }) => uri === keyOf(wanted));
    if (folder?.uri === undefined || folder.root === undefined || !folders.trusted)
      return { refusal: 'Changes can be reviewed in a trusted folder on disk only.' };
    try {
      const changed = await dependencies.changedFiles(folder.root, since);
      const files: ChangedFileReview[] = [];
      for (const each of changed.files) {
        if (token.isCancellationRequested) break;
        const review = await reviewOf(folder.uri, each);
        if (review !== undefined) files.push(review);
      }
      return { since: changed.since, files };
    } catch (error) {
      return { refusal: (error as Error).message };
    }
  });
}

/** Those parts that changed lines have to do with: findings whole, lines as far as they changed. Blank ones join. */
export function partsWithin(
  parts: readonly ReviewPart[],
  lines: ReadonlySet<number>,
  isBlank: (line: number) => boolean,
): ReviewPart[] {
  return parts.flatMap((part) => {
    if (part.kind === 'lost') return [];
    if (part.kind === 'finding') {
      const own = linesOf([part.range, ...(part.finding?.trace ?? [])]);
      return own.some((line) => lines.has(line)) ? [part] : [];
    }
    const changed = linesOf([part.range]).filter((line) => lines.has(line) && !isBlank(line));
    return rangesOf(changed, isBlank).map(
      (range): ReviewPart => ({ ...part, range: wholeLines(range) as Range }),
    );
  });
}
