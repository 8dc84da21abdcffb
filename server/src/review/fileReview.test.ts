import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { BOB, Desk, findingOn } from './testing.ts';

/** A file of functions; every line with content is different. */
const CODE = `import sqlite3

def find(name):
    connection = sqlite3.connect("users.db")
    check(name)
    query = "SELECT * FROM users WHERE name = '" + name + "'"
    return connection.execute(query)

def greet(name):
    print("hello")
    print(name)
    return True

def leave(name):
    print("bye")
    return False
`;
const lines = CODE.split('\n');
const FIND = 2;
const GREET = 8;

/** The text with lines replaced from `first`, `count` of them. */
function replaced(first: number, count: number, ...by: string[]): string {
  return [...lines.slice(0, first), ...by, ...lines.slice(first + count)].join('\n');
}

function markedFile(): Desk {
  const desk = new Desk();
  desk.markFile('a.py', CODE);
  return desk;
}

describe('a mark on lines', () => {
  it('reviews exactly these lines', () => {
    const desk = new Desk();
    desk.mark('a.py', CODE, FIND, FIND + 4);
    assert.equal(desk.states('a.py', CODE), 'u.rrrrr.uuuu.uuu.');
    const { counts } = desk.review('a.py', CODE);
    assert.deepEqual(counts, { lines: 13, reviewed: 5, stale: 0, unreviewed: 8 });
  });

  it('says who reviewed and when', () => {
    const desk = new Desk();
    desk.mark('a.py', CODE, FIND, FIND + 4);
    desk.mark('a.py', CODE, FIND + 2, FIND + 2, BOB);
    const { lines } = desk.review('a.py', CODE);
    assert.deepEqual(
      lines.slice(FIND, FIND + 4).map((line) => line.marks.map((mark) => mark.batch.reviewer.name)),
      [['Ada'], ['Ada'], ['Ada', 'Bob'], ['Ada']],
    );
    assert.equal(lines[FIND]?.marks[0]?.batch.at, '2026-06-01T12:00:00.000Z');
  });

  it('on a file reviews all of it', () => assert.match(markedFile().states('a.py', CODE), /^[r.]+$/));

  it('on one line reviews it', () => {
    for (let line = 0; line < lines.length; line++) {
      if (lines[line] === '') continue;
      const desk = new Desk();
      desk.mark('a.py', CODE, line, line);
      const expected = lines.map((each, i) => (each === '' ? '.' : i === line ? 'r' : 'u')).join('');
      assert.equal(desk.states('a.py', CODE), expected);
    }
  });

  it('holds in a file of one line', () => {
    const desk = new Desk();
    desk.markFile('a.py', 'eval(x)');
    assert.equal(desk.states('a.py', 'eval(x)'), 'r');
    assert.equal(desk.states('a.py', 'eval(y)'), 'u');
  });

  it('is found in code that repeats itself', () => {
    const unit = ['foo(a);', '', 'bar(b);', 'baz(c);', '}'];
    const text = ['first();', ...Array.from({ length: 40 }, () => unit).flat(), 'last();'].join('\n');
    for (const line of [1, 51, 54, 99, 150, 200]) {
      const desk = new Desk();
      desk.mark('a.js', text, line, line + 1);
      const states = desk.states('a.js', text);
      assert.equal(
        states.replace(/[^r]/g, '').length,
        text
          .split('\n')
          .slice(line, line + 2)
          .filter(Boolean).length,
      );
      assert.match(states.slice(line, line + 2), /^[r.]+$/);
    }
  });

  it('cannot hold a line that could not be read', () => {
    const desk = new Desk();
    const text = CODE.replace('hello', 'hell\uFFFD');
    desk.markFile('a.py', text);
    assert.equal(desk.states('a.py', text), 'r.rrrrr.rsrr.rrr.');
  });

  it('leaves other files alone', () => {
    const desk = markedFile();
    desk.review('a.py', CODE);
    desk.index.noteAllFilesNoted();
    assert.match(desk.states('b.py', CODE), /^[u.]+$/);
  });
});

