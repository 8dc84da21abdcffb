/**
 * Cursor's hooks. Besides tools it has events of their own for edits, also for those accepted with Tab, and for
 * commands. Only the latter ask a person; what is said of an edit reaches the model after a tool only.
 */

import { type Dialect, type Form, printed } from '../dialect.ts';

/** A form for some events only. */
function only(events: readonly string[], form: Form): Form {
  return (text, event) => (events.includes(event) ? form(text, event) : undefined);
}

function permission(decision: 'ask' | 'deny'): Form {
  return (text) => printed({ permission: decision, user_message: text, agent_message: text });
}

export const cursor: Dialect = {
  id: 'cursor',
  agent: 'Cursor',
  isOf: (payload) =>
    typeof payload.hook_event_name === 'string' &&
    /^[a-z]/.test(payload.hook_event_name) &&
    ['conversation_id', 'generation_id', 'cursor_version', 'workspace_roots'].some((name) =>
      Object.hasOwn(payload, name),
    ),
  fields: {
    event: ['hook_event_name'],
    session: ['conversation_id'],
    folder: ['cwd'],
    roots: ['workspace_roots'],
    tool: ['tool_name'],
    input: ['tool_input'],
    result: ['tool_output'],
    call: ['tool_use_id'],
  },
  events: {
    preToolUse: { phase: 'before' },
    postToolUse: { phase: 'after' },
    beforeShellExecution: { phase: 'before', tool: 'Shell' },
    afterFileEdit: { phase: 'after', tool: 'MultiEdit' },
    afterTabFileEdit: { phase: 'after', tool: 'MultiEdit' },
    stop: { phase: 'stop' },
    sessionStart: { phase: 'start' },
  },
  isHeldBack: (payload) => typeof payload.loop_count === 'number' && payload.loop_count > 0,
  isOwnStop: (payload) => payload.status === undefined || payload.status === 'completed',
  answers: {
    tell: only(['postToolUse'], (additional_context) => printed({ additional_context })),
    ask: only(['beforeShellExecution'], permission('ask')),
    deny: only(['preToolUse', 'beforeShellExecution'], permission('deny')),
    goOn: only(['stop'], (followup_message) => printed({ followup_message })),
  },
};
