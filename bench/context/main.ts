/**
 * The main job on real code: an insecure suggestion is accepted inside a library that nobody here wrote, over stdio.
 * What counts is that all is found, and how long that takes beside the floor of the same run: the incremental parse
 * of the same change and the round trip of a server that does nothing.
 */

import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Grammars } from '../../server/src/syntax/grammars.ts';
import { LANGUAGES, type Language } from '../../server/src/syntax/languages/index.ts';
import { readGrammar } from '../engine.ts';
import type { Figure } from '../figures.ts';
import type { BenchOptions } from '../options.ts';
import { ROOT } from '../samples.ts';
import { percentile, printTable, timed } from '../statistics.ts';
import { type Answer, LanguageServer } from '../stdio/languageServer.ts';
import { nullServer, ourServer } from '../stdio/servers.ts';
import { type Host, hostsOf, placeIn } from './hosts.ts';
import { marksFound, type Snippet, snippetsOf } from './snippets.ts';

/** Hosts of a language. */
const MOST_HOSTS = 8;
/** How often the parse and the null server do the same change. */
const FLOOR_ROUNDS = 5;
/** p95 and longest time of a suggestion: times the floor, and milliseconds. */
const BAR = 4;
const LONGEST_BAR = 1_000;

/** One suggestion in one host. */
interface Sample {
  readonly ms: number;
  readonly floor: number;
  readonly marks: number;
  readonly found: number;
}

