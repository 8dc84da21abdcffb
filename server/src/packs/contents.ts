/**
 * What is signed of a pack: its name, version and day, and the hash of each of its files. A signature over that is
 * about this pack in this version and about nothing else, so it can be moved neither to other files nor to another
 * pack, nor can an old version pass for a new one.
 */

import contentsSchema from '../../../schemas/pack.contents.schema.json' with { type: 'json' };
import { formOf, type Schema } from '../text/schemaForm.ts';
import { sha256OfBytes } from '../text/sha256.ts';
import { PackError, type PackFile } from './packFile.ts';

/** The file that holds them, and the one with the signature over it, in the folder of the pack. */
export const CONTENTS_FILE = 'pack.contents.json';
export const SIGNATURE_FILE = 'pack.contents.sig';

/** The namespace of `ssh-keygen -Y`, so that a signature made for anything else is none here. */
export const PACK_NAMESPACE = 'rules@ai-security-scanner';

export interface FileHash {
  readonly path: string;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
}

export interface Contents {
  readonly schemaVersion: 1;
  readonly name: string;
  readonly version: string;
  readonly published?: string;
  /** The address that the signature is for. */
  readonly publisher?: string;
  readonly files: readonly FileHash[];
}

/** Whether a signature over a text is by a key that is allowed to sign for a publisher. */
export type VerifySignature = (text: string, signature: string, publisher: string) => Promise<boolean>;

/** The hashes of files, by their names. */
export function hashesOf(files: readonly PackFile[]): FileHash[] {
  return files
    .map(({ path, bytes }) => ({ path, sha256: sha256OfBytes(bytes) }))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

export function contentsText(contents: Contents): string {
  return `${JSON.stringify(contents, null, 2)}\n`;
}

const FORM = formOf(contentsSchema as unknown as Schema);

/** Reads the contents. Throws a `PackError`. */
export function readContents(text: string): Contents {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new PackError(`${CONTENTS_FILE} is not JSON: ask the publisher for the pack anew.`);
  }
  const fault = FORM(json);
  if (fault !== undefined) throw new PackError(`${CONTENTS_FILE} is broken: ${fault.replace(/^\./, '')}.`);
  return json as Contents;
}

/** Whether a file is part of what is signed. */
export function isListed(path: string): boolean {
  return path !== CONTENTS_FILE && path !== SIGNATURE_FILE;
}

/**
 * Throws unless the files of a pack are the listed ones, all of them and no others. `files` may leave out listed ones
 * where `isPartial`, as tests of rules are not installed.
 */
export function checkContents(
  { files: listed }: Contents,
  files: readonly FileHash[],
  { isPartial = false }: { isPartial?: boolean } = {},
): void {
  const known = new Map(listed.map(({ path, sha256 }) => [path, sha256]));
  if (known.size !== listed.length) throw new PackError(`${CONTENTS_FILE} names a file twice.`);
  const own = files.filter(({ path }) => isListed(path));
  for (const { path, sha256 } of own) {
    const wanted = known.get(path);
    if (wanted === undefined)
      throw new PackError(
        `The pack has ${JSON.stringify(path)}, which ${CONTENTS_FILE} does not list: it was added afterwards.`,
      );
    if (wanted !== sha256)
      throw new PackError(
        `${JSON.stringify(path)} is not what ${CONTENTS_FILE} says: it was changed afterwards.`,
      );
  }
  const there = new Set(own.map(({ path }) => path));
  const missing = listed.find(({ path }) => !there.has(path));
  if (missing !== undefined && !isPartial)
    throw new PackError(`The pack lacks ${JSON.stringify(missing.path)}, which ${CONTENTS_FILE} lists.`);
}
