/**
 * `.ai-security-scanner.yml` in the editor: it counts at once, and its mistakes are shown in it.
 */

import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { fileUri, findingsWhere, noFinding, oneFinding, openFile, writeFile } from './support.ts';

const CONFIGURATION = '.ai-security-scanner.yml';
const CERTIFICATE = 'CWE-295';

describe("the project's configuration", () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(fileUri(CONFIGURATION));
  });

  it('switches a rule off as soon as it is written, and on when it is gone', async () => {
    const { document } = await openFile('fixable.py');
    const finding = await oneFinding(document.uri, CERTIFICATE);
    const id = typeof finding.code === 'object' ? finding.code.value : finding.code;
    await writeFile(CONFIGURATION, `rules:\n  disable:\n    - ${id}\n`);
    await noFinding(document.uri);
    await writeFile(CONFIGURATION, 'rules: {}\n');
    await oneFinding(document.uri, CERTIFICATE);
  });

  it('has its mistakes underlined, and the rest of it counts', async () => {
    const { document } = await openFile('fixable.py');
    await oneFinding(document.uri, CERTIFICATE);
    await writeFile(CONFIGURATION, 'paths:\n  exclude:\n    - "fixable.py"\ncolour: blue\n');
    const [problem] = await findingsWhere(fileUri(CONFIGURATION), ({ length }) => length > 0, 'a problem');
    assert.ok(problem);
    assert.match(problem.message, /colour/);
    assert.equal(problem.range.start.line, 3);
    await noFinding(document.uri);
  });
});
