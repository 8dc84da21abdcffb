/** The function around a place, in several languages. */

import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { Scanner } from '../engine/scanner.ts';

describe('the function around a place', () => {
  let scanner: Scanner;
  before(async () => {
    scanner = await Scanner.create({ readGrammar });
  });

  /** Name and text of the function around the `|` in a text. */
  const around = async (path: string, marked: string): Promise<[string, string] | undefined> => {
    const offset = marked.indexOf('|');
    const text = marked.replace('|', '');
    await scanner.prepare({ path, text });
    const found = scanner.functionAt({ path, text }, offset);
    return found && [found.name, text.slice(found.start, found.end)];
  };

  it('is the innermost one, with its decorators and the names around it', async () => {
    const method = '@route("/")\n    def run(self):\n        return 1';
    assert.deepEqual(
      await around('a.py', `class Server:\n    ${method.replace('return', 're|turn')}\n\nx = 1\n`),
      ['Server.run', method],
    );
    const inner = 'def inner():\n        pass';
    const text = `def outer():\n    ${inner.replace('pass', 'pa|ss')}\n    return inner\n`;
    assert.deepEqual(await around('a.py', text), ['outer.inner', inner]);
  });

  it('is known on the line of a decorator', async () => {
    assert.deepEqual(await around('a.py', '@ro|ute\ndef run():\n    pass\n'), [
      'run',
      '@route\ndef run():\n    pass',
    ]);
  });

  it('goes by the name of the variable or field whose value it is', async () => {
    const arrow = 'const load = async (url) => {\n  return fetch(url);\n};';
    assert.deepEqual(await around('a.ts', `${arrow.replace('fetch', 'fet|ch')}\n`), ['load', arrow]);
  });

  it('is the one with a name, where a function without one lies within', async () => {
    const text = 'function outer(list) {\n  return list.map((each) => ea|ch + 1);\n}\n';
    assert.equal((await around('a.js', text))?.[0], 'outer');
  });

  it('is found in other languages', async () => {
    assert.equal((await around('a.go', 'package a\n\nfunc run() {\n\tpri|ntln(1)\n}\n'))?.[0], 'run');
    const java = 'class A {\n  @Override\n  public void run() {\n    st|op();\n  }\n}\n';
    assert.deepEqual(await around('A.java', java), [
      'A.run',
      '@Override\n  public void run() {\n    stop();\n  }',
    ]);
  });

  it('is none at the top level, in the body of a class, and in a file of no language', async () => {
    assert.equal(await around('a.py', 'x = |1\n\ndef run():\n    pass\n'), undefined);
    assert.equal(await around('a.py', 'class A:\n    x = |1\n'), undefined);
    assert.equal(await around('a.txt', 'def run|(): pass\n'), undefined);
  });
});
