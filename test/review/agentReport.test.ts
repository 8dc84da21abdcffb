/** `hook` and `agent-report` in real repositories: what hooks of agents tell, what is kept of it, and who hears of it. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { afterEach, describe, it } from 'mocha';
import { nodeFileSystem } from '../../server/src/ports/nodeFileSystem.ts';
import { labelledRuns } from '../../server/src/provenance/lines.ts';
import type { Provenance } from '../../server/src/provenance/provenance.ts';
import { writeRecord } from '../../server/src/provenance/store.ts';
import { ledgerFiles } from '../../server/src/storage/ledgerFiles.ts';
import { Clone } from './support.ts';

const ADA = { name: 'Ada', email: 'ada@example.org' };
const OLD = 'def one():\n    return 1\n\n\ndef two():\n    return 2\n';
const OLD_PART = '    return 1\n';
const NEW_PART = '    query = "SELECT " + name\n    return run(query)\n';
const NEW = OLD.replace(OLD_PART, NEW_PART);
const RECORDS = '.ai-review/provenance';

describe('reports of agents in a repository', () => {
  const clones: Clone[] = [];
  afterEach(() => {
    for (const clone of clones.splice(0)) clone.remove();
  });
  const start = (files: Record<string, string> = {}): Clone => {
    const clone = new Clone(ADA);
    clones.push(clone);
    clone.write({ 'a.py': OLD, ...files });
    clone.commit('start');
    return clone;
  };
  const report = (clone: Clone, tool_input: object, tool_name = 'Edit', more: string[] = []) => {
    const json = { hook_event_name: 'PostToolUse', tool_name, tool_input, cwd: clone.folder.path };
    return send(clone, JSON.stringify(json), more);
  };
  const send = async (clone: Clone, text: string | undefined, more: string[] = []): Promise<string> => {
    const environment = { readInput: async () => text };
    const { code, out, error } = await clone.run(['hook', ...more], { environment });
    assert.equal(out, '', 'there is no finding to be told');
    return `${code} ${error}`;
  };
  const edited = (clone: Clone, path = 'a.py') => ({
    file_path: clone.folder.at(path),
    old_string: OLD_PART,
    new_string: NEW_PART,
  });
  const blame = async (clone: Clone): Promise<string> => (await clone.run(['blame', 'a.py'])).out;
  const reports = (clone: Clone): string[] =>
    readdirSync(clone.folder.at('.git/ai-security-scanner/reported')).flatMap((folder) =>
      readdirSync(clone.folder.at(`.git/ai-security-scanner/reported/${folder}`)),
    );

  it('are kept without a word by `agent-report`, under the name that it is given', async () => {
    const clone = start();
    clone.write({ 'a.py': NEW });
    const run = async (text: string, ...more: string[]): Promise<string> => {
      const environment = { readInput: async () => text };
      const { code, out, error } = await clone.run(['agent-report', ...more], { environment });
      return `${code} ${out}${error}`;
    };
    const json = JSON.stringify({
      hook_event_name: 'PostToolUse',
      tool_name: 'Edit',
      tool_input: edited(clone),
      cwd: clone.folder.path,
    });
    assert.equal(await run(json, '--agent', 'Some Agent'), '0 ');
    assert.match(
      await blame(clone),
      /^a\.py:2-5 +AI: written by an agent, which reported it: Some Agent just now\.$/m,
    );
    assert.equal(await run('{'), '1 The report cannot be used. It is not JSON.\n');
    assert.match(await run(json, '--agent', 'x'.repeat(61)), /^1 .*at most 60 characters\.\n$/);
    assert.match(await run(json, 'a.py'), /^1 .*takes no path/);
  });

  it('are known at once, in the repository only if it shares them', async () => {
    const clone = start();
    clone.write({ 'a.py': NEW });
    assert.equal(await report(clone, edited(clone), 'Edit', ['--agent', 'codex']), '0 ');
    const told = await blame(clone);
    assert.match(told, /^a\.py:2-5 +AI: written by an agent, which reported it: Claude Code just now\.$/m);
    assert.match(told, /^a\.py:1 +Author unknown\.$/m);
    assert.equal(clone.git('status', '--porcelain'), ' M a.py\n', 'nothing is written into the work');
    assert.equal(reports(clone).length, 1);
  });

  it('are known in a fresh clone where they are shared, one file a source file until the commit', async () => {
    const clone = start({ '.ai-security-scanner.yml': 'provenance: shared\n' });
    clone.write({ 'a.py': NEW });
    await report(clone, edited(clone));
    const more = { ...edited(clone), old_string: '    return 2\n', new_string: '    return eval(text)\n' };
    clone.write({ 'a.py': NEW.replace(more.old_string, more.new_string) });
    await report(clone, more);
    assert.equal(readdirSync(clone.folder.at(RECORDS)).length, 1);
    assert.equal(reports(clone).length, 1);
    clone.commit('work');
    const last = { ...edited(clone), old_string: 'eval(text)', new_string: 'evaluate(text, safely)' };
    clone.write({ 'a.py': clone.read('a.py').replace(last.old_string, last.new_string) });
    await report(clone, last);
    assert.equal(readdirSync(clone.folder.at(RECORDS)).length, 2, 'what is committed stays');
    clone.commit('more work');
    const fresh = new Clone(ADA, clone.folder.path);
    clones.push(fresh);
    assert.equal(await blame(fresh), await blame(clone));
    assert.match(await blame(fresh), /^a\.py:7-8 +AI: written by an agent/m);
    assert.doesNotMatch(
      readFileSync(fresh.folder.at(`${RECORDS}/${readdirSync(fresh.folder.at(RECORDS))[0]}`), 'utf8'),
      /SELECT/,
    );
  });

  it('say nothing that the file does not bear out, and nothing of files outside', async () => {
    const clone = start();
    assert.equal(await report(clone, edited(clone)), '0 ');
    assert.equal(await report(clone, edited(clone, '../elsewhere.py')), '0 ');
    assert.equal(await report(clone, { ...edited(clone), file_path: '/etc/hosts' }), '0 ');
    assert.equal(await report(clone, { ...edited(clone), file_path: 'gone.py' }), '0 ');
    assert.match(await blame(clone), /^a\.py:1-\d+ +Author unknown\.\n$/);
  });

  it('never end with what agents take for a veto, and say what is wrong', async () => {
    const clone = start();
    assert.match(await send(clone, '{'), /^0 .*cannot be used\. It is not JSON\.\n$/);
    assert.match(await send(clone, undefined), /^0 .*was not looked at: it is longer than/);
    assert.match(await send(clone, '{}', ['--wrong']), /^0 .*--wrong/);
    assert.match(await send(clone, '{}', ['a.py']), /^0 .*takes no path/);
    assert.match(await send(clone, '{}', ['--agent', 'nobody']), /^0 .*--agent nobody is not known/);
    assert.equal(await send(clone, '{"hook_event_name":"Stop"}'), '0 ');
  });

  it("cannot make anything a person's: what else lies there is not believed", async () => {
    const clone = start();
    clone.write({ 'a.py': NEW });
    await report(clone, edited(clone));
    const [folder = ''] = readdirSync(clone.folder.at('.git/ai-security-scanner/reported'));
    const place = `ai-security-scanner/reported/${folder}`;
    const forge = async (author: 'human' | 'ai'): Promise<string> => {
      const provenance: Provenance = { author, confidence: 'certain', evidence: [{ kind: 'typed' }] };
      const runs = labelledRuns(
        NEW,
        NEW.split('\n').map(() => provenance),
      );
      const by = { time: Date.UTC(2026, 0, 2), tool: '1' };
      await writeRecord(
        ledgerFiles(clone.folder.at('.git'), nodeFileSystem),
        place,
        [{ path: 'a.py', runs }],
        by,
      );
      return blame(clone);
    };
    const before = await blame(clone);
    assert.match(before, /^a\.py:2-5 +AI: written by an agent/m);
    assert.equal(await forge('human'), before);
    assert.equal(await forge('ai'), before, 'nor is other evidence than a report');
    assert.equal(reports(clone).length, 3);
  });

  it('are not written through links', async () => {
    const clone = start();
    const elsewhere = start();
    clone.write({ 'a.py': NEW });
    symlinkSync(elsewhere.folder.path, clone.folder.at('.git/ai-security-scanner'));
    assert.match(await report(clone, edited(clone)), /^0 .*links/);
  });
});
