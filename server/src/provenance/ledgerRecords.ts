/**
 * The files that say who has read and who has written the code, as they lie in a repository. They are no code
 * that anybody has to read, but only as far as they are what they seem to be.
 */

import { MARKS_FOLDER, readMarkFile } from '../review/store.ts';
import { parseRecord } from './recordFile.ts';
import { SHARED_FOLDER } from './store.ts';

/** Whether a path, relative to the folder that holds `.ai-review`, lies among the records. */
export function isLedgerPath(path: string): boolean {
  return path.startsWith(`${MARKS_FOLDER}/`) || path.startsWith(`${SHARED_FOLDER}/`);
}

/** Whether a text at such a path is a valid record. */
export function isReviewRecord(path: string, text: string): boolean {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  if (path.startsWith(`${SHARED_FOLDER}/`)) {
    const isHere = path === `${SHARED_FOLDER}/${name}` && name.endsWith('.json');
    return isHere && 'record' in parseRecord(text, name.slice(0, -'.json'.length));
  }
  const folder = parts.at(-2) ?? '';
  return path === `${MARKS_FOLDER}/${folder}/${name}` && 'batches' in readMarkFile(name, text, folder);
}
