/** Whose code findings are shown in, and what a finding says of who wrote its code. */

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { FileReview, ReviewPart, UnreviewedFinding } from '../../protocol/messages.ts';
import { nodeFileSystem } from '../../server/src/ports/nodeFileSystem.ts';
import type { ProvenanceEvent } from '../../server/src/provenance/event.ts';
import { labelledRuns } from '../../server/src/provenance/lines.ts';
import type { Provenance } from '../../server/src/provenance/provenance.ts';
import { SHARED_FOLDER, writeRecord } from '../../server/src/provenance/store.ts';
import { Editor } from '../../server/src/provenance/testing.ts';
import { ledgerFiles } from '../../server/src/storage/ledgerFiles.ts';
import { sendEvents, sendTexts } from '../support/editorEvents.ts';
import { type Diagnostic, LspClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const URI = 'file:///nowhere/app.py';
const IMPORT = 'import requests\n';
const ACCEPTED = 'requests.get(url, verify=False, timeout=5)\n';
const TYPED = 'eval(input())\n';
const TEXT = `${IMPORT}${ACCEPTED}${TYPED}hashlib.md5(password)\n`;

describe('the scope in the language server', () => {
  let client: LspClient;
  let events: ProvenanceEvent[];

  beforeEach(async () => {
    const start = `${IMPORT}hashlib.md5(password)\n`;
    const editor = new Editor(start, URI).accept(IMPORT.length, IMPORT.length, ACCEPTED);
    editor.rest().type(TYPED, 'hashlib');
    assert.equal(editor.text, TEXT);
    events = editor.events;
    client = new LspClient();
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
  });

  const open = async (scope: string): Promise<void> => {
    await client.start(null, { settings: { scope } });
    sendEvents(client, events);
  };
  /** The lines of the findings, once they are as wanted. */
  const lines = async (...wanted: number[]): Promise<readonly Diagnostic[]> => {
    const { diagnostics } = await client.publishedWhere(
      ({ uri, diagnostics }) =>
        uri === URI &&
        JSON.stringify([...new Set(diagnostics.map(({ range }) => range.start.line))].sort()) ===
          JSON.stringify(wanted),
    );
    return diagnostics;
  };

  it('is all, and a finding says who wrote its code', async () => {
    await open('all');
    const { diagnostics } = await client.publishedWhere(({ diagnostics }) =>
      diagnostics.some(({ relatedInformation }) => relatedInformation !== undefined),
    );
    const said = diagnostics.map(({ range, relatedInformation }) => [
      range.start.line,
      relatedInformation?.at(-1)?.message,
    ]);
    assert.ok(
      said.some(([line, text]) => line === 1 && text === 'AI: accepted from an inline suggestion.'),
      JSON.stringify(said),
    );
    assert.ok(said.some(([line, text]) => line === 3 && text === undefined));
  });

  it('may leave out what a person typed', async () => {
    await open('ai-and-unknown');
    await lines(1, 3);
  });

  it('may be AI alone, and all again when the setting changes', async () => {
    await open('ai');
    await lines(1);
    client.notify('workspace/didChangeConfiguration', { settings: { aiSecurityScanner: { scope: 'all' } } });
    await lines(1, 2, 3);
  });

  it('holds for the review status, which says how many are hidden, and for what is left to review', async () => {
    await open('ai-and-unknown');
    await lines(1, 3);
    const status = async (): Promise<number[]> => {
      const answer = await client.request('aiSecurityScanner/reviewStatus', { uri: URI });
      const [review] = answer as FileReview[];
      const { findings = 0, unreviewedFindings = 0, hiddenFindings = 0 } = review ?? {};
      return [findings, unreviewedFindings, hiddenFindings];
    };
    const places = async (): Promise<number[]> => {
      const parts = await client.request('aiSecurityScanner/reviewParts', { uri: URI });
      const found = (parts as ReviewPart[])
        .filter(({ kind }) => kind === 'finding')
        .map(({ range }) => range.start.line);
      return [...new Set(found)];
    };
    const [shown = 0, unreviewed, hidden = 0] = await status();
    assert.ok(shown > 0 && hidden > 0);
    assert.equal(unreviewed, shown);
    assert.deepEqual(await places(), [1, 3]);
    const next = await client.request('aiSecurityScanner/unreviewedFinding', { direction: 'next' });
    assert.equal((next as UnreviewedFinding).total, shown);
    client.notify('workspace/didChangeConfiguration', { settings: { aiSecurityScanner: { scope: 'all' } } });
    await lines(1, 2, 3);
    assert.deepEqual(await status(), [shown + hidden, shown + hidden, 0]);
    assert.deepEqual(await places(), [1, 2, 3]);
  });

  it('knows of files that nobody has open what is on record of them', async () => {
    const folder = new TemporaryFolder();
    const provenance: Provenance = { author: 'ai', confidence: 'high', evidence: [{ kind: 'chat-edit' }] };
    const byAi = 'import requests\nrequests.get(url, verify=False, timeout=5)\nvalue = 1\n';
    folder.write({ '.ai-security-scanner.yml': 'provenance: shared\n', 'ai.py': byAi, 'other.py': byAi });
    const runs = labelledRuns(
      byAi,
      byAi.split('\n').map(() => provenance),
    );
    const by = { time: Date.now(), tool: '1' };
    await writeRecord(ledgerFiles(folder.path, nodeFileSystem), SHARED_FOLDER, [{ path: 'ai.py', runs }], by);
    // Another file with other lines around it is nobody's.
    folder.write({ 'other.py': 'import requests\nother = 1\nrequests.get(url, verify=False)\n' });
    await client.start(folder.path, { settings: { scope: 'ai' } });
    const found = (name: string, count: number) =>
      client.publishedWhere(({ uri, diagnostics }) => uri.endsWith(name) && diagnostics.length === count);
    const scanned = client.request('aiSecurityScanner/scanWorkspace', {});
    await Promise.all([found('/ai.py', 1), found('/other.py', 0), scanned]);
    folder.remove();
  });

  it('offers to correct the author by our own commands only', async () => {
    await client.start(null, { commands: ['aiSecurityScanner.wroteThis', 'aiSecurityScanner.writtenByAi'] });
    const told = sendTexts(client, events);
    await lines(1, 2, 3);
    const titles = async (): Promise<string[]> => {
      const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 40 } };
      const params = { textDocument: { uri: URI }, range, context: { diagnostics: [] } };
      const actions = (await client.request('textDocument/codeAction', params)) as { title: string }[];
      return actions.map(({ title }) => title).filter((title) => /wrote|This is AI/.test(title));
    };
    assert.deepEqual(await titles(), ['I wrote this', 'This is AI']);
    client.notify('aiSecurityScanner/provenanceEvents', { events: told });
    await client.until(async () => ((await titles()).length === 1 ? true : undefined));
    assert.deepEqual(await titles(), ['I wrote this']);
  });
});
