/** What an analysis offers before its end: all that is known by then, and of the rest what was so the last time. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import type { Analysis } from '../finding/finding.ts';
import { loadRules } from '../rule/load.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import type { OpenDocument } from './programDocument.ts';
import { Scanner } from './scanner.ts';

const { rules, problems } = loadRules(
  `rules:
  - { id: long, message: Long., severity: LOW, languages: [python], mode: taint, pattern-sources: [{ pattern: many() }], pattern-sinks: [{ pattern: sink(...) }] }
  - { id: short, message: Short., severity: LOW, languages: [python], mode: taint, pattern-sources: [{ pattern: few() }], pattern-sinks: [{ pattern: sink(...) }] }
  - { id: pattern, message: Pattern., severity: LOW, languages: [python], pattern: eval(...) }
`,
  'rules.yaml',
);
const rule = new RuleSet(rules);

/** Functions through which data has to be followed one after the other, in 100 lines. */
const MANY = `${Array.from({ length: 49 }, (_, i) => `def f${i}(x):\n    f${i + 1}(many())\n`).join('')}def f49(x):\n    sink(1)\n`;
const TEXT = `${MANY}sink(many())\nsink(few())\n`;

describe('what an analysis offers before its end', () => {
  let scanner: Scanner;
  before(async () => {
    assert.deepEqual(problems, []);
    scanner = await Scanner.create({ readGrammar });
    await scanner.prepare({ path: 'a.py' });
  });
  after(() => scanner.dispose());

  const said = ({ findings }: Analysis, { lines }: OpenDocument): string[] =>
    findings.map(({ ruleId, start }) => `${ruleId} ${lines.positionAt(start).line}`);

  /** What the steps of an analysis offered, one after the other, and what it came to. */
  function offered(document: OpenDocument): string[][] {
    const all: string[][] = [];
    const steps = document.analyseInSteps(rule);
    for (;;) {
      const step = steps.next();
      if (step.done) return [...all, said(step.value as Analysis, document)];
      if (step.value !== undefined) all.push(said(step.value(), document));
    }
  }

  it('is what patterns find, then what is followed with little work, then everything', () => {
    const document = scanner.open({ path: 'a.py', text: `${TEXT}eval(1)\n` });
    try {
      assert.deepEqual(offered(document), [
        ['pattern 102'],
        ['short 101', 'pattern 102'],
        ['short 101', 'pattern 102'],
        ['long 100', 'short 101', 'pattern 102'],
      ]);
    } finally {
      document.close();
    }
  });

  it('has what was found last time where rules are not through, in its place, but not where the edit was', () => {
    const document = scanner.open({ path: 'a.py', text: TEXT });
    try {
      document.analyse(rule);
      document.edit([{ start: 0, end: 0, text: 'eval(1)\n' }]);
      const [patterns, ...others] = offered(document);
      assert.deepEqual(patterns, ['pattern 0', 'long 101', 'short 102']);
      for (const other of others) assert.deepEqual(other, patterns);

      const start = document.text.indexOf('sink(few())');
      document.edit([{ start: start + 5, end: start + 8, text: 'new' }]);
      assert.deepEqual(offered(document)[0], ['pattern 0', 'long 101']);
    } finally {
      document.close();
    }
  });

  it('has what a function shows by itself that changed inside a long one', () => {
    const around = `def all():\n${MANY.replaceAll(/^/gm, '    ').trimEnd()}\n`;
    const document = scanner.open({ path: 'a.py', text: around });
    try {
      document.analyse(rule);
      const end = around.length;
      document.edit([{ start: end, end, text: '    def new():\n        y = many()\n        sink(y)\n' }]);
      const all = offered(document);
      assert.deepEqual(all.at(-1), ['long 103']);
      assert.ok(all.length > 2, 'the rule was through before it was asked');
      assert.deepEqual(all.at(-2), ['long 103']);
    } finally {
      document.close();
    }
  });

  it('counts suppressions in', () => {
    const text = `eval(1)  # nosemgrep: pattern\n${TEXT}`;
    const document = scanner.open({ path: 'a.py', text });
    try {
      const first = document.analyseInSteps(rule);
      for (let step = first.next(); !step.done; step = first.next()) {
        const [finding] = step.value?.().findings ?? [];
        if (finding !== undefined) return assert.ok(finding.suppression);
      }
      assert.fail('nothing was offered');
    } finally {
      document.close();
    }
  });
});
