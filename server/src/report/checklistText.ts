/** The checklist for a terminal or a log, and as Markdown for a pull request's comment or a job's summary. */

import type { ChecklistResult, ItemResult } from '../checklist/checklist.ts';
import type { ItemState } from '../checklist/item.ts';
import type { Place } from '../checklist/place.ts';
import { english, type Translate } from '../text/translate.ts';
import { codeSpan } from './markdown.ts';
import { padded, safeLine } from './terminalText.ts';

/** More places of an item are counted, not listed: the first ones say what to do, and JSON has them all. */
const MOST_PLACES = 10;

function wordOf(state: ItemState, t: Translate): string {
  switch (state) {
    case 'passed':
      return t('passed');
    case 'failed':
      return t('FAILED');
    case 'not-applicable':
      return t('not applicable');
    case 'unknown':
      return t('UNKNOWN');
  }
}

/** What it comes to. */
export function checklistSentence(state: ChecklistResult['state'], t = english): string {
  switch (state) {
    case 'passed':
      return t('The checklist is passed.');
    case 'failed':
      return t('The checklist is not passed.');
    case 'unknown':
      return t('Not all of the checklist could be found out.');
  }
}

/** The items are said in English, as they are in all formats. */
export function checklistText(result: ChecklistResult, t = english): string {
  const out = [heading(result, t), ''];
  for (const item of result.items) {
    out.push(`${padded(wordOf(item.state, t), 15)} ${item.title}`, `${' '.repeat(16)}${item.evidence}`);
    for (const place of item.places.slice(0, MOST_PLACES))
      out.push(`${' '.repeat(18)}${placeOf(place)}  ${place.what}`);
    out.push(...more(item, t).map((each) => `${' '.repeat(18)}${each}`));
    if (item.advice !== undefined) out.push(`${' '.repeat(16)}${t('To do: {0}', item.advice)}`);
  }
  out.push('', ...result.notes.map((note) => t('Note: {0}', note)), checklistSentence(result.state, t), '');
  return out.map(safeLine).join('\n');
}

const SIGNS: Readonly<Record<ItemState, string>> = {
  passed: '✅ passed',
  failed: '❌ **failed**',
  'not-applicable': '➖ not applicable',
  unknown: '❓ **unknown**',
};

/** What is shown of an item is bounded, so that all of them fit a comment. */
export function checklistMarkdown(result: ChecklistResult): string {
  const rows = result.items.map(
    ({ title, state, evidence }) => `| ${SIGNS[state]} | ${title} | ${cell(evidence)} |`,
  );
  const sections = result.items.flatMap(section);
  const notes = result.notes.slice(0, MOST_PLACES).map((note) => `* ${codeSpan(note)}`);
  const left = result.notes.length - notes.length;
  if (left > 0) notes.push(`* … and ${left} more.`);
  return `${[
    `## ${heading(result, english, codeSpan)}`,
    ['| State | Item | Evidence |', '| --- | --- | --- |', ...rows].join('\n'),
    ...sections,
    ...(notes.length === 0 ? [] : [notes.join('\n')]),
    checklistSentence(result.state),
  ].join('\n\n')}\n`;
}

function section(item: ItemResult): string[] {
  if (item.advice === undefined || item.state === 'not-applicable') return [];
  const lines = item.places
    .slice(0, MOST_PLACES)
    .map((place) => `* ${codeSpan(placeOf(place))} ${codeSpan(place.what)}`);
  const rest = more(item, english).map((each) => `* ${each}`);
  return [[`### ${item.title}`, '', `${codeSpan(item.advice)}`, '', ...lines, ...rest].join('\n').trimEnd()];
}

/** What an item says of the workspace stands in a code span, without the bar that ends a cell. */
function cell(text: string): string {
  return codeSpan(text).replaceAll('|', '\\|');
}

function heading({ since }: ChecklistResult, t: Translate, written = (text: string): string => text): string {
  return since === undefined
    ? t('Production checklist')
    : t('Production checklist of the changes since {0}', written(since.base));
}

function more({ places }: ItemResult, t: Translate): string[] {
  const left = places.length - Math.min(MOST_PLACES, places.length);
  return left === 0 ? [] : [t('… and {0} more (all are in --format json).', left)];
}

/** `src/app.py:3-9`. */
export function placeOf({ path, startLine, endLine }: Place): string {
  if (startLine === undefined) return path;
  return endLine === undefined || endLine === startLine
    ? `${path}:${startLine}`
    : `${path}:${startLine}-${endLine}`;
}
