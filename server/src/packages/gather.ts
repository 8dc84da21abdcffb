/** What a project declares, from the paths of its files and the texts of those that declare something. */

import { ECOSYSTEMS } from './declared.ts';
import { type DeclaredIn, OPEN, type ProjectPackages } from './ecosystem.ts';

/** More files, or more that declare something, are not looked at; then nothing is said of the project. */
export const MOST_FILES = 100_000;
export const MOST_MANIFESTS = 500;
/** Longer texts (UTF-16 units) may declare anything. */
export const LONGEST_MANIFEST = 8_000_000;

/**
 * What a project declares. `paths` are those of its files below the root, with `/`; `read` gives the text of one, or
 * null where it cannot be read. Where there is too much, the ecosystem is left out.
 */
export async function gatherPackages(
  paths: readonly string[],
  read: (path: string) => Promise<string | null>,
): Promise<ProjectPackages> {
  const gathered: Record<string, ProjectPackages[string]> = {};
  for (const ecosystem of ECOSYSTEMS) {
    const declaring = paths.filter((path) => ecosystem.mayDeclare(path));
    if (declaring.length === 0 || declaring.length > MOST_MANIFESTS) continue;
    const files: DeclaredIn[] = [];
    for (const path of declaring) {
      const text = await read(path);
      const declares = text === null || text.length > LONGEST_MANIFEST ? OPEN : ecosystem.read(path, text);
      files.push({ folder: folderOf(path), ...declares, names: [...new Set(declares.names)].sort() });
    }
    const provided = files.flatMap(({ provides }) => provides ?? []);
    const own = new Set([...ownNames(paths, new Set(ecosystem.endings)), ...provided]);
    gathered[ecosystem.id] = { files, own: [...own].sort() };
  }
  return gathered;
}

/** Whether a file (its path below the root), as it is now, may make what was gathered wrong. */
export function concernsPackages(path: string, packages: ProjectPackages): boolean {
  if (path.split('/').includes('node_modules')) return false;
  return ECOSYSTEMS.some((ecosystem) => {
    if (ecosystem.mayDeclare(path)) return true;
    const own = packages[ecosystem.id]?.own;
    return (
      own !== undefined && !ownNames([path], new Set(ecosystem.endings)).every((name) => own.includes(name))
    );
  });
}

/** A folder of requirement lists stands for the one that it lies in. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1).replace(/(^|\/)(?:requirements|reqs|deps)\/$/, '$1');
}

/** The names of files with code, and of the folders that hold some. */
function ownNames(paths: readonly string[], endings: ReadonlySet<string>): string[] {
  const names = new Set<string>();
  for (const path of paths) {
    const parts = path.split('/');
    const file = parts.pop() as string;
    if (!endings.has(file.slice(file.lastIndexOf('.') + 1))) continue;
    names.add(file.slice(0, file.indexOf('.')));
    for (const part of parts) names.add(part);
  }
  return [...names].sort();
}
