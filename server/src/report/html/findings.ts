/** Findings in a page: each an article with its place, its code, the way of its data, its fix and the advice. */

import { factsOf, placeInCell } from '../../finding/shownText.ts';
import { fixHunks } from '../fixHunks.ts';
import type { Found } from '../found.ts';
import { type Markup, markup } from '../markup.ts';
import type { Report, ReportedFile, ReportedRule } from '../report.ts';
import { cweUri } from '../sarifRules.ts';
import { codeAround } from './code.ts';

/** The findings of files, each file a section, in the order of the report. */
export function fileSections(found: readonly Found[], { rules }: Report): Markup[] {
  const byFile = new Map<ReportedFile, Found[]>();
  for (const each of found) {
    const list = byFile.get(each.file);
    if (list === undefined) byFile.set(each.file, [each]);
    else list.push(each);
  }
  return [...byFile].map(
    ([file, list]) => markup`<section>
<h2><code>${file.path}</code></h2>
${list.map((each) => findingArticle(each, rules.get(each.finding.ruleId)))}</section>
`,
  );
}

export function findingArticle(found: Found, rule: ReportedRule | undefined): Markup {
  const { finding, file, region, excused } = found;
  const { severity, confidence, ruleId, message, cwe, owasp } = finding;
  const weaknesses = cwe.map((number) => markup` · <a href="${cweUri(number) as string}">CWE-${number}</a>`);
  const inCell = placeInCell(finding).map((place) => markup`, ${place}`);
  return markup`<article class="${severity}">
<span class="severity">${severity}</span> <h3>${rule?.title || ruleId}</h3>
<p class="facts"><code>${file.path}:${region.startLine}:${region.startColumn}</code>${inCell} · <code>${ruleId}</code> · ${confidence} confidence${weaknesses}${[...owasp, ...factsOf(finding)].map((fact) => markup` · ${fact}`)}</p>
${excused === undefined ? markup`` : markup`<p><strong>Does not count:</strong> ${excused}</p>\n`}<p>${prose(message)}</p>
${codeAround(file.lines, finding)}${wayOf(found)}${fixOf(found)}${adviceOf(rule)}</article>
`;
}

/** A sentence in which backticks stand around code, as rules write them. */
function prose(text: string): Markup[] {
  return text
    .split(/`([^`]+)`/)
    .map((part, i) => (i % 2 === 1 ? markup`<code>${part}</code>` : markup`${part}`));
}

/** The way of the data; none where it does not leave its line, and is seen there. */
function wayOf({ finding, file }: Found): Markup {
  const lines = finding.trace.map(({ start }) => file.lines.lineAt(start));
  if (lines.every((line) => line === lines[0])) return markup``;
  const steps = finding.trace.map(
    ({ kind, message }, i) => markup`<li>${kind}, line ${(lines[i] as number) + 1}: ${prose(message)}</li>\n`,
  );
  return markup`<details><summary>The way of the data</summary><ol>
${steps}</ol></details>
`;
}

function fixOf({ finding: { fix }, file }: Found): Markup {
  if (fix === undefined) return markup``;
  const lines = fixHunks(fix.edits, file.text, file.lines).flatMap(({ removed, added }) => [
    ...removed.map((line) => markup`<del class="removed">- ${line}</del>\n`),
    ...added.map((line) => markup`<ins class="added">+ ${line}</ins>\n`),
  ]);
  return markup`<details><summary>Fix: ${fix.title}</summary><pre tabindex="0"><code>${lines}</code></pre></details>
`;
}

/** Why it matters and how it is done well, as the rule's page says it. */
function adviceOf(rule: ReportedRule | undefined): Markup {
  const { explanation, references = [] } = rule ?? {};
  const links = references.filter((url) => /^https?:\/\//.test(url));
  if (explanation === undefined && links.length === 0) return markup``;
  const why =
    explanation === undefined
      ? markup``
      : markup`<p>${prose(explanation.why)}</p>
<p>Secure:</p>
<pre tabindex="0"><code>${explanation.secure.split('\n').map((line) => markup`${line}\n`)}</code></pre>
`;
  return markup`<details><summary>Why it matters</summary>
${why}${links.length === 0 ? markup`` : markup`<ul>${links.map((url) => markup`<li><a href="${url}" rel="noreferrer">${url}</a></li>`)}</ul>\n`}</details>
`;
}
