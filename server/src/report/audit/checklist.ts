/** The production checklist on the page of an audit: every item with its state, what that rests on, and what to do. */

import type { ItemResult } from '../../checklist/checklist.ts';
import type { ItemState } from '../../checklist/item.ts';
import { counted, grouped } from '../../text/counted.ts';
import { CHECKLIST_SENTENCES, placeOf } from '../checklistText.ts';
import { type Markup, markup } from '../markup.ts';
import type { AuditDocument } from './document.ts';
import { table } from './tables.ts';

/** More places of an item are left to `--format json`. */
const MOST_PLACES = 50;

/** A state is told by a sign and a word, never by colour alone. */
const STATES: Readonly<Record<ItemState, { readonly sign: string; readonly word: string }>> = {
  passed: { sign: '✓', word: 'passed' },
  failed: { sign: '✗', word: 'failed' },
  'not-applicable': { sign: '–', word: 'not applicable' },
  unknown: { sign: '?', word: 'could not be found out' },
};

export function checklistSection({ checklist }: AuditDocument): Markup {
  if (checklist === undefined)
    return markup`<p>Not held: it is about all of a project, and this is an audit of something else.</p>\n`;
  const { state, items, notes } = checklist;
  const rows = items.map((item) => [item.title, stateOf(item), evidenceOf(item), item.advice ?? '']);
  return markup`<p>${CHECKLIST_SENTENCES[state]}</p>
${table('Items of the checklist', ['Item', 'State', 'Evidence', 'What to do'], rows)}${notes.length === 0 ? markup`` : markup`<ul>\n${notes.map((note) => markup`<li>${note}</li>\n`)}</ul>\n`}`;
}

function stateOf({ state }: ItemResult): Markup {
  const { sign, word } = STATES[state];
  return markup`<span class="held ${state}"><span aria-hidden="true">${sign}</span> ${word}</span>`;
}

function evidenceOf({ evidence, places }: ItemResult): Markup {
  if (places.length === 0) return markup`${evidence}`;
  const shown = places.slice(0, MOST_PLACES);
  const left = places.length - shown.length;
  return markup`${evidence}<details><summary>${counted(places.length, 'place')}</summary><ul>
${shown.map((place) => markup`<li><code>${placeOf(place)}</code> ${place.what}</li>\n`)}${left === 0 ? markup`` : markup`<li>… and ${grouped(left)} more: --format json has all.</li>\n`}</ul></details>`;
}
