import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { changedLines, parseDiff, unquote } from './diff.ts';

describe('a diff', () => {
  it('names files and hunks, and is not fooled by what lines hold', () => {
    const diff = [
      'diff --git a/src/a.py b/src/a.py',
      'index 1..2 100644',
      '--- a/src/a.py',
      '+++ b/src/a.py',
      '@@ -1 +1,3 @@',
      '-old',
      '+++ b/evil.py',
      '+diff --git a/x b/x',
      '+@@ -1 +1 @@',
      '\\ No newline at end of file',
      '@@ -9,2 +10,0 @@ def f():',
      '--- a/gone',
      '-x',
      'diff --git a/b c.py b/b d.py',
      'similarity index 90%',
      'rename from b c.py',
      'rename to b d.py',
      '--- a/b c.py\t',
      '+++ b/b d.py\t',
      '@@ -1 +1 @@',
      '-1',
      '+2',
      'diff --git a/only-renamed b/new-name',
      'rename from only-renamed',
      'rename to new-name',
      'diff --git a/gone.py b/gone.py',
      'deleted file mode 100644',
      '--- a/gone.py',
      '+++ /dev/null',
      '@@ -1 +0,0 @@',
      '-x',
      'diff --git a/link b/link',
      'new file mode 120000',
      '--- /dev/null',
      '+++ b/link',
      '@@ -0,0 +1 @@',
      '+target',
      'diff --git a/picture.png b/picture.png',
      'Binary files a/picture.png and b/picture.png differ',
      '',
    ].join('\n');
    assert.deepEqual(parseDiff(diff), [
      {
        path: 'src/a.py',
        hunks: [
          { start: 1, count: 3 },
          { start: 10, count: 0 },
        ],
      },
      { path: 'b d.py', before: 'b c.py', hunks: [{ start: 1, count: 1 }] },
      { path: 'picture.png', hunks: undefined },
    ]);
  });

  it('quotes odd names', () => {
    assert.equal(unquote('"a\\303\\244\\t\\"\\\\b"'), 'aä\t"\\b');
    assert.equal(unquote('plain "name"'), 'plain "name"');
  });
});

describe('changed lines', () => {
  const lines = (text: string, start: number, count: number): number[] => [
    ...changedLines(text, [{ start, count }]),
  ];

  it('count from 0 as editors do, also where a carriage return stands alone', () => {
    assert.deepEqual(lines('a\nb\nc\n', 2, 1), [1]);
    assert.deepEqual(lines('a\r\nb\r\nc', 2, 2), [1, 2]);
    assert.deepEqual(lines('a\rx\nb\ry\nc', 2, 1), [2, 3]);
    assert.deepEqual(lines('a\rx', 1, 1), [0, 1]);
  });

  it('are those with content around a deletion', () => {
    assert.deepEqual(lines('a\n\n\nb\n', 2, 0), [0, 3]);
    assert.deepEqual(lines('a\nb\n', 0, 0), [0]);
    assert.deepEqual(lines('a\nb\n', 2, 0), [1]);
    assert.deepEqual(lines('', 0, 0), []);
  });

  it('are also those around code that gave way to empty lines', () => {
    assert.deepEqual(lines('a\n\nb\n', 2, 1).sort(), [0, 1, 2]);
  });

  it('are all of a file that git cannot compare', () => {
    assert.deepEqual([...changedLines('a\n\nb', undefined)], [0, 1, 2]);
  });
});
