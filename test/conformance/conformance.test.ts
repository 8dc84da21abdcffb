/**
 * What rules mean, case by case. A case is a rule file and, beside it under the same name, a program in each
 * language that it is about. The expectation is in the program: `ruleid: a, b` in a comment says which rules
 * match on the next line that is no such comment; every other line must match nothing.
 */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { Scanner } from '../../server/src/engine/scanner.ts';
import { loadRules } from '../../server/src/rule/load.ts';
import { RuleSet } from '../../server/src/rule/ruleSet.ts';
import { LANGUAGES } from '../../server/src/syntax/languages/index.ts';
import { readGrammar } from '../support/grammars.ts';

describe('conformance', () => {
  let scanner: Scanner;

  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    for (const language of LANGUAGES) await scanner.prepareLanguage(language.id);
  });
  after(() => scanner.dispose());

  for (const folder of foldersOf(__dirname)) {
    describe(folder, () => {
      const files = readdirSync(join(__dirname, folder));
      for (const config of files.filter((file) => file.endsWith('.yaml'))) {
        const name = basename(config, '.yaml');
        const programs = files.filter((file) => file !== config && basename(file, extname(file)) === name);
        it(`${name} has a program`, () => assert.notEqual(programs.length, 0));
        for (const program of programs) {
          it(`${name} in ${extname(program).slice(1)}`, () =>
            check(scanner, join(__dirname, folder, config), join(__dirname, folder, program)));
        }
      }
    });
  }
});

function foldersOf(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function check(scanner: Scanner, config: string, program: string): void {
  const loaded = loadRules(readFileSync(config, 'utf8'), basename(config));
  const rules = new RuleSet(loaded.rules.map((rule) => ({ ...rule, confidence: 'high' as const })));
  assert.deepEqual([...loaded.problems, ...rules.problems], []);
  const text = readFileSync(program, 'utf8');
  const document = scanner.open({ path: basename(program), text });
  try {
    const { findings, problems } = document.analyse(rules);
    assert.deepEqual(
      problems.map(({ message, ruleId }) => `${ruleId}: ${message}`),
      [],
    );
    const found = [
      ...new Set(findings.map(({ start, ruleId }) => `${document.lines.lineAt(start) + 1} ${ruleId}`)),
    ].sort(byLine);
    assert.deepEqual(found, expected(text).sort(byLine));
  } finally {
    document.close();
  }
}

/** `line rule` for each rule that the program's comments announce. */
function expected(text: string): string[] {
  const lines = text.split('\n');
  const wanted: string[] = [];
  let pending: string[] = [];
  lines.forEach((line, i) => {
    const announced = /(?:#|\/\/|\/\*|--|<!--)\s*ruleid:\s*([\w.,\s-]+?)\s*(?:\*\/|-->)?$/.exec(line);
    if (announced !== null) pending.push(...(announced[1] as string).split(',').map((id) => id.trim()));
    else {
      for (const id of pending) wanted.push(`${i + 1} ${id}`);
      pending = [];
    }
  });
  return wanted;
}

function byLine(a: string, b: string): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : a > b ? 1 : 0);
}
