/** The command as a process: its exit codes, its report for scripts, and what it makes of bad input. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { commandsIn } from '../../server/src/report/testing.ts';
import { projectRoot } from '../support/grammars.ts';

const INSECURE = 'import requests\nrequests.get(url, verify=False, timeout=5)\n';

interface Report {
  readonly schemaVersion: number;
  readonly toolVersion: string;
  readonly rulesVersion: string;
  readonly findings: readonly Record<string, unknown>[];
  readonly errors: readonly { kind: string; message: string; path?: string }[];
  readonly stats: { files: number; lines: number; durationMs: number };
}

describe('ai-security-scanner', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ai-security-scanner-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (path: string, content: string | Buffer): void => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(projectRoot, 'dist/cli.js'), ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });
  const report = (...args: string[]): Report & { status: number | null } => {
    const { stdout, stderr, status } = run('--format', 'json', ...args);
    assert.notEqual(stdout, '', stderr);
    return { ...(JSON.parse(stdout) as Report), status };
  };

  it('exits with 1 on findings, with 0 without, and by the bar of --fail-on', () => {
    write('a.py', INSECURE);
    write('clean/b.py', 'x = 1\n');
    assert.equal(run('--path', 'a.py').status, 1);
    assert.equal(run('--path', 'clean').status, 0);
    assert.equal(run('--path', '.', '--fail-on', 'critical').status, 0);
    assert.equal(run('--path', '.', '--fail-on', 'high').status, 1);
    assert.equal(run('--path', '.', '--fail-on', 'none').status, 0);
  });

  it('gives the same report on several threads, byte for byte', function () {
    // Six scans, of which three make their threads' code ready anew.
    this.timeout(300_000);
    for (let i = 0; i < 12; i++) {
      write(`many/${i}.py`, INSECURE.repeat(1 + (i % 5)));
      write(`many/${i}.js`, `eval(location.hash);\nconst broken = (;\n`);
    }
    write('many/binary.py', Buffer.from([0, 1, 2, 0]));
    // The time that it took is the one thing that may differ.
    const scan = (format: string, ...args: string[]) => {
      const { stdout, status } = run('--path', 'many', '--format', format, ...args);
      return { status, stdout: stdout.replace(/"durationMs": \d+|\d+(?:\.\d+)? s\b/g, '') };
    };
    for (const format of ['text', 'json', 'sarif']) {
      const one = scan(format, '--jobs', '1');
      assert.equal(one.status, 1);
      assert.deepEqual(scan(format, '--jobs', '3'), one);
    }
  });

  it('says what is wrong with --jobs', () => {
    for (const wrong of ['0', '-1', 'many', '65']) {
      const { status, stderr } = run('--path', '.', `--jobs=${wrong}`);
      assert.equal(status, 2);
      assert.match(stderr, /--jobs is a number from 1 to 64/);
    }
  });

  it('reports places from 1, the end exclusive, in JSON', () => {
    write('src/a.py', INSECURE);
    const { schemaVersion, findings, errors, stats } = report('--path', '.');
    assert.equal(schemaVersion, 1);
    assert.deepEqual(errors, []);
    assert.equal(stats.files, 1);
    const [finding] = findings;
    assert.equal(finding?.ruleId, 'python-certificate-check-off');
    assert.equal(finding.path, 'src/a.py');
    assert.deepEqual(finding.cwe, [295]);
    assert.deepEqual(
      [finding.startLine, finding.startColumn, finding.endLine, finding.endColumn],
      [2, 26, 2, 31],
    );
  });

  it('reports what the schema that ships says', () => {
    write('a.py', INSECURE);
    const schema = JSON.parse(readFileSync(join(projectRoot, 'schemas/report.schema.json'), 'utf8'));
    const { status: _, ...given } = report('--path', '.');
    // What else the schema describes comes with options that ask for it.
    assert.deepEqual(Object.keys(given).sort(), [...schema.required].sort());
    for (const name of schema.$defs.finding.required) assert.ok(name in (given.findings[0] ?? {}), name);
    const known = [...Object.keys(schema.$defs.finding.properties), ...schema.$defs.region.required];
    assert.deepEqual(
      Object.keys(given.findings[0] ?? {}).filter((name) => !known.includes(name)),
      [],
    );
  });

  it('writes SARIF with GitHub’s fingerprint', () => {
    write('a b.py', INSECURE);
    const { stdout } = run('--path', '.', '--format', 'sarif');
    const sarif = JSON.parse(stdout);
    assert.equal(sarif.version, '2.1.0');
    const [result] = sarif.runs[0].results;
    assert.equal(result.locations[0].physicalLocation.artifactLocation.uri, 'a%20b.py');
    assert.match(result.partialFingerprints.primaryLocationLineHash, /^[0-9a-f]+:1$/);
    const rule = sarif.runs[0].tool.driver.rules.find(({ id }: { id: string }) => id === result.ruleId);
    assert.ok(rule.properties.tags.includes('external/cwe/cwe-295'));
  });

  it('writes the report to a file', () => {
    write('a.py', INSECURE);
    assert.equal(run('--path', '.', '--format', 'json', '--output', 'out/report.json').stdout, '');
    assert.equal(
      (JSON.parse(readFileSync(join(folder, 'out/report.json'), 'utf8')) as Report).findings.length,
      1,
    );
  });

  it('says what is wrong with the command line', () => {
    for (const [args, message] of [
      [['--pth', '.'], /did you mean --path/],
      [['--path', '.', '--format', 'jsn'], /json/],
      [[], /--path/],
      [['--path', 'nowhere'], /nowhere/],
    ] as const) {
      const { status, stdout, stderr } = run(...args);
      assert.equal(status, 2, args.join(' '));
      assert.match(stdout + stderr, message);
    }
  });

  it('leaves out what .gitignore names, unless it is asked for', () => {
    write('.git/HEAD', 'ref: refs/heads/main\n');
    write('.gitignore', 'generated/\n');
    write('generated/a.py', INSECURE);
    write('b.py', 'x = 1\n');
    assert.equal(run('--path', '.').status, 0);
    assert.equal(run('--path', 'generated/a.py').status, 1);
  });

  it('follows the configuration, and exits with 2 when it is broken', () => {
    write('a.py', INSECURE);
    write('.ai-security-scanner.yml', 'rules:\n  disable: [python-certificate-check-off]\n');
    assert.equal(run('--path', '.').status, 0);
    write('.ai-security-scanner.yml', 'rulez: []\n');
    const broken = report('--path', '.');
    assert.equal(broken.status, 2);
    assert.match(broken.errors[0]?.message ?? '', /rulez.*rules/);
    assert.equal(broken.findings.length, 1);
  });

  it('scans the rest beside files and rules that cannot be read', () => {
    write('a.py', INSECURE);
    write('binary.py', Buffer.from([0, 1, 2, 3]));
    write('latin.py', Buffer.from([0x78, 0x20, 0x3d, 0x20, 0x22, 0xe9, 0x22, 0x0a]));
    write(
      'rules/broken.yaml',
      'rules:\n  - id: broken\n    languages: [python]\n    severity: HIGH\n    message: x\n    pattern: "def ("\n  - nonsense\n',
    );
    const { findings, errors, status } = report(
      '--path',
      'a.py',
      '--path',
      'binary.py',
      '--path',
      'latin.py',
      '--rules',
      'rules',
    );
    assert.equal(findings.length, 1);
    assert.equal(status, 1);
    const messages = errors.map(({ message }) => message).join('\n');
    for (const expected of [/binary/i, /UTF-8/, /not valid python/i]) assert.match(messages, expected);
    assert.equal(run('--path', 'a.py', '--path', 'binary.py', '--strict').status, 2);
  });

  it('is not stalled by a line of five or of twenty million characters, and says what it left out', () => {
    write('long.js', `var a = [${'"abc",'.repeat(800_000)}];\n`);
    write('longer.js', `var a = [${'"abc",'.repeat(3_500_000)}];\n`);
    write('a.py', INSECURE);
    const { findings, errors } = report('--path', '.');
    assert.equal(findings.length, 1);
    assert.deepEqual(
      errors.map(({ kind, path }) => `${kind} ${path}`),
      ['limit longer.js'],
    );
  }).timeout(300_000);

  it('runs rules of one’s own, alone or beside those that ship', () => {
    write('a.py', `${INSECURE}forbidden()\n`);
    write(
      'own.yaml',
      'rules:\n  - id: own\n    languages: [python]\n    severity: HIGH\n    message: Do not.\n    pattern: forbidden()\n',
    );
    assert.deepEqual(
      report('--path', '.', '--rules', 'own.yaml').findings.map(({ ruleId }) => ruleId),
      ['python-certificate-check-off', 'own'],
    );
    assert.deepEqual(
      report('--path', '.', '--rules', 'own.yaml', '--no-bundled-rules').findings.map(({ ruleId }) => ruleId),
      ['own'],
    );
  });

  it('writes nothing that a system which reads the log takes for a command', () => {
    write('::error::a.py', `${INSECURE.trimEnd()}  # ##vso[task.setvariable variable=a]b\n`);
    for (const format of ['text', 'json', 'sarif']) {
      const { stdout, status } = run('--path', '.', '--format', format);
      assert.equal(status, 1);
      assert.match(stdout, /::error::a\.py|\\u003a:error::a\.py|%3A%3Aerror%3A%3Aa\.py/);
      assert.deepEqual(commandsIn(stdout), []);
    }
  });
});
