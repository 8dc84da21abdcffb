/**
 * What the editor's agents are served with: the tools, and the request that hands findings to a chat. Both are
 * requests of our own client and only read. Whoever adds a surface for agents builds on the workspace here.
 */

import type { FindingReference, Position, Range } from '../../../protocol/messages.ts';
import { type FixTarget, fixRequestText, newFindings } from '../agent/fixRequest.ts';
import { scanFile } from '../agent/readFile.ts';
import { callTool } from '../agent/tools.ts';
import { type EditorParts, EditorWorkspace } from './agentWorkspace.ts';

export function registerAgents(parts: EditorParts): EditorWorkspace {
  const { session } = parts;
  const workspace = new EditorWorkspace(parts);

  session.onRequest('aiSecurityScanner/agentTool', ({ name, input }, token) =>
    callTool(name, input, workspace, { isCancelled: () => token.isCancellationRequested }),
  );

  session.onRequest('aiSecurityScanner/fixRequest', async ({ findings }, token) => {
    const targets =
      findings === undefined
        ? await newFindings(workspace, () => token.isCancellationRequested)
        : await targetsOf(findings, workspace);
    const places = targets.flatMap((target) => placesIn(target, workspace));
    if (places.length === 0) return { findings: [] };
    return { text: fixRequestText(targets, await workspace.rules()), findings: places };
  });

  return workspace;
}

/** The findings that are meant, as they are now. */
async function targetsOf(
  references: readonly FindingReference[],
  workspace: EditorWorkspace,
): Promise<FixTarget[]> {
  const targets: FixTarget[] = [];
  for (const uri of new Set(references.map((each) => each.uri))) {
    const file = await workspace.fileOf(uri);
    const scanned = 'refusal' in file ? file : await scanFile(workspace, file);
    if ('refusal' in scanned) continue;
    const wanted = references.filter((each) => each.uri === uri);
    const findings = scanned.findings.filter(({ ruleId, line }) =>
      wanted.some((each) => each.ruleId === ruleId && each.range.start.line === line - 1),
    );
    if (findings.length > 0) targets.push({ scanned, findings });
  }
  return targets;
}

function placesIn(
  { scanned, findings }: FixTarget,
  workspace: EditorWorkspace,
): { uri: string; range: Range }[] {
  const at = (line: number, column: number): Position => ({ line: line - 1, character: column - 1 });
  return findings.map(({ line, column, endLine, endColumn }) => ({
    uri: workspace.uriOf(scanned.file),
    range: { start: at(line, column), end: at(endLine, endColumn) },
  }));
}
