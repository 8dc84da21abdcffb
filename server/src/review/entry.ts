/**
 * Changes that have no lines to read: a file was deleted, emptied, added without text, replaced by another
 * kind of thing; a binary file, a link, a submodule or a file's mode changed.
 *
 * A mark on such a change binds to all of it: the path, and on both sides the mode and a hash of the bytes.
 * Nothing of it is looked for elsewhere. Who has seen a picture replace a picture has not seen it replace a
 * check; so a mark never counts for the same end of another change, and when a branch is moved to a base that
 * has something else there, somebody has to look again.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { toBase64Url } from './lineHash.ts';
import type { EntrySide, EntryTarget } from './mark.ts';

/** What a path was and is; a side that is absent was not there. */
export interface EntryChange {
  readonly before?: EntrySide | undefined;
  readonly after?: EntrySide | undefined;
}

const SUBMODULE = '160000';

/** What a file or link holds, by the bytes that git keeps of it: for a link, those of where it points. */
export function contentOfBlob(bytes: Uint8Array): string {
  return `sha256:${toBase64Url(sha256(bytes))}`;
}

/** What a submodule holds: the full id of its commit. */
export function contentOfSubmodule(commit: string): string {
  return `commit:${commit}`;
}

/** The target of a mark on a change. */
export function entryTarget({ before, after }: EntryChange): EntryTarget {
  const side = ({ mode, content }: EntrySide): EntrySide => ({ mode, content });
  return {
    kind: 'entry',
    ...(before === undefined ? {} : { before: side(before) }),
    ...(after === undefined ? {} : { after: side(after) }),
  };
}

/** Whether a mark is about a change. */
export function isAboutChange(target: EntryTarget, change: EntryChange): boolean {
  return isSameSide(target.before, change.before) && isSameSide(target.after, change.after);
}

/** Why a mark on a change cannot stand, or undefined when it can. */
export function faultOfEntryTarget(target: EntryTarget): string | undefined {
  const { before, after } = target;
  for (const side of [before, after]) {
    if (side === undefined) continue;
    if (!/^[0-7]{6}$/.test(side.mode)) return `"${side.mode.slice(0, 40)}" is not one of git's modes`;
    const isContent =
      side.mode === SUBMODULE
        ? /^commit:[0-9a-f]{40}([0-9a-f]{24})?$/.test(side.content)
        : /^sha256:[A-Za-z0-9_-]{43}$/.test(side.content);
    if (!isContent) return `"${side.content.slice(0, 60)}" is not what something of mode ${side.mode} holds`;
  }
  if (isSameSide(before, after)) return 'its sides are the same, so nothing changed';
  return undefined;
}

function isSameSide(one: EntrySide | undefined, other: EntrySide | undefined): boolean {
  return one?.mode === other?.mode && one?.content === other?.content;
}
