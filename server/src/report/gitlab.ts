/**
 * GitLab's report of static analysis, in version 15.2.1 of its schema. GitLab knows a vulnerability again by its
 * first identifier and its place; ours is the rule, which keeps its name. Ids are made of the fingerprints, so that
 * the same finding has the same id in every run. What does not count is left out: GitLab knows no suppressions.
 */

import type { Severity } from '../finding/finding.ts';
import { factsOf, placeInCell } from '../finding/shownText.ts';
import { wellFormedJson } from '../text/wellFormed.ts';
import { uuidOf } from './fingerprint.ts';
import type { Format } from './format.ts';
import { countingFound, type Found } from './found.ts';
import { patchOf } from './patch.ts';
import { problemText, type Report, type ReportedRule } from './report.ts';
import { cut, cweUri } from './sarifRules.ts';

const VERSION = '15.2.1';
const NAME = 'AI Security Scanner';
const ID = 'ai-security-scanner';

const MAXIMUM_NAME = 255;
const MAXIMUM_SOLUTION = 7000;
/** GitLab keeps the first twenty. */
const MAXIMUM_IDENTIFIERS = 20;

const SEVERITY: Readonly<Record<Severity, string>> = {
  info: 'Info',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
};

export const gitlab: Format = {
  name: 'gitlab',
  summary: `GitLab's report of static analysis (\`artifacts:reports:sast\`, ${VERSION}), with fixes as remediations`,
  extension: 'json',
  write: (report) => ({ text: wellFormedJson(gitlabReport(report)) }),
};

function gitlabReport(report: Report): object {
  const tool = { id: ID, name: NAME, version: report.toolVersion, vendor: { name: NAME } };
  const started = Date.parse(report.started);
  const found = withIds(countingFound(report));
  return {
    version: VERSION,
    scan: {
      analyzer: tool,
      scanner: tool,
      start_time: time(started),
      end_time: time(started + report.stats.durationMs),
      status: report.failed ? 'failure' : 'success',
      type: 'sast',
      messages: report.problems.map((problem) => ({
        level: report.failed ? 'fatal' : 'warn',
        value: problemText(problem),
      })),
    },
    vulnerabilities: found.map((each) => vulnerability(each, report.rules.get(each.finding.ruleId))),
    remediations: found.flatMap(remediation),
  };
}

interface WithId extends Found {
  readonly id: string;
}

/** Equal findings of two repositories have one fingerprint: only the first keeps the id that is made of it alone. */
function withIds(found: readonly Found[]): WithId[] {
  const taken = new Set<string>();
  return found.map((each) => {
    let id = uuidOf(each.fingerprint);
    for (let again = 1; taken.has(id); again++) id = uuidOf(`${each.fingerprint} ${again}`);
    taken.add(id);
    return { ...each, id };
  });
}

/** An instant without zone, which is UTC, and without fractions of a second. */
function time(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19);
}

function vulnerability({ id, finding, file, region }: WithId, rule: ReportedRule | undefined): object {
  const { fix } = finding;
  const identifiers = [
    { type: 'ai_security_scanner_rule', name: finding.ruleId, value: finding.ruleId },
    ...finding.cwe.map((number) => ({
      type: 'cwe',
      name: `CWE-${number}`,
      value: String(number),
      url: cweUri(number),
    })),
    ...finding.owasp.map((category) => ({ type: 'owasp', name: category, value: category })),
  ];
  const links = (rule?.references ?? []).filter((url) => /^https?:\/\//.test(url)).map((url) => ({ url }));
  // GitLab takes no empty texts, and a last line that is none of its own would be shown.
  const endsBefore = region.endColumn === 1 && region.endLine > region.startLine;
  return {
    id,
    identifiers: identifiers.slice(0, MAXIMUM_IDENTIFIERS),
    name: cut(rule?.title || finding.ruleId, MAXIMUM_NAME),
    description: descriptionOf({ finding, file }),
    severity: SEVERITY[finding.severity],
    location: {
      file: file.repositoryPath,
      start_line: region.startLine,
      end_line: endsBefore ? region.endLine - 1 : region.endLine,
    },
    ...(fix === undefined || fix.title === '' ? {} : { solution: cut(fix.title, MAXIMUM_SOLUTION) }),
    ...(links.length === 0 ? {} : { links }),
  };
}

/** What is wrong, where in a notebook, what a test from outside has to do with it, and the way of the data as a list. */
function descriptionOf({ finding, file }: Pick<Found, 'finding' | 'file'>): string {
  const steps = finding.trace.map(({ message, start }, i) => {
    return `${i + 1}. line ${file.lines.lineAt(start) + 1}: ${message}`;
  });
  const tested = [...placeInCell(finding), ...factsOf(finding)].join('\n');
  return [finding.message || finding.ruleId, tested, steps.join('\n')]
    .filter((each) => each !== '')
    .join('\n\n');
}

/** Platforms apply the diff to the bytes of the file, which are those of the text only where it is UTF-8. */
function remediation({ id, finding, file }: WithId): object[] {
  const { fix } = finding;
  const { text, textAsUtf8 } = file;
  if (fix === undefined || textAsUtf8 === undefined) return [];
  const mark = textAsUtf8.length - text.length;
  const edits = fix.edits.map((edit) => ({ ...edit, start: edit.start + mark, end: edit.end + mark }));
  const diff = patchOf(file.repositoryPath, textAsUtf8, edits);
  if (diff === '') return [];
  const summary = fix.title || finding.ruleId;
  return [{ fixes: [{ id }], summary, diff: Buffer.from(diff).toString('base64') }];
}
