/**
 * The rules' turns at one state of a document: each looks for what it finds, in steps, and may fail or be given up
 * without the others losing anything.
 */

import { NO_FACTS } from '../facts/facts.ts';
import type { Confidence, Finding, Fix, Problem, TraceStep } from '../finding/finding.ts';
import { renderMessage } from '../finding/render.ts';
import type { StepWords } from '../finding/stepWords.ts';
import { fixFor } from '../fix/index.ts';
import type { Rule } from '../rule/rule.ts';
import type { FileSearches } from '../rule/searches.ts';
import { TEXT_PLANS } from '../search/compile.ts';
import { Evaluator } from '../search/evaluate.ts';
import type { Match } from '../search/matches.ts';
import { NOTHING, type PlanResult } from '../search/planMemory.ts';
import type { Need, RuleIndex } from '../search/ruleIndex.ts';
import { headWith } from '../search/statements.ts';
import type { Target } from '../search/target.ts';
import type { TaintDocument } from '../taint/flow.ts';
import { confidenceOf, findTaint, type TaintFinding } from '../taint/taintFindings.ts';
import { addAll } from '../text/lists.ts';
import type { SearchBudget } from '../text/searchBudget.ts';
import {
  type DocumentProgram,
  type DocumentState,
  type Found,
  problemsOf,
  statementsOf,
  unreadOf,
} from './documentState.ts';
import { inOrder } from './sameness.ts';
import { type Offer, offering } from './steps.ts';

/** The rules' turns at one state of a document, and what they have found by now. */
export class RuleRound {
  program: DocumentProgram | null;
  private readonly index: RuleIndex | undefined;
  private target: Target;
  /** The document as data flow sees it, once a rule has asked. */
  private flowDocument: TaintDocument | null = null;
  /** What each rule that is through found, and what there is to say about it. */
  private readonly results = new Map<Rule, RuleOutcome>();
  /** What rules offer that are not through. */
  private readonly halfway = new Map<Rule, () => readonly Hit[]>();

  constructor(
    private readonly document: DocumentState,
    private readonly applicable: readonly Rule[],
    private readonly searches: FileSearches,
  ) {
    this.program = document.program;
    this.index = this.program?.support.indexOf(applicable);
    this.target = targetOf(document, this.program);
  }

  /** Lets a rule look for what it finds. */
  *run(rule: Rule): Generator<undefined, void> {
    const { document, searches, index, program } = this;
    const { path } = document;
    const findings: Finding[] = [];
    const problems: Problem[] = [...(program?.support.problems(rule) ?? [])];
    const limit = (message: string): void => {
      problems.push({ kind: 'limit', message, path, ruleId: rule.id });
    };
    const answers = index && program?.answersOf(index);
    const known = problems.length > 0 ? [] : answers?.of(rule);
    if (known === undefined) yield;
    const budget = searches.of(rule.id);
    const limits: string[] = [];
    const widened: string[] = [];
    try {
      let hits: readonly Hit[] | undefined = known;
      if (hits === undefined && (program === null || answers?.mayFind(rule, program.index) === true)) {
        const evaluator = new Evaluator(this.target, rule.options, budget, {
          path,
          packages: rule.packages,
        });
        const steps = search(rule, evaluator, () => this.flow(), { limits, widened });
        let step = steps.next();
        for (; !step.done; step = steps.next()) {
          if (step.value !== undefined) this.halfway.set(rule, step.value);
          yield;
        }
        const result = step.value;
        for (const message of evaluator.limits) limits.push(`${message} Other rules were not affected.`);
        if (limits.length === 0 && budget.stops === 0) answers?.keep(rule, result.answer, result.lacks);
        hits = result.hits;
      } else if (hits === undefined) {
        program?.flows.forget(rule);
        answers?.keep(rule, NOTHING);
      }
      for (const hit of hits ?? []) {
        const fix = fixOf(rule, hit, document, budget);
        findings.push({ ...toFinding(rule, hit, document), ...(fix === undefined ? {} : { fix }) });
      }
      for (const message of limits) limit(message);
    } catch (error) {
      problems.push({
        kind: 'internal',
        message: `The rule failed on this file, which was not searched for it in full: ${reasonOf(error)}`,
        ruleId: rule.id,
        path,
      });
      // What was being found out when the rule failed is in no state to be used by others.
      this.program = program?.afresh() ?? null;
      this.target = targetOf(document, this.program);
      this.flowDocument = null;
    }
    const stopped = searches.settle(rule.id, budget);
    if (stopped !== undefined) limit(stopped);
    this.results.set(rule, { findings, problems, widened });
  }

  /** The document as data flow sees it. */
  private flow(): TaintDocument | null {
    const { program, document } = this;
    if (this.flowDocument === null && program !== null) {
      const { root, facts, support, index, flows } = program;
      const functions = program.functions.update(facts, document.lines);
      this.flowDocument = { root, facts, language: support.language, index, flows, functions };
    }
    return this.flowDocument;
  }

  /** What was found by now. Rules that are not through add what they offer, without fixes, and what they found last. */
  found(): Found {
    const { document, applicable, results } = this;
    const findings: Finding[] = [];
    const problems = problemsOf(document);
    const waiting = new Set<string>();
    const widened = new Set<string>();
    for (const rule of applicable) {
      const result = results.get(rule);
      if (result === undefined) {
        waiting.add(rule.id);
        for (const hit of this.halfway.get(rule)?.() ?? []) findings.push(toFinding(rule, hit, document));
      }
      addAll(findings, result?.findings ?? []);
      addAll(problems, result?.problems ?? []);
      for (const name of result?.widened ?? []) widened.add(name);
    }
    if (widened.size > 0) problems.push(precisionProblem(widened, document.path));
    problems.push(...minifiedProblems(this.flowDocument, document.path));
    if (waiting.size > 0) addAll(findings, document.last?.of(waiting) ?? []);
    const statements = statementsOf(document);
    const ordered = inOrder(findings, applicable, (span) => statements?.of(span));
    return { findings: ordered, problems, unread: unreadOf(document) };
  }
}

