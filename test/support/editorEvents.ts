/** What somebody does at an editor as a client sends it: the documents' own notifications, and what is told of them. */

import type { ProvenanceEvent, ToldEvent } from '../../server/src/provenance/event.ts';
import { replaced } from '../../server/src/provenance/track.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import type { LspClient } from './lspClient.ts';

const texts = new WeakMap<LspClient, Map<string, string>>();

/** Sends both, first the notifications and then what is told, as VS Code's clients do. */
export function sendEvents(client: LspClient, events: readonly ProvenanceEvent[]): void {
  client.notify('aiSecurityScanner/provenanceEvents', { events: sendTexts(client, events) });
}

/** Sends the notifications alone; answers what is to be told. */
export function sendTexts(client: LspClient, events: readonly ProvenanceEvent[]): ToldEvent[] {
  let open = texts.get(client);
  if (open === undefined) {
    open = new Map();
    texts.set(client, open);
  }
  for (const event of events) send(client, open, event);
  return events.map(told);
}

/** An event without the text that it is about. */
export function told(event: ProvenanceEvent): ToldEvent {
  if (event.kind === 'opened') {
    const { text, ...rest } = event;
    return rest;
  }
  if (event.kind !== 'changed') return event;
  const { changes, length, after, ...rest } = event;
  return rest;
}

function send(client: LspClient, open: Map<string, string>, event: ProvenanceEvent): void {
  if (event.kind === 'opened') {
    const { uri, version, text } = event;
    if (open.has(uri)) client.notify('textDocument/didClose', { textDocument: { uri } });
    open.set(uri, text);
    client.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: uri.endsWith('.py') ? 'python' : 'plaintext', version, text },
    });
  } else if (event.kind === 'changed') {
    const { uri, version, changes } = event;
    const before = open.get(uri) ?? '';
    open.set(uri, replaced(before, changes));
    client.notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [...changes].reverse().map(({ start, end, text }) => ({
        range: { start: placeIn(before, start), end: placeIn(before, end) },
        text,
      })),
    });
  } else if (event.kind === 'closed' && open.delete(event.uri)) {
    client.notify('textDocument/didClose', { textDocument: { uri: event.uri } });
  }
}

function placeIn(text: string, offset: number): { line: number; character: number } {
  const { line, column } = new LineIndex(text).positionAt(offset);
  return { line, character: column };
}
