/** The folders in which what the product keeps for a person on this machine lies, apart from all workspaces. */

import { homedir } from 'node:os';
import { join } from 'node:path';

/** A folder for what can be made anew; it need not exist. */
export function personalFolder(name: string): string {
  const { env, platform } = process;
  const ofPerson =
    platform === 'win32'
      ? env.LOCALAPPDATA || join(homedir(), 'AppData/Local')
      : platform === 'darwin'
        ? join(homedir(), 'Library/Caches')
        : env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(ofPerson, 'ai-security-scanner', name);
}

/** The folder for what the person has chosen; it need not exist. */
export function settingsFolder(): string {
  const { env, platform } = process;
  const ofPerson =
    platform === 'win32'
      ? env.APPDATA || join(homedir(), 'AppData/Roaming')
      : platform === 'darwin'
        ? join(homedir(), 'Library/Application Support')
        : env.XDG_CONFIG_HOME || join(homedir(), '.config');
  return join(ofPerson, 'ai-security-scanner');
}
