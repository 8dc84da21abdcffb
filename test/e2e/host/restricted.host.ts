/**
 * Restricted Mode: what the extension ships works, what the workspace says does not count.
 */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { EXTENSION_ID, findingsWhere, openFile } from './support.ts';

describe('in Restricted Mode', () => {
  it('the workspace is not trusted, and the extension is active all the same', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const extension = vscode.extensions.getExtension(EXTENSION_ID);
    assert.ok(extension);
    await extension.activate();
    assert.ok(extension.isActive);
  });

  it('findings come from the bundled rules; the configuration and rules of the workspace are off', async () => {
    // The workspace's configuration excludes this file, and its rule would flag the other line.
    const { document } = await openFile('fixable.py');
    const findings = await findingsWhere(document.uri, ({ length }) => length > 0, 'a finding');
    assert.deepEqual(
      findings.map(({ range }) => document.lineAt(range.start.line).text.trim()),
      ['return requests.get(url, verify=False, timeout=5)'],
    );
  });
});
