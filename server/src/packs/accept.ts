/**
 * Whether a pack may take the place of the one that is locked. Whoever can answer for a source (its server, or
 * somebody on the way) could else hand out an old version whose holes are known, another content under the same
 * version, or a pack by somebody else.
 */

import { hashesOf } from './contents.ts';
import type { LockedPack } from './lock.ts';
import type { OpenedPack } from './open.ts';
import { PackError } from './packFile.ts';
import { compareVersions } from './version.ts';

/** Throws a `PackError` that says why not. `signer` is who the pack is signed by, where that held. */
export function checkReplaces(locked: LockedPack, pack: OpenedPack, signer: string | undefined): void {
  const { name, version } = pack.manifest;
  const again = `To take it all the same, remove the pack and add it again.`;
  if (locked.signer !== undefined && signer === undefined)
    throw new PackError(
      `${name} ${version} is not signed, and the pack that is locked is, by ${locked.signer}. ${again}`,
    );
  if (locked.signer !== undefined && signer !== locked.signer)
    throw new PackError(
      `${name} ${version} is signed by ${signer}, and the pack that is locked is signed by ${locked.signer}. ${again}`,
    );
  // What has no manifest has no versions that could be older.
  if (!pack.isDescribed) return;
  const order = compareVersions(version, locked.version);
  if (order < 0)
    throw new PackError(`${name} ${version} is older than ${locked.version}, which is locked. ${again}`);
  if (order === 0 && !isSame(locked, pack))
    throw new PackError(
      `${name} ${version} has other files than ${locked.version} that is locked, under the same version. ${again}`,
    );
  if (locked.published !== undefined && pack.published !== undefined && pack.published < locked.published)
    throw new PackError(
      `${name} ${version} is of ${pack.published}, and the pack that is locked is of ${locked.published}. ${again}`,
    );
}

/** Whether a pack has exactly the files that are locked. */
export function isSame({ files }: LockedPack, pack: OpenedPack): boolean {
  const known = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  const own = hashesOf(pack.files);
  return own.length === known.size && own.every(({ path, sha256 }) => known.get(path) === sha256);
}
