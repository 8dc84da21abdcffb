import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { AGENTS } from './dialects/index.ts';
import { type Payload, readPayload } from './payload.ts';

const TIME = '2026-06-15T10:15:00.000Z';
const CLAUDE = { hook_event_name: 'Stop', session_id: 's', stop_hook_active: false };

function read(payload: object, agent?: string): Payload {
  const found = readPayload(JSON.stringify(payload), agent);
  assert.ok('event' in found, JSON.stringify(found));
  return found;
}

describe('a payload', () => {
  it('tells who calls', () => {
    for (const [payload, agent] of [
      [CLAUDE, 'claude-code'],
      [{ ...CLAUDE, timestamp: TIME, transcript_path: '/t' }, 'vscode'],
      [{ hookEventName: 'Stop', sessionId: 's' }, 'vscode'],
      [{ ...CLAUDE, timestamp: TIME }, 'copilot'],
      [{ timestamp: 1, sessionId: 's', stopReason: 'end_turn' }, 'copilot'],
      [{ ...CLAUDE, turn_id: 't' }, 'codex'],
      [{ hook_event_name: 'stop', conversation_id: 'c' }, 'cursor'],
      [{ agent_action_name: 'post_write_code' }, 'windsurf'],
    ] as const) {
      assert.equal(read(payload).dialect.id, agent);
      assert.equal(read(payload, 'nobody').dialect.id, agent);
      assert.ok(AGENTS.includes(agent));
    }
  });

  it('leaves it to the name only where several would do', () => {
    assert.equal(read({ ...CLAUDE, timestamp: TIME }, 'vscode').dialect.id, 'vscode');
    assert.equal(read(CLAUDE, 'cursor').dialect.id, 'claude-code');
    assert.equal(read({ agent_action_name: 'post_write_code' }, 'claude-code').dialect.id, 'windsurf');
  });

  it("may come by the hooks in Claude Code's files, which others run too", () => {
    const payload = { ...CLAUDE, timestamp: TIME, transcript_path: '/t' };
    assert.equal(read(payload, 'claude-code').dialect.id, 'vscode');
    assert.equal(read({ ...CLAUDE, turn_id: 't' }, 'claude-code').dialect.id, 'codex');
  });

  it('tells whether the agent goes on already', () => {
    assert.equal(read(CLAUDE).event.isHeldBack, false);
    assert.equal(read({ ...CLAUDE, stop_hook_active: true }).event.isHeldBack, true);
    assert.equal(
      read({ hook_event_name: 'stop', conversation_id: 'c', loop_count: 2 }).event.isHeldBack,
      true,
    );
  });

  it('may have a command as its words', () => {
    const commandOf = (command: unknown): string | undefined =>
      read({ ...CLAUDE, hook_event_name: 'PreToolUse', tool_name: 'shell', tool_input: { command } }).event
        .deed.command;
    assert.equal(commandOf(['bash', '-lc', "echo 'a' > b"]), "bash -lc 'echo '\\''a'\\'' > b'");
    assert.equal(commandOf('npm test'), 'npm test');
    assert.equal(commandOf([]), undefined);
    assert.equal(commandOf({ a: 1 }), undefined);
  });

  it('is bounded', () => {
    const edits = Array(201).fill({ old_string: 'a', new_string: 'b' });
    const many = {
      ...CLAUDE,
      hook_event_name: 'PostToolUse',
      tool_name: 'MultiEdit',
      tool_input: { file_path: 'a', edits },
    };
    assert.match(read(many).event.deed.fault ?? '', /more than 200/);
    const more = 'x'.repeat(8_000_000);
    const { deed, kind } = read({
      ...many,
      tool_input: { file_path: 'a', edits: edits.slice(1) },
      more,
    }).event;
    assert.match(deed.fault ?? '', /^It is longer than 8000000 characters; write in smaller parts\.$/);
    assert.deepEqual([kind, deed.writes], ['edited', []]);
    assert.deepEqual(
      [read({ ...CLAUDE, more }).event.kind, read({ ...many, tool_name: 'Read', more }).event.kind],
      ['stop', 'other'],
      'what writes nothing can be as long',
    );
    const { event } = read({ ...CLAUDE, session_id: 'x'.repeat(5_000), cwd: 'a\0b' });
    assert.deepEqual([event.session, event.folder], [undefined, undefined]);
  });
});
