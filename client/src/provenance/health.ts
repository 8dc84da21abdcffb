/** How well it is known who wrote what, in a few lines for people: what works, and why the rest does not. */

import * as vscode from 'vscode';
import type { SignalHealth } from './signals.ts';

/** One line: `Provenance: 7 of 9 signals work`, or that it is off. */
export function healthLine(health: readonly SignalHealth[] | undefined): string {
  if (health === undefined) return vscode.l10n.t('Who wrote what is not noted: it is switched off');
  const working = health.filter(({ problem }) => problem === undefined).length;
  return working === health.length
    ? vscode.l10n.t('Who wrote what is noted: all {0} signals work', working)
    : vscode.l10n.t('Who wrote what is noted: {0} of {1} signals work', working, health.length);
}

/** Each signal that does not work, and why: `version control: no folder is in a Git repository`. */
export function healthProblems(health: readonly SignalHealth[] | undefined): string[] {
  return (health ?? []).flatMap(({ name, problem }) =>
    problem === undefined ? [] : [vscode.l10n.t('{0}: {1}', name, problem)],
  );
}
