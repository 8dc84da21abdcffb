/**
 * Events of documents: as a client tells them, and complete with the texts that they are about.
 *
 * What is told comes from outside, so each event is checked by itself: what is not exactly of the form described
 * in `protocol/provenance.ts` is left out with a sentence, the others count.
 */
import type * as told from '../../../protocol/provenance.ts';
import type { DetailedReason, Replacement } from '../../../protocol/provenance.ts';

export type {
  BaselineEvent,
  DetailedReason,
  PastedEvent,
  Replacement,
  SelectedEvent,
  TerminalEvent,
} from '../../../protocol/provenance.ts';

/** An event as the client tells it. */
export type ToldEvent = told.ProvenanceEvent;

/** A document is open from here on, with this text. */
export interface OpenedEvent extends told.OpenedEvent {
  text: string;
}

/** The text changed; `version` is that after the change. */
export interface ChangedEvent extends told.ChangedEvent {
  /** Ascending, without overlaps, all of them in the text before the change. */
  changes: Replacement[];
  /** The length of the text after it, in UTF-16 units. */
  length: number;
  /** The text after it, if somebody still has it: then it need not be put together a second time. */
  after?: string;
}

/** An event with the text that it is about. */
export type ProvenanceEvent = OpenedEvent | ChangedEvent | Exclude<ToldEvent, { kind: 'opened' | 'changed' }>;

/** Longer texts are not followed, in UTF-16 units: an event that holds one is refused. */
export const LONGEST_TEXT = 5_000_000;
/** The most events read from one message, replacements of one event, and properties of one reason. */
const MOST_EVENTS = 10_000;
const MOST_CHANGES = 100_000;
const MOST_METADATA = 40;
const MOST_CURSORS = 1_000;
/** The longest URI, name or id. */
const LONGEST_NAME = 4_000;

/** The events of a message, and one sentence for each that cannot be used. Never throws. */
export function readEvents(json: unknown): { events: ToldEvent[]; faults: string[] } {
  if (!Array.isArray(json)) return { events: [], faults: ['The events are not a list.'] };
  const events: ToldEvent[] = [];
  const faults: string[] = [];
  if (json.length > MOST_EVENTS)
    faults.push(`Only the first ${MOST_EVENTS} of ${json.length} events were read.`);
  for (const [index, each] of json.slice(0, MOST_EVENTS).entries()) {
    const read = readEvent(each);
    if (typeof read === 'string') faults.push(`Event ${index} cannot be used: ${read}.`);
    else events.push(read);
  }
  return { events, faults };
}

/** One event, or the end of a sentence that says what is wrong with it. Never throws. */
export function readEvent(json: unknown): ToldEvent | string {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return 'it is not an object';
  const reader = new Fields(json as Record<string, unknown>);
  const event = readKind(reader);
  return reader.fault ?? event ?? 'its "kind" is not known';
}

function readKind(f: Fields): ToldEvent | undefined {
  const kind = f.name('kind');
  switch (kind) {
    case 'opened':
      return { kind, ...documentOf(f) };
    case 'closed':
      return { kind, uri: f.name('uri'), time: f.time() };
    case 'changed': {
      const detailedReason = f.detailedReason();
      const reason = f.optional('reason', () => f.oneOf<'undo' | 'redo'>('reason', ['undo', 'redo']));
      return {
        kind,
        ...documentOf(f),
        ...(reason === undefined ? {} : { reason }),
        isDirty: f.flag('isDirty'),
        isVisible: f.flag('isVisible'),
        ...(detailedReason === undefined ? {} : { detailedReason }),
      };
    }
    case 'dirty':
      return { kind, ...documentOf(f), isDirty: f.flag('isDirty') };
    case 'selected': {
      const cursors = f.optional('cursors', () => f.cursors());
      const cause = f.oneOf<'keyboard' | 'mouse' | 'command' | 'none'>('cause', [
        'keyboard',
        'mouse',
        'command',
        'none',
      ]);
      return { kind, ...documentOf(f), cause, ...(cursors === undefined ? {} : { cursors }) };
    }
    case 'accepted':
      return { kind, ...documentOf(f), part: f.oneOf('part', ['all', 'alternative', 'word', 'line']) };
    case 'pasted': {
      const copied = f.optional('copied', () => f.copied());
      return {
        kind,
        ...documentOf(f),
        text: f.text('text'),
        origin: f.oneOf('origin', ['editor', 'elsewhere']),
        ...(copied === undefined ? {} : { copied }),
      };
    }
    case 'baseline': {
      const changes = f.optional('changes', () => f.changes());
      const length = f.optional('length', () => f.count('length'));
      return {
        kind,
        uri: f.name('uri'),
        time: f.time(),
        what: f.oneOf('what', ['opened', 'changed', 'closed']),
        ...(changes === undefined ? {} : { changes }),
        ...(length === undefined ? {} : { length }),
      };
    }
    case 'saved':
      return { kind, ...documentOf(f), willSave: f.flag('willSave') };
    case 'compared':
      return { kind, ...documentOf(f), isCommitted: f.flag('isCommitted') };
    case 'file':
      return {
        kind,
        uri: f.name('uri'),
        time: f.time(),
        what: f.oneOf('what', ['created', 'changed', 'deleted']),
      };
    case 'head': {
      const from = f.optional('from', () => f.name('from'));
      const to = f.optional('to', () => f.name('to'));
      return {
        kind,
        uri: f.name('uri'),
        time: f.time(),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      };
    }
    case 'terminal':
      return {
        kind,
        time: f.time(),
        what: f.oneOf('what', ['started', 'ended']),
        id: f.count('id'),
        program: f.name('program'),
        isAgent: f.flag('isAgent'),
      };
    default:
      return undefined;
  }
}

