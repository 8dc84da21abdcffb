/** The production checklist on the page of an audit: every item with its state, what that rests on, and what to do. */

import type { ItemResult } from '../../checklist/checklist.ts';
import type { ItemState } from '../../checklist/item.ts';
import { counted } from '../../text/counted.ts';
import { checklistSentence, placeOf } from '../checklistText.ts';
import { type Markup, markup } from '../markup.ts';
import type { AuditDocument } from './document.ts';
import { bullets, type Setting, table } from './tables.ts';

/** More places of an item are left to `--format json`. */
const MOST_PLACES = 50;

/** A state is told by a sign and a word, never by colour alone. */
const STATES: Readonly<Record<ItemState, { readonly sign: string; readonly word: string }>> = {
  passed: { sign: '✓', word: 'passed' },
  failed: { sign: '✗', word: 'failed' },
  'not-applicable': { sign: '–', word: 'not applicable' },
  unknown: { sign: '?', word: 'could not be found out' },
};

export function checklistSection({ checklist }: AuditDocument, setting: Setting): Markup {
  if (checklist === undefined)
    return markup`<p>Not held: it is about all of a project, and this is an audit of something else.</p>\n`;
  const { state, items, notes } = checklist;
  const rows = items.map((item) => [
    item.title,
    stateMark(item.state),
    evidenceOf(item, setting),
    item.advice ?? '',
  ]);
  return markup`<p>${checklistSentence(state)}</p>
${table('Items of the checklist', ['Item', 'State', 'Evidence', 'What to do'], rows, setting)}${bullets(
  notes.map((note) => markup`${note}`),
  setting.mostRows,
)}`;
}

/** A state with what there is to add to it. */
export function stateMark(state: ItemState, more = ''): Markup {
  const { sign, word } = STATES[state];
  return markup`<span class="held ${state}"><span aria-hidden="true">${sign}</span> ${word}${more}</span>`;
}

function evidenceOf({ evidence, places }: ItemResult, { mostRows }: Setting): Markup {
  if (places.length === 0) return markup`${evidence}`;
  const items = places.map((place) => markup`<code>${placeOf(place)}</code> ${place.what}`);
  return markup`${evidence}<details><summary>${counted(places.length, 'place')}</summary>${bullets(items, Math.min(MOST_PLACES, mostRows))}</details>`;
}
