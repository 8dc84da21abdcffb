/**
 * Globs as `.gitignore` users and rule authors write them, the same in rules, configuration and command.
 *
 * They come with workspaces, so they are bounded: `{a,b}` again and again stands for millions of patterns, and
 * every file of a workspace is held against every glob. Matching itself takes linear time: minimatch 11 follows all
 * ways through a pattern at once.
 */

import { Minimatch } from 'minimatch';

/** Longer globs match nothing. */
const MAXIMUM_LENGTH = 1_000;
/** Of the patterns that `{…}` stands for, no more than these are tried. */
const MAXIMUM_ALTERNATIVES = 200;

/** Longer lists of globs are refused. */
export const MOST_GLOBS = 500;

const OPTIONS = { dot: true, nonegate: true, nocomment: true, braceExpandMax: MAXIMUM_ALTERNATIVES };

/** Compiled globs: a scan asks about the same few for every file. */
const compiled = new Map<string, readonly Minimatch[]>();

/**
 * Whether a glob means a path, both with `/`. A glob without a slash matches at any depth, one with a slash
 * (at its start or inside) from the root on, and a folder means all below it.
 */
export function matchesGlob(path: string, glob: string): boolean {
  let patterns = compiled.get(glob);
  if (patterns === undefined) {
    patterns = compile(glob);
    if (compiled.size >= 1_000) compiled.clear();
    compiled.set(glob, patterns);
  }
  return patterns.some((pattern) => pattern.match(path));
}

/** What is wrong with a glob, or undefined: one sentence that says what to do. */
export function globProblem(glob: string): string | undefined {
  if (plain(glob) === '') return 'The glob is empty: name a file or folder, for example `build/`.';
  if (glob.startsWith('!'))
    return `\`${glob}\` begins with \`!\`, which is not supported: list it without the \`!\` where it is the other way round.`;
  // Before a sign a backslash takes its meaning away; before a letter it was meant to part folders.
  if (/\\[\p{L}\p{N}_]/u.test(glob))
    return `\`${glob}\` has a backslash, which parts no folders in a glob: write \`/\`, on Windows as well.`;
  if (glob.length > MAXIMUM_LENGTH) return `The glob is longer than ${MAXIMUM_LENGTH} characters: split it.`;
  const alternatives = new Minimatch(glob, { ...OPTIONS, braceExpandMax: MAXIMUM_ALTERNATIVES + 1 }).set;
  return alternatives.length > MAXIMUM_ALTERNATIVES
    ? `\`${glob}\` stands for more than ${MAXIMUM_ALTERNATIVES} patterns: split it.`
    : undefined;
}

function compile(glob: string): readonly Minimatch[] {
  const name = plain(glob);
  if (name === '' || glob.length > MAXIMUM_LENGTH) return [];
  const anchored = name.includes('/') || /^\.?\//.test(glob);
  const pattern = anchored ? name : `**/${name}`;
  return [new Minimatch(pattern, OPTIONS), new Minimatch(`${pattern}/**`, OPTIONS)];
}

/** Without the `/` or `./` that ties it to the root, and without the `/` that marks a folder. */
function plain(glob: string): string {
  return glob.replace(/^\.?\//, '').replace(/\/$/, '');
}
