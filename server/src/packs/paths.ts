/**
 * The names of files in packs. A pack is written into a folder of the person who adds it, on whatever system that
 * is, so a name counts only if it means the same file below that folder everywhere: no way out of it, no device of
 * Windows, and no two names that some file system takes for one.
 */

import { isUtf8Name } from '../text/fileNames.ts';
import { PackError } from './packFile.ts';

/** Longer paths do not fit everywhere, in UTF-16 units. */
const LONGEST_PATH = 240;

/** Names that Windows opens as a device, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/** What is wrong with the path of a file in a pack, as the end of a sentence; undefined when nothing is. */
export function faultOfPath(path: string): string | undefined {
  if (path === '') return 'it is empty';
  if (path.length > LONGEST_PATH) return `it is longer than ${LONGEST_PATH} characters`;
  if (!isUtf8Name(path) || /\p{Surrogate}/u.test(path)) return 'it is not UTF-8';
  if (/[\p{Cc}\p{Cf}]/u.test(path)) return 'it has characters that do not show';
  if (path.includes('\\')) return 'it has a backslash, which Windows takes for a folder';
  if (path.startsWith('/')) return 'it is absolute';
  if (/[:*?"<>|]/.test(path))
    return 'it has a character that Windows does not allow in names, such as a drive';
  for (const part of path.split('/')) {
    if (part === '..') return 'it leads out of the pack';
    if (part === '' || part === '.') return 'it has an empty part';
    if (/[. ]$/.test(part)) return 'a part of it ends in a dot or a blank, which Windows leaves out';
    if (DEVICE.test(part)) return 'Windows takes a part of it for a device';
  }
  return undefined;
}

/** Throws unless all paths are sound, and different on every file system. */
export function checkPaths(paths: readonly string[]): void {
  const known = new Map<string, string>();
  for (const path of paths) {
    const fault = faultOfPath(path);
    if (fault !== undefined)
      throw new PackError(`The pack has a file ${JSON.stringify(path)} that cannot be written: ${fault}.`);
    // Folders too: `A/x` and `a/y` would lie in one folder or in two.
    const parts = path.split('/');
    for (let length = 1; length <= parts.length; length++) {
      const prefix = parts.slice(0, length).join('/');
      const isWhole = length === parts.length;
      const key = folded(prefix);
      const entry = isWhole ? `file ${prefix}` : `folder ${prefix}`;
      const other = known.get(key);
      if (other === undefined) known.set(key, entry);
      else if (isWhole || other !== entry)
        throw new PackError(
          `The pack has ${JSON.stringify(other)} and ${JSON.stringify(entry)}, which are one name on some systems: rename one.`,
        );
    }
  }
}

/** What file systems that ignore case and normalise names make of a path. */
function folded(path: string): string {
  return path.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}
