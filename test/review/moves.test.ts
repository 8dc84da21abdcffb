/** Reviewed code that moves between files while the editor's server watches: no reload is needed to see it. */

import assert from 'node:assert/strict';
import { unlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { LspClient } from '../support/lspClient.ts';
import { Clone } from './support.ts';

const ADA = { name: 'Ada', email: 'ada@example.org' };
const BLOCK = 'def add(one, other):\n    total = one + other\n    print(total)\n    return total\n';
const TOP = 'import os\nimport sys\nprint(os.name)\nprint(sys.path)\n\n\n';
const OTHER = 'import json\nprint(json)\nVALUE = 7\n\n\n';

describe('reviewed code that moves', () => {
  let clone: Clone;
  let client: LspClient;
  const at = (path: string): string => `file://${clone.folder.at(path)}`;

  beforeEach(async () => {
    clone = new Clone(ADA);
    clone.write({ 'a.py': TOP + BLOCK, 'b.py': OTHER });
    clone.commit();
    client = new LspClient();
    await client.start(clone.folder.path);
    await client.open(at('a.py'), 'python', TOP + BLOCK);
    await client.request('aiSecurityScanner/markReviewed', {
      uri: at('a.py'),
      version: 1,
      ranges: [{ start: { line: 6, character: 0 }, end: { line: 10, character: 0 } }],
      reviewer: ADA,
      target: { kind: 'function', name: 'add' },
    });
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    clone.remove();
  });

  /** Waits until so many lines of a file are reviewed: the server looks for moved code in its own time. */
  const reviewed = async (path: string, wanted: number): Promise<void> => {
    const ask = async (): Promise<number | undefined> => {
      const [status] = (await client.request('aiSecurityScanner/reviewStatus', { uri: at(path) })) as {
        reviewedLines: number;
      }[];
      return status?.reviewedLines;
    };
    await client.until(async () => ((await ask()) === wanted ? true : undefined));
  };
  const replace = (path: string, version: number, text: string): void =>
    client.notify('textDocument/didChange', {
      textDocument: { uri: at(path), version },
      contentChanges: [{ text }],
    });

  it('stays reviewed in another open file, and a copy of it does not become so', async () => {
    await client.open(at('b.py'), 'python', OTHER + BLOCK);
    await reviewed('a.py', 4);
    await reviewed('b.py', 0);
    replace('a.py', 2, TOP);
    await reviewed('b.py', 4);
    replace('a.py', 3, TOP + BLOCK);
    await reviewed('b.py', 0);
    await reviewed('a.py', 4);
  });

  it('stays reviewed in a file that nobody has open, and when that changes on disk', async () => {
    replace('a.py', 2, TOP);
    clone.write({ 'b.py': OTHER + BLOCK });
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: at('b.py'), type: 2 }] });
    await reviewed('b.py', 4);
    clone.write({ 'b.py': OTHER + BLOCK.replace('one + other', 'one - other') });
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: at('b.py'), type: 2 }] });
    await reviewed('b.py', 0);
  });

  it('is not lost with a damaged mark of somebody else, which is reported', async () => {
    const broken = '.ai-review/marks/bob/20260601T120000Z-0123456789abcdef.json';
    clone.write({ [broken]: '<<<<<<< ours\n' });
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: at(broken), type: 1 }] });
    const problems = (): readonly { message: string }[] | undefined => client.latest(at(broken))?.diagnostics;
    const [problem] = await client.until(async () => problems());
    assert.match(problem?.message ?? '', /JSON/);
    await reviewed('a.py', 4);
    unlinkSync(clone.folder.at(broken));
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: at(broken), type: 3 }] });
    await client.until(async () => (problems()?.length === 0 ? true : undefined));
  });

  it('stays reviewed when its file is renamed', async () => {
    client.notify('textDocument/didClose', { textDocument: { uri: at('a.py') } });
    unlinkSync(clone.folder.at('a.py'));
    clone.write({ 'c.py': TOP + BLOCK });
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: at('a.py'), type: 3 },
        { uri: at('c.py'), type: 1 },
      ],
    });
    await reviewed('c.py', 4);
  });

  it('is told of once a burst, not with every change', async () => {
    await reviewed('a.py', 4);
    const before = client.count('aiSecurityScanner/reviewChanged');
    for (let version = 2; version < 102; version++) replace('a.py', version, `${TOP}${BLOCK}# ${version}\n`);
    await client.diagnostics(at('a.py'), 101);
    await client.until(async () =>
      client.count('aiSecurityScanner/reviewChanged') > before ? true : undefined,
    );
    const told = client.count('aiSecurityScanner/reviewChanged') - before;
    assert.ok(told <= 5, `told ${told} times of 100 changes`);
  });
});
