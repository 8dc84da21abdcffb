/** `securityScan`: the findings in files, in lines of a file, or in a text that is not saved. */

import { quoted } from '../text/quote.ts';
import { type AgentFinding, findingsText } from './findingText.ts';
import { problemLines, type ScannedFile, scanFile, scanPath, setupLines } from './readFile.ts';
import { FILE_PROPERTY, failed, LINE_PROPERTY, TEXT_PROPERTY, type Tool } from './tool.ts';
import type { AgentFile } from './workspace.ts';

/** How many files one call looks at. */
const MOST_FILES = 50;

/** How long the findings of all files of a call may be together, in UTF-16 units. */
const LONGEST_ANSWER = 20_000;

export const securityScan: Tool = {
  name: 'securityScan',
  title: 'Scan code for security problems',
  summary: 'Finds insecure code in files, in some lines of a file, or in a text that is not saved yet.',
  description:
    'Finds insecure code (injection, weak cryptography, secrets, unsafe defaults and more) with the same rules as the editor and CI, offline. Call it after writing or changing code and before saying that you are done, or with `text` before writing the code. Each finding has its line, rule, reason and, where there is one, a fix. Without `files` it looks at all files that are not committed.',
  inputSchema: {
    type: 'object',
    properties: {
      files: {
        type: 'array',
        items: { type: 'string', maxLength: FILE_PROPERTY.maxLength },
        maxItems: MOST_FILES,
        description: `Paths of files of the workspace, absolute or relative to its root; at most ${MOST_FILES}.`,
      },
      startLine: { ...LINE_PROPERTY, description: 'With one file: the first line of interest, from 1.' },
      endLine: { ...LINE_PROPERTY, description: 'With one file: the last line of interest.' },
      text: {
        ...TEXT_PROPERTY,
        description: `With one file, which need not exist: ${TEXT_PROPERTY.description}`,
      },
    },
    additionalProperties: false,
  },
  async run(input, workspace, call) {
    const paths = input.files as readonly string[] | undefined;
    const { startLine, endLine, text } = input as { startLine?: number; endLine?: number; text?: string };
    const isOfOne = startLine !== undefined || endLine !== undefined || text !== undefined;
    if (isOfOne && paths?.length !== 1)
      return failed(
        '`startLine`, `endLine` and `text` are about one file: name it, and no other, in `files`.',
      );
    const changed = paths === undefined ? await workspace.changedFiles() : undefined;
    const wanted: readonly (string | AgentFile)[] = paths ?? (changed ?? []).slice(0, MOST_FILES);
    if (wanted.length === 0)
      return paths === undefined
        ? { text: 'No file differs from what is committed. Name the files to scan in `files`.' }
        : failed('`files` names no file.');
    const answer = new Answer(LONGEST_ANSWER / wanted.length);
    for (const each of wanted) {
      if (call.isCancelled()) return failed('The scan was cancelled.');
      const scanned =
        typeof each === 'string' ? await scanPath(workspace, each, text) : await scanFile(workspace, each);
      if ('refusal' in scanned) answer.refuse(scanned.refusal, paths === undefined);
      else answer.add(scanned, inLines(scanned.findings, startLine, endLine));
    }
    const left = (changed?.length ?? 0) - wanted.length;
    const setup = await setupLines(workspace);
    return answer.answer([
      ...(left > 0 ? [`${left} more changed files were not looked at: name them in \`files\`.`] : []),
      ...(setup.length > 0 ? [setup.join('\n')] : []),
    ]);
  },
};

/** The findings that touch some lines. */
function inLines(
  findings: readonly AgentFinding[],
  first = 1,
  last = Number.POSITIVE_INFINITY,
): AgentFinding[] {
  return findings.filter(({ line, endLine }) => endLine >= first && line <= last);
}

/** Puts together what is said of the files. */
class Answer {
  private readonly parts: string[] = [];
  private readonly clean: string[] = [];
  private readonly refused: string[] = [];
  private found = 0;
  private suppressed = 0;
  private scanned = 0;

  constructor(private readonly lengthOfFile: number) {}

  add(scanned: ScannedFile, findings: readonly AgentFinding[]): void {
    this.scanned++;
    this.found += findings.length;
    this.suppressed += scanned.suppressed;
    if (findings.length === 0) this.clean.push(quoted(scanned.file.shown));
    else this.parts.push(findingsText(scanned.file.shown, findings, { maximumLength: this.lengthOfFile }));
    const problems = problemLines(scanned);
    if (problems.length > 0) this.parts.push(problems.join('\n'));
  }

  /** What was not asked for by name, and that no rule looks at, is nobody's concern. */
  refuse(refusal: string, isUnasked: boolean): void {
    if (!isUnasked) this.refused.push(refusal);
  }

  answer(notes: readonly string[]): { text: string; isError?: true } {
    const { parts, clean, refused, found, suppressed, scanned } = this;
    if (scanned === 0 && refused.length > 0) return failed(refused.join('\n'));
    const text = [
      ...parts,
      ...(clean.length > 0 ? [`No findings in ${clean.join(', ')}.`] : []),
      ...(scanned === 0 ? ['No rule looks at any of the changed files.'] : []),
      ...refused.map((each) => `Not scanned: ${each}`),
      ...(suppressed > 0
        ? [`Comments in the code suppress ${suppressed} more; people see them in the report.`]
        : []),
      ...notes,
      ...(found > 0 ? [AFTERWARDS] : []),
    ].join('\n\n');
    return { text };
  }
}

const AFTERWARDS =
  'Mend the code, then scan again. A finding that seems wrong is for a person to judge: say so to the person instead of suppressing it.';
