/**
 * What the signals of this folder have in common. A signal watches one thing that VS Code tells extensions
 * and reports it as plain data (`protocol/provenance.ts`); what it means is decided in the server.
 *
 * No signal reads the documents of a chat's input, a prompt, or what a terminal prints.
 */

import * as vscode from 'vscode';
import type { ProvenanceEvent } from '../../../protocol/provenance.ts';

/** Takes an event. Cheap: called on every keystroke. */
export type Report = (event: ProvenanceEvent) => void;

/** A signal at work. */
export interface Signal extends vscode.Disposable {
  /** Why it sees nothing at present, in a few words; undefined while it works. */
  problem?(): string | undefined;
}

/** Longer documents are not followed, in UTF-16 units: keeping their text twice would cost too much. */
export const LONGEST_FOLLOWED = 1_000_000;

/** What every event of a document begins with. */
export function eventOf(document: vscode.TextDocument): { uri: string; version: number; time: number } {
  return { uri: document.uri.toString(), version: document.version, time: Date.now() };
}

/** Disposes of several things at once. */
export function together(...disposables: readonly vscode.Disposable[]): vscode.Disposable {
  return vscode.Disposable.from(...disposables);
}
