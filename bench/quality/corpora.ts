/**
 * Labelled code to measure against, and the scorer that lies beside it. Both stay outside of the project: a
 * corpus is a gzipped file of JSON Lines (`id`, `corpus`, `lang`, `ext`, `code`, a label), described in the
 * README of its folder, which also tells what other tools reach on it.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import type { GroupOutcome } from './intervals.ts';

/** A labelled line of a record that is decided line by line. Lines from 1. */
export interface Site {
  readonly line: number;
  readonly label: 'vulnerable' | 'safe';
  readonly cwes: readonly number[];
}

/** A piece of labelled code. */
export interface LabelledCode {
  readonly id: string;
  readonly corpus: string;
  readonly lang: string;
  /** The file's ending, without the dot. */
  readonly ext: string;
  readonly code: string;
  readonly label: 'vulnerable' | 'safe' | 'mixed';
  readonly cwes: readonly number[];
  readonly lines: readonly number[];
  readonly unit: 'file' | 'site';
  readonly sites?: readonly Site[] | null;
  /** The vulnerable and the fixed half of one sample have the same. */
  readonly pair?: string;
  /** What was taken from one project. */
  readonly group?: string;
}

/** What the scorer reads: one finding in one record. Lines from 1. */
export interface ScoredFinding {
  readonly id: string;
  readonly ruleId: string;
  readonly cwes: readonly number[];
  readonly startLine: number;
  readonly endLine: number;
}

/** Figures of the scorer; shares from 0 to 1, null where a corpus has no such half. */
export interface Score {
  readonly P: number;
  readonly N: number;
  readonly cwe_recall: number | null;
  readonly cwe_fpr: number | null;
  readonly cwe_youden?: number | null;
}

/** The names of the corpora in a folder. */
export function corporaIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl.gz'))
    .map((name) => name.slice(0, -'.jsonl.gz'.length))
    .sort();
}

/** The records of a corpus. */
export function readCorpus(folder: string, name: string): LabelledCode[] {
  return gunzipSync(readFileSync(join(folder, `${name}.jsonl.gz`)))
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as LabelledCode);
}

/** Scores findings in records with the scorer of the corpora's folder. Throws when it cannot be run. */
export function score(
  folder: string,
  records: readonly LabelledCode[],
  findings: readonly ScoredFinding[],
): Score {
  const [row] = rows(folder, records, findings, 'none');
  if (row === undefined) throw new Error('The scorer answered nothing.');
  return row;
}

/** The same by weakness, those with most labelled places first; `group` is `CWE-…`. */
export function scoreByWeakness(
  folder: string,
  records: readonly LabelledCode[],
  findings: readonly ScoredFinding[],
): (Score & { readonly group: string })[] {
  return rows(folder, records, findings, 'cwe')
    .filter(({ group }) => group !== 'ALL')
    .sort((a, b) => b.P + b.N - a.P - a.N || (a.group < b.group ? -1 : 1));
}

/** What was decided in each group of records, by `groupOf`. */
export function outcomesByGroup(
  folder: string,
  records: readonly LabelledCode[],
  findings: readonly ScoredFinding[],
  groupOf: (record: LabelledCode) => string,
): Map<string, GroupOutcome> {
  // The scorer gives figures by what it takes for the language.
  const grouped = records.map((record) => ({ ...record, lang: groupOf(record) }));
  const outcomes = new Map<string, GroupOutcome>();
  for (const { group, P, N, cwe_recall, cwe_fpr } of rows(folder, grouped, findings, 'lang'))
    if (group !== 'ALL')
      outcomes.set(group, {
        vulnerable: P,
        found: Math.round((cwe_recall ?? 0) * P),
        safe: N,
        alarms: Math.round((cwe_fpr ?? 0) * N),
      });
  return outcomes;
}

function rows(
  folder: string,
  records: readonly LabelledCode[],
  findings: readonly ScoredFinding[],
  by: 'none' | 'cwe' | 'lang',
): (Score & { readonly group: string })[] {
  const scorer = join(folder, '../tools/score.py');
  if (!existsSync(scorer)) throw new Error(`There is no scorer at ${scorer}.`);
  const work = mkdtempSync(join(tmpdir(), 'quality-'));
  try {
    const corpus = join(work, 'corpus.jsonl');
    const found = join(work, 'findings.jsonl');
    writeFileSync(corpus, records.map((record) => JSON.stringify(record)).join('\n'));
    writeFileSync(found, findings.map((finding) => JSON.stringify(finding)).join('\n'));
    const args = [scorer, '--corpus', corpus, '--tool', `ours=${found}`, '--by', by, '--json'];
    const run = spawnSync('python3', args, { encoding: 'utf8', maxBuffer: 1e8 });
    if (run.status !== 0) throw new Error(`The scorer failed: ${run.error?.message ?? run.stderr}`);
    return JSON.parse(run.stdout) as (Score & { readonly group: string })[];
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** The best peer's figures by `corpus/language`, from the table in the folder's README; empty without one. */
export function peersIn(folder: string): ReadonlyMap<string, { value: number; recall: boolean }> {
  const peers = new Map<string, { value: number; recall: boolean }>();
  const readme = join(folder, 'README.md');
  if (!existsSync(readme)) return peers;
  let languages: readonly string[] = [];
  for (const line of readFileSync(readme, 'utf8').split('\n')) {
    const cells = line.split('|').map((cell) => cell.trim());
    if (cells[1] === 'corpus' && cells.length > 4) languages = cells.slice(2, -1);
    else if (languages.length === 0) continue;
    else if (!line.startsWith('|')) languages = [];
    else {
      const recall = cells[1]?.includes('(r)') === true;
      for (const corpus of cells[1]?.match(/\w{2,}/g) ?? [])
        languages.forEach((language, i) => {
          const cell = cells[i + 2] ?? '';
          if (cell !== '') peers.set(`${corpus}/${language}`, { value: Number(cell), recall });
        });
    }
  }
  return peers;
}
