/**
 * Codex's hooks: Claude Code's events and forms, with the turn in each payload. It has nobody to ask before a
 * tool is used, so a person is told instead.
 */

import { type Dialect, printed } from '../dialect.ts';
import { claudeCode } from './claudeCode.ts';

const { ask: _, ...answers } = claudeCode.answers;

export const codex: Dialect = {
  ...claudeCode,
  id: 'codex',
  agent: 'Codex',
  isOf: (payload) => typeof payload.turn_id === 'string' && typeof payload.hook_event_name === 'string',
  answers: { ...answers, warn: (systemMessage) => printed({ systemMessage }) },
};
