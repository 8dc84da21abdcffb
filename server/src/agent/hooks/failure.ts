/** What a hook answers that could not do its work: nothing, or a no where that was asked for. */

import { quoted } from '../../text/quote.ts';
import { type Answer, SILENCE } from './dialect.ts';
import type { HookOptions } from './need.ts';
import type { Payload } from './payload.ts';

/** The answer to an event about which nothing could be found out; the reason may be anybody's text. */
export function failureAnswer({ dialect, event }: Payload, { denies }: HookOptions, reason: string): Answer {
  if (!denies || event.kind !== 'before edit') return SILENCE;
  const text = `This edit was refused, as it could not be looked at: ${quoted(reason)}`;
  return dialect.answers.deny?.(text, event.name) ?? SILENCE;
}
