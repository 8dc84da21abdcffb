/**
 * Reads a git-ai authorship note (standard v3, `refs/notes/ai`), so that what another tool recorded about a
 * commit can be used as evidence. A note is untrusted text: an entry that cannot be read is reported in
 * `errors` and the rest goes on. Lines that no entry names are untracked, which is not the same as human.
 */

import { unquote } from '../review/diff.ts';

/** One run of lines of one file, as the note's commit has it. Lines count from 1 and both ends belong to it. */
export interface NoteRange {
  path: string;
  author: 'ai' | 'human';
  /** The key of the entry, for example `h_31dce776f88375`. */
  key: string;
  /** The tool that the note names for it. */
  tool?: string;
  startLine: number;
  endLine: number;
}

const aiKey = /^(?:s_[0-9a-f]+::t_[0-9a-f]+|[0-9a-f]{7,})$/;
const humanKey = /^h_[0-9a-f]+$/;

/** Parses the text of one note into ranges, and one sentence for each line that could not be read. Never throws. */
export function readGitAiNote(text: string): { ranges: NoteRange[]; errors: string[] } {
  const ranges: NoteRange[] = [];
  const errors: string[] = [];
  const lines = text.split(/\r?\n/);
  const divider = lines.indexOf('---');
  if (divider < 0) return { ranges, errors: ['The git-ai note has no line "---"; it is not read.'] };
  const details = readDetails(lines.slice(divider + 1).join('\n'));
  const version = details.schema_version;
  if (typeof version !== 'string' || !version.startsWith('authorship/3.')) {
    return {
      ranges,
      errors: [
        `The git-ai note has schema ${typeof version === 'string' ? version.slice(0, 40) : 'unknown'}; only authorship/3 is read.`,
      ],
    };
  }
  let path: string | undefined;
  for (const [index, line] of lines.slice(0, divider).entries()) {
    if (line === '') continue;
    if (!line.startsWith(' ')) {
      path = unquote(line);
      continue;
    }
    const entry = /^ {2}(\S+) ([\d,-]+)$/.exec(line);
    const key = entry?.[1] ?? '';
    const author = humanKey.test(key) ? 'human' : aiKey.test(key) ? 'ai' : undefined;
    const spans = entry?.[2]?.split(',').map(readSpan);
    if (path === undefined || author === undefined || spans === undefined || spans.includes(undefined)) {
      errors.push(`Line ${index + 1} of the git-ai note cannot be read; it is left out.`);
      continue;
    }
    const tool = toolOf(details, key);
    for (const span of spans)
      if (span) ranges.push({ path, author, key, ...(tool === undefined ? {} : { tool }), ...span });
  }
  return { ranges, errors };
}

function readSpan(text: string): { startLine: number; endLine: number } | undefined {
  const match = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(text);
  if (!match) return undefined;
  const startLine = Number(match[1]);
  const endLine = Number(match[2] ?? match[1]);
  return startLine >= 1 && endLine >= startLine ? { startLine, endLine } : undefined;
}

/** The note's second part. One that is not JSON is as one of unknown schema, which the caller reports. */
function readDetails(json: string): Record<string, unknown> {
  try {
    return objectOf(JSON.parse(json));
  } catch {
    return {};
  }
}

/** The tool behind a session (`s_…::t_…`) or, in older notes, behind a prompt. */
function toolOf(details: Record<string, unknown>, key: string): string | undefined {
  const [session = ''] = key.split('::');
  const entry = objectOf(objectOf(session.startsWith('s_') ? details.sessions : details.prompts)[session]);
  const { tool } = objectOf(entry.agent_id);
  return typeof tool === 'string' && tool !== '' ? tool.slice(0, 100) : undefined;
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
