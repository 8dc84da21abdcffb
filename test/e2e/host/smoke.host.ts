/**
 * The harness itself: VS Code runs, finds what it was told to load, and ghost text can be accepted.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

describe('the harness', () => {
  it('runs in the extension host of a real VS Code', () => {
    assert.match(vscode.version, /^1\.\d+\.\d+$/);
    assert.equal(vscode.workspace.workspaceFolders?.length, 1);
  });

  it('has the test assistant', async () => {
    const assistant = vscode.extensions.getExtension('ai-security-scanner.test-assistant');
    assert.ok(assistant, 'the extension is not loaded');
    await assistant.activate();
    assert.ok(assistant.isActive);
  });
});
