/**
 * Gathers events and hands them on a few at a time, in order: a message for every keystroke's four events
 * would cost more than the events.
 */

import type { ProvenanceEvent } from '../../../protocol/provenance.ts';

/** Events wait at most this long, in milliseconds; nobody looks at provenance while typing. */
const LONGEST_WAIT = 50;
/** This many are handed on at once. */
const LARGEST_BATCH = 500;

export class Batch {
  private events: ProvenanceEvent[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly send: (events: ProvenanceEvent[]) => void) {}

  add(event: ProvenanceEvent): void {
    this.events.push(event);
    if (this.events.length >= LARGEST_BATCH) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), LONGEST_WAIT);
  }

  /** Hands on what waits, now. */
  flush(): void {
    this.stop();
    const { events } = this;
    this.events = [];
    if (events.length > 0) this.send(events);
  }

  /** Forgets what waits. */
  clear(): void {
    this.stop();
    this.events = [];
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
