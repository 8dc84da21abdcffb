/**
 * *Manage Rule Packs*: which rules run in each folder, from whom and how old, and what a person can do about them.
 * Whatever fetches or writes packs is done by the command, in a terminal, where it says what it runs; switching a pack
 * off is an edit of the folder's configuration, which can be undone.
 */

import * as vscode from 'vscode';
import type { RulePack } from '../../../protocol/messages.ts';
import type { Context } from '../context.ts';
import { applyToFile } from './applyToFile.ts';

interface PackItem extends vscode.QuickPickItem {
  readonly folder?: vscode.WorkspaceFolder;
  readonly pack?: RulePack;
  readonly run?: () => Promise<void>;
}

export async function manageRulePacks(ctx: Context): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Rule packs are those of a folder. Open one first.'),
    );
    return;
  }
  const items: PackItem[] = [];
  for (const folder of folders) items.push(...(await itemsOf(ctx, folder, folders.length > 1)));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Rule packs'),
    placeHolder: vscode.l10n.t('Choose a pack to switch off, update or remove'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked?.run !== undefined) await picked.run();
  else if (picked?.pack !== undefined && picked.folder !== undefined)
    await choose(ctx, picked.folder, picked.pack);
}

/** The packs of a folder, and what can be done with all of them. */
async function itemsOf(
  ctx: Context,
  folder: vscode.WorkspaceFolder,
  isOneOfSeveral: boolean,
): Promise<PackItem[]> {
  const answer = await ctx.client.request('aiSecurityScanner/rulePacks', { folder: folder.uri.toString() });
  if ('refusal' in answer) {
    void vscode.window.showWarningMessage(answer.refusal);
    return [];
  }
  const { packs, isTrusted } = answer;
  const heading: PackItem[] = isOneOfSeveral
    ? [{ label: folder.name, kind: vscode.QuickPickItemKind.Separator }]
    : [];
  const listed = packs.map(
    (pack): PackItem => ({
      label: `${ICONS[pack.state]} ${pack.name} ${pack.version}`,
      description: [wordFor(pack), ruleCount(pack), age(pack)].join(' · '),
      detail: [...provenance(pack), ...pack.problems.slice(0, 1)].join(' · '),
      folder,
      pack,
    }),
  );
  // Rules of a workspace that is not trusted do not run, so there is nothing to add to it.
  if (!isTrusted) return [...heading, ...listed];
  const own = packs.filter(({ scope }) => scope !== 'shipped');
  const actions: PackItem[] = [
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    {
      label: vscode.l10n.t('$(add) Add a rule pack…'),
      detail: vscode.l10n.t(
        'A folder, a tarball, a git URL with a ref, or npm:NAME; fetched by your git or npm in a terminal',
      ),
      run: () => add(ctx, folder),
    },
  ];
  if (own.length > 0)
    actions.push({
      label: vscode.l10n.t('$(cloud) Check for updates'),
      detail: vscode.l10n.t('Asks the sources of the packs, in a terminal; changes nothing'),
      run: () => inTerminal(ctx, folder, ['outdated']),
    });
  return [...heading, ...listed, ...actions];
}

const ICONS: Readonly<Record<RulePack['state'], string>> = {
  used: '$(check)',
  disabled: '$(circle-slash)',
  older: '$(history)',
  shadowed: '$(layers)',
  refused: '$(error)',
  replaced: '$(history)',
};

function wordFor({ state }: RulePack): string {
  switch (state) {
    case 'used':
      return vscode.l10n.t('used');
    case 'disabled':
      return vscode.l10n.t('switched off here');
    case 'older':
      return vscode.l10n.t('not used: what ships is as new');
    case 'shadowed':
      return vscode.l10n.t('not used: the repository has a pack of that name');
    case 'refused':
      return vscode.l10n.t('refused');
    case 'replaced':
      return vscode.l10n.t('not used: a newer pack stands for it');
  }
}

function ruleCount({ rules }: RulePack): string {
  return rules === 1 ? vscode.l10n.t('1 rule') : vscode.l10n.t('{0} rules', rules);
}

function age({ published, ageDays }: RulePack): string {
  if (published === undefined || ageDays === undefined) return vscode.l10n.t('of unknown age');
  return ageDays === 1
    ? vscode.l10n.t('of {0}, 1 day old', published)
    : vscode.l10n.t('of {0}, {1} days old', published, ageDays);
}

