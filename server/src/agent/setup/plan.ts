/**
 * What installing or uninstalling would change, file by file, before anything is changed: what a person is shown
 * and agrees to.
 */

import { installed, isFileFault, stateOf, uninstalled, wantedEntries } from './agentFile.ts';
import type { Agent, AgentFile, Scope } from './agents.ts';
import type { HookOptions } from './commandLine.ts';
import type { Machine } from './machine.ts';
import { type EditRecord, hashOf, readRecord } from './records.ts';

export type Action = 'install' | 'uninstall';

/** What a person asks for. */
export interface Request {
  readonly action: Action;
  readonly agents: readonly Agent[];
  readonly scope: Scope;
  /** The project's folder; undefined where there is none, and then its files are left out. */
  readonly project: string | undefined;
  readonly options: HookOptions;
}

/** A file that would change. */
export interface Change {
  readonly agent: Agent;
  readonly file: AgentFile;
  readonly path: string;
  /** Where the path leads. */
  readonly target: string;
  /** Null where there is no file before, or none after. */
  readonly before: string | null;
  readonly after: string | null;
  /** The text without our entries. */
  readonly base: string | null;
  readonly record: EditRecord | undefined;
}

/** A file that is left alone, and why: a whole sentence that says what to do. */
export interface Refusal {
  readonly path: string;
  readonly message: string;
}

export interface Plan {
  readonly changes: readonly Change[];
  /** Files that are already as they should be. */
  readonly unchanged: readonly string[];
  readonly refusals: readonly Refusal[];
}

/** Where an agent's file is; undefined for one of a project where there is none, which the home folder is not. */
export function pathOf(
  machine: Machine,
  project: string | undefined,
  agent: Pick<Agent, 'moved'>,
  { scope, path }: Pick<AgentFile, 'scope' | 'path'>,
): string | undefined {
  if (scope === 'project')
    return project === undefined || project === machine.home ? undefined : machine.join(project, path);
  const { moved } = agent;
  const folder = moved === undefined ? undefined : machine.variable(moved.variable);
  if (moved === undefined || folder === undefined || folder === '') return machine.join(machine.home, path);
  return machine.join(
    folder,
    path.startsWith(`${moved.folder}/`) ? path.slice(moved.folder.length + 1) : path,
  );
}

/** Plans a request. A file that several agents share is planned once. */
export async function planOf(machine: Machine, request: Request): Promise<Plan> {
  const changes: Change[] = [];
  const unchanged: string[] = [];
  const refusals: Refusal[] = [];
  const seen = new Set<string>();
  for (const agent of request.agents)
    for (const file of agent.files.filter(({ scope }) => scope === request.scope)) {
      const path = pathOf(machine, request.project, agent, file);
      if (path === undefined || seen.has(path)) continue;
      seen.add(path);
      const planned = await planFile(machine, request, agent, file, path);
      if (planned === undefined) unchanged.push(path);
      else if ('message' in planned) refusals.push(planned);
      else changes.push(planned);
    }
  return { changes, unchanged, refusals };
}

/** What would change in one file; undefined when nothing would. */
export async function planFile(
  machine: Machine,
  { action, project, options }: Request,
  agent: Agent,
  file: AgentFile,
  path: string,
): Promise<Change | Refusal | undefined> {
  const refuse = (problem: string): Refusal => ({
    path,
    message: `${path} ${problem}. Nothing was changed in it: mend that and run this again.`,
  });
  const place = await targetOf(machine, agent, file, project, path);
  if ('problem' in place) return refuse(place.problem);
  const { target } = place;
  const found = await machine.read(target);
  if (found.kind === 'refused') return refuse(found.problem);
  if (found.kind === 'file' && found.isReadOnly) return refuse('is read-only');
  const before = found.kind === 'missing' ? null : found.text;
  const { program, platform } = machine;
  if (action === 'install' && file.scope === 'user' && program === undefined)
    return refuse('needs a Node.js that agents can start, and none is on your PATH (https://nodejs.org)');
  const wanted = wantedEntries(agent, file, { program, platform, options });
  try {
    const state = before === null ? 'absent' : stateOf(file, before, wanted);
    if (state === (action === 'install' ? 'installed' : 'absent')) return undefined;
    const record = await readRecord(machine, target);
    const base = before === null || state === 'absent' ? before : baseOf(file, before, record);
    const after = action === 'install' ? installed(file, base, wanted) : base;
    return after === before ? undefined : { agent, file, path, target, before, after, base, record };
  } catch (error) {
    if (isFileFault(error)) return refuse(error.message);
    throw error;
  }
}

/** The text without our entries: what was there before them, if only we have changed it since. */
function baseOf(file: AgentFile, text: string, record: EditRecord | undefined): string | null {
  if (record !== undefined && record.installed === hashOf(text)) return record.original;
  return uninstalled(file, text, record?.original);
}

/** Where a file really lies. What leads out of where the person asked for it is not followed. */
async function targetOf(
  machine: Machine,
  agent: Agent,
  { scope }: AgentFile,
  project: string | undefined,
  path: string,
): Promise<{ target: string } | { problem: string }> {
  const moved = agent.moved === undefined ? undefined : machine.variable(agent.moved.variable);
  const roots =
    scope === 'project'
      ? [project as string]
      : [machine.home, ...(moved === undefined || moved === '' ? [] : [moved])];
  try {
    const target = await machine.targetOf(path);
    for (const root of roots) if (machine.isBelow(await machine.targetOf(root), target)) return { target };
    const where = scope === 'project' ? 'the project' : 'your home folder';
    return { problem: `is a link to ${target}, which is outside of ${where}` };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}
