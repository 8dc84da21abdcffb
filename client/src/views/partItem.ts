/** A place that is left to review, as an entry of a tree: where it is, and in words what it is and who wrote it. */

import * as vscode from 'vscode';
import type { FileReview, ReviewPart } from '../../../protocol/messages.ts';
import { hasChangedSinceReview } from './reviewedTexts.ts';
import { severityWord } from './words.ts';

/** A place in a file that is left to review. */
export interface PartNode {
  readonly kind: 'part';
  readonly file: { readonly name: string; readonly review: Pick<FileReview, 'uri'> };
  readonly part: ReviewPart;
}

const ICONS = { finding: 'shield', stale: 'history', unreviewed: 'eye-closed', lost: 'question' } as const;

export function partItem(node: PartNode): vscode.TreeItem {
  const { part, file } = node;
  const { start, end } = part.range;
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  const lines =
    start.line === last
      ? vscode.l10n.t('Line {0}', start.line + 1)
      : vscode.l10n.t('Lines {0} to {1}', start.line + 1, last + 1);
  const item = new vscode.TreeItem(part.kind === 'lost' ? file.name : lines);
  const what = {
    // The severity first: a long title is cut off behind.
    finding: [part.severity && severityWord(part.severity), part.finding?.title]
      .filter((word) => word !== undefined)
      .join(', '),
    stale: vscode.l10n.t('changed since reviewed'),
    unreviewed: vscode.l10n.t('not reviewed'),
    lost: vscode.l10n.t('reviewed, but gone'),
  }[part.kind];
  const ai =
    part.ai === undefined
      ? ''
      : part.ai === 'known'
        ? `, ${vscode.l10n.t('by AI')}`
        : `, ${vscode.l10n.t('likely by AI')}`;
  item.description = `${what}${ai}`;
  item.tooltip = part.said === undefined ? `${what}${ai}` : `${what}${ai}\n${part.said}`;
  item.iconPath = new vscode.ThemeIcon(ICONS[part.kind]);
  item.contextValue = `part.${part.kind}${hasChangedSinceReview(part) ? '.changed' : ''}`;
  item.accessibilityInformation = {
    label: [`${item.label}`, item.description, part.said].filter((text) => text !== undefined).join(', '),
  };
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  item.command = {
    command: 'vscode.open',
    title: vscode.l10n.t('Open'),
    arguments: [vscode.Uri.parse(file.review.uri), { selection }],
  };
  return item;
}
