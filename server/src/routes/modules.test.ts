/** Which file of a workspace an import means. */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Modules } from './modules.ts';

const FILES = [
  'src/app.ts',
  'src/users/index.ts',
  'src/lib/auth.ts',
  'shop/__init__.py',
  'shop/views.py',
  'shop/api/urls.py',
  'service/handlers/a.go',
  'service/handlers/b.go',
  'service/main.go',
  'app/Http/Controllers/UserController.php',
  'routes/web.php',
];
const modules = new Modules(FILES);

describe('modules', () => {
  const CASES: readonly (readonly [string, string, string[]])[] = [
    ['./users', 'src/app.ts', ['src/users/index.ts']],
    ['./users/index.js', 'src/app.ts', ['src/users/index.ts']],
    ['../app', 'src/users/index.ts', ['src/app.ts']],
    ['@/lib/auth', 'src/users/index.ts', ['src/lib/auth.ts']],
    ['../../../app', 'src/app.ts', []],
    ['./Users', 'src/app.ts', ['src/users/index.ts']],
    ['express', 'src/app.ts', []],
    ['.', 'shop/views.py', ['shop/__init__.py']],
    ['.views', 'shop/__init__.py', ['shop/views.py']],
    ['..views', 'shop/api/urls.py', ['shop/views.py']],
    ['shop.api.urls', 'shop/views.py', ['shop/api/urls.py']],
    ['django.views', 'shop/views.py', []],
    ['', 'shop/views.py', []],
    ['/etc/passwd', 'shop/views.py', []],
  ];
  for (const [module, from, wanted] of CASES)
    it(`${module || 'nothing'} in ${from}`, () =>
      assert.deepEqual(modules.find(module, from, false), wanted));

  it('whose name begins with what is no folder', () => {
    const handlers = ['service/handlers/a.go', 'service/handlers/b.go'];
    assert.deepEqual(modules.find('example.com/shop/handlers', 'service/main.go', true), handlers);
    assert.deepEqual(modules.find('example.com/shop/handlers', 'service/main.go', false), []);
    const controller = ['app/Http/Controllers/UserController.php'];
    assert.deepEqual(
      modules.find('App\\Http\\Controllers\\UserController', 'routes/web.php', true),
      controller,
    );
  });

  it('beside a file', () => assert.deepEqual(modules.beside('service/handlers/a.go').length, 2));
});
