/**
 * Folders that are renamed, moved or removed on disk: what was found, reviewed and known of their files is at the
 * new place afterwards, and nowhere else.
 */

import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { FileReview, ProvenancePart } from '../../protocol/messages.ts';
import { Editor } from '../../server/src/provenance/testing.ts';
import { sendEvents } from '../support/editorEvents.ts';
import { LspClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const INSECURE = 'import requests\nrequests.get(url, verify=False, timeout=5)\n';
const REVIEWER = { name: 'A', email: 'a@example.com' };
const CREATED = 1;
const CHANGED = 2;
const DELETED = 3;

describe('folders that are moved on disk', () => {
  let folder: TemporaryFolder;
  let client: LspClient;

  beforeEach(async () => {
    folder = new TemporaryFolder({
      'src/old/x.py': INSECURE,
      'src/old/deep/y.py': `${INSECURE}# more\n`,
      'src/older/z.py': `# other\n${INSECURE}`,
      '.ai-security-scanner.yml': 'paths:\n  exclude: [excluded/**]\n',
      'inner/w.py': `\n${INSECURE}`,
    });
    client = new LspClient();
    await client.start(folder.at('.'), {});
    await client.request('aiSecurityScanner/scanWorkspace', {});
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    folder.remove();
  });

  const uriOf = (path: string): string => `file://${folder.at(path)}`;
  const tell = (...changes: readonly (readonly [path: string, type: number])[]): void =>
    client.notify('workspace/didChangeWatchedFiles', {
      changes: changes.map(([path, type]) => ({ uri: uriOf(path), type })),
    });
  const move = (from: string, to: string): void => renameSync(folder.at(from), folder.at(to));
  const findingsAt = (path: string): number => client.latest(uriOf(path))?.diagnostics.length ?? 0;
  const shows = (path: string): Promise<unknown> =>
    client.publishedWhere(({ uri, diagnostics }) => uri === uriOf(path) && diagnostics.length > 0);
  const open = (path: string, text: string): Promise<unknown> => client.open(uriOf(path), 'python', text);
  const close = (path: string): void =>
    client.notify('textDocument/didClose', { textDocument: { uri: uriOf(path) } });
  /** Resolves when everything that was told before has been looked at. */
  const settled = async (): Promise<void> => {
    folder.write({ 'last.py': INSECURE });
    tell(['last.py', CREATED]);
    await shows('last.py');
  };

  it('take the findings of files that nobody has open with them, at any depth', async () => {
    move('src/old', 'src/new');
    tell(['src/old', DELETED], ['src/new', CREATED]);
    await shows('src/new/x.py');
    await shows('src/new/deep/y.py');
    assert.deepEqual([findingsAt('src/old/x.py'), findingsAt('src/old/deep/y.py')], [0, 0]);
    assert.equal(findingsAt('src/older/z.py'), 1);
  });

  it('do so whichever of the two is told first, or by itself', async () => {
    move('src/old', 'src/new');
    tell(['src/new', CREATED]);
    tell(['src/old', DELETED]);
    await shows('src/new/x.py');
    assert.equal(findingsAt('src/old/x.py'), 0);
    move('src/new', 'src/old');
    tell(['src/old', CREATED], ['src/new', DELETED]);
    await client.until(async () => (findingsAt('src/old/x.py') > 0 ? true : undefined));
    assert.equal(findingsAt('src/new/x.py'), 0);
  });

  it("are followed when only the person's renaming is told", async () => {
    move('src', 'code');
    client.notify('workspace/didRenameFiles', { files: [{ oldUri: uriOf('src'), newUri: uriOf('code') }] });
    await shows('code/old/x.py');
    await shows('code/older/z.py');
    assert.deepEqual([findingsAt('src/old/x.py'), findingsAt('src/older/z.py')], [0, 0]);
  });

  it('are followed when nothing is told and the workspace is scanned again', async () => {
    move('src/old', 'src/new');
    await client.request('aiSecurityScanner/scanWorkspace', {});
    await shows('src/new/x.py');
    await client.until(async () => (findingsAt('src/old/x.py') === 0 ? true : undefined));
  });

  it('may differ in nothing but upper and lower case', async () => {
    move('src/old', 'src/Old');
    tell(['src/Old', CREATED], ['src/old', DELETED]);
    await shows('src/Old/x.py');
    assert.equal(findingsAt('src/old/x.py'), 0);
  });

  it('leave nothing behind when they go to an excluded place, out of the workspace, or away', async () => {
    mkdirSync(folder.at('excluded'));
    move('src/old', 'excluded/old');
    tell(['src/old', DELETED], ['excluded/old', CREATED]);
    const elsewhere = new TemporaryFolder();
    renameSync(folder.at('src/older'), elsewhere.at('older'));
    tell(['src/older', DELETED]);
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: `file://${elsewhere.at('older')}`, type: CREATED }],
    });
    rmSync(folder.at('inner'), { recursive: true });
    client.notify('workspace/didDeleteFiles', { files: [{ uri: uriOf('inner') }] });
    await settled();
    for (const path of ['src/old/x.py', 'src/older/z.py', 'inner/w.py', 'excluded/old/x.py'])
      assert.equal(findingsAt(path), 0, path);
    assert.equal(client.latest(`file://${elsewhere.at('older/z.py')}`), undefined);
    elsewhere.remove();
  });

  it('show what was moved into the workspace', async () => {
    const elsewhere = new TemporaryFolder({ 'come/in/v.py': INSECURE });
    renameSync(elsewhere.at('come'), folder.at('come'));
    client.notify('workspace/didCreateFiles', { files: [{ uri: uriOf('come') }] });
    await shows('come/in/v.py');
    elsewhere.remove();
  });

  it('take open documents with them, and leave those open that the client keeps open', async () => {
    await open('src/old/x.py', INSECURE);
    await open('src/old/deep/y.py', INSECURE);
    move('src', 'code');
    tell(['src', DELETED], ['code', CREATED]);
    close('src/old/x.py');
    await open('code/old/x.py', INSECURE);
    await shows('code/old/deep/y.py');
    await settled();
    assert.equal(findingsAt('src/old/x.py'), 0);
    // What the editor still shows still has its findings.
    assert.equal(findingsAt('src/old/deep/y.py'), 1);
    close('src/old/deep/y.py');
    await client.until(async () => (findingsAt('src/old/deep/y.py') === 0 ? true : undefined));
  });

  it('are not looked through because something in them changed', async () => {
    const before = client.allOf(uriOf('src/old/x.py')).length;
    tell(['src/old', CHANGED]);
    await settled();
    assert.equal(findingsAt('src/old/x.py'), 1);
    assert.equal(client.allOf(uriOf('src/old/x.py')).length, before);
  });

  it('take the marks of their files with them', async () => {
    await open('src/old/x.py', INSECURE);
    const whole = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
    await client.request('aiSecurityScanner/markReviewed', {
      uri: uriOf('src/old/x.py'),
      version: 1,
      ranges: [whole],
      reviewer: REVIEWER,
    });
    close('src/old/x.py');
    rmSync(folder.at('src/older'), { recursive: true });
    rmSync(folder.at('inner'), { recursive: true });
    rmSync(folder.at('src/old/deep'), { recursive: true });
    tell(['src/older', DELETED], ['inner', DELETED], ['src/old/deep', DELETED]);
    move('src/old', 'src/new');
    tell(['src/old', DELETED], ['src/new', CREATED]);
    const review = (path: string): Promise<FileReview[]> =>
      client.request('aiSecurityScanner/reviewStatus', { uri: uriOf(path) }) as Promise<FileReview[]>;
    await client.until(async () =>
      (await review('src/new/x.py'))[0]?.reviewedLines === 2 ? true : undefined,
    );
    assert.equal((await review('src/new/x.py'))[0]?.unreviewedFindings, 0);
    assert.deepEqual(await review('src/old/x.py'), []);
    // And from there on, where the marks never were.
    move('src/new', 'src/newer');
    tell(['src/newer', CREATED], ['src/new', DELETED]);
    await client.until(async () =>
      (await review('src/newer/x.py'))[0]?.reviewedLines === 2 ? true : undefined,
    );
  });
});

