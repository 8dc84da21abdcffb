/**
 * What is kept of each file that was edited: its text from before, which is also its backup, and a hash of the
 * text that was written. As long as nobody else has changed the file, taking our entries out is putting back
 * what was there. The records are private to the person, as such files may hold keys.
 */

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Machine } from './machine.ts';

export interface EditRecord {
  /** The text before our entries were put in; null where there was no file. */
  readonly original: string | null;
  /** `hashOf` the text with them. */
  readonly installed: string;
  /** The topmost folder that was made for the file. */
  readonly folder?: string;
}

export function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** The record of a file; undefined where there is none that can be read. */
export async function readRecord(machine: Machine, target: string): Promise<EditRecord | undefined> {
  return readFrom(machine, pathOf(machine, target), target);
}

/** The topmost folder that was made for some file, of those that a file lies in. */
export async function folderMadeFor(machine: Machine, target: string): Promise<string | undefined> {
  for (const name of await machine.list(machine.state)) {
    const record = await readFrom(machine, machine.join(machine.state, name));
    if (record?.folder !== undefined && machine.isBelow(record.folder, target)) return record.folder;
  }
  return undefined;
}

async function readFrom(machine: Machine, file: string, target?: string): Promise<EditRecord | undefined> {
  const found = await machine.read(file);
  if (found.kind !== 'file') return undefined;
  try {
    const { version, path, original, installed, folder } = JSON.parse(found.text) as Record<string, unknown>;
    if (version !== 1 || typeof installed !== 'string') return undefined;
    if (target !== undefined && path !== target) return undefined;
    if (original !== null && typeof original !== 'string') return undefined;
    return { original, installed, ...(typeof folder === 'string' ? { folder } : {}) };
  } catch {
    // As good as none: our entries are then taken out one by one.
    return undefined;
  }
}

export async function writeRecord(machine: Machine, target: string, record: EditRecord): Promise<void> {
  const text = JSON.stringify({ version: 1, path: target, ...record });
  await machine.write(pathOf(machine, target), text, { isPrivate: true });
}

export async function removeRecord(machine: Machine, target: string): Promise<void> {
  await machine.remove(pathOf(machine, target), machine.topmost);
}

function pathOf(machine: Machine, target: string): string {
  return machine.join(machine.state, `${hashOf(target).slice(0, 24)}.json`);
}
