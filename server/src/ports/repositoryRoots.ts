/**
 * The commits that a repository's history begins with: what tells it from other repositories, in every clone
 * and fork and under every name. A shallow clone does not have them, and what git shows there as the first
 * commits are only the last that were fetched; then nothing is known.
 */

import { git } from './git.ts';

/** Asks git anew when another commit is checked out, and only then: long histories take a while. */
export class RepositoryRoots {
  private head: string | undefined;
  private known = new Map<string, Promise<string[] | undefined>>();

  /** `folder` is any folder of the repository. */
  constructor(private readonly folder: string) {}

  /** The full id of the commit that the first-parent history begins with; undefined where there is none. */
  async first(): Promise<string | undefined> {
    return (await this.beginnings('--first-parent'))?.[0];
  }

  /**
   * All beginnings, also those of histories that were merged in; none before the first commit. Undefined
   * outside of repositories, in a shallow clone, and where git cannot answer.
   */
  async all(): Promise<ReadonlySet<string> | undefined> {
    const found = await this.beginnings('--full-history');
    return found && new Set(found);
  }

  /** Commits without parents. Replaced commits count as they were, since others do not see the replacement. */
  private async beginnings(walk: '--first-parent' | '--full-history'): Promise<string[] | undefined> {
    const isShallow = (await git(this.folder, 'rev-parse', '--is-shallow-repository'))?.trim();
    if (isShallow !== 'false') return undefined;
    const head = (await git(this.folder, 'rev-parse', '--verify', '--quiet', 'HEAD^{commit}'))?.trim();
    if (head === undefined) return [];
    if (head !== this.head) this.known.clear();
    this.head = head;
    let found = this.known.get(walk);
    if (found === undefined) {
      found = git(this.folder, '--no-replace-objects', 'rev-list', '--max-parents=0', walk, head).then(
        (ids) => ids?.split('\n').filter((id) => id !== ''),
      );
      this.known.set(walk, found);
    }
    const ids = await found;
    // What could not be found out is asked again.
    if (ids === undefined) this.known.delete(walk);
    return ids;
  }
}
