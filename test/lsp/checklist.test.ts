/** The checklist in the language server: the same items as the command's, with places that the editor can go to. */

import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Checklist, Requests } from '../../protocol/messages.ts';
import { LspClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const INSECURE = 'import os\n\n\ndef run():\n    os.system("ls " + input())\n';

describe('the checklist of the language server', () => {
  let folder: TemporaryFolder;
  let client: LspClient;

  beforeEach(() => {
    folder = new TemporaryFolder({
      'work/.ai-security-scanner.yml': 'checklist: { acceptedRisks: false }\n',
      'work/src/app.py': INSECURE,
      'work/src/fine.py': 'x = 1\n',
      'work/.cursor/notes.md': 'a folder of an agent\n',
    });
    client = new LspClient({ env: { HOME: folder.at('home'), XDG_STATE_HOME: '', CODEX_HOME: '' } });
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    folder.remove();
  });

  const hold = async (): Promise<Checklist> => {
    const result = (await client.request('aiSecurityScanner/checklist', {
      folder: pathToFileURL(folder.at('work')).href,
    })) as Requests['aiSecurityScanner/checklist']['result'];
    if ('refusal' in result) throw new Error(result.refusal);
    return result;
  };

  it('scans what nobody has open, and leads to the places', async () => {
    await client.start(folder.at('work'));
    const { state, items } = await hold();
    assert.equal(state, 'failed');
    const item = (id: string) => items.find((each) => each.id === id);
    assert.deepEqual(
      item('findings')?.places.map(({ uri, path, range }) => [uri, path, range.start.line]),
      [[pathToFileURL(folder.at('work/src/app.py')).href, 'src/app.py', 4]],
    );
    assert.equal(item('acceptedRisks')?.state, 'not-applicable');
    assert.equal(item('hooks')?.state, 'failed');
    assert.match(item('hooks')?.places[0]?.uri ?? '', /work\/\.cursor\/hooks\.json$/);

    folder.write({ 'work/src/app.py': 'x = 1\n' });
    const after = await hold();
    assert.equal(after.items.find(({ id }) => id === 'findings')?.state, 'passed');
  });

  it('is not known where the configuration is wrong, and refused for what is no folder', async () => {
    folder.write({ 'work/.ai-security-scanner.yml': 'checklist: { findings: hihg }\n' });
    await client.start(folder.at('work'));
    assert.equal((await hold()).state, 'unknown');
    const refused = await client.request('aiSecurityScanner/checklist', { folder: 'file:///nowhere' });
    assert.match((refused as { refusal: string }).refusal, /trusted folder/);
  });
});
