/**
 * What it takes to answer a hook, found out before anything is loaded for it: most events are of no interest, and
 * most commands nothing to speak of.
 */

import { mayMatter } from './command/check.ts';
import type { HookEvent } from './event.ts';
import type { KeyFile } from './keyFile.ts';
import type { Note, SessionMemory } from './memory.ts';
import type { Payload } from './payload.ts';

export interface HookOptions {
  /** Whether an edit that adds a critical finding is refused. */
  readonly denies: boolean;
  /** Whether the agent is held back once for what is still open. */
  readonly asksOnStop: boolean;
}

/** The memories of sessions by the agent's own ids. */
export type Memories = (session: string) => SessionMemory;

/** Nothing at all, files only, the engine's findings, or the grammar of the shell. */
export type Need = 'nothing' | 'files' | 'scan' | 'shell';

/**
 * What an event needs as far as it tells itself; a stop needs nothing where nothing is open (`isOpen`). `keys` is
 * asked for files of keys with another name than the usual one where a command may be about them.
 */
export function needOf({ event }: Payload, options: HookOptions, keys: () => readonly KeyFile[]): Need {
  switch (event.kind) {
    case 'edited':
      return event.deed.fault === undefined ? 'scan' : 'files';
    case 'before edit':
      return options.denies && event.deed.writes.length > 0 ? 'scan' : 'files';
    case 'before command':
      return mayMatter(event.deed.command ?? '', keys) ? 'shell' : 'nothing';
    case 'stop':
      return options.asksOnStop && !event.isHeldBack && event.session !== undefined ? 'scan' : 'nothing';
    default:
      return 'nothing';
  }
}

/** Whether there is anything that an agent which stops can be asked for. */
export function isOpen(payload: Payload, options: HookOptions, memory: Memories): boolean {
  return canAsk(payload, options, memory) && openNotes(payload.event, memory).length > 0;
}

/**
 * Whether the agent may be held back now. One that tells that it was held back already is asked once for each
 * finding; one that does not tell is asked once in a session, so that it cannot go round in a circle.
 */
export function canAsk({ event, dialect }: Payload, { asksOnStop }: HookOptions, memory: Memories): boolean {
  if (!asksOnStop || event.isHeldBack || event.session === undefined) return false;
  if (dialect.answers.goOn === undefined) return false;
  if (dialect.isHeldBack !== undefined) return true;
  return memory(event.session)
    .notes()
    .every(({ kind }) => kind !== 'asked');
}

/** The findings that were told in a session and never asked for. */
export function openNotes({ session }: HookEvent, memory: Memories): Note[] {
  const notes = session === undefined ? [] : memory(session).notes();
  const asked = new Set(
    notes.filter(({ kind }) => kind === 'asked').map(({ path, finding }) => `${path}\n${finding}`),
  );
  return notes.filter(({ kind, path, finding }) => kind === 'told' && !asked.has(`${path}\n${finding}`));
}
