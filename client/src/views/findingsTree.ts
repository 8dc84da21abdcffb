/**
 * The view "Findings": all that is found, by file, rule, severity or author, without what the person does not want to
 * see. Severity, author and review are said in words, to everybody.
 */

import * as vscode from 'vscode';
import type { FindingSummary, Severity } from '../../../protocol/messages.ts';
import type { Author } from '../../../protocol/provenance.ts';
import type { Context } from '../context.ts';
import {
  countBySeverity,
  EVERYTHING,
  type FindingFilter,
  type FindingGroup,
  findingGroups,
  type Grouping,
  isFiltered,
} from './findingNodes.ts';
import { Latest } from './latest.ts';
import { authorWord, reviewWord, severityWord } from './words.ts';

export const FINDINGS_VIEW = 'aiSecurityScanner.findings';

/** A finding in a group. */
export interface FindingNode {
  readonly kind: 'finding';
  readonly by: Grouping;
  readonly summary: FindingSummary;
}

/** What is kept of the view for this workspace. */
interface Kept {
  readonly by: Grouping;
  readonly filter: FindingFilter;
}

export class FindingsTree implements vscode.TreeDataProvider<FindingGroup | FindingNode> {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<FindingGroup | FindingNode>;
  private readonly latest: Latest;
  private findings: readonly FindingSummary[] = [];
  private kept: Kept;

  constructor(private readonly ctx: Context) {
    const { by, filter } = ctx.extension.workspaceState.get<Partial<Kept>>(FINDINGS_VIEW, {});
    this.kept = { by: by ?? 'file', filter: { ...EVERYTHING, ...filter } };
    ctx.own(this.changed);
    this.view = ctx.own(
      vscode.window.createTreeView<FindingGroup | FindingNode>(FINDINGS_VIEW, {
        treeDataProvider: this,
        showCollapseAll: true,
      }),
    );
    this.latest = new Latest(
      async () => this.show(await ctx.client.request('aiSecurityScanner/findings', {})),
      () => this.view.visible,
      // The server may be starting or gone.
      (error) => ctx.output.debug(`Findings: ${String(error)}`),
    );
    const outdated = (): void => this.latest.outdated();
    ctx.own(ctx.client.onNotification('aiSecurityScanner/reviewChanged', outdated));
    ctx.own(ctx.client.onDidChangeState((running) => (running ? outdated() : this.show([]))));
    ctx.own(this.view.onDidChangeVisibility(outdated));
    this.tellWhatIsShown();
  }

  get grouping(): Grouping {
    return this.kept.by;
  }

  get filter(): FindingFilter {
    return this.kept.filter;
  }

  /** Groups or filters anew, for this workspace from now on. */
  async arrange(change: Partial<Kept>): Promise<void> {
    this.kept = { ...this.kept, ...change };
    await this.ctx.extension.workspaceState.update(FINDINGS_VIEW, this.kept);
    this.tellWhatIsShown();
    this.show(this.findings);
  }

  getChildren(node?: FindingGroup | FindingNode): (FindingGroup | FindingNode)[] {
    if (node === undefined) return findingGroups(this.findings, this.kept.by, this.kept.filter);
    if (node.kind === 'finding') return [];
    return node.findings.map((summary) => ({ kind: 'finding', by: node.by, summary }));
  }

  getTreeItem(node: FindingGroup | FindingNode): vscode.TreeItem {
    return node.kind === 'group' ? groupItem(node) : findingItem(node);
  }

  private show(findings: readonly FindingSummary[]): void {
    this.findings = findings;
    const groups = findingGroups(findings, this.kept.by, this.kept.filter);
    this.view.message =
      groups.length > 0 || findings.length === 0
        ? ''
        : vscode.l10n.t('All {0} findings are filtered out.', findings.length);
    this.changed.fire(undefined);
  }

  private tellWhatIsShown(): void {
    const { by, filter } = this.kept;
    const grouped = {
      file: vscode.l10n.t('by file'),
      rule: vscode.l10n.t('by rule'),
      severity: vscode.l10n.t('by severity'),
      author: vscode.l10n.t('by author'),
    }[by];
    this.view.description = isFiltered(filter) ? `${grouped}, ${vscode.l10n.t('filtered')}` : grouped;
  }
}

function groupItem({ by, key, findings }: FindingGroup): vscode.TreeItem {
  const [first] = findings;
  const label = {
    file: key,
    rule: first?.finding.title ?? key,
    severity: severityWord(key as Severity),
    author: authorWord(key as Author),
  }[by];
  const counts = countBySeverity(findings).map(([severity, count]) => `${count} ${severityWord(severity)}`);
  const said = by === 'severity' ? countOf(findings.length) : counts.join(', ');
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = `${by} ${key}`;
  item.description = said;
  item.contextValue = `group.${by}`;
  item.accessibilityInformation = { label: `${label}, ${said}` };
  if (by !== 'file' || first === undefined) return item;
  item.resourceUri = vscode.Uri.parse(first.finding.uri);
  item.iconPath = vscode.ThemeIcon.File;
  return item;
}

function countOf(findings: number): string {
  return findings === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', findings);
}

const ICONS = {
  critical: new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground')),
  high: new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground')),
  medium: new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground')),
  low: new vscode.ThemeIcon('info', new vscode.ThemeColor('problemsInfoIcon.foreground')),
  info: new vscode.ThemeIcon('info', new vscode.ThemeColor('problemsInfoIcon.foreground')),
} as const;

function findingItem({ by, summary }: FindingNode): vscode.TreeItem {
  const { finding, path, severity, author, steps } = summary;
  const { start, end } = finding.range;
  const place = by === 'file' ? vscode.l10n.t('line {0}', start.line + 1) : `${path}:${start.line + 1}`;
  // The rule is what its group is called.
  const label = by === 'rule' ? place : finding.title;
  const item = new vscode.TreeItem(label);
  // How grave it is comes first, as the end is cut off in a narrow side bar, and two severities share an icon.
  item.description = [
    severityWord(severity),
    ...(by === 'rule' ? [] : [place]),
    authorWord(author),
    reviewWord(summary),
  ].join(', ');
  item.tooltip = `${label}\n${item.description}\n${finding.message}`;
  item.iconPath = ICONS[severity];
  item.contextValue = steps.length > 1 ? 'finding.path' : 'finding';
  item.accessibilityInformation = { label: `${label}, ${item.description}` };
  item.command = {
    command: 'vscode.open',
    title: vscode.l10n.t('Open'),
    arguments: [
      vscode.Uri.parse(finding.uri),
      { selection: new vscode.Range(start.line, start.character, end.line, end.character) },
    ],
  };
  return item;
}
