/**
 * One state of one document against a set of rules: the function that editor, command and tools share, so
 * that they cannot differ.
 */

import { NO_FACTS } from '../facts/facts.ts';
import { fixFor } from '../fix/index.ts';
import type { CompiledPattern } from '../pattern/compiled.ts';
import type { Rule } from '../rule/rule.ts';
import type { RuleSet } from '../rule/ruleSet.ts';
import type { Node } from '../syntax/node.ts';
import { analyseTaint, type TaintDocument, type TaintFinding } from '../taint/analyse.ts';
import { FunctionTable } from '../taint/functions.ts';
import type { LineIndex } from '../text/lines.ts';
import { Evaluator } from './evaluate.ts';
import type { Analysis, Finding, Problem, Span, TraceStep } from './finding.ts';
import type { LanguageSupport } from './languageSupport.ts';
import type { Match } from './matches.ts';
import type { ProgramState } from './programMemory.ts';
import { renderMessage } from './render.ts';
import { mayFind } from './required.ts';
import { applySuppressions, findSuppressions } from './suppression.ts';
import type { Target } from './target.ts';

/** One state of a document. */
export interface DocumentState {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** Null where no grammar reads the document: only text rules apply. */
  readonly program:
    | (ProgramState & {
        readonly root: Node;
        readonly support: LanguageSupport;
        /** The start of the first code too deeply nested to be read, or -1. */
        readonly truncatedAt: number;
      })
    | null;
  /** Spans of comments; where there is no grammar, of lines that hold a suppression. */
  readonly comments: readonly Span[];
  /** Why the document was not parsed although it has a language. */
  readonly notParsed?: string;
  /** Evaluates on a piece of text in another language. */
  nested(text: string, language: string): Target | null;
}

/** Analyses a document. `today` is `YYYY-MM-DD`, for suppressions that end. Never throws on user input. */
export function analyse(document: DocumentState, rules: RuleSet, today: string): Analysis {
  const { program, text, path } = document;
  const problems: Problem[] = [];
  const limit = (message: string, ruleId?: string): void => {
    problems.push({ kind: 'limit', message, path, ...(ruleId === undefined ? {} : { ruleId }) });
  };
  if (document.notParsed !== undefined) limit(document.notParsed);
  if (program !== null && program.truncatedAt >= 0) {
    limit('The code is nested too deeply to be read to the bottom: what is deeper was not scanned.');
  }
  const target = targetOf(document);
  const flow = flowOf(document);
  const applicable = rules.rulesFor(program?.support.language, path);
  const findings: Finding[] = [];
  for (const rule of applicable) {
    if (program !== null) {
      const broken = program.support.problems(rule);
      if (broken.length > 0) {
        problems.push(...broken);
        continue;
      }
      if (target.program !== null && !mayFind(rule, target.program)) {
        program.flows.forget(rule);
        continue;
      }
    }
    const evaluator = new Evaluator(target, rule.options);
    try {
      for (const match of search(rule, evaluator, flow, (message) => limit(message, rule.id)))
        findings.push(toFinding(rule, match, document));
    } catch (error) {
      problems.push({
        kind: 'internal',
        message: `The rule failed on this file: ${(error as Error).message}`,
        ruleId: rule.id,
        path,
      });
    }
    for (const message of evaluator.limits) limit(`${message} Other rules were not affected.`, rule.id);
  }
  const ordered = withoutSuperseded(withoutRepeats(findings.sort(byPlace)), applicable);
  const suppressions = findSuppressions(text, document.comments, document.lines);
  const names = { ran: applicable.map((rule) => rule.id), known: rules.rules.map((rule) => rule.id) };
  const suppressed = applySuppressions(ordered, suppressions, document.lines, today, names);
  return {
    findings: suppressed.findings,
    problems: [...problems, ...suppressed.problems.map((problem) => ({ ...problem, path }))],
  };
}

/** The document as data flow sees it, made when the first rule asks. */
function flowOf({ program }: DocumentState): () => TaintDocument | null {
  let made: TaintDocument | null = null;
  return () => {
    if (made !== null || program === null) return made;
    const { root, facts, support, index, flows } = program;
    const { semantics } = support.language;
    made = { root, facts, semantics, index, flows, functions: new FunctionTable(root, semantics, facts) };
    return made;
  };
}

/** The document as formulas see it. */
function targetOf(document: DocumentState): Target {
  const { program, text } = document;
  return {
    text,
    facts: program?.facts ?? NO_FACTS,
    program:
      program === null
        ? null
        : {
            index: program.index,
            matches: program.matches,
            formulas: program.formulas,
            regexes: program.regexes,
            compile: (source: string): CompiledPattern | null => program.support.compile(source),
          },
    nested: (inner, language) => document.nested(inner, language),
  };
}

/** What a rule finds: matches, for data flow with the way that the data took. */
interface Found extends Match {
  readonly trace: readonly TraceStep[];
}

function search(
  rule: Rule,
  evaluator: Evaluator,
  flow: () => TaintDocument | null,
  limit: (message: string) => void,
): readonly Found[] {
  if (rule.formula !== undefined)
    return evaluator.find(rule.formula).matches.map((match) => ({ ...match, trace: [] }));
  const document = rule.taint === undefined ? null : flow();
  if (rule.taint === undefined || document === null) return [];
  const result = analyseTaint(rule, document.flows.of(rule, rule.taint), evaluator, document);
  for (const message of result.limits) limit(message);
  return result.findings.map((finding) => ({ ...finding, trace: traceOf(finding) }));
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

function toFinding(rule: Rule, match: Found, { text, program, comments }: DocumentState): Finding {
  const fix =
    program === null
      ? undefined
      : fixFor(rule, match, { source: text, root: program.root, facts: program.facts, comments });
  return {
    ruleId: rule.id,
    message: renderMessage(rule.message, match.bindings, text),
    severity: rule.severity,
    confidence: rule.confidence,
    cwe: rule.cwe,
    owasp: rule.owasp,
    start: match.start,
    end: match.end,
    trace: match.trace,
    ...(fix === undefined ? {} : { fix }),
  };
}

function byPlace(a: Finding, b: Finding): number {
  return a.start - b.start || a.end - b.end || (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0);
}

/** Where two rules say the same of one place, only the one that knows more speaks. */
function withoutSuperseded(findings: readonly Finding[], rules: readonly Rule[]): readonly Finding[] {
  const weaker = new Map(rules.flatMap(({ id, supersedes }) => (supersedes ? [[id, supersedes]] : [])));
  if (weaker.size === 0) return findings;
  const stronger = findings.filter(({ ruleId }) => weaker.has(ruleId));
  return findings.filter(
    (finding) =>
      !stronger.some(
        (other) =>
          weaker.get(other.ruleId)?.includes(finding.ruleId) === true &&
          other.start < finding.end &&
          finding.start < other.end,
      ),
  );
}

/** A rule says a thing about a place once, in however many ways it matched there. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding, i) => {
    for (let before = i - 1; before >= 0; before--) {
      const other = findings[before] as Finding;
      if (other.start !== finding.start || other.end !== finding.end) return true;
      if (other.ruleId === finding.ruleId) return false;
    }
    return true;
  });
}
