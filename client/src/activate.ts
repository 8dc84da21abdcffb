/** Puts the parts of the extension together, wherever it runs. Nothing here waits for the server. */

import * as vscode from 'vscode';
import { registerMcpServer } from './agents/mcpServer.ts';
import { registerAgentTools } from './agents/tools.ts';
import { Client } from './client.ts';
import { offeredCommands, registerCommands } from './commands/index.ts';
import { Context } from './context.ts';
import { documentKinds } from './documentKinds.ts';
import type { Platform } from './platform.ts';
import { Collector } from './provenance/collector.ts';
import { registerAcceptAnnouncements } from './views/acceptAnnouncements.ts';
import { registerAuthorMarks } from './views/authorMarks.ts';
import { ChangeTree } from './views/changeTree.ts';
import { ChecklistView } from './views/checklistView.ts';
import { FindingsTree } from './views/findingsTree.ts';
import { registerModelRequests } from './views/modelRequests.ts';
import { PathTree } from './views/pathTree.ts';
import { registerPlannedChanges } from './views/plannedChanges.ts';
import { registerReviewViews } from './views/reviewViews.ts';
import { registerScopeWarning } from './views/scopeWarning.ts';
import { registerStatusBar } from './views/statusBar.ts';

export async function activateOn(platform: Platform, extension: vscode.ExtensionContext): Promise<Context> {
  const output = vscode.window.createOutputChannel('AI Security Scanner', { log: true });
  extension.subscriptions.push(output);
  const documents = documentKinds();
  const client = new Client(
    extension,
    platform.createLanguageClient,
    documents,
    output,
    await offeredCommands(),
  );
  const collector = new Collector(client, documents);
  const agents = platform.createAgents(client, output);
  const ctx = new Context(extension, platform, output, client, documents, collector, agents);
  extension.subscriptions.push(ctx);
  registerCommands(ctx, {
    reviews: registerReviewViews(ctx),
    change: new ChangeTree(ctx),
    findings: new FindingsTree(ctx),
    path: new PathTree(ctx),
    checklist: new ChecklistView(ctx),
  });
  registerPlannedChanges(ctx);
  registerModelRequests(ctx);
  registerStatusBar(ctx);
  registerAcceptAnnouncements(ctx);
  registerAuthorMarks(ctx);
  registerScopeWarning(ctx);
  registerAgentTools(ctx);
  registerMcpServer(ctx);
  ctx.own(
    vscode.workspace.onDidGrantWorkspaceTrust(() => client.notify('aiSecurityScanner/workspaceTrusted', {})),
  );
  void client.start();
  return ctx;
}
