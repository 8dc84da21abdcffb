/** Globs as `.gitignore` users and rule authors write them, the same in rules, configuration and command. */

import { minimatch } from 'minimatch';

/** A glob without a slash matches at any depth, and a folder means all below it. */
export function matchesGlob(path: string, glob: string): boolean {
  const plain = glob.replace(/^\.?\//, '').replace(/\/$/, '');
  const anywhere = plain.includes('/') ? plain : `**/${plain}`;
  const options = { dot: true, nonegate: true, nocomment: true };
  return minimatch(path, anywhere, options) || minimatch(path, `${anywhere}/**`, options);
}
