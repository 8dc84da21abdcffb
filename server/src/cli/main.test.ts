import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { failingFileSystem } from '../ports/testing.ts';
import { COMMANDS } from './main.ts';
import { type CommandOptions, type CommandResult, RULES, runCommand } from './testing.ts';

const PICTURE = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(8)]);

let folder: TemporaryFolder;
/** Gives each test of a group a folder of its own. */
function ownFolder(): void {
  beforeEach(() => {
    folder = new TemporaryFolder();
  });
  afterEach(() => folder.remove());
}

const run = (args: readonly string[], options: Partial<CommandOptions> = {}): Promise<CommandResult> =>
  runCommand(folder.path, args, { readGrammar, ...options });

interface Json {
  findings: { ruleId: string; path: string; severity: string; startLine: number }[];
  suppressed: { ruleId: string; suppression: { reason: string } }[];
  errors: { kind: string; message: string; path?: string; line?: number; column?: number }[];
  stats: { files: number; lines: number; binaryFiles: number };
}

/** A scan with a report to look into: the code, the findings as `path:line rule`, the errors as one line each. */
async function scan(args: readonly string[], options: Partial<CommandOptions> = {}) {
  const { code, out, error } = await run([...args, '--format', 'json'], options);
  const json = JSON.parse(out) as Json;
  return {
    code,
    json,
    error,
    findings: json.findings.map(({ path, startLine, ruleId }) => `${path}:${startLine} ${ruleId}`),
    errors: json.errors.map(({ kind, path, line, column, message }) =>
      [kind, line === undefined ? path : `${path}:${line}:${column}`, message].filter(Boolean).join(' '),
    ),
  };
}

describe('the command', () => {
  ownFolder();

  it('shows help and version', async () => {
    const help = await run(['--help']);
    assert.equal(help.code, 0);
    for (const { name } of COMMANDS) assert.match(help.out, new RegExp(name));
    assert.match(help.out, /Exit codes: 0 .*, 1 .*, 2 /);
    assert.deepEqual(await run(['-v']), { code: 0, out: '1.2.3\n', error: '' });
  });

  it('explains each of its commands', async () => {
    for (const { name, usage } of COMMANDS) {
      const { code, out } = await run([...name.split(' '), '--help']);
      assert.equal(code, 0);
      assert.ok(out.includes(`Usage: ai-security-scanner ${name} ${usage}`));
    }
  });

  for (const [args, message] of [
    [[], /Say what to scan: --path \./],
    [['src'], /`src` is no command\. To scan a path, write --path src/],
    [['rules'], /`rules` is no command: there is `rules validate`, `rules test`/],
    [['rules', 'validat'], /`rules validat` is no command: there is `rules validate`, `rules test`/],
    [['rule', 'validate'], /did you mean `rules validate`\?/],
    [['--pathh', '.'], /did you mean --path\?/],
  ] as const) {
    it(`refuses ${JSON.stringify(args)} and says what to do`, async () => {
      const { code, out, error } = await run(args);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(error, message);
    });
  }
});

