/** What the language server says to agents: tools on what the editor shows, and the request to mend findings. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync, symlinkSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { FindingReference, Requests } from '../../protocol/messages.ts';
import { LspClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const INSECURE = 'import requests\nrequests.get(url, verify=False, timeout=5)\n';

describe('agents in the language server', () => {
  let folder: TemporaryFolder;
  let client: LspClient;

  beforeEach(async () => {
    folder = new TemporaryFolder({
      'work/app.py': 'x = 1\n',
      'work/old.py': INSECURE,
      'elsewhere/secret.py': INSECURE,
    });
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder.at('work'), stdio: 'pipe' });
    git('init', '--quiet');
    git('add', '.');
    git('-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '--quiet', '-m', 'One');
    client = new LspClient();
    await client.start(folder.at('work'));
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    folder.remove();
  });

  const uri = (path: string): string => pathToFileURL(folder.at(path)).href;
  const request = <Method extends keyof Requests>(
    method: Method,
    params: Requests[Method]['params'],
  ): Promise<Requests[Method]['result']> =>
    client.request(method, params) as Promise<Requests[Method]['result']>;
  const call = (name: string, input: unknown) => request('aiSecurityScanner/agentTool', { name, input });

  it('see what the editor shows, saved or not', async () => {
    assert.match((await call('securityScan', { files: ['app.py'] })).text, /^No findings in "app.py"/);
    await client.open(uri('work/app.py'), 'python', INSECURE);
    assert.match((await call('securityScan', { files: ['app.py'] })).text, /^1 finding in "app.py"/);
    client.notify('textDocument/didClose', { textDocument: { uri: uri('work/app.py') } });
    assert.match((await call('securityScan', { files: ['app.py'] })).text, /^No findings in "app.py"/);
  });

  it('are told what the editor is told, as soon as it is typed', async () => {
    await client.open(uri('work/app.py'), 'python', INSECURE);
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } };
    client.notify('textDocument/didChange', {
      textDocument: { uri: uri('work/app.py'), version: 2 },
      contentChanges: [{ range, text: 'eval(input())\n' }],
    });
    const { text } = await call('securityScan', { files: ['app.py'] });
    const { diagnostics } = await client.diagnostics(uri('work/app.py'), 2);
    assert.equal(diagnostics.length, 2);
    for (const { code, range: at } of diagnostics)
      assert.match(text, new RegExp(`line ${at.start.line + 1}, rule ${code} `));
  });

  it('read nothing outside of the folders that are open', async () => {
    symlinkSync(folder.at('elsewhere/secret.py'), folder.at('work/link.py'));
    for (const path of ['link.py', '../elsewhere/secret.py', folder.at('elsewhere/secret.py')])
      assert.equal((await call('securityScan', { files: [path] })).isError, true, path);
  });

  it('have all five tools, and are told what is wrong with a call', async () => {
    await client.open(uri('work/app.py'), 'python', INSECURE);
    assert.match((await call('securityExplain', { file: 'app.py', line: 2 })).text, /Why: /);
    assert.match((await call('securityFix', { file: 'app.py' })).text, /"newText":"True"/);
    assert.match((await call('securityGuidelines', {})).text, /^Guidelines for python/);
    assert.match(
      (await call('reviewStatus', { files: ['app.py'] })).text,
      /^"app.py": 0 of 2 lines reviewed/,
    );
    for (const input of [null, 5, [], { files: [{}] }])
      assert.equal((await call('securityScan', input)).isError, input === null ? undefined : true);
    assert.equal((await call('markReviewed', {})).isError, true);
  });

  it('are asked to mend what is new, and not what is committed or mended', async () => {
    const fresh = () => request('aiSecurityScanner/fixRequest', {});
    assert.deepEqual(await fresh(), { findings: [] });
    folder.write({ 'work/new.py': INSECURE });
    await client.open(uri('work/app.py'), 'python', INSECURE);
    const { text, findings } = await fresh();
    assert.deepEqual(findings.map((each) => each.uri).sort(), [uri('work/app.py'), uri('work/new.py')]);
    assert.equal(findings[0]?.range.start.line, 1);
    assert.match(text ?? '', /^Mend these 2 security findings/);
    assert.doesNotMatch(text ?? '', /old\.py/);
    folder.write({ 'work/new.py': INSECURE.replace('False', 'True') });
    assert.equal((await fresh()).findings.length, 1);
    folder.write({ 'work/.ai-security-scanner.yml': 'paths: { exclude: [app.py] }\n' });
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uri('work/.ai-security-scanner.yml'), type: 1 }],
    });
    assert.deepEqual(await fresh(), { findings: [] });
  });

  it('are asked to mend all that there is where nothing is committed', async () => {
    rmSync(folder.at('work/.git'), { recursive: true });
    const { findings } = await request('aiSecurityScanner/fixRequest', {});
    assert.deepEqual(
      findings.map((each) => each.uri),
      [uri('work/old.py')],
    );
  });

  it('are handed a finding with its rule, also of a text that was never saved', async () => {
    for (const document of [uri('work/app.py'), 'untitled:Untitled-1']) {
      await client.open(document, 'python', INSECURE);
      const at = { start: { line: 1, character: 0 }, end: { line: 1, character: 42 } };
      const finding: FindingReference = {
        uri: document,
        version: 1,
        range: at,
        trace: [],
        ruleId: 'python-certificate-check-off',
        title: 'Title',
        message: 'Message',
      };
      const { text } = await request('aiSecurityScanner/fixRequest', { findings: [finding] });
      assert.match(text ?? '', /^Mend this security finding/);
      assert.match(text ?? '', /verify=False[\s\S]*verify=True[\s\S]*Rule python-certificate-check-off/);
      const other = { ...finding, ruleId: 'another' };
      assert.deepEqual(await request('aiSecurityScanner/fixRequest', { findings: [other] }), {
        findings: [],
      });
    }
  });
});
