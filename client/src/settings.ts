/**
 * A person's own settings. Those that the server knows are in the protocol; the rest concerns only what VS
 * Code shows. package.json describes them, and a test compares the two.
 */

import * as vscode from 'vscode';
import { DEFAULT_SETTINGS, type Settings } from '../../protocol/messages.ts';

export const SECTION = 'aiSecurityScanner';

/** Settings that only the client knows. */
export interface ClientSettings {
  /** Whether the status bar tells about the current file. */
  'statusBar.visible': boolean;
  /** Whether anything is noted of how code comes into files. */
  'provenance.enable': boolean;
  /** Whether the keys that accept inline suggestions are watched. */
  'provenance.acceptMarkers': boolean;
  /** Whether the gutter shows who wrote what. */
  'provenance.gutterMarks': boolean;
  /** Whether files have a badge that tells how far they are reviewed. */
  'fileBadges.visible': boolean;
  /** Whether a line above code tells that it changed since it was reviewed. */
  'codeLens.visible': boolean;
}

/** The settings that the server is told with `initialize`. */
export function serverSettings(): Settings {
  const configuration = vscode.workspace.getConfiguration(SECTION);
  return {
    enable: configuration.get('enable', DEFAULT_SETTINGS.enable),
    disabledRules: configuration.get('disabledRules', DEFAULT_SETTINGS.disabledRules),
    scanWorkspaceFiles: configuration.get('scanWorkspaceFiles', DEFAULT_SETTINGS.scanWorkspaceFiles),
    scope: configuration.get('scope', DEFAULT_SETTINGS.scope),
    modelReviewer: configuration.get('modelReviewer', DEFAULT_SETTINGS.modelReviewer),
    strictness: configuration.get('strictness', DEFAULT_SETTINGS.strictness),
  };
}

export function clientSetting<Name extends keyof ClientSettings>(
  name: Name,
  fallback: ClientSettings[Name],
): ClientSettings[Name] {
  return vscode.workspace.getConfiguration(SECTION).get(name, fallback);
}

/** Adds a rule to those that this person does not want to see, in their user settings. */
export async function disableRuleForUser(ruleId: string): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(SECTION);
  const disabled = configuration.inspect<string[]>('disabledRules')?.globalValue ?? [];
  if (disabled.includes(ruleId)) return;
  await configuration.update('disabledRules', [...disabled, ruleId], vscode.ConfigurationTarget.Global);
}
