/**
 * Rule files while they are written: what is wrong with them as they are in the editor, and whether they do what the
 * programs beside them say, at the `ruleid:` and `ok:` comments there. The same as `rules validate` and `rules test`
 * say, without saving. Not in workspaces that are not trusted: nothing of these runs there.
 */

import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver';
import { type CheckedFiles, checkRuleFiles, modelsBeside } from '../engine/checkRules.ts';
import { fixedProgram, type RuleTrial, type TriedRule, tryRules } from '../engine/ruleTests.ts';
import type { Problem } from '../finding/finding.ts';
import { isRuleFile } from '../rule/assist.ts';
import { NO_MODELS } from '../rule/models.ts';
import type { Rule } from '../rule/rule.ts';
import { isTestOf } from '../rule/ruleTest.ts';
import { counted, grouped } from '../text/counted.ts';
import { addAll } from '../text/lists.ts';
import type { Analyses } from './analyses.ts';
import { DIAGNOSTIC_SOURCE, type Diagnostics } from './diagnostics.ts';
import type { Documents, OpenText } from './documents.ts';
import type { Folders } from './folders.ts';
import type { Session } from './session.ts';
import { TextDocument } from './textDocument.ts';
import { tryText } from './textScans.ts';
import { keyOf, nameOf } from './uris.ts';

export interface RuleFiles {
  /** The rules of a rule file as it is in the editor, with what is wrong; undefined where it is none. */
  read(uri: string): Promise<CheckedFiles | undefined>;
  /** How the tests of a rule in an open rule file went, as a sentence. */
  outcome(uri: string, ruleId: string): string | undefined;
}

/** Longer rule files are not checked as somebody types, which is said; in UTF-16 units. */
const LONGEST_LIVE = 400_000;

const TOO_LONG: Diagnostic = {
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  message: `This rule file has more than ${grouped(LONGEST_LIVE)} characters: it is not checked as you type. \`ai-security-scanner rules test\` checks it.`,
  severity: DiagnosticSeverity.Information,
  source: DIAGNOSTIC_SOURCE,
  code: 'rule-test',
};

/** How a rule did on one program, which is named by its key. */
interface Outcome extends TriedRule {
  readonly program: string;
}

