/** The commands, each with what it does. `table.ts` has their signatures, package.json their names. */

import * as vscode from 'vscode';
import type { ClientCommand } from '../../../protocol/messages.ts';
import { hasChat } from '../agents/chat.ts';
import { hasModels } from '../agents/languageModel.ts';
import type { Context } from '../context.ts';
import type { ChecklistView } from '../views/checklistView.ts';
import type { ReviewTree } from '../views/reviewTree.ts';
import { setUpAgents } from './agents.ts';
import { askToFix, fixAllNewFindings } from './askAgent.ts';
import {
  askModelAboutChange,
  askModelAboutFinding,
  askModelAboutFunction,
  chooseReviewerModel,
  forgetModelConsent,
} from './askModel.ts';
import { openAudit } from './audit.ts';
import { forgetAuthors, sayAuthor } from './author.ts';
import { holdChecklist } from './checklist.ts';
import {
  disableForUser,
  disableRuleInFolder,
  judgeFinding,
  markFindingReviewed,
  openRulePage,
  suppressFinding,
} from './finding.ts';
import { importDevSkim, importWeAudit } from './importReviews.ts';
import { initializeRepository } from './initialize.ts';
import { markFileReviewed, markFunctionReviewed, markSelectionReviewed, withdrawReview } from './mark.ts';
import { goToUnreviewed, goToUnreviewedLines } from './navigate.ts';
import { reviewChangesWithoutLines } from './reviewChanges.ts';
import { filterReviews, judgeReviewNode, markReviewNode, showChangedSince } from './reviewTree.ts';
import { manageRulePacks } from './rulePacks.ts';
import type { CommandName, Commands } from './table.ts';
import { tryRule } from './tryRule.ts';
import { fixAllInFile, scanWorkspace, showReviewStatus } from './workspace.ts';

