/** A file with the text that a tool is to look at, and its scan: what most tools begin with. */

import type { Finding, Problem } from '../finding/finding.ts';
import { LineIndex } from '../text/lines.ts';
import { quoted } from '../text/quote.ts';
import { type AgentFinding, agentFinding } from './findingText.ts';
import type { AgentFile, AgentScan, AgentWorkspace, Refusal } from './workspace.ts';

export interface ScannedFile {
  readonly file: AgentFile;
  readonly lines: LineIndex;
  readonly scan: AgentScan;
  /** Those findings that no comment suppresses, as the engine says them, */
  readonly open: readonly Finding[];
  /** and the same, in the same order, as agents are told of them. */
  readonly findings: readonly AgentFinding[];
  /** How many findings comments in the code suppress. */
  readonly suppressed: number;
}

/** Finds, reads and scans the file at a path; `text` counts instead of what stands in it. */
export async function scanPath(
  workspace: AgentWorkspace,
  path: string,
  text?: string,
): Promise<ScannedFile | Refusal> {
  const file = await workspace.locate(path);
  if ('refusal' in file) return file;
  return scanFile(workspace, file, text);
}

export async function scanFile(
  workspace: AgentWorkspace,
  file: AgentFile,
  text?: string,
): Promise<ScannedFile | Refusal> {
  const read = text === undefined ? await workspace.read(file) : { text };
  if ('refusal' in read) return read;
  const scan = await tryScan(workspace, file, read.text);
  if (scan !== null && 'refusal' in scan) return scan;
  if (scan === null) return { refusal: `No rule looks at files like ${quoted(file.shown)}.` };
  const lines = new LineIndex(read.text);
  const open = scan.findings.filter(({ suppression }) => suppression === undefined);
  return {
    file,
    lines,
    scan,
    open,
    findings: open.map((finding) => agentFinding(finding, lines, scan.ruleOf(finding.ruleId))),
    suppressed: scan.findings.length - open.length,
  };
}

/** Scans a text. What goes wrong with one file is said, and costs no other. */
export async function tryScan(
  workspace: AgentWorkspace,
  file: AgentFile,
  text: string,
): Promise<AgentScan | Refusal | null> {
  try {
    return await workspace.scan(file, text);
  } catch (error) {
    const why = quoted(error instanceof Error ? error.message : String(error));
    return { refusal: `The scan of ${quoted(file.shown)} failed: ${why}. Please report this.` };
  }
}

/** What a scan could not look at, as lines of an answer: its silence there says nothing. */
export function problemLines({ file, scan }: ScannedFile): string[] {
  return listed(`Not everything in ${quoted(file.shown)} could be checked:`, scan.problems);
}

/** What is wrong with the configuration and the rules that were used, as lines of an answer. */
export async function setupLines(workspace: AgentWorkspace): Promise<string[]> {
  return listed('The configuration or rules of the workspace have problems:', await workspace.problems());
}

function listed(heading: string, problems: readonly Problem[]): string[] {
  const shown = problems.slice(0, MOST_PROBLEMS).map(({ message }) => `- ${quoted(message, 300)}`);
  if (shown.length === 0) return [];
  const more = problems.length - shown.length;
  return [heading, ...shown, ...(more > 0 ? [`- and ${more} more`] : [])];
}

const MOST_PROBLEMS = 5;
