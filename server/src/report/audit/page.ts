/**
 * The page of an audit, or of several side by side: one file that opens from the disk, asks nothing of the network,
 * and runs its own script alone. What was counted is there as it is; the findings, of which there may be very many,
 * are packed data that the script shows a page at a time.
 */

import { GRAVEST_FIRST } from '../../finding/finding.ts';
import { factsOf } from '../../finding/shownText.ts';
import { counted } from '../../text/counted.ts';
import { page } from '../html/page.ts';
import { Markup, type MarkupValue, markup } from '../markup.ts';
import {
  type AuditDocument,
  type AuditFinding,
  type AuditRule,
  FINDING_REVIEWS,
  FINDING_STATES,
  WRITERS,
} from './document.ts';
import { EXPLORER_SCRIPT } from './explorer.ts';
import { openFirst } from './findings.ts';
import { type Contents, SECTIONS } from './sections.ts';
import { severalContents } from './several.ts';
import { AUDIT_STYLE } from './style.ts';
import { ALONE } from './tables.ts';
import { minute } from './times.ts';

/** Packs a text as UTF-8. */
export type Gzip = (text: string) => Uint8Array;

/** The whole text of the page of one audit or more. */
export function auditPage(audits: readonly AuditDocument[], gzip: Gzip): string {
  const [only] = audits;
  const { title, subtitle, sections } =
    audits.length === 1 && only !== undefined ? contentsOf(only) : severalContents(audits);
  return page({
    title,
    subtitle,
    style: AUDIT_STYLE,
    script: EXPLORER_SCRIPT,
    body: [
      markup`<a class="skip" href="#findings">Skip to the findings</a>
<nav aria-label="Sections"><ul>
${sections.map((each) => markup`<li><a href="#${each.id}">${each.title}</a></li>\n`)}</ul></nav>
`,
      ...sections.map(
        (each) => markup`<section aria-labelledby="${each.id}">
<h2 id="${each.id}" tabindex="-1">${each.title}</h2>
${each.content}</section>
`,
      ),
      explorer(audits, gzip),
    ],
  });
}

function contentsOf(document: AuditDocument): Contents {
  const { repository, made, toolVersion, rulesVersion, period } = document;
  const facts = [
    `made ${minute(made)}`,
    ...(repository.commit === undefined ? [] : [`commit ${repository.commit.slice(0, 12)}`]),
    ...(period === undefined ? [] : [`since ${period.since} (${minute(period.at)})`]),
    `AI Security Scanner ${toolVersion}`,
    `rules ${rulesVersion}`,
  ];
  return {
    title: `Security audit of ${repository.name}`,
    subtitle: facts.join(' · '),
    sections: SECTIONS.flatMap(({ id, title, body }) => {
      const content = body(document, ALONE);
      return content === undefined ? [] : [{ id, title, content }];
    }),
  };
}

/** What the script unpacks. Of a rule that several audits have alike there is one. */
export interface PackedFindings {
  readonly repositories: readonly string[];
  readonly rules: readonly Omit<AuditRule, 'open'>[];
  /** `repository` and `rule` are places in these lists; there is no rule where another tool found it. */
  readonly findings: readonly PackedFinding[];
}

interface PackedFinding extends AuditFinding {
  readonly repository: number;
  readonly rule?: number;
  /** What is said of tests from outside. */
  readonly tested: readonly string[];
}

function packedFindings(audits: readonly AuditDocument[]): PackedFindings {
  const rules = new Map<string, number>();
  const findings = audits.flatMap((audit, repository) => {
    const used = new Set(audit.findings.map(({ ruleId }) => ruleId));
    const places = new Map<string, number>();
    for (const { open, ...rule } of audit.rules) {
      if (!used.has(rule.id)) continue;
      const text = JSON.stringify(rule);
      const place = rules.get(text) ?? rules.size;
      rules.set(text, place);
      places.set(rule.id, place);
    }
    return audit.findings.map((finding): PackedFinding => {
      const rule = places.get(finding.ruleId);
      const tested = factsOf(finding);
      return { ...finding, repository, ...(rule === undefined ? {} : { rule }), tested };
    });
  });
  return {
    repositories: audits.map(({ repository }) => repository.name),
    rules: [...rules.keys()].map((text) => JSON.parse(text)),
    findings: findings.sort(openFirst),
  };
}

/** Where the script shows findings, and the data that it shows. */
function explorer(audits: readonly AuditDocument[], gzip: Gzip): Markup {
  const data = packedFindings(audits);
  // What a script unpacks without asking anybody.
  const packed = Buffer.from(gzip(JSON.stringify(data))).toString('base64');
  const repositories =
    audits.length === 1
      ? markup``
      : choices(
          'Repository',
          'repository',
          'all',
          data.repositories.map((name, i) => markup`<option value="${i}">${name}</option>`),
        );
  const age = audits.some(({ period }) => period !== undefined)
    ? choices('Since', 'age', 'all', named(['new', 'old']))
    : markup``;
  const count = data.findings.length;
  return markup`<section aria-labelledby="findings">
<h2 id="findings" tabindex="-1">${counted(count, 'finding')} one by one</h2>
<noscript><p>This part of the page needs its script. --format json has the same.</p></noscript>
<form class="controls" role="search" aria-label="Findings">
<label class="wide">Search <input id="search" type="search" autocomplete="off" placeholder="path, rule, message, CWE, code"></label>
${repositories}${choices('Severity', 'severity', 'all', named(GRAVEST_FIRST))}${choices('State', 'state', 'all', named(FINDING_STATES))}${choices('Written by', 'author', 'anybody', named(WRITERS))}${choices('Review', 'review', 'all', named(FINDING_REVIEWS))}${age}</form>
<div class="pager controls"><button type="button" id="previous">Previous page</button><button type="button" id="next">Next page</button></div>
<p id="status" role="status"></p>
<div id="list"></div>
<script type="text/plain" id="data">${new Markup(packed)}</script>
</section>
`;
}

function choices(label: string, id: string, all: string, options: MarkupValue): Markup {
  return markup`<label>${label} <select id="${id}"><option value="">${all}</option>${options}</select></label>
`;
}

function named(names: readonly string[]): Markup[] {
  return names.map((name) => markup`<option>${name}</option>`);
}
