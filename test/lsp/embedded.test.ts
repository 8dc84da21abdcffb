/** Pages, components and notebooks: what the command finds in them the editor finds in the open documents. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { projectRoot } from '../support/grammars.ts';
import { LspClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const CELLS = [
  ['python', '%pip install x\nimport hashlib\nhashlib.md5(b"é")\n'],
  ['markdown', 'What it does, in words: eval(x)'],
  ['python', '!ls "\n# ai-security-ignore: python-weak-hash -- no secret\nhashlib.md5(b"")\neval(input())'],
  ['python', 'f(x y)\nhashlib.md5(b"")'],
] as const;

const FILES = {
  'page.html':
    '<!-- 😀 --><script>\nconst h = location.hash;\r\ndocument.body.innerHTML = h;\n</script>\n<a onclick="eval(location.hash)">x</a>\n',
  'Part.vue':
    '<template><p/></template>\n<script setup lang="ts">\nconst raw: string = location.hash;\n// ai-security-ignore: javascript-eval -- a test\neval(raw);\n</script>\n',
  'Part.svelte': '<script>\n  eval(location.hash);\n</script>\n<p>{a}</p>\n',
  'book.ipynb': JSON.stringify(
    {
      cells: CELLS.map(([language, source]) => ({
        cell_type: language === 'markdown' ? 'markdown' : 'code',
        metadata: {},
        source: source.split(/(?<=\n)/),
      })),
      metadata: { language_info: { name: 'python' } },
      nbformat: 4,
    },
    null,
    1,
  ),
};
const EDITOR_IDS = { 'page.html': 'html', 'Part.vue': 'vue', 'Part.svelte': 'svelte' } as const;

interface JsonFinding {
  readonly ruleId: string;
  readonly path: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly cell?: { readonly number: number; readonly line: number; readonly column: number };
}

describe('code inside other formats', () => {
  let client: LspClient;
  let folder: TemporaryFolder;
  let found: readonly JsonFinding[];

  before(async () => {
    folder = new TemporaryFolder();
    folder.write(FILES);
    const args = [join(projectRoot, 'dist/cli.js'), '--path', '.', '--format', 'json', '--fail-on', 'none'];
    const options = { cwd: folder.path, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
    found = JSON.parse(execFileSync(process.execPath, args, options)).findings;
    client = new LspClient();
    await client.start(folder.path);
  });
  after(async () => {
    await client.stop();
    folder.remove();
  });

  const inEditor = async (uri: string, language: string, text: string): Promise<string[]> => {
    const { diagnostics } = await client.open(uri, language, text);
    return diagnostics
      .filter(({ code }) => code !== 'suppression')
      .map(({ range: { start }, code }) => `${start.line + 1}:${start.character + 1} ${code}`)
      .sort();
  };

  for (const [path, language] of Object.entries(EDITOR_IDS))
    it(`is the same in the editor and the command: ${path}`, async () => {
      const ofCommand = found
        .filter((finding) => finding.path === path)
        .map(({ startLine, startColumn, ruleId }) => `${startLine}:${startColumn} ${ruleId}`);
      assert.ok(ofCommand.length > 0);
      const uri = `file://${folder.path}/${path}`;
      assert.deepEqual(await inEditor(uri, language, FILES[path as keyof typeof FILES]), ofCommand.sort());
    });

  it('is the same in the cells of a notebook that is open and in its file', async () => {
    const ofCommand = found
      .filter(({ path }) => path === 'book.ipynb')
      .map(({ cell, ruleId }) => `${cell?.number} ${cell?.line}:${cell?.column} ${ruleId}`);
    const ofEditor: string[] = [];
    for (const [i, [language, text]] of CELLS.entries()) {
      const uri = `vscode-notebook-cell:${folder.path}/book.ipynb#W${i}sZmlsZQ%3D%3D`;
      ofEditor.push(...(await inEditor(uri, language, text)).map((each) => `${i + 1} ${each}`));
    }
    assert.ok(ofCommand.length >= 3, ofCommand.join());
    assert.deepEqual(ofEditor.sort(), ofCommand.sort());
  });

  it('follows edits, and languages that come with them', async () => {
    const uri = `file://${folder.path}/new.html`;
    await client.open(uri, 'html', '<p>\n');
    const next = client.publishedWhere((each) => each.uri === uri && each.diagnostics.length > 0);
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: '<p>\n<script type="py">\neval(input())\n</script>' }],
    });
    assert.equal((await next).diagnostics[0]?.range.start.line, 2);
  });
});
