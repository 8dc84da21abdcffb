import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { projectRoot, readGrammar } from '../../../test/support/grammars.ts';
import { schemaErrors } from '../../../test/support/jsonSchema.ts';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { sarifText } from '../imports/testing.ts';
import { type CommandResult, RULES, runCommand } from './testing.ts';

const schema = JSON.parse(readFileSync(join(projectRoot, 'schemas/report.schema.json'), 'utf8'));

/** A rule that finds nothing, so that all findings are those of other tools. */
const SILENT =
  'rules:\n  - { id: silent, message: M., severity: ERROR, languages: [python], pattern: never_called(...) }\n';

let folder: TemporaryFolder;

const run = (args: readonly string[], rules = SILENT): Promise<CommandResult> =>
  runCommand(folder.path, args, { readGrammar, rules });

interface Told {
  readonly path: string;
  readonly ruleId: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endColumn: number;
  readonly alsoFoundBy?: readonly string[];
  readonly fix?: object;
  readonly tool?: object;
  readonly trace?: readonly object[];
}

/** Scans, and answers `path: code tool/rule` of each finding, with what else is said of it. */
async function scan(args: readonly string[] = [], rules = SILENT) {
  const { out, code } = await run(['--path', '.', '--format', 'json', ...args], rules);
  const report = JSON.parse(out);
  assert.deepEqual(schemaErrors(report, schema), []);
  const told = (finding: Told): string => {
    const line = readFileSync(folder.at(finding.path), 'utf8').split('\n')[finding.startLine - 1] as string;
    const found = `${finding.path}: ${line.slice(finding.startColumn - 1, finding.endColumn - 1)} ${finding.ruleId}`;
    return finding.alsoFoundBy === undefined ? found : `${found} (${finding.alsoFoundBy})`;
  };
  const findings: string[] = report.findings.map(told);
  const errors: string[] = report.errors.map(({ message }: { message: string }) => message);
  return { findings, suppressed: report.suppressed.map(told), errors, code, report };
}

/** A SARIF result on the first line of a file that has some code. */
function resultAt(path: string, code: string, more: object = {}): object {
  const lines = readFileSync(folder.at(path), 'utf8').split('\n');
  const line = lines.findIndex((each) => each.includes(code));
  const startColumn = (lines[line] as string).indexOf(code) + 1;
  const region = { startLine: line + 1, startColumn, endColumn: startColumn + code.length };
  return {
    ruleId: 'py/shell',
    level: 'error',
    message: { text: 'A shell.' },
    locations: [{ physicalLocation: { artifactLocation: { uri: path }, region } }],
    ...more,
  };
}

const CWE_78 = { properties: { tags: ['external/cwe/cwe-077'] } };

/** Writes a report that is newer than all files that there are. */
function report(name: string, ...results: object[]): void {
  folder.write({ [name]: sarifText(results) });
  const later = Date.now() / 1000 + 60;
  utimesSync(folder.at(name), later, later);
}

const PROGRAM = 'import os\n\n\ndef run(value):\n    bad(value)\n    return value\n';

