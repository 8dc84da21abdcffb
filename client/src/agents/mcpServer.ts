/**
 * Offers the MCP server of the command to VS Code, for its prompt and resources. Its tools are left out here:
 * VS Code has them as language-model tools already, and a model that is shown each twice chooses worse.
 */

import * as vscode from 'vscode';
import type { Context } from '../context.ts';

/** As in package.json. */
const PROVIDER = 'aiSecurityScanner.mcp';

export function registerMcpServer(ctx: Context): void {
  // VS Code's kin have not all got this.
  if (vscode.lm?.registerMcpServerDefinitionProvider === undefined) return;
  const changed = ctx.own(new vscode.EventEmitter<void>());
  ctx.own(vscode.workspace.onDidGrantWorkspaceTrust(() => changed.fire()));
  ctx.own(vscode.workspace.onDidChangeWorkspaceFolders(() => changed.fire()));
  ctx.own(
    vscode.lm.registerMcpServerDefinitionProvider(PROVIDER, {
      onDidChangeMcpServerDefinitions: changed.event,
      provideMcpServerDefinitions: () => definitions(ctx),
    }),
  );
}

/** One server for the window; none before the workspace is trusted, as the command goes by its configuration. */
function definitions(ctx: Context): vscode.McpStdioServerDefinition[] {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file');
  const { commandLine } = ctx.platform;
  if (folder === undefined || commandLine === undefined || !vscode.workspace.isTrusted) return [];
  const { packageJSON } = ctx.extension.extension as { packageJSON: { version: string } };
  const definition = new vscode.McpStdioServerDefinition(
    'AI Security Scanner',
    commandLine.program,
    [...commandLine.args, 'mcp', '--without-tools'],
    { ...commandLine.env },
    packageJSON.version,
  );
  definition.cwd = folder.uri;
  return [definition];
}
