/**
 * The packs that lie beside a configuration, or in a person's own folder, held against the lock there: what is read
 * of them is what the lock says, byte for byte. A file that is not is left out and said; the others go on, since a
 * change to one file must not switch off the rules of all.
 *
 * What lies there without being in the lock is not read at all. In Restricted Mode only a person's own packs count,
 * and of these only those that are signed by a publisher whom the person trusts.
 */

import type { Problem } from '../finding/finding.ts';
import type { RuleFileText } from '../rule/load.ts';
import {
  CONTENTS_FILE,
  checkContents,
  type FileHash,
  hashesOf,
  readContents,
  SIGNATURE_FILE,
  type VerifySignature,
} from './contents.ts';
import { type Lock, type LockedPack, readLock } from './lock.ts';
import { LOCK_FILE } from './lockFile.ts';
import { MANIFEST_FILE, readManifest } from './manifest.ts';
import { isRuleFile } from './open.ts';
import { PackError, type PackFile } from './packFile.ts';

/** The regular files of a folder, and what there is of other things; undefined where there is no such folder. */
export type PackFolder =
  | {
      readonly files: readonly PackFile[];
      readonly refused: readonly { readonly path: string; readonly why: string }[];
    }
  | undefined;

/** What reading installed packs needs of the outside. Paths are those of the file system. */
export interface PackReading {
  readText(path: string): Promise<{ text: string } | { problem: Problem } | null>;
  join(...parts: string[]): string;
  /** The names of the folders in a folder; none where it does not exist. */
  packFolders(folder: string): Promise<readonly string[]>;
  /** The files below a folder. Links are not followed; rejects where it is too much to read. */
  packFiles(folder: string): Promise<PackFolder>;
  /** Checks signatures against the text of a list of trusted publishers. */
  packVerifier(publishers: string): VerifySignature;
}

/** Where packs lie. */
export interface PackPlace {
  readonly scope: 'repository' | 'user';
  /** The folder whose sub-folders are packs. */
  readonly packs: string;
  readonly lock: string;
  /** The list of trusted publishers, which need not exist. */
  readonly publishers: string;
}

/** A pack that lies there, as far as it is as its lock says. */
export interface InstalledPack {
  readonly locked: LockedPack;
  readonly place: PackPlace;
  readonly folder: string;
  /** Its rule files; none where the pack is refused as a whole. */
  readonly texts: readonly RuleFileText[];
  /** Whether its signature was checked just now, and holds. */
  readonly isVerified: boolean;
  /** What was left out, and why. */
  readonly problems: readonly Problem[];
}

export interface InstalledPacks {
  readonly packs: readonly InstalledPack[];
  /** What is wrong with the lock, and what lies there unlocked. */
  readonly problems: readonly Problem[];
}

/** Reads the lock of a place. */
export async function lockAt(
  reading: PackReading,
  place: PackPlace,
): Promise<{ lock: Lock } | { problem: Problem }> {
  const read = await reading.readText(place.lock);
  if (read === null) return { lock: { packs: [] } };
  if ('problem' in read) return { problem: { ...read.problem, kind: 'configuration' } };
  try {
    return { lock: readLock(read.text) };
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    return {
      problem: configurationProblem(
        place.lock,
        `No rule pack is used, as ${LOCK_FILE} cannot be read. ${error.message}`,
      ),
    };
  }
}

/** Reads the packs of a place. */
export async function readInstalled(reading: PackReading, place: PackPlace): Promise<InstalledPacks> {
  const read = await lockAt(reading, place);
  if ('problem' in read) return { packs: [], problems: [read.problem] };
  const publishers = await publishersAt(reading, place);
  if ('problem' in publishers) return { packs: [], problems: [publishers.problem] };
  const packs: InstalledPack[] = [];
  for (const locked of read.lock.packs) packs.push(await readPack(reading, place, locked, publishers.verify));
  const known = new Set(read.lock.packs.map(({ name }) => name));
  const folders = await foldersAt(reading, place);
  if ('problem' in folders) return { packs, problems: [folders.problem] };
  return {
    packs,
    problems: folders.names
      .filter((name) => !known.has(name))
      .map((name) =>
        configurationProblem(
          reading.join(place.packs, name),
          `This rule pack is not in ${LOCK_FILE}, so nothing of it is used: add it with \`ai-security-scanner rules add\`, or remove the folder.`,
        ),
      ),
  };
}

async function foldersAt(
  reading: PackReading,
  { packs }: PackPlace,
): Promise<{ names: readonly string[] } | { problem: Problem }> {
  try {
    return { names: await reading.packFolders(packs) };
  } catch (error) {
    if (error instanceof PackError) return { problem: configurationProblem(packs, error.message) };
    throw error;
  }
}

