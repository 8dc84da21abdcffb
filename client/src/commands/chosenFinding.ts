/** Which finding a command is about: one that it is given, an entry of the view "Findings", or that at the cursor. */

import * as vscode from 'vscode';
import type { FindingReference, FindingSummary } from '../../../protocol/messages.ts';
import type { Context } from '../context.ts';
import type { FindingNode } from '../views/findingsTree.ts';

export type FindingLike = FindingReference | FindingNode;

/** Has a command on a finding take an entry of the view, whose file it opens: what is decided on is seen. */
export function onFinding(
  ctx: Context,
  run: (ctx: Context, finding: FindingReference) => Promise<void>,
): (of: FindingLike) => Promise<void> {
  return async (of) => {
    if (!('kind' in of)) return run(ctx, of);
    const { finding } = of.summary;
    const selection = ctx.client.toRange(finding.range);
    const editor = await vscode.window.showTextDocument(vscode.Uri.parse(finding.uri), { selection });
    return run(ctx, { ...finding, version: editor.document.version });
  };
}

/** The finding with all that is known of it; without `of` the one at the cursor, else the first on its line. */
export async function findingOf(ctx: Context, of?: FindingLike): Promise<FindingSummary | undefined> {
  if (of !== undefined && 'kind' in of) return of.summary;
  const editor = vscode.window.activeTextEditor;
  const uri = of?.uri ?? editor?.document.uri.toString();
  if (uri === undefined) return undefined;
  const findings = await ctx.client.request('aiSecurityScanner/findings', { uri });
  const rangeOf = ({ finding }: FindingSummary): vscode.Range => ctx.client.toRange(finding.range);
  if (of !== undefined) {
    const wanted = ctx.client.toRange(of.range);
    return findings.find((each) => each.finding.ruleId === of.ruleId && rangeOf(each).isEqual(wanted));
  }
  const cursor = editor?.selection.active;
  if (cursor === undefined) return undefined;
  return (
    findings.find((each) => rangeOf(each).contains(cursor)) ??
    findings.find((each) => rangeOf(each).start.line === cursor.line)
  );
}
