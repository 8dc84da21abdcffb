/**
 * Insecure code is flagged whichever way it comes, the finding moves with the code, and goes with it.
 */

import assert from 'node:assert/strict';
import { after, afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import {
  append,
  EXTENSION_ID,
  eventually,
  fileUri,
  findingsOf,
  noFinding,
  oneFinding,
  openFile,
  replace,
  writeFile,
} from './support.ts';

const COMMAND_INJECTION = 'CWE-78';
const INSECURE = `import subprocess


def ping(host):
    subprocess.run("ping -c 1 " + host, shell=True)
`;
const SECURE = `import subprocess


def ping(host):
    subprocess.run(["ping", "-c", "1", host])
`;
const INSECURE_LINE = 4;

describe('findings in VS Code', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('need no command to start: the extension is active', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION_ID);
    assert.ok(extension, 'the extension is not loaded');
    await extension.activate();
    assert.ok(extension.isActive);
  });

  it('come for a file that is opened', async () => {
    const editor = await openFile('insecure.py');
    const finding = await oneFinding(editor.document.uri, COMMAND_INJECTION);
    assert.equal(finding.range.start.line, INSECURE_LINE);
    assert.notEqual(finding.severity, vscode.DiagnosticSeverity.Hint);
    const code = finding.code;
    assert.ok(typeof code === 'object' && code.target.path.endsWith(`docs/rules/${code.value}.md`));
    await vscode.workspace.fs.stat(code.target);
  });

  it('come for code that is typed, and go when it is mended', async () => {
    const editor = await openFile('empty.py');
    await append(editor, INSECURE);
    await oneFinding(editor.document.uri, COMMAND_INJECTION);
    await replace(editor, '"ping -c 1 " + host, shell=True', '["ping", "-c", "1", host]');
    await noFinding(editor.document.uri);
  });

  it('come for an inline suggestion that is accepted', async () => {
    const editor = await openFile('prompt.py');
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(end, end);
    const before = editor.document.getText();
    // Accepting does nothing until the suggestion is there, and nothing tells an extension when it is.
    const deadline = Date.now() + 90_000;
    await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
    while (editor.document.getText() === before) {
      assert.ok(Date.now() < deadline, 'the suggestion did not come');
      await vscode.commands.executeCommand('editor.action.inlineSuggest.commit');
    }
    const finding = await oneFinding(editor.document.uri, COMMAND_INJECTION);
    assert.match(editor.document.getText(finding.range), /subprocess\.run/);
  });

  it('come for code that is pasted', async () => {
    const editor = await openFile('empty.py');
    await vscode.env.clipboard.writeText(INSECURE);
    await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
    await oneFinding(editor.document.uri, COMMAND_INJECTION);
  });

  it('come for an untitled document', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: INSECURE });
    await vscode.window.showTextDocument(document);
    assert.equal(document.uri.scheme, 'untitled');
    await oneFinding(document.uri, COMMAND_INJECTION);
  });

  it("come for a notebook's cell", async () => {
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, INSECURE, 'python');
    const notebook = await vscode.workspace.openNotebookDocument(
      'jupyter-notebook',
      new vscode.NotebookData([cell]),
    );
    await vscode.window.showNotebookDocument(notebook);
    const { document } = notebook.cellAt(0);
    assert.equal(document.uri.scheme, 'vscode-notebook-cell');
    await oneFinding(document.uri, COMMAND_INJECTION);
  });

  it('come for a file that is written while nobody has it open, and go with it', async () => {
    const uri = fileUri('written-by-an-agent.py');
    await writeFile('written-by-an-agent.py', INSECURE);
    await oneFinding(uri, COMMAND_INJECTION);
    await writeFile('written-by-an-agent.py', SECURE);
    await noFinding(uri);
    await writeFile('written-by-an-agent.py', INSECURE);
    await oneFinding(uri, COMMAND_INJECTION);
    await vscode.workspace.fs.delete(uri);
    await noFinding(uri);
  });

  it('move with the code', async () => {
    const editor = await openFile('insecure.py');
    await oneFinding(editor.document.uri, COMMAND_INJECTION);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# one\n# two\n# three\n'));
    await eventually(vscode.languages.onDidChangeDiagnostics, () => {
      const [finding] = findingsOf(editor.document.uri);
      return finding?.range.start.line === INSECURE_LINE + 3 ? finding : undefined;
    });
  });

  it('stay while the code does not parse, and go when it is mended meanwhile', async () => {
    const editor = await openFile('insecure.py');
    await oneFinding(editor.document.uri, COMMAND_INJECTION);
    await append(editor, '\n\ndef broken(:\n    return (\n');
    await append(editor, '\n# another edit, after which the finding must be there\n');
    await oneFinding(editor.document.uri, COMMAND_INJECTION);
    await replace(editor, '"ping -c 1 " + host, shell=True', '["ping", "-c", "1", host]');
    await noFinding(editor.document.uri);
  });

  it('are suppressed by a comment that gives a reason', async () => {
    const editor = await openFile('insecure.py');
    const finding = await oneFinding(editor.document.uri, COMMAND_INJECTION);
    const id = typeof finding.code === 'object' ? finding.code.value : finding.code;
    const line = `    # ai-security-ignore: ${id} -- the host is one of ours\n`;
    await editor.edit((edit) => edit.insert(new vscode.Position(INSECURE_LINE, 0), line));
    await noFinding(editor.document.uri);
  });
});
