/**
 * The bundled rules: each has all its parts, finds what the program beside it says and nothing else, and its
 * fix mends every finding without harm. What all fixes make of a program is kept beside it as
 * `<id>.fixed.<ext>`; UPDATE_GOLDENS=1 writes it anew.
 */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { Scanner } from '../../server/src/engine/scanner.ts';
import type { Finding } from '../../server/src/finding/finding.ts';
import { applyEdits, applyFixes } from '../../server/src/fix/apply.ts';
import { nodeFileSystem } from '../../server/src/ports/nodeFileSystem.ts';
import { loadRuleFiles } from '../../server/src/rule/load.ts';
import type { Rule } from '../../server/src/rule/rule.ts';
import { withPackages } from '../../server/src/rule/rulePackages.ts';
import { RuleSet } from '../../server/src/rule/ruleSet.ts';
import { expectationsOf, outcomeOf } from '../../server/src/rule/ruleTest.ts';
import { projectPackages } from '../../server/src/storage/projectPackages.ts';
import { projectRoot, readGrammar } from '../support/grammars.ts';

const ROOT = join(projectRoot, 'rules');

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml') && !file.endsWith('.test.yaml'))
  .sort();

const loaded = loadRuleFiles(files.map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') })));

describe('bundled rules', () => {
  let scanner: Scanner;
  const all: Rule[] = [];

  before(async () => {
    scanner = await Scanner.create({ readGrammar });
    all.push(...loaded.rules);
  });
  after(() => scanner.dispose());

  it('have ids of their own', () => {
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
  });

  it('load', () => assert.deepEqual(loaded.problems, []));

  for (const file of files.filter((name) => !/\/(?:models|routes)\//.test(name))) {
    const path = join(ROOT, file);
    const id = basename(file, '.yaml');
    const rules = loaded.rules.filter((rule) => rule.file === file);
    const programs = readdirSync(dirname(path)).filter(
      (name) => name !== basename(path) && !name.includes('.fixed.') && basename(name, extname(name)) === id,
    );

    describe(id, () => {
      it('has all its parts', () => {
        assert.equal(rules.length, 1);
        const [rule] = rules as [Rule];
        assert.equal(rule.id, id, 'the file is named after the rule');
        assert.ok(rule.message.length > 30 && rule.message.endsWith('.'), 'the message is a sentence');
        assert.ok(rule.cwe.length > 0, 'a CWE');
        assert.ok(rule.owasp.length > 0, 'an OWASP category');
        assert.ok(rule.references.length > 0, 'a reference');
        assert.ok(rule.explanation !== undefined, 'an explanation');
        if (hasFix(rule)) assert.ok(rule.fixTitle, 'a title for the fix');
        const whyNone = rule.noFix ?? '';
        assert.equal(
          whyNone.endsWith('.'),
          !hasFix(rule),
          'a fix, or `no-fix:` with a sentence that says why none is right',
        );
        assert.notEqual(programs.length, 0, 'a test program');
      });

      for (const program of programs) {
        it(`finds what ${program} says`, async () => {
          // What lies beside the program is the project that it is tried in.
          const packages = rules.some((rule) => rule.asksForPackages === true)
            ? await projectPackages(dirname(path), nodeFileSystem)
            : {};
          const [rule] = withPackages(rules, packages) as [Rule];
          const text = readFileSync(join(dirname(path), program), 'utf8');
          const expected = expectationsOf(text, id);
          assert.ok(expected.positive.length >= 3, 'at least three positives');
          assert.ok(expected.negative.length >= 3, 'at least three negatives');
          const { findings, lines } = await scan(scanner, program, text, [rule]);
          const found = findings.map(({ confidence }, i) => ({ line: lines[i] as number, confidence }));
          assert.deepEqual(outcomeOf(rule, expected, found), []);
          if (!hasFix(rule)) return;
          const unfixed = new Set(expected.unfixed);
          assert.ok(expected.positive.length - unfixed.size >= 2, 'at least two positives have a fix');
          for (const [i, finding] of findings.entries()) {
            if (unfixed.has(lines[i] as number))
              assert.equal(finding.fix, undefined, `line ${lines[i]} has no right fix`);
            else await checkFix(scanner, program, text, rule, finding, all);
          }
          checkGolden(join(dirname(path), program), applyFixes(text, findings));
        });
      }
    });
  }
});

function hasFix({ fix, fixRegex, fixer }: Rule): boolean {
  return fix !== undefined || fixRegex !== undefined || fixer !== undefined;
}

async function scan(
  scanner: Scanner,
  path: string,
  text: string,
  rules: readonly Rule[],
): Promise<{ findings: readonly Finding[]; lines: number[]; broken: boolean }> {
  await scanner.prepare({ path, text });
  const document = scanner.open({ path, text });
  try {
    const { findings, problems } = document.analyse(new RuleSet(rules));
    assert.deepEqual(
      problems.filter(({ kind }) => kind !== 'suppression'),
      [],
    );
    const lines = findings.map(({ start }) => document.lines.lineAt(start) + 1);
    return { findings, lines, broken: document.hasSyntaxErrors };
  } finally {
    document.close();
  }
}

/** Applied alone, the fix leaves a program that parses, without this finding and with no other. */
async function checkFix(
  scanner: Scanner,
  path: string,
  text: string,
  rule: Rule,
  finding: Finding,
  all: readonly Rule[],
): Promise<void> {
  const place = `the finding at ${finding.start} (${text.slice(finding.start, finding.end)})`;
  assert.ok(finding.fix !== undefined, `${place} has no fix`);
  const fixed = applyEdits(text, finding.fix.edits);
  assert.doesNotMatch(
    fixed,
    /^(.*\bimport\b.*\S)\r?\n(?:.*\n)*?\1\r?$/m,
    `the fix of ${place} doubles an import`,
  );
  checkNoDeletion(text, finding, rule);
  const before = await scan(scanner, path, text, all);
  const after = await scan(scanner, path, fixed, all);
  assert.ok(before.broken || !after.broken, `the fix of ${place} does not parse`);
  const count = (findings: readonly Finding[], id: string): number =>
    findings.filter(({ ruleId }) => ruleId === id).length;
  // What two findings come from is mended for both.
  assert.ok(
    count(after.findings, rule.id) < count(before.findings, rule.id),
    `the fix of ${place} does not mend it:\n${fixed}`,
  );
  for (const { id } of all) {
    if (id !== rule.id)
      assert.ok(
        count(after.findings, id) <= count(before.findings, id),
        `the fix of ${place} makes a finding of ${id}`,
      );
  }
}

/** No fix is the deletion of the code that was found: what it leaves there still has a word of it. */
function checkNoDeletion(text: string, { start, end, fix }: Finding, rule: Rule): void {
  const inside = (fix?.edits ?? []).filter((edit) => edit.start <= start && edit.end >= end);
  assert.ok(
    inside.every((edit) => edit.text.trim() !== '' && !/^\s*(#|\/\/|\/\*)/.test(edit.text)),
    `${rule.id} deletes or comments out ${text.slice(start, end)}`,
  );
}

function checkGolden(program: string, fixed: string): void {
  const golden = program.replace(/(\.[^.]+)$/, '.fixed$1');
  if (process.env.UPDATE_GOLDENS || !existsSync(golden)) writeFileSync(golden, fixed);
  assert.equal(
    fixed,
    readFileSync(golden, 'utf8'),
    `${basename(golden)} is out of date: look at the difference, then UPDATE_GOLDENS=1`,
  );
}
