import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { nameOfSource, parseSource, sourceText } from './spec.ts';

describe('the source of a pack', () => {
  for (const [text, source, name] of [
    ['./rules', { kind: 'path', path: './rules' }, 'rules'],
    ['C:\\packs\\Acme Rules.tgz', { kind: 'path', path: 'C:\\packs\\Acme Rules.tgz' }, 'acme-rules'],
    ['acme-1.0.0.tar.gz', { kind: 'path', path: 'acme-1.0.0.tar.gz' }, 'acme-1.0.0'],
    ['npm:acme', { kind: 'npm', package: 'acme', version: '' }, 'acme'],
    ['npm:@acme/rules@^1.2.0', { kind: 'npm', package: '@acme/rules', version: '^1.2.0' }, 'rules'],
    ['git+https://a.example/x.git#v1', { kind: 'git', url: 'https://a.example/x.git', ref: 'v1' }, 'x'],
    ['git@a.example:b/x.git#main', { kind: 'git', url: 'git@a.example:b/x.git', ref: 'main' }, 'x'],
    ['git+file:///srv/x#v1.0.0', { kind: 'git', url: 'file:///srv/x', ref: 'v1.0.0' }, 'x'],
  ] as const)
    it(`${text} is told by its form`, () => {
      assert.deepEqual(parseSource(text), source);
      assert.deepEqual(parseSource(sourceText(parseSource(text))), source);
      assert.equal(nameOfSource(parseSource(text)), name);
    });

  for (const [text, message] of [
    ['https://a.example/x.tgz', /download the file yourself/],
    ['https://a.example/x.git', /Say which version/],
    ['git+https://a.example/x.git#--upload-pack=evil', /no git URL/],
    ['git+https://a.example/x.git#a..b', /no git URL/],
    ['git+https://a.example/x y#a', /no git URL/],
    ['npm:../x', /no package of npm/],
    ['npm:acme@git+ssh://x', /no package of npm/],
    ['npm:--registry=x', /no package of npm/],
    ['ftp://a/x', /no source/],
    ['ext::sh -c evil', /./],
    ['', /Name a source/],
  ] as const)
    it(`${JSON.stringify(text)} is ${text.startsWith('ext') ? 'no more than a path' : 'refused'}`, () => {
      if (text.startsWith('ext')) assert.equal(parseSource(text).kind, 'path');
      else assert.throws(() => parseSource(text), message);
    });
});
