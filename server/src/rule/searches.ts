/**
 * What the regular expressions of a set of rules may cost: one rule in one file, all of them in a file, and all of
 * them in all files. Each bound grows with the text, so that none is met by work that grows with the text alone;
 * what they keep out is expressions and texts that are made to go on for ever.
 *
 * A rule whose searches were stopped in several files is not given more: its expressions are not run on others,
 * for as long as the set of rules lives. What is said of a file counts once, however often it is looked at.
 */

import { shortened } from '../text/regex.ts';
import type { SearchBudget } from '../text/searchBudget.ts';

/** So many steps, and so many more for each character (UTF-16 unit) of the text. A step is about 20 ns. */
interface Bound {
  readonly steps: number;
  readonly perCharacter: number;
}

export interface SearchBounds {
  readonly ruleInFile: Bound;
  readonly rulesInFile: Bound;
  readonly rulesInAll: Bound;
  /** In how many files a rule may be stopped before its expressions are not run on others. */
  readonly stoppedFiles: number;
}

/** The rules that ship take half a step for each character of ordinary code, all together. */
export const SEARCH_BOUNDS: SearchBounds = {
  ruleInFile: { steps: 1_000_000, perCharacter: 100 },
  rulesInFile: { steps: 20_000_000, perCharacter: 200 },
  rulesInAll: { steps: 1_000_000_000, perCharacter: 300 },
  stoppedFiles: 3,
};

function allowed({ steps, perCharacter }: Bound, characters: number): number {
  return steps + perCharacter * characters;
}

/** What searching in one file has cost the last time. */
interface FileCost {
  readonly characters: number;
  steps: number;
}

/** The searches of one set of rules, in all files. */
export class RuleSearches {
  private readonly files = new Map<string, FileCost>();
  /** By rule: the files in which it was stopped. */
  private readonly stopped = new Map<string, Set<string>>();
  private characters = 0;
  private steps = 0;

  constructor(readonly bounds: SearchBounds = SEARCH_BOUNDS) {}

  /** Begins to search in a file, or in what it has become. `characters` is its length in UTF-16 units. */
  in(path: string, characters: number): FileSearches {
    const before = this.files.get(path);
    this.characters += characters - (before?.characters ?? 0);
    this.steps -= before?.steps ?? 0;
    const cost = { characters, steps: 0 };
    this.files.set(path, cost);
    return new FileSearches(this, path, cost);
  }

  /** Steps that are left for all rules in all files. */
  get left(): number {
    return allowed(this.bounds.rulesInAll, this.characters) - this.steps;
  }

  take(steps: number): void {
    this.steps += steps;
  }

  /** Whether a rule's expressions are still run on a file. */
  allows(ruleId: string, path: string): boolean {
    const files = this.stopped.get(ruleId);
    return files === undefined || files.size < this.bounds.stoppedFiles || files.has(path);
  }

  /** Notes whether a rule was stopped in a file. Answers whether that was once too often. */
  note(ruleId: string, path: string, isStopped: boolean): boolean {
    const files = this.stopped.get(ruleId) ?? new Set<string>();
    if (isStopped) this.stopped.set(ruleId, files.add(path));
    else files.delete(path);
    return isStopped && files.size >= this.bounds.stoppedFiles;
  }
}

/** The searches in one file. */
export class FileSearches {
  /** Rules that found no steps left, though they did not take too many themselves. */
  private readonly withoutSteps: string[] = [];
  /** Rules that are not run on more files. */
  private readonly switchedOff: string[] = [];

  constructor(
    private readonly all: RuleSearches,
    private readonly path: string,
    private readonly cost: FileCost,
  ) {}

  /** The budget of a rule in the file. */
  of(ruleId: string): RuleBudget {
    return new RuleBudget(
      this,
      allowed(this.all.bounds.ruleInFile, this.cost.characters),
      ruleId,
      this.all.allows(ruleId, this.path),
    );
  }

  /** Steps that are left for all rules in the file. */
  get left(): number {
    return Math.min(
      allowed(this.all.bounds.rulesInFile, this.cost.characters) - this.cost.steps,
      this.all.left,
    );
  }

  take(steps: number): void {
    this.cost.steps += steps;
    this.all.take(steps);
  }

  /** What a rule was told when its searches were stopped, in words for the user, or undefined when they were not. */
  settle(ruleId: string, budget: RuleBudget): string | undefined {
    const { source, isAllowed } = budget;
    if (!isAllowed) {
      if (source !== undefined) this.switchedOff.push(ruleId);
      return undefined;
    }
    // A rule is not to blame for what others have used up.
    const isOwn = source !== undefined && this.left > 0;
    if (source !== undefined && !isOwn) this.withoutSteps.push(ruleId);
    const isLast = this.all.note(ruleId, this.path, isOwn);
    if (!isOwn) return undefined;
    const { stoppedFiles } = this.all.bounds;
    const stopped = `The regular expression /${shortened(source)}/ took too many steps and was stopped, so that the rule has not seen all of the file.`;
    return isLast
      ? `${stopped} It was stopped in ${stoppedFiles} files now: the rule's expressions are not run on others.`
      : stopped;
  }

  /** What is to be said of several rules together. */
  get limits(): string[] {
    const limits: string[] = [];
    if (this.withoutSteps.length > 0)
      limits.push(
        `The regular expressions of all rules together took too many steps: ${listed(this.withoutSteps)} not seen all of the file.`,
      );
    if (this.switchedOff.length > 0)
      limits.push(
        `Regular expressions that were stopped in other files were not run on this one: ${listed(this.switchedOff)} not seen all of it.`,
      );
    return limits;
  }
}

/** The budget of one rule in one file. */
export class RuleBudget implements SearchBudget {
  stops = 0;
  /** The first expression that was stopped. */
  source: string | undefined;
  private used = 0;

  constructor(
    private readonly file: FileSearches,
    private readonly most: number,
    readonly ruleId: string,
    /** Whether the rule's expressions are run at all. */
    readonly isAllowed: boolean,
  ) {}

  get left(): number {
    return this.isAllowed ? Math.min(this.most - this.used, this.file.left) : 0;
  }

  take(steps: number): void {
    this.used += steps;
    this.file.take(steps);
  }

  stop(source: string): void {
    this.stops++;
    this.source ??= source;
  }
}

/** Rules that are named in one sentence. */
const NAMED = 3;

/** The subject of a sentence, with its verb: `a and b have`. */
function listed(ruleIds: readonly string[]): string {
  const named = ruleIds.slice(0, NAMED).map((id) => `\`${id}\``);
  const more = ruleIds.length - named.length;
  const all = more > 0 ? [...named, `${more} more`] : named;
  const last = all.pop() as string;
  return all.length === 0 ? `${last} has` : `${all.join(', ')} and ${last} have`;
}
