/** `reviewStatus`: how far files are reviewed by people. It reads; marking is a person's, in the editor. */

import { quoted } from '../text/quote.ts';
import { tryScan } from './readFile.ts';
import { FILE_PROPERTY, failed, type Tool } from './tool.ts';
import type { AgentFile, AgentReview } from './workspace.ts';

const MOST_FILES = 50;

export const reviewStatus: Tool = {
  name: 'reviewStatus',
  title: 'Say how far code is reviewed',
  summary: 'Says how many lines and findings of files people have reviewed. It marks nothing.',
  description:
    'Says how far files are reviewed by people: lines reviewed, changed since their review and not reviewed, AI-written lines that nobody has read, and findings that nobody has judged. It only reads: no tool can mark, judge or suppress anything, a person does that in the editor. Call it to tell the person what is left to review. Without `files` it is about all files that are not committed.',
  inputSchema: {
    type: 'object',
    properties: {
      files: {
        type: 'array',
        items: { type: 'string', maxLength: FILE_PROPERTY.maxLength },
        maxItems: MOST_FILES,
        description: `Paths of files of the workspace, absolute or relative to its root; at most ${MOST_FILES}.`,
      },
    },
    additionalProperties: false,
  },
  async run(input, workspace, call) {
    const paths = input.files as readonly string[] | undefined;
    const changed = paths === undefined ? await workspace.changedFiles() : [];
    const wanted: readonly (string | AgentFile)[] = paths ?? changed.slice(0, MOST_FILES);
    if (wanted.length === 0)
      return paths === undefined
        ? { text: 'No file differs from what is committed. Name the files in `files`.' }
        : failed('`files` names no file.');
    const lines: string[] = [];
    let isAnyRead = false;
    for (const each of wanted) {
      if (call.isCancelled()) return failed('The call was cancelled.');
      const file = typeof each === 'string' ? await workspace.locate(each) : each;
      const read = 'refusal' in file ? file : await workspace.read(file);
      if ('refusal' in file || 'refusal' in read)
        lines.push(`Not read: ${(read as { refusal: string }).refusal}`);
      else {
        isAnyRead = true;
        const scan = await tryScan(workspace, file, read.text);
        if (scan !== null && 'refusal' in scan) {
          lines.push(scan.refusal);
          continue;
        }
        const open = (scan?.findings ?? []).filter(({ suppression }) => suppression === undefined);
        const review = await workspace.review(file, read.text, open);
        lines.push(`${quoted(file.shown)}: ${sentence(review)}`);
      }
    }
    if (!isAnyRead && paths !== undefined) return failed(lines.join('\n'));
    const left = changed.length - wanted.length;
    if (paths === undefined && left > 0) lines.push(`${left} more changed files: name them in \`files\`.`);
    return { text: [...lines, WHOSE].join('\n') };
  },
};

const WHOSE = 'Reviewing is for a person, in the editor: no tool marks, judges or suppresses.';

function sentence(review: AgentReview): string {
  const { lines, reviewed, stale, unreviewed, unreviewedAi, judged } = review;
  return [
    `${reviewed} of ${lines} lines reviewed`,
    `${stale} changed since their review`,
    `${unreviewed} not reviewed (${unreviewedAi} of what is left known or likely to be by AI)`,
    `${judged.filter((each) => !each).length} of ${judged.length} findings not judged`,
  ].join(', ');
}
