/** SARIF 2.1.0, as GitHub code scanning and its like read it. */

import type { Confidence, Finding, Severity } from '../engine/finding.ts';
import type { Rule } from '../rule/rule.ts';
import { lineFingerprints } from './fingerprint.ts';
import { type Report, type ReportedFile, type ReportedProblem, regionOf } from './report.ts';

const LEVELS: Readonly<Record<Severity, string>> = {
  info: 'note',
  low: 'note',
  medium: 'warning',
  high: 'error',
  critical: 'error',
};

/** Code scanning sorts by this number: above 9 critical, from 7 high, from 4 medium, below low. */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  info: '1.0',
  low: '3.0',
  medium: '5.5',
  high: '8.0',
  critical: '9.5',
};

const PRECISION: Readonly<Record<Confidence, string>> = { low: 'low', medium: 'medium', high: 'high' };

/** Results in one run beyond which code scanning refuses the file. */
export const MAXIMUM_RESULTS = 25_000;

export function sarifReport(report: Report): string {
  const rules = [...report.rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const indexes = new Map(rules.map((rule, i) => [rule.id, i]));
  const results = report.files.flatMap((file) => resultsOf(file, indexes));
  const tooMany: ReportedProblem[] =
    results.length > MAXIMUM_RESULTS
      ? [
          {
            kind: 'limit',
            message: `There are ${results.length} results; code scanning takes ${MAXIMUM_RESULTS} in one run. Scan the folders one by one.`,
          },
        ]
      : [];
  const problems = [...report.problems, ...tooMany];
  const run = {
    tool: {
      driver: {
        name: 'AI Security Scanner',
        semanticVersion: report.toolVersion,
        version: report.toolVersion,
        properties: { rulesVersion: report.rulesVersion },
        rules: rules.map((rule) => descriptor(rule, report)),
      },
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: {
      '%SRCROOT%': { description: { text: 'The folder in which the scan was started.' } },
    },
    invocations: [
      {
        executionSuccessful: !problems.some(({ kind }) => kind === 'configuration' || kind === 'internal'),
        toolExecutionNotifications: problems.map(notification),
      },
    ],
    results,
  };
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

function descriptor(rule: Rule, report: Report): object {
  const help = helpOf(rule);
  const page = report.rulePage(rule);
  return {
    id: rule.id,
    name: rule.title.slice(0, 255),
    shortDescription: { text: rule.title.slice(0, 1024) },
    fullDescription: { text: rule.message.slice(0, 1024) },
    // A page on this machine means nothing to whoever reads the report elsewhere.
    ...(page === undefined || page.startsWith('file:') ? {} : { helpUri: page }),
    help: { text: help.replace(/[`*#]/g, ''), markdown: help },
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: {
      precision: PRECISION[rule.confidence],
      'security-severity': SECURITY_SEVERITY[rule.severity],
      tags: [
        'security',
        ...rule.cwe.map((number) => `external/cwe/cwe-${String(number).padStart(3, '0')}`),
        ...rule.owasp,
      ].slice(0, 20),
    },
  };
}

function helpOf(rule: Rule): string {
  const { explanation } = rule;
  const parts = [rule.message];
  if (explanation !== undefined) {
    parts.push(
      `## Why it matters\n\n${explanation.why}`,
      `## Insecure\n\n\`\`\`\n${explanation.insecure}\n\`\`\``,
      `## Secure\n\n\`\`\`\n${explanation.secure}\n\`\`\``,
    );
  }
  if (rule.references.length > 0)
    parts.push(`## References\n\n${rule.references.map((url) => `* ${url}`).join('\n')}`);
  return parts.join('\n\n');
}

function resultsOf(file: ReportedFile, indexes: ReadonlyMap<string, number>): object[] {
  const fingerprints = lineFingerprints(file.text);
  const occurrences = new Map<string, number>();
  return file.findings.map((finding) => {
    const region = regionOf(file.lines, finding);
    const line = file.lines.lineText(region.startLine - 1).trim();
    const key = `${finding.ruleId}|${line}`;
    const occurrence = (occurrences.get(key) ?? 0) + 1;
    occurrences.set(key, occurrence);
    const { suppression, fix, trace } = finding;
    return {
      ruleId: finding.ruleId,
      ruleIndex: indexes.get(finding.ruleId),
      level: LEVELS[finding.severity],
      message: { text: finding.message },
      locations: [location(file.path, region)],
      partialFingerprints: { primaryLocationLineHash: fingerprints[region.startLine - 1] ?? fingerprints[0] },
      // Stable when other lines change, for tools that tell results apart by `fingerprints`.
      fingerprints: { 'aiSecurityScanner/v1': `${stableHash(`${file.path}|${key}`)}:${occurrence}` },
      properties: { confidence: finding.confidence, cwe: finding.cwe.map((number) => `CWE-${number}`) },
      ...(trace.length === 0 ? {} : { codeFlows: [codeFlow(finding, file)] }),
      ...(fix === undefined ? {} : { fixes: [fixOf(finding, file)] }),
      ...(suppression === undefined
        ? {}
        : { suppressions: [{ kind: 'inSource', justification: suppression.reason }] }),
    };
  });
}

function location(path: string, region: object): object {
  return { physicalLocation: { artifactLocation: artifact(path), region } };
}

/** A URI: relative ones below the root of the sources, each segment percent-encoded. */
function artifact(path: string): object {
  const absolute = /^(?:\/|[A-Za-z]:)/.test(path);
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (!absolute) return { uri: encoded, uriBaseId: '%SRCROOT%' };
  return { uri: `file://${path.startsWith('/') ? '' : '/'}${encoded.replace(/%3A/i, ':')}` };
}

function codeFlow(finding: Finding, file: ReportedFile): object {
  const locations = finding.trace.map((step) => ({
    location: { ...location(file.path, regionOf(file.lines, step)), message: { text: step.message } },
    importance: step.kind === 'step' ? 'important' : 'essential',
  }));
  return { threadFlows: [{ locations }] };
}

function fixOf({ fix }: Finding, file: ReportedFile): object {
  const replacements = (fix?.edits ?? []).map((edit) => ({
    deletedRegion: regionOf(file.lines, edit),
    insertedContent: { text: edit.text },
  }));
  return {
    description: { text: fix?.title ?? '' },
    artifactChanges: [{ artifactLocation: artifact(file.path), replacements }],
  };
}

function notification(problem: ReportedProblem): object {
  const { line, column, path } = problem;
  return {
    level: problem.kind === 'limit' || problem.kind === 'suppression' ? 'note' : 'error',
    message: { text: problem.message },
    descriptor: { id: problem.kind },
    ...(path === undefined
      ? {}
      : {
          locations: [
            location(path, line === undefined ? {} : { startLine: line, startColumn: column ?? 1 }),
          ],
        }),
  };
}

/** FNV-1a, 32 bits twice, as sixteen hexadecimal digits. */
function stableHash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ (text.charCodeAt(i) * 31 + i), 0x85ebca6b);
  }
  return [a, b].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}
