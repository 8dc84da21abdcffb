/**
 * Workspaces for the end-to-end tests: a fresh copy each, so that a test may edit, mark and delete.
 */

import { existsSync, readdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Workspace {
  /** Absolute path. */
  readonly folder: string;
  /** Absolute path of a file in it. */
  file(path: string): string;
  /** The names of the JSON files at or below a folder of it, relative to that; none where there is no such folder. */
  json(path: string): string[];
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
    json: (path) =>
      existsSync(join(folder, path))
        ? readdirSync(join(folder, path), { recursive: true, encoding: 'utf8' }).filter((name) =>
            name.endsWith('.json'),
          )
        : [],
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}
