// What `npm start` and `npm test` need before anything else: a Node that is new enough, and the project's
// own dependencies. Both commands work right after `git clone`, so nothing here may import a package.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const NODE_FLOOR = [20, 19];

/** A problem that the user can mend: its message says how, so it is shown without a stack. */
export class SetupError extends Error {}

/** Ends the process with a set-up problem's message, or with the stack of anything else. */
export function exitWith(error) {
  console.error(error instanceof SetupError ? `\n${error.message}` : error);
  process.exit(2);
}

/** Throws a SetupError when this Node is too old. */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [floorMajor, floorMinor] = NODE_FLOOR;
  if (major > floorMajor || (major === floorMajor && minor >= floorMinor)) return;
  throw new SetupError(
    `Node ${version} is too old: install Node ${NODE_FLOOR.join('.')} or later (https://nodejs.org), then run this again.`,
  );
}

/**
 * True when every package that the lock file wants on this platform is in node_modules at its version.
 * npm leaves its own account of what it installed in `node_modules/.package-lock.json`.
 */
export function dependenciesAreCurrent(folder = root) {
  const installedFile = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    if (installed[path] === undefined) return entry.optional === true || entry.devOptional === true;
    return installed[path].version === entry.version;
  });
}

/** Installs the project's dependencies when they are missing or do not match the lock file. */
export function ensureDependencies() {
  if (dependenciesAreCurrent()) return;
  console.log('Installing dependencies (npm ci) …');
  // No dependency needs its install script: binaries come as packages of their own, grammars prebuilt.
  npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], root);
}

/** Runs npm in `folder`, showing its output; throws a SetupError when it fails. */
export function npm(args, folder) {
  const result = spawnNpm(args, { cwd: folder, stdio: 'inherit' });
  if (result.status === 0) return;
  throw new SetupError(
    `${npmFailure(args, folder, result)} Check that the npm registry can be reached (npm ping), then run this again.`,
  );
}

/** What npm prints in `folder`, for questions that need no network; throws a SetupError when it fails. */
export function npmOutput(args, folder) {
  const result = spawnNpm(args, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (result.status === 0) return result.stdout;
  throw new SetupError(`${npmFailure(args, folder, result)}\n${result.stderr ?? ''}`);
}

function spawnNpm(args, options) {
  // npm sets this when it runs a script, so that the very same npm is used; otherwise it is looked up.
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js')
    ? spawnSync(process.execPath, [cli, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

function npmFailure(args, folder, { error, status, signal }) {
  return `\`npm ${args.join(' ')}\` failed in ${folder} (${error?.message ?? `exit code ${status ?? signal}`}).`;
}

/**
 * Runs a Node script in the project's root with this process's terminal, and resolves to its exit code.
 * Ctrl-C reaches the child by itself; it decides when to end.
 */
export function runNode(args) {
  const ignore = () => {};
  process.on('SIGINT', ignore);
  const result = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  process.off('SIGINT', ignore);
  if (result.error) throw result.error;
  return result.status ?? 1;
}
