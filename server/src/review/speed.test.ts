import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { assertLinear, leastTimes } from '../../../test/support/growth.ts';
import { HashedText } from './anchor.ts';
import type { Entry } from './mark.ts';
import { markLines } from './marking.ts';
import { Desk, entryOf } from './testing.ts';

/** A file of ordinary lines: two in seven are empty or brackets. */
function file(name: string, lines: number): string {
  return Array.from({ length: lines }, (_, i) =>
    i % 7 === 0 ? '' : i % 7 === 3 ? '    }' : `    const value${i} = ${name}(${i}, 'x', other);`,
  ).join('\n');
}

/** Types a letter and reviews, again and again. */
function typing(desk: Desk, text: string): () => void {
  let edited = text;
  let at = 1000;
  return () => {
    at = (at + 997) % edited.length;
    edited = `${edited.slice(0, at)}x${edited.slice(at)}`;
    desk.review('a.js', edited);
  };
}

/** How many times as long a review after a typed letter takes at one desk as where nothing is marked. */
function timesAsLong(desk: Desk, text: string): number {
  const [bare = 0, marked = 0] = leastTimes([typing(new Desk(), text), typing(desk, text)], 60);
  return marked / bare;
}

/** The bounds are several times what is seen (1.7, 1.5 and 8), so that only a change for the worse in kind breaks them. */
describe('the state of a file of 2,000 lines after an edit', () => {
  const text = file('compute', 2000);

  it('costs next to nothing without marks: a few times what reading its lines does', () => {
    const lines = (): void => void text.split('\n').map((line) => line.trim());
    const [read = 0, reviewed = 0] = leastTimes([lines, typing(new Desk(), text)], 60);
    assert.ok(reviewed < 10 * read, `${reviewed} ms, and ${read} ms for its lines`);
  });

  it('costs little with 3,000 marks in other files', () => {
    const desk = new Desk();
    const entries: Entry[] = [];
    for (let f = 0; f < 60; f++) {
      const hashed = new HashedText(file(`other${f}`, 500));
      for (let i = 0; i < 50; i++)
        entries.push(
          entryOf(markLines(`${f}.js`, hashed, { first: 10 * i, last: 10 * i + 8 }, { kind: 'selection' })),
        );
    }
    desk.write(entries);
    assert.ok(timesAsLong(desk, text) < 8);
  });

  it('costs little when all of it is reviewed', () => {
    const desk = new Desk();
    desk.markFile('a.js', text);
    assert.ok(timesAsLong(desk, text) < 40);
  });

  it('stays in proportion to texts of nothing but repetition', () => {
    const unit = ['foo(a);', 'bar(b);', 'baz(c);', 'qux(d);', '}'];
    assertLinear((lines) => {
      const repeated = Array.from({ length: lines }, (_, i) => unit[i % 5]).join('\n');
      const desk = new Desk();
      desk.mark('a.js', ['one();', 'two();', 'three();', ...unit, 'four();'].join('\n'), 3, 7);
      desk.mark('a.js', repeated, 100, 120);
      desk.markFile('a.js', repeated);
      desk.review('a.js', repeated);
    }, 4000);
  });
});
