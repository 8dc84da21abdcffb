/** The sections of an audit's page: another one is a function and a line in the table below. */

import { GRAVEST_FIRST, SEVERITIES } from '../../finding/finding.ts';
import type { UnplacedFinding } from '../../imports/importsReport.ts';
import { counted, grouped } from '../../text/counted.ts';
import { type Markup, markup } from '../markup.ts';
import { cweUri } from '../sarifRules.ts';
import { areaChart, barChart, type Row, type Series } from './charts.ts';
import { checklistSection } from './checklist.ts';
import { openBySeverity, openOnes } from './counts.ts';
import type { AuditDocument, AuditFinding, Writer } from './document.ts';
import { bullets, type Setting, table } from './tables.ts';

export interface Section {
  readonly id: string;
  readonly title: string;
  /** Undefined where there is nothing to say. */
  readonly body: (document: AuditDocument, setting: Setting) => Markup | undefined;
  /** Left out where audits stand side by side, for a reason that stands beside it. */
  readonly isOnlyAlone?: true;
}

/** A section as it stands on a page. */
export interface ShownSection {
  readonly id: string;
  readonly title: string;
  readonly content: Markup;
}

/** What a page says above the findings one by one. */
export interface Contents {
  readonly title: string;
  readonly subtitle: string;
  readonly sections: readonly ShownSection[];
}

export const SECTIONS: readonly Section[] = [
  // The table of repositories says it of all of them.
  { id: 'summary', title: 'Summary', body: summary, isOnlyAlone: true },
  { id: 'checklist', title: 'Production checklist', body: checklistSection },
  { id: 'by-kind', title: 'What was found', body: byKind },
  { id: 'reviews', title: 'Who wrote, who has read', body: reviews },
  { id: 'trend', title: 'Trend', body: trend },
  { id: 'verdicts', title: 'Verdicts and accepted risks', body: verdicts },
  { id: 'suppressions', title: 'Suppressions', body: suppressions },
  { id: 'imports', title: 'Other tools, and tests from outside', body: imports },
  // Hundreds, and nearly the same in all of them. The findings have the advice of theirs.
  { id: 'rules', title: 'Rules', body: rules, isOnlyAlone: true },
  { id: 'problems', title: 'Problems', body: problems },
];

const WRITER_NAMES: Readonly<Record<Writer, string>> = {
  ai: 'AI',
  human: 'A person',
  unknown: 'Unknown',
};

function summary(
  { findings, reviews: { matrix }, scanned, rules, problems, verdicts }: AuditDocument,
  setting: Setting,
): Markup {
  const open = openOnes(findings);
  const count = (state: AuditFinding['state']): number =>
    findings.filter((finding) => finding.state === state).length;
  const ai = matrix.find(({ author }) => author === 'ai');
  const risks = verdicts.filter(({ verdict, state }) => verdict === 'accepted-risk' && state === 'reviewed');
  const fresh = open.filter(({ isNew }) => isNew === true).length;
  const rows: [string, string][] = [
    [
      'Scanned',
      `${counted(scanned.files, 'file')}, ${counted(scanned.lines, 'line')}, in ${scanned.paths.join(', ')}`,
    ],
    ['Rules', counted(rules.length, 'rule')],
    [
      'Open findings',
      `${grouped(open.length)}${open.some(({ isNew }) => isNew !== undefined) ? `, ${grouped(fresh)} of them new in the period` : ''}`,
    ],
    ['Suppressed', grouped(count('suppressed'))],
    ['Judged to be no danger, or accepted', grouped(count('judged'))],
    ['Accepted risks that stand', grouped(risks.length)],
    [
      'Lines that AI wrote',
      `${grouped(ai?.lines ?? 0)}, of which nobody has read ${grouped((ai?.unread ?? 0) + (ai?.changed ?? 0))} as they are`,
    ],
    ['Problems', grouped(problems.length)],
  ];
  return table('At a glance', ['What', 'How much'], rows, setting);
}

function byKind({ findings }: AuditDocument, setting: Setting): Markup {
  const open = openOnes(findings);
  const folders: Picture = {
    title: 'Open findings by folder',
    of: 'Folder',
    rows: rowsBy(open, ({ path }) => [folderOf(path)]),
  };
  return kinds(open, folders, setting);
}

/** What is counted by severity in a picture of its own. */
export interface Picture {
  readonly title: string;
  readonly of: string;
  /** By the order of `GRAVEST_FIRST`. */
  readonly rows: readonly Row[];
}

