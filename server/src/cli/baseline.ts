/**
 * `--baseline FILE`: an earlier JSON report whose findings do not count, so that an old repository can start
 * today and be held to what comes new. Findings are told by fingerprints that stay when other code changes.
 */

import type { Finding } from '../engine/finding.ts';
import type { GitChange } from '../ports/gitChanges.ts';
import { fingerprintsOf } from '../report/fingerprint.ts';
import type { CliEnvironment } from './environment.ts';
import type { ProblemList } from './problems.ts';
import type { ScanOptions } from './scanOptions.ts';

export interface Baseline {
  /** As the person named it. */
  readonly file: string;
  /** Whether it could not be read: then nothing is left out, and the run fails. */
  readonly failed: boolean;
  /** The findings of a file that it does not have. `path` is below the repository. */
  without(findings: readonly Finding[], path: string, text: string): readonly Finding[];
}

/** Reads the baseline that the options name; undefined when they name none. */
export async function readBaseline(
  { baseline: file }: ScanOptions,
  environment: CliEnvironment,
  problems: ProblemList,
  change?: GitChange,
): Promise<Baseline | undefined> {
  if (file === undefined) return undefined;
  const path = environment.absolute(file);
  const read = (await ofBase(path, environment, change)) ?? (await environment.readText(path));
  const known = read !== null && 'text' in read ? fingerprintsOfReport(read.text) : undefined;
  if (known === undefined) {
    const message =
      read === null
        ? 'There is no such baseline. Write one with --format json --output FILE.'
        : 'This is no baseline: write one with --format json --output FILE, with this version.';
    await problems.add({ kind: 'file', message, path });
    return { file, failed: true, without: (findings) => findings };
  }
  return {
    file,
    failed: false,
    without(findings, of, text) {
      const prints = fingerprintsOf(findings, of, text);
      return findings.filter((_, i) => !known.has(prints[i] as string));
    },
  };
}

/** A baseline that the base has is read there, since a change could put its own findings into it. */
async function ofBase(
  path: string,
  environment: CliEnvironment,
  change: GitChange | undefined,
): Promise<{ text: string } | undefined> {
  const below = change === undefined ? undefined : environment.below(change.root, path);
  if (change === undefined || below === undefined) return undefined;
  const text = await change.readBase(below);
  return text === undefined ? undefined : { text };
}

function fingerprintsOfReport(text: string): Set<string> | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const list = typeof json === 'object' && json !== null && 'findings' in json ? json.findings : undefined;
  if (!Array.isArray(list)) return undefined;
  const prints = new Set<string>();
  for (const each of list as unknown[]) {
    const print =
      typeof each === 'object' && each !== null && 'fingerprint' in each ? each.fingerprint : undefined;
    if (typeof print !== 'string') return undefined;
    prints.add(print);
  }
  return prints;
}
