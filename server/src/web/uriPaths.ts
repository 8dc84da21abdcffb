/**
 * Paths of files in a browser: a URI without its encoding, `memfs://sample/src/a b.py`, so that what is told to people
 * reads as they know it. Scheme and authority say which file system it is; no path leads from one to another.
 */

import { URI } from 'vscode-uri';
import type { PathStyle } from '../storage/fileSystem.ts';

/** Documents that are no files. */
const NO_FILES = new Set(['untitled', 'vscode-notebook-cell']);

const ABSOLUTE = /^([a-z][a-z0-9+.-]*:\/\/[^/]*)(\/.*)?$/is;

/** The path of what a URI names; undefined for documents that are no files. */
export function pathOfUri({ scheme, authority, path }: URI): string | undefined {
  return NO_FILES.has(scheme) ? undefined : `${scheme}://${authority}${path}`;
}

export function uriOfPath(path: string): URI {
  const { root, below } = apart(path);
  const [scheme = '', authority = ''] = root.split('://', 2);
  return URI.from({ scheme, authority, path: below });
}

/** The file system of a path, '' for a relative one, and the way below it. */
function apart(path: string): { root: string; below: string } {
  const [, root, below = '/'] = ABSOLUTE.exec(path) ?? [];
  return root === undefined ? { root: '', below: path } : { root, below };
}

/** A way without `.` and `..`; what would lead above the root stays there. */
function plain(way: string): string {
  const isAbsolute = way.startsWith('/');
  const names: string[] = [];
  for (const name of way.split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.length > 0 && names.at(-1) !== '..') names.pop();
    else if (!isAbsolute) names.push(name);
  }
  return isAbsolute ? `/${names.join('/')}` : names.join('/') || '.';
}

function join(...parts: string[]): string {
  const [first = '', ...rest] = parts.filter((part) => part !== '');
  const { root, below } = apart(first);
  return root + plain([below, ...rest].join('/'));
}

export const uriPaths: PathStyle = {
  sep: '/',
  join,
  resolve: (...parts) => join(...parts.slice(Math.max(0, parts.findLastIndex(isAbsolute)))),
  relative(from, to) {
    const [base, target] = [apart(from), apart(to)];
    // As on Windows from one drive to another.
    if (base.root !== target.root) return join(to);
    const names = (way: string): string[] => plain(way).split('/').filter(Boolean);
    const [above, below] = [names(base.below), names(target.below)];
    let common = 0;
    while (common < above.length && above[common] === below[common]) common++;
    return [...above.slice(common).map(() => '..'), ...below.slice(common)].join('/');
  },
  dirname(path) {
    const { root, below } = apart(path);
    const end = below.lastIndexOf('/');
    return root + (end > 0 ? below.slice(0, end) : end === 0 ? '/' : '.');
  },
  basename: (path) => apart(path).below.split('/').findLast(Boolean) ?? '',
  isAbsolute,
};

function isAbsolute(path: string): boolean {
  return ABSOLUTE.test(path);
}
