import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { joinUri, keyOf, nameOf, pathBelow } from './uris.ts';

describe('a URI', () => {
  const alike: [string, string][] = [
    ['file:///C:/Work/a.py', 'file:///c%3A/Work/a.py'],
    ['file:///c:/a%20b.py', 'file:///C:/a b.py'],
    ['file://server/share/a%20b.py', 'file://server/share/a b.py'],
    ['file:///tmp/%C3%BC.py', 'file:///tmp/ü.py'],
  ];
  for (const [one, other] of alike)
    it(`is known by one spelling: ${one}, ${other}`, () => assert.equal(keyOf(one), keyOf(other)));

  it('stays apart from those of other files', () => {
    const keys = [
      'file:///c:/a.py',
      'file:///d:/a.py',
      'file:///a.py',
      'file://server/share/a.py',
      'file://other/share/a.py',
      'vscode-vfs://host/a.py',
    ].map(keyOf);
    assert.equal(new Set(keys).size, keys.length);
    assert.equal(keyOf('C:\\a.py'), keyOf('C:\\a.py'));
  });

  const below: [folder: string, uri: string, path: string | undefined][] = [
    ['file:///C:/Work', 'file:///c%3A/Work/src/a.py', 'src/a.py'],
    ['file:///c:/', 'file:///C:/a.py', 'a.py'],
    ['file:///c:/Work', 'file:///c:/Work-two/a.py', undefined],
    ['file:///c:/Work', 'file:///d:/Work/a.py', undefined],
    ['file://server/share', 'file://server/share/src/a.py', 'src/a.py'],
    ['file://server/share', 'file://other/share/a.py', undefined],
    ['file://server/share', 'file:///share/a.py', undefined],
    ['file:///c:/Work', 'vscode-notebook-cell:/c:/Work/a.ipynb#W0sZmlsZQ', 'a.ipynb'],
    ['file:///c:/Work', 'untitled:/c:/Work/new.py', 'new.py'],
    ['file:///c:/Work', 'git:/c:/Work/a.py', undefined],
    ['file:///c:/Work', 'C:\\Work\\a.py', undefined],
  ];
  for (const [folder, uri, path] of below)
    it(`below ${folder}: ${uri}`, () => assert.equal(pathBelow(keyOf(folder), uri), path));

  it('of something in a folder is known by the same spelling', () => {
    const folder = keyOf('file:///C:/Work');
    assert.equal(joinUri(folder, 'src/a b.py'), keyOf('file:///c:/Work/src/a%20b.py'));
    assert.equal(joinUri('file://server/share', 'a.py'), keyOf('file://server/share/a.py'));
  });

  it('ends in a name', () => {
    assert.equal(nameOf('file:///c:/Work/a%20b.py'), 'a b.py');
    assert.equal(nameOf('file://server/share/a.py'), 'a.py');
  });
});
