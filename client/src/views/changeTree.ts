/**
 * The view "My Change": what differs from the base and is left to review, file by file, until all of it is read. It is
 * there from when the person asks for it, and follows the marks.
 */

import * as vscode from 'vscode';
import type { ChangedFileReview } from '../../../protocol/messages.ts';
import type { Context } from '../context.ts';
import { Latest } from './latest.ts';
import { type PartNode, partItem } from './partItem.ts';

export const CHANGE_VIEW = 'aiSecurityScanner.change';

/** A workspace folder, and the base that its change is held against; the usual one where none is named. */
export interface ChangeSubject {
  readonly folder: vscode.WorkspaceFolder;
  readonly since?: string;
}

interface ChangedFileNode {
  readonly kind: 'changedFile';
  readonly file: ChangedFileReview;
}

export type ChangeNode = ChangedFileNode | PartNode;

export class ChangeTree implements vscode.TreeDataProvider<ChangeNode> {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<ChangeNode>;
  private readonly latest: Latest;
  private subject: ChangeSubject | undefined;
  private files: readonly ChangedFileReview[] = [];

  constructor(private readonly ctx: Context) {
    ctx.own(this.changed);
    this.view = ctx.own(
      vscode.window.createTreeView<ChangeNode>(CHANGE_VIEW, {
        treeDataProvider: this,
        showCollapseAll: true,
      }),
    );
    this.latest = new Latest(
      async () => {
        if (this.subject !== undefined) await this.show(this.subject);
      },
      () => this.view.visible && this.subject !== undefined,
      // The server may be starting or gone.
      (error) => ctx.output.debug(`My change: ${String(error)}`),
    );
    ctx.own(ctx.client.onNotification('aiSecurityScanner/reviewChanged', () => this.latest.outdated()));
    ctx.own(this.view.onDidChangeVisibility(() => this.latest.outdated()));
  }

  /** Shows the change of a folder; answers why it cannot, where it cannot. */
  async show(subject: ChangeSubject): Promise<string | undefined> {
    const { folder, since } = subject;
    const params = { folder: folder.uri.toString(), ...(since === undefined ? {} : { since }) };
    const answer = await this.ctx.client.request('aiSecurityScanner/changedParts', params);
    if ('refusal' in answer) return answer.refusal;
    this.subject = subject;
    this.files = answer.files;
    const left = this.files.filter(({ parts }) => parts.length > 0).length;
    this.view.description = vscode.l10n.t('since {0}', answer.since.replace(/^refs\/(heads|remotes)\//, ''));
    this.view.message =
      left === 0
        ? vscode.l10n.t('Nothing is left to review: all {0} changed files are read.', this.files.length)
        : vscode.l10n.t('{0} of {1} changed files are read.', this.files.length - left, this.files.length);
    await vscode.commands.executeCommand('setContext', `${CHANGE_VIEW}.shown`, true);
    this.changed.fire(undefined);
    return undefined;
  }

  getChildren(node?: ChangeNode): ChangeNode[] {
    if (node === undefined) return this.files.map((file) => ({ kind: 'changedFile', file }));
    if (node.kind === 'part') return [];
    const { uri, path, parts } = node.file;
    return parts.map((part) => ({ kind: 'part', file: { name: path, review: { uri } }, part }));
  }

  getTreeItem(node: ChangeNode): vscode.TreeItem {
    return node.kind === 'part' ? partItem(node) : fileItem(node.file);
  }
}

function fileItem({ uri, path, parts }: ChangedFileReview): vscode.TreeItem {
  const isRead = parts.length === 0;
  const said = isRead
    ? vscode.l10n.t('all read')
    : parts.length === 1
      ? vscode.l10n.t('1 place to review')
      : vscode.l10n.t('{0} places to review', parts.length);
  const state = isRead ? vscode.TreeItemCollapsibleState.None : vscode.TreeItemCollapsibleState.Expanded;
  const item = new vscode.TreeItem(path, state);
  // VS Code keeps open what was open by this id, so what is read has another one.
  item.id = `${uri} ${isRead}`;
  item.resourceUri = vscode.Uri.parse(uri);
  item.description = said;
  item.iconPath = isRead ? new vscode.ThemeIcon('pass') : vscode.ThemeIcon.File;
  item.accessibilityInformation = { label: `${path}, ${said}` };
  if (isRead)
    item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [item.resourceUri] };
  return item;
}
