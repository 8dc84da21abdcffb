/**
 * The commits that a repository's history begins with: what tells it from other repositories, in every clone
 * and fork and under every name. A shallow clone does not have them, and what git shows there as the first
 * commits are only the last that were fetched; then nothing is known.
 */

import { git } from './git.ts';

/** The beginnings of the history that is checked out. All ids are full. */
export interface RepositoryRoots {
  /** Where the first-parent history begins; undefined before the first commit. */
  readonly first: string | undefined;
  /** All beginnings, also those of histories that were merged in; none before the first commit. */
  readonly all: ReadonlySet<string>;
}

/** Asks git anew when another commit is checked out, and only then: long histories take a while. */
export class RootsOf {
  private known: { head: string; roots: RepositoryRoots } | undefined;

  /** `folder` is any folder of the repository. */
  constructor(private readonly folder: string) {}

  /** Undefined outside of repositories, in a shallow clone, and where git cannot answer. */
  async read(): Promise<RepositoryRoots | undefined> {
    const shallow = await git(this.folder, 'rev-parse', '--is-shallow-repository');
    if (shallow?.trim() !== 'false') return undefined;
    const head = (await git(this.folder, 'rev-parse', '--verify', '--quiet', 'HEAD^{commit}'))?.trim();
    if (head === undefined) return { first: undefined, all: new Set() };
    if (this.known?.head === head) return this.known.roots;
    const [first] = (await this.beginnings('--first-parent', head)) ?? [];
    const all = await this.beginnings(head);
    if (first === undefined || all === undefined) return undefined;
    const roots = { first, all: new Set(all) };
    this.known = { head, roots };
    return roots;
  }

  /** Commits without parents. Replaced commits count as they were, since others do not see the replacement. */
  private async beginnings(...args: string[]): Promise<string[] | undefined> {
    const found = await git(this.folder, '--no-replace-objects', 'rev-list', '--max-parents=0', ...args);
    return found?.split('\n').filter((id) => id !== '');
  }
}