describe('a changed line', () => {
  it('is not reviewed; its neighbours still are', () => {
    const desk = markedFile();
    assert.equal(desk.states('a.py', replaced(5, 1, '    query = name')), 'r.rrrsr.rrrr.rrr.');
  });

  const changes: [name: string, text: string][] = [
    ['re-indented', `${lines[5]?.replace('    ', '\t')}`],
    ['with a blank at its end', `${lines[5]} `],
    ['with a letter changed', `${lines[5]?.replace('SELECT', 'SELECt')}`],
    ['with an invisible character', `${lines[5]?.replace('name', 'na\u200bme')}`],
    ['with a bidirectional override', `${lines[5]?.replace('name', '\u202ename')}`],
    ['with a letter that looks the same', `${lines[5]?.replace('name', 'nаme')}`],
    ['with a line separator of Unicode', `${lines[5]?.replace(' + ', '\u2028+ ')}`],
    ['with half a surrogate pair', `${lines[5]?.replace('*', '\ud800')}`],
    ['in another composition of letters', `${lines[5]?.replace('*', 'é'.normalize('NFD'))}`],
  ];
  for (const [name, line] of changes)
    it(`${name} is not reviewed`, () => {
      assert.notEqual(line, lines[5]);
      assert.equal(markedFile().states('a.py', replaced(5, 1, line))[5], 's');
    });

  it('that is changed back is reviewed again', () => {
    const desk = markedFile();
    desk.review('a.py', replaced(5, 1, '    query = name'));
    assert.match(desk.states('a.py', CODE), /^[r.]+$/);
  });

  it('tells whose review it lost', () => {
    const { lines } = markedFile().review('a.py', replaced(5, 1, '    query = name'));
    assert.equal(lines[5]?.state, 'stale');
    assert.equal(lines[5]?.marks[0]?.batch.reviewer.name, 'Ada');
  });

  it('at the start or end of a run is stale too', () => {
    const desk = new Desk();
    desk.mark('a.py', CODE, GREET, GREET + 3);
    assert.equal(desk.states('a.py', replaced(GREET, 1, 'def greet(other):')), 'u.uuuuu.srrr.uuu.');
    assert.equal(desk.states('a.py', replaced(GREET + 3, 1, '    return 1')), 'u.uuuuu.rrrs.uuu.');
  });

  it('at an end of a short file is stale too, and what is added there is not', () => {
    const short = 'x = 1\n\na = 1\nb = 2\nc = 3\n\nz = 3\n';
    const desk = new Desk();
    desk.markFile('a.py', short);
    assert.equal(desk.states('a.py', short.replace('z = 3', 'z = 4')), 'r.rrr.s.');
    assert.equal(desk.states('a.py', short.replace('x = 1', 'x = 2')), 's.rrr.r.');
    assert.equal(desk.states('a.py', `${short}w = 4\n`), 'r.rrr.ru.');
  });

  it('as the only line of its run is stale', () => {
    const desk = new Desk();
    desk.mark('a.py', CODE, 5, 5);
    assert.equal(desk.states('a.py', replaced(5, 1, '    query = name')), 'u.uuusu.uuuu.uuu.');
  });
});

describe('line endings and encodings', () => {
  it('of another kind change nothing', () => {
    const desk = markedFile();
    assert.match(desk.states('a.py', CODE.replaceAll('\n', '\r\n')), /^[r.]+$/);
    assert.match(desk.states('a.py', `\uFEFF${CODE}`), /^[r.]+$/);
    const other = new Desk();
    other.markFile('a.py', `\uFEFF${CODE.replaceAll('\n', '\r\n')}`);
    assert.match(other.states('a.py', CODE), /^[r.]+$/);
  });

  it('made of lone carriage returns are a change, since compilers see other lines', () => {
    const text = lines.slice(0, 5).join('\n').concat('\r', lines.slice(5).join('\n'));
    assert.equal(markedFile().states('a.py', text), 'r.rrsrr.rrrr.rrr.');
  });

  it('at the end of a text do not matter', () => {
    const desk = markedFile();
    assert.match(desk.states('a.py', CODE.trimEnd()), /^[r.]+$/);
  });
});

