/**
 * Results of other tools in the editor, over the protocol: they are diagnostics of their own source, follow their
 * code through edits, and come and go with their reports.
 */

import assert from 'node:assert/strict';
import { rmSync, utimesSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { sarifText } from '../../server/src/imports/testing.ts';
import { type Diagnostic, LspClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const PROGRAM = `import requests


def load(url):
    return requests.get(url, verify=False, timeout=5)


def other(value):
    return run_it(value)
`;

/** A result in a line of `app.py`, from 1. */
const resultAt = (line: number, ruleId: string, cwe: string): object => ({
  ruleId,
  level: 'error',
  message: { text: `Found ${ruleId}.` },
  locations: [{ physicalLocation: { artifactLocation: { uri: 'app.py' }, region: { startLine: line } } }],
  properties: { tags: [cwe] },
});
const OTHER = resultAt(9, 'py/other', 'CWE-999');
const SAME = resultAt(5, 'py/tls', 'CWE-295');

describe('results of other tools in the editor', () => {
  let folder: TemporaryFolder;
  let client: LspClient;
  let version = 1;

  const uri = (): string => `file://${folder.at('app.py')}`;
  /** Writes the report, newer than the program. */
  const report = (...results: object[]): void => {
    folder.write({ 'reports/other.sarif': sarifText(results) });
    const later = Date.now() / 1000 + 60;
    utimesSync(folder.at('reports/other.sarif'), later, later);
  };
  const tell = (path: string, type: number): void =>
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: `file://${folder.at(path)}`, type }],
    });
  /** Diagnostics as `line code source`. */
  const told = (diagnostics: readonly Diagnostic[]): string[] =>
    diagnostics.map(({ range, code, source }) => `${range.start.line + 1} ${code} ${source}`).sort();
  /** Resolves once these are the diagnostics of the program. */
  const shows = async (...expected: string[]): Promise<void> => {
    await client.until(async () => {
      const now = told(client.latest(uri())?.diagnostics ?? []);
      return JSON.stringify(now) === JSON.stringify(expected) ? true : undefined;
    });
  };
  const change = (text: string): void => {
    const textDocument = { uri: uri(), version: ++version };
    client.notify('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
  };

  beforeEach(async () => {
    version = 1;
    folder = new TemporaryFolder({
      'app.py': PROGRAM,
      '.ai-security-scanner.yml': 'imports: reports/*.sarif\n',
    });
    report(OTHER, SAME);
    client = new LspClient();
    await client.start(folder.path);
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    folder.remove();
  });

  const OURS = '5 python-certificate-check-off AI Security';

  it('are diagnostics of their own source, in files that nobody has open too', async () => {
    await shows(OURS, '9 other/py/other AI Security: Other');
    const shown = client.latest(uri())?.diagnostics ?? [];
    assert.match(shown.find(({ code }) => !code.includes('/'))?.message ?? '', / Also found by Other\.$/);
    assert.match(
      shown.find(({ code }) => code.includes('/'))?.message ?? '',
      /^Found py\/other\. \(CWE-999\)$/,
    );
  });

  it('follow their code, and are stale while it is another', async () => {
    void client.open(uri(), 'python', PROGRAM);
    await shows(OURS, '9 other/py/other AI Security: Other');
    change(`# one\n# two\n${PROGRAM}`);
    await shows('11 other/py/other AI Security: Other', OURS.replace('5', '7'));
    change(PROGRAM.replace('run_it', 'walk_it'));
    await shows('1 import AI Security', OURS);
    change(PROGRAM);
    await shows(OURS, '9 other/py/other AI Security: Other');
  });

  it('come and go with their report', async () => {
    await shows(OURS, '9 other/py/other AI Security: Other');
    report(SAME);
    tell('reports/other.sarif', 2);
    await shows(OURS);
    report(OTHER);
    tell('reports/other.sarif', 2);
    await shows(OURS, '9 other/py/other AI Security: Other');
    rmSync(folder.at('reports/other.sarif'));
    tell('reports/other.sarif', 3);
    await shows(OURS);
  });

  it('are each shown where the configuration says so', async () => {
    folder.write({ '.ai-security-scanner.yml': 'imports: reports/*.sarif\ndeduplicate: false\n' });
    tell('.ai-security-scanner.yml', 2);
    await shows('5 other/py/tls AI Security: Other', OURS, '9 other/py/other AI Security: Other');
  });

  it('say in the hover who found them', async () => {
    await client.open(uri(), 'python', PROGRAM);
    await shows(OURS, '9 other/py/other AI Security: Other');
    const place = { line: 8, character: 6 };
    const hover = (await client.request('textDocument/hover', {
      textDocument: { uri: uri() },
      position: place,
    })) as { contents: { value: string } };
    assert.match(hover.contents.value, /found by Other 1/);
  });

  it('are not read without trust in the workspace', async () => {
    const untrusted = new LspClient();
    await untrusted.start(folder.path, { trusted: false });
    const { diagnostics } = await untrusted.open(uri(), 'python', PROGRAM);
    assert.deepEqual(told(diagnostics), [OURS]);
    assert.equal(await untrusted.stop(), 0);
  });

  it('of tests from outside are at the handler, follow it, and say what they confirm', async () => {
    const code = `from flask import Flask, request
import sqlite3

app = Flask(__name__)


@app.get("/orders")
def orders():
    return sqlite3.connect("a").execute("SELECT " + request.args.get("id"))
`;
    const instances = [{ uri: 'https://shop.example/orders?id=1', method: 'GET', param: 'id' }];
    const alerts = [{ pluginid: '40018', name: 'SQL', riskcode: '3', cweid: '89', instances }];
    folder.write({
      'app.py': code,
      'reports/zap.json': JSON.stringify({ '@version': '2.16.0', site: [{ alerts }] }),
      '.ai-security-scanner.yml': 'imports: reports/zap.json\n',
    });
    tell('.ai-security-scanner.yml', 2);
    await client.open(uri(), 'python', code);
    const zap = async (line: number): Promise<void> => {
      await client.until(async () => {
        const now = told(client.latest(uri())?.diagnostics ?? []);
        return now.some((each) => each.startsWith(`${line} zap/40018 `)) ? true : undefined;
      });
    };
    await zap(7);
    change(`# A line more.\n${code}`);
    await zap(8);
    const hover = (await client.request('textDocument/hover', {
      textDocument: { uri: uri() },
      position: { line: 7, character: 3 },
    })) as { contents: { value: string } };
    assert.match(hover.contents.value, /this test from outside confirms data flow/);
    const shown = client.latest(uri())?.diagnostics ?? [];
    const messageOf = (isTest: boolean): string =>
      shown.find(({ code, message }) => (code === 'zap/40018') === isTest && / outside /.test(message))
        ?.message ?? '';
    assert.match(messageOf(true), / This test from outside confirms data flow \([\w-]+\)\.$/);
    assert.match(messageOf(false), / Confirmed by a test from outside \(zap\/40018\)\.$/);
    const ours = (await client.request('textDocument/hover', {
      textDocument: { uri: uri() },
      position: { line: 9, character: 40 },
    })) as { contents: { value: string } };
    assert.match(ours.contents.value, /confirmed by a test from outside/);
  });
});
