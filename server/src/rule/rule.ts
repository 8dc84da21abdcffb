/**
 * What a rule is once it has been read: plain data, the same whether it came from YAML or from the bundle.
 * The names are Semgrep's, whose rule syntax this is; see `load.ts` for how YAML becomes this.
 */

import type { LibraryTypes } from '../facts/libraryTypes.ts';
import type { Confidence, Severity, Span } from '../finding/finding.ts';
import type { Beside, MemoryQuestion } from '../memory/questions.ts';
import type { ProjectPackages } from '../packages/ecosystem.ts';

/** A piece of text in a rule file with its place there, when the place is known. */
export interface RuleText {
  readonly text: string;
  /** Where it stands in the rule file, UTF-16 offsets. */
  readonly span?: Span;
}

/** What a rule looks for: patterns and the operators that join them. */
export type Formula =
  | { readonly op: 'pattern'; readonly pattern: RuleText }
  | {
      readonly op: 'regex';
      readonly regex: RuleText;
      /** Whether it says what a pattern does: as a negative it means the same place, not any place inside. */
      readonly isPattern?: true;
    }
  | { readonly op: 'any'; readonly of: readonly Formula[] }
  | {
      readonly op: 'all';
      readonly of: readonly Formula[];
      readonly where: readonly Condition[];
      /** Each entry narrows the match to one of its metavariables. */
      readonly focus: readonly (readonly string[])[];
      /** The metavariable that the match itself is bound to. */
      readonly as?: string;
    }
  | { readonly op: 'not'; readonly of: Formula }
  | { readonly op: 'inside'; readonly of: Formula }
  /** Holds wherever `of` matches anywhere in the file. */
  | { readonly op: 'anywhere'; readonly of: Formula };

/** What `metavariable-analysis` asks of a text; `token`, `secret` and `undeclared` are ours, the others Semgrep's. */
export const ANALYZERS = ['entropy', 'redos', 'token', 'secret', 'undeclared'] as const;

export type Analyzer = (typeof ANALYZERS)[number];

/** A condition on what metavariables are bound to. */
export type Condition =
  | {
      readonly type: 'regex';
      readonly metavariable: string;
      readonly regex: RuleText;
      readonly constantPropagation: boolean;
    }
  | {
      readonly type: 'pattern';
      readonly metavariable: string;
      readonly language?: string;
      readonly formula: Formula;
    }
  | {
      readonly type: 'comparison';
      readonly metavariable?: string;
      readonly comparison: RuleText;
      /** Read integers in this base. */
      readonly base?: number;
      /** Strip quotes and read as a number. */
      readonly strip: boolean;
    }
  | {
      readonly type: 'analysis';
      readonly metavariable: string;
      readonly analyzer: Analyzer;
      /** For `redos`: that all of a text must match, or a match may begin anywhere; that polynomial time counts too. */
      readonly options?: {
        readonly whole?: boolean;
        readonly search?: boolean;
        readonly polynomial?: boolean;
      };
    }
  | {
      readonly type: 'memory';
      readonly metavariable: string;
      /** Any of these holds. */
      readonly is: readonly MemoryQuestion[];
      /** Metavariables that the question is about as well. */
      readonly beside: Beside<string>;
    }
  | { readonly type: 'type'; readonly metavariable: string; readonly types: readonly RuleText[] };

/** A source, sink or sanitizer of a data-flow rule. */
export interface TaintPart {
  readonly formula: Formula;
  readonly exact?: boolean;
  readonly bySideEffect?: boolean | 'only';
  readonly control?: boolean;
  readonly label?: string;
  /** A boolean expression over labels, as written: `A and not B`. */
  readonly requires?: string;
  /** For sinks: the match counts where the function is left. */
  readonly atExit?: boolean;
  /** In models: what rules ask for it by, with `x-kind`. */
  readonly kinds?: readonly string[];
  /**
   * In models, for sources: the kinds of sinks that a rule asks for which has this source without asking for it. It
   * must ask for one of `besideSources` as well.
   */
  readonly forSinks?: readonly string[];
  /** In models, for sources: the kinds, or models, of sources that a rule asks for which has this one; see `forSinks`. */
  readonly besideSources?: readonly string[];
  /** How sure a finding that rests on this can be at most; undefined: as sure as the rule. */
  readonly confidence?: Confidence;
  /**
   * For sources: the match is a parameter, and brings data in where its function is looked at by itself. Where calls
   * of it are seen, what they pass counts instead.
   */
  readonly atEntry?: boolean;
  /** For sanitizers: what remains when only one side is sanitized. */
  readonly notConflicting?: boolean;
}

