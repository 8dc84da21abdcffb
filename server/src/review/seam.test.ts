import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { HashedText } from './anchor.ts';
import { unmarkedFile } from './fileReview.ts';
import { provenReview } from './proof.ts';
import { ADA, BOB, Desk, findingOn } from './testing.ts';

const CODE = `import os

def first(a):
    a.begin()
    return a.end()

def check(b):
    b.begin()
    return b.end()

def last(c):
    c.begin()
    return c.end()
`;
const lines = CODE.split('\n');
const [FIRST, CHECK, LAST] = [2, 6, 10];

/** By line and for the end: how many marks have seen the seam, as digits; a dot for a blank line. */
function seen(desk: Desk, text: string, path = 'a.py'): string {
  const { seams, lines: states } = desk.review(path, text);
  assert.equal(seams.length, states.length + 1);
  return seams
    .map((marks, i) => (states[i]?.state === 'blank' && marks.length === 0 ? '.' : marks.length))
    .join('');
}

function without(first: number, count: number): string {
  return lines.toSpliced(first, count).join('\n');
}

function markedFunctions(): Desk {
  const desk = new Desk();
  for (const first of [FIRST, CHECK, LAST]) desk.mark('a.py', CODE, first, first + 2);
  return desk;
}

describe('a mark has seen', () => {
  it('all of a file that it is about meet, from the start to the end', () => {
    const desk = new Desk();
    desk.markFile('a.py', CODE);
    assert.equal(seen(desk, CODE), '1.111.111.111.1');
    assert.equal(seen(desk, CODE.replaceAll('\n', '\r\n')), '1.111.111.111.1');
    assert.equal(seen(desk, CODE.trimEnd()), '1.111.111.1111');
    assert.equal(seen(desk, `\n\uFEFF\n${CODE}\n`.slice(1)), '.1.111.111.111..1');
  });

  it('its lines meet each other and what is beside them, and nothing else', () => {
    const desk = new Desk();
    desk.mark('a.py', CODE, CHECK, CHECK + 2);
    assert.equal(seen(desk, CODE), '0.000.111.100.0');
    desk.mark('a.py', CODE, CHECK + 1, CHECK + 1);
    assert.equal(seen(desk, CODE), '0.000.122.100.0');
  });

  it('what it meets across any number and kind of blank lines', () => {
    const gap = ['', '    ', '\t', ...new Array(20).fill('')];
    const apart = [...lines.slice(0, CHECK), ...gap, ...lines.slice(CHECK)].join('\n');
    for (const [marked, now] of [
      [CODE, apart],
      [apart, CODE],
      [apart, apart],
      [apart.replace('\t', ' \t '), apart.replace('\t', ' \t ')],
    ] as const) {
      const desk = new Desk();
      desk.mark('a.py', marked, FIRST, FIRST + 2);
      const { seams } = desk.review('a.py', now);
      assert.equal(seams[now.split('\n').indexOf('def check(b):')]?.length, 1);
    }
  });

  it('meet only what it is about: a judgement of a finding says nothing of lines', () => {
    const desk = new Desk();
    desk.judge('a.py', CODE, findingOn(CODE, 'b.end()'), { verdict: 'reviewed' });
    assert.equal(seen(desk, CODE), '0.000.000.000.0');
  });

  it('nothing of a line that another may be', () => {
    const desk = new Desk();
    desk.markFile('a.py', CODE);
    const twice = [...lines.slice(0, 4), lines[3], ...lines.slice(4)].join('\n');
    assert.equal(seen(desk, twice), '1.1000.111.111.1');
  });

  it('the same in a renamed file, once it is known to be that', () => {
    const desk = markedFunctions();
    desk.index.noteMissing('a.py');
    assert.equal(seen(desk, CODE, 'b.py'), '0.000.000.000.0');
    desk.index.noteAllFilesNoted();
    assert.equal(seen(desk, CODE, 'b.py'), '0.111.211.211.1');
  });
});

describe('a mark has not seen', () => {
  it('lines meet that stood apart, whether one mark is about both or each has its own', () => {
    const one = new Desk();
    one.markFile('a.py', CODE);
    for (const desk of [one, markedFunctions()]) {
      const { seams, lines: states } = desk.review('a.py', without(CHECK, 4));
      assert.deepEqual(seams[CHECK], []);
      assert.deepEqual([states[CHECK - 2]?.state, states[CHECK]?.state], ['stale', 'stale']);
      desk.mark('a.py', without(CHECK, 4), CHECK, CHECK, BOB);
      assert.equal(desk.review('a.py', without(CHECK, 4)).seams[CHECK]?.length, 1);
    }
  });

  it('the end of another function, though both end in the same way', () => {
    const like = CODE.replace('return b.end()', 'return a.end()');
    for (const first of [FIRST, LAST]) {
      const desk = new Desk();
      desk.mark('a.py', like, first, first + 2);
      const now = like.split('\n').toSpliced(CHECK, 4).join('\n');
      assert.deepEqual(desk.review('a.py', now).seams[CHECK], []);
    }
  });

  it('what came between since', () => {
    const desk = new Desk();
    desk.markFile('a.py', CODE);
    const more = lines.toSpliced(CHECK + 1, 0, '    new()').join('\n');
    assert.equal(seen(desk, more), '1.111.1001.111.1');
    assert.match(desk.states('a.py', more), /^[r.]{7}u[r.]+$/, 'the new line shows; its neighbours stay');
  });

  it('the start and the end of a text that went on', () => {
    const desk = new Desk();
    desk.mark('a.py', CODE, CHECK, CHECK + 2);
    assert.equal(seen(desk, lines.slice(CHECK, CHECK + 3).join('\n')), '0110');
    const whole = new Desk();
    whole.markFile('a.py', CODE);
    assert.equal(seen(whole, lines.slice(FIRST, LAST - 1).join('\n')), '011.1110');
  });

  it('anything in a text of which nothing is left', () => {
    const desk = markedFunctions();
    for (const empty of ['', '\n \n'])
      assert.ok(desk.review('a.py', empty).seams.every(({ length }) => length === 0));
  });
});

describe('a review that says who has seen lines meet', () => {
  it('names nobody where there are no marks', () => {
    assert.deepEqual(unmarkedFile('a', 'one\ntwo', []).seams, [[], [], []]);
  });

  it('counts signed marks where only those do', () => {
    const desk = new Desk();
    desk.mark('a.py', CODE, FIRST, FIRST + 2, ADA);
    const signed = new Desk();
    assert.deepEqual(
      provenReview(desk.review('a.py', CODE), signed.review('a.py', CODE)).seams,
      signed.review('a.py', CODE).seams,
    );
  });

  it('asks for whole runs of context: a mark that holds nothing but blanks there has seen nothing', () => {
    const desk = new Desk();
    const run = new HashedText(CODE).run(CHECK, CHECK + 2);
    assert.ok(run !== undefined);
    desk.write([
      {
        kind: 'review',
        path: 'a.py',
        target: { kind: 'selection' },
        runs: [{ ...run, before: ['-'], after: ['-'] }],
      },
    ]);
    assert.equal(seen(desk, CODE), '0.000.011.000.0');
  });
});
