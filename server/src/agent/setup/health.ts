/**
 * How the set-up of agents stands, as far as files tell: what is installed, what of it leads nowhere, what an
 * agent would run twice, what a setting keeps from running. Nothing is run for that; `doctor.ts` does.
 */

import { getNodeValue } from 'jsonc-parser';
import { isFileFault, presentEntries, wantedEntries } from './agentFile.ts';
import { AGENTS, type Agent, type AgentFile, SCOPES, type Scope, type Switch } from './agents.ts';
import { type HookCommand, type Program, readHookLine, readServerCommand } from './commandLine.ts';
import { readJson, valueAt } from './jsonEdit.ts';
import { areSame, type Entries } from './jsonEntries.ts';
import type { Machine } from './machine.ts';
import { pathOf } from './plan.ts';
import { saysToml } from './tomlBlock.ts';

/** `good` works, `mend` does not, `unknown` could not be found out, `note` is neither. */
export type Level = 'good' | 'mend' | 'unknown' | 'note';

export interface Check {
  readonly level: Level;
  readonly path: string;
  /** A sentence, which says what to do where something is to be done. */
  readonly message: string;
}

/** A hook of ours in a file. */
export interface InstalledHook {
  readonly event: string;
  /** The properties that hold a line, with what they hold. */
  readonly lines: readonly string[];
  /** What the lines say, if they are of the form that is written here. */
  readonly command: HookCommand | undefined;
}

export type ReportState = 'absent' | 'installed' | 'outdated' | 'unreadable';

/** One file of an agent as it is. */
export interface FileReport {
  readonly agent: Agent;
  readonly file: AgentFile;
  readonly path: string;
  readonly state: ReportState;
  /** Why it is unreadable, as the end of a sentence. */
  readonly problem?: string;
  readonly hooks: readonly InstalledHook[];
  /** The server's entry: its program, null where it is found by name; undefined where there is none that is known. */
  readonly server: Program | null | undefined;
}

/** Reads all files of all agents: what one of them runs may stand in those of another. */
export async function reportOf(machine: Machine, project: string | undefined): Promise<FileReport[]> {
  const reports: FileReport[] = [];
  for (const agent of AGENTS)
    for (const file of agent.files) {
      const path = pathOf(machine, project, agent, file);
      if (path !== undefined) reports.push(await reportFile(machine, agent, file, path));
    }
  return reports;
}

async function reportFile(
  machine: Machine,
  agent: Agent,
  file: AgentFile,
  path: string,
): Promise<FileReport> {
  const about = { agent, file, path, hooks: [], server: undefined };
  const found = await machine.read(path);
  if (found.kind === 'missing') return { ...about, state: 'absent' };
  if (found.kind === 'refused') return { ...about, state: 'unreadable', problem: found.problem };
  try {
    const present = presentEntries(file, found.text);
    return { ...about, ...readEntries(machine, agent, file, present) };
  } catch (error) {
    if (isFileFault(error)) return { ...about, state: 'unreadable', problem: error.message };
    throw error;
  }
}

function readEntries(
  machine: Machine,
  agent: Agent,
  file: AgentFile,
  present: Entries,
): Pick<FileReport, 'state' | 'hooks' | 'server'> {
  // A project that pins a program could have any program run: such an entry is none that is known.
  const mayPin = file.scope === 'user';
  const hooks = present.hooks.map(({ event, entry }): InstalledHook => {
    const keys = Object.keys(file.hooks?.lines ?? {});
    const lines = keys.map((key) => entry[key]).filter((line) => typeof line === 'string');
    const [command] = lines.map(readHookLine);
    return { event, lines, command: mayPin || command?.program === undefined ? command : undefined };
  });
  const { command, args } = (present.server ?? {}) as Record<string, unknown>;
  const named = present.server === undefined ? undefined : readServerCommand(command, args);
  const server = mayPin || named === null ? named : undefined;
  if (hooks.length === 0 && present.server === undefined) return { state: 'absent', hooks, server };
  // Which program is pinned, and what it is told to do, is for the person to say; all else should be as it is written.
  const first = hooks[0]?.command;
  const program = file.hooks === undefined ? (server ?? undefined) : first?.program;
  const wanted = wantedEntries(agent, file, {
    program,
    platform: machine.platform,
    options: first?.options ?? {},
  });
  return { state: areSame(present, wanted) ? 'installed' : 'outdated', hooks, server };
}

