/**
 * Tries what is installed, as the agents would run it: every hook with a sample, every server with a question for
 * its tools. Only lines and programs are run that have the exact form in which they are written here.
 */

import { AGENTS, type Agent } from './agents.ts';
import { readServerCommand, serverCommand } from './commandLine.ts';
import {
  type Check,
  checksOf,
  type FileReport,
  type InstalledHook,
  isThere,
  programsOf,
  reportOf,
} from './health.ts';
import type { Machine, Ran } from './machine.ts';
import { SAMPLE_FILE, SAMPLE_FOLDER, SAMPLES, TELLING } from './samples.ts';

/** What a hook of the sample must speak of. */
const WORD = /finding/i;

/** All that there is to say of the set-up of agents, the worst first. */
export async function diagnose(
  machine: Machine,
  project: string | undefined,
  agents: readonly Agent[] = AGENTS,
): Promise<Check[]> {
  const reports = await reportOf(machine, project);
  const checks = await checksOf(machine, project, reports, agents);
  const tried = new Set<string>();
  for (const report of reports.filter((each) => isThere(each) && agents.includes(each.agent))) {
    if (checks.some(({ path, message }) => path === report.path && message.includes('is gone'))) continue;
    checks.push(...(await versions(machine, project, report, tried)));
    checks.push(...(await tryHooks(machine, project, report, tried)));
    checks.push(...(await tryServer(machine, project, report)));
  }
  const order = ['unknown', 'mend', 'note', 'good'];
  return checks.sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
}

/** Whether programs that are pinned are as new as this one. */
async function versions(
  machine: Machine,
  project: string | undefined,
  report: FileReport,
  tried: Set<string>,
): Promise<Check[]> {
  const checks: Check[] = [];
  for (const { node, script } of programsOf(report)) {
    if (once(tried, report.path, script)) continue;
    const ran = await machine.run(node, [script, '--version'], {
      folder: project ?? machine.home ?? machine.home,
      input: '',
    });
    const version = 'problem' in ran ? undefined : /^\d+\.\d+\.\d+/.exec(ran.out)?.[0];
    if (version === undefined)
      checks.push({ level: 'mend', path: report.path, message: `${script} does not run: ${reasonOf(ran)}.` });
    else if (isOlder(version, machine.version))
      checks.push({
        level: 'mend',
        path: report.path,
        message: `It starts version ${version}, and this is ${machine.version}: run ai-security-scanner agents install --agent ${report.agent.id} --${report.file.scope}.`,
      });
  }
  return checks;
}

async function tryHooks(
  machine: Machine,
  project: string | undefined,
  report: FileReport,
  tried: Set<string>,
): Promise<Check[]> {
  const checks: Check[] = [];
  for (const hook of report.hooks) {
    const about = `${report.agent.name}'s hook for ${hook.event}`;
    const [line] = hook.lines;
    if (hook.command === undefined || line === undefined) {
      const message = `${about} was not tried: its command is not one that is written by agents install.`;
      checks.push({ level: 'note', path: report.path, message });
      continue;
    }
    if (once(tried, report.path, `${report.agent.id} ${hook.event} ${line}`)) continue;
    checks.push(await tryHook(machine, project, report, hook, line));
  }
  return checks;
}