function documentOf(f: Fields): { uri: string; version: number; time: number } {
  return { uri: f.name('uri'), version: f.count('version'), time: f.time() };
}

/** The fields of one event; the first that is wrong is remembered, and each is answered in its right type. */
class Fields {
  fault: string | undefined;

  constructor(private readonly json: Record<string, unknown>) {}

  optional<T>(key: string, read: () => T): T | undefined {
    return this.json[key] === undefined ? undefined : read();
  }

  name(key: string): string {
    const value = this.json[key];
    if (typeof value === 'string' && value.length <= LONGEST_NAME) return value;
    return this.wrong(`"${key}" is not a text of at most ${LONGEST_NAME} characters`, '');
  }

  text(key: string): string {
    return this.textOf(this.json[key], `"${key}"`);
  }

  private textOf(value: unknown, what: string): string {
    if (typeof value === 'string' && value.length <= LONGEST_TEXT) return value;
    return this.wrong(`${what} is not a text of at most ${LONGEST_TEXT} characters`, '');
  }

  cursors(): number[] {
    const { cursors } = this.json;
    if (!Array.isArray(cursors) || cursors.length > MOST_CURSORS)
      return this.wrong(`"cursors" is not a list of at most ${MOST_CURSORS} numbers`, []);
    return cursors.map((each) => this.countOf(each, 'an entry of "cursors"'));
  }

  flag(key: string): boolean {
    const value = this.json[key];
    return typeof value === 'boolean' ? value : this.wrong(`"${key}" is neither true nor false`, false);
  }

  count(key: string): number {
    return this.countOf(this.json[key], `"${key}"`);
  }

  private countOf(value: unknown, what: string): number {
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
    return this.wrong(`${what} is not a whole number from 0`, 0);
  }

  time(): number {
    const { time } = this.json;
    if (typeof time === 'number' && Number.isFinite(time) && time >= 0) return time;
    return this.wrong('"time" is not a number of milliseconds', 0);
  }

  oneOf<T extends string>(key: string, values: readonly [T, ...T[]]): T {
    const found = values.find((each) => each === this.json[key]);
    return found ?? this.wrong(`"${key}" is none of ${values.join(', ')}`, values[0]);
  }

  /** The replacements in ascending order, without overlaps. */
  changes(): Replacement[] {
    const { changes } = this.json;
    if (!Array.isArray(changes) || changes.length > MOST_CHANGES)
      return this.wrong('"changes" is not a list of replacements', []);
    const read = changes.map((each) => this.replacement(each)).sort((a, b) => a.start - b.start);
    for (const [i, each] of read.entries())
      if (each.start < (read[i - 1]?.end ?? 0)) return this.wrong('its "changes" overlap', []);
    return read;
  }

  private replacement(json: unknown): Replacement {
    const nothing = { start: 0, end: 0, text: '' };
    if (typeof json !== 'object' || json === null) return this.wrong('a change is not an object', nothing);
    const { start, end, text } = json as Record<string, unknown>;
    const read = {
      start: this.countOf(start, 'the "start" of a change'),
      end: this.countOf(end, 'the "end" of a change'),
      text: this.textOf(text, 'the "text" of a change'),
    };
    return read.end < read.start ? this.wrong('a change ends before it starts', nothing) : read;
  }

  copied(): { uri: string; version: number; start: number; end: number } {
    const nothing = { uri: '', version: 0, start: 0, end: 0 };
    const { copied } = this.json;
    if (typeof copied !== 'object' || copied === null)
      return this.wrong('"copied" is not an object', nothing);
    const inner = new Fields(copied as Record<string, unknown>);
    const read = {
      uri: inner.name('uri'),
      version: inner.count('version'),
      start: inner.count('start'),
      end: inner.count('end'),
    };
    this.fault ??= inner.fault;
    return read.end < read.start ? this.wrong('"copied" ends before it starts', nothing) : read;
  }

  /** Metadata that is neither text nor a number nor a truth value is of no use here and is left out. */
  detailedReason(): DetailedReason | undefined {
    const { detailedReason } = this.json;
    if (typeof detailedReason !== 'object' || detailedReason === null) return undefined;
    const { source, metadata } = detailedReason as Record<string, unknown>;
    if (typeof source !== 'string' || source.length > LONGEST_NAME)
      return this.wrong('the "source" of its reason is not a text', undefined);
    const entries = Object.entries(typeof metadata === 'object' && metadata !== null ? metadata : {})
      .filter((entry): entry is [string, string | number | boolean] => {
        const [, value] = entry;
        if (typeof value === 'string') return value.length <= LONGEST_NAME;
        return typeof value === 'number' || typeof value === 'boolean';
      })
      .slice(0, MOST_METADATA);
    return { source, metadata: Object.fromEntries(entries) };
  }

  private wrong<T>(fault: string, instead: T): T {
    this.fault ??= fault;
    return instead;
  }
}
