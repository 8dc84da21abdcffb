/** Paths as frameworks write them: what they match, and which of two says more. */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { PathSyntax } from '../rule/frameworks.ts';
import type { PathPiece } from './declarations.ts';
import { bySpecificity, matchesPath, type PathPattern, readPath } from './pathPattern.ts';

const SYNTAX: PathSyntax = {
  parameters: [
    { form: '\\{/:(?P<name>\\w+)\\}', isRest: false, isOptional: true },
    { form: '<(?:(?P<type>\\w+):)?(?P<name>\\w+)>', isRest: false, isOptional: false },
    { form: ':(?P<name>\\w+)(?:\\((?P<constraint>[^()]*)\\))?', isRest: false, isOptional: false },
    { form: '\\*(?P<name>\\w*)', isRest: true, isOptional: false },
  ],
  types: new Map([
    ['int', '\\d+'],
    ['path', 'rest'],
  ]),
  join: 'slash',
  trailingSlash: 'ignored',
  ignoresCase: false,
  absolute: '^~/',
};

interface Regex {
  readonly regex: string;
}

function pieces(...texts: readonly (string | null | Regex)[]): PathPiece[] {
  return texts.map((text) =>
    typeof text === 'object' && text !== null
      ? { text: text.regex, isRegex: true }
      : { text, isRegex: false },
  );
}

function pathOf(...texts: readonly (string | null | Regex)[]): PathPattern {
  const path = readPath(pieces(...texts), SYNTAX);
  assert.ok(path);
  return path;
}

function matches(path: PathPattern, url: string, ignoresCase = false): boolean {
  return matchesPath(
    path,
    url.split('/').filter((segment) => segment !== ''),
    ignoresCase,
  );
}

describe('paths of routes', () => {
  const CASES: readonly (readonly [readonly (string | null | Regex)[], string, string[], string[]])[] = [
    [['/users'], '/users', ['/users', '/users/'], ['/user', '/users/1', '/', '/Users']],
    [['/api', 'users/', '/:id'], '/api/users/{id}', ['/api/users/1'], ['/api/users', '/api/users/1/2']],
    [['/<int:id>'], '/{id}', ['/12'], ['/x', '/1x']],
    [['/<path:rest>/edit'], '/{*rest}/edit', ['/a/edit', '/a/b/edit'], ['/edit', '/a/b']],
    [['/v:version(\\d+).json'], '/v{version}.json', ['/v1.json'], ['/vx.json', '/v1xjson']],
    [['/a{/:b}'], '/a/{b?}', ['/a', '/a/1'], ['/a/1/2', '/b']],
    [['/files/*'], '/files/{*}', ['/files/a/b'], ['/files', '/file/a']],
    [[null, '/x/:id'], '…/x/{id}', ['/x/1', '/a/b/x/1'], ['/x', '/x/1/2']],
    [['/a', null, '/b'], '…/b', ['/a/1/b', '/b'], ['/a/1']],
    [['/a', '~/b'], '/b', ['/b'], ['/a/b']],
    [['/a/b/..', '/c'], '/a/c', ['/a/c'], ['/a/b/c']],
    [
      [{ regex: String.raw`^articles\/(?P<year>[0-9]{4})\/$` }],
      '/articles/{year}/',
      ['/articles/2004'],
      ['/articles/04'],
    ],
    [[{ regex: String.raw`^a\/(?<rest>.+)$` }], '/a/{*rest}', ['/a/b/c'], ['/a']],
    [[{ regex: '^a' }], '/a/{*?}', ['/a', '/a/b'], ['/b']],
    [[{ regex: String.raw`^\/v\d+\/x\/?$` }], '/v{}/x', ['/v1/x', '/v1/x/'], ['/v/x', '/v1/x/y']],
    [['/(a)+[b]$'], '/(a)+[b]$', ['/(a)+[b]$'], ['/ab']],
    [['/\u{1F600}/:é'], '/\u{1F600}/:é', ['/\u{1F600}/:é'], ['/\u{1F600}/x']],
    [['/'], '/', ['/'], ['/a']],
  ];
  for (const [given, text, good, bad] of CASES)
    it(`${text} of ${JSON.stringify(given)}`, () => {
      const path = pathOf(...given);
      assert.equal(path.text, text);
      for (const url of good) assert.ok(matches(path, url), url);
      for (const url of bad) assert.ok(!matches(path, url), url);
    });

  it('are not known where nothing of them is', () => {
    for (const given of [
      pieces(null),
      pieces({ regex: '^(?:a|b)$' }),
      pieces({ regex: '^ab?c$' }),
      pieces({ regex: '(' }),
      pieces('/:a([)'),
    ])
      assert.equal(readPath(given, SYNTAX), null);
    assert.equal(readPath(pieces('a'.repeat(5_000)), SYNTAX), null);
  });

  it('ignore case where the framework does', () => {
    assert.ok(matches(pathOf('/Users/x:id'), '/uSERS/X1', true));
    assert.ok(!matches(pathOf('/Users'), '/users'));
  });

  it('stand together as they are where a framework puts nothing between', () => {
    const path = readPath(pieces('api/v', '1/'), { ...SYNTAX, join: 'plain' });
    assert.equal(path?.text, '/api/v1/');
  });

  it('say more or less than others', () => {
    const order = ['/a/b', '/a/b:x', '/a/<int:x>', '/a/:x', '/a/*'].map((text) => pathOf(text));
    order.forEach((one, i) => {
      order.forEach((other, j) => {
        assert.equal(Math.sign(bySpecificity(one, other)), Math.sign(i - j), `${one.text} ${other.text}`);
      });
    });
    assert.ok(bySpecificity(pathOf('/a/:x/c'), pathOf('/:x/b/c')) < 0, 'the left counts first');
  });

  it('take time in proportion to their length', () => {
    const path = pathOf(`/${'*/'.repeat(40)}end`);
    assert.ok(!matches(path, `/${'a/'.repeat(200)}`));
  });
});
