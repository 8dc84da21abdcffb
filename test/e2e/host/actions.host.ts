/**
 * The light bulb and the commands, as far as they need no person's answer (browser/ has those).
 */

import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import {
  actionsAt,
  EXTENSION_ID,
  fileUri,
  findingsWhere,
  noFinding,
  oneFinding,
  openFile,
} from './support.ts';

const CERTIFICATE = 'CWE-295';

describe('the light bulb', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('offers a fix that removes the finding, and only that', async () => {
    const { document } = await openFile('fixable.py');
    const finding = await oneFinding(document.uri, CERTIFICATE);
    const actions = await actionsAt(document.uri, finding.range);
    const fix = actions.find(({ isPreferred, edit }) => isPreferred && edit !== undefined);
    assert.ok(fix?.edit, `no preferred fix among: ${actions.map(({ title }) => title).join(', ')}`);
    const lines = document.getText().split('\n');
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await noFinding(document.uri);
    const changed = document.getText().split('\n');
    assert.equal(changed.length, lines.length);
    const different = lines.flatMap((line, index) => (line === changed[index] ? [] : [index]));
    assert.deepEqual(different, [finding.range.start.line]);
  });

  it('offers what a person can decide', async () => {
    const { document } = await openFile('fixable.py');
    const finding = await oneFinding(document.uri, CERTIFICATE);
    const titles = (await actionsAt(document.uri, finding.range)).map(({ title }) => title);
    for (const wanted of [
      /Mark as human-reviewed/,
      /Suppress with a reason/,
      /Disable rule .* for this folder/,
      /Disable rule .* for me/,
    ]) {
      assert.ok(
        titles.some((title) => wanted.test(title)),
        `${wanted} is not among: ${titles.join(', ')}`,
      );
    }
  });

  it('offers nothing where there is no finding', async () => {
    const { document } = await openFile('fixable.py');
    await oneFinding(document.uri, CERTIFICATE);
    const actions = await actionsAt(document.uri, new vscode.Range(0, 0, 0, 0));
    assert.deepEqual(
      actions.filter(({ title }) => /review|suppress|disable rule/i.test(title)),
      [],
    );
  });

  it('fixes all in a file', async () => {
    const { document } = await openFile('two-fixable.py');
    await findingsWhere(document.uri, (findings) => findings.length === 2, 'two findings');
    await vscode.commands.executeCommand('editor.action.sourceAction', {
      kind: 'source.fixAll.aiSecurityScanner',
      apply: 'first',
    });
    await noFinding(document.uri);
  });
});

describe('commands', () => {
  it('that the manifest declares are all registered', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION_ID);
    assert.ok(extension);
    await extension.activate();
    const manifest = extension.packageJSON as { contributes: { commands: { command: string }[] } };
    const declared = manifest.contributes.commands.map(({ command }) => command);
    assert.ok(declared.length > 0, 'none is declared');
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      declared.filter((command) => !registered.has(command)),
      [],
    );
  });

  it('scan the whole workspace', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('aiSecurityScanner.scanWorkspace');
    await oneFinding(fileUri('never-opened/deep/insecure.py'), CERTIFICATE);
  });
});

describe('settings', () => {
  const settings = (): vscode.WorkspaceConfiguration =>
    vscode.workspace.getConfiguration('aiSecurityScanner');
  const set = (name: string, value: unknown): Thenable<void> =>
    settings().update(name, value, vscode.ConfigurationTarget.Global);

  afterEach(async () => {
    await set('enable', undefined);
    await set('disabledRules', undefined);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('switch a rule off for this person, and on again', async () => {
    const { document } = await openFile('fixable.py');
    const finding = await oneFinding(document.uri, CERTIFICATE);
    const id = typeof finding.code === 'object' ? finding.code.value : finding.code;
    await set('disabledRules', [id]);
    await noFinding(document.uri);
    await set('disabledRules', undefined);
    await oneFinding(document.uri, CERTIFICATE);
  });

  it('switch everything off, and on again', async () => {
    const { document } = await openFile('fixable.py');
    await oneFinding(document.uri, CERTIFICATE);
    await set('enable', false);
    await noFinding(document.uri);
    await set('enable', undefined);
    await oneFinding(document.uri, CERTIFICATE);
  });
});
