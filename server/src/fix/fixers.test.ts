/** Named fixers: the argument that is there, the name that the file has, the import in its place, or no fix. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { FixTester, type RuleParts } from '../../../test/support/fixes.ts';

const fixer = (pattern: string, options: Readonly<Record<string, string>>): RuleParts => ({
  languages: ['python'],
  pattern,
  metadata: { fixer: options },
});
const TIMEOUT = fixer('get(...)', { name: 'set-argument', argument: 'timeout', value: '10' });
const SECURE = fixer('cookie(...)', {
  name: 'set-argument',
  argument: 'secure',
  value: 'True',
  position: '2',
});
const SAFE = fixer('yaml.load($DATA)', {
  name: 'rewrite',
  replace: 'yaml.safe_load($DATA)',
  import: 'import yaml',
});
const QUOTE = fixer('run($TEXT)', {
  name: 'escape-inserted',
  by: 'quote($VALUE)',
  import: 'from shlex import quote',
  word: 'true',
});
const RANDOM = fixer('token = $VALUE', {
  name: 'replace-module',
  of: 'random',
  by: 'secrets.SystemRandom()',
  import: 'import secrets',
});
const PLACES = fixer('$DB.execute(...)', {
  name: 'bind-parameters',
  place: '%s',
  open: '(',
  close: ',)',
});

describe('named fixers', () => {
  const tester = new FixTester();
  before(() => tester.start());
  after(() => tester.stop());

  const groups: Readonly<
    Record<string, readonly [RuleParts, readonly (readonly [string, string, string])[]]>
  > = {
    'set-argument': [
      TIMEOUT,
      [
        ['adds', 'get(url)', 'get(url, timeout=10)'],
        ['replaces', 'get(url, timeout=None)', 'get(url, timeout=10)'],
        ['uses the comma that is there', 'get(url,)', 'get(url, timeout=10,)'],
        ['keeps a comment', 'get(url  # a, b\n)', 'get(url, timeout=10  # a, b\n)'],
        ['keeps lines apart', 'get(\n    url,\n    a=1,\n)', 'get(\n    url,\n    a=1,\n    timeout=10,\n)'],
        ['passes by what is spread as a list', 'get(url, *more)', 'get(url, *more, timeout=10)'],
        ['leaves what is spread by name', 'get(url, **more)', 'get(url, **more)'],
        ['leaves a bare generator', 'get(x for x in y)', 'get(x for x in y)'],
        ['is empty', 'get()', 'get(timeout=10)'],
      ],
    ],
    'set-argument by position': [
      SECURE,
      [
        ['adds', 'cookie(a)', 'cookie(a, secure=True)'],
        ['replaces the argument there', 'cookie(a, False)', 'cookie(a, True)'],
        ['leaves a list that may reach it', 'cookie(*a)', 'cookie(*a)'],
      ],
    ],
    import: [
      SAFE,
      [
        ['uses the alias', 'import yaml as y\ny.load(a)\n', 'import yaml as y\ny.safe_load(a)\n'],
        [
          'adds it behind the last one',
          '#!/usr/bin/env python\n# coding: utf-8\n"""Doc."""\nfrom __future__ import annotations\nfrom yaml import load\n\nload(a)\n',
          '#!/usr/bin/env python\n# coding: utf-8\n"""Doc."""\nfrom __future__ import annotations\nfrom yaml import load\nimport yaml\n\nyaml.safe_load(a)\n',
        ],
        [
          'adds it at the top for one in a function',
          'def f(a):\n    from yaml import load\n    return load(a)\n',
          'import yaml\ndef f(a):\n    from yaml import load\n    return yaml.safe_load(a)\n',
        ],
        [
          'leaves where the name is a parameter’s',
          'from yaml import load\ndef f(yaml):\n    load(yaml)\n',
          'from yaml import load\ndef f(yaml):\n    load(yaml)\n',
        ],
        [
          'leaves where the name is another module’s',
          'from yaml import load\nimport other as yaml\nload(a)\n',
          'from yaml import load\nimport other as yaml\nload(a)\n',
        ],
      ],
    ],
    'escape-inserted': [
      QUOTE,
      [
        ['escapes a word', 'run("ls " + a)', 'from shlex import quote\nrun("ls " + quote(a))'],
        [
          'uses the module that is imported',
          'import shlex as s\nrun(f"ls {a}")',
          'import shlex as s\nrun(f"ls {s.quote(a)}")',
        ],
        ['leaves a value in quotes', 'run(f"ls \'{a}\'")', 'run(f"ls \'{a}\'")'],
        ['leaves the command itself', 'run(a)', 'run(a)'],
        [
          'leaves where the name is shadowed',
          'def f(a, quote):\n    run("ls " + a)\n',
          'def f(a, quote):\n    run("ls " + a)\n',
        ],
      ],
    ],
    'replace-module': [
      RANDOM,
      [
        [
          'replaces the module by any name',
          'import random as r\ntoken = r.choice(a)\n',
          'import random as r\nimport secrets\ntoken = secrets.SystemRandom().choice(a)\n',
        ],
        [
          'replaces a function by any name, no string',
          'from random import choice as c\ntoken = c("random.choice")\n',
          'from random import choice as c\nimport secrets\ntoken = secrets.SystemRandom().choice("random.choice")\n',
        ],
        ['leaves other modules', 'token = other.choice(a)\n', 'token = other.choice(a)\n'],
      ],
    ],
    'bind-parameters': [
      PLACES,
      [
        [
          'moves the only use',
          'def f(c, a):\n    q = f"SELECT 1 WHERE x = {a}"\n    c.execute(q)\n',
          'def f(c, a):\n    q = "SELECT 1 WHERE x = %s"\n    c.execute(q, (a,))\n',
        ],
        [
          'leaves a statement with two uses',
          'def f(c, a):\n    q = f"SELECT 1 WHERE x = {a}"\n    log(q)\n    c.execute(q)\n',
          'def f(c, a):\n    q = f"SELECT 1 WHERE x = {a}"\n    log(q)\n    c.execute(q)\n',
        ],
        [
          'leaves a value that changes before its use',
          'def f(c, a):\n    q = f"SELECT 1 WHERE x = {a}"\n    a = 2\n    c.execute(q)\n',
          'def f(c, a):\n    q = f"SELECT 1 WHERE x = {a}"\n    a = 2\n    c.execute(q)\n',
        ],
        [
          'leaves what would become a place',
          'c.execute(f"SELECT 1 WHERE x LIKE \'a%\' AND y = {a}")\n',
          'c.execute(f"SELECT 1 WHERE x LIKE \'a%\' AND y = {a}")\n',
        ],
      ],
    ],
  };
  for (const [group, [rule, cases]] of Object.entries(groups))
    describe(group, () => {
      for (const [name, code, expected] of cases)
        it(name, async () => assert.equal(await tester.fixed('a.py', code, [rule]), expected));
    });
});
