/**
 * What the page of several audits says: the repositories side by side, what was found in all of them, and then each
 * with the sections that it has alone, folded.
 */

import { GRAVEST_FIRST } from '../../finding/finding.ts';
import { counted, grouped } from '../../text/counted.ts';
import { type Markup, markup } from '../markup.ts';
import { stateMark } from './checklist.ts';
import { openBySeverity, openOnes } from './counts.ts';
import type { AuditDocument } from './document.ts';
import { type Contents, kinds, type Picture, SECTIONS, type ShownSection } from './sections.ts';
import { ALONE, type Setting, table } from './tables.ts';
import { minute } from './times.ts';

/** However many repositories there are, each has this many rows of a table. */
const FEWEST_ROWS = 20;

/** What the page of several audits says. */
export function severalContents(audits: readonly AuditDocument[]): Contents {
  const days = audits.map(({ made }) => minute(made)).sort();
  const made = [...new Set([days[0] ?? '', days.at(-1) ?? ''])].join(' to ');
  const versions = [...new Set(audits.map(({ toolVersion }) => toolVersion))].sort();
  return {
    title: `Security audit of ${grouped(audits.length)} repositories`,
    subtitle: `made ${made} · AI Security Scanner ${versions.join(', ')}`,
    sections: [
      { id: 'repositories', title: 'Repositories', content: sideBySide(audits) },
      { id: 'by-kind', title: 'What was found', content: found(audits) },
      ...audits.map((audit, i) => ownSection(audit, i, audits.length)),
    ],
  };
}

function idOf(place: number): string {
  return `repository-${place + 1}`;
}

/** The numbers that matter, a repository a row. */
function sideBySide(audits: readonly AuditDocument[]): Markup {
  const rows = audits.map((audit, i) => {
    const { repository, findings, problems, made } = audit;
    const open = openBySeverity(findings);
    return [
      markup`<a href="#${idOf(i)}">${repository.name}</a>`,
      ...GRAVEST_FIRST.map((severity) => grouped(open[severity])),
      ...readByPeople(audit),
      checklistOf(audit),
      grouped(problems.length),
      markup`<code class="whole">${repository.commit?.slice(0, 12) ?? 'none'}</code>`,
      markup`<span class="whole">${made.slice(0, 10)}</span>`,
    ];
  });
  const heads = [
    'Repository',
    ...GRAVEST_FIRST,
    'Lines by AI',
    'Read',
    'Signed',
    'Checklist',
    'Problems',
    'Commit',
    'Made',
  ];
  const sum = (of: (audit: AuditDocument) => number): number =>
    audits.reduce((all, audit) => all + of(audit), 0);
  const open = counted(
    sum(({ findings }) => openOnes(findings).length),
    'open finding',
  );
  const lines = counted(
    sum(({ scanned }) => scanned.lines),
    'line',
  );
  return markup`<p>${open} in ${lines}. The repository with the gravest ones comes first.</p>
${table('Repositories, with their open findings by severity', heads, rows, ALONE)}`;
}

/** How many lines AI wrote, how much of them somebody has read as it is, and how much of that is signed. */
function readByPeople({ reviews: { matrix } }: AuditDocument): string[] {
  const ai = matrix.find(({ author }) => author === 'ai');
  if (ai === undefined || ai.lines === 0) return ['0', '', ''];
  const share = (lines: number): string => `${Math.floor((100 * lines) / ai.lines)} %`;
  return [grouped(ai.lines), share(ai.proven + ai.claimed), share(ai.proven)];
}

function checklistOf({ checklist }: AuditDocument): Markup {
  if (checklist === undefined) return markup`not held`;
  const { state, items } = checklist;
  const lacking = items.filter((item) => item.state === state).length;
  return stateMark(state, state === 'passed' ? '' : `: ${lacking} of ${counted(items.length, 'item')}`);
}

function found(audits: readonly AuditDocument[]): Markup {
  const places: Picture = {
    title: 'Open findings by repository',
    of: 'Repository',
    rows: audits.map(({ repository, findings }) => {
      const open = openBySeverity(findings);
      return { label: repository.name, values: GRAVEST_FIRST.map((severity) => open[severity]) };
    }),
  };
  return kinds(
    audits.flatMap(({ findings }) => openOnes(findings)),
    places,
    ALONE,
  );
}

/** What a repository has to say alone, folded: the page is about all of them first. */
function ownSection(audit: AuditDocument, place: number, among: number): ShownSection {
  const { repository, made, scanned, rules, rulesVersion, toolVersion, period } = audit;
  const setting: Setting = {
    of: ` · ${repository.name}`,
    mostRows: Math.max(FEWEST_ROWS, Math.floor(ALONE.mostRows / among)),
  };
  const parts = SECTIONS.flatMap(({ title, body, isOnlyAlone }) => {
    const content = isOnlyAlone === true ? undefined : body(audit, setting);
    return content === undefined
      ? []
      : [markup`<details><summary><h3>${title}</h3></summary>\n${content}</details>\n`];
  });
  const facts = [
    `made ${minute(made)}`,
    `${counted(scanned.files, 'file')}, ${counted(scanned.lines, 'line')}, in ${scanned.paths.join(', ')}`,
    ...(period === undefined ? [] : [`since ${period.since} (${minute(period.at)})`]),
    `AI Security Scanner ${toolVersion}`,
    `${counted(rules.length, 'rule')}, version ${rulesVersion}`,
  ];
  return {
    id: idOf(place),
    title: repository.name,
    content: markup`<p class="facts">${facts.join(' · ')}</p>
${parts}`,
  };
}
