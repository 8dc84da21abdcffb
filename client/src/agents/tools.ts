/**
 * The language-model tools of the manifest, which VS Code's agents call. Each call goes to the language server,
 * which knows what they do; none of them changes anything, so none asks the person first.
 */

import * as vscode from 'vscode';
import type { Context } from '../context.ts';

interface DeclaredTool {
  readonly name: string;
  readonly displayName: string;
}

export function registerAgentTools(ctx: Context): void {
  // VS Code's kin have not all got this.
  if (vscode.lm?.registerTool === undefined) return;
  const { contributes } = ctx.extension.extension.packageJSON as {
    contributes: { languageModelTools: readonly DeclaredTool[] };
  };
  for (const { name, displayName } of contributes.languageModelTools)
    ctx.own(
      vscode.lm.registerTool<object>(name, {
        prepareInvocation: () => ({ invocationMessage: displayName }),
        invoke: async ({ input }, token) => {
          const { text } = await ctx.client.request('aiSecurityScanner/agentTool', { name, input }, token);
          return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
        },
      }),
    );
}
