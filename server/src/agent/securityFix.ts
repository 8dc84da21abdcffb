/**
 * `securityFix`: the mechanical fixes of findings, as edits for the agent to make. It applies none: what is
 * written is written by the agent's own tools, which its host watches over.
 */

import { fixesTogether } from '../fix/apply.ts';
import { fixHunks } from '../report/fixHunks.ts';
import type { LineIndex } from '../text/lines.ts';
import { exact, fenced, quoted } from '../text/quote.ts';
import { agentFinding, ruleName } from './findingText.ts';
import { type ScannedFile, scanPath } from './readFile.ts';
import { FILE_PROPERTY, failed, LINE_PROPERTY, TEXT_PROPERTY, type Tool } from './tool.ts';

/** Edits that are longer together, as JSON in UTF-16 units, are not handed over. */
const LONGEST_EDITS = 30_000;

export const securityFix: Tool = {
  name: 'securityFix',
  title: 'Get fixes for security findings',
  summary: 'Gives the edits that fix findings. It changes no file.',
  description:
    'Gives the edits that fix the findings of a file, tried beforehand: the code still parses and the findings are gone. It changes no file: make the edits with your own editing tool. With `line` only for the findings there. Call it before thinking up a fix yourself; where it has none, securityExplain says what to do.',
  inputSchema: {
    type: 'object',
    properties: {
      file: FILE_PROPERTY,
      line: { ...LINE_PROPERTY, description: 'Only the findings on this line, from 1.' },
      ruleId: { type: 'string', maxLength: 200, description: 'Only the findings of this rule.' },
      text: TEXT_PROPERTY,
    },
    required: ['file'],
    additionalProperties: false,
  },
  async run(input, workspace) {
    const { file, line, ruleId, text } = input as {
      file: string;
      line?: number;
      ruleId?: string;
      text?: string;
    };
    const scanned = await scanPath(workspace, file, text);
    if ('refusal' in scanned) return failed(scanned.refusal);
    const { scan, lines } = scanned;
    const wanted = scan.findings.filter(({ start, end, suppression, ruleId: id }) => {
      const isThere =
        line === undefined || (lines.lineAt(start) <= line - 1 && line - 1 <= lines.lineAt(end));
      return suppression === undefined && isThere && (ruleId === undefined || id === ruleId);
    });
    const shown = quoted(scanned.file.shown);
    if (wanted.length === 0)
      return { text: `There is no such finding in ${shown} now: nothing is to be mended.` };
    const { edits, findings: mended } = fixesTogether(wanted);
    const left = wanted.filter((finding) => !mended.includes(finding));
    if (mended.length === 0)
      return { text: `None of these has a mechanical fix in ${shown}: ${named(left, scanned)}. ${ASK_WHY}` };
    const json = editsJson(edits, lines);
    if (json.length > LONGEST_EDITS)
      return failed(
        `The edits for ${shown} are too long together: ask with \`line\` for one finding at a time.`,
      );
    return {
      text: [
        `Edits for ${shown} that mend ${named(mended, scanned)}. All refer to the text as it is now; lines and columns count from 1, columns in UTF-16 units, the end is not part of the range:`,
        json,
        'The same as lines taken away and added:',
        ...hunks(scanned, edits),
        ...(left.length > 0
          ? [`Not mended by them: ${named(left, scanned)}. Scan again afterwards. ${ASK_WHY}`]
          : ['Make them, then scan again.']),
      ].join('\n'),
    };
  },
};

const ASK_WHY = 'securityExplain says what to do about a finding without a fix.';

type Edits = ReturnType<typeof fixesTogether>['edits'];

/** An edit a line, as JSON that can be read back exactly. */
function editsJson(edits: Edits, lines: LineIndex): string {
  const place = (offset: number): string => {
    const { line, column } = lines.positionAt(offset);
    return `"line":${line + 1},"column":${column + 1}`;
  };
  const each = edits.map(
    ({ start, end, text }) => `{"start":{${place(start)}},"end":{${place(end)}},"newText":${exact(text)}}`,
  );
  return `[\n${each.join(',\n')}\n]`;
}

function hunks({ lines }: ScannedFile, edits: Edits): string[] {
  return fixHunks(edits, lines.text, lines).map(({ line, removed, added }) => {
    const changed = [...removed.map((text) => `- ${text}`), ...added.map((text) => `+ ${text}`)];
    return `At line ${line}:\n${fenced(changed.join('\n'))}`;
  });
}

/** `line 3 (rule sql-injection), line 9 (rule …)`. */
function named(findings: ScannedFile['scan']['findings'], { lines, scan }: ScannedFile): string {
  const shown = findings.slice(0, 10).map((finding) => {
    const each = agentFinding(finding, lines, scan.ruleOf(finding.ruleId));
    return `line ${each.line} (rule ${ruleName(each)})`;
  });
  const more = findings.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
