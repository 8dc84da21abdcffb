/**
 * Packages at pinned versions, as npm and Debian publish them: fetched when a benchmark runs, and kept below the
 * user's cache folder, never in the project.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A folder of the benchmark's own below the user's cache folder; made when it is not there. */
export function cacheFolder(name: string): string {
  const ofPerson = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = join(ofPerson, 'ai-security-scanner', name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** `name@version` of npm, or `name=version` of Debian. The folder that holds it, or why it cannot be had. */
export function fetchPackage(name: string, cache: string): { folder: string } | { problem: string } {
  const folder = join(cache, name.replace(/[/:]/g, '_'));
  if (existsSync(folder)) return { folder };
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial);
  const problem = name.includes('=') ? fetchDebian(name, partial) : fetchNpm(name, partial);
  if (problem !== undefined) {
    rmSync(partial, { recursive: true });
    return { problem };
  }
  renameSync(partial, folder);
  return { folder };
}

function fetchNpm(name: string, folder: string): string | undefined {
  return (
    run('npm', ['pack', '--silent', '--pack-destination', folder, name], folder) ??
    run('sh', ['-c', 'tar -xzf ./*.tgz && rm ./*.tgz'], folder)
  );
}

function fetchDebian(name: string, folder: string): string | undefined {
  return (
    run('apt-get', ['download', name], folder) ??
    run('sh', ['-c', 'dpkg-deb -x ./*.deb . && rm ./*.deb'], folder)
  );
}

/** Runs a command; why it failed, or undefined. */
function run(command: string, args: readonly string[], cwd: string): string | undefined {
  const result = spawnSync(command, args, { cwd, encoding: 'utf8', timeout: 120_000 });
  if (result.error !== undefined) return result.error.message;
  return result.status === 0 ? undefined : (result.stderr.trim().split('\n').at(-1) ?? 'it failed');
}