/** Measures all languages; the figures are by language. */
export async function measureContext({ language: only }: BenchOptions): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-context-'));
  try {
    // For languages without bundled rules; the others find nothing with these.
    mkdirSync(join(folder, 'rules'));
    copyFileSync(join(ROOT, 'bench/samples/rules.yaml'), join(folder, 'rules/rules.yaml'));
    writeFileSync(join(folder, '.ai-security-scanner.yml'), 'rules:\n  include: [rules]\n');
    const grammars = new Grammars(readGrammar);
    const rows: Record<string, string | number>[] = [];
    const figures: Figure[] = [];
    for (const language of LANGUAGES) {
      if (only !== undefined && only !== language.id) continue;
      const hosts = hostsOf(language.id, MOST_HOSTS, (name, why) =>
        console.log(`${name} is missing: ${why}`),
      );
      if (hosts.length === 0) continue;
      await grammars.load(language);
      const server = new LanguageServer(ourServer(folder), uriIn(folder, language, 'alone'));
      const floor = new LanguageServer(nullServer(folder), uriIn(folder, language, 'alone'));
      const samples: Sample[] = [];
      try {
        // One server for all, as in a session: its code has run before the first host is opened.
        await floor.open('', editorIdOf(language));
        const snippets = await foundAlone(server, folder, language);
        for (const host of hosts)
          samples.push(...(await inHost({ server, floor, folder, language, grammars }, host, snippets)));
      } finally {
        await server.stop();
        await floor.stop();
      }
      const ratios = samples.map(({ ms, floor }) => ms / floor);
      const times = samples.map(({ ms }) => ms);
      const lost = samples.reduce((sum, { marks, found }) => sum + marks - found, 0);
      rows.push({
        language: language.id,
        hosts: hosts.length,
        lines: `${hosts[0]?.lines}–${hosts.at(-1)?.lines}`,
        marks: samples.reduce((sum, { marks }) => sum + marks, 0),
        lost,
        'p50 ms': percentile(times, 0.5),
        'p95 ms': percentile(times, 0.95),
        'max ms': Math.max(...times),
        'floor p50 ms': percentile(
          samples.map(({ floor }) => floor),
          0.5,
        ),
        'p50 ×': percentile(ratios, 0.5),
        'p95 ×': percentile(ratios, 0.95),
      });
      const what = `a suggestion in a library, ${language.id}`;
      figures.push(
        {
          what: `${what}: p95 / (incremental parse + null server)`,
          value: percentile(ratios, 0.95),
          unit: '×',
          bar: BAR,
        },
        { what: `${what}: longest`, value: Math.max(...times), unit: 'ms', bar: LONGEST_BAR },
        { what: `${what}: marks lost`, value: lost, unit: '', bar: 0 },
      );
    }
    printTable(rows);
    return figures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The snippets with the marks that are found when nothing stands around them. */
async function foundAlone(server: LanguageServer, folder: string, language: Language): Promise<Snippet[]> {
  const head = language.id === 'php' ? '<?php\n' : '';
  const line = head === '' ? 0 : 1;
  const known: Snippet[] = [];
  await server.open(head, editorIdOf(language));
  for (const snippet of snippetsOf(language.id)) {
    await server.openAnother(uriIn(folder, language, snippet.name), head, editorIdOf(language));
    const { places } = await server.changeUntil(
      { start: head.length, end: head.length, text: snippet.text },
      (answer) => marksFound(snippet, line, answer.places) === snippet.marks.length,
    );
    const marks = snippet.marks.filter(
      (mark) => marksFound({ ...snippet, marks: [mark] }, line, places) === 1,
    );
    if (marks.length < snippet.marks.length)
      console.log(`${snippet.name}: not all is found even alone, but ${JSON.stringify(places)}.`);
    known.push({ ...snippet, marks });
  }
  return known;
}

/** What a language is measured with. */
interface Bench {
  readonly server: LanguageServer;
  readonly floor: LanguageServer;
  readonly folder: string;
  readonly language: Language;
  readonly grammars: Grammars;
}

/** Inserts each snippet into a host and takes it out again. */
async function inHost(
  { server, floor, folder, language, grammars }: Bench,
  host: Host,
  snippets: readonly Snippet[],
): Promise<Sample[]> {
  const start = placeIn(host);
  const line = host.text.slice(0, start).split('\n').length - 1;
  const uri = uriIn(folder, language, 'host');
  await server.openAnother(uri, host.text, editorIdOf(language));
  await floor.openAnother(uri, host.text, editorIdOf(language));
  const samples: Sample[] = [];
  for (const snippet of snippets) {
    const { text, marks } = snippet;
    const there = { start, end: start, text };
    const back = { start, end: start + text.length, text: '' };
    const isComplete = ({ places }: Answer): boolean => marksFound(snippet, line, places) === marks.length;
    const answer = await server.changeUntil(there, isComplete);
    await server.change(back);
    const nothing: number[] = [];
    for (let i = 0; i < FLOOR_ROUNDS; i++) {
      nothing.push((await floor.change(there)).ms);
      await floor.change(back);
    }
    samples.push({
      ms: answer.ms,
      floor: percentile(nothing, 0.5) + parseMs(grammars, language, host, there, back),
      marks: marks.length,
      found: marksFound(snippet, line, answer.places),
    });
  }
  const worst = Math.max(...samples.map(({ ms }) => ms));
  console.log(`${language.id} ${host.name} (${host.lines} lines): worst ${worst.toFixed(0)} ms`);
  return samples;
}

/** The median time of parsing a change, with what its tree had before. */
function parseMs(
  grammars: Grammars,
  language: Language,
  { text }: Host,
  there: { start: number; end: number; text: string },
  back: { start: number; end: number; text: string },
): number {
  const tree = grammars.parse(text, language);
  if (tree === undefined) throw new Error(`The grammar of ${language.id} is not loaded.`);
  try {
    const times: number[] = [];
    for (let i = 0; i < FLOOR_ROUNDS; i++) {
      tree.edit(there);
      times.push(timed(() => void tree.hasErrors));
      tree.edit(back);
      void tree.hasErrors;
    }
    return percentile(times, 0.5);
  } finally {
    tree.dispose();
  }
}

function uriIn(folder: string, { extensions }: Language, name: string): string {
  return pathToFileURL(join(folder, `${name}${extensions[0]}`)).href;
}

function editorIdOf({ editorIds, id }: Language): string {
  return editorIds[0] ?? id;
}