/** Open findings by severity, by weakness and by OWASP category, and by where they are. */
export function kinds(open: readonly AuditFinding[], places: Picture, setting: Setting): Markup {
  if (open.length === 0) return markup`<p>No open findings.</p>\n`;
  const counts = openBySeverity(open);
  const severities = barChart(
    {
      title: 'Open findings by severity',
      of: 'Severity',
      series: [{ name: 'Findings', tone: 'claimed' }],
      rows: GRAVEST_FIRST.map((label) => ({ label, values: [counts[label]] })),
    },
    setting,
  );
  const weaknesses: Picture = {
    title: 'Open findings by weakness',
    of: 'Weakness',
    rows: rowsBy(open, ({ cwe }) => orNone(cwe.map((number) => `CWE-${number}`))),
  };
  const categories: Picture = {
    title: 'Open findings by OWASP category',
    of: 'Category',
    rows: rowsBy(open, ({ owasp }) => orNone(owasp)),
  };
  const series = GRAVEST_FIRST.map((name): Series => ({ name, tone: name }));
  const charts = [weaknesses, categories, places].map((each) => barChart({ ...each, series }, setting));
  return markup`${[severities, ...charts]}`;
}

function orNone(labels: readonly string[]): readonly string[] {
  return labels.length === 0 ? ['none named'] : labels;
}

/** The first two folders of a path. */
function folderOf(path: string): string {
  const folders = path.split('/').slice(0, -1);
  return folders.length === 0 ? '.' : folders.slice(0, 2).join('/');
}

/** How many findings there are of each label by severity, the most first. A finding may have several labels. */
function rowsBy(
  findings: readonly AuditFinding[],
  labels: (finding: AuditFinding) => readonly string[],
): Row[] {
  const rows = new Map<string, number[]>();
  for (const finding of findings)
    for (const label of new Set(labels(finding))) {
      const values = rows.get(label) ?? GRAVEST_FIRST.map(() => 0);
      const place = GRAVEST_FIRST.indexOf(finding.severity);
      values[place] = (values[place] ?? 0) + 1;
      rows.set(label, values);
    }
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  return [...rows]
    .map(([label, values]) => ({ label, values }))
    .sort((a, b) => sum(b.values) - sum(a.values) || (a.label < b.label ? -1 : 1));
}

function reviews({ reviews: { matrix, readers, marks, notes } }: AuditDocument, setting: Setting): Markup {
  const chart = barChart(
    {
      title: 'Lines by who wrote them and who has read them',
      of: 'Written by',
      series: [
        { name: 'read, and signed', tone: 'proven' },
        { name: 'read, as somebody says', tone: 'claimed' },
        { name: 'changed since', tone: 'changed' },
        { name: 'not read', tone: 'unread' },
      ],
      rows: matrix.map(({ author, proven, claimed, changed, unread }) => ({
        label: WRITER_NAMES[author],
        values: [proven, claimed, changed, unread],
      })),
    },
    setting,
  );
  const people = readers.map(({ name, lines, proven, ai }) => [
    name,
    grouped(lines),
    grouped(proven),
    grouped(ai),
  ]);
  return markup`${chart}${people.length === 0 ? markup`<p>Nobody has marked anything as read.</p>\n` : table('Lines by who has read them', ['Reader', 'Lines', 'Proven by a signature', 'Written by AI'], people, setting)}<p class="quiet">${counted(marks.total, 'mark')}, ${grouped(marks.withSignature)} with a signature. ${notes.join(' ')}</p>
`;
}

function trend({ trend }: AuditDocument, setting: Setting): Markup | undefined {
  if (trend === undefined) return undefined;
  const { branch, commits, points, notes } = trend;
  const series = SEVERITIES.map((name): Series => ({ name, tone: name }));
  const chart = areaChart(
    {
      title: `Findings in the history of ${branch.replace(/^refs\/(heads|remotes)\//, '')}`,
      of: 'State',
      series,
      rows: points.map(({ at, findings }) => ({
        label: at.slice(0, 10),
        at: Date.parse(at),
        values: SEVERITIES.map((severity) => findings[severity]),
      })),
    },
    setting,
  );
  const rows = points.map(({ commit, at, files }) => [commit.slice(0, 12), at.slice(0, 10), grouped(files)]);
  return markup`${chart}<p class="quiet">${counted(points.length, 'state')} of ${counted(commits, 'commit')} along first parents, scanned with the rules of today. Findings that a comment suppresses there do not count; what people have said of findings is left out. ${notes.join(' ')}</p>
<details><summary>The states that were scanned</summary>
${table('States', ['Commit', 'Day', 'Files'], rows, setting)}</details>
`;
}

