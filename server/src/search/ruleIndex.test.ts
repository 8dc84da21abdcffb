import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import type { OpenDocument } from '../engine/programDocument.ts';
import { Scanner } from '../engine/scanner.ts';
import { loadRules } from '../rule/load.ts';
import { RuleSet } from '../rule/ruleSet.ts';

const RULES = `
rules:
  - { id: eval, languages: [python], severity: ERROR, message: m, pattern: eval($X) }
  - { id: exec, languages: [python], severity: ERROR, message: m, pattern: exec($X) }
  - { id: run, languages: [python], severity: ERROR, message: m, pattern: subprocess.run($X) }
  - id: order
    languages: [python]
    severity: ERROR
    message: m
    pattern: |
      $F = open(...)
      ...
      close($F)
`;

describe('after an edit', () => {
  let scanner: Scanner;
  let document: OpenDocument;
  const rules = new RuleSet(loadRules(RULES, 'rules.yaml').rules);

  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    await scanner.prepareLanguage('python');
  });
  after(() => scanner.dispose());

  /** Opens a program, puts `now` in the place of `old`; answers how many rules were asked, and what was found. */
  function edited(text: string, old: string, now: string): { asked: number; found: string[] } {
    document = scanner.open({ path: 'a.py', text });
    try {
      document.analyse(rules);
      const start = text.indexOf(old);
      document.edit([{ start, end: start + old.length, text: now }]);
      let asked = 0;
      const steps = document.analyseInSteps(rules);
      let step = steps.next();
      // Steps that only offer what is known by then are no rule's.
      for (; !step.done; step = steps.next()) if (step.value === undefined) asked++;
      const found = (step.value?.findings ?? []).map(
        ({ ruleId, start: at }) => `${ruleId} ${document.lines.positionAt(at).line + 1}`,
      );
      return { asked, found };
    } finally {
      document.close();
    }
  }

  const program = (body: string): string =>
    `import subprocess\n\ndef a():\n    ${body}\n\ndef b():\n    exec(x)\n    eval(x)\n    subprocess.run(y)\n`;

  it('only rules that look for something of what is new are asked, and the others keep what they found', () => {
    const { asked, found } = edited(program('eval(x)'), 'eval(x)', 'longer_name(x)');
    // The statements in sequence could be anywhere; eval had a match in what was edited.
    assert.deepEqual(found, ['exec 7', 'eval 8', 'run 9']);
    assert.equal(asked, 2);
  });

  it('a rule is asked whose name comes in', () => {
    const { asked, found } = edited(program('pass'), 'pass', 'exec(1)');
    assert.deepEqual(found, ['exec 4', 'exec 7', 'eval 8', 'run 9']);
    assert.equal(asked, 2);
  });

  it('a rule is asked when an import gives another meaning to what is kept', () => {
    const text = 'from other import run\n\ndef a():\n    run(x)\n';
    assert.deepEqual(edited(text, 'other', 'subprocess').found, ['run 4']);
    assert.deepEqual(edited(text.replace('other', 'subprocess'), 'subprocess', 'other').found, []);
  });

  it('a rule is asked when all that it found is gone', () => {
    assert.deepEqual(edited('def a():\n    eval(x)\n', 'eval(x)', 'pass').found, []);
  });
});
