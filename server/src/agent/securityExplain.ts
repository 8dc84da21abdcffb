/** `securityExplain`: why something is a finding, where its data comes from, and what the rule's page says. */

import type { Rule } from '../rule/rule.ts';
import type { LineIndex } from '../text/lines.ts';
import { fenced, quoted } from '../text/quote.ts';
import { type AgentFinding, findingItem, messageText, ruleName, worstFirst } from './findingText.ts';
import { scanPath } from './readFile.ts';
import { FILE_PROPERTY, failed, LINE_PROPERTY, TEXT_PROPERTY, type Tool } from './tool.ts';

/** How many findings of one place are explained. */
const MOST_FINDINGS = 5;

/** How many steps of a data path are shown. */
const MOST_STEPS = 20;

export const securityExplain: Tool = {
  name: 'securityExplain',
  title: 'Explain a security finding',
  summary: 'Says why code is insecure, which way the data takes, and how to fix it.',
  description:
    'Explains a finding of securityScan: why the code is insecure, the path of the data from its source to the dangerous call, and what the rule asks for, with secure and insecure examples. Give `file` and `line` of the finding, or only `ruleId` for the page about a rule. Call it when a finding is unclear or has no fix.',
  inputSchema: {
    type: 'object',
    properties: {
      ruleId: { type: 'string', maxLength: 200, description: 'Id of the rule, as securityScan says it.' },
      file: FILE_PROPERTY,
      line: { ...LINE_PROPERTY, description: 'Line of the finding, from 1. Needs `file`.' },
      text: { ...TEXT_PROPERTY, description: `With \`file\`: ${TEXT_PROPERTY.description}` },
    },
    additionalProperties: false,
  },
  async run(input, workspace) {
    const { ruleId, file, line, text } = input as {
      ruleId?: string;
      file?: string;
      line?: number;
      text?: string;
    };
    if (file === undefined) {
      if (ruleId === undefined || line !== undefined || text !== undefined)
        return failed('Give `file` and `line` of a finding, or only `ruleId`.');
      const rule = (await workspace.rules()).find(({ id }) => id === ruleId);
      return rule === undefined
        ? failed(`No rule that is on here has the id ${quoted(ruleId)}.`)
        : { text: rulePage(rule) };
    }
    const scanned = await scanPath(workspace, file, text);
    if ('refusal' in scanned) return failed(scanned.refusal);
    const here = worstFirst(scanned.findings).filter(
      (finding) =>
        (line === undefined || (finding.line <= line && line <= finding.endLine)) &&
        (ruleId === undefined || finding.ruleId === ruleId),
    );
    if (here.length === 0) return failed(`There is no such finding in ${quoted(scanned.file.shown)} now.`);
    const shown = here.slice(0, MOST_FINDINGS);
    const rules = new Map(shown.map(({ ruleId: id }) => [id, scanned.scan.ruleOf(id)]));
    const left = here.length - shown.length;
    return {
      text: [
        `${quoted(scanned.file.shown)}:`,
        ...shown.map((finding, i) => explanation(finding, i + 1, scanned.lines)),
        ...(left > 0 ? [`${left} more: give their \`line\`.`] : []),
        ...[...rules.values()].flatMap((rule) => (rule === undefined ? [] : [rulePage(rule)])),
      ].join('\n\n'),
    };
  },
};

/** One finding with its code, the way of its data and its fix. */
export function explanation(finding: AgentFinding, number: number, lines: LineIndex): string {
  const parts = [findingItem(finding, number), 'The code:', codeOf(finding, lines)];
  if (finding.trace.length > 1) parts.push('The way of the data:', dataPath(finding, lines));
  return parts.join('\n');
}

function codeOf({ line, endLine }: AgentFinding, lines: LineIndex): string {
  const code = lines.text.slice(lines.startOf(line - 1), lines.endOf(endLine - 1));
  return fenced(code, { firstLine: line, maximumLines: 12 });
}

/** A step a line: what happens, and the code. */
function dataPath({ trace }: AgentFinding, lines: LineIndex): string {
  const steps = trace.map(({ line, kind, step }) => {
    const code = lines.lineText(line - 1).trim();
    return `${kind}, line ${line}, ${quoted(step, 80)}: ${quoted(code, 160)}`;
  });
  if (steps.length <= MOST_STEPS) return steps.join('\n');
  const half = MOST_STEPS / 2;
  const left = steps.length - MOST_STEPS;
  return [...steps.slice(0, half), `(${left} steps left out)`, ...steps.slice(-half)].join('\n');
}

/** What the page about a rule says; a workspace's rule speaks in quotes. */
export function rulePage(rule: Rule): string {
  const { id, title, message, severity, confidence, cwe, owasp, explanation: page, bundled } = rule;
  const own = (text: string): string => (bundled ? text.trim() : fenced(text, { maximumLines: 20 }));
  const facts = [
    `severity ${severity}`,
    `confidence ${confidence}`,
    ...cwe.map((each) => `CWE-${each}`),
    ...owasp.map((each) => (bundled ? `OWASP ${each}` : `OWASP ${quoted(each, 40)}`)),
  ];
  const said = messageText({ message, bundled, ownMessage: bundled });
  return [
    `Rule ${ruleName({ ruleId: id, bundled })} (${bundled ? title : quoted(title)}; ${facts.join(', ')}): ${said}`,
    ...(page === undefined
      ? []
      : [
          `Why: ${own(page.why)}`,
          `How to mend it: ${own(page.how)}`,
          `Insecure:\n${fenced(page.insecure, { maximumLines: 30 })}`,
          `Secure:\n${fenced(page.secure, { maximumLines: 30 })}`,
          `What the rule does not see: ${own(page.misses)}`,
        ]),
  ].join('\n');
}
