/**
 * Every command of the extension with its signature. To add one: give it a line here, implement it in a file
 * of its own, list it in `commands/index.ts`, and declare it in package.json; the compiler asks for the
 * first three and a test for the last.
 */

import type { ClientCommands, ReviewPart } from '../../../protocol/messages.ts';
import type { StepNode } from '../views/pathTree.ts';
import type { ReviewNode } from '../views/reviewTree.ts';

/** Commands that people find in the palette. */
export interface PaletteCommands {
  'aiSecurityScanner.getStarted': () => Promise<void>;
  'aiSecurityScanner.showExample': () => Promise<void>;
  'aiSecurityScanner.showKeyboardHelp': () => Promise<void>;
  'aiSecurityScanner.showReviewStatus': () => Promise<void>;
  'aiSecurityScanner.markSelectionReviewed': () => Promise<void>;
  'aiSecurityScanner.markFunctionReviewed': () => Promise<void>;
  'aiSecurityScanner.markFileReviewed': () => Promise<void>;
  'aiSecurityScanner.withdrawReview': () => Promise<void>;
  'aiSecurityScanner.reviewMyChange': () => Promise<void>;
  'aiSecurityScanner.reviewChangesWithoutLines': () => Promise<void>;
  'aiSecurityScanner.nextUnreviewedFinding': () => Promise<void>;
  'aiSecurityScanner.previousUnreviewedFinding': () => Promise<void>;
  'aiSecurityScanner.nextUnreviewedLines': () => Promise<void>;
  'aiSecurityScanner.previousUnreviewedLines': () => Promise<void>;
  'aiSecurityScanner.importWeAudit': () => Promise<void>;
  'aiSecurityScanner.importDevSkim': () => Promise<void>;
  'aiSecurityScanner.scanWorkspace': () => Promise<void>;
  'aiSecurityScanner.holdChecklist': () => Promise<void>;
  'aiSecurityScanner.openAudit': () => Promise<void>;
  'aiSecurityScanner.manageRulePacks': () => Promise<void>;
  'aiSecurityScanner.tryRule': () => Promise<void>;
  'aiSecurityScanner.fixAllInFile': () => Promise<void>;
  'aiSecurityScanner.fixAllNewFindings': () => Promise<void>;
  'aiSecurityScanner.forgetAuthors': () => Promise<void>;
  'aiSecurityScanner.askModelAboutFunction': () => Promise<void>;
  'aiSecurityScanner.askModelAboutChange': () => Promise<void>;
  'aiSecurityScanner.chooseReviewerModel': () => Promise<void>;
  'aiSecurityScanner.forgetModelConsent': () => Promise<void>;
  'aiSecurityScanner.setUpAgents': () => Promise<void>;
  'aiSecurityScanner.groupFindings': () => Promise<void>;
  'aiSecurityScanner.filterFindings': () => Promise<void>;
  'aiSecurityScanner.nextPathStep': () => Promise<void>;
  'aiSecurityScanner.previousPathStep': () => Promise<void>;
  'aiSecurityScanner.copyDiagnosticReport': () => Promise<void>;
  'aiSecurityScanner.initializeRepository': () => Promise<void>;
  'aiSecurityScanner.showOutput': () => void;
  'aiSecurityScanner.restartServer': () => Promise<void>;
}

/** Commands that links and code actions call; what they return is waited for. */
type Awaited = {
  [Name in keyof ClientCommands]: (...args: Parameters<ClientCommands[Name]>) => void | Promise<void>;
};

/** Commands on an entry of a tree, and those that filter one. */
export interface TreeCommands {
  'aiSecurityScanner.markReviewNode': (node?: ReviewNode) => Promise<void>;
  'aiSecurityScanner.judgeReviewNode': (node?: ReviewNode) => Promise<void>;
  'aiSecurityScanner.showChangedSinceReview': (
    of?: ReviewNode | { uri: string; part: ReviewPart },
  ) => Promise<void>;
  'aiSecurityScanner.goToPathStep': (node?: StepNode) => Promise<void>;
  'aiSecurityScanner.showOnlyUnreviewed': () => Promise<void>;
  'aiSecurityScanner.showReviewedToo': () => Promise<void>;
  'aiSecurityScanner.showOnlyAi': () => Promise<void>;
  'aiSecurityScanner.showAllAuthors': () => Promise<void>;
  'aiSecurityScanner.showOnlyFindings': () => Promise<void>;
  'aiSecurityScanner.showFilesWithoutFindings': () => Promise<void>;
}

export type Commands = PaletteCommands & TreeCommands & Awaited;
export type CommandName = keyof Commands;