/** Said once a file, at the first of it. */
function minifiedProblems(flow: TaintDocument | null, path: string): Problem[] {
  const places = [...(flow?.functions.minified ?? [])].map(({ root }) => root.start);
  if (places.length === 0) return [];
  const start = Math.min(...places);
  const message =
    'The code here is minified, so data is not followed through it. Scan the sources that it was made of, ' +
    'and exclude it in .ai-security-scanner.yml.';
  return [{ kind: 'limit', message, path, span: { start, end: start } }];
}

/** What a rule came to that is through. */
interface RuleOutcome {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  /** The names of functions in which not everything is told apart. */
  readonly widened: readonly string[];
}

/** How many functions are named where there are many. */
const NAMES_SAID = 8;

/** Said once a file, whichever rules it concerns: it is a matter of the code. */
function precisionProblem(names: ReadonlySet<string>, path: string): Problem {
  const sorted = [...names].sort();
  const more = sorted.length - NAMES_SAID;
  const said = more > 0 ? `${sorted.slice(0, NAMES_SAID).join(', ')} and ${more} more` : sorted.join(', ');
  const message =
    `Data takes too many ways through ${said} to tell them all apart: ` +
    'no finding is missing for that, but one may be shown that is none.';
  return { kind: 'precision', message, path };
}

/** The steps of one rule, which begins anew where another one failed meanwhile. */
export class RuleSteps {
  private program: DocumentProgram | null;
  private steps: Iterator<undefined, void>;

  constructor(
    private readonly rule: Rule,
    private readonly round: RuleRound,
  ) {
    this.program = round.program;
    this.steps = round.run(rule);
  }

  next(): IteratorResult<undefined, void> {
    if (this.program !== this.round.program) {
      this.program = this.round.program;
      this.steps = this.round.run(this.rule);
    }
    return this.steps.next();
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
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
  /** Where it is less sure than the rule. */
  readonly confidence?: Confidence;
  readonly trace?: readonly TraceStep[];
}

/** What a rule finds, and the answer that can be kept. */
interface RuleResult {
  readonly hits: readonly Hit[];
  readonly answer: PlanResult | null;
  /** What there is none of, so that the rule finds nothing. */
  readonly lacks: Need | null;
}

/**
 * Looks for a rule; what was given up is added to `limits`, in words for the user, and the names of functions in which
 * not everything is told apart to `widened`.
 */
function* search(
  rule: Rule,
  evaluator: Evaluator,
  flow: () => TaintDocument | null,
  { limits, widened }: { readonly limits: string[]; readonly widened: string[] },
): Generator<Offer<readonly Hit[]>, RuleResult> {
  if (rule.formula !== undefined) {
    const answer = evaluator.find(rule.formula);
    return { hits: answer.matches, answer, lacks: null };
  }
  const document = rule.taint === undefined ? null : flow();
  if (rule.taint === undefined || document === null) return { hits: [], answer: null, lacks: null };
  const memory = document.flows.of(rule, rule.taint);
  const hitsOf = (findings: readonly TaintFinding[]): Hit[] =>
    findings.map((finding) => ({
      ...finding,
      confidence: confidenceOf(rule, finding),
      trace: traceOf(finding),
    }));
  const result = yield* offering(findTaint(rule, memory, evaluator, document), hitsOf);
  addAll(limits, result.limits);
  addAll(widened, result.widened);
  return {
    hits: hitsOf(result.findings),
    // Where data can flow, any change of the program may change the way.
    answer: memory.places.worthwhile ? null : NOTHING,
    lacks: memory.places.lacks,
  };
}

const INPUT: StepWords = 'untrusted data comes in here';
const ENTRY: StepWords = 'what callers pass here is not known';
const USED: StepWords = 'and is used here';

function traceOf({ source, sink, steps }: TaintFinding): TraceStep[] {
  const trace: TraceStep[] = [
    { kind: 'source', message: source.part.atEntry ? ENTRY : INPUT, start: source.start, end: source.end },
  ];
  for (const { node, message } of steps) {
    const before = trace[trace.length - 1] as TraceStep;
    if (before.start !== node.start || before.end !== node.end)
      trace.push({ kind: 'step', message, start: node.start, end: node.end });
  }
  trace.push({ kind: 'sink', message: USED, start: sink.start, end: sink.end });
  return trace;
}

function fixOf(
  rule: Rule,
  hit: Hit,
  { text, program, comments }: DocumentState,
  searches: SearchBudget,
): Fix | undefined {
  if (program === null) return undefined;
  return fixFor(rule, hit, { source: text, root: program.root, facts: program.facts, comments, searches });
}

function toFinding(rule: Rule, hit: Hit, { text }: DocumentState): Finding {
  return {
    ruleId: rule.id,
    message: renderMessage(rule.message, hit.bindings, text),
    severity: rule.severity,
    confidence: hit.confidence ?? rule.confidence,
    cwe: rule.cwe,
    owasp: rule.owasp,
    ...(hit.statement === undefined ? { start: hit.start, end: hit.end } : headWith(hit.statement, hit)),
    trace: hit.trace ?? [],
  };
}
