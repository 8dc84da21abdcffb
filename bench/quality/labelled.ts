/** What the rules find in labelled code, and whether it holds for the part of it that nobody has looked into. */

import { existsSync, writeFileSync } from 'node:fs';
import type { Finding } from '../../server/src/finding/finding.ts';
import { languageOf } from '../../server/src/syntax/languages/index.ts';
import type { LineIndex } from '../../server/src/text/lines.ts';
import { printTable } from '../statistics.ts';
import {
  corporaIn,
  type LabelledCode,
  outcomesByGroup,
  peersIn,
  readCorpus,
  type Score,
  type ScoredFinding,
  score,
  scoreByWeakness,
} from './corpora.ts';
import { groupOf, heldOutGroups, isHeldOut } from './heldOut.ts';
import { type GroupOutcome, type Interval, intervalOf } from './intervals.ts';
import { printMisses } from './misses.ts';
import { type Bench, scanText } from './scan.ts';

/** What is measured, and what of it is printed. */
export interface Choice {
  readonly corpus?: readonly string[];
  readonly language?: readonly string[];
  readonly blind?: boolean;
  readonly list?: boolean;
  readonly misses?: boolean;
  readonly weaknesses?: boolean;
  readonly output?: string;
}

export async function measureCorpora(bench: Bench, folder: string, choice: Choice): Promise<void> {
  if (!existsSync(folder)) {
    console.log(`There is no labelled code at ${folder}: name its folder with --corpora.\n`);
    return;
  }
  const { corpus, language, misses, weaknesses, output } = choice;
  const isAssuming = bench.assumeAi.length > 0;
  const peers = peersIn(folder);
  const rows: Record<string, string | number>[] = [];
  const all: ScoredFinding[] = [];
  const blind = new Blind();
  for (const name of corporaIn(folder)) {
    if (corpus?.includes(name) === false) continue;
    const records = readCorpus(folder, name);
    if (choice.list) for (const group of heldOutGroups(records)) console.log(`Held out: ${group}`);
    for (const lang of new Set(records.map((record) => record.lang))) {
      if (language?.includes(lang) === false) continue;
      const own = records.filter((record) => record.lang === lang);
      if (languageOf({ path: `x.${own[0]?.ext}` }) === undefined) continue;
      const limits = new Set<string>();
      const start = performance.now();
      const { findings, assumed } = await findingsIn(bench, own, limits);
      all.push(...(isAssuming ? assumed : findings));
      const seconds = (performance.now() - start) / 1000;
      const figures = score(folder, own, findings);
      const peer = peers.get(`${name}/${lang}`);
      const figure = ({ cwe_youden, cwe_recall }: Score): number | null =>
        peer?.recall ? cwe_recall : (cwe_youden ?? cwe_recall);
      const ours = figure(figures);
      rows.push({
        corpus: name,
        language: lang,
        vulnerable: figures.P,
        safe: figures.N,
        recall: shown(figures.cwe_recall),
        'false positives': shown(figures.cwe_fpr),
        ours: shown(ours),
        ...(isAssuming ? assumedColumns(score(folder, own, assumed), figure) : {}),
        'best peer': peer === undefined ? '' : shown(peer.value),
        '': peer === undefined || ours === null ? '' : ours > peer.value ? 'ahead' : 'BEHIND',
        seconds,
      });
      if (weaknesses) printWeaknesses(`${name}, ${lang}`, scoreByWeakness(folder, own, findings));
      if (choice.blind) blind.add(lang, folder, own, isAssuming ? assumed : findings);
      // What is held out is nobody's to look into.
      if (misses)
        printMisses(
          own.filter((record) => !isHeldOut(record)),
          isAssuming ? assumed : findings,
        );
      for (const limit of limits) console.log(`A bound was hit: ${limit}`);
    }
  }
  if (output !== undefined)
    writeFileSync(output, all.map((finding) => `${JSON.stringify(finding)}\n`).join(''));
  console.log(
    'Figures: recall less false positives, of findings with the right weakness; recall alone where',
  );
  console.log('nothing is labelled safe, or where that is what the peers are measured by.');
  printTable(rows);
  console.log('');
  if (choice.blind) blind.print();
}

