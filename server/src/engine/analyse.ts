/**
 * One state of one document against a set of rules: the function that editor, command and tools share, so
 * that they cannot differ.
 */

import { NO_FACTS } from '../facts/facts.ts';
import type { Analysis, Finding, Problem, Span, TraceStep } from '../finding/finding.ts';
import { renderMessage } from '../finding/render.ts';
import { fixFor } from '../fix/index.ts';
import type { Rule } from '../rule/rule.ts';
import type { RuleSet } from '../rule/ruleSet.ts';
import type { FileSearches } from '../rule/searches.ts';
import { TEXT_PLANS } from '../search/compile.ts';
import { Evaluator } from '../search/evaluate.ts';
import type { Match } from '../search/matches.ts';
import { NOTHING, type PlanResult } from '../search/planMemory.ts';
import type { Target } from '../search/target.ts';
import { Statements } from '../suppress/statements.ts';
import { applySuppressions, findSuppressions } from '../suppress/suppression.ts';
import { MAXIMUM_DEPTH } from '../syntax/mirror.ts';
import type { Node } from '../syntax/node.ts';
import { analyseTaint, type TaintFinding } from '../taint/analyse.ts';
import type { TaintDocument } from '../taint/flow.ts';
import type { LineIndex } from '../text/lines.ts';
import { addAll } from '../text/lists.ts';
import type { SearchBudget } from '../text/searchBudget.ts';
import type { LanguageSupport } from './languageSupport.ts';
import type { ProgramState } from './programMemory.ts';
import { withoutRepeats, withoutSuperseded } from './sameness.ts';
import { finish } from './steps.ts';
import { joined, unreadProblem } from './unread.ts';

/** The program in one state of a document. */
export interface DocumentProgram extends ProgramState {
  readonly root: Node;
  readonly support: LanguageSupport;
  /** The start of the first code too deeply nested to be read, or -1. */
  readonly truncatedAt: number;
  /** What the parser could make nothing of, in the order of the text. */
  readonly errors: readonly Span[];
  /** The same with nothing of what was found out about it before: for after a failure. */
  afresh(): DocumentProgram;
}

/** One state of a document. */
export interface DocumentState {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** Null where no grammar reads the document: only text rules apply. */
  readonly program: DocumentProgram | null;
  /** Spans of comments; where there is no grammar, of lines that hold a suppression. */
  readonly comments: readonly Span[];
  /** Why the document was not parsed although it has a language. */
  readonly notParsed?: string;
  /** Evaluates on a piece of text in another language. */
  nested(text: string, language: string): Target | null;
}

/** What rules find in a document before its suppressions are asked. */
export interface Found {
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly unread: readonly Span[];
}

/**
 * Analyses a document. `today` is `YYYY-MM-DD`, for suppressions that end. Never throws on user input: should a
 * rule fail, it costs what this rule would have found, which is said.
 */
export function analyse(document: DocumentState, rules: RuleSet, today: string): Analysis {
  return finish(analyseInSteps(document, rules, today));
}

/** The same a rule at a time. */
export function* analyseInSteps(
  document: DocumentState,
  rules: RuleSet,
  today: string,
): Generator<undefined, Analysis> {
  const { program, text, path, lines } = document;
  const applicable = rules.rulesFor(program?.support.language, path);
  const searches = rules.searches.in(path, text.length);
  const { findings, problems, unread } = yield* findInSteps(document, applicable, searches);
  const errors = program === null || program.errors.length === 0 ? [] : joined(program.errors);
  const suppressions = findSuppressions(text, document.comments, lines);
  const names = { ran: applicable.map((rule) => rule.id), known: rules.rules.map((rule) => rule.id) };
  const statements = statementsOf(document);
  const suppressed = applySuppressions(findings, suppressions, lines, today, names, statements);
  return {
    findings: suppressed.findings,
    problems: [
      ...problems,
      ...searches.limits.map((message): Problem => ({ kind: 'limit', message, path })),
      ...(errors.length === 0 ? [] : [unreadProblem(errors, lines, path)]),
      ...suppressed.problems.map((problem) => ({ ...problem, path })),
    ],
    unread,
  };
}

/** What rules find in a document, a rule at a time. Never throws on user input. */
export function* findInSteps(
  document: DocumentState,
  applicable: readonly Rule[],
  searches: FileSearches,
): Generator<undefined, Found> {
  const { path } = document;
  let { program } = document;
  const problems: Problem[] = [];
  const limit = (message: string, about: { ruleId?: string; span?: Span } = {}): void => {
    problems.push({ kind: 'limit', message, path, ...about });
  };
  if (document.notParsed !== undefined) limit(document.notParsed);
  if (program !== null && program.truncatedAt >= 0) {
    const { truncatedAt } = program;
    limit(
      `The code is nested more than ${MAXIMUM_DEPTH} levels deep here: what is deeper was not analysed.`,
      { span: { start: truncatedAt, end: truncatedAt } },
    );
  }
  const index = program?.support.indexOf(applicable);
  let target = targetOf(document, program);
  let flow = flowOf(program);
  const findings: Finding[] = [];
  for (const rule of applicable) {
    const broken = program?.support.problems(rule) ?? [];
    for (const problem of broken) problems.push(problem);
    if (broken.length > 0) continue;
    const answers = index && program?.answersOf(index);
    const known = answers?.of(rule);
    if (known?.length === 0) continue;
    if (known === undefined) yield;
    const budget = searches.of(rule.id);
    const limits: string[] = [];
    try {
      let hits: readonly Match[] | undefined = known;
      if (hits === undefined && (program === null || index?.mayFind(rule, program.index) === true)) {
        const evaluator = new Evaluator(target, rule.options, budget);
        const found = search(rule, evaluator, flow, limits);
        for (const message of evaluator.limits) limits.push(`${message} Other rules were not affected.`);
        if (limits.length === 0 && budget.stops === 0) answers?.keep(rule, found.answer);
        hits = found.hits;
      } else if (hits === undefined) {
        program?.flows.forget(rule);
        answers?.keep(rule, NOTHING);
      }
      for (const hit of hits ?? []) findings.push(toFinding(rule, hit, document, budget));
      for (const message of limits) limit(message, { ruleId: rule.id });
    } catch (error) {
      problems.push({
        kind: 'internal',
        message: `The rule failed on this file, which was not searched for it in full: ${reasonOf(error)}`,
        ruleId: rule.id,
        path,
      });
      // What was being found out when the rule failed is in no state to be used by the next.
      program = program?.afresh() ?? null;
      target = targetOf(document, program);
      flow = flowOf(program);
    }
    const stopped = searches.settle(rule.id, budget);
    if (stopped !== undefined) limit(stopped, { ruleId: rule.id });
  }
  const statements = statementsOf(document);
  const ordered = inOrder(findings, applicable, (span) => statements?.of(span));
  return { findings: ordered, problems, unread: unreadOf(document) };
}

