/**
 * What the engine answers: plain data, the same for editor, command and tools. Positions are UTF-16
 * offsets into the scanned text; whoever shows them turns them into lines (`text/lines.ts`).
 */

/** Severities, mildest first. */
export const SEVERITIES = ['info', 'low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Severities as people read them. */
export const GRAVEST_FIRST: readonly Severity[] = [...SEVERITIES].reverse();

/** How sure a rule is of its findings, least first. */
export const CONFIDENCES = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/**
 * Which findings are shown (`review/strictness.ts`): those from a confidence on, or, `adaptive`, those from `medium` on
 * and of lower confidence where an assistant wrote the code and nobody has reviewed it.
 */
export const STRICTNESSES = ['adaptive', ...CONFIDENCES] as const;
export type Strictness = (typeof STRICTNESSES)[number];

/** A run of text: UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replace a span by a text. Edits of one fix do not overlap and all refer to the scanned text. */
export interface TextEdit extends Span {
  readonly text: string;
}

/** A mechanical fix: applied as a whole or not at all. */
export interface Fix {
  /** What the fix does, as a command to the reader: "Use a parameterised query". */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** One step on the way from a source to a sink. */
export interface TraceStep extends Span {
  readonly kind: 'source' | 'step' | 'sink';
  /** What happens here, in a few words. */
  readonly message: string;
}

/** A suppression comment that covers a finding. */
export interface Suppression {
  /** The comment's own span. */
  readonly comment: Span;
  readonly reason: string;
  /** The last day on which it counts, `YYYY-MM-DD`. */
  readonly until?: string;
}

/** Where a finding comes from that another tool made. */
export interface OtherTool {
  /** As its report names it: `CodeQL`. */
  readonly name: string;
  readonly version?: string;
  /** The report, as the person or the configuration names it. */
  readonly report: string;
  /** What the rule is about, in the tool's words. */
  readonly title?: string;
}

/** What a test from outside asked for when it found something. */
export interface TestRequest {
  /** In upper case. */
  readonly method?: string;
  /** As the report has it: absolute, or only a path. */
  readonly url: string;
  /** The name of the parameter that the test was about. */
  readonly parameter?: string;
}

/** A place in a notebook as people count: all from 1, the column in UTF-16 units. */
export interface CellPlace {
  /** All cells are counted, not only those of code. */
  readonly number: number;
  readonly line: number;
  readonly column: number;
}

export interface Finding extends Span {
  readonly ruleId: string;
  /** What is wrong, then what to do: one or two sentences, metavariables filled in. */
  readonly message: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** CWE numbers, e.g. 89. */
  readonly cwe: readonly number[];
  /** OWASP categories, e.g. `A03:2021`. */
  readonly owasp: readonly string[];
  readonly fix?: Fix;
  /** The path of a data-flow finding, source first. Empty for all others. */
  readonly trace: readonly TraceStep[];
  /** Where it starts in the cell of a notebook that it is in. */
  readonly cell?: CellPlace;
  /** Set when a comment in the code suppresses the finding; such findings do not count. */
  readonly suppression?: Suppression;
  /** Set when another tool found it; `ruleId` is then `tool/rule`. */
  readonly tool?: OtherTool;
  /** Set where it is shown only because an assistant wrote its lines and no person has reviewed them. */
  readonly shownFor?: 'unreviewed-ai';
  /** The names of other tools that found the same weakness on the same line, sorted. */
  readonly alsoFoundBy?: readonly string[];
  /** Set where a test from outside found it: what was asked for. */
  readonly request?: TestRequest;
  /**
   * The ids, sorted, of the rules that say the same from the other side: of a finding of data flow those of tests
   * from outside, of a test's finding those of data flow (`imports/confirmed.ts`).
   */
  readonly confirmedBy?: readonly string[];
}

/**
 * What problems are about. `syntax` tells of code that could not be parsed, where findings may be missing;
 * `precision` of code in which there is too much to tell apart, where none are missing and some may be none;
 * `import` of another tool's report, or of what in it has no place in the code as it is.
 */
export const PROBLEM_KINDS = [
  'rule',
  'configuration',
  'file',
  'limit',
  'suppression',
  'syntax',
  'precision',
  'import',
  'internal',
] as const;

/** Something that went wrong or was left out, and what to do about it. The rest of the work went on. */
export interface Problem {
  readonly kind: (typeof PROBLEM_KINDS)[number];
  readonly message: string;
  readonly ruleId?: string;
  /** What is the matter with a suppression. */
  readonly suppression?: 'faulty' | 'expired' | 'unused';
  /** The file concerned, as the caller named it. */
  readonly path?: string;
  /** Where in that file, when known. */
  readonly span?: Span;
}

/** The answer for one document. Findings are ordered by start, then end, then rule id. */
export interface Analysis {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  /** What of the text no rule has seen as code, in its order: that a finding is missing there says nothing. */
  readonly unread: readonly Span[];
}
