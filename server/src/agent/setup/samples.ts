/**
 * A payload for each event that set-up asks agents for, as the agent itself would send it: the doctor hands them
 * to hooks. They are about a file with insecure code, so that a hook that works has something to say.
 */

import { CONFIGURATION_FILE } from '../../config/configurationFile.ts';

/** The file that samples are about. */
export const SAMPLE_FILE = 'sample.py';
const SAMPLE_TEXT = 'import requests\n\nrequests.get("https://example.com", verify=False, timeout=5)\n';

/** A folder that samples are about: the configuration makes a project of it, outside of which hooks read nothing. */
export const SAMPLE_FOLDER: Readonly<Record<string, string>> = {
  [SAMPLE_FILE]: SAMPLE_TEXT,
  [CONFIGURATION_FILE]: '# Made to try a hook.\n',
};

/** What an agent sends for an event. `folder` holds the sample. They name no session, which hooks remember. */
export type Sample = (event: string, folder: string, path: string) => Readonly<Record<string, unknown>>;

const INSTANT = '2026-01-01T00:00:00.000Z';

/** What a command in a terminal of the samples is; nothing that anybody would be asked about. */
const COMMAND = 'ls';

/** Claude Code's form, which others took over. */
const claude: Sample = (event, folder, path) => ({
  transcript_path: '',
  cwd: folder,
  hook_event_name: event,
  ...(event === 'Stop' ? { stop_hook_active: false } : { tool_name: 'Write', tool_use_id: 'doctor' }),
  ...(event === 'Stop' ? {} : { tool_input: { file_path: path, content: SAMPLE_TEXT } }),
  ...(event === 'PostToolUse' ? { tool_response: { filePath: path } } : {}),
});

export const SAMPLES: Readonly<Record<string, Sample>> = {
  'claude-code': claude,
  vscode: (event, folder, path) => ({
    ...claude(event, folder, path),
    timestamp: INSTANT,
    ...(event === 'Stop'
      ? {}
      : { tool_name: 'create_file', tool_input: { filePath: path, content: SAMPLE_TEXT } }),
    ...(event === 'PostToolUse' ? { tool_response: 'written' } : {}),
  }),
  copilot: (event, folder, path) => ({
    hook_event_name: event,
    timestamp: INSTANT,
    cwd: folder,
    ...(event === 'Stop'
      ? { stop_reason: 'end_turn', stop_hook_active: false }
      : { tool_name: 'Write', tool_input: { path, file_text: SAMPLE_TEXT } }),
    ...(event === 'PostToolUse' ? { tool_result: { result_type: 'success', text_result_for_llm: '' } } : {}),
  }),
  cursor: (event, folder, path) => ({
    generation_id: 'doctor',
    hook_event_name: event,
    workspace_roots: [folder],
    cursor_version: '0',
    ...(event === 'stop' ? { status: 'completed', loop_count: 0 } : {}),
    ...(event === 'beforeShellExecution' ? { command: COMMAND, cwd: folder } : {}),
    ...(event === 'afterTabFileEdit'
      ? { file_path: path, edits: [{ old_string: '', new_string: SAMPLE_TEXT }] }
      : {}),
    ...(/ToolUse$/.test(event)
      ? {
          tool_name: 'Write',
          tool_input: { file_path: path, content: SAMPLE_TEXT },
          tool_use_id: 'doctor',
          cwd: folder,
        }
      : {}),
    ...(event === 'postToolUse' ? { tool_output: '{}', duration: 1 } : {}),
  }),
  windsurf: (event, folder, path) => ({
    agent_action_name: event,
    execution_id: 'doctor',
    timestamp: INSTANT,
    tool_info:
      event === 'pre_run_command'
        ? { command_line: COMMAND, cwd: folder }
        : { file_path: path, edits: [{ old_string: '', new_string: SAMPLE_TEXT }] },
  }),
  codex: (event, folder, path) => ({
    ...claude(event, folder, path),
    turn_id: 'doctor',
    ...(event === 'Stop' ? {} : { tool_name: 'apply_patch', tool_input: { command: patchOf(path) } }),
  }),
};

/** The events after which a hook that works tells of what is in the sample. */
export const TELLING: Readonly<Record<string, string>> = {
  'claude-code': 'PostToolUse',
  vscode: 'PostToolUse',
  copilot: 'PostToolUse',
  cursor: 'postToolUse',
  codex: 'PostToolUse',
};

function patchOf(path: string): string {
  const lines = SAMPLE_TEXT.trimEnd().split('\n');
  return [
    '*** Begin Patch',
    `*** Add File: ${path}`,
    ...lines.map((line) => `+${line}`),
    '*** End Patch',
  ].join('\n');
}
