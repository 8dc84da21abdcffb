/** The workspace of agents' tools on disk: what may be read, and that the verdicts are the command's. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { callTool } from '../agent/tools.ts';
import { nodeFileSystem } from '../ports/nodeFileSystem.ts';
import { labelledRuns } from '../provenance/lines.ts';
import type { Provenance } from '../provenance/provenance.ts';
import { SHARED_FOLDER, writeRecord } from '../provenance/store.ts';
import { ledgerFiles } from '../storage/ledgerFiles.ts';
import { DiskWorkspace } from './agentWorkspace.ts';
import { runCommand, testEnvironment } from './testing.ts';

const CONFIGURATION = `paths: { exclude: ['left-out/**'] }
rules: { include: [own], disable: [likely], severity: { sure: critical } }
confidence: low
`;
const OWN = `rules: [{ id: own, message: Not this., severity: ERROR, languages: [python], pattern: own(...) }]`;
const CODE = 'bad(1)\ndoubtful()\nstrange()\nown()\n';

describe('the workspace of agents on disk', () => {
  let folder: TemporaryFolder;
  let roots: readonly string[];
  let workspace: DiskWorkspace;

  beforeEach(() => {
    folder = new TemporaryFolder({
      'inside/app.py': CODE,
      'inside/sub/deep.py': CODE,
      'inside/left-out/a.py': CODE,
      'inside/.ai-security-scanner.yml': CONFIGURATION,
      'inside/own/rules.yml': OWN,
      'outside/secret.py': 'bad("the secret")\n',
      'inside-too/near.py': 'bad()\n',
    });
    mkdirSync(folder.at('inside/.git'));
    roots = [folder.at('inside')];
    workspace = new DiskWorkspace(testEnvironment(folder.path, { readGrammar }), async () => roots);
  });
  afterEach(async () => {
    await workspace.dispose();
    folder.remove();
  });

  const scan = (...files: string[]) => callTool('securityScan', { files }, workspace);

  it('reads files by relative and absolute paths', async () => {
    for (const path of ['app.py', './app.py', 'sub/../app.py', folder.at('inside/app.py')]) {
      const { text, isError } = await scan(path);
      assert.equal(isError, undefined, text);
      assert.match(text, /^3 findings in "app.py":/);
    }
  });

  it('reads nothing outside of its roots, whichever way leads there', async () => {
    symlinkSync(folder.at('outside/secret.py'), folder.at('inside/link.py'));
    symlinkSync(folder.at('outside'), folder.at('inside/linked'));
    symlinkSync(folder.at('inside/link.py'), folder.at('inside/twice.py'));
    for (const path of [
      '../outside/secret.py',
      folder.at('outside/secret.py'),
      folder.at('inside-too/near.py'),
      'sub/../../outside/secret.py',
      'link.py',
      'linked/secret.py',
      'linked/not-there.py',
      'twice.py',
      '/etc/passwd',
      '/',
      '..',
      '',
      'app.py\0.txt',
      'x'.repeat(4096),
      `file://${folder.at('outside/secret.py')}`,
    ]) {
      for (const tool of ['securityScan', 'reviewStatus']) {
        const { text, isError } = await callTool(tool, { files: [path] }, workspace);
        assert.equal(isError, true, `${path}: ${text}`);
        assert.doesNotMatch(text, /the secret/);
      }
      for (const tool of ['securityFix', 'securityExplain']) {
        const { text, isError } = await callTool(tool, { file: path }, workspace);
        assert.equal(isError, true, `${path}: ${text}`);
      }
    }
  });

  it('takes a text for no file outside of its roots either', async () => {
    symlinkSync(folder.at('outside'), folder.at('inside/linked'));
    for (const path of ['../new.py', 'linked/new.py', '/new.py']) {
      const input = { files: [path], text: 'bad()\n' };
      assert.equal((await callTool('securityScan', input, workspace)).isError, true, path);
    }
    const inside = { files: ['not/there/yet.py'], text: 'bad()\n' };
    assert.match(
      (await callTool('securityScan', inside, workspace)).text,
      /^1 finding in "not\/there\/yet.py"/,
    );
  });

  it('follows links that stay inside', async () => {
    symlinkSync(folder.at('inside/app.py'), folder.at('inside/alias.py'));
    assert.match((await scan('alias.py')).text, /^3 findings in "alias.py"/);
  });

  it('goes by the roots as they are at each call', async () => {
    roots = [folder.at('outside')];
    assert.match((await scan('secret.py')).text, /^1 finding in "secret.py"/);
    assert.equal((await scan('app.py')).isError, true);
    roots = [folder.at('inside'), folder.at('inside-too')];
    assert.match((await scan('near.py')).text, /^1 finding in "near.py"/);
    roots = [];
    assert.match((await scan('app.py')).text, /No folder is open/);
  });

  it('says the same as the command, with its rules and configuration, also once these have changed', async () => {
    const compare = async (): Promise<string[]> => {
      const path = folder.at('inside/app.py');
      const { out } = await runCommand(folder.at('inside'), ['--path', path, '--format', 'json'], {
        readGrammar,
      });
      const report = JSON.parse(out) as {
        findings: { ruleId: string; severity: string; startLine: number }[];
      };
      const expected = report.findings.map((each) => `${each.ruleId} ${each.severity} ${each.startLine}`);
      const file = await workspace.locate(path);
      assert.ok(!('refusal' in file));
      const found = (await workspace.scan(file, CODE))?.findings ?? [];
      const lineOf = (offset: number): number => CODE.slice(0, offset).split('\n').length;
      assert.deepEqual(
        found.map(({ ruleId, severity, start }) => `${ruleId} ${severity} ${lineOf(start)}`),
        expected,
      );
      return expected;
    };
    assert.deepEqual(await compare(), ['sure critical 1', 'unsure low 3', 'own high 4']);
    folder.write({ 'inside/.ai-security-scanner.yml': CONFIGURATION.replace('disable: [likely], ', '') });
    assert.equal((await compare()).length, 4);
    folder.write({ 'inside/own/rules.yml': OWN.replace('own(...)', 'strange(...)') });
    assert.deepEqual(await compare(), ['sure critical 1', 'likely medium 2', 'own high 3', 'unsure low 3']);
  });

  it('says the same as the command of what an assistant wrote, also outside of a repository', async () => {
    const plain = folder.at('plain');
    folder.write({ 'plain/sub/app.py': 'strange(1)\nstrange(2)\n', 'plain/other.py': 'strange(1)\n' });
    const path = 'sub/app.py';
    const said: Provenance = { author: 'ai', confidence: 'high', evidence: [{ kind: 'chat-edit' }] };
    const runs = labelledRuns('strange(1)\nstrange(2)\n', [said, undefined, undefined]);
    await writeRecord(ledgerFiles(plain, nodeFileSystem), SHARED_FOLDER, [{ path, runs }], {
      time: Date.now(),
      tool: '1',
    });
    roots = [plain];
    const { out } = await runCommand(plain, ['--path', '.', '--format', 'json'], { readGrammar });
    const { findings } = JSON.parse(out) as { findings: { ruleId: string; startLine: number }[] };
    assert.deepEqual(
      findings.map(({ ruleId, startLine }) => `${ruleId} ${startLine}`),
      ['unsure 1'],
    );
    assert.match((await scan(path)).text, /^1 finding in "sub\/app\.py":/);
    assert.match((await scan('other.py')).text, /No finding|no finding/);
  });

  it('says of what could not be looked up that it could not be', async () => {
    const environment = testEnvironment(folder.path, { readGrammar });
    const broken = new DiskWorkspace(
      { ...environment, withProvenance: () => Promise.reject(new Error('no records')) },
      async () => [folder.at('outside')],
    );
    folder.write({ 'outside/app.py': 'bad()\nstrange()\n' });
    const { text } = await callTool('securityScan', { files: ['app.py'] }, broken);
    assert.match(text, /^1 finding in "app\.py":[\s\S]*could not be looked up: no records/);
    await broken.dispose();
  });

  it('lists the files that a scan reads', async () => {
    const files: string[] = [];
    for await (const { shown } of workspace.files()) files.push(shown);
    assert.deepEqual(files, ['app.py', 'sub/deep.py']);
  });

  it('knows what is not committed, and how far it is reviewed', async () => {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder.at('inside'), stdio: 'pipe' });
    git('init', '--quiet');
    assert.match((await callTool('securityScan', {}, workspace)).text, /"app.py"[\s\S]*"sub\/deep.py"/);
    git('add', 'app.py');
    git('-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '--quiet', '-m', 'One');
    folder.write({ 'inside/app.py': `${CODE}own()\n` });
    symlinkSync(folder.at('outside/secret.py'), folder.at('inside/link.py'));
    const { text } = await callTool('securityScan', {}, workspace);
    assert.match(text, /4 findings in "app.py"/);
    assert.match(text, /3 findings in "sub\/deep.py"/);
    assert.doesNotMatch(text, /link.py|left-out/);
    assert.match((await scan('left-out/a.py')).text, /^3 findings in "left-out\/a.py"/);
    const status = await callTool('reviewStatus', { files: ['app.py'] }, workspace);
    assert.match(status.text, /^"app.py": 0 of 5 lines reviewed, .* 4 of 4 findings not judged/);
  });
});
