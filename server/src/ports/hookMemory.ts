/**
 * What hooks remember of a session, in the person's own folder: a folder a session, in it a file of notes to
 * which each call adds, and an empty file for each event that was answered. What cannot be kept is forgotten:
 * then something is said twice or not asked for, which is no reason to stand in anybody's way.
 */

import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Note, SessionMemory } from '../agent/hooks/memory.ts';
import { sha256Hex } from '../review/lineHash.ts';
import { personalFolder } from './personalFolder.ts';

/** A session is over by then, in milliseconds. */
const LONGEST_KEPT = 7 * 24 * 3_600_000;
/** The same event within this time is the same event told twice, in milliseconds. */
const TWICE = 10_000;
/** Notes of a session beyond this size are not read, in bytes. */
const MOST_NOTES = 2_000_000;

/** The memory of a session by the agent's own id of it. */
export function hookMemory(session: string, all = personalFolder('hooks')): SessionMemory {
  const folder = join(all, nameOf(session));
  const file = join(folder, 'notes.jsonl');
  return {
    notes() {
      try {
        return statSync(file).size > MOST_NOTES ? [] : readFileSync(file, 'utf8').split('\n').flatMap(noteIn);
      } catch {
        return [];
      }
    },
    add(notes) {
      if (notes.length === 0) return;
      attempt(() => {
        makeFolder(folder, all);
        appendFileSync(file, notes.map((note) => `${JSON.stringify(note)}\n`).join(''), { mode: 0o600 });
      });
    },
    claim(what) {
      const claimed = join(folder, nameOf(what));
      try {
        makeFolder(folder, all);
        writeFileSync(claimed, '', { flag: 'wx', mode: 0o600 });
        return true;
      } catch {
        return (
          attempt(() => {
            const isOld = Date.now() - statSync(claimed).mtimeMs > TWICE;
            if (isOld) utimesSync(claimed, new Date(), new Date());
            return isOld;
          }) ?? true
        );
      }
    },
  };
}

function noteIn(line: string): Note[] {
  const note = attempt(() => JSON.parse(line) as Partial<Note> | null);
  if (note?.kind !== 'told' && note?.kind !== 'asked') return [];
  const { kind, path, finding } = note;
  return typeof path === 'string' && typeof finding === 'string' ? [{ kind, path, finding }] : [];
}

/** Makes a session's folder; the first call of a session also removes those of sessions that are long over. */
function makeFolder(folder: string, all: string): void {
  if (mkdirSync(folder, { recursive: true, mode: 0o700 }) === undefined) return;
  for (const name of readdirSync(all)) {
    const other = join(all, name);
    attempt(() => {
      if (Date.now() - statSync(other).mtimeMs > LONGEST_KEPT)
        rmSync(other, { recursive: true, force: true });
    });
  }
}

/** A file's name for an id: itself where it can be one, since hashing takes longer than the rest. */
function nameOf(what: string): string {
  return /^[\w-]{1,80}$/.test(what) ? what : `sha256.${sha256Hex(what).slice(0, 32)}`;
}

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
