/** The commands, each with what it does. `table.ts` has their signatures, package.json their names. */

import * as vscode from 'vscode';
import type { ClientCommand } from '../../../protocol/messages.ts';
import { hasChat } from '../agents/chat.ts';
import { hasModels } from '../agents/languageModel.ts';
import type { Context } from '../context.ts';
import type { ChangeTree } from '../views/changeTree.ts';
import type { ChecklistView } from '../views/checklistView.ts';
import type { FindingsTree } from '../views/findingsTree.ts';
import type { PathTree } from '../views/pathTree.ts';
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
import { onFinding } from './chosenFinding.ts';
import { goToStep, openStep, showDataPath } from './dataPath.ts';
import { copyDiagnosticReport } from './diagnosticReport.ts';
import {
  disableForUser,
  disableRuleInFolder,
  explainRule,
  judgeFinding,
  markFindingReviewed,
  openRulePage,
  suppressFinding,
  suppressRuleInFile,
} from './finding.ts';
import { filterFindings, groupFindings } from './findingsView.ts';
import { getStarted, showExample, showKeyboardHelp } from './firstSteps.ts';
import { importDevSkim, importWeAudit } from './importReviews.ts';
import { initializeRepository } from './initialize.ts';
import { markFileReviewed, markFunctionReviewed, markSelectionReviewed, withdrawReview } from './mark.ts';
import { goToUnreviewed, goToUnreviewedLines } from './navigate.ts';
import { reviewChangesWithoutLines, reviewMyChange } from './reviewChanges.ts';
import { filterReviews, judgeReviewNode, markReviewNode, showChangedSince } from './reviewTree.ts';
import { manageRulePacks } from './rulePacks.ts';
import type { CommandName, Commands } from './table.ts';
import { tryRule } from './tryRule.ts';
import { fixAllInFile, scanWorkspace, showReviewStatus } from './workspace.ts';

/** The views that commands change. */
export interface Views {
  readonly reviews: ReviewTree;
  readonly change: ChangeTree;
  readonly findings: FindingsTree;
  readonly path: PathTree;
  readonly checklist: ChecklistView;
}

function createCommands(ctx: Context, { reviews, change, findings, path, checklist }: Views): Commands {
  return {
    'aiSecurityScanner.getStarted': () => getStarted(ctx),
    'aiSecurityScanner.showExample': () => showExample(ctx),
    'aiSecurityScanner.showKeyboardHelp': () => showKeyboardHelp(ctx),
    'aiSecurityScanner.showReviewStatus': () => showReviewStatus(ctx),
    'aiSecurityScanner.markSelectionReviewed': () => markSelectionReviewed(ctx),
    'aiSecurityScanner.markFunctionReviewed': () => markFunctionReviewed(ctx),
    'aiSecurityScanner.markFileReviewed': () => markFileReviewed(ctx),
    'aiSecurityScanner.withdrawReview': () => withdrawReview(ctx),
    'aiSecurityScanner.reviewMyChange': () => reviewMyChange(change),
    'aiSecurityScanner.reviewChangesWithoutLines': () => reviewChangesWithoutLines(ctx),
    'aiSecurityScanner.nextUnreviewedFinding': () => goToUnreviewed(ctx, 'next'),
    'aiSecurityScanner.previousUnreviewedFinding': () => goToUnreviewed(ctx, 'previous'),
    'aiSecurityScanner.nextUnreviewedLines': () => goToUnreviewedLines(ctx, 'next'),
    'aiSecurityScanner.previousUnreviewedLines': () => goToUnreviewedLines(ctx, 'previous'),
    'aiSecurityScanner.markReviewNode': (node) => markReviewNode(ctx, node),
    'aiSecurityScanner.judgeReviewNode': (node) => judgeReviewNode(ctx, node),
    'aiSecurityScanner.showChangedSinceReview': (of) => showChangedSince(ctx, of),
    'aiSecurityScanner.showOnlyUnreviewed': () => filterReviews(reviews, 'unreviewed', true),
    'aiSecurityScanner.showReviewedToo': () => filterReviews(reviews, 'unreviewed', false),
    'aiSecurityScanner.showOnlyAi': () => filterReviews(reviews, 'ai', true),
    'aiSecurityScanner.showAllAuthors': () => filterReviews(reviews, 'ai', false),
    'aiSecurityScanner.showOnlyFindings': () => filterReviews(reviews, 'findings', true),
    'aiSecurityScanner.showFilesWithoutFindings': () => filterReviews(reviews, 'findings', false),
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
    'aiSecurityScanner.markFindingReviewed': onFinding(ctx, markFindingReviewed),
    'aiSecurityScanner.judgeFinding': onFinding(ctx, judgeFinding),
    'aiSecurityScanner.suppressFinding': onFinding(ctx, suppressFinding),
    'aiSecurityScanner.suppressRuleInFile': onFinding(ctx, suppressRuleInFile),
    'aiSecurityScanner.explainRule': (finding) => explainRule(ctx, finding),
    'aiSecurityScanner.showDataPath': (finding) => showDataPath(ctx, path, finding),
    'aiSecurityScanner.nextPathStep': () => goToStep(ctx, path, 1),
    'aiSecurityScanner.previousPathStep': () => goToStep(ctx, path, -1),
    'aiSecurityScanner.goToPathStep': (node) => openStep(ctx, path, node),
    'aiSecurityScanner.groupFindings': () => groupFindings(findings),
    'aiSecurityScanner.filterFindings': () => filterFindings(findings),
    'aiSecurityScanner.copyDiagnosticReport': () => copyDiagnosticReport(ctx),
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
export function registerCommands(ctx: Context, views: Views): void {
  const commands = createCommands(ctx, views);
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
    'aiSecurityScanner.explainRule',
    'aiSecurityScanner.showDataPath',
    'aiSecurityScanner.suppressRuleInFile',
  ];
  return [
    ...always,
    ...((await hasChat()) ? (['aiSecurityScanner.askCopilot'] as const) : []),
    ...(hasModels() ? (['aiSecurityScanner.askModelAboutFinding'] as const) : []),
  ];
}
