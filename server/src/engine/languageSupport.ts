/** A loaded language: its parser, and the rules that were compiled for it so far. */

import { KnownLibraries, NO_LIBRARIES } from '../facts/libraryTypes.ts';
import { nameKeyOf } from '../facts/names.ts';
import type { Problem } from '../finding/finding.ts';
import { PatternCompiler } from '../pattern/compiled.ts';
import type { PackedPatterns } from '../pattern/packed.ts';
import { forEachFormula, type Searching } from '../rule/regexes.ts';
import type { Rule } from '../rule/rule.ts';
import { PlanCompiler } from '../search/compile.ts';
import { RuleIndex } from '../search/ruleIndex.ts';
import type { FragmentParser } from '../syntax/fragment.ts';
import { type Language, languagesNamed } from '../syntax/languages/index.ts';

export class LanguageSupport {
  /** The plans of formulas in this language; what is no pattern in it finds nothing (see `problems`). */
  readonly plans: PlanCompiler;
  private readonly compiler: PatternCompiler;
  private readonly indexes = new WeakMap<readonly Rule[], RuleIndex>();
  private readonly libraries = new WeakMap<readonly Rule[], KnownLibraries>();
  private lastLibraries: KnownLibraries = NO_LIBRARIES;
  private readonly checked = new WeakMap<Searching, readonly Problem[]>();

  constructor(
    readonly language: Language,
    parser: FragmentParser,
    ready: PackedPatterns,
  ) {
    const compiler = new PatternCompiler(parser, ready);
    this.compiler = compiler;
    this.plans = new PlanCompiler((source) => {
      const compiled = compiler.compile(source);
      return 'error' in compiled ? null : compiled;
    });
  }

  /** Where rules can find something, made once for each list of rules. */
  indexOf(rules: readonly Rule[]): RuleIndex {
    let index = this.indexes.get(rules);
    if (index === undefined) {
      index = new RuleIndex(rules, this.plans, nameKeyOf(this.language.semantics));
      this.indexes.set(rules, index);
    }
    return index;
  }

  /**
   * What a list of rules knows of libraries: the same object for as long as rules say the same, since what is kept of
   * programs rests on it.
   */
  librariesOf(rules: readonly Rule[]): KnownLibraries {
    let known = this.libraries.get(rules);
    if (known === undefined) {
      const models = new Set(rules.flatMap(({ types }) => types ?? []));
      known = this.lastLibraries.isOf(models) ? this.lastLibraries : new KnownLibraries(models);
      this.lastLibraries = known;
      this.libraries.set(rules, known);
    }
    return known;
  }

  /** Whether a rule is for a language as well that reads more than this one: what is a mistake is told there. */
  private isReadByWider({ languages }: Searching): boolean {
    const { narrowerThan } = this.language;
    return (
      narrowerThan !== undefined &&
      languages.some((name) => languagesNamed(name).some(({ id }) => id === narrowerThan))
    );
  }

  /**
   * What is wrong with the patterns of a rule or framework in this language. A rule for several languages may have patterns
   * that are only valid in some of them; Semgrep takes that as an error too, since it would never match.
   */
  problems(rule: Searching): readonly Problem[] {
    if (this.isReadByWider(rule)) return [];
    let found = this.checked.get(rule);
    if (found === undefined) {
      const problems: Problem[] = [];
      forEachFormula(rule, (formula, language) => {
        if (formula.op !== 'pattern' || language !== undefined) return;
        const compiled = this.compiler.compile(formula.pattern.text);
        if (!('error' in compiled)) return;
        const { span } = formula.pattern;
        problems.push({
          kind: 'rule',
          message: compiled.error,
          ruleId: rule.id,
          path: rule.file,
          ...(span === undefined ? {} : { span }),
        });
      });
      found = problems;
      this.checked.set(rule, found);
    }
    return found;
  }
}
