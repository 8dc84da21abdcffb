/**
 * How good the rules are: what they find in labelled code, beside the best of other tools, and what they say
 * of clean code. One configuration, the default one, for both.
 *
 *   npm run bench:quality -- [--corpora FOLDER] [--corpus NAME]... [--language NAME]... [--misses]
 *                            [--weaknesses] [--clean] [--output FILE]
 *
 * `--weaknesses` gives the figures of each weakness, as rows of Markdown. `--misses` lists what was missed and
 * what was found in safe code, by weakness. `--clean` alone measures clean code only, with `--language` that of
 * the language; `--corpus` or `--language` alone leave it out. `--output` keeps the findings as JSON Lines.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readBundledRules } from '../../scripts/bundledRules.ts';
import { grammarPath } from '../../scripts/grammars.ts';
import { DEFAULT_CONFIGURATION, selectRules } from '../../server/src/config/configuration.ts';
import { Scanner } from '../../server/src/engine/scanner.ts';
import { loadBundledRules } from '../../server/src/rule/load.ts';
import { RuleSet } from '../../server/src/rule/ruleSet.ts';
import { languageOf } from '../../server/src/syntax/languages/index.ts';
import { ROOT } from '../samples.ts';
import { printTable } from '../statistics.ts';
import { cleanCode } from './cleanCode.ts';
import {
  corporaIn,
  type LabelledCode,
  peersIn,
  readCorpus,
  type ScoredFinding,
  score,
  scoreByWeakness,
} from './corpora.ts';
import { printMisses } from './misses.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      corpora: { type: 'string', default: '../shared/corpora' },
      corpus: { type: 'string', multiple: true },
      language: { type: 'string', multiple: true },
      misses: { type: 'boolean' },
      weaknesses: { type: 'boolean' },
      clean: { type: 'boolean' },
      output: { type: 'string' },
    },
  });
  const scanner = await Scanner.create({
    readGrammar: async (file) => new Uint8Array(readFileSync(grammarPath(ROOT, file))),
  });
  const bundled = loadBundledRules(JSON.stringify(await readBundledRules(join(ROOT, 'rules')))).rules;
  const rules = new RuleSet(selectRules(bundled, DEFAULT_CONFIGURATION));
  for (const name of rules.nestedLanguages) await scanner.prepareLanguage(name);
  console.log(
    `${rules.rules.length} rules at the default strictness (${DEFAULT_CONFIGURATION.strictness})\n`,
  );
  const narrowed = values.corpus !== undefined || (values.language !== undefined && !values.clean);
  if (!values.clean || narrowed) {
    await measureCorpora(scanner, rules, resolve(values.corpora), values);
  }
  if (values.clean || !narrowed) await measureCleanCode(scanner, rules, values.language);
  scanner.dispose();
}

interface Choice {
  readonly corpus?: readonly string[];
  readonly language?: readonly string[];
  readonly misses?: boolean;
  readonly weaknesses?: boolean;
  readonly output?: string;
}

async function measureCorpora(
  scanner: Scanner,
  rules: RuleSet,
  folder: string,
  { corpus, language, misses, weaknesses, output }: Choice,
): Promise<void> {
  if (!existsSync(folder)) {
    console.log(`There is no labelled code at ${folder}: name its folder with --corpora.\n`);
    return;
  }
  const peers = peersIn(folder);
  const rows: Record<string, string | number>[] = [];
  const all: ScoredFinding[] = [];
  for (const name of corporaIn(folder)) {
    if (corpus?.includes(name) === false) continue;
    const records = readCorpus(folder, name);
    for (const lang of new Set(records.map((record) => record.lang))) {
      if (language?.includes(lang) === false) continue;
      const own = records.filter((record) => record.lang === lang);
      if (languageOf({ path: `x.${own[0]?.ext}` }) === undefined) continue;
      const findings: ScoredFinding[] = [];
      const limits = new Set<string>();
      const start = performance.now();
      for (const record of own) findings.push(...(await findingsIn(scanner, rules, record, limits)));
      all.push(...findings);
      const seconds = (performance.now() - start) / 1000;
      const figures = score(folder, own, findings);
      const peer = peers.get(`${name}/${lang}`);
      const youden = figures.cwe_youden ?? undefined;
      const ours = peer?.recall || youden === undefined ? figures.cwe_recall : youden;
      rows.push({
        corpus: name,
        language: lang,
        vulnerable: figures.P,
        safe: figures.N,
        recall: shown(figures.cwe_recall),
        'false positives': shown(figures.cwe_fpr),
        ours: shown(ours),
        'best peer': peer === undefined ? '' : shown(peer.value),
        '': peer === undefined || ours === null ? '' : ours > peer.value ? 'ahead' : 'BEHIND',
        seconds,
      });
      if (weaknesses) printWeaknesses(`${name}, ${lang}`, scoreByWeakness(folder, own, findings));
      if (misses) printMisses(own, findings);
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

async function findingsIn(
  scanner: Scanner,
  rules: RuleSet,
  { id, ext, code }: LabelledCode,
  limits: Set<string>,
): Promise<ScoredFinding[]> {
  const source = { path: `code.${ext}`, text: code };
  await scanner.prepare(source);
  const document = scanner.open(source);
  try {
    const { findings, problems } = document.analyse(rules);
    for (const { kind, message, ruleId } of problems)
      if (kind === 'limit' || kind === 'internal') limits.add(`${ruleId ?? ''} ${message} (${id})`);
    return findings.map((finding) => ({
      id,
      ruleId: finding.ruleId,
      cwes: finding.cwe,
      startLine: document.lines.lineAt(finding.start) + 1,
      endLine: document.lines.lineAt(Math.max(finding.start, finding.end - 1)) + 1,
    }));
  } finally {
    document.close();
  }
}

async function measureCleanCode(
  scanner: Scanner,
  rules: RuleSet,
  languages: readonly string[] | undefined,
): Promise<void> {
  const totals = new Map<string, { lines: number; flagged: number; packages: Set<string> }>();
  const byRule = new Map<string, number>();
  const files = cleanCode((name, why) => console.log(`${name} could not be fetched: ${why}`));
  let slowest = { seconds: 0, file: '' };
  for (const file of files) {
    const lang = languageOf({ path: file.path })?.id ?? '';
    if (languages?.includes(lang) === false) continue;
    const total = totals.get(lang) ?? { lines: 0, flagged: 0, packages: new Set() };
    totals.set(lang, total);
    total.lines += file.text.split('\n').length;
    total.packages.add(file.package);
    const source = { path: file.path, text: file.text };
    const start = performance.now();
    await scanner.prepare(source);
    const document = scanner.open(source);
    try {
      const lines = new Map<number, string[]>();
      for (const { start, ruleId } of document.analyse(rules).findings) {
        const line = document.lines.lineAt(start) + 1;
        lines.set(line, [...(lines.get(line) ?? []), ruleId]);
        byRule.set(ruleId, (byRule.get(ruleId) ?? 0) + 1);
      }
      total.flagged += lines.size;
      const texts = file.text.split('\n');
      for (const [line, ids] of lines)
        console.log(
          `${file.package}/${file.path}:${line}: ${ids.join(', ')}: ${texts[line - 1]?.trim().slice(0, 120)}`,
        );
    } finally {
      document.close();
    }
    const seconds = (performance.now() - start) / 1000;
    if (seconds > slowest.seconds) slowest = { seconds, file: `${file.package}/${file.path}` };
  }
  console.log(`\nSlowest: ${slowest.file}, ${slowest.seconds.toFixed(1)} s`);
  console.log('\nClean code: flagged lines by rule');
  printTable([...byRule].sort((a, b) => b[1] - a[1]).map(([rule, findings]) => ({ rule, findings })));
  console.log('\nClean code (must: at most 1 flagged line per 1,000)');
  printTable(
    [...totals].map(([language, { lines, flagged, packages }]) => ({
      language,
      packages: packages.size,
      lines,
      flagged,
      'per 1,000': (flagged * 1000) / lines,
    })),
  );
}

function shown(value: number | null): string {
  return value === null ? '' : value.toFixed(3);
}

void main();