export function registerRuleFiles({
  session,
  documents,
  folders,
  analyses,
  diagnostics,
}: {
  readonly session: Session;
  readonly documents: Documents;
  readonly folders: Folders;
  readonly analyses: Analyses;
  readonly diagnostics: Diagnostics;
}): RuleFiles {
  const { dependencies } = session;
  /** The programs that something was said of, by the rule file. */
  const said = new Map<string, ReadonlySet<string>>();
  const outcomes = new Map<string, readonly Outcome[]>();
  /** Rule files that wait to be checked. */
  const waiting = new Set<string>();
  let isBusy = false;

  const textOf = async (key: string): Promise<string | undefined> => {
    const open = documents.get(key);
    if (open !== undefined) return open.document.getText();
    const path = session.pathOf(key);
    const read = path === undefined ? undefined : await dependencies.readText(path);
    return read !== undefined && 'text' in read ? read.text : undefined;
  };

  /** The program that the fixes should make, where it is among these files. */
  const readFixed = async (file: string, beside: readonly string[]): Promise<RuleTrial['fixed']> => {
    const open = documents.get(session.keyOfPath(file));
    if (open !== undefined) return { text: open.document.getText() };
    return beside.includes(file) ? dependencies.readText(file) : null;
  };

  const check = (key: string): void => {
    waiting.add(key);
    if (isBusy) return;
    isBusy = true;
    session.guard('Checking rule files', async () => {
      try {
        for (const next of waiting) {
          await new Promise<void>((resolve) => session.clock.defer(resolve));
          await analyses.idle();
          // Whatever comes from here on is for another round.
          waiting.delete(next);
          await checkFile(next);
        }
      } finally {
        isBusy = false;
      }
    });
  };

  const read = async (uri: string): Promise<CheckedFiles | undefined> => {
    const key = keyOf(uri);
    const path = session.pathOf(key);
    const text = await textOf(key);
    await folders.ready();
    if (path === undefined || text === undefined || !folders.trusted || !isRuleFile(text)) return undefined;
    const engine = await analyses.engine();
    const known = folders.placeOf(uri)?.folder.project.models ?? NO_MODELS;
    const files = [{ file: path, text }];
    return checkRuleFiles(files, modelsBeside(files, known), engine);
  };

  const checkFile = async (key: string): Promise<void> => {
    const open = documents.get(key);
    const text = await textOf(key);
    const isTooLong = text !== undefined && text.length > LONGEST_LIVE;
    const checked = isTooLong ? undefined : await read(key);
    if (text === undefined || checked === undefined) {
      forget(key);
      if (isTooLong && open !== undefined) diagnostics.setRuleDiagnostics(key, [TOO_LONG]);
      return;
    }
    const tried = await tryPrograms(key, checked.rules);
    // Somebody has gone on writing.
    if (waiting.has(key) || documents.get(key) !== open) return;
    outcomes.set(key, tried);
    const before = said.get(key) ?? new Set();
    const programs = new Map<string, Diagnostic[]>();
    for (const outcome of tried) {
      const program = await textOf(outcome.program);
      if (program === undefined) continue;
      const found = outcome.faults.map((fault) => faultDiagnostic(outcome, fault, program));
      programs.set(outcome.program, [...(programs.get(outcome.program) ?? []), ...found]);
    }
    said.set(key, new Set(programs.keys()));
    for (const program of before)
      if (!programs.has(program)) diagnostics.setRuleDiagnostics(program, undefined);
    for (const [program, found] of programs) diagnostics.setRuleDiagnostics(program, found);
    if (open === undefined) return;
    const document = new TextDocument('', text);
    const problems = [...checked.problems, ...checked.unread].map((problem) =>
      problemDiagnostic(problem, document),
    );
    diagnostics.setRuleDiagnostics(key, [...problems, ...failedTests(tried, document)]);
  };

  const forget = (key: string): void => {
    outcomes.delete(key);
    for (const program of said.get(key) ?? []) diagnostics.setRuleDiagnostics(program, undefined);
    said.delete(key);
    diagnostics.setRuleDiagnostics(key, undefined);
  };

  /** Tries the rules on the programs beside their file that speak of them. */
  const tryPrograms = async (key: string, rules: readonly Rule[]): Promise<Outcome[]> => {
    const path = session.pathOf(key);
    const tried: Outcome[] = [];
    const beside = path === undefined ? [] : await dependencies.filesBeside(path);
    for (const file of beside) {
      const program = session.keyOfPath(file);
      if (!isTestOf(nameOf(key), nameOf(program))) continue;
      const text = await textOf(program);
      if (text === undefined) continue;
      const source = { path: nameOf(program), text };
      const outcomes = await tryRules(rules, {
        text,
        fixed: await readFixed(fixedProgram(file), beside),
        packages: rules.some((rule) => rule.asksForPackages === true)
          ? await dependencies.packages(dependencies.paths.join(file, '..'))
          : {},
        scan: (rule) => tryText({ session, analyses }, source, dependencies.createRuleSet([rule])),
      });
      addAll(
        tried,
        outcomes.map((outcome) => ({ ...outcome, program })),
      );
    }
    return tried;
  };

  /** The rule files that a document is, or is a program of. */
  const concerned = async ({ key, document }: OpenText): Promise<string[]> => {
    const path = session.pathOf(key);
    if (path === undefined || !folders.trusted) return [];
    if (/\.ya?ml$/i.test(path)) return isRuleFile(document.getText()) || said.has(key) ? [key] : [];
    if (
      !/(?:ruleid|lowid|ok):/.test(document.getText()) &&
      ![...said.values()].some((programs) => programs.has(key))
    )
      return [];
    const beside = (await dependencies.filesBeside(path)).map((path) => session.keyOfPath(path));
    return beside.filter((other) => /\.ya?ml$/i.test(other) && isTestOf(nameOf(other), nameOf(key)));
  };

  const changed = (text: OpenText): void =>
    session.guard('Checking rule files', async () => {
      await folders.ready();
      for (const key of await concerned(text)) check(key);
    });
  documents.onDidOpen(changed);
  documents.onDidChange(({ text }) => changed(text));
  documents.onDidClose((text) => {
    if (said.has(text.key)) forget(text.key);
    changed(text);
  });
  folders.onDidChange(() => {
    for (const text of documents.all()) changed(text);
  });

  return {
    read,
    outcome(uri, ruleId) {
      const tried = (outcomes.get(keyOf(uri)) ?? []).filter(({ rule }) => rule.id === ruleId);
      if (tried.length === 0) return undefined;
      const count = tried.reduce(
        (sum, { expected }) =>
          sum + expected.positive.length + expected.low.length + expected.negative.length,
        0,
      );
      const faults = tried.reduce((sum, each) => sum + each.faults.length + each.wrong.length, 0);
      const programs = tried.map(({ program }) => nameOf(program)).join(', ');
      return faults === 0
        ? `Its tests hold: ${counted(count, 'expectation')} in ${programs}.`
        : `Its tests fail: ${counted(faults, 'fault')} for ${counted(count, 'expectation')} in ${programs}.`;
    },
  };
}

