/**
 * The light bulb: for each finding at the cursor its fix, then what a person can decide about it, and "fix
 * all" for the document.
 *
 * A fix is an edit. Everything else names one of our client's commands, which asks the person in VS Code's
 * own interface before anything happens; for clients without these commands it is not offered. There is no
 * `workspace/executeCommand`, so nothing that speaks LSP alone can mark, suppress or switch off.
 */

import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Command,
  type Diagnostic,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { ClientCommand, FindingReference, TextEdit } from '../../../protocol/messages.ts';
import { fixesTogether } from '../fix/apply.ts';
import type { Analyses } from './analyses.ts';
import { sourceOfFinding } from './diagnostics.ts';
import type { Documents, OpenText } from './documents.ts';
import { type FileFindings, type LocatedFinding, referenceTo } from './findings.ts';
import { editsOf } from './fixes.ts';
import type { Opinions } from './opinions.ts';
import { isBefore } from './positions.ts';
import type { ProvenanceFeature } from './provenance.ts';
import type { Review } from './review.ts';
import type { Scope } from './scope.ts';
import type { Session } from './session.ts';

const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.aiSecurityScanner`;

export function registerCodeActions({
  session,
  documents,
  analyses,
  review,
  provenance,
  scope,
  opinions,
}: {
  readonly session: Session;
  readonly documents: Documents;
  readonly analyses: Analyses;
  readonly review: Review;
  readonly provenance: ProvenanceFeature;
  readonly scope: Scope;
  readonly opinions: Opinions;
}): void {
  session.onInitialize(() => ({
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL_KIND] },
  }));

  session.connection.onCodeAction((params) =>
    session.answer('codeAction', [], async (): Promise<CodeAction[]> => {
      const file = await analyses.settled(params.textDocument.uri);
      const text = documents.get(params.textDocument.uri);
      if (text === undefined || file === undefined) return [];
      const actions: CodeAction[] = [];
      if (isAsked(params, CodeActionKind.QuickFix)) {
        addQuickFixes(actions, text, file, params);
        addForRules(actions, text, file, params);
      }
      if (isAsked(params, FIX_ALL_KIND)) addFixAll(actions, text, file);
      return actions;
    }),
  );

  const addQuickFixes = (
    actions: CodeAction[],
    text: OpenText,
    file: FileFindings,
    { range, context }: CodeActionParams,
  ): void => {
    const here = scope.visible(text.uri, file.findings).filter((located) => touches(located.range, range));
    const fixes = analyses.holdingFixes(text, file);
    const fixable = here.flatMap((located) => {
      const fix = fixes.get(located.finding)?.fix;
      return fix === undefined ? [] : [{ located, fix }];
    });
    for (const { located, fix } of fixable) {
      actions.push({
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: matching(context.diagnostics, located),
        isPreferred: fixable.length === 1,
        edit: workspaceEdit(text, editsOf(text.document, fix.edits)),
      });
    }
    const authorOf = here.length === 0 ? () => undefined : provenance.lookup(text.uri);
    for (const located of here) {
      const offer = (command: ClientCommand, title: string): void => {
        if (!session.implements(command)) return;
        const subject =
          here.length === 1
            ? ''
            : `: ${located.rule?.title ?? located.finding.tool?.title ?? located.finding.ruleId}`;
        actions.push({
          title: `${title}${subject}`,
          kind: CodeActionKind.QuickFix,
          diagnostics: matching(context.diagnostics, located),
          command: commandWith(command, title, referenceTo(file, located)),
        });
      };
      for (const { model, edits } of opinions.edits(text.uri, located))
        actions.push({
          title: `Use the edit of ${model}, a model's`,
          kind: CodeActionKind.QuickFix,
          diagnostics: matching(context.diagnostics, located),
          edit: workspaceEdit(text, edits),
        });
      const { ruleId, tool } = located.finding;
      if (!review.isReviewed(text.uri, located))
        offer('aiSecurityScanner.markFindingReviewed', 'Mark as human-reviewed');
      offer('aiSecurityScanner.judgeFinding', 'Judge: false positive, accepted risk, fixed…');
      offer('aiSecurityScanner.askCopilot', 'Ask Copilot to fix this');
      // What another tool found is not found again by a scan, so no answer about it could be checked.
      if (opinions.isOn && tool === undefined)
        offer('aiSecurityScanner.askModelAboutFinding', 'Ask a model to review this');
      offer('aiSecurityScanner.suppressFinding', 'Suppress with a reason…');
      const author = authorOf(located)?.author;
      if (author !== 'human') offer('aiSecurityScanner.wroteThis', 'I wrote this');
      if (author !== 'ai') offer('aiSecurityScanner.writtenByAi', 'This is AI');
      offer('aiSecurityScanner.explainRule', `Explain rule ${ruleId}`);
      if (located.trace.length > 0) offer('aiSecurityScanner.showDataPath', 'Show the data path');
      // Which rules another tool runs is its own configuration's affair.
      if (tool !== undefined) continue;
      offer('aiSecurityScanner.disableRuleInFolder', `Disable rule ${ruleId} for this folder`);
      offer('aiSecurityScanner.disableRuleForUser', `Disable rule ${ruleId} for me`);
    }
  };

  /** What can be done about all findings of a rule at once, for the rules of those at the cursor. */
  const addForRules = (
    actions: CodeAction[],
    text: OpenText,
    file: FileFindings,
    { range }: CodeActionParams,
  ): void => {
    const visible = scope.visible(text.uri, file.findings);
    const here = visible.filter((located) => touches(located.range, range));
    const fixes = analyses.holdingFixes(text, file);
    for (const ruleId of new Set(here.map(({ finding }) => finding.ruleId))) {
      const own = visible.filter(({ finding }) => finding.ruleId === ruleId);
      const [first] = own;
      if (own.length < 2 || first === undefined) continue;
      const { edits, findings } = fixesTogether(own.flatMap(({ finding }) => fixes.get(finding) ?? []));
      if (findings.length > 1)
        actions.push({
          title: `Fix all ${findings.length} of ${ruleId} in this file`,
          kind: CodeActionKind.QuickFix,
          edit: workspaceEdit(text, editsOf(text.document, edits)),
        });
      if (!session.implements('aiSecurityScanner.suppressRuleInFile')) continue;
      const title = `Suppress all ${own.length} of ${ruleId} in this file…`;
      const command = commandWith('aiSecurityScanner.suppressRuleInFile', title, referenceTo(file, first));
      actions.push({ title, kind: CodeActionKind.QuickFix, command });
    }
  };

  const addFixAll = (actions: CodeAction[], text: OpenText, file: FileFindings): void => {
    const visible = scope.visible(text.uri, file.findings);
    const fixes = analyses.holdingFixes(text, file);
    const { edits, findings } = fixesTogether(visible.flatMap(({ finding }) => fixes.get(finding) ?? []));
    if (findings.length === 0) return;
    actions.push({
      title: findings.length === 1 ? 'Fix 1 security finding' : `Fix ${findings.length} security findings`,
      kind: FIX_ALL_KIND,
      edit: workspaceEdit(text, editsOf(text.document, edits)),
    });
  };

  const workspaceEdit = ({ uri, document }: OpenText, edits: TextEdit[]): WorkspaceEdit =>
    session.capabilities.workspace?.workspaceEdit?.documentChanges
      ? { documentChanges: [{ textDocument: { uri, version: document.version }, edits }] }
      : { changes: { [uri]: edits } };
}

function commandWith(command: ClientCommand, title: string, finding: FindingReference): Command {
  return { command, title, arguments: [finding] };
}

/** Whether the client asks for actions of a kind: for it, for one above it, or for all. */
function isAsked({ context: { only } }: CodeActionParams, kind: string): boolean {
  if (only === undefined || only.length === 0) return true;
  return only.some((each) => kind === each || kind.startsWith(`${each}.`) || each === '');
}

function touches(one: Range, other: Range): boolean {
  return !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
}

/** The client's own copies of a finding's diagnostic, so that it can join the action to its squiggle. */
function matching(diagnostics: readonly Diagnostic[], { finding, range }: LocatedFinding): Diagnostic[] {
  return diagnostics.filter(
    ({ source, code, range: { start, end } }) =>
      source === sourceOfFinding(finding) &&
      code === finding.ruleId &&
      start.line === range.start.line &&
      start.character === range.start.character &&
      end.line === range.end.line &&
      end.character === range.end.character,
  );
}
