/** The language-model tools inside VS Code: declared, callable without any chat, and about what the editor shows. */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { fileUri, openFile } from './support.ts';

const NAMES = ['reviewStatus', 'securityExplain', 'securityFix', 'securityGuidelines', 'securityScan'];

async function call(name: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

describe('tools of agents', () => {
  it('are all there', () => {
    const names = vscode.lm.tools.map(({ name }) => name).filter((name) => NAMES.includes(name));
    assert.deepEqual(names.sort(), NAMES);
  });

  it('see what the editor shows before it is saved', async () => {
    const editor = await openFile('fixable.py');
    assert.match(await call('securityScan', { files: ['fixable.py'] }), /^1 finding in "fixable.py":/);
    const { document } = editor;
    const start = document.getText().indexOf('False');
    const range = new vscode.Range(document.positionAt(start), document.positionAt(start + 5));
    await editor.edit((edit) => edit.replace(range, 'True'));
    assert.match(await call('securityScan', { files: ['fixable.py'] }), /^No findings in "fixable.py"/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('give fixes and apply none', async () => {
    const { document } = await openFile('fixable.py');
    const before = document.getText();
    const answer = await call('securityFix', { file: fileUri('fixable.py').fsPath });
    assert.match(answer, /"newText":"True"/);
    assert.equal(document.getText(), before);
    assert.equal(document.isDirty, false);
  });

  it('say what is wrong with a call, and what lies outside', async () => {
    assert.match(await call('securityScan', { files: ['../outside.py'] }), /outside the workspace/);
    assert.match(await call('securityExplain', {}), /Give `file` and `line`/);
  });
});