describe('a scan', () => {
  ownFolder();

  it('finds what the rules say, in the order of the command line and of the names', async () => {
    folder.write({
      'b/z.py': 'bad()\n',
      'b/a.py': 'x = 1\ndoubtful(bad())\n',
      'a.py': 'bad()\n',
      'c.txt': 'bad()\n',
    });
    const { code, findings, errors, json } = await scan([
      '--path',
      'b',
      '--path',
      'a.py',
      '--path',
      'b/a.py',
    ]);
    assert.equal(code, 1);
    assert.deepEqual(findings, ['b/a.py:2 likely', 'b/a.py:2 sure', 'b/z.py:1 sure', 'a.py:1 sure']);
    assert.deepEqual(errors, []);
    assert.equal(json.stats.files, 3);
  });

  it('names paths from the current directory, and absolutely outside it', async () => {
    folder.write({ 'work/a.py': 'bad()\n', 'other/b.py': 'bad()\n' });
    const args = ['--path', folder.at('work'), '--path', folder.at('other'), '--format', 'json'];
    const { out } = await runCommand(folder.at('work'), args, { readGrammar });
    assert.deepEqual(
      (JSON.parse(out) as Json).findings.map(({ path }) => path),
      ['a.py', folder.at('other/b.py')],
    );
  });

  it('answers by its exit code whether a finding reaches the bar', async () => {
    folder.write({ 'a.py': 'doubtful()\n' });
    for (const [bar, code] of [
      ['info', 1],
      ['low', 1],
      ['medium', 1],
      ['high', 0],
      ['critical', 0],
      ['none', 0],
    ] as const)
      assert.equal((await run(['--path', 'a.py', '--fail-on', bar])).code, code, bar);
    folder.write({ 'a.py': 'good()\n' });
    assert.equal((await run(['--path', 'a.py', '--fail-on', 'info'])).code, 0);
  });

  it('counts what a comment suppresses, but does not show it', async () => {
    folder.write({ 'a.py': 'bad()  # ai-security-ignore: sure -- checked\n' });
    const { code, json } = await scan(['--path', 'a.py']);
    assert.equal(code, 0);
    assert.deepEqual(json.findings, []);
    assert.deepEqual(
      json.suppressed.map(({ suppression }) => suppression.reason),
      ['checked'],
    );
    assert.match((await run(['--path', 'a.py'])).out, /No findings \(1 suppressed\)/);
  });

  it('tells of suppressions that are not needed; that is no failure, even when strict', async () => {
    folder.write({ 'a.py': '# ai-security-ignore: sure -- checked\ngood()\n' });
    const { code, errors } = await scan(['--path', 'a.py', '--strict']);
    assert.equal(code, 0);
    assert.match(errors.join(), /^suppression a\.py:1:\d+ This suppression is not needed/);
  });

  it('scans scripts by their first line', async () => {
    folder.write({ run: '#!/usr/bin/env python3\nbad()\n', LICENSE: 'bad()\n' });
    const { findings, json } = await scan(['--path', '.']);
    assert.deepEqual(findings, ['run:2 sure']);
    assert.equal(json.stats.files, 1);
  });

  it('scans any file where a rule is about text', async () => {
    folder.write({ 'a.conf': 'x\npassword=1\n', 'docs/b.md': 'password=2\n', 'c.py': 'password=3\n' });
    const rules = `rules:
  - { id: text, message: m, severity: ERROR, languages: [regex], pattern-regex: 'password=\\d', paths: { exclude: [docs] } }
`;
    const { findings, json } = await scan(['--path', '.'], { rules });
    assert.deepEqual(findings, ['a.conf:2 text', 'c.py:1 text']);
    assert.equal(json.stats.files, 2);
  });

  it("takes rules' paths from the root of the repository, wherever it runs and whatever is named", async () => {
    folder.write({ 'src/a.py': 'bad()\n', 'test/src/a.py': 'bad()\n' });
    mkdirSync(folder.at('.git'));
    const rules =
      'rules: [{ id: here, message: m, severity: ERROR, languages: [python], pattern: bad(), paths: { include: [/src] } }]';
    for (const [where, args, wanted] of [
      ['', ['--path', '.'], ['src/a.py:1 here']],
      ['src', ['--path', folder.at('src')], ['a.py:1 here']],
      ['test', ['--path', folder.at('test')], []],
      ['', ['--path', 'test/src/a.py', '--path', 'src/a.py'], ['src/a.py:1 here']],
    ] as const) {
      const { out } = await runCommand(folder.at(where), [...args, '--format', 'json'], {
        readGrammar,
        rules,
      });
      const found = (JSON.parse(out) as Json).findings.map(
        (each) => `${each.path}:${each.startLine} ${each.ruleId}`,
      );
      assert.deepEqual(found, wanted);
    }
  });

  it('shows progress on a terminal only', async () => {
    folder.write({ 'a.py': '', 'b.py': '' });
    const shown = await run(['--path', '.'], { terminal: { progress: true }, tick: 300 });
    assert.match(shown.error, /Scanning \d of 2 {2}[ab]\.py/);
    assert.equal((await run(['--path', '.'], { tick: 300 })).error, '');
  });
});

