import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
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

/** The median time of a review after a typed letter, in milliseconds. */
function median(desk: Desk, text: string): number {
  const times: number[] = [];
  let edited = text;
  for (let i = 0; i < 60; i++) {
    const at = (1000 + i * 997) % edited.length;
    edited = `${edited.slice(0, at)}x${edited.slice(at)}`;
    const start = performance.now();
    desk.review('a.js', edited);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[30] as number;
}

/**
 * These bounds are several times what a quiet machine takes (0.2, 0.4 and 2 ms, compiled), so that only a
 * change for the worse in kind breaks them.
 */
describe('the state of a file of 2,000 lines after an edit', () => {
  const text = file('compute', 2000);

  it('costs next to nothing without marks', () => assert.ok(median(new Desk(), text) < 3));

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
    assert.ok(median(desk, text) < 5);
  });

  it('costs little when all of it is reviewed', () => {
    const desk = new Desk();
    desk.markFile('a.js', text);
    assert.ok(median(desk, text) < 20);
  });

  it('stays bounded for texts of nothing but repetition', () => {
    const unit = ['foo(a);', 'bar(b);', 'baz(c);', 'qux(d);', '}'];
    const repeated = Array.from({ length: 4000 }, (_, i) => unit[i % 5]).join('\n');
    const desk = new Desk();
    desk.mark('a.js', ['one();', 'two();', 'three();', ...unit, 'four();'].join('\n'), 3, 7);
    desk.mark('a.js', repeated, 100, 120);
    desk.markFile('a.js', repeated);
    const start = performance.now();
    desk.review('a.js', repeated);
    assert.ok(performance.now() - start < 1500);
  });
});
