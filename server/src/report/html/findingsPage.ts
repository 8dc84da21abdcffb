/**
 * A page of findings that opens in any browser, for whoever has no editor and no platform to look at them. It has
 * no script: severities are switched on and off by style alone.
 */

import { GRAVEST_FIRST } from '../../finding/finding.ts';
import { counted } from '../../text/counted.ts';
import type { Format } from '../format.ts';
import { allFound, type Found } from '../found.ts';
import { type Markup, markup } from '../markup.ts';
import { problemsForPeople, problemText, type Report } from '../report.ts';
import { fileSections } from './findings.ts';
import { page } from './page.ts';

export const html: Format = {
  name: 'html',
  summary:
    'a page that opens from the disk in any browser, with the code, the way of the data and the advice',
  extension: 'html',
  write: (report) => ({ text: findingsPage(report) }),
};

/** Hides what its box is not ticked for. */
const STYLE = GRAVEST_FIRST.map(
  (severity) => `body:has(#show-${severity}:not(:checked)) article.${severity} { display: none; }\n`,
).join('');

function findingsPage(report: Report): string {
  const found = allFound(report);
  const { stats } = report;
  const counting = found.filter(({ excused }) => excused === undefined);
  const excused = found.length - counting.length;
  const facts = [
    `${counted(stats.files, 'file')}, ${counted(stats.lines, 'line')}`,
    `scanned ${report.started.slice(0, 16).replace('T', ' ')} UTC`,
    `AI Security Scanner ${report.toolVersion}`,
    `rules ${report.rulesVersion}`,
  ];
  return page({
    title: `Findings: ${counting.length}${excused === 0 ? '' : ` (and ${excused} suppressed or judged)`}`,
    subtitle: facts.join(' · '),
    style: STYLE,
    body: [
      severities(counting),
      reviewSection(report),
      problemSection(report),
      ...fileSections(found, report),
    ],
  });
}

function severities(found: readonly Found[]): Markup {
  if (found.length === 0) return markup`<p>No findings.</p>\n`;
  const boxes = GRAVEST_FIRST.map((severity) => {
    const number = found.filter(({ finding }) => finding.severity === severity).length;
    return markup`<label class="${severity}"><input type="checkbox" id="show-${severity}" checked> <span class="severity">${severity}</span> ${number}</label>\n`;
  });
  return markup`<fieldset class="controls"><legend>Severities to show</legend>
${boxes}</fieldset>
`;
}

function reviewSection({ review }: Report): Markup {
  if (review === undefined) return markup``;
  const verdict = review.passed ? 'are reviewed as required' : 'are not reviewed as required';
  const missing = review.missing.map(({ path, startLine, why }) => {
    return markup`<li><code>${startLine === undefined ? path : `${path}:${startLine}`}</code> ${why}</li>\n`;
  });
  return markup`<section><h2>Reviews</h2>
<p>The changes since <code>${review.since}</code> ${verdict}.</p>
${missing.length === 0 ? markup`` : markup`<ul>\n${missing}</ul>\n`}</section>
`;
}

function problemSection(report: Report): Markup {
  const problems = problemsForPeople(report, true);
  if (problems.length === 0) return markup``;
  return markup`<section><h2>${counted(problems.length, 'problem')}</h2>
<ul>
${problems.map((problem) => markup`<li>${problemText(problem)}</li>\n`)}</ul></section>
`;
}
