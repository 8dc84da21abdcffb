import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isWithin } from './paths.ts';

describe('a path', () => {
  const places = new Set(['src/old', 'file:///a/b']);

  it('is within a place that it is, or that it is below', () => {
    for (const path of ['src/old', 'src/old/x.js', 'src/old/in/x.js', 'file:///a/b/c.py'])
      assert.equal(isWithin(path, places), true, path);
  });

  it('is not within a place that only begins like it, or is below it', () => {
    for (const path of ['src', 'src/older', 'src/older/x.js', 'old', '', 'file:///a', 'file:///a/bc'])
      assert.equal(isWithin(path, places), false, path);
  });
});
