/**
 * The page of an audit: one file that opens from the disk, asks nothing of the network, and runs its own script
 * alone. What was counted is there as it is; the findings, of which there may be very many, are packed data that the
 * script shows a page at a time.
 */

import { counted } from '../../text/counted.ts';
import { page } from '../html/page.ts';
import { Markup, markup } from '../markup.ts';
import type { AuditDocument } from './document.ts';
import { EXPLORER_SCRIPT } from './explorer.ts';
import { SECTIONS } from './sections.ts';
import { AUDIT_STYLE } from './style.ts';

/** Packs a text as UTF-8. */
export type Gzip = (text: string) => Uint8Array;

/** The whole text of the page. */
export function auditPage(document: AuditDocument, gzip: Gzip): string {
  const { repository, made, toolVersion, rulesVersion, period } = document;
  const facts = [
    `made ${minute(made)}`,
    ...(repository.commit === undefined ? [] : [`commit ${repository.commit.slice(0, 12)}`]),
    ...(period === undefined ? [] : [`since ${period.since} (${minute(period.at)})`]),
    `AI Security Scanner ${toolVersion}`,
    `rules ${rulesVersion}`,
  ];
  const shown = SECTIONS.flatMap(({ id, title, body }) => {
    const content = body(document);
    return content === undefined ? [] : [{ id, title, content }];
  });
  return page({
    title: `Security audit of ${repository.name}`,
    subtitle: facts.join(' · '),
    style: AUDIT_STYLE,
    script: EXPLORER_SCRIPT,
    body: [
      markup`<a class="skip" href="#findings">Skip to the findings</a>
<nav aria-label="Sections"><ul>
${shown.map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>\n`)}</ul></nav>
`,
      ...shown.map(
        ({ id, title, content }) => markup`<section aria-labelledby="${id}">
<h2 id="${id}" tabindex="-1">${title}</h2>
${content}</section>
`,
      ),
      explorer(document, gzip),
    ],
  });
}

/** Where the script shows findings, and the data that it shows. */
function explorer({ findings, rules, period }: AuditDocument, gzip: Gzip): Markup {
  const used = new Set(findings.map(({ ruleId }) => ruleId));
  const data = { findings, rules: rules.filter(({ id }) => used.has(id)) };
  // What a script unpacks without asking anybody.
  const packed = Buffer.from(gzip(JSON.stringify(data))).toString('base64');
  const choices = (label: string, id: string, all: string, names: readonly string[]): Markup =>
    markup`<label>${label} <select id="${id}"><option value="">${all}</option>${names.map((name) => markup`<option>${name}</option>`)}</select></label>
`;
  return markup`<section aria-labelledby="findings">
<h2 id="findings" tabindex="-1">${counted(findings.length, 'finding')} one by one</h2>
<noscript><p>This part of the page needs its script. --format json has the same.</p></noscript>
<form class="controls" role="search" aria-label="Findings">
<label class="wide">Search <input id="search" type="search" autocomplete="off" placeholder="path, rule, message, CWE, code"></label>
${choices('Severity', 'severity', 'all', ['critical', 'high', 'medium', 'low', 'info'])}${choices('State', 'state', 'all', ['open', 'suppressed', 'judged'])}${choices('Written by', 'author', 'anybody', ['ai', 'human', 'unknown'])}${choices('Review', 'review', 'all', ['reviewed', 'stale', 'expired', 'unfixed', 'unreviewed'])}${period === undefined ? markup`` : choices('Since', 'age', 'all', ['new', 'old'])}</form>
<div class="pager controls"><button type="button" id="previous">Previous page</button><button type="button" id="next">Next page</button></div>
<p id="status" role="status"></p>
<div id="list"></div>
<script type="text/plain" id="data">${new Markup(packed)}</script>
</section>
`;
}

function minute(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}