function verdicts({ verdicts }: AuditDocument, setting: Setting): Markup {
  if (verdicts.length === 0) return markup`<p>Nobody has said anything of a finding.</p>\n`;
  const rows = verdicts.map(({ path, line, ruleId, verdict, reason, by, at, until, proven, state }) => [
    markup`<code>${line === undefined ? path : `${path}:${line}`}</code>`,
    markup`<code>${ruleId}</code>`,
    verdict,
    by,
    at.slice(0, 10),
    until ?? 'none',
    state === 'gone' ? 'nothing rests on it' : state,
    proven ? 'signed' : 'claimed',
    reason ?? '',
  ]);
  const heads = ['Place', 'Rule', 'Verdict', 'Owner', 'Said', 'Last day', 'State', 'Proof', 'Reason'];
  return table('Verdicts', heads, rows, setting);
}

function suppressions({ suppressions }: AuditDocument, setting: Setting): Markup {
  if (suppressions.length === 0) return markup`<p>No comment silences a finding.</p>\n`;
  const rows = suppressions.map(({ path, line, state, ruleId, text, until }) => [
    markup`<code>${path}:${line}</code>`,
    state,
    markup`<code>${ruleId ?? ''}</code>`,
    until ?? 'none',
    text,
  ]);
  return table('Suppressions', ['Place', 'State', 'Rule', 'Last day', 'Reason'], rows, setting);
}

function imports({ imports, findings }: AuditDocument, setting: Setting): Markup | undefined {
  if (imports === undefined) return undefined;
  const { runs, stale, requests } = imports;
  const rows = runs.map(({ tool, format, madeAt, results, judged }) => [
    tool.version === undefined ? tool.name : `${tool.name} ${tool.version}`,
    markup`<code>${tool.report}</code>`,
    format,
    madeAt === undefined ? 'not said' : new Date(madeAt).toISOString().slice(0, 10),
    grouped(results),
    grouped(judged),
    grouped(findings.filter(({ tool: by }) => by?.name === tool.name && by.report === tool.report).length),
  ]);
  const heads = ['Tool', 'Report', 'Format', 'Made', 'Results', 'Judged over there', 'In this audit'];
  const unplaced = (caption: string, list: readonly UnplacedFinding[]): Markup =>
    list.length === 0
      ? markup``
      : table(
          caption,
          ['Rule', 'Severity', 'Where', 'What'],
          list.map(({ ruleId, severity, message, path, line, request }) => [
            markup`<code>${ruleId}</code>`,
            severity,
            markup`<code>${whereOf(path, line, request)}</code>`,
            message,
          ]),
          setting,
        );
  return markup`${table('Reports', heads, rows, setting)}${unplaced('Found by tests from outside, at no known handler: they count', requests)}${unplaced('About code that has changed since: they do not count', stale)}`;
}

function whereOf(
  path: string | undefined,
  line: number | undefined,
  request: UnplacedFinding['request'],
): string {
  if (request === undefined) return line === undefined ? (path ?? '') : `${path}:${line}`;
  const { method = '', url, parameter } = request;
  return `${method} ${url}${parameter === undefined ? '' : ` (${parameter})`}`.trim();
}

function rules({ rules }: AuditDocument, setting: Setting): Markup {
  const rows = rules.map(({ id, title, severity, confidence, cwe, owasp, open }) => [
    markup`<code>${id}</code>`,
    title,
    severity,
    confidence,
    markup`${cwe.map((number) => markup`<a href="${cweUri(number) as string}" rel="noreferrer">CWE-${number}</a> `)}`,
    owasp.join(', '),
    grouped(open),
  ]);
  const heads = ['Rule', 'What it finds', 'Severity', 'Confidence', 'Weakness', 'OWASP', 'Open'];
  // Those with findings first: the table may be longer than the page shows.
  const order = rules.map((_, i) => i).sort((a, b) => (rules[b]?.open ?? 0) - (rules[a]?.open ?? 0));
  const sorted = order.flatMap((i) => (rows[i] === undefined ? [] : [rows[i]]));
  return markup`<details><summary>${counted(rules.length, 'rule')} that ran</summary>
${table('Rules', heads, sorted, setting)}</details>
`;
}

function problems({ problems }: AuditDocument, { mostRows }: Setting): Markup | undefined {
  return problems.length === 0
    ? undefined
    : bullets(
        problems.map((problem) => markup`${problem}`),
        mostRows,
      );
}
