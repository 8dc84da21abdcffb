/**
 * The view "Checklist": what has to be so before code goes to production, item by item, each leading to its places.
 * It is held when the person asks for it and stands until then, with the time; nothing of it runs by itself. States
 * are icons and words, never colour alone.
 */

import * as vscode from 'vscode';
import type { Checklist, ChecklistItem, ChecklistPlace } from '../../../protocol/messages.ts';
import type { Context } from '../context.ts';

export const CHECKLIST_VIEW = 'aiSecurityScanner.checklist';

/** A workspace folder with its checklist, or why there is none. */
export interface HeldFolder {
  readonly folder: vscode.WorkspaceFolder;
  readonly checklist: Checklist | { readonly refusal: string };
}

export type ChecklistNode =
  | { readonly kind: 'folder'; readonly held: HeldFolder }
  | { readonly kind: 'item'; readonly held: HeldFolder; readonly item: ChecklistItem }
  | { readonly kind: 'advice'; readonly text: string }
  | { readonly kind: 'place'; readonly place: ChecklistPlace };

export class ChecklistView implements vscode.TreeDataProvider<ChecklistNode> {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<ChecklistNode>;
  private folders: readonly HeldFolder[] = [];

  constructor(ctx: Context) {
    ctx.own(this.changed);
    this.view = ctx.own(
      vscode.window.createTreeView<ChecklistNode>(CHECKLIST_VIEW, {
        treeDataProvider: this,
        showCollapseAll: true,
      }),
    );
    // What another server would say is not known.
    ctx.own(ctx.client.onDidChangeState((running) => !running && this.show([])));
  }

  /** Shows what has come out, in place of what was shown. */
  show(folders: readonly HeldFolder[]): void {
    this.folders = folders;
    const at = new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
    this.view.description = folders.length === 0 ? '' : vscode.l10n.t('as of {0}', at);
    this.view.message = folders
      .flatMap(({ checklist }) => ('refusal' in checklist ? [checklist.refusal] : checklist.notes))
      .join('\n');
    this.changed.fire(undefined);
  }

  getChildren(node?: ChecklistNode): ChecklistNode[] {
    if (node === undefined) {
      const [only] = this.folders;
      if (this.folders.length === 1 && only !== undefined) return itemsOf(only);
      return this.folders.map((held) => ({ kind: 'folder', held }));
    }
    if (node.kind === 'folder') return itemsOf(node.held);
    if (node.kind !== 'item') return [];
    const { advice, places } = node.item;
    return [
      ...(advice === undefined ? [] : [{ kind: 'advice' as const, text: advice }]),
      ...places.map((place) => ({ kind: 'place' as const, place })),
    ];
  }

  getTreeItem(node: ChecklistNode): vscode.TreeItem {
    if (node.kind === 'folder') return folderItem(node.held);
    if (node.kind === 'item') return itemItem(node.held, node.item);
    return node.kind === 'advice' ? adviceItem(node.text) : placeItem(node.place);
  }
}

function itemsOf(held: HeldFolder): ChecklistNode[] {
  if ('refusal' in held.checklist) return [];
  return held.checklist.items.map((item) => ({ kind: 'item', held, item }));
}

const ICONS = {
  passed: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
  failed: new vscode.ThemeIcon('error', new vscode.ThemeColor('testing.iconFailed')),
  'not-applicable': new vscode.ThemeIcon('circle-slash'),
  unknown: new vscode.ThemeIcon('question', new vscode.ThemeColor('testing.iconQueued')),
} as const;

function stateWord(state: ChecklistItem['state']): string {
  return {
    passed: vscode.l10n.t('passed'),
    failed: vscode.l10n.t('failed'),
    'not-applicable': vscode.l10n.t('not applicable'),
    unknown: vscode.l10n.t('could not be found out'),
  }[state];
}

function folderItem({ folder, checklist }: HeldFolder): vscode.TreeItem {
  const item = new vscode.TreeItem(folder.name, vscode.TreeItemCollapsibleState.Expanded);
  const said = 'refusal' in checklist ? checklist.refusal : stateWord(checklist.state);
  item.id = folder.uri.toString();
  item.description = said;
  item.iconPath = 'refusal' in checklist ? ICONS.unknown : ICONS[checklist.state];
  item.accessibilityInformation = { label: `${folder.name}, ${said}` };
  return item;
}

function itemItem({ folder }: HeldFolder, item: ChecklistItem): vscode.TreeItem {
  const { id, title, state, evidence, advice, places } = item;
  const isLeaf = advice === undefined && places.length === 0;
  // What is to be done is open to see; the rest is a keystroke away.
  const open =
    state === 'failed' || state === 'unknown'
      ? vscode.TreeItemCollapsibleState.Expanded
      : vscode.TreeItemCollapsibleState.Collapsed;
  const shown = new vscode.TreeItem(title, isLeaf ? vscode.TreeItemCollapsibleState.None : open);
  const said = stateWord(state);
  // VS Code keeps open what was open by this id, so what has another state has another id.
  shown.id = `${folder.uri.toString()} ${id} ${state}`;
  shown.description = said;
  shown.tooltip = advice === undefined ? evidence : `${evidence}\n${advice}`;
  shown.iconPath = ICONS[state];
  shown.contextValue = `item.${state}`;
  shown.accessibilityInformation = { label: [title, said, evidence].join(', ') };
  return shown;
}

function adviceItem(text: string): vscode.TreeItem {
  const shown = new vscode.TreeItem(text);
  shown.iconPath = new vscode.ThemeIcon('lightbulb');
  shown.tooltip = text;
  shown.accessibilityInformation = { label: vscode.l10n.t('To do: {0}', text) };
  return shown;
}

function placeItem({ uri, path, range, what }: ChecklistPlace): vscode.TreeItem {
  const isWhole = range.start.line === 0 && range.end.line === 0;
  const line = vscode.l10n.t('line {0}', range.start.line + 1);
  const shown = new vscode.TreeItem(isWhole ? path : `${path}:${range.start.line + 1}`);
  shown.description = what;
  shown.tooltip = `${shown.label}\n${what}`;
  shown.resourceUri = vscode.Uri.parse(uri);
  shown.iconPath = vscode.ThemeIcon.File;
  shown.accessibilityInformation = { label: [path, ...(isWhole ? [] : [line]), what].join(', ') };
  const { start } = range;
  const selection = new vscode.Range(start.line, start.character, start.line, start.character);
  shown.command = {
    command: 'vscode.open',
    title: vscode.l10n.t('Open'),
    arguments: [shown.resourceUri, { selection }],
  };
  return shown;
}
