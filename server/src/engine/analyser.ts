/**
 * Who looks at the files of a scan: this thread, or several workers that each do the same. A text and its rules
 * go in, plain data comes out, so it makes no difference who does it but for the time.
 */

import type { Analysis, Finding } from '../finding/finding.ts';
import type { RuleSet } from '../rule/ruleSet.ts';
import type { Scanner } from './scanner.ts';

/** A file to look at, with its text. */
export interface FileToAnalyse {
  /** Absolute. */
  readonly path: string;
  /** Below the project's root, with `/`. */
  readonly inside: string;
  readonly text: string;
  /** Which of the projects' sets of rules is meant: its place in the list that the analyser was made with. */
  readonly rules: number;
  /** Findings of other tools in the text. */
  readonly given?: readonly Finding[];
}

/** What came of it; null where no rule looks at files of this kind. `crash` tells what the analysis failed of. */
export type Analysed = { readonly analysis: Analysis | null } | { readonly crash: string };

export interface Analyser {
  /** How many files it can use at a time. */
  readonly parallel: number;
  analyse(file: FileToAnalyse): Promise<Analysed>;
  dispose(): Promise<void>;
}

/** Analyses in this thread, one file after the other. The scanner stays the caller's. */
export class LocalAnalyser implements Analyser {
  readonly parallel = 1;

  constructor(
    private readonly scanner: Scanner,
    private readonly ruleSets: readonly RuleSet[],
  ) {}

  async analyse({ path, inside, text, rules: index, given = [] }: FileToAnalyse): Promise<Analysed> {
    const rules = this.ruleSets[index];
    if (rules === undefined) return { crash: `There is no set of rules with the number ${index}.` };
    try {
      const hasLanguage = await this.scanner.prepare({ path, text }, rules);
      if (!hasLanguage && !rules.hasTextRules(inside) && given.length === 0) return { analysis: null };
      const source = { path: inside, text };
      return {
        analysis: this.scanner.withHoldingFixes(source, rules, this.scanner.scan(source, rules, given)),
      };
    } catch (error) {
      // Whatever goes wrong with one file, the others are looked at.
      return { crash: error instanceof Error ? error.message : String(error) };
    }
  }

  async dispose(): Promise<void> {}
}