describe('what a scan leaves out', () => {
  ownFolder();

  beforeEach(() => {
    folder.write({
      'src/a.py': 'bad()\n',
      'src/gen/b.py': 'bad()\n',
      'test/c.py': 'bad()\n',
      'node_modules/d.py': 'bad()\n',
    });
  });

  for (const [what, args, wanted] of [
    ['nothing else by itself', [], ['src/a.py', 'src/gen/b.py', 'test/c.py']],
    ['what --exclude names', ['--exclude', 'gen', '--exclude', 'test/*'], ['src/a.py']],
    [
      'what --include does not name',
      ['--include', 'src/**', '--include', 'c.py'],
      ['src/a.py', 'src/gen/b.py', 'test/c.py'],
    ],
    ['what --exclude names of what --include does', ['--include', 'src', '--exclude', 'b.py'], ['src/a.py']],
  ] as const) {
    it(`is ${what}`, async () => {
      const { json } = await scan(['--path', '.', ...args]);
      assert.deepEqual(
        json.findings.map(({ path }) => path),
        wanted,
      );
    });
  }

  it('is what the configuration says, and not walked', async () => {
    folder.write({ '.ai-security-scanner.yml': 'paths: { include: [src], exclude: [gen] }' });
    const fileSystem = failingFileSystem({ [folder.at('src/gen')]: 'EACCES' });
    const { findings, errors } = await scan(['--path', '.'], { fileSystem });
    assert.deepEqual(findings, ['src/a.py:1 sure']);
    assert.deepEqual(errors, []);
  });

  it('is not what is named itself: by .gitignore, configuration or node_modules', async () => {
    folder.write({ '.gitignore': 'src\n', '.ai-security-scanner.yml': 'paths: { exclude: [test] }' });
    mkdirSync(folder.at('.git'));
    const args = ['--path', 'src/a.py', '--path', 'test/c.py', '--path', 'node_modules/d.py'];
    assert.equal((await scan(args)).findings.length, 3);
    assert.deepEqual((await scan(['--path', 'src'])).findings, ['src/a.py:1 sure', 'src/gen/b.py:1 sure']);
  });

  it('is what the same command line excludes, even if it is named: lists of changed files need that', async () => {
    const { findings } = await scan(['--path', 'src/a.py', 'test/c.py', '--exclude', 'test']);
    assert.deepEqual(findings, ['src/a.py:1 sure']);
  });

  it('is not what a glob says that means nothing: the command line is refused', async () => {
    for (const [option, glob, fault] of [
      ['--exclude', 'src\\generated', /write `\/`, on Windows as well/],
      ['--include', '!a', /begins with/],
      ['--assume-ai', '/', /empty/],
    ] as const) {
      const { code, error } = await run(['--path', '.', option, glob]);
      assert.equal(code, 2);
      assert.match(error, fault);
    }
  });

  it('is what links lead to, but not a link that is named', async () => {
    symlinkSync(folder.at('src/a.py'), folder.at('test/link.py'));
    symlinkSync(folder.at('src'), folder.at('test/folder'));
    assert.deepEqual((await scan(['--path', 'test'])).findings, ['test/c.py:1 sure']);
    assert.deepEqual((await scan(['--path', 'test/link.py'])).findings, ['test/link.py:1 sure']);
    assert.equal((await scan(['--path', 'test/folder'])).findings.length, 2);
  });
});

