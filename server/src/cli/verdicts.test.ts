/** Verdicts exported, answered by a reviewer, evaluated, and what they say of rules: on a ledger in a repository. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { projectRoot, readGrammar } from '../../../test/support/grammars.ts';
import { schemaErrors } from '../../../test/support/jsonSchema.ts';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { LocalAnalyser } from '../engine/analyser.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { storeBlob } from '../ports/gitFiles.ts';
import { reviewerPort } from '../ports/reviewers.ts';
import { Ledger } from '../review/ledger.ts';
import type { Verdict } from '../review/mark.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import { type CommandResult, runCommand, testEnvironment } from './testing.ts';

const APP = `import os

password = "zx81-spectrum"

def run(name):
    bad(name, "zx81-spectrum")
    return name
`;
const SCHEMA = JSON.parse(readFileSync(join(projectRoot, 'schemas/verdict.schema.json'), 'utf8'));
const ADA = { name: 'Ada Lovelace', email: 'ada@example.org' };
const BOB = { name: 'Bob', email: 'bob@example.org' };

describe('verdicts', () => {
  let folder: TemporaryFolder;
  let home: TemporaryFolder;
  let minute = 0;

  const run = (args: readonly string[], environment: Partial<CliEnvironment> = {}): Promise<CommandResult> =>
    runCommand(folder.path, args, {
      readGrammar,
      environment: { reviewers: reviewerPort(home.at('config.yml'), home.at('kept')), ...environment },
    });

  /** Writes what a person judges of the first finding of a rule in a file, as the editor does. */
  const judge = async (
    path: string,
    ruleId: string,
    verdict: Verdict,
    reason?: string,
    reviewer = ADA,
  ): Promise<void> => {
    const environment = testEnvironment(folder.path, { readGrammar });
    const text = readFileSync(folder.at(path), 'utf8');
    const scanner = await environment.createScanner();
    const rules = new RuleSet(await environment.bundledRules());
    const analysed = await new LocalAnalyser(scanner, [rules]).analyse({
      path,
      inside: path,
      text,
      rules: 0,
    });
    const finding =
      'analysis' in analysed ? analysed.analysis?.findings.find((each) => each.ruleId === ruleId) : undefined;
    assert.ok(finding !== undefined, `${ruleId} in ${path}`);
    const ledger = await Ledger.open({
      files: environment.ledgerFiles(folder.path),
      tool: '1',
      rules: '1',
      now: () => new Date(Date.UTC(2026, 5, 15, 12, minute++)).toISOString(),
      readSource: async () => null,
      listSources: async function* () {},
      keepText: (kept) => storeBlob(folder.path, kept),
    });
    const judgement = { finding, verdict, ...(reason === undefined ? {} : { reason }) };
    await ledger.mark({ path, text, lines: [], reviewer, findings: [judgement] });
    scanner.dispose();
  };

  const records = async (...args: string[]): Promise<Record<string, never>[]> => {
    const { code, out } = await run(['verdicts', 'export', ...args]);
    assert.equal(code, 0);
    return out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  };

  beforeEach(() => {
    folder = new TemporaryFolder({ 'app.py': APP, 'tests/test_app.py': 'doubtful(1)\n' });
    home = new TemporaryFolder();
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder.path, stdio: 'pipe' });
    git('init', '--quiet');
    git('add', '.');
    git('-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '--quiet', '-m', 'One');
  });
  afterEach(() => {
    folder.remove();
    home.remove();
  });

  it('are exported with features and the shape of the path, and without code, path or names', async () => {
    await judge('app.py', 'sure', 'false-positive', 'The password = "zx81-spectrum" is a dummy');
    await judge('tests/test_app.py', 'likely', 'accepted-risk', 'Only in tests', BOB);
    await judge('app.py', 'sure', 'reviewed');
    const { out } = await run(['verdicts', 'export']);
    assert.doesNotMatch(out, /bad\(|app\.py|Ada|ada@|Bob|zx81/);
    const all = await records();
    for (const each of all) assert.deepEqual(schemaErrors(each, SCHEMA), []);
    assert.deepEqual(
      all.map(({ rule, verdict, reason, judge: by, day, features, path }) => ({
        rule,
        verdict,
        reason,
        by,
        day,
        features,
        path,
      })),
      [
        {
          rule: 'sure',
          verdict: 'false-positive',
          reason: 'The password = "MASKED_SECRET_1" is a dummy',
          by: 1,
          day: '2026-06-15',
          features: {
            language: 'python',
            severity: 'high',
            confidence: 'high',
            cwe: [78],
            mode: 'pattern',
            bundled: true,
            inTests: false,
            hasFix: true,
          },
          path: { steps: [], distances: [], lines: 1 },
        },
        {
          rule: 'likely',
          verdict: 'accepted-risk',
          reason: 'Only in tests',
          by: 2,
          day: '2026-06-15',
          features: {
            language: 'python',
            severity: 'medium',
            confidence: 'medium',
            cwe: [],
            mode: 'pattern',
            bundled: true,
            inTests: true,
            hasFix: false,
          },
          path: { steps: [], distances: [], lines: 1 },
        },
      ],
    );
  });

  it('have code when it is asked for, secrets masked', async () => {
    await judge('app.py', 'sure', 'false-positive', 'It is.');
    const [record] = await records('--with-code');
    assert.deepEqual(schemaErrors(record, SCHEMA), []);
    const { code } = record as unknown as {
      code: { path: string; line: number; excerpts: { lines: string[] }[] };
    };
    assert.deepEqual([code.path, code.line], ['app.py', 6]);
    assert.match(
      code.excerpts[0]?.lines.join('\n') ?? '',
      /^def run\(name\):\n {4}bad\(name, "MASKED_SECRET_1"\)/,
    );
    assert.doesNotMatch(JSON.stringify(record), /zx81/);
  });

  it('about code that was mended since are exported from the text in which it was judged', async () => {
    await judge('app.py', 'sure', 'fixed');
    folder.write({ 'app.py': APP.replace('bad(', 'good(') });
    const [record] = await records();
    assert.equal((record as unknown as { features?: { severity: string } }).features?.severity, 'high');
  });

  it('about what is not known any more are exported without features, which is said', async () => {
    folder.write({ 'new.py': 'bad(1)\n' });
    await judge('new.py', 'sure', 'fixed');
    folder.write({ 'new.py': 'good(1)\n' });
    const { out, error } = await run(['verdicts', 'export'], {
      git: { ...testEnvironment(folder.path, { readGrammar }).git, keptText: async () => undefined },
    });
    assert.equal('features' in JSON.parse(out), false);
    assert.match(error, /Of 1 of 1 verdicts the code is not known/);
  });

  it('are written into a file, and refuse what makes no sense', async () => {
    await judge('app.py', 'sure', 'fixed');
    await run(['verdicts', 'export', '--output', 'v.jsonl']);
    assert.equal(JSON.parse(readFileSync(folder.at('v.jsonl'), 'utf8')).rule, 'sure');
    assert.equal((await run(['verdicts', 'export', '--format', 'csv'])).code, 2);
    assert.equal((await run(['verdicts', 'export', 'app.py'])).code, 2);
  });

  it('measure what a reviewer answers about the same findings, also of code that was mended', async () => {
    await judge('app.py', 'sure', 'fixed');
    await judge('tests/test_app.py', 'likely', 'false-positive', 'Only in tests');
    folder.write({ 'app.py': APP.replace('bad(', 'good(') });
    const command = [process.execPath, join(projectRoot, 'test/support/fakeReviewer.mjs'), 'good'];
    home.write({
      'config.yml': `reviewers:\n  fake: { command: ${JSON.stringify(command)}, model: Fake 1 }\n`,
    });
    const asked = await run(['reviewer', 'ask', '--judged', '--yes', '--format', 'jsonl']);
    assert.equal(asked.code, 0, asked.error);
    folder.write({ 'answers.jsonl': asked.out });
    const { code, out } = await run(['verdicts', 'evaluate', 'answers.jsonl']);
    assert.equal(code, 0);
    assert.match(out, /^Fake 1: 2 findings that people agree on; 0 times unsure/);
    assert.match(out, /called real and is +1 of 2 +50 % \[9 %, 91 %\]/);
    assert.match(out, /real, and called so +1 of 1 +100 % \[21 %, 100 %\]/);
    assert.match(out, /80 % to 100 %, said 80 % +1 of 2/);
    const json = JSON.parse((await run(['verdicts', 'evaluate', 'answers.jsonl', '--format', 'json'])).out);
    assert.deepEqual([json.verdicts, json.models[0].real.precision.of], [2, 2]);
  });

  it('that cannot be compared say so', async () => {
    folder.write({ 'bad.jsonl': 'x\n' });
    assert.match((await run(['verdicts', 'evaluate', 'bad.jsonl'])).error, /bad\.jsonl: Line 1 is no answer/);
    assert.match((await run(['verdicts', 'evaluate', 'none.jsonl'])).error, /no such file/);
    assert.match((await run(['verdicts', 'evaluate'])).error, /Name a file of answers/);
  });

  it('say which rules are mostly false alarms, and write no configuration', async () => {
    assert.match((await run(['rules', 'tune'])).out, /Nobody has judged a finding here yet/);
    for (let i = 0; i < 6; i++) {
      folder.write({ [`a${i}.py`]: `x = ${i}\nbad(${i})\n` });
      await judge(`a${i}.py`, 'sure', 'false-positive', 'Never here');
    }
    await judge('tests/test_app.py', 'likely', 'accepted-risk', 'Only in tests');
    const { code, out } = await run(['rules', 'tune']);
    assert.equal(code, 0);
    assert.match(out, /^sure {4}6 of 6 false alarms, 100 % \[61 %, 100 %\]\nlikely {2}0 of 1 false alarms/);
    assert.match(out, /\nrules:\n {2}severity:\n {4}sure: info\n$/);
    assert.equal(existsSync(folder.at('.ai-security-scanner.yml')), false);
    assert.equal(JSON.parse((await run(['rules', 'tune', '--format', 'json'])).out).rules.length, 2);
  });
});
