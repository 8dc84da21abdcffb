/**
 * Packages at pinned versions, as npm and Debian publish them: fetched when a benchmark runs, and kept below the
 * user's cache folder, never in the project.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A folder of the benchmark's own below the user's cache folder; made when it is not there. */
export function cacheFolder(name: string): string {
  const ofPerson = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = join(ofPerson, 'ai-security-scanner', name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * `name@version` of npm, `name=version` of Debian, or `source:name=version` for what a Debian package is made of. The
 * folder that holds it, or why it cannot be had.
 */
export function fetchPackage(name: string, cache: string): { folder: string } | { problem: string } {
  const folder = join(cache, name.replace(/[/:]/g, '_'));
  if (existsSync(folder)) return { folder };
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial);
  const problem = fetcherOf(name)(name, partial);
  if (problem !== undefined) {
    rmSync(partial, { recursive: true });
    return { problem };
  }
  renameSync(partial, folder);
  return { folder };
}

function fetcherOf(name: string): (name: string, folder: string) => string | undefined {
  if (name.startsWith(SOURCE)) return fetchDebianSource;
  return name.includes('=') ? fetchDebian : fetchNpm;
}

const SOURCE = 'source:';

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

/** The sources as their authors published them, without what Debian changed. */
function fetchDebianSource(name: string, folder: string): string | undefined {
  const lists = sourceLists();
  if ('problem' in lists) return lists.problem;
  const [, wanted = ''] = name.split(SOURCE);
  return (
    run('apt-get', [...lists.options, 'source', '--download-only', wanted], folder) ??
    run(
      'sh',
      // What Debian itself publishes has no archive of an author's.
      [
        '-c',
        'set -- ./*.orig*.tar.*z*; test -e "$1" || set -- ./*.tar.*z*; for part; do case "$part" in *.asc) ;; *) tar -xf "$part" || exit 1;; esac; done; rm -f ./*.tar.* ./*.dsc ./*.diff.gz',
      ],
      folder,
    )
  );
}

/** Where apt is to look for sources, apart from the lists of the machine, which often have none. Fetched once a run. */
function sourceLists(): { readonly options: readonly string[] } | { readonly problem: string } {
  const folder = cacheFolder('debian-sources');
  mkdirSync(join(folder, 'lists/partial'), { recursive: true });
  const file = join(folder, 'debian.sources');
  writeFileSync(
    file,
    [
      'Types: deb-src',
      'URIs: http://deb.debian.org/debian',
      'Suites: bookworm',
      'Components: main',
      'Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg',
      '',
    ].join('\n'),
  );
  const options = [
    `Dir::State::lists=${join(folder, 'lists')}`,
    `Dir::Etc::sourcelist=${file}`,
    'Dir::Etc::sourceparts=/dev/null',
    'Dir::Cache::srcpkgcache=',
    'Dir::Cache::pkgcache=',
  ].flatMap((option) => ['-o', option]);
  areSourcesKnown ??= run('apt-get', [...options, 'update'], folder) ?? '';
  return areSourcesKnown === '' ? { options } : { problem: areSourcesKnown };
}

/** Empty when the lists of sources were fetched, else why not. */
let areSourcesKnown: string | undefined;

/** Runs a command; why it failed, or undefined. */
function run(command: string, args: readonly string[], cwd: string): string | undefined {
  const result = spawnSync(command, args, { cwd, encoding: 'utf8', timeout: 120_000 });
  if (result.error !== undefined) return result.error.message;
  return result.status === 0 ? undefined : (result.stderr.trim().split('\n').at(-1) ?? 'it failed');
}
