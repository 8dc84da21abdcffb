/**
 * Random work at an editor, in which each character tells by itself where it comes from: typed text is made
 * of `t`, accepted text of `A`, and so on. Whatever is done in whatever order, each character must be said to
 * be what it is. And events that are cut, torn and mixed up must neither throw nor break the order of labels.
 *
 * `FUZZ_SEED` and `FUZZ_RUNS` repeat or lengthen a run; a failure names its seed.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Classifier, classify } from '../../server/src/provenance/classify.ts';
import { type ProvenanceEvent, readEvents, type ToldEvent } from '../../server/src/provenance/event.ts';
import type { Label } from '../../server/src/provenance/lines.ts';
import { Editor, FILE } from '../../server/src/provenance/testing.ts';
import { TextHistory } from '../../server/src/provenance/textHistory.ts';
import { replaced } from '../../server/src/provenance/track.ts';
import { told } from '../support/editorEvents.ts';
import { Random } from '../support/random.ts';

const SEED = Number(process.env.FUZZ_SEED ?? 1);
const RUNS = Number(process.env.FUZZ_RUNS ?? 60);
const STEPS = 60;

/**
 * What each letter must be. `.` is the text that was there. What differs from the replaced text by the rest of
 * a name alone may as well be a completion.
 */
const WANTED: Readonly<Record<string, readonly string[]>> = {
  '.': ['-'],
  t: ['human high typed'],
  A: ['ai high inline-suggestion'],
  C: ['ai high chat-edit', 'ai low chat-edit'],
  P: ['unknown high pasted'],
  U: ['ai low unexplained-insertion', 'unknown low completion', 'unknown low editor-action'],
  O: ['unknown low written-outside'],
};

/** Code of one letter: several words, so that it is no completion of a name. */
function codeOf(random: Random, letter: string): string {
  const word = (): string => letter.repeat(1 + random.below(4));
  return ` ${word()} = ${word()}(${word()});${random.below(3) === 0 ? '\n' : ''}`;
}

/** Edits that can be undone: what was replaced by what. */
interface Done {
  readonly start: number;
  readonly old: string;
  readonly text: string;
}

function step(random: Random, editor: Editor, done: Done[]): void {
  const start = random.below(editor.text.length + 1);
  const end = start + random.below(Math.min(8, editor.text.length - start) + 1);
  const old = editor.text.slice(start, end);
  const put = (text: string, from = start, to = end): void => {
    done.push({ start: from, old: editor.text.slice(from, to), text });
  };
  switch (random.below(9)) {
    case 0:
    case 1:
      for (let keys = 1 + random.below(5), at = start; keys > 0; keys--, at++) {
        put('t', at, at);
        editor.change([{ start: at, end: at, text: 't' }]).selected('keyboard');
      }
      return;
    case 2:
      put('');
      editor.change([{ start, end, text: '' }]).selected('keyboard');
      return;
    case 3: {
      const text = codeOf(random, 'A');
      put(text);
      editor.accept(start, end, text);
      return;
    }
    case 4: {
      const text = codeOf(random, 'P');
      put(text);
      const at = { uri: FILE, version: editor.version, time: editor.time };
      editor.tell({ kind: 'pasted', ...at, text, origin: 'elsewhere' });
      editor.change([{ start, end, text }]).selected('none');
      return;
    }
    case 5: {
      const text = codeOf(random, 'U');
      put(text);
      editor.change([{ start, end, text }]).selected('none');
      return;
    }
    case 6: {
      const text = codeOf(random, 'C');
      const event = { kind: 'baseline', uri: FILE, time: editor.time } as const;
      editor.rest().tell({ ...event, time: editor.time, what: 'opened' });
      put(text);
      editor.change([{ start, end, text }]).rest();
      editor.tell({ ...event, time: editor.time, what: 'closed' });
      return;
    }
    case 7: {
      // Other programs write to clean documents only.
      editor.rest().save().rest();
      const text = codeOf(random, 'O');
      put(text);
      editor.change([{ start, end, text }], { onDisk: true }).rest();
      return;
    }
    default: {
      const last = done.pop();
      if (last === undefined) return;
      const to = last.start + last.text.length;
      editor.change([{ start: last.start, end: to, text: last.old }], { reason: 'undo' });
    }
  }
  assert.ok(old.length <= 8);
}