describe('rules and confidence', () => {
  ownFolder();

  beforeEach(() => folder.write({ 'a.py': 'bad()\ndoubtful()\nstrange()\nown()\n' }));
  const own = 'rules: [{ id: own, message: m, severity: LOW, languages: [python], pattern: own() }]';

  it('are medium and up by default', async () =>
    assert.deepEqual((await scan(['--path', '.'])).findings, ['a.py:1 sure', 'a.py:2 likely']));

  it('are what --confidence says, which wins over the configuration', async () => {
    folder.write({ '.ai-security-scanner.yml': 'confidence: high' });
    assert.deepEqual((await scan(['--path', '.'])).findings, ['a.py:1 sure']);
    assert.equal((await scan(['--path', '.', '--confidence', 'low'])).findings.length, 3);
  });

  it('come from files and folders too, with or without those that ship', async () => {
    folder.write({ 'mine/own.yaml': own });
    assert.equal((await scan(['--path', '.', '--rules', 'mine'])).findings.length, 3);
    const args = ['--path', '.', '--rules', 'mine/own.yaml', '--no-bundled-rules'];
    assert.deepEqual((await scan(args)).findings, ['a.py:4 own']);
  });

  it('come from the configuration, which changes severities', async () => {
    folder.write({
      'rules/own.yml': own,
      '.ai-security-scanner.yml':
        'rules: { include: [rules], disable: [likely], severity: { sure: info, own: critical } }',
    });
    const { json } = await scan(['--path', 'a.py']);
    assert.deepEqual(
      json.findings.map(({ ruleId, severity }) => `${ruleId} ${severity}`),
      ['sure info', 'own critical'],
    );
  });

  it('that are broken are named, the rest runs; only --strict takes it for a failure', async () => {
    folder.write({ 'mine/a.yml': own, 'mine/b.yml': 'rules: [{ id: x }]\n' });
    const { code, findings, errors } = await scan(['--path', 'a.py', '--rules', 'mine']);
    assert.equal(code, 1);
    assert.equal(findings.length, 3);
    assert.match(errors.join(), /^rule mine\/b\.yml:1:\d+ /);
    assert.equal((await scan(['--path', 'a.py', '--rules', 'mine', '--strict'])).code, 2);
  });

  it('that do not exist are a failure', async () => {
    const { code, errors } = await scan(['--path', 'a.py', '--rules', 'nowhere']);
    assert.equal(code, 2);
    assert.deepEqual(errors, [
      'configuration nowhere No rules can be read from here: there is nothing. Name a rule file, or a folder that holds some.',
    ]);
  });

  it('cannot be none at all: that would pass everything', async () => {
    const { code, errors } = await scan(['--path', 'a.py', '--no-bundled-rules']);
    assert.equal(code, 2);
    assert.match(errors.join(), /^configuration There are no rules to run/);
  });

  it('of several projects each run in their own', async () => {
    folder.write({
      'one/a.py': 'bad()\n',
      'one/.ai-security-scanner.yml': 'rules: { disable: [sure] }',
      'two/a.py': 'bad()\n',
      'two/.ai-security-scanner.yml': 'rules: { severity: { sure: low } }',
    });
    const { json } = await scan(['--path', 'one', '--path', 'two']);
    assert.deepEqual(
      json.findings.map(({ path, severity }) => `${path} ${severity}`),
      ['two/a.py low'],
    );
  });
});

