import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { globProblem, matchesGlob } from './glob.ts';

describe('a glob', () => {
  const cases: [glob: string, matched: string[], not: string[]][] = [
    ['*.py', ['a.py', 'src/a.py', '.hidden/a.py'], ['a.pyc', 'py']],
    ['src/*.py', ['src/a.py'], ['a.py', 'src/b/a.py', 'lib/src/a.py']],
    ['/src', ['src/a.py', 'src/b/c.py'], ['lib/src/a.py']],
    ['tests/', ['tests/a.py', 'app/tests/deep/a.py'], ['mytests/a.py']],
    ['./lib/**/*.{js,ts}', ['lib/a.js', 'lib/b/c.ts'], ['lib/a.py']],
    ['file[0-9].js', ['file1.js'], ['filex.js']],
  ];
  for (const [glob, matched, not] of cases) {
    it(`${glob} matches ${matched.join(', ')}, not ${not.join(', ')}`, () => {
      for (const path of matched) assert.equal(matchesGlob(path, glob), true, path);
      for (const path of not) assert.equal(matchesGlob(path, glob), false, path);
      assert.equal(globProblem(glob), undefined);
    });
  }

  it('has problems that are named', () => {
    assert.match(globProblem('!a') ?? '', /begins with/);
    assert.match(globProblem('/') ?? '', /empty/);
    assert.match(globProblem('a'.repeat(2000)) ?? '', /longer/);
    for (const glob of ['src\\generated', 'C:\\work\\*.py', '**\\_out'])
      assert.match(globProblem(glob) ?? '', /write `\/`, on Windows as well/);
    assert.equal(globProblem('\\*.py'), undefined);
    assert.match(globProblem('{a,b}'.repeat(20)) ?? '', /more than 200 patterns/);
  });

  it('that stands for millions of patterns, or is too long, is tried in a few ways only', () => {
    assert.equal(matchesGlob('b'.repeat(20), '{a,b}'.repeat(20)), false);
    assert.equal(matchesGlob('a'.repeat(20), '{a,b}'.repeat(20)), true);
    assert.equal(matchesGlob('a'.repeat(2_000), 'a'.repeat(2_000)), false);
  });
});
