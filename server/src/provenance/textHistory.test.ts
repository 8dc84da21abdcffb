import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ProvenanceEvent, ToldEvent } from './event.ts';
import { type OpenText, TextHistory } from './textHistory.ts';

const uri = 'file:///a.ts';
const opened = (version = 1): ToldEvent => ({ kind: 'opened', uri, version, time: 1 });
const closed: ToldEvent = { kind: 'closed', uri, time: 1 };
const changed = (version: number): ToldEvent => ({
  kind: 'changed',
  uri,
  version,
  time: 1,
  isDirty: true,
  isVisible: true,
});

/** A document whose notifications and events are sent one by one. */
class Work {
  now: OpenText | undefined;
  readonly history = new TextHistory((asked) => (asked === uri ? this.now : undefined));
  readonly complete: ProvenanceEvent[] = [];

  open(text: string, version = 1): this {
    this.now = { version, text };
    return this.add(this.history.opened(uri, this.now));
  }

  /** Replaces pieces of the text one after the other, as a notification does. */
  change(version: number, ...steps: [start: number, end: number, text: string][]): this {
    let text = this.now?.text ?? '';
    for (const [start, end, by] of steps) text = text.slice(0, start) + by + text.slice(end);
    this.now = { version, text };
    const named = steps.map(([start, end, by]) => ({ start, end, text: by }));
    return this.add(this.history.changed(uri, version, named, text));
  }

  close(): this {
    this.now = undefined;
    this.history.closed(uri);
    return this;
  }

  tell(...events: ToldEvent[]): this {
    for (const event of events) this.add(this.history.take(event));
    return this;
  }

  /** What has come out so far: openings with their texts, changes with what they replace. */
  get out(): string[] {
    return this.complete.map((event) => {
      if (event.kind === 'opened') return `opened ${event.version} ${event.text}`;
      if (event.kind !== 'changed') return event.kind;
      const changes = event.changes.map(({ start, end, text }) => `${start}-${end}:${text}`);
      return `changed ${event.version} ${changes.join(' ')} (${event.length}) ${event.after ?? '-'}`;
    });
  }

  private add(events: readonly ProvenanceEvent[]): this {
    this.complete.push(...events);
    return this;
  }
}

describe('TextHistory', () => {
  it('completes what is told after its text has come', () => {
    const work = new Work().tell(opened()).open('ab').change(2, [1, 1, 'x']).tell(changed(2));
    assert.deepEqual(work.out, ['opened 1 ab', 'changed 2 1-1:x (3) axb']);
  });

  it('lets what is told before its text wait for it, and all behind it', () => {
    const work = new Work().tell(opened()).open('ab');
    work.tell(changed(2), { kind: 'dirty', uri, version: 2, time: 1, isDirty: true });
    assert.deepEqual(work.out, ['opened 1 ab']);
    work.change(2, [0, 1, '']);
    assert.deepEqual(work.out, ['opened 1 ab', 'changed 2 0-1: (1) b', 'dirty']);
  });

  it('hands on the text itself only while it is the current one', () => {
    const work = new Work().tell(opened()).open('').change(2, [0, 0, 'a']).change(3, [1, 1, 'b']);
    assert.deepEqual(work.tell(changed(2), changed(3)).out, [
      'opened 1 ',
      'changed 2 0-0:a (1) -',
      'changed 3 1-1:b (2) ab',
    ]);
  });

  it('says steps as replacements of the text before all of them', () => {
    const work = new Work().tell(opened()).open('abcdef');
    work.change(2, [4, 5, 'E'], [1, 2, '']).tell(changed(2));
    work.change(3, [0, 1, 'AA'], [3, 4, 'D'], [5, 5, '!']).tell(changed(3));
    assert.deepEqual(work.out.slice(1), [
      'changed 2 1-2: 4-5:E (5) acdEf',
      'changed 3 0-1:AA 2-3:D 4-4:! (7) AAcDE!f',
    ]);
  });

  it('opens a document anew where a step reaches into another', () => {
    const work = new Work().tell(opened()).open('ab').change(2, [0, 1, 'xyz'], [1, 2, '']).tell(changed(2));
    assert.deepEqual(work.out, ['opened 1 ab', 'opened 2 xzb']);
  });

  it('opens a document anew where nothing was told of a change', () => {
    const work = new Work().tell(opened()).open('').change(2, [0, 0, 'a']).change(3, [1, 1, 'b']);
    work.tell(changed(3)).change(4, [2, 2, 'c']).tell(changed(4));
    assert.deepEqual(work.out, ['opened 1 ', 'opened 3 ab', 'changed 4 2-2:c (3) abc']);
  });

  it('begins with the text as it is where it changed too often before anything was told', () => {
    const work = new Work().open('');
    for (let version = 3; version < 200; version++) work.change(version, [0, 0, '']);
    work.change(2, [0, 0, 'a']).tell(opened(), changed(2));
    work.change(3, [1, 1, 'b']).tell(changed(3));
    assert.deepEqual(work.out, ['opened 2 a', 'changed 3 1-1:b (2) ab']);
  });

  it('knows of a document that was closed before anything was told of it', () => {
    const work = new Work();
    work.open('a').change(2, [1, 1, 'b']).close().open('new', 1);
    work.tell(opened(), changed(2), closed, opened()).change(2, [0, 0, '#']).tell(changed(2));
    assert.deepEqual(work.out, [
      'opened 1 a',
      'changed 2 1-1:b (2) -',
      'closed',
      'opened 1 new',
      'changed 2 0-0:# (4) #new',
    ]);
  });

  it('keeps no changes that nobody tells of', () => {
    const work = new Work().tell(opened()).open('');
    for (let version = 2; version < 1_100; version++) work.change(version, [0, 0, 'x']);
    const last = work.tell(changed(1_099)).complete.at(-1);
    assert.deepEqual([last?.kind, last?.kind === 'opened' && last.text.length], ['opened', 1_098]);
  });

  it('are told of as they were when the telling began, though they have changed since', () => {
    const work = new Work().open('a').change(2, [1, 1, 'b']).change(3, [2, 2, 'c']);
    work.tell(opened(2), changed(3));
    assert.deepEqual(work.out, ['opened 2 ab', 'changed 3 2-2:c (3) abc']);
    // The telling ends, and begins again.
    work.change(4, [3, 3, 'd']).change(5, [4, 4, 'e']).tell(opened(4), changed(5));
    assert.deepEqual(work.out.slice(2), ['opened 4 abcd', 'changed 5 4-4:e (5) abcde']);
  });
});
