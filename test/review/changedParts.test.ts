/** What is left to review of a change, as the editor's server lists it: only what differs from the base. */

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { ChangedFileReview } from '../../protocol/messages.ts';
import { LspClient } from '../support/lspClient.ts';
import { Clone } from './support.ts';

const ADA = { name: 'Ada', email: 'ada@example.org' };
const BEFORE = 'def old():\n    return 1\n';
const ADDED = 'def load(url):\n    return requests.get(url, verify=False, timeout=5)\n';

describe('what is left to review of a change', () => {
  let clone: Clone;
  let client: LspClient;
  let folder: string;

  beforeEach(async () => {
    clone = new Clone(ADA);
    clone.write({ 'src/app.py': BEFORE, 'src/untouched.py': BEFORE });
    clone.commit();
    clone.git('checkout', '-q', '-b', 'feature');
    client = new LspClient();
    folder = `file://${clone.folder.path}`;
    await client.start(clone.folder.path);
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    clone.remove();
  });

  const left = async (): Promise<ChangedFileReview[]> => {
    const answer = await client.request('aiSecurityScanner/changedParts', { folder, since: 'main' });
    return (answer as { files: ChangedFileReview[] }).files;
  };
  const shown = (files: readonly ChangedFileReview[]): unknown =>
    files.map(({ path, parts }) => [path, parts.map(({ kind, range }) => [kind, range.start.line])]);

  it('is committed or not, with findings of files that nobody has open, and nothing of what did not change', async () => {
    clone.write({ 'src/app.py': `${BEFORE}${ADDED}` });
    clone.commit();
    clone.write({ 'src/new.py': 'x = 1\n' });
    assert.deepEqual(shown(await left()), [
      [
        'src/app.py',
        [
          ['unreviewed', 2],
          ['finding', 3],
        ],
      ],
      ['src/new.py', [['unreviewed', 0]]],
    ]);
  });

  it('is nothing once a person has read it', async () => {
    clone.write({ 'src/app.py': `${BEFORE}${ADDED}` });
    const uri = `${folder}/src/app.py`;
    await client.open(uri, 'python', `${BEFORE}${ADDED}`);
    await client.request('aiSecurityScanner/markReviewed', {
      uri,
      version: 1,
      ranges: [{ start: { line: 2, character: 0 }, end: { line: 4, character: 0 } }],
      reviewer: ADA,
    });
    assert.deepEqual(shown(await left()), [['src/app.py', []]]);
  });

  it('cannot be told without a base to compare with, which is said', async () => {
    const answer = await client.request('aiSecurityScanner/changedParts', {
      folder,
      since: 'no-such-branch',
    });
    assert.match((answer as { refusal: string }).refusal, /no-such-branch/);
  });
});
