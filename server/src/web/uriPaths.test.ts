import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { describe, it } from 'mocha';
import { URI } from 'vscode-uri';
import { isOutside } from '../storage/roots.ts';
import { pathOfUri, uriOfPath, uriPaths } from './uriPaths.ts';

const ROOT = 'memfs://host';
const WAYS = ['/', '/a', '/a/b', '/a/b/c', '/b', '/a b/ü#?%', '/a/', '/a//b/../c', '/../a', '/a/./b'];
const MORE = ['', '.', '..', 'c', '../c', 'c/../../d', './d/', '.git'];

describe('paths in a browser', () => {
  it('mean what those of a disk mean, within one file system', () => {
    for (const way of WAYS) {
      const path = ROOT + way;
      assert.equal(uriPaths.dirname(path.replace(/(?<=.)\/$/, '')), ROOT + posix.dirname(way), way);
      assert.equal(uriPaths.basename(path), posix.basename(way), way);
      assert.equal(uriPaths.resolve(path), ROOT + posix.resolve(way), way);
      for (const more of MORE)
        assert.equal(uriPaths.join(path, more), ROOT + posix.join('/', way, more).replace(/(?<=.)\/$/, ''));
      for (const other of WAYS)
        assert.equal(uriPaths.relative(path, ROOT + other), posix.relative(way, other), `${way} ${other}`);
    }
  });

  it('lead from one file system to no other', () => {
    const other = uriPaths.relative('memfs://one/a', 'memfs://two/a/b');
    assert.equal(other, 'memfs://two/a/b');
    assert.ok(isOutside(other, uriPaths));
    assert.equal(uriPaths.join('memfs://one/a', '../../../x'), 'memfs://one/x');
    assert.equal(uriPaths.resolve('memfs://one/a', 'memfs://two/b', 'c'), 'memfs://two/b/c');
  });

  it('are inside or outside of a folder', () => {
    const folder = 'tmp:///work';
    const inside = (path: string): boolean => !isOutside(uriPaths.relative(folder, path), uriPaths);
    assert.deepEqual(
      ['tmp:///work', 'tmp:///work/a.py', 'tmp:///work/..a', 'tmp:///working', 'tmp:///'].map(inside),
      [true, true, true, false, false],
    );
  });

  it('are those of URIs, there and back', () => {
    for (const uri of [
      'tmp:/work/a.py',
      'vscode-vfs://github/owner/repo/a%20b/%23%3F%25.py',
      'memfs://h/ü',
    ]) {
      const path = pathOfUri(URI.parse(uri));
      assert.equal(uriOfPath(path ?? '').toString(), URI.parse(uri).toString());
    }
    assert.equal(pathOfUri(URI.parse('memfs://h/a%20b')), 'memfs://h/a b');
  });

  it('are none of what is no file', () => {
    assert.equal(pathOfUri(URI.parse('untitled:Untitled-1')), undefined);
    assert.equal(pathOfUri(URI.parse('vscode-notebook-cell:/a.ipynb#x')), undefined);
  });
});
