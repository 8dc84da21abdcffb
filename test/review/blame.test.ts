/** `blame` in real repositories: our own records, and what other tools and commits say. */

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { afterEach, describe, it } from 'mocha';
import { nodeFileSystem } from '../../server/src/ports/nodeFileSystem.ts';
import { murmur3 } from '../../server/src/provenance/agentTrace.ts';
import { labelledRuns } from '../../server/src/provenance/lines.ts';
import type { Provenance } from '../../server/src/provenance/provenance.ts';
import { SHARED_FOLDER, writeRecord } from '../../server/src/provenance/store.ts';
import { ledgerFiles } from '../../server/src/storage/ledgerFiles.ts';
import { Clone } from './support.ts';

const ADA = { name: 'Ada', email: 'ada@example.org' };
/** What the command takes for the time, and git for that of commits. */
const NOW = Date.UTC(2026, 0, 1, 12);
const TEXT = 'one()\ntwo()\n\nthree()\nfour()\nfive()\n';

describe('blame', () => {
  const clones: Clone[] = [];
  afterEach(() => {
    for (const clone of clones.splice(0)) clone.remove();
  });
  const start = (files: Record<string, string> = { 'a.py': TEXT }, message = 'start'): Clone => {
    const clone = new Clone(ADA);
    clones.push(clone);
    clone.write(files);
    clone.commit(message);
    return clone;
  };
  const note = (clone: Clone, entries: string, details: object): void => {
    const schema = { schema_version: 'authorship/3.0.0', ...details };
    clone.git('notes', '--ref=ai', 'add', '-f', '-m', `${entries}---\n${JSON.stringify(schema)}`, 'HEAD');
  };
  const blame = async (clone: Clone, ...args: string[]): Promise<string> => {
    const { code, out, error } = await clone.run(['blame', ...args]);
    assert.equal(code, 0, error);
    return out;
  };

  it('says that nothing is known where nothing is', async () => {
    assert.equal(await blame(start(), 'a.py'), 'a.py:1-7  Author unknown.\n');
  });

  it('tells our own records, with their evidence', async () => {
    const clone = start();
    const ai: Provenance = {
      author: 'ai',
      confidence: 'high',
      evidence: [{ kind: 'inline-suggestion', time: NOW - 3 * 60_000 - 5_000 }],
    };
    const runs = labelledRuns(TEXT, [undefined, ai, undefined, ai]);
    const by = { time: NOW, tool: '1' };
    await writeRecord(
      ledgerFiles(clone.folder.path, nodeFileSystem),
      SHARED_FOLDER,
      [{ path: 'a.py', runs }],
      by,
    );
    const sentence = 'AI: accepted from an inline suggestion 3 minutes ago.';
    assert.equal(
      await blame(clone, 'a.py'),
      `a.py:1    Author unknown.\na.py:2-4  ${sentence}\na.py:5-7  Author unknown.\n`,
    );
    assert.equal(await blame(clone, 'a.py:4'), `a.py:4  ${sentence}\n`);
    const json = JSON.parse(await blame(clone, 'a.py:2', '--format', 'json'));
    assert.deepEqual([json.schemaVersion, json.path, json.errors], [1, 'a.py', []]);
    assert.deepEqual(
      json.lines.map((line: { author: string; confidence: string }) => [line.author, line.confidence]),
      [['ai', 'high']],
    );
    assert.equal(json.lines[0].evidence[0].kind, 'inline-suggestion');
  });

  it('tells the same after old records were folded', async () => {
    const clone = start();
    const by = (author: 'ai' | 'human', kind: 'chat-edit' | 'typed'): Provenance => ({
      author,
      confidence: 'high',
      evidence: [{ kind, time: NOW }],
    });
    const write = (lines: (Provenance | undefined)[], time: number) =>
      writeRecord(
        ledgerFiles(clone.folder.path, nodeFileSystem),
        SHARED_FOLDER,
        [{ path: 'a.py', runs: labelledRuns(TEXT, lines) }],
        { time, tool: '1' },
      );
    await write([by('human', 'typed'), by('human', 'typed')], NOW - 3_000);
    await write([by('ai', 'chat-edit')], NOW - 2_000);
    await write([undefined, undefined, undefined, by('human', 'typed')], NOW - 1_000);
    const before = await blame(clone, 'a.py');
    assert.match(before, /^a\.py:1 +AI: written by the chat/m);
    assert.match(before, /^a\.py:2-4 +A person: typed/m);
    const { out } = await clone.run(['review', 'compact', '--older-than', '0']);
    assert.equal(out, 'Folded 3 provenance records into 1. Commit the change.\n');
    assert.equal(readdirSync(clone.folder.at(SHARED_FOLDER)).length, 1);
    assert.equal(await blame(clone, 'a.py'), before);
  });

  it('reads git-ai notes, by the lines and the name that the file had then', async () => {
    const clone = start({ 'old name.py': TEXT });
    const sessions = { s_c9883b05a2487d: { agent_id: { tool: 'an agent', id: '1', model: 'm' } } };
    note(clone, '"old name.py"\n  s_c9883b05a2487d::t_9f8e7d6c5b4a32 1-2\n  h_31dce776f88375 5\n', {
      sessions,
    });
    clone.git('mv', 'old name.py', 'new.py');
    clone.write({ 'new.py': `zero()\n${TEXT}` });
    clone.commit();
    const told = await blame(clone, 'new.py');
    assert.match(told, /^new\.py:2-4 +AI: a git-ai note says so: an agent just now\.$/m);
    assert.match(told, /^new\.py:6 +A person: a git-ai note says so /m);
    assert.match(told, /^new\.py:1 +Author unknown\.$/m);
  });

  it('tells of a note that it cannot read, and goes on', async () => {
    const clone = start();
    clone.git('notes', '--ref=ai', 'add', '-m', 'odd', 'HEAD');
    const { code, out, error } = await clone.run(['blame', 'a.py']);
    assert.equal(code, 0);
    assert.match(out, /Author unknown/);
    assert.match(error, /The git-ai note of commit [0-9a-f]{12}: .*is not read/);
  });

  it('tells what commits say of themselves, and says that it is about the commit', async () => {
    const clone = start(undefined, 'start\n\nCo-authored-by: Claude <noreply@anthropic.com>');
    assert.match(
      await blame(clone, 'a.py'),
      /Author unknown: some of the commit is by Claude, as it says itself/,
    );
    const people = start(undefined, 'start\n\nCo-authored-by: Bob <bob@example.org>');
    assert.equal(await blame(people, 'a.py'), 'a.py:1-7  Author unknown.\n');
    clone.write({ 'a.py': `${TEXT}six()\n` });
    clone.git('config', 'user.name', 'copilot-swe-agent[bot]');
    clone.commit();
    assert.match(await blame(clone, 'a.py:7'), /Likely AI: committed by copilot-swe-agent\[bot\]/);
  });

  it('reads Agent Trace records whose hash is that of the lines', async () => {
    const clone = start();
    const range = (start_line: number, content: string) => ({
      start_line,
      end_line: start_line,
      content_hash: `murmur3:${murmur3(content).toString(16)}`,
    });
    const ranges = [range(1, 'one()'), range(2, 'other()')];
    const files = [{ path: 'a.py', conversations: [{ contributor: { type: 'ai' }, ranges }] }];
    clone.write({ '.agent-trace/traces.jsonl': `${JSON.stringify({ tool: { name: 'x' }, files })}\n` });
    assert.match(
      await blame(clone, 'a.py'),
      /^a\.py:1 +Likely AI: an Agent Trace record says so: x\.\na\.py:2-7 +Author/,
    );
  });

  it('says what is wrong with what it was asked', async () => {
    const clone = start();
    for (const [args, message] of [
      [[], /Name one file/],
      [['a.py', 'b.py'], /Name one file/],
      [['none.py'], /no such file/],
      [['a.py:99'], /the file has 7 lines/],
      [['a.py', '--format', 'xml'], /--format/],
    ] as const) {
      const { code, error } = await clone.run(['blame', ...args]);
      assert.equal(code, 2);
      assert.match(error, message);
    }
  });
});
