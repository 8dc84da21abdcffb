/**
 * The findings that a scan shows, file by file: where that depends on who wrote and who has read the lines, it is
 * looked up. Repositories and ledgers are opened once, and only where a file has findings for which it matters.
 */

import type { Finding } from '../finding/finding.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import type { Ledger } from '../review/ledger.ts';
import { settledReview } from '../review/settled.ts';
import { asksForLines, type KnownLines, shownFindings } from '../review/strictness.ts';
import type { LineIndex } from '../text/lines.ts';
import { isAssumedAi } from './assumedAi.ts';
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
    const known = asksForLines(findings, strictness) ? await this.tryLinesOf(target, text) : undefined;
    return shownFindings(findings, strictness, lines, known);
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

  /** Undefined, with a problem, where it cannot be found out: then they count as a person's. */
  private async tryLinesOf(target: Target, text: string): Promise<KnownLines | undefined> {
    try {
      return await this.linesOf(target, text);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const message = `Who wrote and who has read this file could not be looked up: ${why}`;
      await this.problems.add({ kind: 'file', message, path: target.path });
      return undefined;
    }
  }

  private async linesOf(target: Target, text: string): Promise<KnownLines> {
    const authors = await this.authorsOf(target, text);
    // Where no line is an AI's nobody needs to know who has read it.
    if (!authors.includes('ai')) return { authors, reviews: [] };
    const ledger = await this.ledgerOf(target.loaded);
    const { lines } = await settledReview(ledger, target.inside, text, []);
    return { authors, reviews: lines };
  }

  private async authorsOf(target: Target, text: string): Promise<KnownLines['authors']> {
    const { environment, options } = this;
    const repository = await environment.repositoryRoot(environment.join(target.path, '..'));
    const root = repository ?? target.loaded.root;
    const provenance = await this.provenanceOf(root);
    const inside = environment.below(root, target.path) ?? target.inside;
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