/** The list of trusted publishers; nobody is asked for a signature where there is none. */
export async function publishersAt(
  reading: PackReading,
  { publishers }: PackPlace,
): Promise<{ readonly verify: VerifySignature | undefined } | { readonly problem: Problem }> {
  const read = await reading.readText(publishers);
  if (read === null) return { verify: undefined };
  if ('problem' in read) return { problem: { ...read.problem, kind: 'configuration' } };
  return { verify: reading.packVerifier(read.text) };
}

async function readPack(
  reading: PackReading,
  place: PackPlace,
  locked: LockedPack,
  verify: VerifySignature | undefined,
): Promise<InstalledPack> {
  const folder = reading.join(place.packs, locked.name);
  const nothing = { locked, place, folder, texts: [], isVerified: false };
  const refuse = (message: string): InstalledPack => ({
    ...nothing,
    problems: [configurationProblem(folder, `The rule pack ${locked.name} is not used. ${message}`)],
  });
  try {
    const found = await reading.packFiles(folder);
    if (found === undefined)
      return refuse(
        `It is in ${LOCK_FILE}, and its folder is missing: restore it, or run \`ai-security-scanner rules remove ${locked.name}\`.`,
      );
    const { kept, problems } = asLocked(reading, folder, locked, found);
    const isVerified = verify !== undefined && (await checkSigner(locked, kept, verify));
    const texts = kept
      .filter(({ path }) => isRuleFile(path))
      .map(({ path, bytes }) => ({ file: reading.join(folder, path), text: decoder.decode(bytes) }));
    return { ...nothing, texts, isVerified, problems };
  } catch (error) {
    if (error instanceof PackError) return refuse(error.message);
    throw error;
  }
}

const decoder = new TextDecoder();

/** The files that are what the lock says, and what of the others is to be said. */
function asLocked(
  reading: PackReading,
  folder: string,
  locked: LockedPack,
  { files, refused }: NonNullable<PackFolder>,
): { kept: PackFile[]; problems: Problem[] } {
  const wanted = new Map(locked.files.map(({ path, sha256 }) => [path, sha256]));
  const kept: PackFile[] = [];
  const faults = new Map<string, string>(
    refused.map(({ path, why }) => [path, `This ${why}, and a rule pack has regular files only`]),
  );
  const hashes = new Map(hashesOf(files).map(({ path, sha256 }) => [path, sha256]));
  for (const file of files) {
    const hash = wanted.get(file.path);
    if (hash === undefined)
      faults.set(
        file.path,
        `This file is not in ${LOCK_FILE}, so it is no part of the rule pack ${locked.name}`,
      );
    else if (hash !== hashes.get(file.path))
      faults.set(
        file.path,
        `This file is not what ${LOCK_FILE} says of ${locked.name} ${locked.version}: somebody changed it`,
      );
    else kept.push(file);
  }
  const there = new Set([...files, ...refused].map(({ path }) => path));
  for (const { path } of locked.files)
    if (!there.has(path)) faults.set(path, `This file of ${locked.name} ${locked.version} is missing`);
  const advice = `It is not used. Restore the pack with \`ai-security-scanner rules update ${locked.name}\` or from version control.`;
  const problems = [...faults].map(([path, fault]) =>
    configurationProblem(reading.join(folder, path), `${fault}. ${advice}`),
  );
  return { kept, problems };
}

/** Whether the pack is signed by a trusted publisher, all of it. Throws a `PackError` where it is not. */
async function checkSigner(
  locked: LockedPack,
  files: readonly PackFile[],
  verify: VerifySignature,
): Promise<true> {
  const { name, version, signer } = locked;
  const text = (path: string): string | undefined => {
    const file = files.find((each) => each.path === path);
    return file && decoder.decode(file.bytes);
  };
  const [signed, signature] = [text(CONTENTS_FILE), text(SIGNATURE_FILE)];
  if (signer === undefined || signed === undefined || signature === undefined)
    throw new PackError('It is not signed, and only packs of trusted publishers are used here.');
  const contents = readContents(signed);
  if (contents.name !== name || contents.version !== version || contents.publisher !== signer)
    throw new PackError(`Its signature is of ${contents.name} ${contents.version}, which is another pack.`);
  if (contents.published !== locked.published)
    throw new PackError(
      `It is of ${contents.published ?? 'no day'} by its signature, and of ${locked.published ?? 'no day'} by ${LOCK_FILE}.`,
    );
  const said = text(MANIFEST_FILE);
  if (locked.replacesBundled === true && (said === undefined || !readManifest(said).replacesBundled))
    throw new PackError(
      `${LOCK_FILE} has it stand for the rules that ship, and its ${MANIFEST_FILE} does not.`,
    );
  const ofLock: readonly FileHash[] = locked.files;
  checkContents(contents, ofLock, { isPartial: true });
  if (!(await verify(signed, signature, signer)))
    throw new PackError(
      `Its signature is not by a key that the trusted publishers allow to sign for ${signer}.`,
    );
  return true;
}

function configurationProblem(path: string, message: string): Problem {
  return { kind: 'configuration', path, message };
}
