/**
 * Setting coding agents up: the person picks which and for whom, sees what would change in their files, and is
 * asked before anything is written. The server plans and writes, as the command line does.
 */

import * as vscode from 'vscode';
import type { AgentSetup, AgentSetupState, PlannedChange, Requests } from '../../../protocol/messages.ts';
import type { Context } from '../context.ts';
import { showChanges } from '../views/plannedChanges.ts';
import { chooseFolder } from './chooseFolder.ts';

type What = Pick<Requests['aiSecurityScanner/planAgents']['params'], 'action' | 'scope'>;

/** Sets agents up, or takes that back. */
export async function setUpAgents(ctx: Context): Promise<void> {
  const folder = await folderOf();
  const { agents } = await ctx.client.request('aiSecurityScanner/agents', folder);
  const what = await pickWhat(folder.folder !== undefined);
  if (what === undefined) return;
  const picked = await pickAgents(agents, what);
  if (picked === undefined || picked.length === 0) return;
  const planned = await ctx.client.request('aiSecurityScanner/planAgents', {
    ...folder,
    ...what,
    agents: picked.map(({ id }) => id),
  });
  if ('refusal' in planned) {
    void vscode.window.showWarningMessage(planned.refusal);
    return;
  }
  warnOf(planned.refusals);
  if (planned.changes.length === 0) {
    if (planned.refusals.length === 0)
      void vscode.window.showInformationMessage(vscode.l10n.t('There is nothing to change.'));
    return;
  }
  await showChanges(vscode.l10n.t('Set up agents'), planned.changes);
  if (!(await mayWrite(planned.changes))) return;
  const result = await ctx.client.request('aiSecurityScanner/applyAgents', { plan: planned.plan });
  if ('refusal' in result) {
    void vscode.window.showWarningMessage(result.refusal);
    return;
  }
  warnOf(result.refusals);
  await ctx.agents.refresh();
  if (result.written.length === 0) return;
  const done =
    result.written.length === 1
      ? vscode.l10n.t('1 file of agents was changed.')
      : vscode.l10n.t('{0} files of agents were changed.', result.written.length);
  void vscode.window.showInformationMessage([done, ...result.notes].join(' '));
}

/** The first folder of the workspace that is trusted, or the one that the person picks. */
export async function folderOf(): Promise<{ folder?: string }> {
  const folders = vscode.workspace.isTrusted ? (vscode.workspace.workspaceFolders ?? []) : [];
  const folder = await chooseFolder(folders);
  return folder === undefined ? {} : { folder: folder.uri.toString() };
}

async function pickWhat(hasProject: boolean): Promise<What | undefined> {
  const project: (vscode.QuickPickItem & What)[] = [
    {
      label: vscode.l10n.t('$(repo) Set up for everybody in this project'),
      detail: vscode.l10n.t('In files to be committed; each needs the program ai-security-scanner'),
      action: 'install',
      scope: 'project',
    },
    {
      label: vscode.l10n.t('$(trash) Take back what this project has'),
      action: 'uninstall',
      scope: 'project',
    },
  ];
  const user: (vscode.QuickPickItem & What)[] = [
    {
      label: vscode.l10n.t('$(account) Set up for me on this machine'),
      detail: vscode.l10n.t('In files of your home folder, with the program that comes with this extension'),
      action: 'install',
      scope: 'user',
    },
    { label: vscode.l10n.t('$(trash) Take back what I have'), action: 'uninstall', scope: 'user' },
  ];
  const items = hasProject ? [user[0], project[0], user[1], project[1]] : user;
  return vscode.window.showQuickPick(
    items.flatMap((item) => item ?? []),
    { title: vscode.l10n.t('Set up agents'), placeHolder: vscode.l10n.t('For whom?') },
  );
}

async function pickAgents(
  agents: readonly AgentSetup[],
  { action, scope }: What,
): Promise<AgentSetup[] | undefined> {
  const candidates = action === 'install' ? agents : agents.filter((agent) => agent[scope] !== 'absent');
  if (candidates.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No agent is set up there.'));
    return undefined;
  }
  const items = candidates.map((agent) => ({
    label: agent.name,
    description: wordFor(agent[scope]),
    picked: action === 'uninstall' || agent.isUsed,
    agent,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Set up agents'),
    placeHolder: vscode.l10n.t('Which agents?'),
    canPickMany: true,
  });
  return picked?.map(({ agent }) => agent);
}

function wordFor(state: AgentSetupState): string {
  switch (state) {
    case 'absent':
      return vscode.l10n.t('not set up');
    case 'installed':
      return vscode.l10n.t('set up');
    case 'outdated':
      return vscode.l10n.t('out of date');
    case 'unreadable':
      return vscode.l10n.t('a file of it cannot be read');
  }
}

async function mayWrite(changes: readonly PlannedChange[]): Promise<boolean> {
  const yes = vscode.l10n.t('Change These Files');
  const question =
    changes.length === 1
      ? vscode.l10n.t('Change 1 file of agents?')
      : vscode.l10n.t('Change {0} files of agents?', changes.length);
  const detail = changes.map(({ path }) => path).join('\n');
  return (await vscode.window.showInformationMessage(question, { modal: true, detail }, yes)) === yes;
}

/** Says why files are left alone. */
export function warnOf(refusals: readonly string[]): void {
  for (const refusal of refusals) void vscode.window.showWarningMessage(refusal);
}
