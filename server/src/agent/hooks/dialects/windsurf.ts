/**
 * Windsurf's hooks: what is printed reaches nobody but for a person's log. Before something is done, exit code 2
 * says no, and the model is given the error output.
 */

import type { Dialect } from '../dialect.ts';

const BEFORE = ['pre_write_code', 'pre_run_command'];

export const windsurf: Dialect = {
  id: 'windsurf',
  agent: 'Windsurf',
  isOf: (payload) => typeof payload.agent_action_name === 'string',
  fields: {
    event: ['agent_action_name'],
    session: ['trajectory_id'],
    folder: ['cwd'],
    roots: [],
    tool: [],
    input: ['tool_info'],
    result: [],
    call: ['execution_id'],
  },
  events: {
    pre_write_code: { phase: 'before', tool: 'MultiEdit' },
    post_write_code: { phase: 'after', tool: 'MultiEdit' },
    pre_run_command: { phase: 'before', tool: 'Shell' },
  },
  answers: {
    deny: (error, event) => (BEFORE.includes(event) ? { error, code: 2 } : undefined),
  },
};
