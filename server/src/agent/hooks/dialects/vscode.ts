/**
 * The hooks of the agent in VS Code. Its payloads carry the time and ids, in two spellings: that of its
 * documentation and that of the program. It ignores matchers, so every use of every tool comes here.
 */

import { type Dialect, printed } from '../dialect.ts';
import { claudeCode } from './claudeCode.ts';

export const vscode: Dialect = {
  ...claudeCode,
  id: 'vscode',
  agent: 'VS Code',
  isOf: (payload) =>
    typeof payload.hookEventName === 'string' ||
    (typeof payload.hook_event_name === 'string' && typeof payload.timestamp === 'string'),
  answers: {
    ...claudeCode.answers,
    goOn: (reason, hookEventName) =>
      printed({
        decision: 'block',
        reason,
        hookSpecificOutput: { hookEventName, decision: 'block', reason },
      }),
  },
};
