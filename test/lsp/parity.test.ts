/** Editor and command give the same findings: for every example and every rule's own test program. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { projectRoot } from '../support/grammars.ts';
import { LspClient } from '../support/lspClient.ts';

const LANGUAGE_IDS: Readonly<Record<string, string>> = {
  '.py': 'python',
  '.js': 'javascript',
  '.jsx': 'javascriptreact',
  '.ts': 'typescript',
  '.tsx': 'typescriptreact',
};

interface JsonFinding {
  readonly ruleId: string;
  readonly path: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

const files = ['examples', 'rules'].flatMap((folder) =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => extname(name) in LANGUAGE_IDS)
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort(),
);

describe('editor and command agree', () => {
  let client: LspClient;
  const byCommand = new Map<string, string[]>();

  before(async () => {
    const args = [
      join(projectRoot, 'dist/cli.js'),
      '--path',
      'examples',
      '--path',
      'rules',
      '--format',
      'json',
      '--fail-on',
      'none',
    ];
    const report = JSON.parse(
      execFileSync(process.execPath, args, { cwd: projectRoot, encoding: 'utf8', maxBuffer: 1 << 28 }),
    );
    for (const finding of report.findings as JsonFinding[]) {
      const line = `${finding.startLine}:${finding.startColumn}-${finding.endLine}:${finding.endColumn} ${finding.ruleId}`;
      byCommand.set(finding.path, [...(byCommand.get(finding.path) ?? []), line]);
    }
    client = new LspClient();
    await client.start(projectRoot);
  });
  after(() => client.stop());

  it('about a good number of files', () => assert.ok(files.length > 60, `${files.length} files`));

  for (const file of files) {
    it(`about ${file}`, async () => {
      const uri = `file://${projectRoot}/${file}`;
      const text = readFileSync(join(projectRoot, file), 'utf8');
      const { diagnostics } = await client.open(uri, LANGUAGE_IDS[extname(file)] as string, text);
      const byEditor = diagnostics.map(
        ({ range: { start, end }, code }) =>
          `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1} ${code}`,
      );
      assert.deepEqual(byEditor.sort(), (byCommand.get(file) ?? []).sort());
      // After an edit and its undoing everything is as it was.
      const change = (version: number, range: object, inserted: string): void =>
        client.notify('textDocument/didChange', {
          textDocument: { uri, version },
          contentChanges: [{ range, text: inserted }],
        });
      change(2, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, '\n\n');
      change(3, { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } }, '');
      const again = (await client.diagnostics(uri, 3)).diagnostics;
      assert.deepEqual(
        again.map(({ range, code }) => `${JSON.stringify(range)} ${code}`).sort(),
        diagnostics.map(({ range, code }) => `${JSON.stringify(range)} ${code}`).sort(),
      );
      client.notify('textDocument/didClose', { textDocument: { uri } });
    });
  }
});
