/** What a coding agent in a terminal writes into files that nobody has open, in a real repository. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { ProvenancePart } from '../../protocol/messages.ts';
import type { ProvenanceEvent } from '../../server/src/provenance/event.ts';
import { Editor } from '../../server/src/provenance/testing.ts';
import { sendEvents } from '../support/editorEvents.ts';
import { projectRoot } from '../support/grammars.ts';
import { LspClient } from '../support/lspClient.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

const OLD = 'def old():\n    value = 1\n    return value\n\n\ndef other():\n    return 2\n';
const MINE = '\n\ndef mine():\n    print("mine")\n    return 3\n';
const THEIRS = '\n\ndef theirs(name):\n    query = "SELECT " + name\n    return run(query)\n';

describe('files that an agent writes', () => {
  let folder: TemporaryFolder;
  let storage: TemporaryFolder;
  let client: LspClient;
  let time = 1_000_000;

  const git = (...args: string[]): void => {
    const options = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'commit.gpgsign=false'];
    execFileSync('git', [...options, ...args], { cwd: folder.path, stdio: 'ignore' });
  };
  const uriOf = (path: string): string => `file://${folder.at(path)}`;
  const send = (...events: ProvenanceEvent[]): void => sendEvents(client, events);
  const now = (): number => {
    time += 10;
    return time;
  };
  const agent = async (what: 'started' | 'ended', isAgent = true): Promise<void> => {
    send({ kind: 'terminal', time: now(), what, id: 1, program: 'agent', isAgent });
    // It waits for what is being looked at.
    await client.request('aiSecurityScanner/forgetProvenance', {});
  };
  const write = (path: string, text: string): void => {
    folder.write({ [path]: text });
    send({ kind: 'file', uri: uriOf(path), time: now(), what: 'changed' });
  };
  /** The functions of a file of which something is known, with what that is, once it is opened. */
  const known = async (path: string, text: string): Promise<string[]> => {
    send(...new Editor(text, uriOf(path)).events);
    // Events are worked off in their order, so an answer about a later document means that all is known.
    const marker = uriOf('marker.py');
    send(...new Editor('', marker).accept(0, 0, 'marker()').events);
    await client.until(async () => ((await parts(marker)).length > 0 ? true : undefined));
    await client.request('aiSecurityScanner/reviewStatus', { uri: uriOf(path) });
    return (await parts(uriOf(path))).map(
      ({ range, author, confidence, evidence }) =>
        `${text.split('\n')[range.start.line]?.trim()}: ${author} ${confidence} ${evidence[0]?.kind}`,
    );
  };
  const parts = async (uri: string): Promise<ProvenancePart[]> => {
    const answer = await client.request('aiSecurityScanner/provenance', { uri });
    return (answer as { parts: ProvenancePart[] } | null)?.parts ?? [];
  };
  const BY_AGENT = [
    'def theirs(name):: ai low agent-in-terminal',
    'query = "SELECT " + name: ai low agent-in-terminal',
    'return run(query): ai low agent-in-terminal',
  ];

  beforeEach(async () => {
    folder = new TemporaryFolder();
    storage = new TemporaryFolder();
    folder.write({ 'app.py': OLD });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-q', '-m', 'start');
    client = new LspClient();
    await client.start(folder.path, { storage: `file://${storage.path}` });
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    folder.remove();
    storage.remove();
  });

  it('have likely its lines, and those of a person from before stay what they were', async () => {
    folder.write({ 'app.py': OLD + MINE });
    await agent('started');
    write('app.py', OLD + MINE + THEIRS);
    await client.until(async () => (recorded() ? true : undefined));
    assert.deepEqual(await known('app.py', OLD + MINE + THEIRS), BY_AGENT);
  });

  it('may be new', async () => {
    await agent('started');
    write('new.py', THEIRS);
    await client.until(async () => (recorded() ? true : undefined));
    assert.deepEqual(await known('new.py', THEIRS), BY_AGENT);
  });

  it("are nobody's when another program writes them, or when the agent has ended", async () => {
    await agent('started', false);
    write('app.py', OLD + THEIRS);
    await agent('started');
    await agent('ended');
    time += 5_000;
    write('other.py', THEIRS);
    assert.deepEqual(await known('app.py', OLD + THEIRS), []);
    assert.deepEqual(await known('other.py', THEIRS), []);
  });

  it('are surely its lines once its hook reports them, also after the likelihood was noted', async () => {
    await agent('started');
    write('app.py', OLD + THEIRS);
    await client.until(async () => (recorded() ? true : undefined));
    const likely = await known('app.py', OLD + THEIRS);
    assert.ok(likely.length > 0 && likely.every((each) => each.includes('low agent-in-terminal')));
    const tool_input = { file_path: folder.at('app.py'), old_string: OLD, new_string: OLD + THEIRS };
    const input = JSON.stringify({ hook_event_name: 'PostToolUse', tool_name: 'Edit', tool_input });
    execFileSync(process.execPath, [join(projectRoot, 'dist/cli.js'), 'hook'], {
      cwd: folder.path,
      input,
    });
    const reports = readdirSync(folder.at('.git/ai-security-scanner/reported'), {
      recursive: true,
      encoding: 'utf8',
    }).filter((name) => name.endsWith('.json'));
    assert.equal(reports.length, 1);
    const uri = uriOf(`.git/ai-security-scanner/reported/${reports[0]}`);
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 1 }] });
    const sure = await client.until(async () => {
      const found = await parts(uriOf('app.py'));
      return found.length > 0 && found.every(({ confidence }) => confidence === 'certain')
        ? found
        : undefined;
    });
    assert.deepEqual(
      sure.map(({ author, sentence }) => `${author} ${sentence}`),
      sure.map(() => 'ai AI: written by an agent, which reported it: Claude Code just now.'),
    );
  });

  /** Whether a record has been written. */
  function recorded(): boolean {
    const names = readdirSync(storage.path, { recursive: true, encoding: 'utf8' });
    return names.some((name) => name.endsWith('.json'));
  }
});