describe('the provenance of files in a folder that is renamed', () => {
  it('is known at the new place', async () => {
    const START = 'def mine():\n    return 1\n';
    const CODE = '\n\ndef get(url):\n    answer = requests.get(url, verify=False)\n    return answer\n';
    const folder = new TemporaryFolder({ 'old/in/app.py': START });
    const storage = new TemporaryFolder();
    const client = new LspClient();
    await client.start(folder.path, { storage: `file://${storage.path}` });
    const strongest = async (uri: string): Promise<ProvenancePart | undefined> =>
      (
        (await client.request('aiSecurityScanner/provenance', { uri })) as {
          strongest?: ProvenancePart;
        } | null
      )?.strongest;
    const send = ({ events }: Editor): void => sendEvents(client, events.splice(0));
    const before = `file://${folder.at('old/in/app.py')}`;
    send(new Editor(START, before).accept(START.length, START.length, CODE).rest().save());
    await client.until(() => strongest(before));
    folder.write({ 'old/in/app.py': START + CODE });
    send(new Editor('', before).tell({ kind: 'closed', uri: before, time: Date.now() }));
    renameSync(folder.at('old'), folder.at('new'));
    const after = `file://${folder.at('new/in/app.py')}`;
    send(new Editor(START + CODE, after));
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: `file://${folder.at('old')}`, type: DELETED },
        { uri: `file://${folder.at('new')}`, type: CREATED },
      ],
    });
    const known = await client.until(async () => {
      const part = await strongest(after);
      return part?.confidence === 'high' ? part : undefined;
    });
    assert.equal(known.author, 'ai');
    assert.equal(await client.stop(), 0);
    folder.remove();
    storage.remove();
  });
});
