/**
 * What agents' tools do, read from what they are given. Agents name tools and fields each in their own way, and
 * mean few things: write a file, replace text in it, apply a patch, run a command. A tool that is not here does
 * nothing that matters.
 */

import type { AgentWrite } from '../../provenance/agentReport.ts';
import { type Deed, NO_DEED } from './event.ts';
import { type Json, object, objects, own, text, texts } from './json.ts';
import { patched } from './patch.ts';

type ToolKind = 'whole' | 'new' | 'edit' | 'edits' | 'editor' | 'patch' | 'opaque' | 'remove' | 'command';

const TOOLS: Readonly<Record<string, ToolKind>> = {
  // Claude Code; Copilot, Cursor and Codex use some of the names.
  Write: 'whole',
  Edit: 'edit',
  MultiEdit: 'edits',
  NotebookEdit: 'opaque',
  Bash: 'command',
  PowerShell: 'command',
  // VS Code
  create_file: 'new',
  replace_string_in_file: 'edit',
  multi_replace_string_in_file: 'edits',
  insert_edit_into_file: 'opaque',
  edit_notebook_file: 'opaque',
  apply_patch: 'patch',
  run_in_terminal: 'command',
  // Copilot
  create: 'new',
  edit: 'edit',
  str_replace_editor: 'editor',
  bash: 'command',
  powershell: 'command',
  // Cursor and Codex
  StrReplace: 'edit',
  ApplyPatch: 'patch',
  Delete: 'remove',
  Shell: 'command',
  shell: 'command',
};

/** The names under which tools are given things. */
const PATH = ['file_path', 'filePath', 'notebook_path', 'path', 'target_file'];
const CONTENT = ['content', 'contents', 'file_text', 'text'];
const OLD = ['old_string', 'oldString', 'old_str'];
const NEW = ['new_string', 'newString', 'new_str'];
const EDITS = ['edits', 'replacements'];
const EVERYWHERE = ['replace_all', 'replaceAll'];
const PATCH = ['input', 'patch', 'command'];
/** What goes into a file in a way that is not spelled out. */
const UNPLACED = ['new_source', 'newCode', 'code', ...CONTENT];
const COMMAND = ['command', 'command_line', 'commandLine'];

/** The most writes of one use of a tool, and the longest path and command, in UTF-16 units. */
export const MOST_WRITES = 200;
const LONGEST_PATH = 4_000;
export const LONGEST_COMMAND = 100_000;

/** What a tool does with its input; the result is what it answered, if it has been used. */
export function deedOf(tool: string, input: Json, result: Json): Deed {
  const kind = Object.hasOwn(TOOLS, tool) ? TOOLS[tool] : undefined;
  if (kind === undefined || isFailure(result)) return NO_DEED;
  if (kind === 'command') {
    const command = commandOf(input);
    return command === undefined ? NO_DEED : { ...NO_DEED, command };
  }
  if (kind === 'opaque') {
    const path = pathOf(input);
    const unplaced = text(input, UNPLACED) ?? texts(own(input, UNPLACED)).join('\n');
    return path === undefined ? NO_DEED : { ...NO_DEED, touched: [path], unplaced };
  }
  if (kind === 'remove') {
    const path = pathOf(input);
    return path === undefined ? NO_DEED : { ...NO_DEED, removed: [path] };
  }
  if (kind === 'patch') return bounded(patched(text(input, PATCH) ?? ''));
  return bounded({ ...NO_DEED, writes: writesOf(kind, input, result) });
}

/** A deed within the bounds, and without what is no path. */
function bounded(deed: Deed): Deed {
  const { writes, touched, removed, moved } = deed;
  if (writes.length + removed.length > MOST_WRITES)
    return { ...NO_DEED, fault: `It tells of more than ${MOST_WRITES} writes.` };
  return {
    ...deed,
    writes: writes.filter(({ path }) => isPath(path)),
    touched: touched.filter(isPath),
    removed: removed.filter(isPath),
    moved: moved.filter(({ from, to }) => isPath(from) && isPath(to)),
  };
}

/** A command: a text, or the words of it. */
function commandOf(input: Json): string | undefined {
  const command = text(input, COMMAND);
  const words = texts(own(input, COMMAND));
  if (command !== undefined || words.length === 0) return command;
  return words
    .map((word) => (/^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ');
}

function writesOf(
  kind: Exclude<ToolKind, 'command' | 'opaque' | 'patch' | 'remove'>,
  input: Json,
  result: Json,
): readonly AgentWrite[] {
  switch (kind) {
    case 'whole':
      return whole(input, result.type === 'create');
    case 'new':
      return whole(input, true);
    case 'edit':
      return edit(input, pathOf(input));
    case 'edits':
      return objects(own(input, EDITS)).flatMap((each) => edit(each, pathOf(each) ?? pathOf(input)));
    case 'editor':
      if (input.command === 'create') return whole(input, true);
      if (input.command === 'insert') return edit({ ...input, old_string: '' }, pathOf(input));
      return input.command === 'str_replace' ? edit(input, pathOf(input)) : [];
  }
}

/** Agents call a hook after a use that failed as well. */
function isFailure(result: Json): boolean {
  const type = own(result, ['resultType', 'result_type']);
  return typeof type === 'string' && type !== 'success';
}

function whole(input: Json, isNew: boolean): AgentWrite[] {
  const path = pathOf(input);
  const content = text(input, CONTENT);
  return path === undefined || content === undefined
    ? []
    : [{ path, text: content, old: undefined, everywhere: false, isNew }];
}

function edit(input: Json, path: string | undefined): AgentWrite[] {
  const old = text(input, OLD);
  const now = text(input, NEW);
  return path === undefined || old === undefined || now === undefined
    ? []
    : [{ path, text: now, old, everywhere: own(input, EVERYWHERE) === true, isNew: false }];
}

function pathOf(input: Json): string | undefined {
  const path = text(input, PATH);
  return path !== undefined && isPath(path) ? path : undefined;
}

function isPath(path: string): boolean {
  return path !== '' && path.length <= LONGEST_PATH && !path.includes('\0');
}

/** What a tool was given: an object, JSON in a text, or a patch alone. */
export function inputOf(value: unknown): Json {
  if (typeof value !== 'string') return object(value) ?? {};
  try {
    return object(JSON.parse(value)) ?? {};
  } catch {
    return { input: value };
  }
}
