/** Which agents somebody uses, told by the folders that they leave behind. */

import { AGENTS, type Agent } from './agents.ts';
import type { Machine } from './machine.ts';

/** The agents that have a folder in the person's home, or in the project if one is given. */
export async function usedAgents(machine: Machine, project?: string): Promise<Agent[]> {
  const used: Agent[] = [];
  for (const agent of AGENTS) {
    const folders = agent.folders.map((folder) => machine.join(machine.home, folder));
    const moved = agent.moved === undefined ? undefined : machine.variable(agent.moved.variable);
    if (moved !== undefined && moved !== '') folders.push(moved);
    if (project !== undefined)
      folders.push(...agent.projectFolders.map((folder) => machine.join(project, folder)));
    const found = await Promise.all(folders.map((folder) => machine.hasFolder(folder)));
    if (found.includes(true)) used.push(agent);
  }
  return used;
}
