/**
 * Joins what a client tells of changes with the changes themselves, which come on their own way: a document's
 * notifications carry its text, the events only its versions. What is told of a text that has not come yet waits
 * for it; a text that has come waits for what is told of it, also beyond the document's closing.
 *
 * Kept are the changes since what was last told of, and the text after the last few of them: who is told of a
 * document while it changes is told of a text that was just left behind. Else the text is the one that whoever has
 * the document open keeps.
 */

import type { ChangedEvent, OpenedEvent, ProvenanceEvent, Replacement, ToldEvent } from './event.ts';

/** A replacement in the text that the one before it left. Offsets are UTF-16 units. */
type Step = Readonly<Replacement>;

/** A document as it is open now. */
export interface OpenText {
  readonly version: number;
  readonly text: string;
}

interface Change {
  readonly version: number;
  /** Undefined where they cannot be said as replacements of one text. */
  readonly changes: Replacement[] | undefined;
  /** The length of the text after it, in UTF-16 units. */
  readonly length: number;
  /** The text after it, of the last few. */
  text: string | undefined;
}

/** One opening of a document, from what was last told of it on. */
interface Opening {
  /** The text at the opening, until it is told of: then the classifier has it. */
  start: OpenText | undefined;
  /** The version up to which all is told. */
  version: number;
  changes: Change[];
  isClosed: boolean;
}

interface Followed {
  /** The oldest first; all but the last are closed. */
  openings: Opening[];
  /** What was told of texts that have not come. */
  waiting: DocumentEvent[];
}

type DocumentEvent = Exclude<ToldEvent, { kind: 'terminal' }>;

/** The most changes of one document that wait for what is told of them, and the other way round. */
const MOST_WAITING = 1_000;
/** The most changes of a document that wait with the text after them. */
const MOST_TEXTS = 8;
/** The most changes that are kept of a document before the client has told anything at all. */
const MOST_UNTOLD = 100;
/** The most documents that are kept beyond their closing, until that is told. */
const MOST_CLOSED = 20;

export class TextHistory {
  private readonly documents = new Map<string, Followed>();
  /** Closed documents whose closing has not been told, the oldest first. */
  private readonly closing: string[] = [];
  /** Many clients never tell anything. */
  private isTold = false;

  /** `current` answers a document as it is open now. */
  constructor(private readonly current: (uri: string) => OpenText | undefined) {}

  /** The events that can be used now, with their texts. */
  take(event: ToldEvent): ProvenanceEvent[] {
    this.isTold = true;
    if (event.kind === 'terminal') return [event];
    const followed = this.of(event.uri);
    if (followed.waiting.length === 0) {
      const complete = this.complete(followed, event);
      if (complete !== undefined) return this.done(event.uri, followed, complete);
    }
    followed.waiting.push(event);
    if (followed.waiting.length > MOST_WAITING) followed.waiting.shift();
    return [];
  }

  /** The text of a document has come with its opening; answers the events that waited for it. */
  opened(uri: string, start: OpenText): ProvenanceEvent[] {
    const { openings } = this.of(uri);
    openings.push({ start, version: start.version, changes: [], isClosed: false });
    return this.go(uri);
  }

  /** The text of a document has changed, one step after the other; answers the events that waited for it. */
  changed(uri: string, version: number, steps: readonly Step[], text: string): ProvenanceEvent[] {
    const opening = this.documents.get(uri)?.openings.at(-1);
    if (opening === undefined || opening.isClosed) return [];
    opening.changes.push({ version, changes: together(steps), length: text.length, text });
    const forgotten = opening.changes.at(-1 - MOST_TEXTS);
    if (forgotten !== undefined) forgotten.text = undefined;
    if (opening.changes.length <= (this.isTold ? MOST_WAITING : MOST_UNTOLD)) return this.go(uri);
    // Nobody tells of this document any more; should it be told of again, it is opened anew.
    this.documents.delete(uri);
    return [];
  }

  closed(uri: string): void {
    const opening = this.documents.get(uri)?.openings.at(-1);
    if (opening === undefined) return;
    opening.isClosed = true;
    this.closing.push(uri);
    if (this.closing.length <= MOST_CLOSED) return;
    const oldest = this.documents.get(this.closing.shift() as string);
    if (oldest !== undefined) oldest.openings = oldest.openings.filter(({ isClosed }) => !isClosed);
  }

  /** A document as if it had just been opened: what had been told of it cannot be followed. */
  anew(uri: string, time: number): OpenedEvent | undefined {
    const now = this.current(uri);
    if (now === undefined) return undefined;
    const { openings } = this.of(uri);
    openings.splice(0, openings.length, {
      start: undefined,
      version: now.version,
      changes: [],
      isClosed: false,
    });
    return { kind: 'opened', uri, version: now.version, time, text: now.text };
  }