describe('results of other tools in a scan', () => {
  beforeEach(() => {
    folder = new TemporaryFolder({ 'app.py': PROGRAM, '.git/HEAD': 'ref: refs/heads/main\n' });
  });
  afterEach(() => folder.remove());

  it('are findings of their tool, and count', async () => {
    report('other.sarif', resultAt('app.py', 'bad(value)'));
    const { findings, code, report: json } = await scan(['--import', 'other.sarif']);
    assert.deepEqual(findings, ['app.py: bad(value) other/py/shell']);
    assert.equal(code, 1);
    assert.deepEqual(json.findings[0].tool, { name: 'Other', version: '1', report: 'other.sarif' });
    assert.equal(json.imports.runs[0].results, 1);
    assert.equal((await scan()).code, 0);
  });

  it('are named in the text, in SARIF and in the summary', async () => {
    report('other.sarif', resultAt('app.py', 'bad(value)'));
    const { out } = await run(['--path', '.', '--import', 'other.sarif']);
    assert.match(out, /✖? ?high {2}A shell\.\n {4}other\/py\/shell {2}app\.py:5:5 {2}found by Other\n/);
    const sarif = JSON.parse(
      (await run(['--path', '.', '--import', 'other.sarif', '--format', 'sarif'])).out,
    );
    assert.equal(sarif.runs[0].results[0].properties.tool.name, 'Other');
    assert.equal(sarif.runs[0].tool.driver.rules[0].id, 'other/py/shell');
  });

  it('are those of the reports that the configuration names', async () => {
    folder.write({
      'services/shop/app.py': PROGRAM,
      '.ai-security-scanner.yml':
        'imports:\n  - reports/**/*.sarif\n  - { path: shop.json, format: sarif, base: services/shop }\n  - not-made-yet.sarif\n',
      '.gitignore': 'reports/\n',
    });
    report('reports/deep/other.sarif', resultAt('app.py', 'bad(value)'));
    report('shop.json', resultAt('app.py', 'bad(value)'));
    const { findings, errors, code } = await scan();
    assert.deepEqual(findings, [
      'app.py: bad(value) other/py/shell',
      'services/shop/app.py: bad(value) other/py/shell',
    ]);
    assert.deepEqual(errors, ['There is no such report: have the other tool make it, or mend the path.']);
    assert.equal(code, 1);
  });

  it('are said once where we found the same, with the other name', async () => {
    report('other.sarif', resultAt('app.py', 'bad(value)', CWE_78));
    assert.deepEqual((await scan(['--import', 'other.sarif'], RULES)).findings, [
      'app.py: bad(value) sure (Other)',
    ]);
    folder.write({ '.ai-security-scanner.yml': 'deduplicate: false\n' });
    assert.deepEqual((await scan(['--import', 'other.sarif'], RULES)).findings, [
      'app.py: bad(value) other/py/shell',
      'app.py: bad(value) sure',
    ]);
  });

  it('are suppressed by comments as ours are', async () => {
    const comment = '    bad(value)  # ai-security-ignore: other/py/shell -- only our own value\n';
    folder.write({ 'app.py': PROGRAM.replace('    bad(value)\n', comment) });
    report('other.sarif', resultAt('app.py', 'bad(value)'));
    const { findings, suppressed, errors, code } = await scan(['--import', 'other.sarif']);
    assert.deepEqual(
      [findings, suppressed, errors, code],
      [[], ['app.py: bad(value) other/py/shell'], [], 0],
    );
    // Without the report nobody can know whether the comment is needed.
    assert.deepEqual((await scan()).errors, []);
    report('other.sarif');
    assert.deepEqual((await scan(['--import', 'other.sarif'])).errors, []);
  });

  it('say that they are stale, and do not count, where their code has changed', async () => {
    report('other.sarif', resultAt('app.py', 'bad(value)'));
    folder.write({ 'app.py': PROGRAM.replace('bad(value)', 'good(value)') });
    const later = Date.now() / 1000 + 600;
    utimesSync(folder.at('app.py'), later, later);
    const { findings, errors, code, report: json } = await scan(['--import', 'other.sarif']);
    assert.deepEqual(findings, []);
    assert.match(
      errors[0] ?? '',
      /^Stale, as the code has changed since.*: other\/py\/shell \(high, then in line 5\)/,
    );
    assert.deepEqual(
      json.imports.stale.map(({ path, line }: { path: string; line: number }) => [path, line]),
      [['app.py', 5]],
    );
    assert.equal(code, 0);
    assert.equal((await scan(['--import', 'other.sarif', '--strict'])).code, 2);
  });

  it('are followed from the commit that the report names', async () => {
    folder.remove();
    folder = new TemporaryFolder();
    folder.write({ 'app.py': PROGRAM });
    const git = (...args: string[]): string =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
        cwd: folder.path,
        encoding: 'utf8',
      }).trim();
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'One');
    const revisionId = git('rev-parse', 'HEAD');
    const result = resultAt('app.py', 'bad(value)');
    folder.write({
      'said.sarif': sarifText([result], { versionControlProvenance: [{ repositoryUri: 'x', revisionId }] }),
      'not-said.sarif': sarifText([result]),
      'app.py': `# A line more.\nimport sys\n${PROGRAM}`,
    });
    const later = Date.now() / 1000 + 600;
    utimesSync(folder.at('app.py'), later, later);
    assert.deepEqual((await scan(['--import', 'said.sarif'])).findings, [
      'app.py: bad(value) other/py/shell',
    ]);
    assert.deepEqual((await scan(['--import', 'not-said.sarif'])).findings, []);
    for (const revision of ['HEAD', revisionId.slice(0, 10)]) {
      folder.write({
        '.ai-security-scanner.yml': `imports: [{ path: not-said.sarif, revision: "${revision}" }]\n`,
      });
      assert.deepEqual((await scan()).findings, ['app.py: bad(value) other/py/shell'], revision);
    }
  });

  it('are found in files that no rule looks at, below what is scanned', async () => {
    folder.write({
      'src/Dockerfile': 'FROM scratch\nUSER root\n',
      'left/Dockerfile': 'FROM scratch\nUSER root\n',
    });
    report('other.sarif', resultAt('src/Dockerfile', 'USER root'), resultAt('left/Dockerfile', 'USER root'));
    const { findings } = await scan(['--import', 'other.sarif', '--exclude', 'left']);
    assert.deepEqual(findings, ['src/Dockerfile: USER root other/py/shell']);
  });

  it('that are requests count without a file', async () => {
    folder.write({
      'zap.json': JSON.stringify({
        '@version': '2',
        site: [
          {
            alerts: [
              {
                pluginid: '40018',
                name: 'SQL',
                riskcode: '3',
                instances: [{ uri: 'http://a/b?id=1', method: 'GET', param: 'id' }],
              },
            ],
          },
        ],
      }),
    });
    const { report: json, errors, code } = await scan(['--import', 'zap.json']);
    assert.deepEqual(json.imports.requests[0].request, {
      method: 'GET',
      url: 'http://a/b?id=1',
      parameter: 'id',
    });
    assert.deepEqual(errors, [
      'ZAP found something at GET http://a/b?id=1, parameter id, for which no handler is known: zap/40018 (high): SQL',
    ]);
    assert.equal(code, 1);
    assert.equal((await scan(['--import', 'zap.json', '--fail-on', 'critical'])).code, 0);
  });

  it('that cannot be read fail the scan, which goes on', async () => {
    folder.write({ 'broken.sarif': '{"runs": [', 'link.py': '' });
    for (const name of ['broken.sarif', 'missing.sarif']) {
      const { findings, code } = await scan(['--import', name], RULES);
      assert.deepEqual(findings, ['app.py: bad(value) sure']);
      assert.equal(code, 2);
    }
  });

  it('read no file outside of the project by a link', async () => {
    const outside = new TemporaryFolder();
    try {
      outside.write({ 'secret.py': PROGRAM });
      symlinkSync(outside.at('secret.py'), folder.at('link.py'));
      report('other.sarif', {
        ...resultAt('app.py', 'bad(value)'),
        locations: [{ physicalLocation: { artifactLocation: { uri: 'link.py' }, region: { startLine: 5 } } }],
      });
      const { findings, errors } = await scan(['--import', 'other.sarif']);
      assert.deepEqual(findings, []);
      assert.match(errors[0] ?? '', /^Stale, as the file is not there any more/);
    } finally {
      outside.remove();
    }
  });

  it('of ours are our findings again, with the way of their data', async () => {
    const rules = `${RULES}  - { id: flow, mode: taint, message: No., severity: ERROR, languages: [python], pattern-sources: [{ pattern: source() }], pattern-sinks: [{ pattern: sink(...) }] }\n`;
    folder.write({
      'src/über maß.py':
        'bad("[a](1) \\\\ %")\ndoubtful(1)\nx = "😀"; bad(x)\n# ai-security-ignore: sure -- known\nbad(2)\n',
      'b.py': 'bad(1); bad(1)\n',
      'flow.py': 'value = source()\nother = value + "x"\nsink(other)\n',
    });
    const own = await scan([], rules);
    assert.ok(own.findings.length >= 6);
    assert.ok(own.report.findings.some(({ trace }: Told) => (trace?.length ?? 0) > 1));
    const { code } = await run(['--path', '.', '--format', 'sarif', '--output', 'own.sarif'], rules);
    assert.equal(code, 1);
    const again = await scan(['--import', 'own.sarif']);
    const facts = ({ report: json }: typeof own): object[] =>
      json.findings.map(({ fix: _, tool: __, ...rest }: Told) => rest);
    assert.deepEqual(facts(again), facts(own));
    // Beside our own they are the same, and said once.
    const beside = await scan(['--import', 'own.sarif'], rules);
    assert.deepEqual(facts(beside), facts(own));
    assert.deepEqual(beside.suppressed, own.suppressed);
  });
});
