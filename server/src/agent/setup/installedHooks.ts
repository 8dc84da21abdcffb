/** Whether the hooks of agents are installed in a project, by the files of all agents. Nothing is run for that. */

import { AGENTS, type Agent } from './agents.ts';
import { checksOf, reportOf } from './health.ts';
import type { Machine } from './machine.ts';

/** How the hooks of one agent stand. */
export interface InstalledHooks {
  readonly id: string;
  readonly name: string;
  /** Whether the project has, or had, a folder of it. */
  readonly isUsed: boolean;
  readonly isInstalled: boolean;
  /** The project's files that have hooks of ours, or would have. */
  readonly paths: readonly string[];
  /** What keeps them from running, or that a file could not be read. */
  readonly faults: readonly { readonly path: string; readonly what: string }[];
}

/**
 * How the hooks stand of all agents that run some. `shown` names a file for people; `hadFolder` tells of folders
 * below the project that there were before the change that is looked at, so that none can be removed unseen.
 */
export async function installedHooks(
  machine: Machine,
  project: string,
  shown: (path: string) => string,
  hadFolder: (folder: string) => boolean = () => false,
): Promise<InstalledHooks[]> {
  const reports = await reportOf(machine, project);
  const found: InstalledHooks[] = [];
  for (const agent of AGENTS) {
    const own = reports.filter((report) => report.agent === agent && report.file.hooks !== undefined);
    if (own.length === 0) continue;
    const checks = await checksOf(machine, project, reports, [agent]);
    const others = reports.filter(({ file }) => file.hooks === undefined).map(({ path }) => path);
    found.push({
      id: agent.id,
      name: agent.name,
      isUsed: await isUsedIn(machine, project, agent, hadFolder),
      isInstalled: own.some(({ state, hooks }) => state === 'installed' && hooks.length > 0),
      paths: own.filter(({ file }) => file.scope === 'project').map(({ path }) => shown(path)),
      faults: checks
        .filter(({ level, path }) => (level === 'mend' || level === 'unknown') && !others.includes(path))
        .map(({ path, message }) => ({ path: shown(path), what: message })),
    });
  }
  return found;
}

/** Whether a project has a folder in which the agent keeps its hooks: that of an editor tells nothing of agents. */
async function isUsedIn(
  machine: Machine,
  project: string,
  agent: Agent,
  hadFolder: (folder: string) => boolean,
): Promise<boolean> {
  const folders = agent.projectFolders.filter((folder) =>
    agent.files.some(
      ({ scope, path, hooks }) => scope === 'project' && hooks && path.startsWith(`${folder}/`),
    ),
  );
  for (const folder of folders)
    if (hadFolder(folder) || (await machine.hasFolder(machine.join(project, folder)))) return true;
  return false;
}
