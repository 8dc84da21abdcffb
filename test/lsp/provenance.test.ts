/** Who wrote what, as a client sees it: events in, labels out, and what is on record after the session. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { ProvenancePart } from '../../protocol/messages.ts';
import { Editor } from '../../server/src/provenance/testing.ts';
import { sendEvents, sendTexts } from '../support/editorEvents.ts';
import { LspClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const START = 'import requests\n\n\ndef mine():\n    return 1\n';
const CODE = '\n\ndef get(url):\n    answer = requests.get(url, verify=False)\n    return answer\n';

interface Answer {
  readonly version: number;
  readonly parts: readonly ProvenancePart[];
  readonly strongest?: ProvenancePart;
}

describe('provenance in the language server', () => {
  let folder: TemporaryFolder;
  let storage: TemporaryFolder;
  let client: LspClient;
  let uri: string;

  beforeEach(() => {
    folder = new TemporaryFolder();
    storage = new TemporaryFolder();
    folder.write({ 'app.py': START, '.ai-security-scanner.yml': 'provenance: private\n' });
    uri = `file://${folder.at('app.py')}`;
  });
  afterEach(() => {
    folder.remove();
    storage.remove();
  });

  const start = async (options: object = {}): Promise<void> => {
    client = new LspClient();
    await client.start(folder.path, { storage: `file://${storage.path}`, ...options });
  };
  const send = (editor: Editor): void => sendEvents(client, editor.events.splice(0));
  const ask = async (range?: object): Promise<Answer | null> =>
    (await client.request('aiSecurityScanner/provenance', { uri, range })) as Answer | null;
  /** The answer, once it is as wanted. */
  const answer = (isWanted: (answer: Answer) => boolean): Promise<Answer> =>
    client.until(async () => {
      const got = await ask();
      return got !== null && isWanted(got) ? got : undefined;
    });
  const accept = (): Editor => {
    const editor = new Editor(START, uri);
    return editor.accept(START.length, START.length, CODE);
  };
  const shared = (): string[] => {
    const path = folder.at('.ai-review/provenance');
    return existsSync(path) ? readdirSync(path) : [];
  };
  const kept = (): string[] =>
    readdirSync(storage.path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));

  it('knows what was accepted, and says so in a sentence', async () => {
    await start();
    send(accept());
    const { version, parts, strongest } = await answer(({ parts }) => parts.length > 0);
    assert.equal(version, 2);
    assert.equal(parts.length, 1);
    assert.deepEqual(parts[0]?.range.start, { line: 5, character: 0 });
    assert.equal(strongest?.author, 'ai');
    assert.match(strongest.sentence, /^AI: accepted from an inline suggestion [\d,]+ days ago\.$/);
    const above = await ask({ start: { line: 0, character: 0 }, end: { line: 1, character: 0 } });
    assert.deepEqual(above, { version: 2, parts: [] });
    assert.equal(await client.stop(), 0);
  });

  it('knows it again after a restart, from the private storage alone', async () => {
    await start();
    send(accept().rest().save());
    await answer(({ parts }) => parts.length > 0);
    assert.equal(await client.stop(), 0);
    assert.equal(kept().length, 1);
    assert.deepEqual(shared(), []);

    await start();
    send(new Editor(`# above\n${START}${CODE}`, uri));
    const { parts } = await answer(({ parts }) => parts.length > 0);
    assert.deepEqual(
      parts.map(({ author, confidence, range }) => [author, confidence, range.start.line]),
      [
        ['ai', 'high', 8],
        ['ai', 'high', 9],
        ['ai', 'high', 10],
      ],
    );
    assert.equal(await client.stop(), 0);
  });

  it('writes into the repository when the configuration says so, and no text of the source', async () => {
    folder.write({ '.ai-security-scanner.yml': 'provenance: shared\n' });
    await start({ storage: undefined });
    const editor = accept().rest().save();
    editor.rest().type('    more()\n').rest().save();
    send(editor);
    assert.equal(await client.stop(), 0);
    const [name, second] = shared();
    assert.ok(name !== undefined && second === undefined, 'one session leaves one record of a file');
    const text = readFileSync(folder.at(`.ai-review/provenance/${name}`), 'utf8');
    assert.match(text, /"author": "ai"/);
    assert.ok(!/requests|verify|more/.test(text));
    assert.deepEqual(kept(), []);
  });

  it('neither reads nor writes in a workspace that is not trusted', async () => {
    folder.write({ '.ai-security-scanner.yml': 'provenance: shared\n' });
    await start({ trusted: false });
    send(accept().rest().save());
    assert.equal(await client.stop(), 0);
    assert.deepEqual(shared(), []);
    assert.equal(kept().length, 1);
  });

  it('shares what was private until the configuration came to say so', async () => {
    await start();
    send(accept().rest().save());
    assert.equal(await client.stop(), 0);
    folder.write({ '.ai-security-scanner.yml': 'provenance: shared\n' });
    await start();
    const editor = new Editor(START + CODE, uri);
    send(editor);
    await answer(({ parts }) => parts.length > 0);
    send(editor.save());
    assert.equal(await client.stop(), 0);
    assert.equal(shared().length, 1);
    assert.equal(kept().length, 1);
  });

  it('reads shared records once the workspace is trusted', async () => {
    folder.write({ '.ai-security-scanner.yml': 'provenance: shared\n' });
    await start({ storage: undefined });
    send(accept().rest().save());
    assert.equal(await client.stop(), 0);

    await start({ storage: undefined, trusted: false });
    send(new Editor(START + CODE, uri));
    assert.deepEqual((await answer(() => true)).parts, []);
    client.notify('aiSecurityScanner/workspaceTrusted', {});
    const { strongest } = await answer(({ parts }) => parts.length > 0);
    assert.equal(strongest?.author, 'ai');
    assert.equal(await client.stop(), 0);
  });

  it('follows a file that is renamed', async () => {
    await start();
    send(accept().rest().save());
    await answer(({ parts }) => parts.length > 0);
    folder.write({ 'renamed.py': START + CODE });
    rmSync(folder.at('app.py'));
    send(new Editor('', uri).tell({ kind: 'closed', uri, time: Date.now() }));
    const before = uri;
    uri = `file://${folder.at('renamed.py')}`;
    send(new Editor(START + CODE, uri));
    const changes = [
      { uri: before, type: 3 },
      { uri, type: 1 },
    ];
    client.notify('workspace/didChangeWatchedFiles', { changes });
    const { strongest } = await answer(({ strongest }) => strongest?.confidence === 'high');
    assert.equal(strongest?.author, 'ai');
    assert.equal(await client.stop(), 0);
  });

  it('takes the word of a person, and keeps it', async () => {
    await start();
    send(accept().rest().save());
    const { version, parts } = await answer(({ parts }) => parts.length > 0);
    const params = { uri, version, range: parts[0]?.range, author: 'human' };
    assert.deepEqual(await client.request('aiSecurityScanner/correctProvenance', params), {
      corrected: true,
    });
    assert.equal((await ask())?.strongest?.author, 'human');
    const old = await client.request('aiSecurityScanner/correctProvenance', { ...params, version: 1 });
    assert.match((old as { refusal: string }).refusal, /has changed since/);
    assert.equal(await client.stop(), 0);

    await start();
    send(new Editor(START + CODE, uri));
    const { strongest } = await answer(({ parts }) => parts.length > 0);
    assert.deepEqual([strongest?.author, strongest?.confidence], ['human', 'certain']);
    assert.equal(await client.stop(), 0);
  });

  it('forgets when it is told to', async () => {
    await start();
    send(accept().rest().save());
    await answer(({ parts }) => parts.length > 0);
    await client.request('aiSecurityScanner/forgetProvenance', {});
    assert.deepEqual((await ask())?.parts, []);
    assert.deepEqual(kept(), []);
    assert.equal(await client.stop(), 0);
    assert.deepEqual(kept(), []);
  });

  it('says in the hover of a finding who wrote it', async () => {
    await start();
    const editor = accept();
    send(editor);
    await answer(({ parts }) => parts.length > 0);
    const { diagnostics } = await client.diagnostics(uri, 2);
    const params = { textDocument: { uri }, position: diagnostics[0]?.range.start };
    const hover = (await client.request('textDocument/hover', params)) as { contents: { value: string } };
    assert.match(hover.contents.value, /AI: accepted from an inline suggestion/);
    assert.equal(await client.stop(), 0);
  });

  it('goes on after events that cannot be used, or that miss a part', async () => {
    await start();
    client.notify('aiSecurityScanner/provenanceEvents', { events: [null, { kind: 'odd' }, 7] });
    client.notify('aiSecurityScanner/provenanceEvents', { events: 'none' });
    client.notify('aiSecurityScanner/provenanceEvents', null);
    const editor = accept();
    const [opened, changed, ...more] = sendTexts(client, editor.events.splice(0));
    assert.deepEqual([opened?.kind, changed?.kind], ['opened', 'changed']);
    client.notify('aiSecurityScanner/provenanceEvents', { events: [opened, ...more] });
    send(editor.rest().change([{ start: 0, end: 0, text: '\n' }]));
    await answer(({ version }) => version === editor.version);
    send(editor.rest().type('# later\n', 'import').rest());
    // What was accepted is text of which nothing is known; what is told later counts for its own change.
    const { version, parts } = await answer(({ parts }) => parts.length > 0);
    assert.equal(version, editor.version);
    for (const { author, range } of parts) assert.deepEqual([author, range.start.line], ['human', 1]);
    assert.equal(await client.stop(), 0);
  });
});
