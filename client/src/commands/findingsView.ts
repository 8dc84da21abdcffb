/** How the view "Findings" is arranged: what it groups by, and what it leaves out. */

import * as vscode from 'vscode';
import { GRAVEST_FIRST, type Severity } from '../../../protocol/messages.ts';
import type { Author } from '../../../protocol/provenance.ts';
import { AUTHORS, GROUPINGS, type Grouping } from '../views/findingNodes.ts';
import type { FindingsTree } from '../views/findingsTree.ts';
import { authorWord, severityWord } from '../views/words.ts';

export async function groupFindings(tree: FindingsTree): Promise<void> {
  const labels: Record<Grouping, string> = {
    file: vscode.l10n.t('File'),
    rule: vscode.l10n.t('Rule'),
    severity: vscode.l10n.t('Severity'),
    author: vscode.l10n.t('Author'),
  };
  const items = GROUPINGS.map((by) => ({
    by,
    label: labels[by],
    ...(by === tree.grouping ? { description: vscode.l10n.t('as now') } : {}),
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Group findings by'),
    placeHolder: vscode.l10n.t('Choose what the findings of a group have in common'),
  });
  if (picked !== undefined) await tree.arrange({ by: picked.by });
}

type FilterItem = vscode.QuickPickItem &
  ({ severity: Severity } | { author: Author } | { reviewed: true } | { kind: vscode.QuickPickItemKind });

/** One list to tick what is shown; without a tick in a group nothing of it is. */
export async function filterFindings(tree: FindingsTree): Promise<void> {
  const { filter } = tree;
  const heading = (label: string): FilterItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const items: FilterItem[] = [
    heading(vscode.l10n.t('Severity')),
    ...GRAVEST_FIRST.map((severity) => ({
      label: severityWord(severity),
      severity,
      picked: filter.severities.includes(severity),
    })),
    heading(vscode.l10n.t('Author')),
    ...AUTHORS.map((author) => ({
      label: authorWord(author),
      author,
      picked: filter.authors.includes(author),
    })),
    heading(vscode.l10n.t('Review')),
    { label: vscode.l10n.t('those that are reviewed, too'), reviewed: true, picked: filter.reviewed },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Show findings that are'),
    placeHolder: vscode.l10n.t('Select everything that should be shown'),
    canPickMany: true,
  });
  if (picked === undefined) return;
  await tree.arrange({
    filter: {
      severities: picked.flatMap((item) => ('severity' in item ? [item.severity] : [])),
      authors: picked.flatMap((item) => ('author' in item ? [item.author] : [])),
      reviewed: picked.some((item) => 'reviewed' in item),
    },
  });
}
