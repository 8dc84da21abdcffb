/** Claude Code's hooks, the form that other agents start from. */

import {
  BLOCK_STOP,
  CLAUDE_EVENTS,
  CLAUDE_FIELDS,
  type Dialect,
  inHookOutput,
  isStopHookActive,
} from '../dialect.ts';

export const claudeCode: Dialect = {
  id: 'claude-code',
  agent: 'Claude Code',
  isOf: (payload) => typeof payload.hook_event_name === 'string',
  fields: CLAUDE_FIELDS,
  events: CLAUDE_EVENTS,
  isHeldBack: isStopHookActive,
  answers: {
    tell: inHookOutput((additionalContext) => ({ additionalContext })),
    ask: inHookOutput((reason) => ({ permissionDecision: 'ask', permissionDecisionReason: reason })),
    deny: inHookOutput((reason) => ({ permissionDecision: 'deny', permissionDecisionReason: reason })),
    goOn: BLOCK_STOP,
  },
};
