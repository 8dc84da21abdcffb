/**
 * What the editor shows of findings of low confidence: those in what an assistant wrote, until a person has reviewed
 * the lines; none in what a person typed.
 */

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Requests } from '../../protocol/messages.ts';
import { nodeFileSystem } from '../../server/src/ports/nodeFileSystem.ts';
import { labelledRuns } from '../../server/src/provenance/lines.ts';
import type { Provenance } from '../../server/src/provenance/provenance.ts';
import { SHARED_FOLDER, writeRecord } from '../../server/src/provenance/store.ts';
import { Editor } from '../../server/src/provenance/testing.ts';
import { ledgerFiles } from '../../server/src/storage/ledgerFiles.ts';
import { sendEvents } from '../support/editorEvents.ts';
import { type Diagnostic, LspClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const START = '# files\n\n';
const ACCEPTED = 'def accepted(name):\n    return open(name)\n';
const TYPED = 'def typed(name):\n    return open(name)\n';
/** The lines of the calls, from 0. */
const [IN_ACCEPTED, IN_TYPED] = [3, 5];
const REVIEWER = { name: 'Ada', email: 'ada@example.org' };
const BY_AI: Provenance = { author: 'ai', confidence: 'low', evidence: [{ kind: 'unexplained-insertion' }] };

describe('strictness in the language server', () => {
  let folder: TemporaryFolder;
  let client: LspClient;
  let uri: string;
  let editor: Editor;

  beforeEach(() => {
    folder = new TemporaryFolder({ 'app.py': START });
    uri = `file://${folder.at('app.py')}`;
    editor = new Editor(START, uri).accept(START.length, START.length, ACCEPTED).rest();
    editor.type(TYPED);
    editor.rest();
    assert.equal(editor.text, START + ACCEPTED + TYPED);
    client = new LspClient();
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    folder.remove();
  });

  const open = async (settings: object = {}): Promise<void> => {
    await client.start(folder.path, { settings });
    sendEvents(client, editor.events);
  };
  /** The findings of the whole text, once they are in just these lines. */
  const found = async (...wanted: number[]): Promise<readonly Diagnostic[]> => {
    const version = editor.version;
    await client.until(async () => {
      await client.request('textDocument/hover', { textDocument: { uri }, position: at(0) });
      const last = client.allOf(uri).at(-1);
      const lines = last?.diagnostics.map(({ range }) => range.start.line);
      return last?.version === version && JSON.stringify(lines) === JSON.stringify(wanted) ? true : undefined;
    });
    return client.allOf(uri).at(-1)?.diagnostics ?? [];
  };
  const at = (line: number) => ({ line, character: line === 0 ? 0 : 16 });
  const setStrictness = (strictness: string): void =>
    client.notify('workspace/didChangeConfiguration', { settings: { aiSecurityScanner: { strictness } } });
  const hover = async (line: number): Promise<string> => {
    const answer = await client.request('textDocument/hover', { textDocument: { uri }, position: at(line) });
    return JSON.stringify(answer);
  };

  it('shows what an assistant wrote and nobody has reviewed, and says why', async () => {
    await open();
    const [diagnostic] = await found(IN_ACCEPTED);
    assert.match(
      diagnostic?.message ?? '',
      / Shown because an assistant wrote this and nobody has reviewed it\.$/,
    );
    assert.match(await hover(IN_ACCEPTED), /low confidence · shown because an assistant wrote this/);
    assert.equal(await hover(IN_TYPED), 'null');
  });

  it('shows it no more when a person reviews the lines, and again when they change', async () => {
    await open();
    await found(IN_ACCEPTED);
    const range = { start: { line: 2, character: 0 }, end: { line: 4, character: 0 } };
    const params = { uri, version: editor.version, ranges: [range], reviewer: REVIEWER };
    await client.request('aiSecurityScanner/markReviewed', params);
    await found();
    const before = editor.events.length;
    editor.accept(editor.text.indexOf('open'), editor.text.indexOf('open'), 'io.');
    sendEvents(client, editor.rest().events.slice(before));
    await found(IN_ACCEPTED);
  });

  it('shows it no more when a person says to have written it', async () => {
    await open();
    await found(IN_ACCEPTED);
    const range = { start: { line: 2, character: 0 }, end: { line: 4, character: 0 } };
    const params = { uri, version: editor.version, range, author: 'human' };
    await client.request('aiSecurityScanner/correctProvenance', params);
    await found();
  });

  it('is what the setting says, which wins over the configuration', async () => {
    folder.write({ '.ai-security-scanner.yml': 'strictness: medium\n' });
    await open();
    await found();
    setStrictness('adaptive');
    await found(IN_ACCEPTED);
    setStrictness('low');
    const all = await found(IN_ACCEPTED, IN_TYPED);
    assert.ok(all.every(({ message }) => !message.includes('Shown because')));
    setStrictness('configured');
    await found();
  });

  it('knows of files that nobody has open what is on record of them', async () => {
    const text = ACCEPTED + TYPED;
    folder.write({ '.ai-security-scanner.yml': 'provenance: shared\n', 'other.py': text });
    const lines = text.split('\n').map((_, line) => (line < 2 ? BY_AI : undefined));
    const by = { time: Date.now(), tool: '1' };
    const records = [{ path: 'other.py', runs: labelledRuns(text, lines) }];
    await writeRecord(ledgerFiles(folder.path, nodeFileSystem), SHARED_FOLDER, records, by);
    await client.start(folder.path);
    const other = `file://${folder.at('other.py')}`;
    const result = (await client.request(
      'aiSecurityScanner/scanWorkspace',
      {},
    )) as Requests['aiSecurityScanner/scanWorkspace']['result'];
    assert.equal(result.findings, 1);
    const { diagnostics } = await client.publishedWhere(
      (published) => published.uri === other && published.diagnostics.length > 0,
    );
    assert.deepEqual(
      diagnostics.map(({ range }) => range.start.line),
      [1],
    );
    const ranges = [{ start: { line: 0, character: 0 }, end: { line: 2, character: 0 } }];
    const textDocument = { uri: other, languageId: 'python', version: 7, text };
    client.notify('textDocument/didOpen', { textDocument });
    const marked = { uri: other, version: 7, ranges, reviewer: REVIEWER };
    await client.request('aiSecurityScanner/markReviewed', marked);
    client.notify('textDocument/didClose', { textDocument: { uri: other } });
    await client.until(async () => {
      const last = client.allOf(other).at(-1);
      return last?.version === undefined && last?.diagnostics.length === 0 ? true : undefined;
    });
  });
});
