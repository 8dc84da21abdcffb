/**
 * The view "Data Path": the way of a finding's data as a list, from where it comes in to where it does harm, to be
 * walked with the keyboard. It stays with the finding that the person chose, until another one is chosen.
 */

import * as vscode from 'vscode';
import type { FindingSummary } from '../../../protocol/messages.ts';
import type { Context } from '../context.ts';

const PATH_VIEW = 'aiSecurityScanner.path';

export interface StepNode {
  readonly uri: string;
  readonly step: FindingSummary['steps'][number];
  /** From 0. */
  readonly index: number;
  readonly total: number;
}

export class PathTree implements vscode.TreeDataProvider<StepNode> {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<StepNode>;
  private steps: readonly StepNode[] = [];
  private current = 0;

  constructor(ctx: Context) {
    ctx.own(this.changed);
    this.view = ctx.own(vscode.window.createTreeView<StepNode>(PATH_VIEW, { treeDataProvider: this }));
  }

  /** Shows the way of a finding's data, with its first step chosen, which is returned. */
  async show({ finding, steps }: FindingSummary): Promise<StepNode | undefined> {
    const total = steps.length;
    this.steps = steps.map((step, index) => ({ uri: finding.uri, step, index, total }));
    this.view.description = finding.title;
    await vscode.commands.executeCommand('setContext', `${PATH_VIEW}.shown`, true);
    this.changed.fire(undefined);
    return this.choose(0);
  }

  /** Chooses the step after or before the one that is chosen, round the ends. */
  move(by: 1 | -1): Promise<StepNode | undefined> {
    const { length } = this.steps;
    return this.choose(length === 0 ? 0 : (this.current + by + length) % length);
  }

  getChildren(node?: StepNode): StepNode[] {
    return node === undefined ? [...this.steps] : [];
  }

  getParent(): undefined {
    return undefined;
  }

  getTreeItem(node: StepNode): vscode.TreeItem {
    const { index, total, step } = node;
    const line = vscode.l10n.t('line {0}', step.range.start.line + 1);
    const item = new vscode.TreeItem(`${index + 1}. ${step.message}`);
    item.description = line;
    item.tooltip = step.message;
    item.iconPath = new vscode.ThemeIcon(
      index === total - 1 ? 'flame' : index === 0 ? 'sign-in' : 'arrow-down',
    );
    item.accessibilityInformation = {
      label: vscode.l10n.t('Step {0} of {1}: {2}, {3}', index + 1, total, step.message, line),
    };
    item.command = {
      command: 'aiSecurityScanner.goToPathStep',
      title: vscode.l10n.t('Open'),
      arguments: [node],
    };
    return item;
  }

  /** Makes a step the one from which it goes on. */
  async choose(index: number): Promise<StepNode | undefined> {
    this.current = index;
    const node = this.steps[index];
    if (node !== undefined) await this.view.reveal(node, { select: true, focus: false });
    return node;
  }
}
