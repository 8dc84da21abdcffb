/**
 * Workspaces for the end-to-end tests: a fresh copy each, so that a test may edit, mark and delete.
 */

import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Workspace {
  /** Absolute path. */
  readonly folder: string;
  /** Absolute path of a file in it. */
  file(path: string): string;
  dispose(): Promise<void>;
}

/** A new folder with these files; keys are paths with `/`. */
export async function workspaceOf(files: Readonly<Record<string, string>>): Promise<Workspace> {
  const workspace = await emptyWorkspace();
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(workspace.file(path)), { recursive: true });
    await writeFile(workspace.file(path), text);
  }
  return workspace;
}

/** A copy of a folder. */
export async function workspaceFrom(source: string): Promise<Workspace> {
  const workspace = await emptyWorkspace();
  await cp(source, workspace.folder, { recursive: true });
  return workspace;
}

async function emptyWorkspace(): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'ai-security-scanner-workspace-'));
  return {
    folder,
    file: (path) => join(folder, ...path.split('/')),
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}
