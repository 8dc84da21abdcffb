/** Lists what the rules got wrong in labelled code, by weakness: for people who write rules. */

import type { LabelledCode, ScoredFinding } from './corpora.ts';

/** As far away (in lines) as the scorer still credits a finding to a labelled line. */
const TOLERANCE = 3;

/**
 * Prints, by CWE, the vulnerable places without any finding and the safe ones with one. Whether a finding's
 * CWE fits the label is the scorer's business: findings are shown with theirs.
 */
export function printMisses(records: readonly LabelledCode[], findings: readonly ScoredFinding[]): void {
  const missed = new Map<string, string[]>();
  const alarms = new Map<string, string[]>();
  for (const record of records) {
    const own = findings.filter(({ id }) => id === record.id);
    for (const { line, label, cwes } of placesOf(record)) {
      // A record that is one decision is found wherever in it the finding is, as the scorer has it.
      const near =
        line === undefined || record.unit === 'file'
          ? own
          : own.filter((one) => one.startLine - TOLERANCE <= line && line <= one.endLine + TOLERANCE);
      const weakness = cwes.map((cwe) => `CWE-${cwe}`).join(' ') || 'no CWE';
      const place = `${record.id}${line === undefined ? '' : `:${line}`}`;
      const text = line === undefined ? '' : `  ${record.code.split('\n')[line - 1]?.trim().slice(0, 110)}`;
      const names = near.map((one) => `${one.ruleId}:${one.startLine}`).join(' ');
      if (label === 'safe' && near.length > 0) push(alarms, weakness, `${place} [${names}]${text}`);
      if (label === 'vulnerable' && near.length === 0) push(missed, weakness, `${place}${text}`);
    }
  }
  print('Missed', missed);
  print('Found in safe code', alarms);
}

function placesOf(
  record: LabelledCode,
): readonly { line?: number; label: string; cwes: readonly number[] }[] {
  if (record.unit === 'site') return record.sites ?? [];
  const [line] = record.lines;
  return [{ label: record.label, cwes: record.cwes, ...(line === undefined ? {} : { line }) }];
}

function push(groups: Map<string, string[]>, key: string, text: string): void {
  groups.set(key, [...(groups.get(key) ?? []), text]);
}

function print(title: string, groups: ReadonlyMap<string, readonly string[]>): void {
  for (const [weakness, places] of [...groups].sort((a, b) => b[1].length - a[1].length)) {
    console.log(`${title}: ${weakness} (${places.length})`);
    for (const place of places) console.log(`  ${place}`);
  }
}
