/** What the rules say of clean code: flagged lines per 1,000, and what people have made of them. */

import type { Finding } from '../../server/src/finding/finding.ts';
import { printTable } from '../statistics.ts';
import { cleanCode } from './cleanCode.ts';
import { hashOf, readJudgements } from './judged.ts';
import { type Bench, type Scanned, scanText } from './scan.ts';

/** Flagged lines per 1,000 that are too many: by default, and in the code of an assistant that nobody has reviewed. */
const BAR = 0.5;
const ASSUMED_BAR = 3;

interface Total {
  lines: number;
  flagged: number;
  assumed: number;
  readonly packages: Set<string>;
}

export async function measureCleanCode(
  bench: Bench,
  languages: readonly string[] | undefined,
): Promise<void> {
  const isAssuming = bench.assumeAi.length > 0;
  const totals = new Map<string, Total>();
  const byRule = new Map<string, number>();
  const verdicts = { real: 0, wrong: 0, 'not judged': 0 };
  const judgementOf = readJudgements();
  const files = cleanCode(languages, (name, why) => console.log(`${name} could not be fetched: ${why}`));
  let slowest = { seconds: 0, file: '' };
  for (const file of files) {
    const total = totals.get(file.language) ?? { lines: 0, flagged: 0, assumed: 0, packages: new Set() };
    totals.set(file.language, total);
    total.packages.add(file.package);
    const start = performance.now();
    const name = `${file.package}/${file.path}`;
    const scanned = await scanText(bench, { path: file.path, text: file.text }, name);
    const seconds = (performance.now() - start) / 1000;
    if (seconds > slowest.seconds) slowest = { seconds, file: name };
    total.lines += scanned.lines.count;
    const texts = file.text.split('\n');
    const flagged = rulesByLine(scanned, scanned.findings);
    const assumed = rulesByLine(scanned, scanned.assumed);
    total.flagged += flagged.size;
    total.assumed += assumed.size;
    for (const [line, ids] of isAssuming ? assumed : flagged)
      for (const id of ids) {
        byRule.set(id, (byRule.get(id) ?? 0) + 1);
        const text = texts[line - 1] ?? '';
        const judged = judgementOf(file, id, text);
        const isDefault = flagged.get(line)?.has(id) === true;
        if (isDefault) verdicts[judged?.verdict ?? 'not judged']++;
        const said = judged === undefined ? hashOf(text) : `${judged.verdict}, ${judged.why}`;
        const where = isDefault ? '' : ', shown as code of AI only';
        console.log(`${name}:${line}: ${id} (${said}${where}): ${text.trim().slice(0, 120)}`);
      }
  }
  console.log(`\nSlowest: ${slowest.file}, ${slowest.seconds.toFixed(1)} s`);
  console.log('\nClean code: flagged lines by rule');
  printTable([...byRule].sort((a, b) => b[1] - a[1]).map(([rule, findings]) => ({ rule, findings })));
  console.log('\nClean code: what people have made of lines that are flagged by default');
  printTable([verdicts]);
  console.log(
    `\nClean code (must: at most ${BAR} flagged lines per 1,000, ${ASSUMED_BAR} in code of an assistant)`,
  );
  printTable(
    [...totals].map(([language, { lines, flagged, assumed, packages }]) => ({
      language,
      packages: packages.size,
      lines,
      flagged,
      'per 1,000': (flagged * 1000) / lines,
      '': (flagged * 1000) / lines > BAR ? 'OVER' : '',
      ...(isAssuming
        ? {
            'AI: flagged': assumed,
            'AI: per 1,000': (assumed * 1000) / lines,
            ' ': (assumed * 1000) / lines > ASSUMED_BAR ? 'OVER' : '',
          }
        : {}),
    })),
  );
}

/** The rules that flag each line, by line from 1. */
function rulesByLine({ lines }: Scanned, findings: readonly Finding[]): Map<number, Set<string>> {
  const byLine = new Map<number, Set<string>>();
  for (const { start, ruleId } of findings) {
    const line = lines.lineAt(start) + 1;
    byLine.set(line, (byLine.get(line) ?? new Set()).add(ruleId));
  }
  return byLine;
}
