import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Entry, ProvenanceIndex } from './anchor.ts';
import { type Label, labelLines, labelledRuns } from './lines.ts';
import type { Provenance } from './provenance.ts';

const AI: Provenance = { author: 'ai', confidence: 'high', evidence: [] };
const HUMAN: Provenance = { author: 'human', confidence: 'high', evidence: [] };
const PASTED: Provenance = { author: 'unknown', confidence: 'high', evidence: [{ kind: 'pasted' }] };

const TEXT = `import x from 'x';

function list(id) {
  const sql = 'SELECT ' + id;
  const rows = db.query(sql);

  return rows;
}

function other() {
  return mine;
}
`;

const PATH = 'src/a.ts';
const NOTHING_GONE = (_: string): boolean => false;

/** A label over every occurrence of the pieces, in order. */
function labelled(text: string, pieces: [string, Provenance][]): Label[] {
  return pieces
    .map(([piece, provenance]) => {
      const start = text.indexOf(piece);
      assert.ok(start >= 0, piece);
      return { start, end: start + piece.length, provenance };
    })
    .sort((a, b) => a.start - b.start);
}

const BODY = TEXT.slice(TEXT.indexOf('  const sql'), TEXT.indexOf('}\n'));

function entry(pieces: [string, Provenance][], text = TEXT, time = 1, path = PATH): Entry {
  return { path, time, runs: labelledRuns(text, labelLines(text, labelled(text, pieces))) };
}

/** One letter a line: author, in capitals when sure, `.` for nothing. */
function letters(lines: readonly (Provenance | undefined)[]): string {
  return lines
    .map((each) => {
      if (each === undefined) return '.';
      const letter = each.author.charAt(0);
      return each.confidence === 'low' ? letter : letter.toUpperCase();
    })
    .join('');
}

function find(entries: Entry[], text: string, path = PATH, isGone = NOTHING_GONE): string {
  const index = new ProvenanceIndex();
  for (const each of entries) index.add(each);
  return letters(index.linesOf(path, text, isGone));
}

describe('labelLines', () => {
  const linesOf = (text: string, pieces: [string, Provenance][]): string =>
    letters(labelLines(text, labelled(text, pieces)));

  it('calls a line AI when a good part of it is', () => {
    assert.equal(linesOf('const a = 1;\n', [['const a = 1;', AI]]), 'A.');
    assert.equal(
      linesOf('mine(generated);\n', [
        ['mine(', HUMAN],
        ['generated);', AI],
      ]),
      'A.',
    );
    assert.equal(
      linesOf('mineAndMyOwnAndMore(1);\n', [
        ['mineAndMyOwnAndMore(', HUMAN],
        ['1);', AI],
      ]),
      '..',
    );
  });

  it("calls a line a person's only when all of it is", () => {
    assert.equal(linesOf('  a(b);\n', [['a(b);', HUMAN]]), 'H.');
    assert.equal(linesOf('  a(b);\n', [['a(b)', HUMAN]]), '..');
    const low: Provenance = { ...HUMAN, confidence: 'low' };
    assert.equal(
      linesOf('a(b);\n', [
        ['a(', HUMAN],
        ['b);', low],
      ]),
      'h.',
    );
  });

  it('counts lines as the ledger does, with every kind of ending', () => {
    const text = '\uFEFFa();\r\n\r\nb();\rc();\n';
    assert.equal(
      linesOf(text, [
        ['a();', AI],
        ['b();', HUMAN],
        ['c();', PASTED],
      ]),
      'A.HU.',
    );
  });
});

describe('ProvenanceIndex', () => {
  const known = [entry([[BODY, AI]])];

  it('finds lines where they are', () => {
    assert.equal(find(known, TEXT), '...AA.A......');
    assert.equal(find([], TEXT), '.............');
  });

  it('finds lines that moved, and not those that changed', () => {
    assert.equal(find(known, `// new\n\n${TEXT}`), '.....AA.A......');
    assert.equal(find(known, TEXT.replace("'SELECT '", "'DELETE '")), '....A.A......');
    assert.equal(find(known, TEXT.replace('  const rows', '    const rows')), '...A..A......');
  });

  it('keeps line endings out of it', () => {
    assert.equal(find(known, TEXT.replaceAll('\n', '\r\n')), '...AA.A......');
  });

  it("calls a copy in the same file likely AI, and a copy of a person's code nothing", () => {
    const twice = TEXT + TEXT;
    assert.equal(find(known, twice).replaceAll('.', ''), 'aaaaaa');
    assert.equal(find([entry([[BODY, HUMAN]])], twice).replaceAll('.', ''), '');
    assert.equal(find([entry([[BODY, HUMAN]])], TEXT), '...HH.H......');
  });

  it('knows the original from a copy of the lines alone', () => {
    const text = `${TEXT}\nfunction copy(id) {\n${BODY}}\n`;
    assert.equal(find([entry([[BODY, HUMAN]])], text), '...HH.H.............');
    assert.equal(find(known, text), '...AA.A.......aa.a..');
  });

  it('does not choose between two places that are as good', () => {
    const around = 'p1();\np2();\np3();\np4();\n';
    const made = 'generated(1);\ngenerated(2);\n';
    const text = around + made + around;
    const both = around + made + text;
    assert.equal(find([entry([[made, AI]], text)], text), '....AA.....');
    assert.equal(find([entry([[made, AI]], text)], both), '....aa....aa.....');
    assert.equal(find([entry([[made, HUMAN]], text)], both), '.................');
  });

  it('follows a file that was renamed', () => {
    assert.equal(
      find(known, TEXT, 'src/b.ts', (path) => path === PATH),
      '...AA.A......',
    );
    const human = [entry([[BODY, HUMAN]])];
    assert.equal(
      find(human, TEXT, 'src/b.ts', (path) => path === PATH),
      '...HH.H......',
    );
    assert.equal(find(known, TEXT, 'src/b.ts'), '...aa.a......');
    assert.equal(find(human, TEXT, 'src/b.ts'), '.............');
  });

  it('believes what was learnt last', () => {
    const later = entry([[BODY, HUMAN]], TEXT, 2);
    assert.equal(find([...known, later], TEXT), '...HH.H......');
    assert.equal(find([later, ...known], TEXT), '...HH.H......');
    const elsewhere = entry([[BODY, AI]], TEXT, 9, 'src/z.ts');
    assert.equal(find([later, elsewhere], TEXT), '...HH.H......');
  });

  it('does not know a single common line by itself', () => {
    const text = '  return rows;\n}\n';
    assert.equal(find(known, `a\nb\nc\n${text}`), '......');
  });
});
