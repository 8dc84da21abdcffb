/** States in words, for everybody who does not see colours or icons, and for those who do. */

import * as vscode from 'vscode';
import type { FindingSummary, Severity } from '../../../protocol/messages.ts';
import type { Author } from '../../../protocol/provenance.ts';

export function severityWord(severity: Severity): string {
  return {
    critical: vscode.l10n.t('critical'),
    high: vscode.l10n.t('high'),
    medium: vscode.l10n.t('medium'),
    low: vscode.l10n.t('low'),
    info: vscode.l10n.t('information'),
  }[severity];
}

export function authorWord(author: Author): string {
  return {
    ai: vscode.l10n.t('by AI'),
    human: vscode.l10n.t('by a person'),
    unknown: vscode.l10n.t('author unknown'),
  }[author];
}

export function reviewWord({ reviewed }: Pick<FindingSummary, 'reviewed'>): string {
  return reviewed ? vscode.l10n.t('reviewed') : vscode.l10n.t('not reviewed');
}
