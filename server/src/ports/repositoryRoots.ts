/**
 * The commits that a repository's history begins with: what tells it from other repositories, in every clone
 * and fork and under every name. A shallow clone does not have them, and what git shows there as the first
 * commits are only the last that were fetched; then nothing is known.
 */

import { tryRepository } from './gitRepository.ts';

/** Asks git anew when another commit is checked out, and only then: long histories take a while. */
export class RepositoryRoots {
  private head: string | undefined;
  private readonly known = new Map<string, string[]>();

  /** `folder` is any folder of the repository. */
  constructor(private readonly folder: string) {}

  /** The full id of the commit that the first-parent history begins with; undefined where there is none. */
  async first(): Promise<string | undefined> {
    return (await this.beginnings('firstParent'))?.[0];
  }

  /**
   * All beginnings, also those of histories that were merged in; none before the first commit. Undefined
   * outside of repositories, in a shallow clone, and where git cannot answer.
   */
  async all(): Promise<ReadonlySet<string> | undefined> {
    const found = await this.beginnings('all');
    return found && new Set(found);
  }

  /** Commits without parents. */
  private beginnings(walk: 'firstParent' | 'all'): Promise<string[] | undefined> {
    return tryRepository(this.folder, async (repository) => {
      const head = await repository.head();
      if (head === undefined) return [];
      if (head !== this.head) this.known.clear();
      this.head = head;
      const known = this.known.get(walk);
      const found = known ?? (await repository.beginnings(head, { firstParent: walk === 'firstParent' }));
      // What could not be found out is asked again.
      if (found !== undefined) this.known.set(walk, found);
      return found;
    });
  }
}
