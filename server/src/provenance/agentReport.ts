/**
 * What the hook of a coding agent says that it wrote, read from the JSON that agents hand to hooks after each
 * use of a tool, and found again in the file.
 *
 * The JSON comes from outside and may be anything. It is believed only as far as the file bears it out: the
 * text must stand there now, in one place. All that it can say is that an AI wrote lines, never that a person
 * did; so whoever forges a report makes more code count as an AI's, not less.
 */
import { type Label, labelLines, lineSpans, newLines } from './lines.ts';
import type { Provenance } from './provenance.ts';

/** Longer reports are not read, in UTF-16 units. */
export const LONGEST_REPORT = 8_000_000;
/** The most writes of one report, and the longest path. */
const MOST_WRITES = 200;
const LONGEST_PATH = 4_000;

/** A text that an agent wrote into a file. */
export interface AgentWrite {
  /** As the agent named it: absolute, or relative to where it works. */
  readonly path: string;
  /** What it put in. */
  readonly text: string;
  /** What it took out for it; undefined where it wrote the whole file. */
  readonly old: string | undefined;
  /** Whether it replaced every occurrence. */
  readonly everywhere: boolean;
  /** Whether the file is known to be new. */
  readonly isNew: boolean;
}

export interface AgentReport {
  /** The folder that relative paths start from, if it is told. */
  readonly folder: string | undefined;
  readonly writes: readonly AgentWrite[];
}

type Json = Readonly<Record<string, unknown>>;

/** How the tools of agents name what they write, by the tool's name. Tools that are not here write nothing. */
const TOOLS: Readonly<Record<string, (input: Json, response: Json) => AgentWrite[]>> = {
  Write: (input, response) => whole(input.file_path, input.content, response.type === 'create'),
  Edit: (input) => edit(input.file_path, input.old_string, input.new_string, input.replace_all === true),
  MultiEdit: (input) =>
    list(input.edits).flatMap((each) =>
      edit(input.file_path, each.old_string, each.new_string, each.replace_all === true),
    ),
  create_file: (input) => whole(input.filePath, input.content, true),
  replace_string_in_file: (input) => edit(input.filePath, input.oldString, input.newString, false),
  multi_replace_string_in_file: (input) =>
    list(input.replacements).flatMap((each) => edit(each.filePath, each.oldString, each.newString, false)),
  apply_patch: (input) => (typeof input.input === 'string' ? patched(input.input) : []),
};

/** Reads a report; a sentence when it is none. A report of anything but a finished write has no writes. */
export function readAgentReport(text: string): AgentReport | { fault: string } {
  if (text.length > LONGEST_REPORT) return { fault: `It is longer than ${LONGEST_REPORT} characters.` };
  let json: unknown;
  try {
    json = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    return { fault: 'It is not JSON.' };
  }
  const report = object(json);
  if (report === undefined) return { fault: 'It is not a JSON object.' };
  // Agents differ in how they spell the names.
  const event = report.hook_event_name ?? report.hookEventName;
  const tool = report.tool_name ?? report.toolName;
  if (typeof event !== 'string') return { fault: 'It names no "hook_event_name".' };
  const folder = typeof report.cwd === 'string' && report.cwd !== '' ? report.cwd : undefined;
  const read = typeof tool === 'string' && Object.hasOwn(TOOLS, tool) ? TOOLS[tool] : undefined;
  if (event !== 'PostToolUse' || read === undefined) return { folder, writes: [] };
  const input = object(report.tool_input ?? report.toolInput) ?? {};
  const writes = read(input, object(report.tool_response ?? report.toolResponse) ?? {});
  if (writes.length > MOST_WRITES) return { fault: `It tells of more than ${MOST_WRITES} writes.` };
  return { folder, writes };
}

/**
 * Who wrote the lines of a file as it is now, by line from 0, as far as a write tells. `committed` is the
 * file's text in the commit that is checked out, '' if it has none: what stood there is not taken for the
 * agent's work where it wrote the file as a whole.
 */
