/** Labels across calls: a source, or a sink, that requires labels may be in one function and what has them in another. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { Scanner } from '../../server/src/engine/scanner.ts';
import { loadRules } from '../../server/src/rule/load.ts';
import { RuleSet } from '../../server/src/rule/ruleSet.ts';
import { readGrammar } from '../support/grammars.ts';

const RULE = `
rules:
  - id: labels
    mode: taint
    languages: [python]
    severity: HIGH
    message: found
    pattern-sources:
      - pattern: first()
        label: A
      - pattern: second(...)
        label: B
        requires: A
    pattern-sinks:
      - pattern: sink(...)
        requires: B
`;

const FOUND: Record<string, string> = {
  'all in one place': 'sink(second(first()))\n',
  'the second source in a function': 'def mark(x):\n    return second(x)\nsink(mark(first()))\n',
  'the second source two calls away':
    'def mark(x):\n    return second(x)\ndef pass_on(y):\n    return mark(y)\nsink(pass_on(first()))\n',
  'the first source in a function': 'def start():\n    return first()\nsink(second(start()))\n',
  'the sink in a function': 'def end(x):\n    sink(x)\nend(second(first()))\n',
  'the second source and the sink in a function': 'def end(x):\n    sink(second(x))\nend(first())\n',
  'the second source in a field':
    'def mark(o):\n    return second(o.name)\no.name = first()\nsink(mark(o))\n',
};

const NOT_FOUND: Record<string, string> = {
  'no first source': 'def mark(x):\n    return second(x)\nsink(mark("a"))\n',
  'no second source': 'def mark(x):\n    return x\nsink(mark(first()))\n',
  'the second source beside the data': 'def mark(x, y):\n    return second(y)\nsink(mark(first(), "a"))\n',
  'the second source before the first': 'def mark(x):\n    return second(x)\nmark("a")\nsink(first())\n',
};

describe('labels across calls', () => {
  let scanner: Scanner;
  const rules = new RuleSet(loadRules(RULE, 'labels.yaml').rules);
  const count = (text: string): number => scanner.scan({ path: 'a.py', text }, rules).findings.length;

  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    await scanner.prepareLanguage('python');
  });
  after(() => scanner.dispose());

  for (const [name, text] of Object.entries(FOUND))
    it(`are found: ${name}`, () => assert.equal(count(text), 1));
  for (const [name, text] of Object.entries(NOT_FOUND))
    it(`are not found: ${name}`, () => assert.equal(count(text), 0));
});
