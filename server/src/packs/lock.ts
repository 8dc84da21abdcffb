/**
 * `.ai-security-scanner.lock`: which packs a repository (or a person) has, and what each of their files must be. It
 * lies beside the configuration, is committed with the packs, and is what a gate reads of the base: a file of a pack
 * counts only as it is here.
 */

import lockSchema from '../../../schemas/lock.schema.json' with { type: 'json' };
import { formOf, type Schema } from '../text/schemaForm.ts';
import type { FileHash } from './contents.ts';
import { PackError } from './packFile.ts';
import { faultOfPath } from './paths.ts';

/** Counts up when a field changes its meaning or goes away. */
const SCHEMA_VERSION = 1;

/** A longer one is refused, in UTF-16 units. */
const LONGEST_LOCK = 16_000_000;

export interface LockedPack {
  readonly name: string;
  readonly version: string;
  /** The day of its rules, `YYYY-MM-DD`. */
  readonly published?: string;
  /** As `rules add` takes it. */
  readonly source: string;
  /** The commit or version that the source was. */
  readonly resolved?: string;
  /** The publisher whose signature held when the pack was added. */
  readonly signer?: string;
  readonly replacesBundled?: true;
  /** How many rules are read of it. */
  readonly rules: number;
  /** Ids of rules that this engine does not read. */
  readonly leftOut?: readonly string[];
  readonly files: readonly FileHash[];
}

export interface Lock {
  readonly packs: readonly LockedPack[];
}

export const EMPTY_LOCK: Lock = { packs: [] };

/** The text of a lock: the same for the same packs. */
export function lockText({ packs }: Lock): string {
  const sorted = [...packs].sort((a, b) => (a.name < b.name ? -1 : 1));
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, packs: sorted }, null, 2)}\n`;
}

const FORM = formOf(lockSchema as unknown as Schema);

/** Reads a lock. Throws a `PackError`: of a lock that is half understood, nothing counts. */
export function readLock(text: string): Lock {
  if (text.length > LONGEST_LOCK) throw new PackError(`It is longer than ${LONGEST_LOCK} characters.`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new PackError(
      'It is not JSON. Restore it from version control, or remove it and add the packs again.',
    );
  }
  const version = (json as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof version === 'number' && version > SCHEMA_VERSION)
    throw new PackError(`It was written by a newer version (form ${version}). Update AI Security Scanner.`);
  const fault = FORM(json);
  if (fault !== undefined) throw new PackError(`It is broken: ${fault.replace(/^\./, '')}.`);
  const { packs } = json as Lock;
  const names = new Set<string>();
  for (const { name, files } of packs) {
    if (names.has(name)) throw new PackError(`It names the pack ${name} twice.`);
    names.add(name);
    for (const { path } of files) {
      const wrong = faultOfPath(path);
      if (wrong !== undefined)
        throw new PackError(`It names a file ${JSON.stringify(path)} of ${name}: ${wrong}.`);
    }
  }
  return { packs };
}

/** A lock with a pack in the place of the one of that name. */
export function withPack({ packs }: Lock, pack: LockedPack): Lock {
  return { packs: [...packs.filter(({ name }) => name !== pack.name), pack] };
}

export function withoutPack({ packs }: Lock, name: string): Lock {
  return { packs: packs.filter((pack) => pack.name !== name) };
}
