/**
 * Fetching rule packs: from the disk, or with the person's own git or npm. But for second opinions, which go
 * to whom the person has chosen (`ports/reviewers.ts`), these two are the only way in which this product reaches the
 * network, and each run that may is said first. Neither runs anything of what it fetches: git makes no working tree and
 * takes no submodules, npm runs no scripts, and both work in a folder of their own, so that the repository at hand has
 * no say in it. What comes back is an archive, which `packs/tar.ts` reads strictly.
 */

import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { LARGEST_ARCHIVE, MOST_BYTES, MOST_FILES, PackError, type PackFile } from '../packs/packFile.ts';
import type { PackSource } from '../packs/spec.ts';
import { readTar } from '../packs/tar.ts';
import { compareVersions, isVersion } from '../packs/version.ts';
import { isMissing, reasonOf } from '../storage/fileSystem.ts';
import { packFiles } from '../storage/packFolders.ts';
import { megabytes } from '../text/megabytes.ts';
import { environmentWithout } from './gitProcess.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';
import { type ProcessResult, runForBytes } from './process.ts';

export interface FetchedPack {
  readonly files: readonly PackFile[];
  /** Whether they lie in one folder that is not part of the pack. */
  readonly isArchive: boolean;
  /** The commit or version that the source was. */
  readonly resolved?: string;
}

/** Called with each command line that may reach another machine, before it runs. */
export type Say = (line: string) => void;

/** A slow network is no error, in milliseconds. */
const PATIENCE = 600_000;
/** Headers of an archive come on top of what is in it. */
const MOST_UNPACKED = MOST_BYTES + MOST_FILES * 2048;

/** Fetches a pack. Paths are relative to `folder`. Rejects with a `PackError`. */
export function fetchPack(source: PackSource, folder: string, say: Say): Promise<FetchedPack> {
  switch (source.kind) {
    case 'path':
      return fromDisk(resolve(folder, source.path));
    case 'git':
      return inFolder((own) => fromGit(source, own, say));
    case 'npm':
      return inFolder((own) => fromNpm(source, own, say));
  }
}

async function fromDisk(path: string): Promise<FetchedPack> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) {
      const folder = await packFiles(path, nodeFileSystem);
      const [first] = folder?.refused ?? [];
      if (first !== undefined)
        throw new PackError(
          `The pack was refused: ${JSON.stringify(first.path)} ${first.why}, and a rule pack has regular files only.`,
        );
      return { files: folder?.files ?? [], isArchive: false };
    }
    if (/\.ya?ml$/i.test(path)) {
      const name = path.split(/[\\/]/).at(-1) as string;
      return { files: [{ path: name, bytes: await readFile(path) }], isArchive: false };
    }
    if (!found.isFile() || !/\.(?:tgz|tar|tar\.gz)$/i.test(path))
      throw new PackError(
        `${path} is neither a folder, nor a tarball (.tgz, .tar.gz, .tar), nor a rule file.`,
      );
    if (found.size > LARGEST_ARCHIVE) throw tooLarge(path);
    return { files: readTar(unpacked(await readFile(path), path)), isArchive: true };
  } catch (error) {
    if (error instanceof PackError) throw error;
    const what = isMissing(error) ? 'does not exist: mend the path' : `cannot be read: ${reasonOf(error)}`;
    throw new PackError(`${path} ${what}.`);
  }
}

/** The bytes of a tar archive that may be packed by gzip, and may not be more than is allowed. */
function unpacked(bytes: Buffer, name: string): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(name);
    throw new PackError(`${name} is damaged: make it anew, or download it again.`);
  }
}

function tooLarge(name: string): PackError {
  return new PackError(
    `${name} is larger than ${megabytes(LARGEST_ARCHIVE)}, or than ${megabytes(MOST_BYTES)} unpacked: it was not read.`,
  );
}

/**
 * What a hook or a shell says of repositories, which is not about this one. How to reach others, and as whom, is the
 * person's own setting and stays.
 */
const OF_A_REPOSITORY =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|PREFIX)$/;

/** Git without hooks, and without the transport that runs commands. */
const QUIET = ['-c', 'protocol.ext.allow=never', '-c', 'core.hooksPath=/dev/null', '-c', 'gc.auto=0'];

