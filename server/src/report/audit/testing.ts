/** For tests: audits made of a report. */

import { ITEM_STATES } from '../../checklist/item.ts';
import { SEVERITIES, type Severity } from '../../finding/finding.ts';
import type { UnplacedFinding } from '../../imports/importsReport.ts';
import { sha256Hex } from '../../review/lineHash.ts';
import type { Report } from '../report.ts';
import { suppressionsOf } from '../suppressions.ts';
import { fileOf, findingAt, HOSTILE_TEXTS, hostileReport, reportOf } from '../testing.ts';
import { type AuditDocument, type AuditVerdict, SCHEMA_VERSION, WRITERS } from './document.ts';
import { auditFindings, auditRules } from './findings.ts';

/** The audit of a report; nobody has read anything, and nobody knows who wrote it. */
export function documentOf(report: Report, more: Partial<AuditDocument> = {}): AuditDocument {
  const findings = auditFindings(report, new Map(), undefined);
  return {
    schemaVersion: SCHEMA_VERSION,
    toolVersion: report.toolVersion,
    rulesVersion: report.rulesVersion,
    made: report.started,
    repository: { name: 'shop', commit: 'a'.repeat(40) },
    scanned: { paths: ['.'], files: report.files.length, lines: 10, binaryFiles: 0 },
    rules: auditRules(report.rules, findings),
    findings,
    reviews: {
      matrix: WRITERS.map((author) => ({ author, lines: 6, proven: 3, claimed: 1, changed: 0, unread: 2 })),
      readers: [{ name: 'Ada <ada@example.org>', lines: 12, proven: 9, ai: 4 }],
      marks: { total: 3, withSignature: 2 },
      notes: [],
    },
    verdicts: [],
    suppressions: suppressionsOf(report),
    problems: [],
    ...more,
  };
}

/** An audit in which all that anybody outside could have written is hostile. */
export function hostileDocument(): AuditDocument {
  return documentOf(hostileReport(), {
    repository: { name: HOSTILE_TEXTS[3], commit: HOSTILE_TEXTS[4] },
    checklist: {
      state: 'unknown',
      items: ITEM_STATES.map((state) => ({
        id: 'findings',
        title: HOSTILE_TEXTS[3],
        state,
        evidence: HOSTILE_TEXTS[4],
        advice: HOSTILE_TEXTS[3],
        places: HOSTILE_TEXTS.map((hostile) => ({ path: hostile, startLine: 1, endLine: 2, what: hostile })),
      })),
      notes: HOSTILE_TEXTS,
    },
    verdicts: HOSTILE_TEXTS.map(
      (hostile): AuditVerdict => ({
        path: hostile,
        ruleId: hostile,
        verdict: 'accepted-risk',
        reason: hostile,
        by: hostile,
        at: '2026-01-01T00:00:00.000Z',
        until: '2026-02-01',
        proven: false,
        state: 'reviewed',
      }),
    ),
    reviews: {
      matrix: [],
      readers: HOSTILE_TEXTS.map((name) => ({ name, lines: 1, proven: 0, ai: 0 })),
      marks: { total: 1, withSignature: 0 },
      notes: [HOSTILE_TEXTS[3]],
    },
    trend: {
      branch: HOSTILE_TEXTS[4],
      commits: 2,
      points: ['2026-01-01', '2026-02-01'].map((day) => ({
        commit: HOSTILE_TEXTS[3],
        at: `${day}T00:00:00.000Z`,
        files: 1,
        findings: { info: 0, low: 1, medium: 2, high: 3, critical: 4 },
      })),
      notes: [HOSTILE_TEXTS[3]],
    },
    imports: {
      runs: HOSTILE_TEXTS.map((name) => ({
        tool: { name, report: name },
        format: 'zap',
        results: 1,
        judged: 0,
      })),
      stale: HOSTILE_TEXTS.map((hostile) => unplacedOf(hostile)),
      requests: HOSTILE_TEXTS.map((hostile) => ({
        ...unplacedOf(hostile),
        request: { method: 'GET', url: hostile, parameter: hostile },
        candidates: [{ path: hostile, line: 1, why: hostile }],
      })),
    },
    problems: HOSTILE_TEXTS,
  });
}

function unplacedOf(hostile: string): UnplacedFinding {
  return {
    tool: { name: hostile, report: hostile },
    ruleId: hostile,
    message: hostile,
    severity: 'high',
    cwe: [],
    owasp: [],
    path: hostile,
    line: 1,
  };
}

/** Audits of several repositories of different states, one of them with hostile words all over it. */
export function severalDocuments(): AuditDocument[] {
  const text = 'bad()\n';
  const found = (severity: Severity): AuditDocument =>
    documentOf(reportOf([fileOf('src/pay.py', text, [findingAt(text, 'bad()', { severity })])]));
  const item = { title: 'No secret', evidence: 'None.', places: [] };
  return [
    hostileDocument(),
    {
      ...found('low'),
      repository: { name: 'team/pay' },
      made: '2026-01-03T08:15:00.000Z',
      checklist: {
        state: 'failed',
        items: [
          { id: 'secrets', ...item, state: 'failed' },
          { id: 'hooks', ...item, state: 'passed' },
        ],
        notes: [],
      },
      reviews: {
        matrix: [{ author: 'ai', lines: 3, proven: 1, claimed: 1, changed: 1, unread: 0 }],
        readers: [],
        marks: { total: 2, withSignature: 1 },
        notes: [],
      },
      problems: ['One.'],
    },
    { ...documentOf(reportOf([])), repository: { name: 'team/empty', commit: 'b'.repeat(40) } },
    { ...found('medium'), repository: { name: 'team/ship' }, toolVersion: '1.2.4' },
  ];
}

/** An audit with many findings in many files of code that differs. */
export function manyFindings(count: number, name = 'shop'): AuditDocument {
  const files = Array.from({ length: count / 10 }, (_, file) => {
    const lines = Array.from({ length: 40 }, (_, line) => {
      const hash = sha256Hex(`${name} ${file} ${line}`);
      return `    value_${hash.slice(0, 8)} = connection.execute("select ${hash.slice(8, 24)} from " + table_${line})`;
    });
    const text = `${lines.join('\n')}\n`;
    const findings = Array.from({ length: 10 }, (_, i) => {
      const line = lines[i * 4] as string;
      const start = text.indexOf(line);
      return findingAt(text, line, {
        ruleId: `rule-${i}`,
        severity: SEVERITIES[i % SEVERITIES.length] as Severity,
        trace: [
          { kind: 'source', message: 'comes in', start: 0, end: 10 },
          { kind: 'sink', message: 'goes out', start, end: start + 20 },
        ],
      });
    });
    return fileOf(`services/part-${file % 30}/module_${file}.py`, text, findings);
  });
  return documentOf(reportOf(files), { repository: { name } });
}