/** From whom a pack is. */
function provenance({ scope, signer, source }: RulePack): string[] {
  if (scope === 'shipped') return [vscode.l10n.t('Ships with AI Security Scanner')];
  return [
    scope === 'user' ? vscode.l10n.t('Your own') : vscode.l10n.t('Of the repository'),
    signer === undefined ? vscode.l10n.t('not signed') : vscode.l10n.t('signed by {0}', signer),
    ...(source === undefined ? [] : [source]),
  ];
}

/** What can be done with one pack. */
async function choose(ctx: Context, folder: vscode.WorkspaceFolder, pack: RulePack): Promise<void> {
  if (pack.scope === 'shipped') return;
  const { name, scope } = pack;
  const own = scope === 'user' ? ['--user'] : [];
  const isDisabled = pack.state === 'disabled';
  const items: PackItem[] = [
    {
      label: isDisabled
        ? vscode.l10n.t('$(check) Switch on in {0}', folder.name)
        : vscode.l10n.t('$(circle-slash) Switch off in {0}', folder.name),
      detail: vscode.l10n.t('In .ai-security-scanner.yml, for everybody'),
      run: () => toggle(ctx, folder, name, !isDisabled),
    },
    {
      label: vscode.l10n.t('$(diff) Show what an update would change'),
      detail: vscode.l10n.t('Asks the source, in a terminal; changes nothing'),
      run: () => inTerminal(ctx, folder, ['diff', name, ...own]),
    },
    {
      label: vscode.l10n.t('$(cloud-download) Update'),
      detail: vscode.l10n.t('Fetches it in a terminal, and says what was removed or lowered'),
      run: () => inTerminal(ctx, folder, ['update', name, ...own]),
    },
    {
      label: vscode.l10n.t('$(trash) Remove'),
      run: () => inTerminal(ctx, folder, ['remove', name, ...own]),
    },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: `${name} ${pack.version}`,
    placeHolder: [...provenance(pack), ...pack.problems].join(' · '),
  });
  await picked?.run?.();
}

async function add(ctx: Context, folder: vscode.WorkspaceFolder): Promise<void> {
  const source = await vscode.window.showInputBox({
    title: vscode.l10n.t('Add a rule pack'),
    prompt: vscode.l10n.t('A folder, a tarball, a git URL with a ref, or npm:NAME@VERSION'),
    placeHolder: 'git+https://git.example.com/security/rules.git#v1.0.0',
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim().startsWith('-') ? vscode.l10n.t('This is no source of a pack.') : undefined,
  });
  if (source === undefined || source.trim() === '') return;
  const scopes: (vscode.QuickPickItem & { own: string[] })[] = [
    {
      label: vscode.l10n.t('$(repo) For everybody in {0}', folder.name),
      detail: vscode.l10n.t('In .ai-security/packs and .ai-security-scanner.lock, to be committed'),
      own: [],
    },
    {
      label: vscode.l10n.t('$(account) For me, in all folders'),
      detail: vscode.l10n.t('In your own folder of settings'),
      own: ['--user'],
    },
  ];
  const scope = await vscode.window.showQuickPick(scopes, {
    title: vscode.l10n.t('Add a rule pack'),
    placeHolder: vscode.l10n.t('For whom?'),
  });
  if (scope !== undefined) await inTerminal(ctx, folder, ['add', source.trim(), ...scope.own]);
}

/** Runs a verb of `rules` where the person sees what it runs and says. */
async function inTerminal(
  ctx: Context,
  folder: vscode.WorkspaceFolder,
  verb: readonly string[],
): Promise<void> {
  const { commandLine } = ctx.platform;
  if (commandLine === undefined) return;
  const execution = new vscode.ProcessExecution(
    commandLine.program,
    [...commandLine.args, 'rules', ...verb],
    { cwd: folder.uri.fsPath, env: { ...commandLine.env } },
  );
  const name = vscode.l10n.t('rules {0}', verb[0] ?? '');
  const task = new vscode.Task({ type: 'process' }, folder, name, 'AI Security', execution, []);
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, focus: true, clear: true, echo: false };
  await vscode.tasks.executeTask(task);
}

/** Switches a pack off or on in the folder's configuration, which is saved and can be undone. */
async function toggle(
  ctx: Context,
  folder: vscode.WorkspaceFolder,
  name: string,
  isDisabled: boolean,
): Promise<void> {
  const answer = await ctx.client.request('aiSecurityScanner/disablePackEdit', {
    folder: folder.uri.toString(),
    name,
    isDisabled,
  });
  if ('refusal' in answer) {
    void vscode.window.showWarningMessage(answer.refusal);
    return;
  }
  await applyToFile(ctx, answer);
}
