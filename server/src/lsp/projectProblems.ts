/**
 * What is wrong with configuration, rule files and review marks, as diagnostics on those files, each once however many
 * folders use the file.
 */

import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { Problem } from '../finding/finding.ts';
import { DIAGNOSTIC_SOURCE, type Diagnostics } from './diagnostics.ts';
import type { Folders } from './folders.ts';
import type { Ledgers } from './ledgers.ts';
import type { Session } from './session.ts';
import { TextDocument } from './textDocument.ts';

export function registerProjectProblems({
  session,
  folders,
  ledgers,
  diagnostics,
}: {
  readonly session: Session;
  readonly folders: Folders;
  readonly ledgers: Ledgers;
  readonly diagnostics: Diagnostics;
}): void {
  const { connection, dependencies } = session;
  const logged = new Set<string>();
  let generation = 0;

  /** The problems by file; those of no file go to the log. */
  const problemsByFile = (): Map<string, Problem[]> => {
    const byFile = new Map<string, Problem[]>();
    const seen = new Set<string>();
    const all = folders.all().map(({ project, rules }) => [...project.problems, ...rules.problems]);
    for (const problems of [...all, ledgers.problems()]) {
      for (const problem of problems) {
        const line = JSON.stringify(problem);
        if (seen.has(line)) continue;
        seen.add(line);
        if (problem.path === undefined || !isAbsolute(problem.path)) {
          if (!logged.has(line)) connection.console.warn(problem.message);
          logged.add(line);
        } else byFile.set(problem.path, [...(byFile.get(problem.path) ?? []), problem]);
      }
    }
    return byFile;
  };

  const publish = async (): Promise<void> => {
    const mine = ++generation;
    const files = new Map<string, Diagnostic[]>();
    for (const [path, problems] of problemsByFile()) {
      const read = await dependencies.readText(path);
      const document = new TextDocument('', 'text' in read ? read.text : '');
      files.set(
        session.keyOfPath(path),
        problems.map(({ message, span, kind, ruleId }) => ({
          range: {
            start: document.positionAt(span?.start ?? 0),
            end: document.positionAt(span?.end ?? 0),
          },
          message,
          severity: DiagnosticSeverity.Error,
          source: DIAGNOSTIC_SOURCE,
          code: ruleId ?? kind,
        })),
      );
    }
    if (mine === generation) diagnostics.setProjectDiagnostics(files);
  };

  folders.onDidChange(() => session.guard('Reporting problems of the configuration', publish));
  let reported = '';
  ledgers.onDidChange(() => {
    const now = JSON.stringify(ledgers.problems());
    if (now === reported) return;
    reported = now;
    session.guard('Reporting problems of the review marks', publish);
  });
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path) || path.startsWith('\\\\');
}
