/** Applying a rule's fixes in tests: rules are written in a few words, and the text after all their fixes comes back. */

import assert from 'node:assert/strict';
import { Scanner } from '../../server/src/engine/scanner.ts';
import { applyFixes } from '../../server/src/fix/apply.ts';
import { loadRuleFiles } from '../../server/src/rule/load.ts';
import { RuleSet } from '../../server/src/rule/ruleSet.ts';
import { readGrammar } from './grammars.ts';

/** What a rule has beside its id, message, severity and languages. */
export type RuleParts = Readonly<Record<string, unknown>>;

export class FixTester {
  private scanner: Scanner | undefined;

  async start(): Promise<void> {
    this.scanner = await Scanner.create({ readGrammar });
  }

  stop(): void {
    this.scanner?.dispose();
  }

  /** The text of a file after the fixes of some rules; with `holding` only after those that hold. */
  async fixed(
    path: string,
    text: string,
    rules: readonly RuleParts[],
    { holding = false } = {},
  ): Promise<string> {
    const { scanner } = this;
    assert.ok(scanner !== undefined);
    const common = {
      message: 'A rule of a test.',
      severity: 'HIGH',
      languages: ['python', 'javascript', 'java'],
    };
    const file = { rules: rules.map((parts, i) => ({ id: `rule-${i}`, ...common, ...parts })) };
    // JSON is YAML.
    const loaded = loadRuleFiles([{ file: 'a.yaml', text: JSON.stringify(file) }]);
    assert.deepEqual(loaded.problems, []);
    const set = new RuleSet(loaded.rules);
    await scanner.prepare({ path, text });
    const plain = scanner.scan({ path, text }, set);
    assert.notEqual(plain.findings.length, 0, 'the rule finds something');
    const { findings } = holding ? scanner.withHoldingFixes({ path, text }, set, plain) : plain;
    return applyFixes(text, findings);
  }
}
