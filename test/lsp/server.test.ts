/** The language server as any client sees it: over stdio, document by document. */

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { LspClient } from '../support/lspClient.ts';

const URI = 'file:///nowhere/app.py';
const SAFE = 'import requests\nrequests.get(url, timeout=5)\n';
const INSECURE = 'import requests\nrequests.get(url, verify=False, timeout=5)\n';

describe('the language server', () => {
  let client: LspClient;

  beforeEach(async () => {
    client = new LspClient();
    await client.start(null);
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
  });

  it('publishes findings with the version they are about, and takes them back', async () => {
    assert.deepEqual((await client.open(URI, 'python', SAFE)).diagnostics, []);
    const at = { line: 1, character: 16 };
    client.notify('textDocument/didChange', {
      textDocument: { uri: URI, version: 2 },
      contentChanges: [{ range: { start: at, end: at }, text: ', verify=False' }],
    });
    const [finding] = (await client.diagnostics(URI, 2)).diagnostics;
    assert.equal(finding?.code, 'python-certificate-check-off');
    assert.match(finding.message, /CWE-295/);
    client.notify('textDocument/didChange', {
      textDocument: { uri: URI, version: 3 },
      contentChanges: [{ range: { start: at, end: { line: 1, character: 30 } }, text: '' }],
    });
    assert.deepEqual((await client.diagnostics(URI, 3)).diagnostics, []);
  });

  it('finds what is typed character by character', async () => {
    await client.open(URI, 'python', '');
    const text = 'eval(input())';
    for (let i = 0; i < text.length; i++) {
      const at = { line: 0, character: i };
      const change = { range: { start: at, end: at }, text: text[i] };
      client.notify('textDocument/didChange', {
        textDocument: { uri: URI, version: i + 2 },
        contentChanges: [change],
      });
    }
    const { diagnostics } = await client.diagnostics(URI, text.length + 1);
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['python-eval'],
    );
  });

  it('offers a fix that mends the text', async () => {
    const { diagnostics } = await client.open(URI, 'python', INSECURE);
    const range = diagnostics[0]?.range;
    const params = { textDocument: { uri: URI }, range, context: { diagnostics: [] } };
    const actions = (await client.request('textDocument/codeAction', params)) as {
      edit?: { changes: Record<string, { newText: string }[]> };
    }[];
    const edits = actions.find(({ edit }) => edit !== undefined)?.edit?.changes[URI];
    assert.deepEqual(
      edits?.map(({ newText }) => newText),
      ['True'],
    );
  });

  it('says why on hovering', async () => {
    await client.open(URI, 'python', INSECURE);
    const hover = await client.request('textDocument/hover', {
      textDocument: { uri: URI },
      position: { line: 1, character: 26 },
    });
    assert.match(JSON.stringify(hover), /CWE-295/);
  });

  it('offers nothing by which a program could sign off', async () => {
    await client.open(URI, 'python', INSECURE);
    const params = {
      textDocument: { uri: URI },
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 40 } },
      context: { diagnostics: [] },
    };
    const actions = (await client.request('textDocument/codeAction', params)) as {
      title: string;
      command?: unknown;
    }[];
    assert.deepEqual(
      actions.filter(({ command }) => command !== undefined),
      [],
    );
    await assert.rejects(
      client.request('workspace/executeCommand', { command: 'aiSecurityScanner.markFindingReviewed' }),
    );
  });

  it('survives documents that it knows nothing of', async () => {
    client.notify('textDocument/didChange', {
      textDocument: { uri: 'file:///unknown.py', version: 7 },
      contentChanges: [],
    });
    client.notify('textDocument/didClose', { textDocument: { uri: 'file:///unknown.py' } });
    assert.equal(
      await client.request('textDocument/hover', {
        textDocument: { uri: 'file:///unknown.py' },
        position: { line: 0, character: 0 },
      }),
      null,
    );
    assert.equal((await client.open(URI, 'python', INSECURE)).diagnostics.length, 1);
  });
});
