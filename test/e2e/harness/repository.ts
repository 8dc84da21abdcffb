/** Workspaces under version control, with somebody who commits and reviews. */

import { execFileSync } from 'node:child_process';
import { type Workspace, workspaceOf } from './workspace.ts';

export interface Repository extends Workspace {
  /** Runs git in it; what it prints. Throws when git fails. */
  git(...args: readonly string[]): string;
  /** Commits all that there is. */
  commit(): void;
}

/** A new repository with these files, of which none is committed yet; keys are paths with `/`. */
export async function repositoryOf(files: Readonly<Record<string, string>>): Promise<Repository> {
  const workspace = await workspaceOf(files);
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: workspace.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  git('init', '--quiet', '--initial-branch', 'main');
  git('config', 'user.name', 'Ada Reviewer');
  git('config', 'user.email', 'ada@example.com');
  return {
    ...workspace,
    git,
    commit() {
      git('add', '-A');
      git('commit', '--quiet', '-m', 'change');
    },
  };
}
