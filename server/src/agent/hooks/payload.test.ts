/** Whose payload it is: the name that a hook was started with helps, and does not mislead. */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readPayload } from './payload.ts';

describe('the dialect of a payload', () => {
  const stop = { hook_event_name: 'Stop', cwd: '/work', stop_hook_active: false };
  const copilot = { ...stop, session_id: 's', timestamp: '2026-01-01T00:00:00.000Z' };
  const dialectOf = (payload: object, agent?: string): string | undefined => {
    const read = readPayload(JSON.stringify(payload), agent);
    return 'fault' in read ? undefined : read.dialect.id;
  };

  it('is that of who calls where a hook stands in the file of Claude Code', () => {
    assert.equal(dialectOf(stop, 'claude-code'), 'claude-code');
    assert.equal(dialectOf(copilot, 'claude-code'), 'copilot');
    assert.equal(dialectOf({ ...copilot, transcript_path: '/t' }, 'claude-code'), 'vscode');
    assert.equal(dialectOf({ ...stop, turn_id: 't' }, 'claude-code'), 'codex');
  });

  it('is that of the name where the payload would do for several', () => {
    assert.equal(dialectOf(copilot), 'copilot');
    assert.equal(dialectOf(copilot, 'vscode'), 'vscode');
    assert.equal(dialectOf(stop, 'cursor'), 'claude-code');
  });
});
