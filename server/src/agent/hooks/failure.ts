/** What a hook answers that could not do its work: nothing, or a no where that was asked for. */

import { quoted } from '../../text/quote.ts';
import { type Answer, SILENCE } from './dialect.ts';
import type { HookOptions } from './need.ts';
import { LONGEST_INPUT, type Payload } from './payload.ts';

/** The answer to an event about which nothing could be found out; the reason may be anybody's text. */
export function failureAnswer({ dialect, event }: Payload, { denies }: HookOptions, reason: string): Answer {
  if (!denies || event.kind !== 'before edit') return SILENCE;
  const text = `This edit was refused, as it could not be looked at: ${quoted(reason)}`;
  return dialect.answers.deny?.(text, event.name) ?? SILENCE;
}

/**
 * The answer to more input than is read, of which neither agent nor event is known. Before a tool every agent takes
 * exit code 2 for a no; after one it only hears the reason, and to a stop nobody says so much.
 */
export function unreadAnswer({ denies }: HookOptions): Answer {
  const reason = `it is longer than ${LONGEST_INPUT} bytes`;
  return denies
    ? { error: `This was refused, as it could not be looked at: ${reason}; write in smaller parts.`, code: 2 }
    : { ...SILENCE, error: `What the agent told was not looked at: ${reason}.` };
}
