/**
 * Programs of the system that tests run: where they are, and how they come onto a bare machine. Debian and its
 * kin get them from apt-get; elsewhere the error says what to install.
 */

import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetupError } from './prerequisites.mjs';

/** Programs that tests run as they are, and the Debian packages that have them. */
const PROGRAMS: Readonly<Record<string, string>> = { git: 'git', 'ssh-keygen': 'openssh-client' };

/** Installs what tests run and is not there. Throws a SetupError that says what to do where that cannot be. */
export function ensurePrograms(): void {
  const missing = Object.keys(PROGRAMS).filter((name) => findCommand(name) === undefined);
  if (missing.length === 0) return;
  const packages = missing.map((name) => PROGRAMS[name] as string);
  installPackages(missing.join(' and '), packages, `Install ${missing.join(' and ')}, then run this again.`);
}

/** Path of a command on the PATH, or undefined. */
export function findCommand(name: string): string | undefined {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  return (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => suffixes.map((suffix) => join(folder, name + suffix)))
    .find(isExecutable);
}

/** Whether a path is a program that can be run. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Installs Debian packages. `what` names them for people; `advice` is what to do by hand where this fails, which
 * is a SetupError.
 */
export function installPackages(what: string, packages: readonly string[], advice: string): void {
  if (findCommand('apt-get') === undefined) throw new SetupError(`The tests need ${what}. ${advice}`);
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && findCommand('sudo') === undefined) {
    const command = `apt-get install ${packages.join(' ')}`;
    throw new SetupError(`The tests need ${what}. Run \`${command}\` as root, then run this again.`);
  }
  console.log(`Installing ${what} (apt-get) …`);
  aptGet(isRoot, ['update', '-qq'], advice);
  aptGet(isRoot, ['install', '-y', '-qq', '--no-install-recommends', ...packages], advice);
}

function aptGet(isRoot: boolean, args: readonly string[], advice: string): void {
  // Without a terminal nobody can type a password, so sudo is told not to ask for one.
  const sudo = process.stdin.isTTY ? ['sudo'] : ['sudo', '-n'];
  const command = [...(isRoot ? [] : sudo), 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
  const [program = 'apt-get', ...rest] = command;
  // dpkg prints a line a package; it matters only when something goes wrong.
  const result = spawnSync(program, rest, { stdio: ['inherit', 'pipe', 'pipe'], encoding: 'utf8' });
  if (result.status === 0) return;
  throw new SetupError(
    `\`apt-get ${args.join(' ')}\` failed:\n${result.stdout ?? ''}${result.stderr ?? ''}\n${advice}`,
  );
}