describe('added lines', () => {
  it('are not reviewed; those around them are', () =>
    assert.equal(markedFile().states('a.py', replaced(5, 0, '    name = raw(name)')), 'r.rrrurr.rrrr.rrr.'));
  it('that are blank change nothing', () =>
    assert.equal(markedFile().states('a.py', replaced(5, 0, '', '')), 'r.rrr..rr.rrrr.rrr.'));
  it('that repeat a reviewed line are not reviewed', () => {
    const state = markedFile().states('a.py', replaced(11, 0, '    print(name)'));
    assert.equal(state.slice(8, 13), 'rruur', 'which of the two was read cannot be known');
  });
  it('that copy a reviewed function next to it take its review away', () => {
    const copy = lines.slice(GREET, GREET + 5);
    const state = markedFile().states('a.py', replaced(GREET, 0, ...copy));
    assert.equal(state.slice(GREET, GREET + 10), 'uuuu.uuuu.');
    assert.equal(state.slice(0, GREET), 'r.rrrrr.');
  });
  it('that copy a reviewed function elsewhere are not reviewed; the original is', () => {
    const state = markedFile().states('a.py', [...lines, ...lines.slice(FIND, FIND + 5), 'end()'].join('\n'));
    assert.equal(state, 'r.rrrrr.rrrr.rrr.uuuuuu');
  });
});

describe('deleted lines', () => {
  it('take the review of the lines that now touch', () =>
    assert.equal(markedFile().states('a.py', replaced(4, 1)), 'r.rssr.rrrr.rrr.'));
  it('do so across empty lines', () =>
    assert.equal(markedFile().states('a.py', replaced(GREET, 4)), 'r.rrrrs..srr.'));
  it('do so when an empty line is put in their place', () =>
    assert.equal(markedFile().states('a.py', replaced(4, 1, '')), 'r.rs.sr.rrrr.rrr.'));
  it('at the start of a run take the review of its first line', () => {
    const desk = new Desk();
    desk.mark('a.py', CODE, FIND, FIND + 4);
    assert.equal(desk.states('a.py', replaced(FIND, 1)), 'u.srrr.uuuu.uuu.');
  });
  it('at the end of a run take the review of its last line', () => {
    const desk = new Desk();
    desk.mark('a.py', CODE, FIND, FIND + 4);
    assert.equal(desk.states('a.py', replaced(FIND + 4, 1)), 'u.rrrs.uuuu.uuu.');
  });
  it('that were blank change nothing', () =>
    assert.equal(markedFile().states('a.py', replaced(7, 1)), 'r.rrrrrrrrr.rrr.'));
  it('are healed by a mark of the place as it is', () => {
    const desk = markedFile();
    const text = replaced(4, 1);
    desk.mark('a.py', text, 3, 4);
    assert.equal(desk.states('a.py', text), 'r.rrrr.rrrr.rrr.');
  });
  it('between lines that were reviewed apart show as well, and are healed by whoever sees these meet', () => {
    const desk = new Desk();
    desk.mark('a.py', CODE, FIND, FIND + 4);
    desk.mark('a.py', CODE, 13, 15, BOB);
    const text = replaced(GREET - 1, 6);
    assert.equal(desk.states('a.py', text), 'u.rrrrssrr.');
    desk.mark('a.py', text, 7, 7);
    assert.equal(desk.states('a.py', text), 'u.rrrrrrrr.');
  });
  it('at the start and end of a file take the review of what now stands there', () => {
    const desk = markedFile();
    assert.equal(desk.states('a.py', replaced(0, 2)), 'srrrr.rrrr.rrr.');
    assert.equal(desk.states('a.py', replaced(15, 2)), 'r.rrrrr.rrrr.rs');
  });
  it('are not healed by the mark of somebody else, who alone then counts', () => {
    const desk = markedFile();
    const text = replaced(4, 1);
    desk.mark('a.py', text, 3, 4, BOB);
    const { lines } = desk.review('a.py', text);
    assert.deepEqual(
      lines.slice(3, 5).map((line) => line.marks.map((mark) => mark.batch.reviewer.name)),
      [['Bob'], ['Bob']],
    );
  });
  it('show although a line in between is reviewed, when that mark saw them', () => {
    const desk = markedFile();
    const added = replaced(5, 0, '    note(name)');
    desk.mark('a.py', added, 5, 5);
    assert.match(desk.states('a.py', added), /^[r.]+$/);
    const text = added.replace('    check(name)\n', '');
    assert.equal(
      desk.states('a.py', text),
      'r.rssrr.rrrr.rrr.',
      'the mark on the new line saw it before the next, and after what is gone',
    );
  });
  it('need no second look where the changed line was marked', () => {
    const desk = markedFile();
    const text = replaced(4, 1, '    verify(name)');
    assert.equal(desk.states('a.py', text), 'r.rrsrr.rrrr.rrr.');
    desk.mark('a.py', text, 4, 4);
    assert.match(desk.states('a.py', text), /^[r.]+$/);
  });
});

