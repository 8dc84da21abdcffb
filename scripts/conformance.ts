/**
 * Runs a conformance suite of the rule language against the engine.
 *
 *   npm run conformance -- FOLDER [--lang ID] [--failures] [--kind pattern|rule|taint] [--only TEXT]
 *
 * FOLDER holds `manifest.jsonl`, a row a case: `{id, kind, lang, config, target, expected}` with paths
 * relative to it. A case passes when the lines (from 1) on which matches start are exactly those expected.
 */

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Scanner } from '../server/src/engine/scanner.ts';
import { loadRules } from '../server/src/rule/load.ts';
import type { Rule } from '../server/src/rule/rule.ts';
import { RuleSet } from '../server/src/rule/ruleSet.ts';
import { LANGUAGES } from '../server/src/syntax/languages/index.ts';
import { grammarPath } from './grammars.ts';

interface Case {
  readonly id: string;
  readonly kind: 'pattern' | 'rule';
  readonly lang: string;
  readonly config: string;
  readonly target: string;
  readonly expected: readonly number[];
}

interface Outcome {
  readonly found: readonly number[];
  readonly problems: readonly string[];
}

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      lang: { type: 'string' },
      failures: { type: 'boolean', default: false },
      kind: { type: 'string' },
      only: { type: 'string' },
    },
  });
  const folder = positionals[0];
  if (folder === undefined) {
    console.error('Say which folder holds the suite: npm run conformance -- FOLDER');
    return 2;
  }
  const manifest = (await readFile(join(folder, 'manifest.jsonl'), 'utf8'))
    .split('\n')
    .filter((line) => line.trim() !== '');
  const root = join(import.meta.dirname ?? __dirname, '..');
  const scanner = await Scanner.create({
    readGrammar: async (file) => new Uint8Array(readFileSync(grammarPath(root, file))),
  });
  for (const language of LANGUAGES) await scanner.prepareLanguage(language.id);
  const rows = new Map<string, { passed: number; total: number }>();
  let passed = 0;
  let failed = 0;
  for (const line of manifest) {
    const testCase = JSON.parse(line) as Case;
    if (values.lang !== undefined && values.lang !== testCase.lang) continue;
    if (values.only !== undefined && !testCase.id.includes(values.only)) continue;
    const config = readFileSync(join(folder, testCase.config), 'utf8');
    const kind = testCase.kind === 'rule' && /^\s*(?:- )?mode: taint/m.test(config) ? 'taint' : testCase.kind;
    if (values.kind !== undefined && values.kind !== kind) continue;
    const outcome = scanCase(scanner, testCase, config, readFileSync(join(folder, testCase.target), 'utf8'));
    const right = sameLines(outcome.found, testCase.expected);
    const row = rows.get(testCase.lang) ?? { passed: 0, total: 0 };
    rows.set(testCase.lang, { passed: row.passed + (right ? 1 : 0), total: row.total + 1 });
    if (right) passed++;
    else {
      failed++;
      if (values.failures) {
        console.log(
          `${testCase.lang} ${testCase.id}: expected ${testCase.expected.join(',') || 'none'}; found ${outcome.found.join(',') || 'none'}`,
        );
        for (const problem of outcome.problems) console.log(`    ${problem}`);
      }
    }
  }
  for (const [lang, row] of [...rows].sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(`${lang} ${row.passed}/${row.total}`);
  console.log(`${passed} passed, ${failed} failed`);
  scanner.dispose();
  return failed === 0 ? 0 : 1;
}

function scanCase(scanner: Scanner, testCase: Case, config: string, text: string): Outcome {
  const loaded =
    testCase.kind === 'pattern'
      ? { rules: [patternRule(config, testCase.lang)], problems: [] }
      : loadRules(config, testCase.config);
  const extension = LANGUAGES.find((language) => language.id === testCase.lang)?.extensions[0] ?? '';
  const rules = new RuleSet(loaded.rules.map((rule) => ({ ...rule, paths: undefined }) as unknown as Rule));
  const document = scanner.open({ path: `case${extension}`, text });
  try {
    const analysis = document.analyse(rules);
    const lines = analysis.findings.map((finding) => document.lines.lineAt(finding.start) + 1);
    const problems = [...loaded.problems, ...rules.problems, ...analysis.problems].filter(
      (problem) => problem.kind !== 'suppression',
    );
    return {
      found: [...new Set(lines)].sort((a, b) => a - b),
      problems: problems.map(({ message }) => message),
    };
  } finally {
    document.close();
  }
}

function patternRule(pattern: string, lang: string): Rule {
  return {
    id: 'case',
    title: 'Case',
    message: 'Match',
    severity: 'low',
    confidence: 'high',
    languages: [lang],
    cwe: [],
    owasp: [],
    references: [],
    options: {},
    formula: { op: 'pattern', pattern: { text: pattern } },
    file: 'case.yaml',
    bundled: false,
  };
}

function sameLines(found: readonly number[], expected: readonly number[]): boolean {
  const wanted = [...new Set(expected)].sort((a, b) => a - b);
  return found.length === wanted.length && found.every((line, i) => line === wanted[i]);
}

run().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 2;
  },
);
