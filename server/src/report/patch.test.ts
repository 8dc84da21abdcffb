import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { Random } from '../../../test/support/random.ts';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import type { TextEdit } from '../finding/finding.ts';
import { patchOf } from './patch.ts';

let folder: TemporaryFolder;

function edited(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((all, { start, end, text: by }) => all.slice(0, start) + by + all.slice(end), text);
}

interface Change {
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

/** What git makes of files with their patches, all in one; each by its path. */
function applied(changes: Readonly<Record<string, Change>>): string[] {
  const files = Object.entries(changes);
  folder.write(Object.fromEntries(files.map(([path, { text }]) => [path, text])));
  execFileSync('git', ['apply', '--whitespace=nowarn', '-'], {
    cwd: folder.path,
    input: files.map(([path, { text, edits }]) => patchOf(path, text, edits)).join(''),
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  return files.map(([path]) => readFileSync(folder.at(path), 'utf8'));
}

describe('a fix as a patch', () => {
  beforeEach(() => {
    folder = new TemporaryFolder();
  });
  afterEach(() => folder.remove());

  it('shows the change with the lines around it', () =>
    assert.equal(
      patchOf('a.py', '1\n2\n3\n4\n5\n6\n7\n8\n9\n', [{ start: 8, end: 9, text: 'five' }]),
      [
        'diff --git a/a.py b/a.py',
        '--- a/a.py',
        '+++ b/a.py',
        '@@ -2,7 +2,7 @@',
        ' 2',
        ' 3',
        ' 4',
        '-5',
        '+five',
        ' 6',
        ' 7',
        ' 8',
        '',
      ].join('\n'),
    ));

  it('is nothing where nothing changes', () => {
    assert.equal(patchOf('a', 'x\n', []), '');
    assert.equal(patchOf('a', 'x\n', [{ start: 0, end: 1, text: 'x' }]), '');
  });

  for (const path of ['with blank.py', 'quote".py', 'tab\there.py', 'back\\slash.py', 'ünï/code 😀.py'])
    it(`is applied by git to ${JSON.stringify(path)}`, () =>
      assert.deepEqual(applied({ [path]: { text: 'a\nb\n', edits: [{ start: 0, end: 1, text: 'c' }] } }), [
        'c\nb\n',
      ]));

  it('is applied by git, whatever is edited where', () => {
    const random = new Random(7);
    const piece = (): string =>
      random.pick(['a', 'b', '\n', '\r\n', '\r', '\n\n', 'long line\n', '😀', ' ', '\t']);
    const some = (most: number): string => Array.from({ length: random.below(most) }, piece).join('');
    const changes: Record<string, Change> = {};
    for (let round = 0; round < 150; round++) {
      const text = some(80);
      const edits: TextEdit[] = [];
      for (let at = 0; at < text.length && edits.length < 4; ) {
        const start = at + random.below(text.length - at + 1);
        const end = Math.min(text.length, start + random.below(6));
        edits.push({ start, end, text: some(5) });
        at = end + 1 + random.below(30);
      }
      // Lone halves of a character are no text that a file could have.
      const wanted = edited(text, edits);
      if (wanted === text || /[\ud800-\udfff]/u.test(wanted) || wanted === '' || text === '') continue;
      changes[`${round}.txt`] = { text, edits };
    }
    const made = applied(changes);
    Object.values(changes).forEach(({ text, edits }, index) => {
      assert.equal(made[index], edited(text, edits), JSON.stringify({ text, edits }));
    });
  });
});
