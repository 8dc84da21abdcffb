import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { patched } from './patch.ts';

const patch = (...lines: string[]): string => ['*** Begin Patch', ...lines, '*** End Patch'].join('\n');

describe('a patch', () => {
  it('tells what goes into which file', () => {
    const { writes, removed, moved } = patched(
      patch(
        '*** Add File: a.py',
        '+x = 1',
        '+y = 2',
        '*** Update File: b.py',
        '@@',
        ' a',
        '-b',
        '+c',
        '@@',
        '+d',
      ),
    );
    assert.deepEqual(
      writes.map(({ path, old, text, isNew }) => [path, old, text, isNew]),
      [
        ['a.py', undefined, 'x = 1\ny = 2\n', true],
        ['b.py', 'a\nb', 'a\nc', false],
        ['b.py', '', 'd', false],
      ],
    );
    assert.deepEqual([removed, moved], [[], []]);
  });

  it('tells what it deletes and moves away, also where no line changes', () => {
    const { writes, removed, moved } = patched(
      patch(
        '*** Delete File: a',
        '*** Update File: b',
        '*** Move to: c',
        '*** Update File: d',
        '*** Move to: e',
        '+x',
      ),
    );
    assert.deepEqual(removed, ['a', 'b', 'd']);
    assert.deepEqual(moved, [
      { from: 'b', to: 'c' },
      { from: 'd', to: 'e' },
    ]);
    assert.deepEqual(
      writes.map(({ path }) => path),
      ['e'],
    );
  });

  it('hides no file behind blanks or line ends, as programs look past them', () => {
    const { writes, removed } = patched('  *** Add File: a  \r\n+x\r\n\t*** Delete File: b\r\n');
    assert.deepEqual([writes[0]?.path, removed], ['a', ['b']]);
    assert.deepEqual(patched('*** Move to: a\n+x\n*** Delete File:\n'), patched(''));
  });
});
