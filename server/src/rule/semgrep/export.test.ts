/**
 * What is exported is read here by the reader of Semgrep's syntax, without any model, and run on the rules' own
 * programs: what a rule could say it must still find.
 */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { parse } from 'yaml';
import { projectRoot, readGrammar } from '../../../../test/support/grammars.ts';
import { schemaErrors } from '../../../../test/support/jsonSchema.ts';
import { Scanner } from '../../engine/scanner.ts';
import { loadRuleFiles, loadRules } from '../load.ts';
import type { Rule } from '../rule.ts';
import { RuleSet } from '../ruleSet.ts';
import { semgrepFile } from './file.ts';

const ROOT = join(projectRoot, 'rules');
const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).sort();
const ruleFiles = files.filter((file) => file.endsWith('.yaml') && !file.endsWith('.test.yaml'));
const bundled = loadRuleFiles(
  ruleFiles.map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') })),
).rules;

/** After these notes a rule finds what it found, and may find more. */
const MORE = /may find more/;
/** After these there is nothing left that it could look for. */
const LEFT_OUT = /left out, since nothing/;
/** After these it finds part of it. */
const LESS = /may find less/;

describe('rules for Semgrep', () => {
  let scanner: Scanner;
  // All rules in one file are more than a rule file may be here.
  const exported = [...new Set(bundled.map(({ languages }) => languages[0]))].map((language) =>
    semgrepFile(bundled.filter((rule) => rule.languages[0] === language)),
  );
  const notes = exported.flatMap((file) => file.notes);
  const read = exported.map(({ text }) => loadRules(text, 'exported.yaml'));
  const again = {
    rules: read.flatMap(({ rules }) => rules),
    problems: read.flatMap(({ problems }) => problems),
  };
  before(async () => {
    scanner = await Scanner.create({ readGrammar });
  });
  after(() => scanner.dispose());

  it('are all that ship, but those that only ask about memory', () => {
    const asking = bundled.filter((rule) => JSON.stringify(rule).includes('"type":"memory"'));
    const told = (what: RegExp): (string | undefined)[] =>
      notes.filter((note) => what.test(note)).map((note) => note.split(':')[0]);
    const left = told(LEFT_OUT);
    const asked = told(/analyzer: memory/);
    assert.deepEqual(asked.sort(), asking.map(({ id }) => id).sort());
    assert.ok(left.length > 0 && left.every((id) => asked.includes(id)), String(left));
    assert.equal(
      exported.reduce((sum, { written }) => sum + written, 0),
      bundled.length - left.length,
    );
  });

  it('keep to the syntax of rules, without what is ours alone', () => {
    const schema = JSON.parse(readFileSync(join(projectRoot, 'schemas/rules.schema.json'), 'utf8'));
    assert.deepEqual(again.problems, []);
    for (const { text } of exported) {
      assert.deepEqual(schemaErrors(parse(text), schema), []);
      assert.doesNotMatch(text, /^\s*(?:- )?(?:x-\w+|kind|models):/m);
    }
  });

  it('have patterns that their languages can read', async () => {
    for (const rule of again.rules)
      for (const language of rule.languages) {
        await scanner.prepareLanguage(language);
        assert.deepEqual(scanner.support(language)?.problems(rule) ?? [], [], rule.id);
      }
  });

  const found = async (rule: Rule, path: string, program: string): Promise<string[]> => {
    await scanner.prepare({ path, text: program });
    const document = scanner.open({ path, text: program });
    const { findings } = document.analyse(new RuleSet([rule]));
    const lines = findings.map(({ start }) => String(document.lines.lineAt(start) + 1));
    document.close();
    return [...new Set(lines)].sort((a, b) => Number(a) - Number(b));
  };

  for (const rule of bundled) {
    const base = rule.file.slice(0, -extname(rule.file).length);
    const programs = files.filter(
      (file) =>
        dirname(file) === dirname(base) &&
        basename(file, extname(file)) === basename(base) &&
        !file.endsWith('.yaml'),
    );
    it(`find what ${rule.id} finds`, async () => {
      const own = notes.filter((note) => note.startsWith(`${rule.id}: `));
      if (own.some((note) => LEFT_OUT.test(note))) return;
      const same = again.rules.find(({ id }) => id === rule.id);
      assert.ok(same !== undefined && programs.length > 0);
      const [mayBeMore, mayBeLess] = [MORE, LESS].map((each) => own.some((note) => each.test(note)));
      for (const path of programs) {
        const program = readFileSync(join(ROOT, path), 'utf8');
        const wanted = await found(rule, path, program);
        const have = await found(same, path, program);
        const counted = mayBeMore ? have.filter((line) => wanted.includes(line)) : have;
        if (mayBeLess) assert.ok(counted.length > 0 && counted.every((line) => wanted.includes(line)), path);
        else assert.deepEqual(counted, wanted, path);
      }
    });
  }
});
