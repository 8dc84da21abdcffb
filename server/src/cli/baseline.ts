/**
 * `--baseline FILE`: an earlier JSON report whose findings do not count, so that an old repository can start
 * today and be held to what comes new. Findings are told by fingerprints that stay when other code changes.
 */

import type { Finding } from '../finding/finding.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import type { GitChange } from '../ports/gitChanges.ts';
import { fingerprintsOf } from '../report/fingerprint.ts';
import type { ProblemList } from './problems.ts';
import type { RepositoryPlace } from './repositories.ts';
import type { ScanOptions } from './scanOptions.ts';

export interface Baseline {
  /** As the person named it. */
  readonly file: string;
  /** Whether it could not be read: then nothing is left out, and the run fails. */
  readonly failed: boolean;
  /** The findings of a file that it does not have. */
  without(findings: readonly Finding[], place: RepositoryPlace, text: string): readonly Finding[];
}

/** Reads the baseline that the options name; undefined when they name none. */
export async function readBaseline(
  { baseline: file }: Pick<ScanOptions, 'baseline'>,
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
    without(findings, { repository, repositoryPath }, text) {
      const prints = fingerprintsOf(findings, repositoryPath, text);
      return findings.filter((_, i) => known.get(prints[i] as string)?.isFor(repository) !== true);
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

/**
 * A known finding. Files of one name in two repositories of a run can have equal findings: each entry of the
 * baseline stands for one repository's, so that what is known of one does not hide what is new in the other.
 */
class Known {
  private entries = 0;
  private readonly repositories = new Set<string>();

  addEntry(): void {
    this.entries++;
  }

  isFor(repository: string): boolean {
    if (this.repositories.size < this.entries) this.repositories.add(repository);
    return this.repositories.has(repository);
  }
}

function fingerprintsOfReport(text: string): Map<string, Known> | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const list = typeof json === 'object' && json !== null && 'findings' in json ? json.findings : undefined;
  if (!Array.isArray(list)) return undefined;
  const prints = new Map<string, Known>();
  for (const each of list as unknown[]) {
    const print =
      typeof each === 'object' && each !== null && 'fingerprint' in each ? each.fingerprint : undefined;
    if (typeof print !== 'string') return undefined;
    const known = prints.get(print) ?? new Known();
    known.addEntry();
    prints.set(print, known);
  }
  return prints;
}