describe('bad input', () => {
  ownFolder();

  it('of folders that are deeper than a path can say: named, the rest scanned', async () => {
    folder.write({ 'a.py': 'bad()\n' });
    // Each folder is made from within the one above it, since no path reaches that far.
    const make = "for (let i = 0; i < 2500; i++) { fs.mkdirSync('deep'); process.chdir('deep'); }";
    const inside = { cwd: folder.path };
    execFileSync(process.execPath, ['-e', `const fs = require('node:fs'); ${make}`], inside);
    try {
      const { code, findings, errors } = await scan(['--path', '.']);
      assert.equal(code, 1);
      assert.deepEqual(findings, ['a.py:1 sure']);
      assert.equal(errors.length, 1);
      assert.match(errors[0] ?? '', /^file deep\/.* The folder cannot be read: its path is too long\.$/);
    } finally {
      execFileSync('rm', ['-rf', 'deep'], inside);
    }
  });

  it('of paths: named, the rest scanned, a failure', async () => {
    folder.write({ 'a.py': 'bad()\n' });
    symlinkSync('loop', folder.at('loop'));
    const { code, findings, errors } = await scan([
      '--path',
      'nowhere',
      '--path',
      '/dev/null',
      '--path',
      'loop',
      '--path',
      'a.py',
    ]);
    assert.equal(code, 2);
    assert.equal(findings.length, 1);
    assert.deepEqual(errors, [
      'file nowhere There is no such file or folder: mend the path.',
      'file /dev/null This is neither a file nor a folder.',
      'file loop The path cannot be read: its links lead in a circle.',
    ]);
  });

  it('of nothing to scan: a failure that says why', async () => {
    folder.write({ 'docs/a.txt': 'x', 'src/a.py': '', 'bin/logo': PICTURE, 'x.txt': '' });
    for (const [args, message] of [
      [['--path', 'docs'], /no file that a rule looks at/],
      [['--path', 'src', '--exclude', '*.py'], /all files \(1\) are left out by --include, --exclude/],
      [['--path', 'bin'], /all files are binary/],
      [['--path', 'x.txt'], /No rule looks at files of this kind.*There was nothing to scan/],
    ] as const) {
      const { code, errors } = await scan(args);
      assert.equal(code, 2, args.join(' '));
      assert.match(errors.join(), message);
    }
  });

  it('of unreadable files and folders: named, the rest scanned, a failure only when strict', async () => {
    folder.write({ 'a.py': 'bad()\n', 'b.py': 'bad()\n', 'c/d.py': 'bad()\n' });
    const fileSystem = failingFileSystem({ [folder.at('b.py')]: 'EACCES', [folder.at('c')]: 'EACCES' });
    const { code, findings, errors } = await scan(['--path', '.'], { fileSystem });
    assert.equal(code, 1);
    assert.deepEqual(findings, ['a.py:1 sure']);
    assert.deepEqual(errors, [
      'file c The folder cannot be read: permission denied.',
      'file b.py The file cannot be read: permission denied.',
    ]);
    assert.equal((await scan(['--path', '.', '--strict'], { fileSystem })).code, 2);
  });

  it('of binary files: counted below a folder, named when they are named', async () => {
    folder.write({ 'a.py': '', logo: PICTURE });
    const below = await scan(['--path', '.', '--strict']);
    assert.deepEqual(below.errors, []);
    assert.equal(below.code, 0);
    assert.equal(below.json.stats.binaryFiles, 1);
    assert.match((await run(['--path', '.'])).out, /1 binary file left out/);
    assert.match(
      (await scan(['--path', 'a.py', '--path', 'logo'])).errors.join(),
      /^file logo This is a binary file/,
    );
  });

  it('of binary files that have the name of a program: named, and counted when strict', async () => {
    folder.write({ 'a.py': '', 'b.py': PICTURE });
    assert.match((await scan(['--path', '.'])).errors.join(), /^file b\.py This is a binary file/);
    assert.equal((await scan(['--path', '.', '--strict'])).code, 2);
  });

  it('of a program with a NUL byte: scanned, and named', async () => {
    folder.write({ 'a.py': 's = "\0"\nbad()\n' });
    const { code, findings, errors } = await scan(['--path', '.']);
    assert.deepEqual([code, findings], [1, ['a.py:2 sure']]);
    assert.match(errors.join(), /^file a\.py:1:6 The file has NUL bytes/);
  });

  it('of notebooks: found in a folder, told by file and cell, and named when they are broken', async () => {
    const cells = [
      { cell_type: 'markdown', source: ['bad()'] },
      { cell_type: 'code', source: ['a = 1\n', 'bad()'] },
    ];
    folder.write({ 'a.ipynb': JSON.stringify({ cells, metadata: {} }, null, 1), 'b.ipynb': '{"cells": [' });
    const { json, findings, errors } = await scan(['--path', '.']);
    assert.deepEqual(findings, ['a.ipynb:13 sure']);
    assert.deepEqual((json.findings[0] as { cell?: object }).cell, { number: 2, line: 2, column: 1 });
    assert.deepEqual(errors, [
      'file b.ipynb:1:12 This notebook is no valid JSON: its cells were not scanned.',
    ]);
    assert.match((await run(['--path', '.'])).out, /a\.ipynb:13:6 {2}cell 2, line 2\n/);
    assert.equal((await scan(['--path', '.', '--strict'])).code, 2);
    const { runs } = JSON.parse((await run(['--path', '.', '--format', 'sarif'])).out);
    assert.deepEqual(runs[0].results[0].locations[0].logicalLocations, [
      { name: 'cell 2', fullyQualifiedName: 'cell 2, line 2', kind: 'module' },
    ]);
  });

  it('of notebooks: by the place in the cell, whatever ends its lines and however the file spells it', async () => {
    const cells = [
      { cell_type: 'raw', source: 'bad()' },
      { cell_type: 'code', source: 'a = 1\r\n\tb = 2\r\nbad("é")' },
      { cell_type: 'code', source: ['%pip install x\n', 's = "\\t😀é"; bad()\n'] },
    ];
    const places = [
      { number: 2, line: 3, column: 1 },
      { number: 3, line: 2, column: 14 },
    ];
    const plain = JSON.stringify({ cells, metadata: {} }, null, 1);
    const escaped = plain.replace(
      /[^ -~\n]/g,
      (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    assert.notEqual(escaped, plain);
    for (const text of [plain, escaped, JSON.stringify({ cells }), plain.replaceAll('\n', '\r\n')]) {
      folder.write({ 'a.ipynb': text });
      const { json } = await scan(['--path', '.']);
      assert.deepEqual(
        json.findings.map((finding) => (finding as { cell?: object }).cell),
        places,
        text,
      );
    }
    for (const [format, said] of [
      ['markdown', / · cell 3, line 2 · /],
      ['junit', /a\.ipynb:\d+:\d+, cell 3, line 2\n/],
      ['html', /<\/code>, cell 3, line 2 · /],
      ['gitlab', /cell 3, line 2/],
      ['csv', /"3","2"\r\n/],
    ] as const)
      assert.match((await run(['--path', '.', '--format', format])).out, said, format);
  });

  it('of notebooks that a baseline has: known again when a cell comes in front', async () => {
    const notebook = (...sources: string[]): string =>
      JSON.stringify(
        { cells: sources.map((source) => ({ cell_type: 'code', source })), metadata: {} },
        null,
        1,
      );
    folder.write({ 'a.ipynb': notebook('bad()') });
    folder.write({ 'base.json': (await run(['--path', 'a.ipynb', '--format', 'json'])).out });
    folder.write({ 'a.ipynb': notebook('a = 1', 'bad()') });
    const { code, findings } = await scan(['--path', 'a.ipynb', '--baseline', 'base.json']);
    assert.deepEqual([code, findings], [0, []]);
  });

  it('of code that cannot be parsed: named, in the text only when strict', async () => {
    folder.write({ 'a.py': 'bad()\nx = = 1\n' });
    const { findings, errors } = await scan(['--path', '.']);
    assert.deepEqual(findings, ['a.py:1 sure']);
    assert.deepEqual(errors, [
      'syntax a.py:2:5 Line 2 could not be parsed in full: findings there may be missing.',
    ]);
    assert.doesNotMatch((await run(['--path', '.'])).out, /a\.py:2/);
    const strict = await run(['--path', '.', '--strict']);
    assert.equal(strict.code, 2);
    assert.match(strict.out, /! a\.py:2:5: Line 2 could not be parsed/);
  });

  it('of invalid UTF-8: scanned, with the columns of an editor, and named with the place', async () => {
    folder.write({ 'a.py': Buffer.from('x = "\xe9"; bad()\n', 'latin1') });
    const { json, errors } = await scan(['--path', 'a.py']);
    assert.equal((json.findings[0] as { startColumn?: number }).startColumn, 10);
    assert.match(errors.join(), /^file a\.py:1:6 The file is not valid UTF-8/);
  });

  it('of a byte-order mark: columns do not count it', async () => {
    folder.write({ 'a.py': '\ufeffbad()\n' });
    const { json } = await scan(['--path', 'a.py']);
    assert.equal((json.findings[0] as { startColumn?: number }).startColumn, 1);
  });

  it('of a configuration: named with line and column, the rest of it counts, a failure', async () => {
    folder.write({ 'a.py': 'bad()\n', '.ai-security-scanner.yml': 'confidence: high\nexlude: [a.py]\n' });
    const { code, findings, errors, error } = await scan(['--path', '.']);
    assert.equal(code, 2);
    assert.equal(findings.length, 1);
    assert.deepEqual(errors, [
      'configuration .ai-security-scanner.yml:2:1 Unknown key `exlude`: there are `rules`, `paths`, `strictness`, `confidence`, `policy`, `checklist`, `allowedSigners`, `trustedPublishers`, `provenance`, `imports` and `deduplicate`.',
    ]);
    // Who only sees the log of a machine's report still learns why it failed.
    assert.match(error, /^\.ai-security-scanner\.yml:2:1: Unknown key/);
  });

  it('of one file does not keep the others from being scanned, even if the engine fails', async () => {
    folder.write({ 'a.py': 'bad()\n', 'b.py': `${'('.repeat(20_000)}\n`, 'c.py': 'bad()\n' });
    const { findings } = await scan(['--path', '.']);
    assert.deepEqual(findings, ['a.py:1 sure', 'c.py:1 sure']);
  });
});

describe('the report of a scan', () => {
  ownFolder();

  beforeEach(() => folder.write({ 'a.py': 'bad()\n' }));

  it('is text with the fix by default', async () => {
    const { out } = await run(['--path', 'a.py']);
    assert.match(out, /^a\.py\n\n {2}✖ high {2}Do not call bad\.\n {4}sure {2}CWE-78 {2}a\.py:1:1\n/);
    assert.match(out, /- bad\(\)\n {6}\+ good\(\)/);
  });

  it('goes to a file, whole or not at all, with one line for the log', async () => {
    const { code, out, error } = await run([
      '--path',
      'a.py',
      '--format',
      'sarif',
      '--output',
      'new/report.sarif',
    ]);
    assert.equal(code, 1);
    assert.equal(out, '');
    assert.match(error, /^1 finding: 1 high \(1 with a fix\) · 1 file, .* · report in new\/report\.sarif\n$/);
    assert.equal(JSON.parse(readFileSync(folder.at('new/report.sarif'), 'utf8')).version, '2.1.0');
  });

  it('has no colours in a file', async () => {
    await run(['--path', 'a.py', '--output', 'r.txt'], { terminal: { colour: true } });
    assert.ok(!readFileSync(folder.at('r.txt'), 'utf8').includes('\u001b'));
    assert.ok((await run(['--path', 'a.py'], { terminal: { colour: true } })).out.includes('\u001b[31m'));
  });

  it('that cannot be written is a failure', async () => {
    const { code, error } = await run(['--path', 'a.py', '--output', '.']);
    assert.equal(code, 2);
    assert.equal(error, 'The report cannot be written to .: it is a folder.\n');
  });

  it('in SARIF names paths from the root of the repository, wherever the command runs', async () => {
    folder.write({ 'packages/x y/a.py': 'bad()\n' });
    mkdirSync(folder.at('.git'));
    const args = ['--path', folder.at('packages/x y/a.py'), '--format', 'sarif'];
    const { out } = await runCommand(folder.at('packages'), args, { readGrammar });
    const [{ locations }] = JSON.parse(out).runs[0].results;
    assert.equal(locations[0].physicalLocation.artifactLocation.uri, 'packages/x%20y/a.py');
  });
});

describe('rules validate', () => {
  ownFolder();

  const good = 'rules: [{ id: good, message: m, severity: ERROR, languages: [python], pattern: f() }]';

  it('passes good rules', async () => {
    folder.write({ 'a.yml': good });
    assert.deepEqual(await run(['rules', 'validate', 'a.yml']), {
      code: 0,
      out: '1 rule, no problems\n',
      error: '',
    });
  });

  it('says what is wrong and where, in all files: form, patterns, regular expressions', async () => {
    folder.write({
      'r/a.yml': good,
      'r/b.yml':
        'rules:\n  - { id: b, message: m, severity: ERROR, languages: [python], pattern: "def (" }\n',
      'r/c.yml':
        'rules:\n  - { id: c, message: m, severity: ERROR, languages: [regex], pattern-regex: "(" }\n',
      'r/d.yml': 'rules:\n  - { id: d }\n',
      'r/e.yml': Buffer.from([0]),
    });
    const { code, out } = await run(['rules', 'validate', 'r']);
    assert.equal(code, 1);
    for (const expected of [
      /^r\/b\.yml:2:\d+: .*\(b\)$/m,
      /^r\/c\.yml:2:\d+: .*\(c\)$/m,
      /^r\/d\.yml:2:\d+: .*\(d\)$/m,
      /^r\/e\.yml:1:1: .*binary/m,
      /3 rules, 4 problems\n$/,
    ])
      assert.match(out, expected);
  });

  it('checks the patterns and regular expressions of frameworks', async () => {
    const framework = (pattern: string, form: string): string =>
      `frameworks:\n  - id: tiny\n    name: Tiny\n    languages: [python]\n    references: [https://tiny.example]\n    path: { parameters: [{ form: '${form}' }] }\n    routers: [{ pattern: tiny.App(), root: true }]\n    routes:\n      - pattern: '${pattern}'\n        methods: [GET]\n`;
    folder.write({ 'good.yml': framework('$ROUTER.on($PATH, $HANDLER)', '<(?P<name>\\w+)>') });
    assert.deepEqual(await run(['rules', 'validate', 'good.yml']), {
      code: 0,
      out: '0 rules, no problems\n',
      error: '',
    });
    folder.write({ 'bad.yml': framework('$ROUTER.on($PATH, def', '<(?P<name>\\w+)>') });
    const { code, out } = await run(['rules', 'validate', 'bad.yml']);
    assert.match(out, /^bad\.yml:9:\d+: .*\(tiny\)\n0 rules, 1 problem\n$/);
    assert.equal(code, 1);
  });

  it('checks models, whether or not a rule includes them', async () => {
    const model = (sink: string): string =>
      `models:\n  - id: mine\n    languages: [python]\n    sinks:\n      - kind: sql\n        ${sink}\n`;
    folder.write({
      'good.yml': model('pattern: f(...)'),
      'r/form.yml': model('patern: f(...)'),
      'r/pattern.yml': model('pattern: def (').replace('mine', 'pattern'),
      'r/regex.yml': model('pattern-regex: "("').replace('mine', 'regex'),
    });
    const { code, out } = await run(['rules', 'validate', 'good.yml']);
    assert.deepEqual([code, out], [0, '1 model, no problems\n']);
    const shipped = `${RULES}${model('pattern: f(...)')}`;
    const own = await runCommand(folder.path, ['rules', 'validate', 'good.yml'], {
      readGrammar,
      rules: shipped,
    });
    assert.equal(own.out, '1 model, no problems\n', 'a model that ships may be worked on');
    const bad = await run(['rules', 'validate', 'r']);
    assert.equal(bad.code, 1);
    for (const expected of [
      /^r\/form\.yml:5:\d+: Nothing to look for/m,
      /^r\/pattern\.yml:6:\d+: .*\(pattern\)$/m,
      /^r\/regex\.yml:6:\d+: .*\(regex\)$/m,
      /2 models, 3 problems\n$/,
    ])
      assert.match(bad.out, expected);
  });

  it('names regular expressions that are not linear, which is no fault', async () => {
    folder.write({
      'a.yml':
        'rules:\n  - { id: a, message: m, severity: LOW, languages: [regex], pattern-regex: "a(?=b)" }\n  - { id: b, message: m, severity: LOW, languages: [regex], pattern-regex: "a+b" }\n',
    });
    const { code, out } = await run(['rules', 'validate', 'a.yml']);
    assert.equal(code, 0);
    assert.match(
      out,
      /^a\.yml:2:\d+: .*\/a\(\?=b\)\/ is not run in linear time.*\(a\)\n2 rules, no problems\n$/,
    );
  });

  it('needs rules', async () => {
    for (const args of [[], ['nowhere'], ['--strict', 'a']]) {
      const { code, error } = await run(['rules', 'validate', ...args]);
      assert.equal(code, 2);
      assert.match(error, /Say which rules|No rules can be read from nowhere|Unknown option --strict/);
    }
  });
});