describe('moved lines', () => {
  const moved = [
    ...lines.slice(0, FIND),
    ...lines.slice(GREET, GREET + 5),
    ...lines.slice(FIND, GREET),
    ...lines.slice(13),
  ];
  it('stay reviewed as a function of a reviewed file, but for where it and what it left now meet others', () =>
    assert.equal(markedFile().states('a.py', moved.join('\n')), 's.srrs.srrrs.srr.'));
  it('stay reviewed as a run of their own, and the others unreviewed', () => {
    const desk = new Desk();
    desk.mark('a.py', CODE, GREET, GREET + 3);
    assert.equal(desk.states('a.py', moved.join('\n')), 'u.rrrr.uuuuu.uuu.');
  });
  it('inside a paragraph show where they stood', () => {
    const text = [
      'a = 1',
      'b = 2',
      'c = 3',
      'check1()',
      'check2()',
      'check3()',
      'use1()',
      'use2()',
      'use3()',
      'z = 1',
      'z = 2',
      'z = 3',
    ];
    const desk = new Desk();
    desk.markFile('a.py', text.join('\n'));
    const order = [0, 1, 2, 6, 7, 8, 3, 4, 5, 9, 10, 11];
    const states = desk.states('a.py', order.map((i) => text[i]).join('\n'));
    assert.match(states, /s/);
    assert.equal(states.replaceAll('s', 'r'), 'r'.repeat(12));
  });
  it('two lines that change places are not reviewed', () => {
    const text = replaced(3, 2, lines[4] as string, lines[3] as string);
    assert.equal(markedFile().states('a.py', text).slice(3, 5), 'ss');
  });
  it('a single line that moves into another function is not reviewed', () => {
    const desk = new Desk();
    desk.mark('a.py', CODE, 5, 5);
    const without = lines.filter((_, i) => i !== 5);
    without.splice(9, 0, lines[5] as string);
    assert.doesNotMatch(desk.states('a.py', without.join('\n')), /r/);
  });
});

