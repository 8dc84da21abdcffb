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

/** Longer payloads are not read, in UTF-16 units. */
export const LONGEST_PAYLOAD = 8_000_000;
/** Longer ids and names of folders are not believed, in UTF-16 units. */
const LONGEST_NAME = 4_000;

export interface Payload {
  readonly dialect: Dialect;
  readonly event: HookEvent;
}

/** Reads a payload; a sentence when it is none. `agent` is the id of the agent that is said to send it. */
export function readPayload(given: string, agent?: string): Payload | { fault: string } {
  if (given.length > LONGEST_PAYLOAD) return { fault: `It is longer than ${LONGEST_PAYLOAD} characters.` };
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
  const event = readEvent(payload, dialect);
  return { dialect, event };
}

function readEvent(payload: Json, dialect: Dialect): HookEvent {
  const { fields, events } = dialect;
  const name = dialect.eventOf?.(payload) ?? text(payload, fields.event) ?? '';
  const form = Object.hasOwn(events, name) ? (events[name] as EventForm) : undefined;
  const deed = form === undefined ? NO_DEED : deedIn(payload, dialect, form);
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
  const isEdit = deed.writes.length + deed.touched.length > 0 || deed.fault !== undefined;
  switch (form?.phase) {
    case 'stop':
      return isOwnStop ? 'stop' : 'other';
    case 'start':
      return 'session start';
    case 'before':
      if (deed.command !== undefined) return 'before command';
      return isEdit || deed.removed.length > 0 ? 'before edit' : 'other';
    case 'after':
      return isEdit ? 'edited' : 'other';
    default:
      return 'other';
  }
}

function bounded(value: string | undefined): string | undefined {
  return value === undefined || value === '' || value.length > LONGEST_NAME || value.includes('\0')
    ? undefined
    : value;
}
