/**
 * The hooks of Copilot's command line and cloud agent. How an event is written in the configuration decides
 * how payloads are: `preToolUse` brings camel case and no name of the event, `PreToolUse` brings snake case, the
 * event's name and Claude Code's tools. Answers are the same.
 *
 * It names no use of a tool. The cloud agent takes a question to a person for a no.
 */

import { BLOCK_STOP, CLAUDE_EVENTS, CLAUDE_FIELDS, type Dialect, printed } from '../dialect.ts';
import type { Json } from '../json.ts';

const answers: Dialect['answers'] = {
  tell: (additionalContext) => printed({ additionalContext }),
  ask: (reason) => printed({ permissionDecision: 'ask', permissionDecisionReason: reason }),
  deny: (reason) => printed({ permissionDecision: 'deny', permissionDecisionReason: reason }),
  goOn: BLOCK_STOP,
};

/** Which event a payload without a name is of, by what it has, the most telling first. */
const TELLING: readonly (readonly [field: string, event: string])[] = [
  ['toolResult', 'postToolUse'],
  ['toolName', 'preToolUse'],
  ['stopReason', 'agentStop'],
  ['initialPrompt', 'sessionStart'],
  ['source', 'sessionStart'],
];

export const copilotCamelCase: Dialect = {
  id: 'copilot',
  agent: 'GitHub Copilot',
  isOf: (payload) =>
    typeof payload.timestamp === 'number' &&
    !Object.hasOwn(payload, 'hook_event_name') &&
    eventOf(payload) !== undefined,
  fields: {
    event: [],
    session: ['sessionId'],
    folder: ['cwd'],
    roots: [],
    tool: ['toolName'],
    input: ['toolArgs'],
    result: ['toolResult'],
    call: [],
  },
  events: {
    preToolUse: { phase: 'before' },
    postToolUse: { phase: 'after' },
    agentStop: { phase: 'stop' },
    sessionStart: { phase: 'start' },
  },
  eventOf,
  answers,
};

export const copilotSnakeCase: Dialect = {
  id: 'copilot',
  agent: 'GitHub Copilot',
  // What VS Code sends besides has ids that are missing here.
  isOf: (payload) =>
    typeof payload.hook_event_name === 'string' &&
    typeof payload.timestamp === 'string' &&
    !['tool_use_id', 'transcript_path', 'tool_response'].some((name) => Object.hasOwn(payload, name)),
  fields: CLAUDE_FIELDS,
  events: CLAUDE_EVENTS,
  answers,
};

function eventOf(payload: Json): string | undefined {
  return TELLING.find(([field]) => Object.hasOwn(payload, field))?.[1];
}