describe('renamed files and moves between files', () => {
  it('keep their reviews once the old name is known to be gone and all files are known', () => {
    const desk = markedFile();
    assert.deepEqual(desk.review('b.py', CODE).unsettled, { homes: ['a.py'], allFiles: false });
    desk.index.noteMissing('a.py');
    assert.deepEqual(desk.review('b.py', CODE).unsettled, { homes: [], allFiles: true });
    assert.doesNotMatch(desk.states('b.py', CODE), /r/, 'another file may have it too');
    desk.index.noteAllFilesNoted();
    assert.match(desk.states('b.py', CODE), /^[r.]+$/);
  });

  it('do not pass a copy for the original', () => {
    const desk = markedFile();
    desk.index.note('a.py', CODE);
    desk.index.noteAllFilesNoted();
    assert.doesNotMatch(desk.states('b.py', CODE), /r/);
  });

  it('are ambiguous when two files have them', () => {
    const desk = markedFile();
    desk.index.noteMissing('a.py');
    desk.index.note('c.py', CODE);
    desk.index.noteAllFilesNoted();
    assert.doesNotMatch(desk.states('b.py', CODE), /r/);
    desk.index.noteMissing('c.py');
    assert.match(desk.states('b.py', CODE), /^[r.]+$/);
  });

  it('are not ambiguous for what many files begin with', () => {
    const licence = ['# Copyright by all of us', '# Licence: MIT', '# No warranty', '# Read it'];
    const desk = new Desk();
    desk.markFile('a.py', [...licence, ...lines].join('\n'));
    desk.index.noteMissing('a.py');
    desk.index.note('c.py', [...licence, 'other()', 'code()'].join('\n'));
    desk.index.noteAllFilesNoted();
    assert.match(desk.states('b.py', [...licence, ...lines].join('\n')), /^[r.]+$/);
    assert.doesNotMatch(desk.states('c.py', [...licence, 'other()', 'code()'].join('\n')), /r/);
  });

  /** A file like others of its kind: it shares all lines but two with them. */
  const like = (name: string): string =>
    ['import db', '', `def ${name}(key):`, `    row = db.load("${name}", key)`]
      .concat(['    if row is None:', '        raise KeyError', '    log(row)', '    return row', ''])
      .join('\n');

  it('keep their reviews beside code that is like them, which is neither read nor changed by that', () => {
    for (const last of [3, 5, 7]) {
      const desk = new Desk();
      desk.mark('a.py', like('user'), 2, last);
      desk.index.note('c.py', like('order'));
      desk.index.noteMissing('a.py');
      desk.index.noteAllFilesNoted();
      const states = [...'uuuuuuuu'].map((state, line) => (line >= 2 && line <= last ? 'r' : state));
      states[1] = '.';
      assert.equal(desk.states('b.py', like('user')), `${states.join('')}.`);
      assert.equal(desk.states('c.py', like('order')), 'u.uuuuuu.');
    }
  });

  it('are not found in a copy, when they were edited as they were renamed', () => {
    const desk = markedFile();
    desk.index.noteMissing('a.py');
    desk.index.note('b.py', replaced(5, 1, '    query = name'));
    desk.index.noteAllFilesNoted();
    assert.match(desk.states('c.py', CODE), /^[u.]+$/);
  });

  it('are not found piece by piece in files like their new one', () => {
    const desk = new Desk();
    desk.mark('a.py', CODE, FIND, FIND + 4);
    desk.mark('a.py', CODE, GREET, GREET + 3);
    desk.mark('a.py', CODE, 13, 15);
    const edited = replaced(GREET + 3, 1, '    return 1');
    // It has the second function as it was read, between what it stood between.
    const copy = replaced(FIND, 2, 'def fetch(name):', '    connection = other()');
    desk.index.noteMissing('a.py');
    desk.index.note('c.py', copy);
    desk.index.note('b.py', edited);
    desk.index.noteAllFilesNoted();
    assert.equal(desk.states('b.py', edited), 'u.rrrrr.rrrs.rrr.');
    assert.match(desk.states('c.py', copy), /^[u.]+$/);
  });

  it('take a function along', () => {
    const desk = markedFile();
    const rest = replaced(GREET, 5);
    const other = ['import os', '', ...lines.slice(GREET, GREET + 4), '', 'os.exit()'].join('\n');
    desk.index.note('a.py', rest);
    desk.index.note('b.py', other);
    desk.index.noteAllFilesNoted();
    assert.equal(desk.states('b.py', other), 'u.rrrr.u');
  });

  it('settle after a file was edited back', () => {
    const desk = markedFile();
    desk.index.noteMissing('a.py');
    desk.index.noteAllFilesNoted();
    assert.match(desk.states('b.py', CODE), /r/);
    desk.index.note('a.py', CODE);
    assert.doesNotMatch(desk.states('b.py', CODE), /r/);
  });
});

describe('withdrawing', () => {
  it('a mark takes its review away', () => {
    const desk = markedFile();
    const id = desk.mark('a.py', CODE, FIND, FIND + 4, BOB);
    desk.write([{ kind: 'withdraw', mark: `${id}#1` }], BOB);
    const { lines } = desk.review('a.py', CODE);
    assert.deepEqual(
      lines[FIND]?.marks.map((mark) => mark.batch.reviewer.name),
      ['Ada'],
    );
  });
  it('a batch takes all its marks away', () => {
    const desk = new Desk();
    const id = desk.markFile('a.py', CODE);
    desk.write([{ kind: 'withdraw', mark: id }]);
    assert.doesNotMatch(desk.states('a.py', CODE), /r/);
    assert.ok(desk.index.isEmpty);
  });
});

