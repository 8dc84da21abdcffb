import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import type { AgentFinding } from '../findingText.ts';
import type { Answer } from './dialect.ts';
import { answerHook, type HookWorld, type WriteReport } from './hook.ts';
import type { Note, SessionMemory } from './memory.ts';
import { type HookOptions, isOpen, needOf } from './need.ts';
import { type Payload, readPayload } from './payload.ts';

const OPTIONS: HookOptions = { denies: false, asksOnStop: true };
const CLAUDE = { session_id: 's', cwd: '/w' };

/** A finding on each line of a text that has `bad`, critical where it has `worst`. */
function findingsIn(text: string): AgentFinding[] {
  return text.split('\n').flatMap((line, i): AgentFinding[] => {
    if (!/bad|worst/.test(line)) return [];
    const severity = line.includes('worst') ? 'critical' : 'medium';
    const at = { line: i + 1, column: 1, endLine: i + 1, endColumn: line.length + 1 };
    const common = { ruleId: 'rule', bundled: true, confidence: 'high', cwe: [], ownMessage: true } as const;
    const fix = {
      title: 'Mend it',
      hunks: [{ line: i + 1, removed: [line], added: [line.replace('bad', 'good')] }],
    };
    return [{ ...common, ...at, severity, message: 'Do not.', trace: [], fix }];
  });
}

