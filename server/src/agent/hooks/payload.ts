/**
 * From the bytes that an agent hands to a hook to an event that means the same for all agents. The payload tells
 * the dialect; the name that the hook was started with only decides where several would do.
 *
 * The payload comes from outside and may be anything.
 */

import type { Dialect, EventForm } from './dialect.ts';
import { claudeCode } from './dialects/claudeCode.ts';
import { DIALECTS } from './dialects/index.ts';
import { type Deed, type EventKind, type HookEvent, NO_DEED } from './event.ts';
import { type Json, object, objectOrJson, own, text, texts } from './json.ts';
import { deedOf, inputOf } from './tools.ts';

/** What is written by longer payloads is not looked at, in UTF-16 units. */
export const LONGEST_PAYLOAD = 8_000_000;
/** So much is read, in bytes: a payload of that length, as a UTF-16 unit takes up to three. */
export const LONGEST_INPUT = 3 * LONGEST_PAYLOAD;
/** Longer ids and names of folders are not believed, in UTF-16 units. */
const LONGEST_NAME = 4_000;

export interface Payload {
  readonly dialect: Dialect;
  readonly event: HookEvent;
}

/** Reads a payload; a sentence when it is none. `agent` is the id of the agent that is said to send it. */
export function readPayload(given: string, agent?: string): Payload | { fault: string } {
  let json: unknown;
  try {
    // Some agents put a byte-order mark in front on Windows.
    json = JSON.parse(given.charCodeAt(0) === 0xfeff ? given.slice(1) : given);
  } catch {
    return { fault: 'It is not JSON.' };
  }
  const payload = object(json);
  if (payload === undefined) return { fault: 'It is not a JSON object.' };
  const possible = DIALECTS.filter((each) => each.isOf(payload));
  // Several agents also run the hooks of Claude Code's files, where its own name says nothing of who calls.
  const named = possible.find(({ id }) => id === agent);
  const dialect = named === undefined || named === claudeCode ? possible[0] : named;
  if (dialect === undefined) return { fault: 'It is of no agent that is known: it names no event.' };
  const event = readEvent(payload, dialect, given.length > LONGEST_PAYLOAD);
  return { dialect, event };
}

const TOO_LONG: Deed = {
  ...NO_DEED,
  fault: `It is longer than ${LONGEST_PAYLOAD} characters; write in smaller parts.`,
};

function readEvent(payload: Json, dialect: Dialect, isTooLong: boolean): HookEvent {
  const { fields, events } = dialect;
  const name = dialect.eventOf?.(payload) ?? text(payload, fields.event) ?? '';
  const form = Object.hasOwn(events, name) ? (events[name] as EventForm) : undefined;
  const told = form === undefined ? NO_DEED : deedIn(payload, dialect, form);
  const deed = isTooLong && isEdit(told) ? TOO_LONG : told;
  // Where the payload itself tells nothing, what the tool is given may.
  const input = inputOf(own(payload, fields.input));
  const folder = bounded(text(payload, fields.folder) ?? text(input, fields.folder));
  return {
    kind: kindOf(form, deed, dialect.isOwnStop?.(payload) ?? true),
    name,
    deed,
    session: bounded(text(payload, fields.session)),
    call: bounded(text(payload, fields.call)),
    folder,
    roots: texts(own(payload, fields.roots)).filter((root) => bounded(root) !== undefined),
    isHeldBack: dialect.isHeldBack?.(payload) ?? false,
  };
}

function deedIn(payload: Json, { fields }: Dialect, form: EventForm): Deed {
  if (form.phase !== 'before' && form.phase !== 'after') return NO_DEED;
  const tool = form.tool ?? text(payload, fields.tool) ?? '';
  const given = own(payload, fields.input);
  // An event that is about one tool may have what it is given in itself.
  const input = given === undefined && form.tool !== undefined ? payload : inputOf(given);
  return deedOf(tool, input, objectOrJson(own(payload, fields.result)) ?? {});
}

function kindOf(form: EventForm | undefined, deed: Deed, isOwnStop: boolean): EventKind {
  switch (form?.phase) {
    case 'stop':
      return isOwnStop ? 'stop' : 'other';
    case 'start':
      return 'session start';
    case 'before':
      if (deed.command !== undefined) return 'before command';
      return isEdit(deed) || deed.removed.length > 0 ? 'before edit' : 'other';
    case 'after':
      return isEdit(deed) ? 'edited' : 'other';
    default:
      return 'other';
  }
}

/** Whether files get another text; what could not be read of an edit is one. */
function isEdit({ writes, touched, fault }: Deed): boolean {
  return writes.length + touched.length > 0 || fault !== undefined;
}

function bounded(value: string | undefined): string | undefined {
  return value === undefined || value === '' || value.length > LONGEST_NAME || value.includes('\0')
    ? undefined
    : value;
}
