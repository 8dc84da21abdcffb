/** A loaded language: its parser and the patterns compiled for it so far. */

import type { Problem } from '../finding/finding.ts';
import { type CompiledPattern, PatternCompiler } from '../pattern/compiled.ts';
import type { PackedPatterns } from '../pattern/packed.ts';
import { forEachFormula } from '../rule/regexes.ts';
import type { Rule } from '../rule/rule.ts';
import type { FragmentParser } from '../syntax/fragment.ts';
import type { Language } from '../syntax/languages/index.ts';

export class LanguageSupport {
  private readonly compiler: PatternCompiler;
  private readonly checked = new WeakMap<Rule, readonly Problem[]>();

  constructor(
    readonly language: Language,
    parser: FragmentParser,
    ready: PackedPatterns,
  ) {
    this.compiler = new PatternCompiler(parser, ready);
  }

  /** A compiled pattern, or null when it is not valid in this language (see `problems`). */
  compile(source: string): CompiledPattern | null {
    const compiled = this.compiler.compile(source);
    return 'error' in compiled ? null : compiled;
  }

  /**
   * What is wrong with a rule's patterns in this language. A rule for several languages may have patterns
   * that are only valid in some of them; Semgrep takes that as an error too, since it would never match.
   */
  problems(rule: Rule): readonly Problem[] {
    if (this.language.narrowerThan !== undefined) return [];
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
