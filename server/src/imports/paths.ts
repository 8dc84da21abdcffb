/**
 * Files as reports name them, made into paths that lead nowhere but below a root. Tools write URIs, Windows'
 * paths, paths of the machine that they ran on, and a hostile report whatever it likes.
 */

import { isInsidePath } from '../review/markFile.ts';
import type { ImportedPath } from './imported.ts';

/** A longer path is no file's; in UTF-16 units. */
const MAXIMUM_LENGTH = 4096;

/**
 * A path or URI of a report as a safe path; undefined where it is none. `bases` are folders that the report
 * says its files to lie below, absolute paths or URIs, the most exact first.
 */
export function importedPath(raw: string, bases: readonly string[] = []): ImportedPath | undefined {
  const full = plain(raw);
  if (full === undefined) return undefined;
  for (const each of bases) {
    const base = plain(each)?.replace(/\/+$/, '');
    if (base === undefined || base === '' || !isAbsolute(base)) continue;
    if (isBelow(full, base)) return inside(full.slice(base.length + 1), false);
  }
  return isAbsolute(full) ? inside(full.replace(/^(?:[a-z]:)?\/+/i, ''), true) : inside(full, false);
}

/** Whether a path is below another; where there are drives, letters of either case are the same. */
function isBelow(path: string, folder: string): boolean {
  const [low, start] = [path.slice(0, folder.length + 1), `${folder}/`];
  return low === start || (/^[a-z]:/i.test(folder) && low.toLowerCase() === start.toLowerCase());
}

/** A path below a folder that the person names for the report. */
export function below(folder: string, { path, isAbsolute: absolute }: ImportedPath): ImportedPath {
  return absolute || folder === ''
    ? { path, isAbsolute: absolute }
    : { path: `${folder}/${path}`, isAbsolute: false };
}

/** With `/`, without a scheme; undefined for URIs of anything but files. */
function plain(raw: string): string | undefined {
  if (raw.length > MAXIMUM_LENGTH || /\0/.test(raw)) return undefined;
  const uri = /^([a-z][a-z0-9+.-]+):(.*)$/is.exec(raw);
  // A single letter is a drive.
  if (uri === null) return raw.replaceAll('\\', '/');
  const [, scheme = '', rest = ''] = uri;
  if (scheme.toLowerCase() !== 'file') return undefined;
  const path = rest.replace(/^\/\/(?:localhost)?(?=\/)/i, '').replaceAll('\\', '/');
  const decoded = decodedUri(path);
  return decoded?.replace(/^\/+(?=[a-z]:)/i, '');
}

/** Percent-encoding undone; undefined where that is no text. */
export function decodedUri(uri: string): string | undefined {
  try {
    return decodeURIComponent(uri);
  } catch {
    return undefined;
  }
}

function isAbsolute(path: string): boolean {
  return /^(?:[a-z]:)?\//i.test(path);
}

/** Resolves `.` and `..`; a path that leaves the root is none. */
function inside(path: string, absolute: boolean): ImportedPath | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  const joined = parts.join('/');
  return isInsidePath(joined) ? { path: joined, isAbsolute: absolute } : undefined;
}
