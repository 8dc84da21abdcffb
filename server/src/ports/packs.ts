/** What the verbs about rule packs need of this machine, beside reading them. */

import { writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { PACK_NAMESPACE } from '../packs/contents.ts';
import type { PackFile } from '../packs/packFile.ts';
import type { PackSource } from '../packs/spec.ts';
import { git } from './git.ts';
import { checkNoLinks, removePack, writePack } from './packFolders.ts';
import { type FetchedPack, fetchPack, newestSource, type Say } from './packSources.ts';
import { signingKey, sshHolds, sshSigner } from './ssh.ts';

export interface PackPort {
  /** Fetches a pack; paths are relative to a folder. Rejects with a `PackError`. */
  fetch(source: PackSource, folder: string, say: Say): Promise<FetchedPack>;
  /** The source of an update. */
  newest(source: PackSource, say: Say): Promise<PackSource>;
  /** Rejects with a `PackError` where something on the way from a folder to a place is a link. */
  checkNoLinks(root: string, place: string): Promise<void>;
  /** Puts a pack in the place of what was there. */
  write(folder: string, files: readonly PackFile[]): Promise<void>;
  remove(folder: string): Promise<void>;
  /** Whether a signature over a text is by any key at all. */
  holds(text: string, signature: string): Promise<boolean>;
  /** Signs with a key file, or with the key that git signs with. Rejects with a message for the person. */
  sign(text: string, key: string | undefined, folder: string): Promise<string>;
  /** The day of the last commit that touched a folder, `YYYY-MM-DD` in UTC; undefined where git cannot say. */
  lastChange(folder: string): Promise<string | undefined>;
  /** Packs bytes; the same bytes every time. */
  gzip(bytes: Uint8Array): Uint8Array;
  writeBytes(path: string, bytes: Uint8Array): Promise<void>;
}

export const packPort: PackPort = {
  fetch: fetchPack,
  newest: newestSource,
  checkNoLinks,
  write: writePack,
  remove: removePack,
  holds: (text, signature) => sshHolds(text, signature, { namespace: PACK_NAMESPACE }),
  async sign(text, key, folder) {
    const found =
      key === undefined ? await signingKey(folder, { what: 'Packs', again: 'pack again' }) : { key };
    if ('problem' in found) throw new Error(found.problem);
    return sshSigner(found.key, { namespace: PACK_NAMESPACE, what: 'pack' })(text);
  },
  async lastChange(folder) {
    const seconds = (await git(folder, 'log', '-1', '--format=%ct', '--', '.'))?.trim() ?? '';
    return /^\d+$/.test(seconds) ? new Date(Number(seconds) * 1000).toISOString().slice(0, 10) : undefined;
  },
  gzip(bytes) {
    const packed = gzipSync(bytes, { level: 9 });
    // The system that it was packed on, which zlib writes here, makes no difference.
    packed[9] = 0xff;
    return packed;
  },
  writeBytes: (path, bytes) => writeFile(path, bytes),
};