function problemDiagnostic({ message, span, ruleId, kind }: Problem, document: TextDocument): Diagnostic {
  return {
    range: { start: document.positionAt(span?.start ?? 0), end: document.positionAt(span?.end ?? 0) },
    message,
    severity: DiagnosticSeverity.Error,
    source: DIAGNOSTIC_SOURCE,
    code: ruleId ?? kind,
  };
}

/** At the comment that says what should be, or at the line where nothing is said. */
function faultDiagnostic(
  { rule, expected }: Outcome,
  { line, what }: Outcome['faults'][number],
  program: string,
): Diagnostic {
  const document = new TextDocument('', program);
  return {
    range: lineRange(document, (expected.annotations.get(line) ?? line) - 1),
    message: `${rule.id}: ${what}${expected.annotations.has(line) ? ` in line ${line}` : ''}.`,
    severity: DiagnosticSeverity.Warning,
    source: DIAGNOSTIC_SOURCE,
    code: 'rule-test',
  };
}

/** At the rules whose tests fail. */
function failedTests(tried: readonly Outcome[], document: TextDocument): Diagnostic[] {
  return tried.flatMap(({ rule, program, faults, wrong }) => {
    if (faults.length + wrong.length === 0) return [];
    const line = document.positionAt(rule.span?.start ?? 0).line;
    const lines = faults.map((fault) => fault.line).join(', ');
    const said = [
      ...(lines === '' ? [] : [`${faults.length === 1 ? 'line' : 'lines'} ${lines}`]),
      ...wrong.map((each) => each.replace(/\.$/, '')),
    ];
    return [
      {
        range: lineRange(document, line),
        message: `${rule.id} does not do what ${nameOf(program)} says: ${said.join('; ')}.`,
        severity: DiagnosticSeverity.Warning,
        source: DIAGNOSTIC_SOURCE,
        code: 'rule-test',
      },
    ];
  });
}

/** What is written on a line, without its indentation. */
function lineRange(document: TextDocument, line: number): Range {
  const start = document.offsetAt({ line, character: 0 });
  const end = document.offsetAt({ line: line + 1, character: 0 });
  const text = document.getText().slice(start, end);
  const indent = text.length - text.trimStart().length;
  return {
    start: { line, character: indent },
    end: { line, character: Math.max(indent, text.trimEnd().length) },
  };
}
