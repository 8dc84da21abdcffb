/** Opinions as `reviewer ask` writes them: for people beside the finding, or a JSON object a line. */

import { fixHunks } from '../report/fixHunks.ts';
import { safeLine } from '../report/terminalText.ts';
import { headline, notes, type Opinion, onlyAnOpinion } from '../reviewer/opinion.ts';
import type { Prepared } from '../reviewer/reviewing.ts';

/** Counts up when a field changes its meaning or goes away. */
const SCHEMA_VERSION = 1;

/** `id` is that of the finding, by which verdicts about it are told. */
export function opinionJson(
  id: string | undefined,
  { request }: Prepared,
  opinion: Opinion,
): Record<string, unknown> {
  const { view, edit, ...rest } = opinion;
  const { finding, path } = request;
  return {
    schemaVersion: SCHEMA_VERSION,
    ...(id === undefined ? {} : { id }),
    path,
    ...(finding === undefined ? {} : { rule: finding.ruleId, line: finding.line }),
    ...(view === undefined ? {} : { opinion: view }),
    ...rest,
    ...(edit === undefined ? {} : { edit: edit.edits }),
  };
}

/** That there is no opinion on a finding, and why. */
export function refusedJson(id: string, model: string, path: string, why: string): Record<string, unknown> {
  return { schemaVersion: SCHEMA_VERSION, id, model, path, opinion: 'refused', why };
}

export function opinionText({ request, file }: Prepared, opinion: Opinion): string {
  const { finding, path } = request;
  const about =
    finding === undefined
      ? `${path}: ${request.kind}`
      : `${path}:${finding.line}: ${finding.title} (${finding.ruleId}, ${finding.severity})`;
  const hunks = opinion.edit === undefined ? [] : fixHunks(opinion.edit.edits, file.text, file);
  const lines = [
    about,
    `  ${headline(opinion)}`,
    `  ${opinion.why}`,
    ...opinion.quotes.map(({ line, text }) => `  line ${line}: ${text}`),
    ...opinion.suggestions.flatMap(({ line, title, why, cwe }) => [
      `  Suggestion at line ${line}${cwe === undefined ? '' : ` (CWE-${cwe})`}: ${title}`,
      `    ${why}`,
    ]),
    ...(hunks.length === 0
      ? []
      : ['  Its edit, which was tried: the finding is gone with it, and no new one has come.']),
    ...hunks.flatMap(({ line, removed, added }) => [
      `  at line ${line}:`,
      ...removed.map((text) => `  - ${text}`),
      ...added.map((text) => `  + ${text}`),
    ]),
    ...notes(opinion).map((note) => `  ${note}`),
    `  ${onlyAnOpinion()}`,
  ];
  return `${lines.map(safeLine).join('\n')}\n\n`;
}