function statementsOf({ program, text, comments }: DocumentState): Statements | null {
  return program && new Statements(program.root, text, comments);
}

/**
 * Findings in the order of the text, each said once and by the rule that knows most. `statementOf` tells which
 * statement a place is in, where that is known.
 */
export function inOrder(
  findings: readonly Finding[],
  rules: readonly Rule[],
  statementOf: (span: Span) => Span | undefined = () => undefined,
): readonly Finding[] {
  return withoutSuperseded(withoutRepeats([...findings].sort(byPlace)), rules, statementOf);
}

function unreadOf({ program, notParsed, text }: DocumentState): Span[] {
  if (notParsed !== undefined) return [{ start: 0, end: text.length }];
  if (program === null) return [];
  const { errors, truncatedAt } = program;
  return joined(truncatedAt < 0 ? errors : [...errors, { start: truncatedAt, end: text.length }]);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The document as data flow sees it, made when the first rule asks. */
function flowOf(program: DocumentProgram | null): () => TaintDocument | null {
  let made: TaintDocument | null = null;
  return () => {
    if (made !== null || program === null) return made;
    const { root, facts, support, index, flows, functions } = program;
    made = { root, facts, language: support.language, index, flows, functions: functions.update(facts) };
    return made;
  };
}

/** The document as formulas see it. */
function targetOf(document: DocumentState, program: DocumentProgram | null): Target {
  const { text } = document;
  return {
    text,
    facts: program?.facts ?? NO_FACTS,
    language: program?.support.language.id ?? '',
    plans: program?.support.plans ?? TEXT_PLANS,
    program,
    nested: (inner, language) => document.nested(inner, language),
  };
}

/** What a rule finds: matches, for data flow with the way that the data took. */
interface Hit extends Match {
  readonly trace?: readonly TraceStep[];
}

/** What a rule finds, and the answer that can be kept. */
interface RuleResult {
  readonly hits: readonly Hit[];
  readonly answer: PlanResult | null;
}

/** Looks for a rule; what was given up is added to `limits`, in words for the user. */
function search(
  rule: Rule,
  evaluator: Evaluator,
  flow: () => TaintDocument | null,
  limits: string[],
): RuleResult {
  if (rule.formula !== undefined) {
    const answer = evaluator.find(rule.formula);
    return { hits: answer.matches, answer };
  }
  const document = rule.taint === undefined ? null : flow();
  if (rule.taint === undefined || document === null) return { hits: [], answer: null };
  const memory = document.flows.of(rule, rule.taint);
  const result = analyseTaint(rule, memory, evaluator, document);
  addAll(limits, result.limits);
  return {
    hits: result.findings.map((finding) => ({ ...finding, trace: traceOf(finding) })),
    // Where data can flow, any change of the program may change the way.
    answer: memory.places.worthwhile ? null : NOTHING,
  };
}

function traceOf({ source, steps, start, end }: TaintFinding): TraceStep[] {
  const trace: TraceStep[] = [
    { kind: 'source', message: 'untrusted data comes in here', start: source.start, end: source.end },
  ];
  for (const { node, message } of steps) {
    const before = trace[trace.length - 1] as TraceStep;
    if (before.start !== node.start || before.end !== node.end)
      trace.push({ kind: 'step', message, start: node.start, end: node.end });
  }
  trace.push({ kind: 'sink', message: 'and is used here', start, end });
  return trace;
}

function toFinding(
  rule: Rule,
  match: Hit,
  { text, program, comments }: DocumentState,
  searches: SearchBudget,
): Finding {
  const fix =
    program === null
      ? undefined
      : fixFor(rule, match, { source: text, root: program.root, facts: program.facts, comments, searches });
  return {
    ruleId: rule.id,
    message: renderMessage(rule.message, match.bindings, text),
    severity: rule.severity,
    confidence: rule.confidence,
    cwe: rule.cwe,
    owasp: rule.owasp,
    start: match.start,
    end: match.end,
    trace: match.trace ?? [],
    ...(fix === undefined ? {} : { fix }),
  };
}

function byPlace(a: Finding, b: Finding): number {
  return a.start - b.start || a.end - b.end || (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0);
}
