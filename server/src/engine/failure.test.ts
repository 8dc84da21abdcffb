/** A rule that fails costs itself on one file and nothing else, and an analysis that fails costs its file. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { loadRules } from '../rule/load.ts';
import type { Rule } from '../rule/rule.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import { LocalAnalyser } from './analyser.ts';
import { Scanner } from './scanner.ts';

const [search, flow] = loadRules(
  `rules:
  - { id: search, message: m, severity: LOW, languages: [python], pattern: danger(...) }
  - id: flow
    message: m
    severity: LOW
    languages: [python]
    mode: taint
    pattern-sources: [{ pattern: source() }]
    pattern-sinks: [{ pattern: sink(...) }]
`,
  'rules.yaml',
).rules as [Rule, Rule];

const TEXT = 'danger(1)\nsink(source())\n';

/** A rule that fails where its message is asked for: when it has found something. */
function failing(rule: Rule, id: string): Rule {
  return Object.defineProperty({ ...rule, id }, 'message', {
    // Not for those who only copy the rule.
    enumerable: false,
    get: () => {
      throw new RangeError('Maximum call stack size exceeded');
    },
  });
}

describe('a failure', () => {
  let scanner: Scanner;
  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    await scanner.prepare({ path: 'a.py' });
  });
  after(() => scanner.dispose());

  it('of a rule costs what this rule would have found, and is said with the rule and the file', () => {
    const rules = new RuleSet([search, failing(search, 'broken'), failing(flow, 'broken-flow'), flow]);
    const { findings, problems } = scanner.scan({ path: 'a.py', text: TEXT }, rules);
    assert.deepEqual(
      findings.map(({ ruleId }) => ruleId),
      ['search', 'flow'],
    );
    assert.deepEqual(
      problems.map(({ kind, ruleId, path }) => ({ kind, ruleId, path })),
      [
        { kind: 'internal', ruleId: 'broken', path: 'a.py' },
        { kind: 'internal', ruleId: 'broken-flow', path: 'a.py' },
      ],
    );
    for (const { message } of problems) assert.match(message, /failed on this file.*Maximum call stack/);
  });

  it('of a rule leaves an open document as it was', () => {
    const document = scanner.open({ path: 'a.py', text: TEXT });
    try {
      const ids = (rules: readonly Rule[]): string[] =>
        document.analyse(new RuleSet(rules)).findings.map(({ ruleId }) => ruleId);
      assert.deepEqual(ids([failing(search, 'broken'), flow]), ['flow']);
      document.edit([{ start: 0, end: 0, text: 'danger(2)\n' }]);
      assert.deepEqual(ids([search, failing(flow, 'broken'), flow]), ['search', 'search', 'flow']);
    } finally {
      document.close();
    }
  });

  it('of an analysis costs its file', async () => {
    const rules = new RuleSet([search]);
    rules.rulesFor = (_language, path) => {
      if (path === 'bad.py') throw new RangeError('too much');
      return [search];
    };
    const analyser = new LocalAnalyser(scanner, [rules]);
    const analyse = (inside: string) =>
      analyser.analyse({ path: `/${inside}`, inside, text: TEXT, rules: 0 });
    assert.deepEqual(await analyse('bad.py'), { crash: 'too much' });
    const good = await analyse('good.py');
    assert.ok('analysis' in good);
    assert.equal(good.analysis?.findings.length, 1);
  });
});