/** The same figures for code that counts as an assistant's. */
function assumedColumns(
  figures: Score,
  figure: (figures: Score) => number | null,
): Record<string, string | number> {
  return {
    'AI: recall': shown(figures.cwe_recall),
    'AI: false positives': shown(figures.cwe_fpr),
    'AI: ours': shown(figure(figures)),
  };
}

/** What is held out beside the rest, by language. */
class Blind {
  private readonly languages = new Map<string, { seen: GroupOutcome[]; heldOut: GroupOutcome[] }>();

  add(
    lang: string,
    folder: string,
    records: readonly LabelledCode[],
    findings: readonly ScoredFinding[],
  ): void {
    const own = this.languages.get(lang) ?? { seen: [], heldOut: [] };
    this.languages.set(lang, own);
    const heldOut = new Set(heldOutGroups(records));
    for (const [group, outcome] of outcomesByGroup(folder, records, findings, groupOf))
      (heldOut.has(group) ? own.heldOut : own.seen).push(outcome);
  }

  print(): void {
    console.log('Held out (recall less false positives of all sets together, 95 % intervals by groups)');
    printTable(
      [...this.languages].map(([language, { seen, heldOut }]) => {
        const [rest, blind] = [intervalOf(seen), intervalOf(heldOut)];
        return {
          language,
          groups: seen.length,
          seen: rest === undefined ? '' : withBounds(rest),
          'groups held out': heldOut.length,
          'held out': blind === undefined ? '' : withBounds(blind),
          '': rest === undefined || blind === undefined ? '' : verdict(rest, blind),
        };
      }),
    );
    console.log('');
  }
}

function withBounds({ figure, low, high }: Interval): string {
  return `${figure.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
}

/** Whether what is held out differs from the rest by more than chance. */
function verdict(seen: Interval, heldOut: Interval): string {
  if (heldOut.high < seen.low) return 'BELOW';
  return heldOut.low > seen.high ? 'above' : 'alike';
}

/** What was found of each weakness, in numbers of labelled places. */
function printWeaknesses(title: string, scores: ReturnType<typeof scoreByWeakness>): void {
  console.log(`### ${title}\n\n| Weakness | vulnerable | found | recall | safe | found in safe |`);
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const { group, P, N, cwe_recall, cwe_fpr } of scores) {
    const found = Math.round((cwe_recall ?? 0) * P);
    console.log(
      `| ${group} | ${P} | ${found} | ${shown(cwe_recall)} | ${N} | ${Math.round((cwe_fpr ?? 0) * N)} |`,
    );
  }
  console.log('');
}

/** What is found by default, and where the code counts as an assistant's. Bounds that were hit are added to `limits`. */
async function findingsIn(
  bench: Bench,
  records: readonly LabelledCode[],
  limits: Set<string>,
): Promise<{ findings: ScoredFinding[]; assumed: ScoredFinding[] }> {
  const all: { findings: ScoredFinding[]; assumed: ScoredFinding[] } = { findings: [], assumed: [] };
  for (const { id, ext, code } of records) {
    const scanned = await scanText(bench, { path: `code.${ext}`, text: code }, `${id}.${ext}`);
    for (const { kind, message, ruleId } of scanned.problems)
      if (kind === 'limit' || kind === 'internal') limits.add(`${ruleId ?? ''} ${message} (${id})`);
    const { lines, findings, assumed } = scanned;
    all.findings.push(...findings.map((finding) => scoredOf(id, finding, lines)));
    all.assumed.push(...assumed.map((finding) => scoredOf(id, finding, lines)));
  }
  return all;
}

function scoredOf(id: string, finding: Finding, lines: LineIndex): ScoredFinding {
  return {
    id,
    ruleId: finding.ruleId,
    cwes: finding.cwe,
    startLine: lines.lineAt(finding.start) + 1,
    endLine: lines.lineAt(Math.max(finding.start, finding.end - 1)) + 1,
  };
}

function shown(value: number | null): string {
  return value === null ? '' : value.toFixed(3);
}
