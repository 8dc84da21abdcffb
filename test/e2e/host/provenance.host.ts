/**
 * Who wrote what, from the document to the finding: what our signals see reaches the server, what it makes of
 * it stands on the finding, and a person's word counts above it.
 */

import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { append, findingsOf, findingsWhere, noFinding, openFile } from './support.ts';

const SAFE = 'import requests\n';
/** The person's word for a line is kept, so the last test has lines of its own. */
const UNNOTICED = 'page = requests.put(wiki, text, verify=False, timeout=8)\n';
const OTHER_CALL = 'answer = requests.post(partner, data, verify=False, timeout=9)\n';
const CALL = 'requests.get(url, verify=False, timeout=5)\n';

/** What the findings of a document say of their authors, by line. */
function authors(findings: readonly vscode.Diagnostic[]): (string | undefined)[] {
  return [...findings]
    .sort((a, b) => a.range.start.line - b.range.start.line)
    .map(({ relatedInformation }) => relatedInformation?.at(-1)?.message);
}

const settings = (): vscode.WorkspaceConfiguration =>
  vscode.workspace.getConfiguration('aiSecurityScanner', null);
const set = (name: string, value: unknown): Thenable<void> =>
  settings().update(name, value, vscode.ConfigurationTarget.Global);

describe('who wrote what', () => {
  afterEach(async () => {
    await set('scope', undefined);
    await set('provenance.enable', undefined);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  const saysOf = (uri: vscode.Uri, ...wanted: (string | undefined)[]): Promise<vscode.Diagnostic[]> =>
    findingsWhere(
      uri,
      (findings) => JSON.stringify(authors(findings)) === JSON.stringify(wanted),
      `findings that say ${JSON.stringify(wanted)}`,
    );
  /** Puts the cursor into the line of a document's finding. */
  const goToFinding = (editor: vscode.TextEditor, line: number): void => {
    editor.selection = new vscode.Selection(line, 0, line, 0);
  };

  it('stands on the finding, and a person can correct it', async () => {
    const editor = await openFile('authors.py');
    const { uri } = editor.document;
    await append(editor, CALL);
    const likely = 'Likely AI: likely inserted by AI, no direct evidence.';
    await saysOf(uri, likely);
    goToFinding(editor, 1);
    await vscode.commands.executeCommand('aiSecurityScanner.wroteThis');
    await saysOf(uri, 'A person: a person said so.');
    await vscode.commands.executeCommand('aiSecurityScanner.writtenByAi');
    await saysOf(uri, 'AI: a person said so.');
  });

  it('may decide what is shown, if the person asks for it', async () => {
    const editor = await openFile('authors.py');
    const { uri } = editor.document;
    await append(editor, CALL);
    await findingsWhere(uri, ({ length }) => length === 1, 'a finding');
    goToFinding(editor, 1);
    await vscode.commands.executeCommand('aiSecurityScanner.wroteThis');
    await saysOf(uri, 'A person: a person said so.');
    await set('scope', 'ai-and-unknown');
    await noFinding(uri);
    await set('scope', undefined);
    await saysOf(uri, 'A person: a person said so.');
  });

  it('is not noted while it is switched off', async () => {
    await set('provenance.enable', false);
    const editor = await openFile('authors.py');
    const { uri } = editor.document;
    await append(editor, UNNOTICED);
    await findingsWhere(uri, ({ length }) => length === 1, 'a finding');
    await set('provenance.enable', true);
    await append(editor, OTHER_CALL);
    await saysOf(uri, undefined, 'Likely AI: likely inserted by AI, no direct evidence.');
    assert.equal(findingsOf(uri).length, 2);
    assert.equal(editor.document.getText(), SAFE + UNNOTICED + OTHER_CALL);
  });
});
