/** Writing rules in the editor: problems and test outcomes as somebody types, completion, hover, and trying a rule out. */

import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Requests } from '../../protocol/messages.ts';
import { type Diagnostic, LspClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const RULE = `rules:
  - id: no-bad
    message: Do not call bad.
    severity: ERROR
    languages: [python]
    pattern: bad(...)
`;
const PROGRAM = '# ruleid: no-bad\nbad(1)\n# ok: no-bad\ngood(1)\n';

describe('rule files in the language server', () => {
  let folder: TemporaryFolder;
  let client: LspClient;
  const uriOf = (path: string): string => pathToFileURL(folder.at(path)).href;
  const start = async (files: Record<string, string>, options = {}): Promise<void> => {
    folder.write(files);
    await client.start(folder.path, options);
  };
  const change = (uri: string, version: number, text: string): void =>
    client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
  /** The diagnostics of a file, once they are as wanted. */
  const told = (uri: string, isWanted: (all: readonly Diagnostic[]) => boolean) =>
    client.latestDiagnostics(uri, isWanted);
  const has = (message: RegExp) => (all: readonly Diagnostic[]) =>
    all.some((each) => message.test(each.message));
  const lines = (all: readonly Diagnostic[]): number[] => all.map(({ range }) => range.start.line);

  beforeEach(() => {
    folder = new TemporaryFolder();
    client = new LspClient({ env: { XDG_CONFIG_HOME: folder.at('.home') } });
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    folder.remove();
  });

  it('say what is wrong with a rule as it is typed, and with its patterns', async () => {
    await start({ 'r/a.yaml': RULE });
    const uri = uriOf('r/a.yaml');
    await client.open(uri, 'yaml', RULE);
    change(uri, 2, RULE.replace('severity: ERROR', 'severity: BAD').replace('bad(...)', 'bad('));
    assert.deepEqual(lines(await told(uri, has(/Unknown severity/))), [3]);
    change(uri, 3, RULE.replace('bad(...)', 'bad('));
    assert.deepEqual(lines(await told(uri, has(/pattern/i))), [5]);
    change(uri, 4, RULE);
    await told(uri, (all) => all.length === 0);
  });

  it('squiggle the comments of the test beside it whose expectation does not hold, and the rule', async () => {
    await start({ 'r/a.yaml': RULE, 'r/a.py': PROGRAM });
    const [rule, program] = [uriOf('r/a.yaml'), uriOf('r/a.py')];
    await client.open(rule, 'yaml', RULE);
    change(rule, 2, RULE.replace('bad(...)', 'good(...)'));
    const found = await told(program, (all) => all.length === 2);
    assert.deepEqual(lines(found), [0, 2]);
    assert.match(found[0]?.message ?? '', /no-bad: expected a finding, found none in line 2/);
    assert.match(found[1]?.message ?? '', /no-bad: found something unexpected in line 4/);
    assert.deepEqual(lines(await told(rule, has(/does not do what a\.py says: lines 2, 4/))), [1]);
    change(rule, 3, RULE);
    await told(program, (all) => all.length === 0);
    const hover = await client.request('textDocument/hover', {
      textDocument: { uri: rule },
      position: { line: 1, character: 5 },
    });
    assert.match(JSON.stringify(hover), /Its tests hold: 2 expectations in a\.py/);
  });

  it('do so for a test that is open alone, as it is typed', async () => {
    await start({ 'r/a.yaml': RULE, 'r/a.py': PROGRAM });
    const uri = uriOf('r/a.py');
    await client.open(uri, 'python', PROGRAM);
    change(uri, 2, `${PROGRAM}bad(2)\n`);
    const found = await told(uri, has(/found something unexpected/));
    assert.deepEqual(lines(found.filter(({ code }) => code === 'rule-test')), [4]);
    change(uri, 3, `${PROGRAM}# todoruleid: no-bad\nbad(2)\n`);
    await told(uri, (all) => all.every(({ code }) => code !== 'rule-test'));
  });

  it('are held against what is declared beside them, as the command does', async () => {
    const rule = RULE.replace(
      '    pattern: bad(...)',
      `    patterns:
      - pattern: import $PACKAGE
      - metavariable-analysis: { metavariable: $PACKAGE, analyzer: undeclared }`,
    );
    await start({
      'r/a.yaml': rule,
      'r/a.py': '# ruleid: no-bad\nimport made_up\n# ok: no-bad\nimport flask\n',
      'r/requirements.txt': 'flask\n',
      'requirements.txt': 'made_up\n',
      'src/b.py': 'import made_up\nimport invented\n',
    });
    const uri = uriOf('r/a.yaml');
    await client.open(uri, 'yaml', rule);
    // What was wrong before is what shows that the tests were tried.
    change(uri, 2, rule.replace('undeclared', 'unheard'));
    await told(uri, has(/unheard/));
    change(uri, 3, rule);
    await told(uri, (all) => all.length === 0);
    const hover = await client.request('textDocument/hover', {
      textDocument: { uri },
      position: { line: 1, character: 5 },
    });
    assert.match(JSON.stringify(hover), /Its tests hold: 2 expectations in a\.py/);
    const result = (await client.request('aiSecurityScanner/tryRules', {
      uri,
    })) as Requests['aiSecurityScanner/tryRules']['result'];
    if ('refusal' in result) throw new Error(result.refusal);
    assert.deepEqual(
      result.matches.filter(({ path }) => path === 'src/b.py').map(({ line }) => line),
      ['import invented'],
    );
  });

  it('are told of fixes that break the program, and that make something else than the fixed program', async () => {
    const fixed = RULE.replace('ERROR\n', 'ERROR\n    fix: good($X)\n').replace('bad(...)', 'bad($X)');
    await start({
      'r/a.yaml': fixed,
      'r/a.py': PROGRAM,
      'r/a.fixed.py': PROGRAM.replace('bad(1)', 'better(1)'),
    });
    const [rule, program] = [uriOf('r/a.yaml'), uriOf('r/a.py')];
    await client.open(rule, 'yaml', fixed);
    await told(
      rule,
      has(/a\.py says: the fixes make something else than the fixed program, from its line 2/),
    );
    change(rule, 2, fixed.replace('good($X)', 'good($X'));
    assert.deepEqual(lines(await told(program, has(/no-bad: the fix breaks the program in line 2/))), [0]);
    change(rule, 3, fixed.replace('good($X)', 'better($X)'));
    await told(rule, (all) => all.length === 0);
  });

  it('are left alone where they are none', async () => {
    const text = 'kind: Role\nrules: [{ verbs: [get] }]\n';
    await start({ 'k.yaml': text, 'k.py': PROGRAM });
    const uri = uriOf('k.yaml');
    // It is told of as a rule file while it is one, so what is said of it afterwards is of what it is now.
    await client.open(uri, 'yaml', RULE.replace('ERROR', 'BAD'));
    await told(uri, has(/Unknown severity/));
    change(uri, 2, text);
    await told(uri, (all) => all.length === 0);
  });

  it('are told of when they are too long to be checked as somebody types', async () => {
    await start({ 'a.yaml': RULE });
    const long = `${RULE}# ${'x'.repeat(400_000)}\n`;
    await client.open(uriOf('a.yaml'), 'yaml', RULE);
    change(uriOf('a.yaml'), 2, long);
    await told(uriOf('a.yaml'), has(/more than 400,000 characters: it is not checked as you type/));
  });

  it('are left alone where the workspace is not trusted', async () => {
    await start({ 'r/a.yaml': RULE, 'r/a.py': PROGRAM }, { trusted: false });
    await client.open(uriOf('r/a.yaml'), 'yaml', RULE.replace('ERROR', 'BAD'));
    const result = await client.request('aiSecurityScanner/tryRules', { uri: uriOf('r/a.yaml') });
    assert.match((result as { refusal: string }).refusal, /trusted/);
    assert.deepEqual((await client.diagnostics(uriOf('r/a.yaml'), 1)).diagnostics, []);
  });

  it('are completed and explained', async () => {
    await start({ 'a.yaml': RULE });
    const text = `${RULE}    \n`;
    await client.open(uriOf('a.yaml'), 'yaml', text);
    const ask = async (
      line: number,
      character: number,
    ): Promise<{ label: string; textEdit: { newText: string } }[]> =>
      ((await client.request('textDocument/completion', {
        textDocument: { uri: uriOf('a.yaml') },
        position: { line, character },
      })) as never) ?? [];
    const keys = (await ask(6, 4)).map(({ label }) => label);
    assert.ok(keys.includes('metadata') && !keys.includes('severity'), keys.join());
    assert.ok((await ask(3, 14)).some(({ textEdit }) => textEdit.newText === 'WARNING'));
    const hover = await client.request('textDocument/hover', {
      textDocument: { uri: uriOf('a.yaml') },
      position: { line: 5, character: 6 },
    });
    assert.match(JSON.stringify(hover), /Code to look for/);
  });

  it('are tried on the workspace as they are in the editor, saved or not', async () => {
    await start({
      'r/a.yaml': RULE,
      'src/a.py': 'x = 1\n  # bad()\nworse(1)\nworse(2)\n',
      'src/b.py': 'worse(3)\n',
      'src/c.js': 'worse(4)\n',
      'src/d.py': '\0\0\0\0\n',
    });
    const uri = uriOf('r/a.yaml');
    await client.open(uri, 'yaml', RULE);
    change(uri, 2, RULE.replace('bad(...)', 'worse(...)'));
    const b = uriOf('src/b.py');
    await client.open(b, 'python', 'worse(3)\nworse(5)\n');
    const result = (await client.request('aiSecurityScanner/tryRules', {
      uri,
    })) as Requests['aiSecurityScanner/tryRules']['result'];
    if ('refusal' in result) throw new Error(result.refusal);
    assert.deepEqual(
      result.matches.map(({ path, range, line }) => [path, range.start.line, line]),
      [
        ['src/a.py', 2, 'worse(1)'],
        ['src/a.py', 3, 'worse(2)'],
        ['src/b.py', 0, 'worse(3)'],
        ['src/b.py', 1, 'worse(5)'],
      ],
    );
    assert.deepEqual([result.rules, result.more, result.cancelled], [1, 0, false]);
    assert.match(result.problems.join('\n'), /^src\/d\.py: This is a binary file[^\n]*$/);
    change(uri, 3, RULE.replace('bad(...)', 'bad('));
    const broken = (await client.request('aiSecurityScanner/tryRules', { uri })) as {
      problems: string[];
      matches: unknown[];
    };
    assert.equal(broken.problems.length, 2);
    const none = await client.request('aiSecurityScanner/tryRules', { uri: b });
    assert.match((none as { refusal: string }).refusal, /no rule file/);
  });
});