export interface Propagator extends TaintPart {
  readonly from: string;
  readonly to: string;
  readonly replaceLabels?: readonly string[];
}

/** A check: where it comes out as `when` says, what it was about can do no harm. */
export interface Guard extends TaintPart {
  /** The metavariable that stands for what is checked. */
  readonly checks: string;
  /**
   * The outcome that lets through what is harmless; `returns` where the check throws otherwise, `result` where what
   * it gives is harmless, and not what it was given.
   */
  readonly when: 'true' | 'false' | 'returns' | 'result';
  /** The metavariable that stands for what it is checked against: nothing that comes from outside itself. */
  readonly against?: string;
  /** The metavariable that stands for a regular expression, which must let nothing through that does harm. */
  readonly matches?: string;
  /** The metavariable that stands for a regular expression of one character, of all of which nothing is left. */
  readonly removes?: string;
  /** How much of the text the expression has to match: `full` unless given; `part` where it says so itself. */
  readonly extent?: 'full' | 'start' | 'part';
  /** It counts only for what came through a derivation that `normalizes` in this way. */
  readonly normalized?: string;
}

/** Something that is made of a value, so that what is checked of it was checked of the value. */
export interface Derivation extends TaintPart {
  /** The metavariable that stands for the value. */
  readonly from: string;
  /** By a name, or `true`, that nothing in the result means anything else any more: a path without `..`. */
  readonly normalizes?: string;
}

/** What rules and models list of data flow. */
export interface TaintParts {
  readonly sources: readonly TaintPart[];
  readonly sinks: readonly TaintPart[];
  readonly sanitizers: readonly TaintPart[];
  readonly propagators: readonly Propagator[];
  readonly guards: readonly Guard[];
  readonly derivations: readonly Derivation[];
}

export interface TaintSpecification extends TaintParts {
  /** The kinds of harm that its sinks do, as models name them. */
  readonly kinds: readonly string[];
}

/** What the rule page says; every bundled rule has all of it. */
export interface Explanation {
  readonly why: string;
  readonly insecure: string;
  readonly secure: string;
  readonly how: string;
  readonly misses: string;
}

export interface Rule {
  readonly id: string;
  /** A name of a few words for lists and headings. */
  readonly title: string;
  readonly message: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** As the rule names them: `python`, `ts`, `regex`. */
  readonly languages: readonly string[];
  readonly cwe: readonly number[];
  readonly owasp: readonly string[];
  readonly references: readonly string[];
  readonly explanation?: Explanation;
  readonly paths?: { readonly include?: readonly string[]; readonly exclude?: readonly string[] };
  readonly options: Readonly<Record<string, unknown>>;
  /** The replacement for the match, with metavariables. */
  readonly fix?: string;
  readonly fixRegex?: { readonly regex: RuleText; readonly replacement: string; readonly count?: number };
  /** A named fixer of `fix/` for what a template cannot say, under `metadata.fixer`. */
  readonly fixer?: { readonly name: string; readonly options: Readonly<Record<string, string>> };
  readonly fixTitle?: string;
  /** Why no mechanical fix is right, under `metadata.no-fix`. */
  readonly noFix?: string;
  /** Rules whose findings at the same place say less than this one's, under `metadata.supersedes`. */
  readonly supersedes?: readonly string[];
  /** What the models of its languages say of the types of libraries. */
  readonly types?: readonly LibraryTypes[];
  /** It asks what the project declares (`rulePackages.ts`), */
  readonly asksForPackages?: true;
  /** and this is the answer. */
  readonly packages?: ProjectPackages;
  /** Exactly one of the two is set. */
  readonly formula?: Formula;
  readonly taint?: TaintSpecification;
  /** The rule file as the caller named it. */
  readonly file: string;
  /** The rule's place in its file, when known. */
  readonly span?: Span;
  /** Whether it ships with the product. */
  readonly bundled: boolean;
}
