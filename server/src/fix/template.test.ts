// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are programs as text.
/** What a template changes is changed, and everything that it does not speak of stays. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { FixTester } from '../../../test/support/fixes.ts';

const DECORATED = {
  pattern: '@limit($...A)\ndef $F($...P):\n  $...BODY',
  fix: '@limit($...A, strict=True)\ndef $F($...P):\n  $...BODY',
};
const GUARDED = {
  pattern: 'def $F($REQUEST):\n  $...BODY',
  fix: 'def $F($REQUEST):\n  check($REQUEST)\n  $...BODY',
};
const CHECKED = { pattern: '$X = make()', fix: '$X = make()\n$X.check()' };
const RENAMED = { pattern: 'lib.old($...A)', fix: 'lib.new($...A)' };

describe('fix by template', () => {
  const tester = new FixTester();
  before(() => tester.start());
  after(() => tester.stop());

  /** What it is about, the rule, the code and the code that is right after it (the same: no fix). */
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, string, string, string?])[] = [
    [
      'other decorators, comments, annotations',
      DECORATED,
      '@a\n@limit(5)\n@b\nasync def f(x: int = 1) -> str:  # why\n    # first\n    """Doc."""\n    return x  # last\n',
      '@a\n@limit(5, strict=True)\n@b\nasync def f(x: int = 1) -> str:  # why\n    # first\n    """Doc."""\n    return x  # last\n',
    ],
    [
      'what stands in front of a word on its line',
      {
        pattern: '@route($P)\ndef $F(...):\n  ...\n  return $R',
        fix: '@route($P)\n@login\ndef $F(...):\n  ...\n  return $R',
      },
      'class K:\n    @route("/")\n    # why\n    async def f(x):\n        y()\n        return x\n',
      'class K:\n    @route("/")\n    # why\n    @login\n    async def f(x):\n        y()\n        return x\n',
    ],
    [
      'what an ellipsis stands for, where the words differ',
      { pattern: 'lib.f(..., $A)', fix: 'lib.g(..., $A)' },
      'import lib\nfrom lib import f\nf(1, 2)\n',
      'import lib\nfrom lib import f\nf(1, 2)\n',
    ],
    [
      'a link that asks whether something is there',
      { pattern: '$X.old($A)', fix: 'fresh($X, $A)' },
      'a?.old(b);\n',
      'a?.old(b);\n',
      'a.js',
    ],
    [
      'a metavariable in a string',
      { pattern: 'f("$X", $A)', fix: 'g("$X!", $A)' },
      "f('x', 1)\n",
      'g("x!", 1)\n',
    ],
    [
      'a metavariable in a template literal',
      { pattern: 'old($A)', fix: 'fresh(`<${$A}>`)' },
      'z = old(b);\n',
      'z = fresh(`<${b}>`);\n',
      'a.js',
    ],
    ['nothing in brackets', DECORATED, '@limit()\ndef f(): pass\n', '@limit(strict=True)\ndef f(): pass\n'],
    [
      'a comma at the end',
      DECORATED,
      '@limit(\n    5,\n)\ndef f():\n    pass\n',
      '@limit(\n    5, strict=True,\n)\ndef f():\n    pass\n',
    ],
    [
      'the body’s own depth',
      GUARDED,
      'class K:\n\tdef f(r):\n\t\tif r:\n\t\t\tg()\n\t\th()\n',
      'class K:\n\tdef f(r):\n\t\tcheck(r)\n\t\tif r:\n\t\t\tg()\n\t\th()\n',
    ],
    ['a body on the line of its header', GUARDED, 'def f(r): pass\n', 'def f(r):\n  check(r)\n  pass\n'],
    ['a further statement', CHECKED, 'if a:\n    x = make()\n', 'if a:\n    x = make()\n    x.check()\n'],
    ['a statement on the line of its condition', CHECKED, 'if a: x = make()\n', 'if a: x = make()\n'],
    [
      'a statement without braces',
      { pattern: '$X = make();', fix: '$X = make();\n$X.check();' },
      'if (a)\n  x = make();\n',
      'if (a)\n  x = make();\n',
      'a.js',
    ],
    [
      'a statement behind a comment, without braces',
      { pattern: '$X = make();', fix: '$X = make();\n$X.check();' },
      'if (a)\n  // why\n  x = make();\n',
      'if (a)\n  // why\n  x = make();\n',
      'a.js',
    ],
    [
      'a statement in braces',
      { pattern: '$X = make();', fix: '$X = make();\n$X.check();' },
      'if (a) {\n  x = make();\n}\n',
      'if (a) {\n  x = make();\n  x.check();\n}\n',
      'a.js',
    ],
    [
      'a block that is unwrapped',
      { pattern: 'defer(() => { $...BODY });', fix: '{\n  $...BODY\n}' },
      'function f() {\n  defer(() => {  // why\n    x();\n    y();\n  });\n}\n',
      'function f() {\n  {  // why\n    x();\n    y();\n  };\n}\n',
      'a.js',
    ],
    ['a module by another name', RENAMED, 'import lib as l\nl.old(1)\n', 'import lib as l\nl.new(1)\n'],
    ['a function by itself', RENAMED, 'from lib import old\nold(1)\n', 'from lib import old\nold(1)\n'],
    [
      'a function by itself, its module too',
      RENAMED,
      'import lib\nfrom lib import old\nold(1)\n',
      'import lib\nfrom lib import old\nlib.new(1)\n',
    ],
    [
      'arguments that are left out',
      { pattern: 'f(..., safe=False, ...)', fix: 'f(..., safe=True, ...)' },
      'f(a,  # why\n  safe=False,\n  b=g(1))\n',
      'f(a,  # why\n  safe=True,\n  b=g(1))\n',
    ],
    ['an argument behind none', { pattern: 'f(...)', fix: 'f(..., t=1)' }, 'f()\n', 'f(t=1)\n'],
    [
      'operators in a value that gets a member',
      { pattern: 'f($X)', fix: '$X.g()' },
      'f(a + b)\n',
      '(a + b).g()\n',
    ],
    ['a value that stays in brackets', { pattern: 'f($X)', fix: 'g($X)' }, 'f(a + b)\n', 'g(a + b)\n'],
    [
      'operators in the template beside others',
      { pattern: 'f($X)', fix: '$X or y' },
      'z = f(a).b\n',
      'z = (a or y).b\n',
    ],
    ['operators in the template alone', { pattern: 'f($X)', fix: '$X or y' }, 'z = f(a)\n', 'z = a or y\n'],
    ['line ends', CHECKED, 'if a:\r\n    x = make()\r\n', 'if a:\r\n    x = make()\r\n    x.check()\r\n'],
    [
      'a comment in what goes',
      { pattern: 'f($A, $B)', fix: 'g($B)' },
      'f(a,  # why\n  b)\n',
      'g(  # why\n  b)\n',
    ],
    [
      'quotes of the string around it',
      { pattern: 'f($X)', fix: 'f2($X, "y")' },
      'a = f"{f(b)}"\n',
      'a = f"{f2(b, \'y\')}"\n',
    ],
    [
      'both quotes taken',
      { pattern: 'f($X)', fix: 'f2($X, "y", \'z\')' },
      'a = f"{f(b)}"\n',
      'a = f"{f(b)}"\n',
    ],
  ];
  for (const [name, rule, code, expected, path = 'a.py'] of cases)
    it(`${code === expected ? 'leaves' : 'keeps or minds'} ${name}`, async () => {
      const languages = [path.endsWith('.py') ? 'python' : 'javascript'];
      assert.equal(await tester.fixed(path, code, [{ languages, ...rule }]), expected);
    });
});
