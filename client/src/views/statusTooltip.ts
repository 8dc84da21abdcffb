/** What the status bar's entry says when it is pointed at or has the keyboard: sentences, and what can be done. */

import * as vscode from 'vscode';
import type { CommandName } from '../commands/table.ts';

export interface TooltipLink {
  readonly title: string;
  readonly command: CommandName | 'workbench.action.openSettings' | 'aiSecurityScanner.review.focus';
  readonly args?: readonly unknown[];
}

/** Sentences, one a line, as they are; below them the links. Only their commands can be run. */
export function statusTooltip(
  sentences: readonly string[],
  links: readonly TooltipLink[],
): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  tooltip.isTrusted = { enabledCommands: links.map(({ command }) => command) };
  for (const sentence of sentences) tooltip.appendText(sentence).appendMarkdown('\n\n');
  tooltip.appendMarkdown('---\n\n');
  tooltip.appendMarkdown(links.map(linkTo).join(' · '));
  return tooltip;
}

function linkTo({ title, command, args }: TooltipLink): string {
  const query = args === undefined ? '' : `?${encodeURIComponent(JSON.stringify(args))}`;
  return `[${title}](command:${command}${query})`;
}
