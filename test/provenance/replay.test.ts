/**
 * Replays what our signals saw in a real VS Code (`fixtures/`, made by `record.ts`), and compares who is said
 * to have written what with the table that was written beforehand (`labels.ts`).
 */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { Replacement } from '../../protocol/provenance.ts';
import { classify } from '../../server/src/provenance/classify.ts';
import { type ProvenanceEvent, readEvents } from '../../server/src/provenance/event.ts';
import type { Label } from '../../server/src/provenance/lines.ts';
import { projectRoot } from '../support/grammars.ts';
import { labels, type Stretch } from './labels.ts';
import { scenarios } from './scenarios.ts';
import { truth, writersOf } from './truth.ts';

const HOSTS = ['stock', 'open'] as const;
const fixtures = join(projectRoot, 'test/provenance/fixtures');

function uriOf(scenario: string): string {
  return `file:///workspace/${scenario}/${labels[scenario]?.file ?? 'code.py'}`;
}

function eventsOf(host: string, scenario: string): ProvenanceEvent[] {
  const events: ProvenanceEvent[] = JSON.parse(
    readFileSync(join(fixtures, host, `${scenario}.json`), 'utf8'),
  );
  const { faults } = readEvents(events);
  assert.deepEqual(faults, []);
  for (const event of events) if (event.kind === 'changed') event.changes.sort((a, b) => a.start - b.start);
  return events;
}

function textAfter(events: readonly ProvenanceEvent[], uri: string): string {
  let text = '';
  for (const event of events) {
    if (!('uri' in event) || event.uri !== uri) continue;
    if (event.kind === 'opened') text = event.text;
    if (event.kind !== 'changed') continue;
    text = replaced(text, event.changes);
    assert.equal(text.length, event.length, `the length at version ${event.version}`);
  }
  return text;
}

function replaced(text: string, changes: readonly Replacement[]): string {
  return [...changes]
    .sort((a, b) => b.start - a.start)
    .reduce((before, { start, end, text: by }) => before.slice(0, start) + by + before.slice(end), text);
}

/** The whole text in stretches of one label each. */
function stretchesOf(text: string, found: readonly Label[]): Stretch[] {
  const all: [string, string][] = [];
  const add = (part: string, label: string): void => {
    if (part === '') return;
    const last = all.at(-1);
    if (last?.[1] === label) last[0] += part;
    else all.push([part, label]);
  };
  let at = 0;
  for (const { start, end, provenance } of found) {
    add(text.slice(at, start), '-');
    const { author, confidence, evidence } = provenance;
    add(text.slice(start, end), `${author} ${confidence} ${evidence.map(({ kind }) => kind).join('+')}`);
    at = end;
  }
  add(text.slice(at), '-');
  return all;
}

describe('what VS Code told, replayed', () => {
  it('is recorded and labelled for every scenario', () => {
    const names = scenarios.map(({ name }) => name).sort();
    assert.deepEqual(Object.keys(labels).sort(), names);
    assert.deepEqual(Object.keys(truth).sort(), names);
    for (const host of HOSTS)
      assert.deepEqual(readdirSync(join(fixtures, host)).sort(), names.map((name) => `${name}.json`).sort());
  });

  for (const host of HOSTS) {
    for (const [scenario, expected] of Object.entries(labels)) {
      it(`${scenario} (${host})`, () => {
        assert.ok(existsSync(join(fixtures, host, `${scenario}.json`)), 'it is not recorded');
        const uri = uriOf(scenario);
        const events = eventsOf(host, scenario);
        const found = classify(events).get(uri) ?? [];
        assert.deepEqual(stretchesOf(textAfter(events, uri), found), expected[host]);
      });
    }
  }

  for (const host of HOSTS)
    it(`is never surely said to be by who did not write it (${host})`, () => {
      const wrong: string[] = [];
      let sure = 0;
      for (const [scenario, who] of Object.entries(truth)) {
        const uri = uriOf(scenario);
        const events = eventsOf(host, scenario);
        const text = textAfter(events, uri);
        const writers = writersOf(text, who);
        for (const { start, end, provenance } of classify(events).get(uri) ?? []) {
          const { author, confidence } = provenance;
          if (author === 'unknown' || confidence === 'low') continue;
          sure++;
          const wanted = author === 'ai' ? 'ai' : 'typed';
          for (let at = start; at < end; at++)
            if (writers[at] !== wanted)
              wrong.push(`${scenario}: ${JSON.stringify(text[at])} at ${at} is ${author} ${confidence}`);
        }
      }
      assert.deepEqual(wrong, []);
      assert.ok(sure > 50, `${sure} stretches were surely somebody's`);
    });

  it('is likely of AI where a suggestion was taken with the mouse, or code from the chat put in', () => {
    for (const scenario of ['accepted-with-mouse', 'chat-inserted-at-cursor']) {
      const uri = uriOf(scenario);
      const events = eventsOf('stock', scenario);
      const writers = writersOf(textAfter(events, uri), truth[scenario] ?? []);
      const found = (classify(events).get(uri) ?? [])
        .filter(({ start }) => writers[start] === 'ai')
        .map(({ provenance: { author, confidence } }) => `${author} ${confidence}`);
      assert.deepEqual(found, ['ai low'], scenario);
    }
  });

  it('has no reason of the host where the host is as published', () => {
    for (const { name } of scenarios)
      for (const event of eventsOf('stock', name)) assert.ok(!('detailedReason' in event), name);
    const stated = eventsOf('open', 'tab').some((event) => 'detailedReason' in event);
    assert.ok(stated, 'the other host states its reasons');
  });

  it('holds no text of a chat, and no place of the machine that recorded it', () => {
    for (const host of HOSTS)
      for (const { name } of scenarios) {
        for (const event of eventsOf(host, name))
          if ('uri' in event) assert.match(event.uri, /^(file:\/\/\/workspace\/|untitled:)/);
        assert.doesNotMatch(
          readFileSync(join(fixtures, host, `${name}.json`), 'utf8'),
          /chatSessionInput|@author|DO-[A-Z]|\/tmp\//,
        );
      }
  });
});
