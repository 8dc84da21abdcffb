/**
 * Data flow through every construct in every language that has it. A construct is spelled once a language, with
 * `VALUE` for the data that goes through it: untrusted data must reach the sink, sanitized data must not, and
 * what the construct itself keeps away must not either.
 */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { Scanner } from '../../server/src/engine/scanner.ts';
import { loadRules } from '../../server/src/rule/load.ts';
import { RuleSet } from '../../server/src/rule/ruleSet.ts';
import { readGrammar } from '../support/grammars.ts';
import { SPELLINGS } from './spellings/index.ts';
import type { LanguageSpellings, Spelling } from './spellings/spelling.ts';

function ruleFor({ language, untrusted, source, sanitized, sanitizer, sink }: LanguageSpellings): RuleSet {
  const yaml = `
rules:
  - id: flow
    mode: taint
    message: found
    severity: WARNING
    languages: [${language}]
    pattern-sources:
      - pattern: ${JSON.stringify(source ?? untrusted)}
    pattern-sinks:
      - pattern: ${JSON.stringify(sink ?? 'sink(...)')}
    pattern-sanitizers:
      - pattern: ${JSON.stringify(sanitizer ?? sanitized.replace(untrusted, '...'))}
`;
  const { rules, problems } = loadRules(yaml, 'flow.yaml');
  assert.deepEqual(problems, []);
  return new RuleSet(rules.map((rule) => ({ ...rule, confidence: 'high' as const })));
}

describe('data flow', () => {
  let scanner: Scanner;

  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    for (const { language } of SPELLINGS) await scanner.prepareLanguage(language);
  });
  after(() => scanner.dispose());

  /** How many findings there are in a program. */
  function count(language: LanguageSpellings, rules: RuleSet, text: string): number {
    const document = scanner.open({ path: language.path, text });
    try {
      const { findings, problems } = document.analyse(rules);
      assert.deepEqual(
        problems.map(({ message }) => message),
        [],
      );
      assert.equal(document.hasSyntaxErrors, false, text);
      return findings.length;
    } finally {
      document.close();
    }
  }

  for (const language of SPELLINGS) {
    describe(language.language, () => {
      const rules = ruleFor(language);
      for (const [name, written] of Object.entries(language.constructs)) {
        const spelling: Spelling = typeof written === 'string' ? { body: written } : written;
        const program = (body: string, value: string): string =>
          language.program(
            body.replaceAll('VALUE', value),
            (spelling.beside ?? '').replaceAll('VALUE', value),
          );
        it(`goes through: ${name}`, () => {
          const text = program(spelling.body, language.untrusted);
          assert.notEqual(count(language, rules, text), 0, text);
        });
        it(`is sanitized before: ${name}`, () => {
          const text = program(spelling.body, language.sanitized);
          assert.equal(count(language, rules, text), 0, text);
        });
        const { harmless } = spelling;
        if (harmless === undefined) continue;
        it(`is kept away by: ${name}`, () => {
          const text = program(harmless, language.sanitized);
          assert.equal(count(language, rules, text), 0, text);
        });
      }
    });
  }
});