async function tryHook(
  machine: Machine,
  project: string | undefined,
  { agent, path }: FileReport,
  { event, command }: InstalledHook,
  line: string,
): Promise<Check> {
  const about = `${agent.name}'s hook for ${event}`;
  const ran = await machine.withFolder(SAMPLE_FOLDER, (folder) => {
    const input = JSON.stringify(SAMPLES[agent.id]?.(event, folder, machine.join(folder, SAMPLE_FILE)) ?? {});
    const options = {
      folder: project ?? machine.home ?? machine.home,
      input,
      variables: { CLAUDE_PROJECT_DIR: folder },
    };
    if (machine.platform === 'posix') return machine.run('/bin/sh', ['-c', line], options);
    const { program } = command ?? {};
    const [start, ...args] = program === undefined ? [] : [program.node, program.script];
    return start === undefined
      ? machine.run('powershell', ['-NoProfile', '-Command', line], options)
      : machine.run(
          start,
          [...args, 'hook', ...(command?.agent === undefined ? [] : ['--agent', command.agent])],
          options,
        );
  });
  if ('problem' in ran || ran.code !== 0)
    return { level: 'mend', path, message: `${about} does not run: ${reasonOf(ran)}.` };
  // A line that always ends well says what is wrong on the error output only.
  if (ran.error.trim() !== '')
    return { level: 'mend', path, message: `${about} does not work: ${reasonOf({ ...ran, out: '' })}.` };
  if (TELLING[agent.id] === event && !WORD.test(ran.out))
    return { level: 'mend', path, message: `${about} runs and says nothing of insecure code.` };
  return { level: 'good', path, message: `${about} is live.` };
}

/** The messages of a client of the Model Context Protocol that asks for the tools. */
const QUESTIONS = [
  {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'doctor', version: '1' } },
  },
  { jsonrpc: '2.0', method: 'notifications/initialized' },
  { jsonrpc: '2.0', id: 2, method: 'tools/list' },
];

async function tryServer(
  machine: Machine,
  project: string | undefined,
  report: FileReport,
): Promise<Check[]> {
  const { server, path, agent } = report;
  if (report.file.servers === undefined) return [];
  const about = `${agent.name}'s server of tools`;
  if (server === undefined) {
    const message = `${about} was not tried: its entry is not one that is written by agents install.`;
    return [{ level: 'note', path, message }];
  }
  const { command, args } = serverCommand(server ?? undefined);
  if (readServerCommand(command, args) === undefined) return [];
  const input = `${QUESTIONS.map((question) => JSON.stringify(question)).join('\n')}\n`;
  const ran = await machine.run(command, args, { folder: project ?? machine.home ?? machine.home, input });
  const tools = 'problem' in ran ? undefined : toolsIn(ran.out);
  if (tools === undefined)
    return [{ level: 'mend', path, message: `${about} does not answer: ${reasonOf(ran)}.` }];
  return [{ level: 'good', path, message: `${about} is live: ${tools.join(', ')}.` }];
}

/** The names of the tools in what a server printed. */
function toolsIn(out: string): string[] | undefined {
  for (const line of out.split('\n')) {
    try {
      const { id, result } = JSON.parse(line) as { id?: unknown; result?: { tools?: { name: unknown }[] } };
      const names = result?.tools?.map(({ name }) => String(name));
      if (id === 2 && names !== undefined && names.length > 0) return names;
    } catch {
      // Something else that it printed.
    }
  }
  return undefined;
}

/** Why something that was run is no good, in a few words. */
function reasonOf(ran: Ran): string {
  if ('problem' in ran) return ran.problem;
  const [line = ''] = ran.error
    .split('\n')
    .filter((each) => /\S/.test(each) && !/^\s+at |^node:/.test(each))
    .slice(-1);
  const code = ran.code === 0 ? '' : `exit code ${ran.code}`;
  return (
    [code, line.trim().slice(0, 200).replace(/\.$/, '')].filter((part) => part !== '').join(', ') ||
    'it prints nothing'
  );
}

function isOlder(version: string, than: string): boolean {
  const parts = (text: string): number[] => text.split('.').map((part) => Number.parseInt(part, 10));
  const [a, b] = [parts(version), parts(than)];
  const at = a.findIndex((part, i) => part !== b[i]);
  return at >= 0 && (a[at] as number) < (b[at] ?? 0);
}

/** Whether something was seen before; from then on it was. */
function once(seen: Set<string>, ...parts: string[]): boolean {
  const key = parts.join('\0');
  if (seen.has(key)) return true;
  seen.add(key);
  return false;
}