function createCommands(ctx: Context, tree: ReviewTree, checklist: ChecklistView): Commands {
  return {
    'aiSecurityScanner.showReviewStatus': () => showReviewStatus(ctx),
    'aiSecurityScanner.markSelectionReviewed': () => markSelectionReviewed(ctx),
    'aiSecurityScanner.markFunctionReviewed': () => markFunctionReviewed(ctx),
    'aiSecurityScanner.markFileReviewed': () => markFileReviewed(ctx),
    'aiSecurityScanner.withdrawReview': () => withdrawReview(ctx),
    'aiSecurityScanner.reviewChangesWithoutLines': () => reviewChangesWithoutLines(ctx),
    'aiSecurityScanner.nextUnreviewedFinding': () => goToUnreviewed(ctx, 'next'),
    'aiSecurityScanner.previousUnreviewedFinding': () => goToUnreviewed(ctx, 'previous'),
    'aiSecurityScanner.nextUnreviewedLines': () => goToUnreviewedLines(ctx, 'next'),
    'aiSecurityScanner.previousUnreviewedLines': () => goToUnreviewedLines(ctx, 'previous'),
    'aiSecurityScanner.markReviewNode': (node) => markReviewNode(ctx, node),
    'aiSecurityScanner.judgeReviewNode': (node) => judgeReviewNode(ctx, node),
    'aiSecurityScanner.showChangedSinceReview': (of) => showChangedSince(ctx, of),
    'aiSecurityScanner.showOnlyUnreviewed': () => filterReviews(tree, 'unreviewed', true),
    'aiSecurityScanner.showReviewedToo': () => filterReviews(tree, 'unreviewed', false),
    'aiSecurityScanner.showOnlyAi': () => filterReviews(tree, 'ai', true),
    'aiSecurityScanner.showAllAuthors': () => filterReviews(tree, 'ai', false),
    'aiSecurityScanner.showOnlyFindings': () => filterReviews(tree, 'findings', true),
    'aiSecurityScanner.showFilesWithoutFindings': () => filterReviews(tree, 'findings', false),
    'aiSecurityScanner.importWeAudit': () => importWeAudit(ctx),
    'aiSecurityScanner.importDevSkim': () => importDevSkim(ctx),
    'aiSecurityScanner.scanWorkspace': () => scanWorkspace(ctx),
    'aiSecurityScanner.holdChecklist': () => holdChecklist(ctx, checklist),
    'aiSecurityScanner.openAudit': () => openAudit(ctx),
    'aiSecurityScanner.manageRulePacks': () => manageRulePacks(ctx),
    'aiSecurityScanner.tryRule': () => tryRule(ctx),
    'aiSecurityScanner.fixAllInFile': fixAllInFile,
    'aiSecurityScanner.fixAllNewFindings': () => fixAllNewFindings(ctx),
    'aiSecurityScanner.forgetAuthors': () => forgetAuthors(ctx),
    'aiSecurityScanner.setUpAgents': () => setUpAgents(ctx),
    'aiSecurityScanner.initializeRepository': () => initializeRepository(ctx),
    'aiSecurityScanner.showOutput': () => ctx.output.show(),
    'aiSecurityScanner.restartServer': () => ctx.client.restart(),
    'aiSecurityScanner.markFindingReviewed': (finding) => markFindingReviewed(ctx, finding),
    'aiSecurityScanner.judgeFinding': (finding) => judgeFinding(ctx, finding),
    'aiSecurityScanner.suppressFinding': (finding) => suppressFinding(ctx, finding),
    'aiSecurityScanner.disableRuleInFolder': (finding) => disableRuleInFolder(ctx, finding),
    'aiSecurityScanner.disableRuleForUser': (finding) => disableForUser(ctx, finding),
    'aiSecurityScanner.askCopilot': (finding) => askToFix(ctx, finding),
    'aiSecurityScanner.askModelAboutFinding': (finding) => askModelAboutFinding(ctx, finding),
    'aiSecurityScanner.askModelAboutFunction': () => askModelAboutFunction(ctx),
    'aiSecurityScanner.askModelAboutChange': () => askModelAboutChange(ctx),
    'aiSecurityScanner.chooseReviewerModel': () => chooseReviewerModel(ctx),
    'aiSecurityScanner.forgetModelConsent': () => forgetModelConsent(ctx),
    'aiSecurityScanner.wroteThis': (finding) => sayAuthor(ctx, 'human', finding),
    'aiSecurityScanner.writtenByAi': (finding) => sayAuthor(ctx, 'ai', finding),
    'aiSecurityScanner.openRulePage': (ruleId) => openRulePage(ctx, ruleId),
  };
}

/** Registers all commands. What goes wrong in one is logged, and VS Code tells the person. */
export function registerCommands(ctx: Context, tree: ReviewTree, checklist: ChecklistView): void {
  const commands = createCommands(ctx, tree, checklist);
  for (const name of Object.keys(commands) as CommandName[]) {
    const run = commands[name] as (...args: unknown[]) => unknown;
    ctx.own(
      vscode.commands.registerCommand(name, async (...args: unknown[]) => {
        const missing = ctx.platform.missing(name);
        if (missing !== undefined) {
          void vscode.window.showInformationMessage(missing);
          return undefined;
        }
        try {
          return await run(...args);
        } catch (error) {
          ctx.output.error(
            `${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
          );
          throw error;
        }
      }),
    );
  }
}

/** The commands that the server may offer here: chat and models only where there are any. */
export async function offeredCommands(): Promise<ClientCommand[]> {
  const always: ClientCommand[] = [
    'aiSecurityScanner.markFindingReviewed',
    'aiSecurityScanner.judgeFinding',
    'aiSecurityScanner.suppressFinding',
    'aiSecurityScanner.disableRuleInFolder',
    'aiSecurityScanner.disableRuleForUser',
    'aiSecurityScanner.wroteThis',
    'aiSecurityScanner.writtenByAi',
    'aiSecurityScanner.openRulePage',
  ];
  return [
    ...always,
    ...((await hasChat()) ? (['aiSecurityScanner.askCopilot'] as const) : []),
    ...(hasModels() ? (['aiSecurityScanner.askModelAboutFinding'] as const) : []),
  ];
}
