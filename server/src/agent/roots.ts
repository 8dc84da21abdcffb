/**
 * Which file an agent means by a path, and whether it is one of the workspace's. Agents are led astray by what
 * they read, so a path is followed to where it really leads: nothing outside the roots is read, whether by `..`
 * or by a link, and what is read is then the place that was looked at.
 */

import { quoted } from '../text/quote.ts';
import type { AgentFile, Refusal } from './workspace.ts';

/** What this asks of the file system; paths are absolute ones of the machine. */
export interface PathSystem {
  isAbsolute(path: string): boolean;
  join(...parts: string[]): string;
  /** The path below a folder with `/`, '' for the folder itself; undefined when it is not below it. */
  below(folder: string, path: string): string | undefined;
  /** Links resolved; undefined when there is nothing. */
  realPath(path: string): Promise<string | undefined>;
}

/** A longer path is no path. */
const LONGEST_PATH = 4096;

/** The file that a path means in a workspace with these roots; relative paths are tried in each, in order. */
export async function locateIn(
  roots: readonly string[],
  path: string,
  system: PathSystem,
): Promise<AgentFile | Refusal> {
  if (path === '' || path.includes('\0') || path.length > LONGEST_PATH)
    return { refusal: `${quoted(path)} is no path: name a file of the workspace.` };
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path))
    return { refusal: `${quoted(path)} is a URI: name the file by its path.` };
  if (roots.length === 0)
    return { refusal: 'No folder is open, so no file can be read: hand in its text as `text`.' };
  const candidates = system.isAbsolute(path) ? [path] : roots.map((root) => system.join(root, path));
  let missing: AgentFile | undefined;
  for (const candidate of candidates) {
    const file = await fileAt(roots, candidate, system);
    if (file?.real !== undefined) return file;
    missing ??= file;
  }
  return (
    missing ?? {
      refusal: `${quoted(path)} is outside the workspace, or leads out of it: only its files can be looked at.`,
    }
  );
}

/** The file at an absolute path; undefined when it is, or really is, outside the roots. */
async function fileAt(
  roots: readonly string[],
  absolute: string,
  system: PathSystem,
): Promise<AgentFile | undefined> {
  const path = system.join(absolute);
  let shown: string | undefined;
  for (const root of roots) {
    const inside = system.below(root, path);
    // The innermost root names it.
    if (inside !== undefined && (shown === undefined || inside.length < shown.length)) shown = inside;
  }
  if (shown === undefined) return undefined;
  const real = await system.realPath(path);
  if (!(await isReallyInside(roots, real ?? path, real !== undefined, system))) return undefined;
  return { shown: shown === '' ? '.' : shown, path, ...(real === undefined ? {} : { real }) };
}

/** Whether a place, or the nearest folder above it that is there, is inside one of the roots, links resolved. */
async function isReallyInside(
  roots: readonly string[],
  path: string,
  exists: boolean,
  system: PathSystem,
): Promise<boolean> {
  let real = exists ? path : undefined;
  for (let at = path; real === undefined; ) {
    const above = system.join(at, '..');
    if (above === at) return false;
    real = await system.realPath(above);
    at = above;
  }
  for (const root of roots) {
    const realRoot = await system.realPath(root);
    if (realRoot !== undefined && system.below(realRoot, real) !== undefined) return true;
  }
  return false;
}
