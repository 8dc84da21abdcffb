/** Templates of frameworks. */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fill } from './templates.ts';

const TEXTS: Readonly<Record<string, string>> = {
  $NAME: 'categories',
  $PATH: '/$&',
  $CLASS: 'UsersController',
};
const textOf = (name: string): string | null => TEXTS[name] ?? null;

function braced(inside: string): string {
  return `$\{${inside}}`;
}

describe('templates', () => {
  const CASES: readonly (readonly [string, string | null])[] = [
    ['/$NAME/:id', '/categories/:id'],
    [`${braced('NAME')}s`, 'categoriess'],
    [`${braced('NAME|singular')}_id`, 'category_id'],
    [braced('CLASS|controller'), 'Users'],
    ['a$PATH', 'a/$&'],
    ['$5 and $', '$5 and $'],
    ['$MISSING', null],
    [braced('NAME|constructor'), null],
  ];
  for (const [template, wanted] of CASES) it(template, () => assert.equal(fill(template, textOf), wanted));

  it('know plurals, singulars and names of classes', () => {
    const filtered = (filter: string, text: string): string | null => fill(braced(`X|${filter}`), () => text);
    for (const [one, many] of [
      ['user', 'users'],
      ['box', 'boxes'],
      ['entry', 'entries'],
      ['day', 'days'],
      ['match', 'matches'],
    ] as const) {
      assert.equal(filtered('plural', one), many);
      assert.equal(filtered('singular', many), one);
    }
    assert.equal(filtered('singular', 'address'), 'address');
    assert.equal(filtered('camel', 'admin/user_posts'), 'Admin.UserPosts');
  });
});
