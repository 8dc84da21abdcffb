import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Random } from '../../../../test/support/random.ts';
import { differenceOf } from './difference.ts';

describe('the difference of two texts', () => {
  it('shows what comes and goes, with a little around it', () => {
    const before = 'a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n';
    const after = 'a\nb\nc\nd\ne\nnew\nf\ng\nh\ni\n';
    assert.deepEqual(differenceOf(before, after), [
      '…',
      '  c',
      '  d',
      '  e',
      '+ new',
      '  f',
      '  g',
      '  h',
      '  i',
      '- j',
    ]);
  });

  it('shows a file that comes or goes as a whole', () => {
    assert.deepEqual(differenceOf(null, 'a\r\nb\r\n'), ['+ a', '+ b']);
    assert.deepEqual(differenceOf('a\n', null), ['- a']);
    assert.deepEqual(
      differenceOf('a\n', 'a\n').filter((line) => line !== '…'),
      [],
    );
  });

  it('always leads from one text to the other, with no line too many', () => {
    const random = new Random(7);
    const text = (): string[] => Array.from({ length: random.below(7) }, () => random.pick(['a', 'b', 'c']));
    for (let i = 0; i < 3000; i++) {
      const [before, after] = [text(), text()];
      const lines = differenceOf(before.join('\n'), after.join('\n'));
      const gone = lines.filter((line) => line.startsWith('-')).map((line) => line.slice(2));
      const come = lines.filter((line) => line.startsWith('+')).map((line) => line.slice(2));
      const longest = longestCommon(before, after);
      assert.equal(gone.length, before.length - longest, `${before} ${after}`);
      assert.equal(come.length, after.length - longest, `${before} ${after}`);
      const whole = lines.filter((line) => line !== '…');
      if (lines.includes('…')) continue;
      assert.deepEqual(
        whole.filter((line) => !line.startsWith('+')).map((line) => line.slice(2)),
        before,
      );
      assert.deepEqual(
        whole.filter((line) => !line.startsWith('-')).map((line) => line.slice(2)),
        after,
      );
    }
  });

  it('cuts lines that are too long to be read', () => {
    assert.deepEqual(differenceOf(null, 'x'.repeat(300)), [`+ ${'x'.repeat(200)}…`]);
  });

  it('gives up on the fewest where there are too many', () => {
    const lines = (letter: string): string =>
      Array.from({ length: 3000 }, (_, i) => `${letter}${i}`).join('\n');
    assert.equal(differenceOf(lines('a'), lines('b')).length, 6000);
  });
});

function longestCommon(one: readonly string[], other: readonly string[]): number {
  const [a, ...rest] = one;
  const [b, ...others] = other;
  if (a === undefined || b === undefined) return 0;
  if (a === b) return 1 + longestCommon(rest, others);
  return Math.max(longestCommon(rest, other), longestCommon(one, others));
}
