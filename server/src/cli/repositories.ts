/**
 * Which repository a file lies in, and what it is called there. Baselines and platforms know a file by its
 * path below the root of its own repository, wherever the command was started and by whichever link the
 * repository was reached, so that is what they are told.
 */

import type { CliEnvironment } from '../ports/environment.ts';

/** Where a file is, for reports that are read elsewhere. */
export interface RepositoryPlace {
  /** The root, absolute; for files outside of repositories, that of the folder the command runs in. */
  readonly repository: string;
  /** With `/`, relative to that root; absolute when outside it. */
  readonly repositoryPath: string;
}

export class Repositories {
  /** By folder, links resolved. */
  private readonly roots = new Map<string, Promise<string | undefined>>();
  private home: Promise<string> | undefined;

  constructor(
    private readonly environment: Pick<
      CliEnvironment,
      'folder' | 'join' | 'realPath' | 'relative' | 'repositoryRoot'
    >,
  ) {}

  /** The place of a file or folder, which need not exist. `path` is absolute. */
  async placeOf(path: string): Promise<RepositoryPlace> {
    const { environment } = this;
    const real = await environment.realPath(path);
    // A link out of a repository belongs to the repository that has the link.
    for (const each of real === undefined || real === path ? [path] : [real, path]) {
      const root = await this.rootAbove(each);
      if (root !== undefined) return { repository: root, repositoryPath: environment.relative(root, each) };
    }
    const home = await this.homeRoot();
    return { repository: home, repositoryPath: environment.relative(home, path) };
  }

  private rootAbove(path: string): Promise<string | undefined> {
    const folder = this.environment.join(path, '..');
    let root = this.roots.get(folder);
    if (root === undefined) {
      root = this.environment.repositoryRoot(folder);
      this.roots.set(folder, root);
    }
    return root;
  }

  private homeRoot(): Promise<string> {
    const { environment } = this;
    this.home ??= environment.repositoryRoot(environment.folder).then((root) => root ?? environment.folder);
    return this.home;
  }
}