describe('marks without anything left', () => {
  it('are told of', () => {
    const desk = markedFile();
    assert.deepEqual(desk.review('a.py', CODE).lost, []);
    assert.equal(desk.review('a.py', 'x = 1\n').lost.length, 1);
  });
});

describe('a mark on a finding', () => {
  const sink = 'connection.execute(query)';
  const source = 'name + "\'"';
  const finding = findingOn(CODE, sink, [source, sink]);
  const state = (desk: Desk, text: string, today?: string) =>
    desk.review('a.py', text, [findingOn(text, sink, [source, sink])], today).findings[0]?.state;

  function judged(): Desk {
    const desk = new Desk();
    desk.judge('a.py', CODE, finding, { verdict: 'false-positive', reason: 'only for tests' });
    return desk;
  }

  it('reviews the finding and no lines', () => {
    const review = judged().review('a.py', CODE, [finding]);
    assert.equal(review.findings[0]?.state, 'reviewed');
    assert.equal(review.counts.reviewed, 0);
    const target = review.findings[0]?.marks[0]?.entry.target;
    assert.ok(target?.kind === 'finding' && target.reason === 'only for tests');
  });
  it('moves with the code', () => {
    assert.equal(state(judged(), `# new\n\n${CODE}`), 'reviewed');
    assert.equal(state(judged(), replaced(GREET + 1, 1, '    print("hi")')), 'reviewed');
  });
  it('goes when its line changes', () =>
    assert.equal(state(judged(), CODE.replace('return connection', 'return  connection')), 'stale'));
  it('goes when its source changes', () =>
    assert.equal(state(judged(), CODE.replace('SELECT *', 'SELECT id')), 'stale'));
  it('goes when a line between source and sink changes or comes', () => {
    const text = CODE.replace('    return connection', '    query += name\n    return connection');
    assert.equal(state(judged(), text), 'stale');
  });
  it('goes when the path takes in another line', () => {
    const other = findingOn(CODE, sink, ['check(name)', source, sink]);
    assert.notEqual(judged().review('a.py', CODE, [other]).findings[0]?.state, 'reviewed');
  });
  it('is about one rule and one place', () => {
    const desk = judged();
    const others = [findingOn(CODE, sink, [source, sink], 'xss'), findingOn(CODE, 'query)', [source, sink])];
    assert.deepEqual(
      desk.review('a.py', CODE, others).findings.map((each) => each.state === 'reviewed'),
      [false, false],
    );
  });
  it('ends on its day', () => {
    const desk = new Desk();
    desk.judge('a.py', CODE, finding, { verdict: 'accepted-risk', reason: 'later', until: '2026-06-15' });
    assert.equal(state(desk, CODE, '2026-06-15'), 'reviewed');
    assert.equal(state(desk, CODE, '2026-06-16'), 'expired');
  });
  it('as fixed does not review what is still found', () => {
    const desk = new Desk();
    desk.judge('a.py', CODE, finding, { verdict: 'fixed' });
    assert.equal(state(desk, CODE), 'unfixed');
  });
  it('binds both ends of a path through distant functions', () => {
    const far = `${CODE}${Array.from({ length: 60 }, (_, i) => `filler_${i} = ${i}\n`).join('')}sink_here(name)\n`;
    const long = (text: string) => findingOn(text, 'sink_here(name)', [source, 'sink_here(name)']);
    const desk = new Desk();
    desk.judge('a.py', far, long(far), { verdict: 'reviewed' });
    const stateOf = (text: string) => desk.review('a.py', text, [long(text)]).findings[0]?.state;
    assert.equal(stateOf(far), 'reviewed');
    assert.equal(stateOf(far.replace('filler_30 = 30', 'filler = 0')), 'reviewed');
    assert.equal(stateOf(far.replace('SELECT *', 'SELECT id')), 'stale');
  });
  it('does not mind a byte order mark', () => {
    const text = 'execute(name)\nother()\nmore()\n';
    const desk = new Desk();
    desk.judge('a.py', text, findingOn(text, 'execute(name)'), { verdict: 'reviewed' });
    const marked = `\uFEFF${text}`;
    assert.equal(
      desk.review('a.py', marked, [findingOn(marked, 'execute(name)')]).findings[0]?.state,
      'reviewed',
    );
  });
});
