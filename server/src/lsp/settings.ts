/**
 * A person's own settings (`aiSecurityScanner.*`). Our client sends them with `initialize`, so that the
 * first answer need not wait; later changes are asked for where the client can be asked, and taken from
 * the notification where it cannot.
 */

import { DidChangeConfigurationNotification, Emitter, type Event } from 'vscode-languageserver';
import { CHOSEN_STRICTNESSES, DEFAULT_SETTINGS, SCOPES, type Settings } from '../../../protocol/messages.ts';
import type { Session } from './session.ts';

const SECTION = 'aiSecurityScanner';

export interface CurrentSettings {
  readonly current: Readonly<Settings>;
  readonly onDidChange: Event<Readonly<Settings>>;
}

export function registerSettings(session: Session): CurrentSettings {
  const { connection } = session;
  const changed = new Emitter<Readonly<Settings>>();
  let current: Readonly<Settings> = DEFAULT_SETTINGS;

  const set = (value: unknown): void => {
    const next = readSettings(value);
    if (JSON.stringify(next) === JSON.stringify(current)) return;
    current = next;
    changed.fire(next);
  };

  const canBeAsked = () => session.capabilities.workspace?.configuration === true;
  const ask = async (): Promise<void> => set(await connection.workspace.getConfiguration(SECTION));

  session.onInitialize(() => {
    current = readSettings(session.options.settings);
    return undefined;
  });

  session.onInitialized(async () => {
    if (session.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration)
      await connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
    if (session.options.settings === undefined && canBeAsked()) await ask();
  });

  connection.onDidChangeConfiguration(({ settings }) => {
    if (canBeAsked()) session.guard('Reading the settings', ask);
    else set((settings as Record<string, unknown> | null)?.[SECTION] ?? settings);
  });

  return {
    get current() {
      return current;
    },
    onDidChange: changed.event,
  };
}

/** Settings from whatever a client sent: what is missing or of a wrong type has its default. */
function readSettings(value: unknown): Settings {
  const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const flag = (name: 'enable' | 'scanWorkspaceFiles' | 'modelReviewer'): boolean => {
    const each = given[name];
    return typeof each === 'boolean' ? each : DEFAULT_SETTINGS[name];
  };
  const disabled = given.disabledRules;
  const strictness =
    CHOSEN_STRICTNESSES.find((each) => each === given.strictness) ?? DEFAULT_SETTINGS.strictness;
  const scope = SCOPES.find((each) => each === given.scope) ?? DEFAULT_SETTINGS.scope;
  return {
    enable: flag('enable'),
    scope,
    strictness,
    scanWorkspaceFiles: flag('scanWorkspaceFiles'),
    modelReviewer: flag('modelReviewer'),
    disabledRules: Array.isArray(disabled) ? disabled.filter((each) => typeof each === 'string') : [],
  };
}
