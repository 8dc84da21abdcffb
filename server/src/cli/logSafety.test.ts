/** Names, code and messages of a workspace in what the command writes: none speaks to whoever reads the log. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { FORMATS } from '../report/formats.ts';
import { forLog } from '../report/logText.ts';
import { reviewText } from '../report/reviewText.ts';
import { commandsIn } from '../report/testing.ts';
import { runCommand } from './testing.ts';

const HOSTILE = [
  '::set-output name=a::b',
  '##[error]a',
  '##vso[task.setvariable variable=a]b',
  "##teamcity[buildStatus text='a']",
  'section_start:1:a',
  '--- a',
  '+++ a',
  '~~~ a',
  'a\n::error::b',
  'a\r::error::b',
  '\u001b[1m::error::b',
  '\u001b]0;a\u0007',
  '\u202e::error::b',
];

/** What a terminal or a log must not get: all but line ends (of tables, CRLF) and our own colours. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROLS = /(?!\u001b\[\d+m|\r\n)[\0-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

let folder: TemporaryFolder;

async function run(...args: string[]): Promise<string> {
  const { out, error } = await runCommand(folder.path, args, { readGrammar, terminal: { colour: true } });
  for (const text of [out, error]) {
    assert.deepEqual(commandsIn(text), [], args.join(' '));
    if (!text.startsWith('{')) assert.doesNotMatch(text, CONTROLS, args.join(' '));
  }
  return out + error;
}

/** All ways in which a scan reports. */
async function scanAll(...args: string[]): Promise<string> {
  let all = '';
  for (const { name: format } of FORMATS) all += await run('--path', '.', '--format', format, ...args);
  all += await run('--path', '.', '--output', '::error::report.json', '--format', 'json', ...args);
  return all + (await run('--path', '.', '--output', '##[a]/missing/report.json', ...args));
}

describe('the log', function () {
  // Every format, for every text.
  this.timeout(300_000);
  beforeEach(() => {
    folder = new TemporaryFolder();
    folder.write({ '.git/HEAD': 'ref: refs/heads/main\n' });
  });
  afterEach(() => folder.remove());

  it('takes no command from code', async () => {
    const code = HOSTILE.map(
      (text) => `bad(1)  # ${text}\n${text.replace(/[\r\n]/g, '')}\nbad("""\n${text}\n""")\n`,
    );
    folder.write({ 'a.py': code.join('') });
    assert.match(await scanAll(), /task\.setvariable/);
  });

  it('takes no command from the names of files and folders', async () => {
    for (const name of HOSTILE) folder.write({ [`${name.replaceAll('/', '')}/${name}.py`]: 'bad(1)\n' });
    assert.match(await scanAll(), /task\.setvariable/);
    await run('review', 'status');
    for (const name of HOSTILE) await run('blame', `${name}/${name}.py`);
  });

  it('takes no command from rules of the workspace', async () => {
    const rules = HOSTILE.map(
      (text, i) =>
        `  - ${JSON.stringify({
          id: `${i === 0 ? text : '---'}r${i}`,
          message: text,
          severity: 'HIGH',
          languages: ['python'],
          pattern: 'bad(...)',
          fix: `good('${text}')`,
          metadata: { 'fix-title': text },
        })}`,
    );
    folder.write({
      'rules/r.yaml': `rules:\n${rules.join('\n')}\n`,
      'rules/r.py': 'bad(1)\n',
      'a.py': 'bad(1)\n',
    });
    folder.write({
      'rules/::error::broken.yaml': HOSTILE.map((text) => `${JSON.stringify(text)}: [\n`).join(''),
    });
    assert.match(await scanAll('--rules', 'rules'), /task\.setvariable/);
    await run('rules', 'validate', 'rules');
    await run('rules', 'test', 'rules');
  });

  it('takes no command from suppressions and configuration', async () => {
    const lines = HOSTILE.map(
      (text) => `bad(1)  # ai-security-ignore: sure -- x ${text.replace(/[\r\n]/g, '')}\n`,
    );
    const faulty = HOSTILE.map((text) => `x = 1  # ai-security-ignore: ${text.replace(/[\r\n]/g, '')}\n`);
    folder.write({ 'a.py': [...lines, ...faulty].join('') });
    await run('suppressions', 'list');
    await scanAll();
    const keys = HOSTILE.map((text) => `${JSON.stringify(text)}: 1\n`).join('');
    folder.write({ '.ai-security-scanner.yml': `${keys}rules: { disable: ${JSON.stringify(HOSTILE)} }\n` });
    await run('--path', '.');
  });

  it('takes no command from the command line', async () => {
    await run(...HOSTILE.map((text) => `--path=${text}`), '--baseline', '::error::a');
    for (const text of HOSTILE) {
      await run(text);
      await run(`--${text}`);
      await run('--path', '.', '--since', text);
      await run('--path', '.', '--format', text);
      await run('--path', '.', '--format', `json=${text}`, '--profile', text);
      await run('--path', '.', '--shard', text);
      await run('report', 'merge', text, `--format=${text}`);
      await run('report', 'merge', `./${text}`);
    }
  });

  it('takes no command from branches and broken marks', async () => {
    folder.remove();
    folder.write({ 'a.py': 'x = 1\n' });
    const git = (...args: string[]): void => {
      const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
      execFileSync('git', [...who, ...args], { cwd: folder.path, stdio: 'ignore' });
    };
    git('init', '-b', 'main');
    git('add', '.');
    git('commit', '-m', 'a');
    for (const name of ['##vso', '+++']) git('update-ref', `refs/heads/${name}`, 'HEAD');
    folder.write({ 'a.py': 'x = 1\nbad(1)\n', '.ai-review/marks/##[error]a/1.json': '##vso[a]' });
    for (const base of ['##vso', 'refs/heads/+++'])
      for (const format of ['text', 'json'])
        await run('--path', '.', '--since', base, '--fail-on-review', 'unreviewed', '--format', format);
    await run('review', 'status');
  });

  it('takes no command from what the gate says of reviewers, rules and files', () => {
    const text = reviewText({
      since: '::error::a',
      fork: 'a',
      passed: false,
      entries: {
        passed: [],
        exempt: HOSTILE.map((each) => ({ path: each, why: `is as ${each}` })),
        held: HOSTILE.map((each) => ({ path: each })),
        failed: HOSTILE.map((each) => ({ path: each, why: each })),
      },
      missing: HOSTILE.map((each) => ({
        require: 'unreviewed',
        what: 'finding',
        path: each,
        startLine: 1,
        endLine: 2,
        ruleId: each,
        have: 0,
        need: 1,
        why: `marked by ${each}`,
      })),
      authors: { lines: 1, ai: 0, human: 0, unknown: 1 },
      notes: HOSTILE,
    });
    assert.doesNotMatch(text, CONTROLS);
    assert.deepEqual(commandsIn(forLog(text)), []);
  });
});
