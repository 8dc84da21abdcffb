/**
 * How much of the absolute paths of a run belongs to the machine that the tool ran on. One answer for all of
 * them: with a single file, any file of the same name elsewhere could be taken for it.
 */

/** As many paths tell. */
const MOST_PATHS = 200;

/**
 * How many leading parts to leave out of paths without their slash or drive, so that as many as possible name a
 * file; undefined where none does. `exists` is asked for paths below the root, with `/`.
 */
export async function partsOfTheMachine(
  paths: Iterable<string>,
  exists: (path: string) => Promise<boolean>,
): Promise<number | undefined> {
  const all = [...new Set(paths)].slice(0, MOST_PATHS).map((path) => path.split('/'));
  if (all.length === 0) return undefined;
  const common = commonParts(all);
  let best: { parts: number; count: number } | undefined;
  for (let parts = 0; parts <= common; parts++) {
    let count = 0;
    for (const each of all) if (await exists(each.slice(parts).join('/'))) count++;
    if (count > (best?.count ?? 0)) best = { parts, count };
  }
  return best?.parts;
}

/** How many folders all paths begin with. */
function commonParts(paths: readonly (readonly string[])[]): number {
  const [first = []] = paths;
  let common = 0;
  while (paths.every((each) => common < each.length - 1 && each[common] === first[common])) common++;
  return common;
}
