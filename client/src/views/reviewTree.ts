/**
 * The view "Review": what is left to review, by folder, file and place. Everything in it can be reached and
 * done by the keyboard, and is said to screen readers in words; no state is told by colour alone.
 */

import * as vscode from 'vscode';
import type { Context } from '../context.ts';
import { type PartNode, partItem } from './partItem.ts';
import {
  type Counts,
  type FileNode,
  type FolderNode,
  isPartShown,
  type ReviewFilter,
  reviewTree,
  sum,
} from './reviewNodes.ts';
import type { ReviewStatuses } from './reviewStatuses.ts';

export const REVIEW_VIEW = 'aiSecurityScanner.review';

export type ReviewNode = FolderNode | FileNode | PartNode;

const NOTHING_FILTERED: ReviewFilter = { unreviewed: true, ai: false, findings: false };
const FILTERS = ['unreviewed', 'ai', 'findings'] as const;

export class ReviewTree implements vscode.TreeDataProvider<ReviewNode> {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<ReviewNode>;
  private filter: ReviewFilter;

  constructor(
    private readonly ctx: Context,
    private readonly statuses: ReviewStatuses,
  ) {
    const kept = ctx.extension.workspaceState.get<Partial<ReviewFilter>>(REVIEW_VIEW, {});
    this.filter = { ...NOTHING_FILTERED, ...kept };
    ctx.own(this.changed);
    this.view = ctx.own(
      vscode.window.createTreeView<ReviewNode>(REVIEW_VIEW, {
        treeDataProvider: this,
        showCollapseAll: true,
      }),
    );
    ctx.own(statuses.onDidChange(() => this.refresh()));
    ctx.own(vscode.workspace.onDidChangeWorkspaceFolders(() => this.refresh()));
    ctx.own(
      this.view.onDidChangeVisibility(({ visible }) => {
        if (visible) statuses.outdated();
      }),
    );
    this.tellFilter();
  }

  get isVisible(): boolean {
    return this.view.visible;
  }

  async setFilter(name: keyof ReviewFilter, on: boolean): Promise<void> {
    this.filter = { ...this.filter, [name]: on };
    await this.ctx.extension.workspaceState.update(REVIEW_VIEW, this.filter);
    this.tellFilter();
    this.refresh();
  }

  async getChildren(node?: ReviewNode): Promise<ReviewNode[]> {
    if (node === undefined) return this.roots();
    if (node.kind === 'part') return [];
    if (node.kind !== 'file') return [...node.children];
    const parts = await this.ctx.client.request('aiSecurityScanner/reviewParts', { uri: node.review.uri });
    return parts
      .filter((part) => isPartShown(part, this.filter))
      .map((part) => ({ kind: 'part', file: node, part }));
  }

  getTreeItem(node: ReviewNode): vscode.TreeItem {
    if (node.kind === 'part') return partItem(node);
    const isFile = node.kind === 'file';
    const state = isFile
      ? vscode.TreeItemCollapsibleState.Collapsed
      : vscode.TreeItemCollapsibleState.Expanded;
    const item = new vscode.TreeItem(node.name, state);
    const said = describeCounts(node.counts);
    item.id = node.id;
    item.resourceUri = vscode.Uri.parse(isFile ? node.review.uri : node.uri);
    item.description = said;
    item.tooltip = isFile ? `${node.review.path}\n${said}` : `${node.name}\n${said}`;
    item.contextValue = node.kind;
    item.iconPath = isFile ? vscode.ThemeIcon.File : vscode.ThemeIcon.Folder;
    item.accessibilityInformation = { label: `${node.name}, ${said}` };
    return item;
  }

  private refresh(): void {
    this.changed.fire(undefined);
    const { unreviewedFindings } = sum(
      this.statuses.all.map((review) => ({
        files: 1,
        unreviewedFindings: review.unreviewedFindings,
        unreviewedLines: 0,
        staleLines: 0,
      })),
    );
    const tooltip =
      unreviewedFindings === 1
        ? vscode.l10n.t('1 finding that nobody has judged')
        : vscode.l10n.t('{0} findings that nobody has judged', unreviewedFindings);
    this.view.badge = unreviewedFindings === 0 ? undefined : { value: unreviewedFindings, tooltip };
  }

  private roots(): ReviewNode[] {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const names = new Map(folders.map(({ uri, name }) => [uri.toString(), name]));
    const reviews = this.statuses.all.map((review) =>
      review.folder === undefined
        ? review
        : { ...review, folder: vscode.Uri.parse(review.folder).toString() },
    );
    const nodes = reviewTree(reviews, this.filter, names);
    const all = this.statuses.all.length;
    this.view.message =
      nodes.length > 0 || !this.statuses.isKnown || all === 0
        ? ''
        : vscode.l10n.t('Nothing to show of {0} files: all is reviewed, or filtered out.', all);
    return nodes;
  }

  /** Says which filters are on: to the menus, and to the person. */
  private tellFilter(): void {
    for (const name of FILTERS)
      void vscode.commands.executeCommand('setContext', `${REVIEW_VIEW}.${name}`, this.filter[name]);
    const shown = [
      this.filter.unreviewed ? vscode.l10n.t('unreviewed') : vscode.l10n.t('all'),
      ...(this.filter.ai ? [vscode.l10n.t('by AI')] : []),
      ...(this.filter.findings ? [vscode.l10n.t('with findings')] : []),
    ];
    this.view.description = shown.join(', ');
  }
}

/** `2 findings, 14 lines to review, 3 of them changed since reviewed`. */
function describeCounts({ unreviewedFindings, unreviewedLines, staleLines }: Counts): string {
  const said = [
    ...(unreviewedFindings === 1 ? [vscode.l10n.t('1 finding')] : []),
    ...(unreviewedFindings > 1 ? [vscode.l10n.t('{0} findings', unreviewedFindings)] : []),
    ...(unreviewedLines === 1 ? [vscode.l10n.t('1 line to review')] : []),
    ...(unreviewedLines > 1 ? [vscode.l10n.t('{0} lines to review', unreviewedLines)] : []),
    ...(staleLines > 0 ? [vscode.l10n.t('{0} changed since reviewed', staleLines)] : []),
  ];
  return said.length === 0 ? vscode.l10n.t('reviewed') : said.join(', ');
}
