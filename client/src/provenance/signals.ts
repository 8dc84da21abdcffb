/** All signals together: started at once, and asked whether each works. */

import * as vscode from 'vscode';
import type { DocumentKinds } from '../documentKinds.ts';
import { watchAccepts } from './accepts.ts';
import { watchBaselines } from './baselines.ts';
import { watchDocuments } from './documents.ts';
import { watchFiles } from './files.ts';
import { watchGit } from './git.ts';
import { watchPastes } from './pastes.ts';
import { watchSaves } from './saves.ts';
import { watchSelections } from './selections.ts';
import { type Report, type Signal, together } from './signal.ts';
import { watchTerminals } from './terminals.ts';

export interface SignalHealth {
  /** As shown to people: "accepted suggestions". */
  name: string;
  /** Why it sees nothing at present; undefined while it works. */
  problem: string | undefined;
}

export interface Signals extends vscode.Disposable {
  /** Reports what is open as if it had just been opened. */
  begin(): void;
  health(): SignalHealth[];
}

export interface SignalOptions {
  /** Whether the keys that accept suggestions are watched. */
  watchesAccepts: () => boolean;
}

/** Starts to watch. Nothing is reported of what is open already before `begin()`. */
export function startSignals(report: Report, kinds: DocumentKinds, options: SignalOptions): Signals {
  const documents = watchDocuments(report, kinds);
  const baselines = watchBaselines(report);
  const named: readonly [string, Signal][] = [
    [vscode.l10n.t('changes of documents'), documents],
    [vscode.l10n.t('typing'), watchSelections(report, kinds)],
    [vscode.l10n.t('accepted suggestions'), watchAccepts(report, kinds, options.watchesAccepts)],
    [vscode.l10n.t('pasting'), watchPastes(report, kinds)],
    [vscode.l10n.t('edits by a chat'), baselines],
    [vscode.l10n.t('saving'), watchSaves(report, kinds)],
    [vscode.l10n.t('files on disk'), watchFiles(report, kinds)],
    [vscode.l10n.t('version control'), watchGit(report, kinds)],
    [vscode.l10n.t('programs in the terminal'), watchTerminals(report)],
  ];
  return {
    begin() {
      documents.begin();
      baselines.begin();
    },
    health: () => named.map(([name, signal]) => ({ name, problem: signal.problem?.() })),
    dispose: () => together(...named.map(([, signal]) => signal)).dispose(),
  };
}
