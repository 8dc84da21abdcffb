/**
 * Collects what an importer reads, within bounds. One result that cannot be read costs that result, and says
 * so; what is left out because there is too much is counted and said once.
 */

import { counted } from '../text/counted.ts';
import type { ImportedResult, ImportedRun, ImportProblem } from './imported.ts';
import { MAXIMUM_PROBLEMS, MAXIMUM_RESULTS } from './limits.ts';

/** Why a result is left out: the end of a sentence. Thrown by readers, caught here. */
export class Unusable extends Error {
  constructor(
    reason: string,
    readonly at: string,
  ) {
    super(reason);
  }
}

export type RunFacts = Omit<ImportedRun, 'results'>;

export class Collector {
  readonly problems: ImportProblem[] = [];
  private readonly collected: { facts: RunFacts; results: ImportedResult[] }[] = [];
  private count = 0;
  private beyond = 0;
  private moreProblems = 0;

  /** Begins a run: results from here on belong to it. */
  begin(facts: RunFacts): void {
    this.collected.push({ facts, results: [] });
  }

  /** Completes what is known of the run: reports say it where they like. */
  amend(facts: Partial<RunFacts>): void {
    const run = this.collected.at(-1);
    if (run !== undefined) run.facts = { ...run.facts, ...facts };
  }

  /** Reads one result; undefined is one that says nothing about a weakness. */
  add(read: () => ImportedResult | undefined): void {
    if (this.count >= MAXIMUM_RESULTS) {
      this.beyond++;
      return;
    }
    try {
      const result = read();
      if (result === undefined) return;
      this.collected.at(-1)?.results.push(result);
      this.count++;
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      this.report({ message: `A result was left out: ${error.message}.`, at: error.at });
    }
  }

  report(problem: ImportProblem): void {
    if (this.problems.length < MAXIMUM_PROBLEMS) this.problems.push(problem);
    else this.moreProblems++;
  }

  /** All that was read. */
  end(): { runs: ImportedRun[]; problems: ImportProblem[] } {
    const problems = [...this.problems];
    if (this.moreProblems > 0)
      problems.push({ message: `There are ${counted(this.moreProblems, 'more problem')} of this kind.` });
    if (this.beyond > 0)
      problems.push({
        message: `Of this report ${counted(MAXIMUM_RESULTS, 'result')} were read and ${counted(this.beyond, 'result')} left out: have the tool make one for each part of the project.`,
      });
    return { runs: this.collected.map(({ facts, results }) => ({ ...facts, results })), problems };
  }
}
