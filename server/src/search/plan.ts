/**
 * Plans: what rules look for, as it is carried out in one language. Formulas are compiled into them once
 * (`compile.ts`), and two that say the same become one plan, so that what it finds is found once. All that the
 * shape of a formula tells (where it can match, whether it reaches beyond a segment) stands in its plan: nothing
 * that searches walks a formula.
 */

import type { CompiledPattern } from '../pattern/compiled.ts';
import type { MatchOptions } from '../pattern/options.ts';
import type { Condition, Formula } from '../rule/rule.ts';
import type { SafeRegex } from '../text/regex.ts';

export type Plan = PatternPlan | RegexPlan | AnyPlan | AllPlan;

interface Common {
  /** Unlike that of any other plan of the language. */
  readonly id: number;
  /** Whether what is found in a segment depends on that segment alone, as long as nothing of `joining` is in the shell. */
  readonly isLocal: boolean;
  /** Patterns of which at least one matches in each segment where the plan does; null where none can be named. */
  readonly anchors: readonly PatternPlan[] | null;
  /** Patterns whose matches in the shell may be joined with what is in segments. */
  readonly joining: readonly PatternPlan[];
  /** Whether the match is narrowed to one expression of what is described. */
  readonly isFocused: boolean;
}

export interface PatternPlan extends Common {
  readonly op: 'pattern';
  readonly compiled: CompiledPattern;
  readonly options: MatchOptions;
  /** Whether it is only a metavariable or an ellipsis, and so matches nearly everywhere. */
  readonly isOpen: boolean;
  /**
   * Whether it is tried nearly everywhere, as it is open, or statements in sequence of which no word is known. As a part
   * of others it is only looked for where they match.
   */
  readonly isBroad: boolean;
  /** The nodes at which it, or the first of its statements, may begin; null where any node may do. */
  readonly beginnings: readonly Beginning[] | null;
}

/** Nodes by their kind (null: any expression), and by the name that they end in where that is known. */
export interface Beginning {
  readonly kind: string | null;
  readonly name: string | null;
}

export interface RegexPlan extends Common {
  readonly op: 'regex';
  readonly regex: SafeRegex;
  /** Whether, as a negative, it means the place of the match and not any place inside. */
  readonly isPattern: boolean;
}

/** What one of the parts finds. */
export interface AnyPlan extends Common {
  readonly op: 'any';
  readonly of: readonly Plan[];
}

/** What all of the parts find together. */
export interface AllPlan extends Common {
  readonly op: 'all';
  /** Of the matches of these, the innermost is the match. */
  readonly of: readonly Plan[];
  /** What must be around the match. Where `of` is empty, the innermost of these is the match. */
  readonly inside: readonly Plan[];
  /** What the match must not be, and what it must not lie in. */
  readonly not: readonly Plan[];
  readonly notInside: readonly Plan[];
  /** What must be somewhere in the document. */
  readonly anywhere: readonly Plan[];
  readonly where: readonly PlanCondition[];
  readonly focus: readonly (readonly string[])[];
  /** The metavariable that the match itself is bound to. */
  readonly as?: string;
}

export type PlanCondition = Exclude<Condition, { type: 'pattern' }> | PatternCondition;

/** A formula for what a metavariable stands for. */
export interface PatternCondition {
  readonly type: 'pattern';
  readonly metavariable: string;
  /** The formula in the language of the rule; null where another language is meant. */
  readonly plan: Plan | null;
  readonly formula: Formula;
  readonly language?: string;
}

/** Whether everything that a plan cannot do without is there; `isThere` answers for patterns. */
export function isPossible(plan: Plan, isThere: (pattern: PatternPlan) => boolean): boolean {
  const all = (parts: readonly Plan[]): boolean => parts.every((part) => isPossible(part, isThere));
  switch (plan.op) {
    case 'pattern':
      return isThere(plan);
    case 'regex':
      return true;
    case 'any':
      return plan.of.some((part) => isPossible(part, isThere));
    case 'all':
      return all(plan.of) && all(plan.inside) && all(plan.anywhere);
  }
}