  private of(uri: string): Followed {
    let followed = this.documents.get(uri);
    if (followed === undefined) {
      followed = { openings: [], waiting: [] };
      this.documents.set(uri, followed);
    }
    return followed;
  }

  private go(uri: string): ProvenanceEvent[] {
    const followed = this.of(uri);
    const found: ProvenanceEvent[] = [];
    while (followed.waiting.length > 0) {
      const complete = this.complete(followed, followed.waiting[0] as DocumentEvent);
      if (complete === undefined) break;
      followed.waiting.shift();
      found.push(...complete);
    }
    return this.done(uri, followed, found);
  }

  private done(uri: string, followed: Followed, found: ProvenanceEvent[]): ProvenanceEvent[] {
    if (followed.openings.length === 0 && followed.waiting.length === 0) this.documents.delete(uri);
    return found;
  }

  /** An event with its text; undefined while that has not come. */
  private complete(followed: Followed, event: DocumentEvent): ProvenanceEvent[] | undefined {
    const { openings } = followed;
    switch (event.kind) {
      case 'opened':
        return this.open(openings, event);
      case 'changed':
        return this.change(openings, event);
      case 'closed':
        if (openings.shift()?.isClosed) this.closing.splice(this.closing.indexOf(event.uri), 1);
        return [event];
      default:
        return [event];
    }
  }

  private open(
    openings: Opening[],
    event: Extract<ToldEvent, { kind: 'opened' }>,
  ): ProvenanceEvent[] | undefined {
    // An earlier one whose closing was not told.
    if (openings.length > 1 && openings[0]?.start === undefined) openings.shift();
    const [opening] = openings;
    const start = opening?.start;
    const told = opening?.changes.find(({ version }) => version === event.version)?.text;
    if (opening !== undefined && told !== undefined) {
      // It changed before anybody told of it, and may have changed since.
      opening.start = undefined;
      opening.version = event.version;
      opening.changes = opening.changes.filter(({ version }) => version > event.version);
      return [{ ...event, text: told }];
    }
    if (opening !== undefined && start !== undefined) {
      opening.start = undefined;
      return [{ ...event, ...start }];
    }
    // It was open before anybody told of it, or all is told anew.
    const anew = this.anew(event.uri, event.time);
    return anew && [anew];
  }

  private change(
    openings: readonly Opening[],
    event: Extract<ToldEvent, { kind: 'changed' }>,
  ): ProvenanceEvent[] | undefined {
    const opening = openings[0];
    if (opening === undefined) {
      const anew = this.anew(event.uri, event.time);
      return anew && [anew];
    }
    // Its text was part of the one that the document was opened with.
    if (event.version <= opening.version) return [];
    const [change] = opening.changes;
    if (change === undefined || (opening.changes.at(-1) as Change).version < event.version)
      return opening.isClosed ? [] : undefined;
    if (change.version !== event.version || change.changes === undefined || opening.start !== undefined) {
      const anew = this.anew(event.uri, event.time);
      return anew === undefined ? [] : [anew];
    }
    opening.changes.shift();
    opening.version = event.version;
    return [this.withText(opening, event, change as Change & { changes: Replacement[] })];
  }

  private withText(
    opening: Opening,
    event: Extract<ToldEvent, { kind: 'changed' }>,
    { changes, length }: Change & { changes: Replacement[] },
  ): ChangedEvent {
    const now = opening.isClosed ? undefined : this.current(event.uri);
    const after = now?.version === event.version ? { after: now.text } : {};
    return { ...event, changes, length, ...after };
  }
}

/** Steps as replacements of the text before all of them, ascending; undefined where one reaches into another. */
function together(steps: readonly Step[]): Replacement[] | undefined {
  // Editors send them from the end to the beginning, so that none moves another.
  let last = Number.POSITIVE_INFINITY;
  const descend = steps.every(({ start, end }) => {
    const isBefore = end <= last;
    last = start;
    return isBefore;
  });
  if (descend) return steps.map(({ start, end, text }) => ({ start, end, text })).reverse();
  const done: { from: number; replacement: Replacement }[] = [];
  for (const { start, end, text } of steps) {
    let shift = 0;
    let index = 0;
    for (const { from, replacement } of done) {
      const length = replacement.text.length;
      if (end <= from) break;
      if (start < from + length) return undefined;
      shift += length - (replacement.end - replacement.start);
      index++;
    }
    for (const later of done.slice(index)) later.from += text.length - (end - start);
    done.splice(index, 0, { from: start, replacement: { start: start - shift, end: end - shift, text } });
  }
  return done.map(({ replacement }) => replacement);
}