async function fromGit(
  { url, ref }: Extract<PackSource, { kind: 'git' }>,
  folder: string,
  say: Say,
): Promise<FetchedPack> {
  await git(folder, ['init', '--bare', '--quiet', '.']);
  const fetch = ['fetch', '--depth=1', '--no-tags', '--no-recurse-submodules', '--quiet', '--', url, ref];
  say(`git ${fetch.join(' ')}`);
  await git(folder, fetch);
  const commit = 'FETCH_HEAD^{commit}';
  const resolved = (await git(folder, ['rev-parse', commit])).stdout.toString('latin1').trim();
  const archive = await git(folder, ['archive', '--format=tar', resolved]);
  if (archive.stdout.length > MOST_UNPACKED) throw tooLarge(url);
  return { files: readTar(archive.stdout), isArchive: false, resolved };
}

async function git(folder: string, args: readonly string[]): Promise<ProcessResult<Buffer>> {
  return run('git', [...QUIET, ...args], folder, environmentWithout(OF_A_REPOSITORY));
}

async function run(
  program: string,
  args: readonly string[],
  folder: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<ProcessResult<Buffer>> {
  let result: ProcessResult<Buffer>;
  try {
    result = await runForBytes(program, args, { folder, patience: PATIENCE, env });
  } catch (error) {
    throw new PackError(`The pack was not fetched: ${(error as Error).message}.`);
  }
  if (result.code === 0) return result;
  const said = result.stderr.trim().split('\n').slice(-3).join(' ');
  throw new PackError(`The pack was not fetched. ${program} says: ${said === '' ? 'nothing' : said}`);
}

async function fromNpm(
  { package: name, version }: Extract<PackSource, { kind: 'npm' }>,
  folder: string,
  say: Say,
): Promise<FetchedPack> {
  const args = [
    'pack',
    '--ignore-scripts',
    '--silent',
    '--',
    `${name}${version === '' ? '' : `@${version}`}`,
  ];
  say(`npm ${args.join(' ')}`);
  // On Windows npm is a script of the shell. The form of names and versions lets nothing through that one heeds.
  if (process.platform === 'win32') await run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], folder);
  else await run('npm', args, folder);
  const [archive] = (await readdir(folder)).filter((each) => each.endsWith('.tgz'));
  if (archive === undefined) throw new PackError(`npm has packed nothing for ${name}.`);
  const fetched = await fromDisk(join(folder, archive));
  const manifest = fetched.files.find(({ path }) => /^[^/]+\/package\.json$/.test(path));
  const resolved = manifest === undefined ? undefined : versionIn(manifest.bytes);
  return { ...fetched, ...(resolved === undefined ? {} : { resolved }) };
}

function versionIn(bytes: Uint8Array): string | undefined {
  try {
    const { version } = JSON.parse(new TextDecoder().decode(bytes)) as { version?: unknown };
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The source that an update of a pack is from: where a tag of git names a version, the newest tag of the same form.
 * Branches and packages of npm mean another content by themselves.
 */
export async function newestSource(source: PackSource, say: Say): Promise<PackSource> {
  if (source.kind !== 'git') return source;
  const [, prefix, version] = /^(.*?)(\d+\.\d+\.\d+.*)$/.exec(source.ref) ?? [];
  if (prefix === undefined || version === undefined || !isVersion(version)) return source;
  return inFolder(async (folder) => {
    const args = ['ls-remote', '--tags', '--refs', '--', source.url];
    say(`git ${args.join(' ')}`);
    const listed = (await git(folder, args)).stdout.toString('utf8');
    const tags = [...listed.matchAll(/\trefs\/tags\/(.+)$/gm)].map(([, tag]) => tag as string);
    const versions = tags
      .filter((tag) => tag.startsWith(prefix))
      .map((tag) => tag.slice(prefix.length))
      // Who has a release is not moved to what comes before the next one.
      .filter((each) => isVersion(each) && (version.includes('-') || !each.includes('-')));
    const newest = versions.reduce((best, each) => (compareVersions(each, best) > 0 ? each : best), version);
    return { ...source, ref: prefix + newest };
  });
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ai-security-scanner-pack-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