/** What there is to say of some agents, by the files of all, without running anything. */
export async function checksOf(
  machine: Machine,
  project: string | undefined,
  reports: readonly FileReport[],
  agents: readonly Agent[] = AGENTS,
): Promise<Check[]> {
  const checks: Check[] = [];
  for (const report of reports)
    if (agents.includes(report.agent)) checks.push(...(await checkFile(machine, report)));
  for (const agent of agents) {
    const own = reports.filter((report) => report.agent === agent && isThere(report));
    if (own.length === 0) continue;
    checks.push(...doubled(own, reports), ...(await switchedOff(machine, project, agent, own)));
  }
  return distinct(checks);
}

export function isThere({ state }: FileReport): boolean {
  return state === 'installed' || state === 'outdated';
}

async function checkFile(machine: Machine, report: FileReport): Promise<Check[]> {
  const { path, state, problem, file, agent } = report;
  if (state === 'unreadable') return [{ level: 'unknown', path, message: `It ${problem}.` }];
  if (!isThere(report)) return [];
  const checks: Check[] = [];
  for (const program of programsOf(report))
    for (const part of [program.node, program.script])
      if (!(await machine.hasFile(part)))
        checks.push({
          level: 'mend',
          path,
          message: `It starts ${part}, which is gone: run ai-security-scanner agents install ${flags(agent, file.scope)}.`,
        });
  if (state === 'outdated' && checks.length === 0)
    checks.push({
      level: 'mend',
      path,
      message: `Its entries are not those of this version: run ai-security-scanner agents install ${flags(agent, file.scope)}.`,
    });
  return checks;
}

/** The programs that a file pins, each once. */
export function programsOf({ hooks, server }: FileReport): Program[] {
  const programs = [...hooks.map(({ command }) => command?.program), server ?? undefined];
  const seen = new Map<string, Program>();
  for (const program of programs) if (program !== undefined) seen.set(JSON.stringify(program), program);
  return [...seen.values()];
}

/** Hooks that an agent would run twice for one event. */
function doubled(own: readonly FileReport[], all: readonly FileReport[]): Check[] {
  const checks: Check[] = [];
  const withHooks = own.filter(({ hooks }) => hooks.length > 0);
  const [agent] = own.map((report) => report.agent) as [Agent];
  const [user, project] = SCOPES.map((scope) => withHooks.find(({ file }) => file.scope === scope));
  if (user !== undefined && project !== undefined)
    checks.push({
      level: 'mend',
      path: user.path,
      message: `${agent.name} runs its hooks and those of ${project.path} for the same event: run ai-security-scanner agents uninstall ${flags(agent, 'user')}, or the same with --project.`,
    });
  for (const { agent: other, path, scopes, when } of agent.alsoReads)
    for (const report of all)
      if (
        withHooks.length > 0 &&
        report.agent.id === other &&
        report.file.path === path &&
        scopes.includes(report.file.scope) &&
        report.hooks.length > 0
      )
        checks.push({
          level: 'note',
          path: report.path,
          message: `${agent.name} runs these hooks too${when === undefined ? '' : `, if ${when}`}: an event then starts two, and is answered and counted once.`,
        });
  return checks;
}

async function switchedOff(
  machine: Machine,
  project: string | undefined,
  agent: Agent,
  own: readonly FileReport[],
): Promise<Check[]> {
  if (!own.some(({ hooks }) => hooks.length > 0)) return [];
  const checks: Check[] = [];
  for (const each of agent.switches) {
    const path =
      each.scope === 'policy' ? each.path : pathOf(machine, project, agent, { ...each, scope: each.scope });
    const found = path === undefined ? undefined : await machine.read(path);
    if (path === undefined || found?.kind !== 'file' || !says(found.text, each)) continue;
    const who = each.scope === 'policy' ? 'A policy of whoever administers this machine' : 'A setting';
    const message = `${who} keeps hooks from running: ${each.key.join('.')} is ${String(each.value)} in it.`;
    checks.push({ level: 'mend', path, message });
  }
  return checks;
}

function says(text: string, { path, key, value }: Switch): boolean {
  try {
    if (path.endsWith('.toml'))
      return saysToml(text, key.slice(0, -1).join('.'), key.at(-1) as string, String(value));
    const node = valueAt(readJson(text), key);
    return node !== undefined && getNodeValue(node) === value;
  } catch (error) {
    // What cannot be read switches nothing off; where it is a file of ours too, that is said of it.
    if (isFileFault(error)) return false;
    throw error;
  }
}

function flags({ id }: Agent, scope: Scope): string {
  return `--agent ${id} --${scope}`;
}

/** Files that several agents share are told of once. */
function distinct(checks: readonly Check[]): Check[] {
  return [...new Map(checks.map((check) => [`${check.path}\0${check.message}`, check])).values()];
}
