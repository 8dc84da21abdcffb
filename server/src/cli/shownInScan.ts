/**
 * The findings that a scan shows, file by file: where that depends on who wrote and who has read the lines, it is
 * looked up. Repositories and ledgers are opened once, and only where a file has findings for which it matters.
 */

import type { Finding } from '../finding/finding.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import type { Ledger } from '../review/ledger.ts';
import { settledReview } from '../review/settled.ts';
import { shownByLines } from '../review/shownByLines.ts';
import type { KnownLines } from '../review/strictness.ts';
import type { LineIndex } from '../text/lines.ts';
import { isAssumedAi } from './assumedAi.ts';
import { authorsPlace } from './authorsPlace.ts';
import { belowRoot, openLedger } from './openLedger.ts';
import type { ProblemList } from './problems.ts';
import type { ScanOptions } from './scanOptions.ts';
import type { LoadedProject, Target } from './targets.ts';

/** What is known of who wrote the lines of a repository. */
type Provenances = Parameters<Parameters<CliEnvironment['withProvenance']>[1]>[0];

export class ShownInScan {
  private readonly ledgers = new Map<LoadedProject, Promise<Ledger>>();
  private readonly repositories = new Map<string, Promise<Provenances>>();
  private readonly closing: Promise<unknown>[] = [];
  private close: () => void = () => undefined;
  private readonly closed = new Promise<void>((resolve) => {
    this.close = resolve;
  });

  constructor(
    private readonly options: Pick<ScanOptions, 'assumeAi'>,
    private readonly environment: CliEnvironment,
    private readonly problems: ProblemList,
  ) {}

  async of(
    target: Target,
    text: string,
    lines: LineIndex,
    findings: readonly Finding[],
  ): Promise<readonly Finding[]> {
    const { strictness } = target.loaded.project.configuration;
    const { findings: shown, problem } = await shownByLines(
      { findings, lines, path: target.path },
      strictness,
      { authors: () => this.authorsOf(target, text), reviews: () => this.reviewsOf(target, text) },
    );
    if (problem !== undefined) await this.problems.add(problem);
    return shown;
  }

  /** Closes what was opened, and tells what of it could not be used. */
  async dispose(): Promise<void> {
    for (const opened of this.repositories.values()) {
      const provenance = await opened.catch(() => undefined);
      for (const problem of (await provenance?.problems()) ?? []) await this.problems.add(problem);
    }
    this.close();
    await Promise.all(this.closing);
  }

  private async reviewsOf(target: Target, text: string): Promise<KnownLines['reviews']> {
    const ledger = await this.ledgerOf(target.loaded);
    return (await settledReview(ledger, target.inside, text, [])).lines;
  }

  private async authorsOf(target: Target, text: string): Promise<KnownLines['authors']> {
    const { environment, options } = this;
    const { root, inside } = await authorsPlace(target.path, target.loaded.root, environment);
    const provenance = await this.provenanceOf(root);
    const authors = (await provenance.provenanceOf(inside, text)).map((each) => each?.author);
    if (!isAssumedAi(target, options, environment)) return authors;
    return Array.from(authors, (author) => (author === undefined || author === 'unknown' ? 'ai' : author));
  }

  private ledgerOf(loaded: LoadedProject): Promise<Ledger> {
    const { environment, problems } = this;
    let ledger = this.ledgers.get(loaded);
    if (ledger === undefined) {
      ledger = openLedger(loaded.root, loaded.rules.version, environment).then(async (opened) => {
        for (const problem of opened.problems)
          await problems.add(belowRoot(problem, loaded.root, environment));
        return opened;
      });
      this.ledgers.set(loaded, ledger);
    }
    return ledger;
  }

  /** Who wrote the lines of a repository: it stays open until all has been looked up. */
  private provenanceOf(root: string): Promise<Provenances> {
    let opened = this.repositories.get(root);
    if (opened === undefined) {
      opened = new Promise((resolve, reject) => {
        const open = this.environment.withProvenance(root, (provenance) => {
          resolve(provenance);
          return this.closed;
        });
        this.closing.push(open.catch(reject));
      });
      this.repositories.set(root, opened);
    }
    return opened;
  }
}
