import assert from 'node:assert/strict';
import { existsSync, lstatSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import { endpointOf, listenerAt } from './agentEndpoint.ts';
import { readQuestion, serveAgents } from './agentSocket.ts';

const SERVICE = { scan: async () => [], keep: async () => undefined };
const OLD = new Date(1_000_000);

describe('the socket for hooks', () => {
  if (process.platform === 'win32') return;
  let folder: TemporaryFolder;
  let close: (() => void) | undefined;
  beforeEach(() => {
    folder = new TemporaryFolder();
  });
  afterEach(() => {
    close?.();
    close = undefined;
    folder.remove();
  });
  const serve = async (): Promise<string> => {
    close = await serveAgents('/project', '1', SERVICE, folder.at('agents'));
    return endpointOf('/project', '1', folder.at('agents')).file;
  };

  it('takes away what servers left behind, and nothing else that lies there', async () => {
    const left = folder.at(`agents/${'a'.repeat(24)}.sock`);
    mkdirSync(folder.at('agents/folder'), { recursive: true });
    for (const file of [left, folder.at('agents/notes.txt')]) writeFileSync(file, '');
    for (const file of [left, folder.at('agents/notes.txt'), folder.at('agents/folder')])
      utimesSync(file, OLD, OLD);
    assert.ok(lstatSync(await serve()).isSocket());
    assert.deepEqual(
      [left, folder.at('agents/notes.txt'), folder.at('agents/folder')].map((each) => existsSync(each)),
      [false, true, true],
    );
  });

  it('is no link, and in no folder that is one', async () => {
    mkdirSync(folder.at('agents'), { mode: 0o700 });
    const endpoint = endpointOf('/project', '1', folder.at('agents'));
    symlinkSync(folder.at('elsewhere'), endpoint.file);
    assert.equal(listenerAt(endpoint), undefined);
    assert.ok(lstatSync(await serve()).isSocket());
    assert.ok(!existsSync(folder.at('elsewhere')));
    symlinkSync(folder.at('agents'), folder.at('link'));
    await assert.rejects(serveAgents('/project', '1', SERVICE, folder.at('link')), /is no folder/);
  });

  it('takes questions of one form only', () => {
    const scan = { id: 1, ask: 'scan', path: '/a', text: 'x' };
    assert.deepEqual(readQuestion(JSON.stringify(scan)), scan);
    for (const question of [
      { ...scan, id: '1' },
      { ...scan, id: 0.5 },
      { ...scan, ask: 'mark' },
      { ...scan, path: 'a\0b' },
      { ...scan, text: undefined },
      [scan],
      null,
    ])
      assert.equal(readQuestion(JSON.stringify(question)), undefined, JSON.stringify(question));
    assert.equal(readQuestion('{"id":1e400,"ask":"scan","path":"/a","text":"x"}'), undefined);
    assert.equal(readQuestion(JSON.stringify(scan).slice(0, -1)), undefined);
    const write = { path: 'a', text: 'x', old: 'y', everywhere: false, isNew: false };
    const report = { path: '/a', text: 'x', who: 'A', writes: [write, write] };
    const keep = { id: 2, ask: 'keep', report };
    assert.deepEqual(readQuestion(JSON.stringify(keep)), keep);
    for (const writes of [
      undefined,
      write,
      [],
      [write, null],
      [write, { ...write, text: 1 }],
      Array(201).fill(write),
    ])
      assert.equal(readQuestion(JSON.stringify({ ...keep, report: { ...report, writes } })), undefined);
  });

  it('can say of a report only that it is an AI’s', () => {
    const write = { path: 'a', text: 'x', author: 'human', evidence: ['typed'] };
    const report = {
      path: '/a',
      text: 'x',
      who: 'A',
      writes: [write],
      author: 'human',
      confidence: 'certain',
    };
    assert.deepEqual(readQuestion(JSON.stringify({ id: 1, ask: 'keep', report })), {
      id: 1,
      ask: 'keep',
      report: {
        path: '/a',
        text: 'x',
        who: 'A',
        writes: [{ path: 'a', text: 'x', old: undefined, everywhere: false, isNew: false }],
      },
    });
  });
});