describe('a hook', () => {
  let files: Map<string, string>;
  let reports: WriteReport[];
  let warnings: string[];
  let scans: number;
  let notes: Note[];
  let world: HookWorld;
  beforeEach(() => {
    files = new Map();
    reports = [];
    warnings = [];
    notes = [];
    scans = 0;
    const claimed = new Set<string>();
    const memory: SessionMemory = {
      notes: () => notes,
      add: (more) => void notes.push(...more),
      claim: (what) => !claimed.has(what) && claimed.add(what) !== undefined,
    };
    world = {
      place: async (path) => (path.startsWith('/w/') ? { path, name: path.slice(3) } : undefined),
      read: async (path) => files.get(path),
      scan: async (_, text) => {
        scans++;
        return findingsIn(text);
      },
      keep: async (report) => void reports.push(report),
      withTree: () => assert.fail('no command is read'),
      manifests: async () => [],
      keys: () => [],
      memory: () => memory,
      warn: (sentence) => void warnings.push(sentence),
    };
  });

  const read = (payload: object): Payload => {
    const found = readPayload(JSON.stringify(payload));
    assert.ok('event' in found, JSON.stringify(found));
    return found;
  };
  const call = (payload: object, options = OPTIONS): Promise<Answer> =>
    answerHook(read(payload), options, world);
  const written = (path: string, old_string: string, new_string: string, call = 't1'): object => ({
    ...CLAUDE,
    hook_event_name: 'PostToolUse',
    tool_name: 'Edit',
    tool_input: { file_path: path, old_string, new_string },
    tool_use_id: call,
  });
  const stop = (isActive = false): object => ({
    ...CLAUDE,
    hook_event_name: 'Stop',
    stop_hook_active: isActive,
  });
  const said = ({ out }: Answer): string => (out === undefined ? '' : JSON.stringify(out));

  it('tells of what is unsure only in lines that were written', async () => {
    const unsure = (text: string): AgentFinding[] =>
      findingsIn(text).map((each) => ({ ...each, confidence: 'low', shownFor: 'unreviewed-ai' }));
    world = { ...world, scan: async (_, text) => unsure(text) };
    files.set('/w/a.py', 'bad(1)\nx = 1\nworst(2)\n');
    const answer = said(await call(written('/w/a.py', 'y = 1', 'worst(2)')));
    assert.match(answer, /1 finding in .*line 3/);
    assert.match(answer, /Shown because an assistant wrote this and nobody has reviewed it\./);
    // A finding of several lines, of which one was there before.
    world = {
      ...world,
      scan: async (_, text) => unsure(text).map((each) => ({ ...each, line: 2, endLine: 3 })),
    };
    assert.equal(said(await call(written('/w/a.py', 'y = 1', 'worst(2)', 't2'))), '');
  });

  it('tells of the lines that were written, and of ways of data that go through them', async () => {
    files.set('/w/a.py', 'bad(1)\nx = 1\nbad(2)\n');
    assert.match(said(await call(written('/w/a.py', 'y = 1', 'bad(2)'))), /1 finding in .*line 3/);
    assert.equal(said(await call(written('/w/a.py', 'y = 1', 'x = 1', 't2'))), '');
    world = {
      ...world,
      scan: async (_, text) =>
        findingsIn(text).map((each) => ({
          ...each,
          trace: [{ line: 2, kind: 'source', step: 'here' }] as const,
        })),
    };
    assert.match(said(await call(written('/w/a.py', 'y = 1', 'x = 1', 't3'))), /2 findings/);
  });

  it('keeps what was written on record, under the name of the agent', async () => {
    files.set('/w/a.py', 'fine()\n');
    await call(written('/w/a.py', 'x', 'fine()'));
    const [report] = reports;
    assert.deepEqual([report?.path, report?.text, report?.who], ['/w/a.py', 'fine()\n', 'Claude Code']);
    await call(written('/elsewhere/a.py', 'x', 'fine()'));
    assert.equal(reports.length, 1, 'what is outside is nobody’s here');
  });

  it('reads, scans and keeps a file once, however often it is written', async () => {
    const calls = Array.from({ length: 200 }, (_, i) => `call_${i}()`);
    files.set('/w/a.py', `${calls.join('\n')}\n`);
    files.set('/w/b.py', 'fine()\n');
    let reads = 0;
    world = {
      ...world,
      async read(path) {
        reads++;
        return files.get(path);
      },
    };
    const replacement = (filePath: string, newString: string): object => ({
      filePath,
      oldString: 'x',
      newString,
    });
    await call({
      ...CLAUDE,
      hook_event_name: 'PostToolUse',
      tool_name: 'MultiEdit',
      tool_input: {
        edits: [
          replacement('/w/b.py', 'fine()'),
          ...calls.slice(1).map((each) => replacement('/w/a.py', each)),
        ],
      },
    });
    assert.deepEqual([reads, scans], [2, 2]);
    assert.deepEqual(
      reports.map(({ path, writes }) => [path, writes.length]),
      [
        ['/w/b.py', 1],
        ['/w/a.py', 199],
      ],
    );
  });

  it('answers an event once, however often it is told', async () => {
    files.set('/w/a.py', 'bad(1)\n');
    const payload = written('/w/a.py', 'x', 'bad(1)');
    assert.notEqual(said(await call(payload)), '');
    assert.equal(said(await call(payload)), '');
    assert.notEqual(said(await call(written('/w/a.py', 'x', 'bad(1)', 't2'))), '');
    assert.equal(reports.length, 3, 'on record it comes to the same');
  });

  it('is short, whatever is found', async () => {
    const text = Array.from({ length: 500 }, (_, i) => `bad(${i}) ${'x'.repeat(500)}`).join('\n');
    const edits = Array.from({ length: 30 }, (_, i) => ({
      filePath: `/w/${i}.py`,
      oldString: 'a',
      newString: text,
    }));
    for (const { filePath } of edits) files.set(filePath, text);
    const payload = {
      timestamp: 't',
      hook_event_name: 'PostToolUse',
      tool_name: 'multi_replace_string_in_file',
      tool_input: { replacements: edits },
      tool_use_id: 'x',
    };
    const answer = said(await call(payload));
    assert.ok(answer.length < 8_000, `${answer.length}`);
    assert.match(answer, /500 findings in/);
  });

  describe('before a stop', () => {
    beforeEach(async () => {
      files.set('/w/a.py', 'bad(1)\nbad(2)\n');
      await call(written('/w/a.py', 'x', 'bad(1)\nbad(2)'));
      assert.equal(notes.length, 2);
    });

    it('asks once for what was told and is still there', async () => {
      files.set('/w/a.py', '# another line\nbad(1)\nfine()\n');
      const asked = said(await call(stop()));
      assert.match(asked, /"decision":"block"/);
      assert.match(asked, /1 finding in .*line 2/);
      assert.equal(said(await call(stop())), '', 'and not again');
    });

    it('has nothing to ask for when all is mended, or gone', async () => {
      files.set('/w/a.py', 'fine()\n');
      assert.equal(said(await call(stop())), '');
      files.delete('/w/a.py');
      assert.equal(said(await call(stop())), '');
    });

    it('does not hold back whoever is held back already, or when it is off', async () => {
      assert.equal(said(await call(stop(true))), '');
      assert.equal(said(await call(stop(), { ...OPTIONS, asksOnStop: false })), '');
      assert.notEqual(said(await call(stop())), '');
    });

    it('asks for new findings of the session, each once', async () => {
      assert.notEqual(said(await call(stop())), '');
      files.set('/w/a.py', 'bad(1)\nbad(2)\nbad(3)\n');
      await call(written('/w/a.py', 'x', 'bad(3)', 't2'));
      assert.match(said(await call(stop())), /1 finding .*line 3/);
      assert.equal(said(await call(stop())), '');
    });

    it('asks an agent that does not tell whether it was held back once in a session', async () => {
      const copilot = { sessionId: 's', timestamp: 1, cwd: '/w', stopReason: 'end_turn' };
      assert.notEqual(said(await call(copilot)), '');
      files.set('/w/a.py', 'bad(3)\n');
      await call(written('/w/a.py', 'x', 'bad(3)', 't2'));
      assert.equal(said(await call(copilot)), '');
    });

    it('lets a person break off', async () => {
      const cursor = { conversation_id: 's', hook_event_name: 'stop', loop_count: 0 };
      assert.equal(said(await call({ ...cursor, status: 'aborted' })), '');
      assert.equal(said(await call({ ...cursor, status: 'completed', loop_count: 1 })), '');
      assert.match(said(await call({ ...cursor, status: 'completed' })), /followup_message/);
    });

    it('needs a scan only where something is open', async () => {
      const payload = read(stop());
      assert.equal(
        needOf(payload, OPTIONS, () => []),
        'scan',
      );
      assert.equal(isOpen(payload, OPTIONS, world.memory), true);
      await call(stop());
      assert.equal(isOpen(payload, OPTIONS, world.memory), false);
      const before = scans;
      await call(stop());
      assert.equal(scans, before);
    });
  });

  describe('before an edit', () => {
    const DENY = { ...OPTIONS, denies: true };
    const edit = (old_string: string, new_string: string): object => ({
      ...written('/w/a.py', old_string, new_string),
      hook_event_name: 'PreToolUse',
    });

    it('refuses nothing that is unsure', async () => {
      files.set('/w/a.py', 'x = 1\n');
      assert.match(said(await call(edit('x = 1', 'worst(1)'), DENY)), /deny/);
      world = {
        ...world,
        scan: async (_, text) =>
          findingsIn(text).map((each) => ({ ...each, confidence: 'low', shownFor: 'unreviewed-ai' })),
      };
      assert.equal(said(await call(edit('x = 1', 'worst(1)'), DENY)), '');
    });

    it('refuses what is critical and new, if that was asked for', async () => {
      files.set('/w/a.py', 'fine()\n');
      assert.equal(said(await call(edit('fine', 'worst'))), '');
      assert.match(said(await call(edit('fine', 'worst'), DENY)), /"permissionDecision":"deny".*1 finding/);
      assert.equal(
        said(await call(edit('fine', 'bad'), DENY)),
        '',
        'what is not critical may be told after it',
      );
    });

    it('does not refuse an edit of a file that was critical before, unless it adds to it', async () => {
      files.set('/w/a.py', 'worst(1)\nfine()\n');
      assert.equal(said(await call(edit('fine()', 'good()'), DENY)), '');
      assert.match(said(await call(edit('fine()', 'worst(1)'), DENY)), /1 finding.*line/);
      assert.equal(said(await call(edit('worst(1)\n', ''), DENY)), '');
    });

    it('refuses what could not be looked at, and only then and there', async () => {
      files.set('/w/a.py', 'fine()\n');
      world = { ...world, scan: async () => Promise.reject(new Error('No engine.')) };
      assert.match(said(await call(edit('fine', 'x'), DENY)), /"deny".*could not be looked at: \\"No engine/);
      assert.deepEqual(await call(edit('fine', 'x')), { code: 0 });
      assert.deepEqual(await call(written('/w/a.py', 'x', 'fine()'), DENY), { code: 0 });
      world = { ...world, place: async () => Promise.reject(new Error('No engine.')) };
      const tool_input = { file_path: '/w/a.py', content: 'x  # nosemgrep' };
      const whole = { ...CLAUDE, hook_event_name: 'PreToolUse', tool_name: 'Write', tool_input };
      assert.deepEqual(await call(whole), { code: 0 });
      assert.deepEqual(warnings, Array(3).fill('The hook could not do its work: No engine.'));
    });

    it("has a person decide about what is a person's", async () => {
      files.set('/w/a.py', 'bad()\nx = 1  # nosemgrep\n');
      const ask = /"permissionDecision":"ask"/;
      assert.match(said(await call(edit('bad()', 'bad()  # ai-security-ignore: rule -- fine'))), ask);
      assert.equal(said(await call(edit('x = 1  # nosemgrep', 'x = 2  # nosemgrep'))), '', 'it was there');
      assert.equal(said(await call(edit('x = 1  # nosemgrep', 'x = 1'))), '');
      const whole = (file_path: string, content: string): object => ({
        ...CLAUDE,
        hook_event_name: 'PreToolUse',
        tool_name: 'Write',
        tool_input: { file_path, content },
      });
      assert.match(said(await call(whole('/w/.ai-review/marks/me/1.json', '{}'))), ask);
      assert.match(said(await call(whole('/w/sub/.ai-security-scanner.yml', ''))), ask);
      assert.match(said(await call(whole('/elsewhere/allowed_signers', ''))), ask);
      assert.match(said(await call(whole('/w/.ai-security-scanner.lock', ''))), ask);
      assert.match(said(await call(whole('/w/.ai-security/trusted_publishers', ''))), ask);
      assert.equal(said(await call(whole('/w/a.py', 'y = 1  # nosemgrep\n'))), '', 'as many as there were');
      assert.match(said(await call(whole('/w/a.py', '# nosem\n# nosem\n'))), ask);
      assert.equal(said(await call(whole('/w/ai-review.md', 'x'))), '');
    });
  });

  it('says what went wrong with the record, and goes on', async () => {
    files.set('/w/a.py', 'bad(1)\n');
    world = { ...world, keep: async () => Promise.reject(new Error('The disk is full.')) };
    assert.match(said(await call(written('/w/a.py', 'x', 'bad(1)'))), /1 finding/);
    assert.deepEqual(warnings, ['What was written is not on record: The disk is full.']);
  });
});
