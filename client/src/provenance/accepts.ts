/**
 * Signal: an inline suggestion was accepted with a key. The keys run VS Code's own command first and then
 * ours, in the window and not here, so that accepting is as fast as ever however busy this process is. The
 * document's version is then that of the change, which joins the two.
 *
 * VS Code's command itself is never replaced: doing so puts the extension host on the path of the key, and
 * loses the suggestion when the person types on.
 */

import * as vscode from 'vscode';
import type { AcceptedEvent } from '../../../protocol/provenance.ts';
import type { DocumentKinds } from '../documentKinds.ts';
import { eventOf, type Report, type Signal, together } from './signal.ts';

/** Run by the keys after the built-in command; package.json has them. */
export const ACCEPTED_COMMAND = 'aiSecurityScanner.acceptedSuggestion';
/** The keys are ours only while somebody is there to run the command. */
const READY_KEY = 'aiSecurityScanner.observesAccepts';

const PARTS: readonly AcceptedEvent['part'][] = ['all', 'alternative', 'word', 'line'];

/** `isOn` answers whether the person lets the keys be watched. */
export function watchAccepts(report: Report, kinds: DocumentKinds, isOn: () => boolean): Signal {
  const command = vscode.commands.registerCommand(ACCEPTED_COMMAND, (part: unknown) => {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !kinds.includes(document)) return;
    report({
      kind: 'accepted',
      ...eventOf(document),
      part: PARTS.find((each) => each === part) ?? 'all',
    });
  });
  void vscode.commands.executeCommand('setContext', READY_KEY, true);
  const ready = new vscode.Disposable(
    () => void vscode.commands.executeCommand('setContext', READY_KEY, false),
  );
  return {
    problem: () =>
      isOn() ? undefined : vscode.l10n.t('the setting aiSecurityScanner.provenance.acceptMarkers is off'),
    dispose: () => together(command, ready).dispose(),
  };
}
