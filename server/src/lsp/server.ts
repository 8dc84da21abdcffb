/**
 * The language server, put together: each line below is a feature in a file of its own, given by name the
 * features that it builds on. Nothing here or below it touches `node:` modules; `main.ts` hands in what is outside.
 */

import type { Connection } from 'vscode-languageserver';
import { registerAgentService } from './agentService.ts';
import { registerAgentSetup } from './agentSetup.ts';
import { registerAgents } from './agents.ts';
import { registerAnalyses } from './analyses.ts';
import type { Boundary } from './boundary.ts';
import { registerChangedParts } from './changedParts.ts';
import { registerChecklist } from './checklist.ts';
import { registerCodeActions } from './codeActions.ts';
import type { Dependencies } from './dependencies.ts';
import { registerDiagnostics } from './diagnostics.ts';
import { registerDisableRule } from './disableRule.ts';
import { registerDocuments } from './documents.ts';
import { registerFindingList } from './findingList.ts';
import { createFindingStore } from './findings.ts';
import { registerFolders } from './folders.ts';
import { registerHover } from './hover.ts';
import { registerImports } from './imports.ts';
import { registerInit } from './init.ts';
import { registerLedgers } from './ledgers.ts';
import { registerMarking } from './marking.ts';
import { registerOpinions } from './opinions.ts';
import { registerProjectProblems } from './projectProblems.ts';
import { registerProvenance } from './provenance.ts';
import { registerReview } from './review.ts';
import { registerReviewChanges } from './reviewChanges.ts';
import { registerReviewImport } from './reviewImport.ts';
import { registerRuleAssist } from './ruleAssist.ts';
import { registerRuleFiles } from './ruleFiles.ts';
import { registerRulePacks } from './rulePacks.ts';
import { registerRulePages } from './rulePages.ts';
import { createScope } from './scope.ts';
import { Session } from './session.ts';
import { registerSettings } from './settings.ts';
import { registerShown } from './shown.ts';
import { registerSuppression } from './suppression.ts';
import { registerTryRule } from './tryRule.ts';
import { registerUnopenedFiles } from './unopenedFiles.ts';
import { registerWatchedFiles } from './watchedFiles.ts';
import { registerWorkspaceScan } from './workspaceScan.ts';

/** Starts to serve a connection. The connection's own end ends the server. */
export function startServer(connection: Connection, boundary: Boundary, dependencies: Dependencies): void {
  const session = new Session(connection, boundary, dependencies);
  const found = createFindingStore();
  const store = createFindingStore();

  const settings = registerSettings(session);
  const folders = registerFolders({ session, settings });
  const documents = registerDocuments(session);
  const imports = registerImports({ session, folders });
  const analyses = registerAnalyses({ session, documents, folders, settings, found, store, imports });
  const unopenedFiles = registerUnopenedFiles({
    session,
    documents,
    folders,
    settings,
    analyses,
    store: found,
    imports,
  });
  const watchedFiles = registerWatchedFiles({ session, documents, folders, unopenedFiles });
  watchedFiles.onDidChange(imports.filesChanged);
  registerAgentService({ session, folders, analyses });
  const ledgers = registerLedgers({ session, documents, folders, analyses, store, watchedFiles });
  registerMarking({ session, documents, folders, analyses, ledgers });
  registerReviewChanges({ session, folders, ledgers });
  registerReviewImport({ session, documents, folders, ledgers });
  const rulePages = registerRulePages({ session, folders });
  const provenance = registerProvenance({ session, documents, folders, watchedFiles });
  const shown = registerShown({ session, documents, folders, ledgers, provenance, found, store });
  const workspaceScan = registerWorkspaceScan({
    session,
    documents,
    folders,
    analyses,
    unopenedFiles,
    store,
    shown,
  });
  const scope = createScope({ settings, provenance });
  const review = registerReview({ session, documents, folders, store, ledgers, provenance, settings, scope });
  registerChangedParts({
    session,
    documents,
    folders,
    store,
    ledgers,
    provenance,
    unopenedFiles,
    shown,
  });
  registerFindingList({ session, documents, folders, store, ledgers, provenance, scope });
  const workspace = registerAgents({ session, documents, folders, analyses, ledgers, provenance });
  const opinions = registerOpinions({ session, documents, folders, settings, workspace });
  const diagnostics = registerDiagnostics({
    session,
    documents,
    store,
    settings,
    provenance,
    scope,
    opinions,
  });
  registerProjectProblems({ session, folders, ledgers, diagnostics });
  const ruleFiles = registerRuleFiles({ session, documents, folders, analyses, diagnostics });
  const ruleAssist = registerRuleAssist({ session, documents, ruleFiles });
  registerTryRule({ session, documents, folders, analyses, ruleFiles });
  registerRulePacks({ session, documents, folders });
  registerHover({ session, analyses, rulePages, review, provenance, scope, opinions, ruleAssist });
  registerCodeActions({ session, documents, analyses, review, provenance, scope, opinions });
  registerSuppression({ session, documents, folders, analyses });
  registerDisableRule({ session, documents, folders });
  registerAgentSetup({ session, folders });
  registerInit({ session, folders });
  registerChecklist({ session, folders, store, ledgers, provenance, settings, workspaceScan, imports });

  connection.listen();
}
