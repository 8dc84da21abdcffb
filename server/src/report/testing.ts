/** For tests: reports made of a few words. */

import { type Finding, SEVERITIES, type Severity } from '../finding/finding.ts';
import type { Rule } from '../rule/rule.ts';
import { LineIndex } from '../text/lines.ts';
import type { Report, ReportedFile, ReportedProblem, ReportedRule } from './report.ts';
import type { ReviewReport } from './reviewReport.ts';

/** A finding about the first place where `code` stands in the text. */
export function findingAt(text: string, code: string, more: Partial<Finding> = {}): Finding {
  const start = text.indexOf(code);
  if (start < 0) throw new Error(`${code} does not stand in the text.`);
  return {
    ruleId: 'some-rule',
    message: 'Something is wrong. Do it otherwise.',
    severity: 'high',
    confidence: 'medium',
    cwe: [89],
    owasp: ['A03:2021'],
    start,
    end: start + code.length,
    trace: [],
    ...more,
  };
}

export function fileOf(path: string, text: string, findings: readonly Finding[]): ReportedFile {
  return {
    order: 0,
    path,
    repository: '/repository',
    repositoryPath: path,
    text,
    textAsUtf8: text,
    lines: new LineIndex(text),
    findings: [...findings],
    among: findings,
  };
}

export function ruleOf(id: string, more: Partial<Rule> = {}): Rule {
  return {
    id,
    title: 'Some rule',
    message: 'Something is wrong. Do it otherwise.',
    severity: 'high',
    confidence: 'medium',
    languages: ['python'],
    cwe: [89],
    owasp: ['A03:2021'],
    references: ['https://example.org/some-rule'],
    options: {},
    file: 'some-rule.yaml',
    bundled: true,
    ...more,
  };
}

export function reportOf(files: readonly ReportedFile[], more: Partial<Report> = {}): Report {
  const ids = new Set(files.flatMap(({ findings }) => findings.map(({ ruleId }) => ruleId)));
  return {
    toolVersion: '1.2.3',
    rulesVersion: 'abc',
    started: '2026-01-01T12:00:00.000Z',
    rules: new Map([...ids].map((id) => [id, ruleOf(id)])),
    files,
    problems: [],
    failed: false,
    run: {
      shard: { index: 1, total: 1 },
      repository: 'repository',
      root: '/repository',
      files: files.length,
      digest: 'abc',
      leftOut: 0,
    },
    stats: { files: files.length, lines: 10, binaryFiles: 0, durationMs: 1234 },
    ...more,
  };
}

/** How far a change is reviewed, with one review missing at a path for a reason. */
export function reviewOf(path: string, why: string): ReviewReport {
  return {
    since: path,
    fork: '0123456',
    passed: false,
    entries: { passed: [], exempt: [], held: [{ path }], failed: [] },
    missing: [
      { require: 'unreviewed', what: 'lines', path, startLine: 3, endLine: 4, have: 0, need: 1, why },
    ],
    authors: { lines: 2, ai: 1, human: 1, unknown: 0 },
    notes: [why],
  };
}

/** How systems look for commands in a line, by their sources and manuals; where in doubt, the wider way. */
const READERS: Record<string, (line: string) => boolean> = {
  'GitHub Actions': (line) => /^\s*::/.test(line) || line.includes('##['),
  'Azure Pipelines': (line) => line.includes('##vso[') || line.includes('##['),
  TeamCity: (line) => line.includes('##teamcity['),
  GitLab: (line) => /section_(?:start|end):\d+:/.test(line),
  Buildkite: (line) => /^\s*(?:---|\+\+\+|~~~|\^\^\^)\s/.test(line),
};

/** The lines of an output that a system which reads the log would take for a command. */
export const commandsIn = (text: string): string[] =>
  text.split(/\r\n|\n|\r/).flatMap((line) =>
    Object.entries(READERS).flatMap(([system, reads]) =>
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one.
      reads(line) || reads(line.replace(/\u001b\[[\d;]*[mK]/g, '')) ? [`${system}: ${line}`] : [],
    ),
  );

/** Texts that are made to be taken for something else by whoever reads a report. */
export const HOSTILE_TEXTS = [
  '=HYPERLINK("http://evil.example","x")',
  "+1+cmd|' /C calc'!A0",
  '\t=1+1',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  ']]></failure><system-out>',
  '![x](http://evil.example/x.png) [y](javascript:alert(1)) @everyone #1 www.evil.example',
  '`` ` ``` ~~~',
  '\n```\n# Heading\n| a | b |\n',
  '::error::x\n##[error]y',
  '\u202eltr\u2066\u0000\u0007\u001b[31m\ufffe\udc80\ud800',
  '&amp; &#39; %0A \\',
  'a,"b"\r\nc;d',
] as const;

/** A report in which all that comes from a workspace is hostile: paths, code, messages, names of rules, fixes. */
export function hostileReport(): Report {
  const rules = new Map<string, ReportedRule>();
  const files = HOSTILE_TEXTS.map((hostile, i) => {
    const ruleId = `rule ${hostile}`;
    rules.set(
      ruleId,
      ruleOf(ruleId, { title: hostile, message: hostile, bundled: false, references: [hostile] }),
    );
    const text = `first\n${hostile}\nlast\n`;
    return fileOf(`${i}/${hostile}.py`, text, [
      findingAt(text, hostile, {
        ruleId,
        message: hostile,
        severity: SEVERITIES[i % SEVERITIES.length] as Severity,
        fix: { title: hostile, edits: [{ start: 0, end: 5, text: hostile }] },
        request: { method: hostile, url: hostile, parameter: hostile },
        confirmedBy: [hostile],
        trace: [
          { kind: 'source', message: hostile, start: 0, end: 5 },
          { kind: 'sink', message: hostile, start: 6, end: 6 + hostile.length },
        ],
        ...(i % 3 === 2 ? { suppression: { comment: { start: 0, end: 1 }, reason: hostile } } : {}),
      }),
    ]);
  });
  const problems = HOSTILE_TEXTS.map(
    (message): ReportedProblem => ({ kind: 'file', message, path: message, line: 1, column: 1 }),
  );
  return reportOf(files, { rules, problems });
}
