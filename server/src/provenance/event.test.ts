import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { LONGEST_TEXT, readEvent, readEvents, type ToldEvent } from './event.ts';

const AT = { uri: 'file:///a.ts', version: 2, time: 1000 };

/** One event of each kind, with everything that it can hold. */
const EVENTS: ToldEvent[] = [
  { kind: 'opened', ...AT },
  { kind: 'closed', uri: AT.uri, time: 1 },
  {
    kind: 'changed',
    ...AT,
    reason: 'undo',
    isDirty: false,
    isVisible: true,
    detailedReason: { source: 'cursor', metadata: { kind: 'type', $n: 1, flag: false } },
  },
  { kind: 'dirty', ...AT, isDirty: true },
  { kind: 'selected', ...AT, cause: 'none', cursors: [3, 8] },
  { kind: 'accepted', ...AT, part: 'word' },
  {
    kind: 'pasted',
    ...AT,
    text: 'x',
    origin: 'editor',
    copied: { uri: 'file:///b.ts', version: 1, start: 0, end: 4 },
  },
  {
    kind: 'baseline',
    uri: AT.uri,
    time: 1,
    what: 'changed',
    changes: [{ start: 0, end: 1, text: 'b' }],
    length: 2,
  },
  { kind: 'saved', ...AT, willSave: false },
  { kind: 'file', uri: AT.uri, time: 1, what: 'created' },
  { kind: 'head', uri: 'file:///', time: 1, from: 'a', to: 'b' },
  { kind: 'compared', ...AT, isCommitted: true },
  { kind: 'terminal', time: 1, what: 'started', id: 3, program: 'tool', isAgent: true },
];

/** Whether reading refuses the event, and says so about this word. */
function refuses(event: unknown, word: string): void {
  const read = readEvent(event);
  assert.equal(typeof read, 'string', JSON.stringify(event)?.slice(0, 200));
  assert.ok((read as string).includes(word), `${read as string} does not say ${word}`);
}

/** The compiler asks for every kind that there is. */
const KINDS: Readonly<Record<ToldEvent['kind'], true>> = {
  opened: true,
  closed: true,
  changed: true,
  dirty: true,
  selected: true,
  accepted: true,
  pasted: true,
  baseline: true,
  saved: true,
  file: true,
  head: true,
  compared: true,
  terminal: true,
};

describe('readEvents', () => {
  it('is tried with every kind', () =>
    assert.deepEqual([...new Set(EVENTS.map(({ kind }) => kind))].sort(), Object.keys(KINDS).sort()));

  it('reads every kind as it was sent', () => {
    const sent: unknown = JSON.parse(JSON.stringify(EVENTS));
    assert.deepEqual(readEvents(sent), { events: EVENTS, faults: [] });
  });

  it('refuses an event that lacks any one of the fields it must have', () => {
    const optional = /^(kind|reason|detailedReason|copied|changes|length|from|to|cursors)$/;
    for (const event of EVENTS)
      for (const key of Object.keys(event)) {
        if (optional.test(key)) continue;
        refuses({ ...event, [key]: undefined }, key);
        refuses({ ...event, [key]: { odd: true } }, key);
      }
  });

  it('goes on after an event that cannot be used', () => {
    const { events, faults } = readEvents([null, { kind: 'odd' }, EVENTS[1]]);
    assert.deepEqual(events, [EVENTS[1]]);
    assert.equal(faults.length, 2);
    assert.deepEqual(readEvents('no list').events, []);
  });

  it('leaves out fields that nobody described, such as the text of a document', () => {
    assert.deepEqual(readEvent({ ...EVENTS[1], prompt: 'secret' }), EVENTS[1]);
    assert.deepEqual(readEvent({ ...EVENTS[0], text: 'secret' }), EVENTS[0]);
  });

  it('sorts replacements, and refuses those that overlap or run backwards', () => {
    const change = EVENTS[7] as object;
    const changes = [
      { start: 4, end: 5, text: '' },
      { start: 1, end: 2, text: 'x' },
    ];
    const read = readEvent({ ...change, changes });
    assert.ok(typeof read !== 'string' && read.kind === 'baseline');
    assert.deepEqual(
      read.changes?.map(({ start }) => start),
      [1, 4],
    );
    refuses({ ...change, changes: [...changes, { start: 0, end: 2, text: '' }] }, 'overlap');
    refuses({ ...change, changes: [{ start: 3, end: 2, text: '' }] }, 'ends before');
    refuses({ ...change, changes: [{ start: -1, end: 2, text: '' }] }, 'start');
    refuses({ ...change, changes: [{ start: 0.5, end: 2, text: '' }] }, 'start');
  });

  it('refuses texts and names without bound', () => {
    refuses({ ...EVENTS[6], text: 'x'.repeat(LONGEST_TEXT + 1) }, 'text');
    refuses({ ...EVENTS[0], uri: 'x'.repeat(5000) }, 'uri');
    refuses({ ...EVENTS[12], program: 'x'.repeat(5000) }, 'program');
  });

  it('refuses cursors that are no places, and very many', () => {
    const selected = EVENTS[4] as object;
    assert.equal(typeof readEvent({ ...selected, cursors: undefined }), 'object');
    for (const cursors of [[-1], [0.5], ['1'], 1, Array(1_001).fill(1)])
      refuses({ ...selected, cursors }, 'cursors');
  });

  it('keeps of a reason what is plain data', () => {
    const detailedReason = {
      source: 's',
      metadata: { deep: { a: 1 }, $extensionId: 'x', long: 'y'.repeat(9000) },
    };
    const read = readEvent({ ...EVENTS[2], detailedReason });
    assert.ok(typeof read !== 'string' && read.kind === 'changed');
    assert.deepEqual(read.detailedReason, { source: 's', metadata: { $extensionId: 'x' } });
    refuses({ ...EVENTS[2], detailedReason: { source: 5 } }, 'source');
  });
});
