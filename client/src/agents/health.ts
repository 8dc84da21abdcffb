/** How the set-up of coding agents stands, in a line for people, and all that the doctor says behind it. */

import * as vscode from 'vscode';
import type { AgentCheck } from '../../../protocol/messages.ts';
import type { Context } from '../context.ts';
import type { AgentHealth } from './agents.ts';

/** One line: `Agents: 2 set up, 1 thing to mend`. */
export function agentHealthLine(health: AgentHealth | undefined): string {
  if (health === undefined) return vscode.l10n.t('Agents: not known yet');
  const count = setUp(health);
  const faults = agentFaults(health).length;
  if (count === 0 && faults === 0) return vscode.l10n.t('Agents: none is set up by files');
  return faults === 0
    ? vscode.l10n.t('Agents: {0} set up', count)
    : vscode.l10n.t('Agents: {0} set up, {1} to mend', count, faults);
}

/** The same, with what is wrong, for those who have set agents up. */
export function agentHealthLines(health: AgentHealth | undefined): string[] {
  const faults = agentFaults(health);
  if (health === undefined || (setUp(health) === 0 && faults.length === 0)) return [];
  return [agentHealthLine(health), ...faults.map((fault) => `· ${fault}`)];
}

/** How many agents are set up. */
function setUp({ agents }: AgentHealth): number {
  return agents.filter(({ user, project }) =>
    [user, project].some((state) => state === 'installed' || state === 'outdated'),
  ).length;
}

/** What is wrong with it, as far as files tell. */
export function agentFaults(health: AgentHealth | undefined): string[] {
  return (health?.checks ?? []).filter(isFault).map(({ path, message }) => `${path}: ${message}`);
}

/** Tries what is installed and lists what became of it; choosing anything leads to the set-up. */
export async function showAgentHealth(ctx: Context): Promise<void> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Trying the hooks and servers of agents'),
  };
  const checks = await vscode.window.withProgress(options, () => ctx.agents.diagnose());
  const items = checks.map((check) => ({
    label: `$(${ICONS[check.level]}) ${check.message}`,
    description: [wordFor(check), check.path].join(' · '),
  }));
  const own = { label: ownHooks(ctx.agents.health()), alwaysShow: true };
  const change = { label: vscode.l10n.t('$(plug) Set up agents…'), alwaysShow: true };
  const picked = await vscode.window.showQuickPick([own, ...items, change], {
    title: agentHealthLine(ctx.agents.health()),
    placeHolder: vscode.l10n.t('What was tried, and what came of it'),
    matchOnDescription: true,
  });
  if (picked === change) await vscode.commands.executeCommand('aiSecurityScanner.setUpAgents');
}

/** Settings that keep the hooks of an extension from running. */
const SWITCHES = ['aiSecurityScanner.agents.hooks', 'chat.useHooks', 'chat.plugins.enabled'];

/** What becomes of the hooks that this extension brings for VS Code's own agent. */
function ownHooks(health: AgentHealth | undefined): string {
  const off = SWITCHES.find((name) => vscode.workspace.getConfiguration().get(name) === false);
  if (off !== undefined)
    return vscode.l10n.t("$(circle-slash) VS Code's agent runs no hook of this extension: {0} is off", off);
  if (health?.agents.some(({ id, hasHooks }) => id === 'vscode' && hasHooks) === true)
    return vscode.l10n.t("$(info) VS Code's agent runs the hook of a file instead of this extension's");
  return vscode.l10n.t("$(info) VS Code's agent is offered the hook of this extension");
}

const ICONS: Readonly<Record<AgentCheck['level'], string>> = {
  good: 'pass',
  mend: 'warning',
  unknown: 'question',
  note: 'info',
};

function wordFor({ level }: AgentCheck): string {
  return {
    good: vscode.l10n.t('works'),
    mend: vscode.l10n.t('to be fixed'),
    unknown: vscode.l10n.t('could not be found out'),
    note: vscode.l10n.t('for your information'),
  }[level];
}

function isFault({ level }: AgentCheck): boolean {
  return level === 'mend' || level === 'unknown';
}
