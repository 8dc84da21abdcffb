/**
 * `--cache DIR`: what was found in a file is kept for the next scan, so that an unchanged file costs a hash.
 *
 * An entry's name is a hash of all that the analysis of a file depends on: its text, its path in the project, the
 * rules, the version of the product, its very program, and the day where a suppression may end on it. What hit a
 * bound or failed is not kept, since it may depend on other files of that scan. An entry says its own hash: what is
 * broken or cut off is not taken, and written anew.
 *
 * Whoever can write to the folder can make findings disappear. So it saves time where nobody decides anything by
 * it: with `--since` there is no cache, and the gate never reads one.
 */

import type { Analysed, Analyser, FileToAnalyse } from '../engine/analyser.ts';
import type { Analysis, Problem } from '../finding/finding.ts';
import { analysisForm } from '../finding/forms.ts';
import type { CacheFiles } from '../ports/cacheFiles.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { safeLine } from '../report/terminalText.ts';
import { sha256Hex } from '../review/lineHash.ts';
import type { RuleSet } from '../rule/ruleSet.ts';

/** Counts up when the form of entries changes, or what they depend on. */
const VERSION = 1;

/** What the folder may hold: beyond it, what this scan had no use for goes, the oldest first. */
export const MAXIMUM_BYTES = 256 * 1024 * 1024;
export const MAXIMUM_ENTRIES = 100_000;

/** Down to this part of what it may hold, so that not every scan has to look. */
const KEPT_PART = 0.75;

/** Problems that are about the text alone. */
const OF_THE_TEXT: ReadonlySet<Problem['kind']> = new Set(['syntax', 'suppression', 'precision']);

/** Files that are looked up at a time: nearly all of that is waiting for the disk. */
const AT_ONCE = 8;

export interface CacheBounds {
  readonly bytes: number;
  readonly entries: number;
}

/** Analyses what the cache does not have. */
export class CachingAnalyser implements Analyser {
  readonly parallel: number;
  /** Entries that this scan has read or written. */
  private readonly used = new Set<string>();
  private added = false;
  private isBroken = false;

  constructor(
    private readonly inner: Analyser,
    private readonly ruleSets: readonly RuleSet[],
    private readonly files: CacheFiles,
    /** What the product is: its version and a hash of its program. */
    private readonly product: string,
    private readonly environment: Pick<CliEnvironment, 'instant' | 'error'>,
    private readonly bounds: CacheBounds = { bytes: MAXIMUM_BYTES, entries: MAXIMUM_ENTRIES },
  ) {
    this.parallel = Math.max(AT_ONCE, inner.parallel);
  }

  async analyse(file: FileToAnalyse): Promise<Analysed> {
    // What other tools found changes with their reports.
    if (file.given !== undefined && file.given.length > 0) return this.inner.analyse(file);
    const name = this.nameOf(file);
    this.used.add(name);
    const known = readEntry(await this.files.read(name), file.text.length);
    if (known !== undefined) return { analysis: known };
    const analysed = await this.inner.analyse(file);
    if ('analysis' in analysed && analysed.analysis !== null && dependsOnTextAlone(analysed.analysis))
      await this.write(name, analysed.analysis);
    return analysed;
  }

  /** Ends the work, and removes old entries where there have come to be too many. */
  async dispose(): Promise<void> {
    await this.inner.dispose();
    if (!this.added) return;
    try {
      await this.prune();
    } catch (error) {
      this.say(error);
    }
  }

  private nameOf({ inside, text, rules }: FileToAnalyse): string {
    // Any date that may end a suppression makes the answer one of today.
    const day = /until\s+\d/i.test(text) ? this.environment.instant().slice(0, 10) : '';
    const version = this.ruleSets[rules]?.version;
    return sha256Hex(JSON.stringify([VERSION, this.product, version, day, inside, text]));
  }

  private async write(name: string, analysis: Analysis): Promise<void> {
    if (this.isBroken) return;
    const json = JSON.stringify(analysis);
    try {
      await this.files.write(name, `${sha256Hex(json)}\n${json}`);
      this.added = true;
    } catch (error) {
      this.say(error);
    }
  }

  /** Says once that the cache does not work; the scan goes on without it. */
  private say(error: unknown): void {
    if (this.isBroken) return;
    this.isBroken = true;
    this.environment.error(
      `${safeLine(`The cache cannot be written: ${(error as Error).message}. The scan goes on without.`)}\n`,
    );
  }

  private async prune(): Promise<void> {
    const entries = await this.files.entries();
    let bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
    let count = entries.length;
    if (bytes <= this.bounds.bytes && count <= this.bounds.entries) return;
    const unused = entries.filter(({ name }) => !this.used.has(name)).sort((a, b) => a.written - b.written);
    for (const entry of unused) {
      if (bytes <= KEPT_PART * this.bounds.bytes && count <= KEPT_PART * this.bounds.entries) break;
      await this.files.remove(entry.name);
      bytes -= entry.bytes;
      count--;
    }
  }
}

function dependsOnTextAlone({ problems }: Analysis): boolean {
  return problems.every(({ kind }) => OF_THE_TEXT.has(kind));
}

/** The analysis of a text of this length that an entry holds; undefined where it is none, or not whole. */
function readEntry(entry: string | undefined, length: number): Analysis | undefined {
  if (entry === undefined) return undefined;
  const json = entry.slice(65);
  if (entry[64] !== '\n' || sha256Hex(json) !== entry.slice(0, 64)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  return analysisForm(length)(value) === undefined ? (value as Analysis) : undefined;
}
