/**
 * A pack as it was fetched, opened: its names and bounds checked, its manifest read, its signed contents held against
 * its files, and what of it is to be installed chosen. Nothing is written, and no rule is read, before that is done.
 */

import { sha256OfBytes } from '../text/sha256.ts';
import {
  CONTENTS_FILE,
  type Contents,
  checkContents,
  hashesOf,
  isListed,
  readContents,
  SIGNATURE_FILE,
} from './contents.ts';
import { isPackName, MANIFEST_FILE, type Manifest, readManifest } from './manifest.ts';
import { checkBounds, PackError, type PackFile } from './packFile.ts';
import { checkPaths } from './paths.ts';
import { compareVersions } from './version.ts';

/** The signature of a pack and what it is over, not yet checked. */
export interface PackSignature {
  readonly text: string;
  readonly signature: string;
  readonly publisher: string;
}

export interface OpenedPack {
  readonly manifest: Manifest;
  /** Whether it says of itself what it is, in `pack.yml`. */
  readonly isDescribed: boolean;
  /** The day of its rules; the signed one where there is one. */
  readonly published?: string;
  readonly signature?: PackSignature;
  /** What is installed of it. */
  readonly files: readonly PackFile[];
}

export interface OpenOptions {
  /** The name of a pack that has no `pack.yml`. */
  readonly name: string;
  /** The version of the program. */
  readonly engine: string;
  /** Whether the files lie in one folder that is not part of the pack, as archives have it. */
  readonly isArchive: boolean;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Opens a pack. Throws a `PackError`. */
export function openPack(fetched: readonly PackFile[], options: OpenOptions): OpenedPack {
  checkPaths(fetched.map(({ path }) => path));
  const all = inOwnFolder(fetched, options.isArchive).filter(({ path }) => !IGNORED.test(path));
  checkBounds(all.map(({ path, bytes }) => ({ path, size: bytes.length })));
  const text = (path: string): string | undefined => {
    const file = all.find((each) => each.path === path);
    return file === undefined ? undefined : textOf(file);
  };
  const files = all.filter(({ path }) => isInstalled(path));
  for (const file of files) if (isRuleFile(file.path)) textOf(file);
  if (!files.some(({ path }) => isRuleFile(path)))
    throw new PackError(
      'There is no .yml or .yaml file with rules in it: name the folder that holds the rules.',
    );
  const written = text(MANIFEST_FILE);
  if (written === undefined) return { manifest: madeUp(options.name, files), isDescribed: false, files };
  const manifest = readManifest(written);
  if (manifest.engine !== undefined && compareVersions(manifest.engine, options.engine) > 0)
    throw new PackError(
      `The pack ${manifest.name} needs AI Security Scanner ${manifest.engine} or later, and this is ${options.engine}: update it first.`,
    );
  const signed = text(CONTENTS_FILE);
  const signature = text(SIGNATURE_FILE);
  if (signed === undefined) {
    if (signature !== undefined)
      throw new PackError(`The pack has a signature, but lacks the ${CONTENTS_FILE} that it is over.`);
    return { manifest, isDescribed: true, files, ...publishedOf(manifest) };
  }
  const contents = readContents(signed);
  checkSame(contents, manifest);
  checkContents(contents, hashesOf(all));
  return {
    manifest,
    isDescribed: true,
    files,
    ...publishedOf(contents.published === undefined ? manifest : contents),
    ...(signature === undefined || contents.publisher === undefined
      ? {}
      : { signature: { text: signed, signature, publisher: contents.publisher } }),
  };
}

/** Version control, and what package managers and desktops leave behind. */
const IGNORED = /(?:^|\/)(?:\.git|\.hg|\.svn|node_modules)(?:\/|$)|(?:^|\/)\.DS_Store$/;

function publishedOf({ published }: { published?: string }): { published?: string } {
  return published === undefined ? {} : { published };
}

/** The contents are of this pack and no other: an old or foreign signature is not passed on. */
function checkSame(contents: Contents, manifest: Manifest): void {
  for (const key of ['name', 'version', 'publisher'] as const)
    if (contents[key] !== manifest[key])
      throw new PackError(
        `${CONTENTS_FILE} is of ${key} ${contents[key] ?? '(none)'}, and ${MANIFEST_FILE} says ${manifest[key] ?? '(none)'}: they are not of the same pack.`,
      );
}

function textOf({ path, bytes }: PackFile): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new PackError(`${JSON.stringify(path)} is not valid UTF-8: save it as UTF-8.`);
  }
}

/** Archives have all files in one folder of any name. */
function inOwnFolder(files: readonly PackFile[], isArchive: boolean): readonly PackFile[] {
  const [first] = files;
  const end = first?.path.indexOf('/') ?? -1;
  if (!isArchive || first === undefined || end < 1) return files;
  const folder = first.path.slice(0, end + 1);
  // The parts of a path that leads elsewhere are looked at afterwards, so they must stay in it.
  if (folder === '../' || folder === './' || !files.every(({ path }) => path.startsWith(folder)))
    return files;
  return files.map(({ path, bytes }) => ({ path: path.slice(folder.length), bytes }));
}

/** Rules, models and frameworks; not the programs and files that rules are tested on. */
export function isRuleFile(path: string): boolean {
  return /\.ya?ml$/.test(path) && !/\.test\.ya?ml$/.test(path) && path !== MANIFEST_FILE;
}

/** What lies in the repository of who adds a pack. Programs that its rules are tested on are insecure by intent. */
function isInstalled(path: string): boolean {
  if (path.split('/').some((part) => part.startsWith('.'))) return false;
  if (path === MANIFEST_FILE || !isListed(path)) return true;
  return isRuleFile(path) || /^(?:licen[cs]e|notice|copying|readme)(?:\.(?:md|txt))?$/i.test(path);
}

/** What stands for the manifest of a folder of rules that has none: its version is what it holds. */
function madeUp(name: string, files: readonly PackFile[]): Manifest {
  return { name, version: contentVersion(files), languages: [], replacesBundled: false };
}

function contentVersion(files: readonly PackFile[]): string {
  const all = hashesOf(files)
    .map(({ path, sha256 }) => `${sha256} ${path}\n`)
    .join('');
  return `0.0.0-files.${sha256OfBytes(new TextEncoder().encode(all)).slice(0, 12)}`;
}

/** A pack of rules without a manifest, reduced to some of its files. */
export function onlyFiles(pack: OpenedPack, wanted: (path: string) => boolean): OpenedPack {
  if (pack.isDescribed) return pack;
  const files = pack.files.filter(({ path }) => !isRuleFile(path) || wanted(path));
  return { ...pack, files, manifest: madeUp(pack.manifest.name, files) };
}

/** A name for a pack out of the name of a folder, package or repository. */
export function nameFrom(text: string): string {
  const name = text
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .slice(0, 64)
    .replace(/^[.-]+|[.-]+$/g, '');
  return isPackName(name) ? name : 'rules';
}
