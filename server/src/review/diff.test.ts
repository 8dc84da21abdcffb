import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type ChangedLines, changedLines, parseHunks, unquote } from './diff.ts';

describe('a diff', () => {
  const before = '1'.repeat(40);
  const after = '2'.repeat(40);

  it('has hunks by the contents that are compared, and is not fooled by what lines hold', () => {
    const diff = [
      'diff --git a/src/a.py b/src/a.py',
      `index ${before}..${after} 100644`,
      '--- a/src/a.py',
      '+++ b/src/a.py',
      '@@ -1 +1,3 @@',
      '-old',
      `+index ${after}..${before} 100644`,
      '+diff --git a/x b/x',
      '+@@ -1 +1 @@',
      '\\ No newline at end of file',
      '@@ -9,2 +10,0 @@ def f():',
      `-index ${after}..${before} 100644`,
      '-@@ -1 +1 @@',
      'diff --git a/b c.py b/b d.py',
      'similarity index 90%',
      'rename from b c.py',
      'rename to b d.py',
      `index ${after}..${before} 100755`,
      '--- a/b c.py\t',
      '+++ b/b d.py\t',
      '@@ -1 +1 @@',
      '-1',
      '+2',
      'diff --git a/program b/program',
      'old mode 100644',
      'new mode 100755',
      '',
    ].join('\n');
    assert.deepEqual(
      [...parseHunks(diff)],
      [
        [
          `${before}..${after}`,
          [
            { start: 1, count: 3 },
            { start: 10, count: 0 },
          ],
        ],
        [`${after}..${before}`, [{ start: 1, count: 1 }]],
      ],
    );
  });

  it('quotes odd names', () => {
    assert.equal(unquote('"a\\303\\244\\t\\"\\\\b"'), 'aä\t"\\b');
    assert.equal(unquote('plain "name"'), 'plain "name"');
  });
});

describe('changed lines', () => {
  const change = (text: string, start: number, count: number): ChangedLines =>
    changedLines(text, [{ start, count }]);
  const lines = (text: string, start: number, count: number): number[] => [
    ...change(text, start, count).lines,
  ];
  const touched = (text: string, start: number, count: number): number[] =>
    [...change(text, start, count).touched].sort();
  const seams = (text: string, start: number, count: number): number[] => [
    ...change(text, start, count).seams,
  ];

  it('count from 0 as editors do, also where a carriage return stands alone', () => {
    assert.deepEqual(lines('a\nb\nc\n', 2, 1), [1]);
    assert.deepEqual(lines('a\r\nb\r\nc', 2, 2), [1, 2]);
    assert.deepEqual(lines('a\rx\nb\ry\nc', 2, 1), [2, 3]);
    assert.deepEqual(lines('a\rx', 1, 1), [0, 1]);
  });

  it('are none where something was deleted, but those with content around it are touched', () => {
    assert.deepEqual(lines('a\n\n\nb\n', 2, 0), []);
    assert.deepEqual(touched('a\n\n\nb\n', 2, 0), [0, 3]);
    assert.deepEqual(touched('a\nb\n', 0, 0), [0]);
    assert.deepEqual(touched('a\nb\n', 2, 0), [1]);
    assert.deepEqual(touched('', 0, 0), []);
  });

  it('touch those around code that gave way to empty lines', () => {
    assert.deepEqual(lines('a\n\nb\n', 2, 1), [1]);
    assert.deepEqual(touched('a\n\nb\n', 2, 1), [0, 1, 2]);
  });

  it('meet what is above and below them, blank lines aside', () => {
    assert.deepEqual(seams('a\n\nb\nc\n\nd\n', 3, 2), [2, 3, 5]);
    assert.deepEqual(seams('a\n\n\nb\n', 2, 0), [3], 'a deletion');
    assert.deepEqual(seams('a\nb\n', 0, 0), [0], 'a deletion at the start');
    assert.deepEqual(seams('a\nb\n', 2, 0), [3], 'a deletion at the end');
    assert.deepEqual(seams('a\n\nb\n', 2, 1), [2], 'code that gave way to an empty line');
  });

  it('are all of a file that cannot be compared', () => {
    const all = changedLines('a\n\nb', undefined);
    assert.deepEqual([...all.lines], [0, 1, 2]);
    assert.deepEqual([...all.seams], [0, 2, 3]);
  });
});