export function reportedLines(
  text: string,
  write: AgentWrite,
  committed: string,
  { time, who }: { time: number; who: string | undefined },
): (Provenance | undefined)[] {
  const current = withLineFeeds(text);
  const wanted = withLineFeeds(write.text);
  // Nobody but the agent knows what stood in a file before it wrote all of it anew.
  const isSure = write.old !== undefined || write.isNew;
  const provenance: Provenance = {
    author: 'ai',
    confidence: isSure ? 'certain' : 'low',
    evidence: [{ kind: 'agent-report', time, ...(who === undefined ? {} : { who }) }],
  };
  const before =
    write.old === undefined ? (write.isNew ? '' : withLineFeeds(committed)) : withLineFeeds(write.old);
  const spans = write.old === undefined ? wholeSpan(current, wanted) : placesOf(current, wanted, write);
  const labels = spans.flatMap(({ start, end }) => labelsIn(current, start, end, before, provenance));
  return labelLines(current, labels);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The whole text, if it is what was written but for blanks at its end. */
function wholeSpan(current: string, wanted: string): Span[] {
  return current.trimEnd() === wanted.trimEnd() && wanted.trim() !== ''
    ? [{ start: 0, end: current.length }]
    : [];
}

/** Where a text stands: in one place, or in all that there are if all were replaced. */
function placesOf(current: string, wanted: string, { everywhere }: AgentWrite): Span[] {
  const found: Span[] = [];
  if (wanted.trim() === '') return found;
  for (let at = current.indexOf(wanted); at >= 0; at = current.indexOf(wanted, at + wanted.length))
    found.push({ start: at, end: at + wanted.length });
  return everywhere || found.length === 1 ? found : [];
}

/** The parts of a written text that were not in what it replaced: whole lines, and what changed in a line. */
function labelsIn(text: string, from: number, to: number, old: string, provenance: Provenance): Label[] {
  const written = text.slice(from, to);
  const most = Math.min(old.length, written.length);
  let head = 0;
  while (head < most && old[head] === written[head]) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === written[written.length - 1 - tail]) tail++;
  const fresh = newLines(old, written);
  return lineSpans(written).flatMap(({ start, end }, line) => {
    const first = Math.max(start, head);
    const last = Math.min(end, written.length - tail);
    return fresh.has(line) && first < last ? [{ start: from + first, end: from + last, provenance }] : [];
  });
}

function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function whole(path: unknown, text: unknown, isNew: boolean): AgentWrite[] {
  return isPath(path) && typeof text === 'string'
    ? [{ path, text, old: undefined, everywhere: false, isNew }]
    : [];
}

function edit(path: unknown, old: unknown, text: unknown, everywhere: boolean): AgentWrite[] {
  return isPath(path) && typeof text === 'string' && typeof old === 'string'
    ? [{ path, text, old, everywhere, isNew: false }]
    : [];
}

/** The writes of a patch in the form that agents use: files by name, hunks by their lines alone. */
function patched(patch: string): AgentWrite[] {
  const writes: AgentWrite[] = [];
  let file: { path: string; isNew: boolean } | undefined;
  let old: string[] = [];
  let now: string[] = [];
  const finish = (): void => {
    if (file !== undefined && now.length > 0)
      writes.push(
        ...(file.isNew
          ? whole(file.path, `${now.join('\n')}\n`, true)
          : edit(file.path, old.join('\n'), now.join('\n'), false)),
      );
    old = [];
    now = [];
  };
  for (const line of withLineFeeds(patch).split('\n')) {
    const [, verb, path] = /^\*\*\* (Add|Update|Delete) File: (.+)$/.exec(line) ?? [];
    if (path !== undefined || line.startsWith('@@') || line.startsWith('*** End')) finish();
    if (path !== undefined) file = verb === 'Delete' ? undefined : { path, isNew: verb === 'Add' };
    else if (line.startsWith('+')) now.push(line.slice(1));
    else if (line.startsWith('-')) old.push(line.slice(1));
    else if (line.startsWith(' ')) {
      old.push(line.slice(1));
      now.push(line.slice(1));
    }
  }
  finish();
  return writes;
}

function isPath(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_PATH && !value.includes('\0');
}

function list(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(object).filter((each) => each !== undefined) : [];
}

function object(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}
