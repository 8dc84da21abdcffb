import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { Random } from '../../../test/support/random.ts';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { unifiedDifference } from './unifiedDifference.ts';

describe('the unified difference', () => {
  it('shows a new file as a whole', () => {
    assert.deepEqual(unifiedDifference('a/b.yml', null, 'x: 1\ny: 2\n'), [
      '--- /dev/null',
      '+++ b/a/b.yml',
      '@@ -0,0 +1,2 @@',
      '+x: 1',
      '+y: 2',
    ]);
  });

  it('shows an addition with the lines before it, whatever ends them', () => {
    assert.deepEqual(unifiedDifference('a', '1\r\n2\r\n3\r\n4\r\n', '1\r\n2\r\n3\r\n4\r\n5\r\n'), [
      '--- a/a',
      '+++ b/a',
      '@@ -2,3 +2,4 @@',
      ' 2',
      ' 3',
      ' 4',
      '+5',
    ]);
  });

  it('is empty where nothing changes', () => {
    assert.deepEqual(unifiedDifference('a', '1\n', '1\n'), []);
  });

  it('is what git takes for a patch, and leads to the text after', () => {
    const random = new Random(20);
    const folder = new TemporaryFolder();
    try {
      for (let round = 0; round < 25; round++) {
        const lines = Array.from({ length: 1 + random.below(40) }, () => `line ${random.below(9)}`);
        const changed = lines.flatMap((line) =>
          random.below(6) > 0 ? [line] : random.below(2) > 0 ? [] : [line, `new ${random.below(9)}`],
        );
        const after = `${[...changed, 'end'].join('\n')}\n`;
        const before = `${lines.join('\n')}\n`;
        folder.write({ file: before });
        const patch = `${unifiedDifference('file', before, after).join('\n')}\n`;
        execFileSync('git', ['apply', '-'], { cwd: folder.path, input: patch });
        assert.equal(readFileSync(folder.at('file'), 'utf8'), after);
      }
    } finally {
      folder.remove();
    }
  });
});
