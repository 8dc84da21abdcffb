/**
 * Sharing a run between machines: which files are whose, and what each machine says of the run so that the parts
 * can be put together (`report/merge.ts`).
 * Every machine works it out alone from the names and sizes of all files, so they need not speak to each other.
 */

import type { CliEnvironment } from '../ports/environment.ts';
import type { RunPart, Shard } from '../report/report.ts';
import { sha256Hex } from '../review/lineHash.ts';
import { Repositories } from './repositories.ts';
import { type Sized, shardsOf } from './shardBalance.ts';
import type { Target, Targets } from './targets.ts';

/** The part of a run that a machine does, and what it says of the run. */
export interface OwnPart {
  readonly run: RunPart;
  has(target: Target): boolean;
}

/** Works out which targets of a run are those of a shard. `repository` is its name, if a person gave one. */
export async function ownPart(
  { files, leftOut }: Targets,
  shard: Shard,
  repository: string | undefined,
  environment: CliEnvironment,
): Promise<OwnPart> {
  const { folder } = environment;
  const sized: Sized[] = [];
  for (const { path } of files)
    sized.push({ name: environment.relative(folder, path), size: (await environment.fileSize(path)) ?? 0 });
  const owners = shardsOf(sized, shard.total);
  const own = new Set(files.filter((_, i) => owners[i] === shard.index));
  const { repository: root } = await new Repositories(environment).placeOf(environment.join(folder, '.'));
  const commit = await environment.git.head(folder);
  const run = {
    shard,
    repository: repository ?? repositoryName(root, environment.variables),
    root,
    ...(commit === undefined ? {} : { commit }),
    files: files.length,
    digest: sha256Hex(JSON.stringify(sized.map(({ name, size }) => [name, size]))),
    leftOut,
  };
  return { run, has: (target) => own.has(target) };
}

/** Systems that run builds: the variables that say where the repository is, and what it is called. */
const SYSTEMS = [
  { root: 'GITHUB_WORKSPACE', name: 'GITHUB_REPOSITORY' },
  { root: 'CI_PROJECT_DIR', name: 'CI_PROJECT_PATH' },
] as const;

/** What a repository is called: as the system that runs the build calls it, else as its folder. */
export function repositoryName(root: string, variables: CliEnvironment['variables']): string {
  for (const system of SYSTEMS) {
    const name = variables[system.name];
    if (name !== undefined && name !== '' && variables[system.root] === root) return name;
  }
  return root.split(/[\\/]/).findLast((each) => each !== '') ?? root;
}