function labelAt(labels: readonly Label[], at: number): string {
  const label = labels.find(({ start, end }) => start <= at && at < end)?.provenance;
  const [evidence] = label?.evidence ?? [];
  return label === undefined ? '-' : `${label.author} ${label.confidence} ${evidence?.kind}`;
}

function work(random: Random): Editor {
  const editor = new Editor('....\n....\n');
  const done: Done[] = [];
  for (let i = 0; i < STEPS; i++) {
    step(random, editor, done);
    if (random.below(3) === 0) editor.rest(random.below(3_000));
  }
  return editor;
}

describe('provenance of random work', () => {
  it('is where each character comes from', () => {
    for (let seed = SEED; seed < SEED + RUNS; seed++) {
      const editor = work(new Random(seed));
      const labels = classify(editor.events).get(FILE) ?? [];
      for (const [at, letter] of [...editor.text].entries()) {
        const wanted = WANTED[letter];
        const got = labelAt(labels, at);
        assert.ok(
          wanted === undefined || wanted.includes(got),
          `seed ${seed}, offset ${at}: ${letter} is ${got}`,
        );
      }
    }
  });

  it('never breaks on events that are missing, repeated, reordered or torn', () => {
    for (let seed = SEED; seed < SEED + RUNS; seed++) {
      const random = new Random(seed);
      const editor = work(random);
      const events = editor.events.map(told).flatMap((event): unknown[] => {
        const kind = random.below(30);
        if (kind === 0) return [];
        if (kind === 1) return [event, event];
        if (kind === 2) return [{ ...event, time: random.below(2_000_000) }];
        if (kind === 3) return [{ ...event, version: random.below(80), uri: `file:///${random.below(3)}` }];
        if (kind === 4) {
          const keys = Object.keys(event);
          return [{ ...event, [random.pick(keys)]: random.pick([null, -1, 'x', {}, [], true, 5]) }];
        }
        return [event];
      });
      const { events: read } = readEvents(JSON.parse(JSON.stringify(events)));
      // The texts come whole, and at other times than what is told of them.
      const document = { version: 0, text: '' };
      const history = new TextHistory((uri) => (uri === FILE ? document : undefined));
      const classifier = new Classifier();
      const take = (events: readonly ProvenanceEvent[]): void => {
        for (const event of events) classifier.take(event);
        for (const uri of classifier.takeLost()) {
          const anew = history.anew(uri, 0);
          if (anew !== undefined) classifier.take(anew);
        }
        for (const uri of classifier.uris()) {
          let before = 0;
          for (const { start, end } of classifier.labels(uri) ?? []) {
            assert.ok(start >= before && end > start, `seed ${seed}`);
            before = end;
          }
          assert.ok(before <= (classifier.track(uri)?.text.length ?? 0), `seed ${seed}`);
        }
        const track = classifier.track(FILE);
        if (track?.version === document.version) assert.equal(track.text, document.text, `seed ${seed}`);
      };
      for (const event of editor.events) {
        if (event.kind === 'opened') {
          document.text = event.text;
          document.version = event.version;
          take(history.opened(FILE, { ...document }));
        } else if (event.kind === 'changed') {
          document.text = replaced(document.text, event.changes);
          document.version = event.version;
          take(history.changed(FILE, event.version, [...event.changes].reverse(), document.text));
        }
        while (read.length > 0 && random.below(3) > 0) take(history.take(read.shift() as ToldEvent));
      }
      for (const event of read) take(history.take(event));
      take(history.take({ kind: 'opened', uri: FILE, version: editor.version, time: editor.time }));
      assert.equal(classifier.track(FILE)?.text, editor.text, `seed ${seed}`);
      classifier.settle(Number.POSITIVE_INFINITY);
    }
  });
});
