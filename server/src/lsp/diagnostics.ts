/**
 * Findings and problems as diagnostics, pushed: one message serves open documents, with their version, and
 * files that nobody has open. Two parties have something to say about a file, its findings and the project
 * whose configuration or rule file it is; they are kept apart here and sent together.
 *
 * Severities: critical and high are errors, medium and low warnings, info is information. Suppressions that
 * no longer serve are information too, as leaving one would hide the next finding there.
 */

import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { Finding, Severity } from '../finding/finding.ts';
import { factSentences } from '../finding/shownText.ts';
import { stepWordsIn } from '../finding/stepWords.ts';
import type { Provenance } from '../provenance/provenance.ts';
import { describeTimeless } from '../provenance/sentence.ts';
import type { Rule } from '../rule/rule.ts';
import type { Translate } from '../text/translate.ts';
import type { Documents } from './documents.ts';
import type { FileFindings, FindingStore, LocatedFinding, LocatedProblem } from './findings.ts';
import type { Opinions, ShownSuggestion } from './opinions.ts';
import type { ProvenanceFeature } from './provenance.ts';
import type { Scope } from './scope.ts';
import type { Session } from './session.ts';
import type { CurrentSettings } from './settings.ts';
import { keyOf } from './uris.ts';

export const DIAGNOSTIC_SOURCE = 'AI Security';

/** Names of other tools come from their reports: longer ones are cut, in UTF-16 units. */
const LONGEST_TOOL = 60;

/** The source of a finding's diagnostic: `AI Security`, or `AI Security: CodeQL`. */
export function sourceOfFinding({ tool }: Finding): string {
  return tool === undefined ? DIAGNOSTIC_SOURCE : `${DIAGNOSTIC_SOURCE}: ${tool.name.slice(0, LONGEST_TOOL)}`;
}

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  critical: DiagnosticSeverity.Error,
  high: DiagnosticSeverity.Error,
  medium: DiagnosticSeverity.Warning,
  low: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

export interface Diagnostics {
  /** Says what is wrong with project files; replaces what was said about all of them before. */
  setProjectDiagnostics(files: ReadonlyMap<string, readonly Diagnostic[]>): void;
  /**
   * Says what is wrong with rule files that are open, and with the programs that they are tested on, in the place of
   * what the project says of these files; undefined when there is nothing to say any more.
   */
  setRuleDiagnostics(uri: string, diagnostics: readonly Diagnostic[] | undefined): void;
  /** The page of a rule: where its code links to. */
  rulePage(ruleId: string, rule: Rule | undefined): string | undefined;
}

export function registerDiagnostics({
  session,
  documents,
  store,
  settings,
  provenance,
  scope,
  opinions,
}: {
  readonly session: Session;
  readonly documents: Documents;
  readonly store: FindingStore;
  readonly settings: CurrentSettings;
  readonly provenance: ProvenanceFeature;
  readonly scope: Scope;
  readonly opinions: Opinions;
}): Diagnostics {
  const { connection, dependencies } = session;
  let projectFiles: ReadonlyMap<string, readonly Diagnostic[]> = new Map();
  const ruleFiles = new Map<string, readonly Diagnostic[]>();
  const reported = new Set<string>();

  const send = (key: string, uri: string, file: FileFindings | undefined): void => {
    if (file === undefined || file.version !== null || settings.current.scope === 'all')
      publish(key, uri, file, scope.visible(uri, file?.findings ?? []));
    else session.guard(`Looking up who wrote ${uri}`, () => sendUnopened(key, uri, file));
  };

  /** Of a file that nobody has open, it is looked up first whose code its findings are in. */
  const sendUnopened = async (key: string, uri: string, file: FileFindings): Promise<void> => {
    const path = session.pathOf(key);
    const read = path === undefined ? undefined : await dependencies.readText(path);
    const isShown = await scope.shows(uri, read !== undefined && 'text' in read ? read.text : '');
    // Meanwhile it may have been scanned anew, or opened.
    if (store.get(key) === file) publish(key, uri, file, file.findings.filter(isShown));
  };

  /** What is said of a rule file as it is now stands for what its loading said; that it is not to be used stays. */
  const ofProject = (key: string): readonly Diagnostic[] => {
    const loaded = projectFiles.get(key) ?? [];
    const live = ruleFiles.get(key);
    return live === undefined ? loaded : [...loaded.filter(({ code }) => code === 'configuration'), ...live];
  };

  const publish = (
    key: string,
    uri: string,
    file: FileFindings | undefined,
    findings: readonly LocatedFinding[],
  ): void => {
    const version = file?.version ?? null;
    const author = findings.length === 0 ? () => undefined : provenance.lookup(uri);
    const diagnostics = [
      ...ofProject(key),
      ...findings.map((finding) =>
        findingDiagnostic(
          uri,
          finding,
          rulePage,
          author(finding),
          opinions.sentences(uri, finding),
          session.t,
        ),
      ),
      ...opinions.suggestions(uri).map(suggestionDiagnostic),
      ...(file?.problems.flatMap(problemDiagnostic) ?? []),
    ];
    session.guard(`Publishing the diagnostics of ${uri}`, () =>
      connection.sendDiagnostics({ uri, diagnostics, ...(version === null ? {} : { version }) }),
    );
  };

  const rulePage = (_id: string, rule: Rule | undefined): string | undefined =>
    rule === undefined ? undefined : dependencies.rulePage(rule);

  store.onDidChange(({ key, uri, file }) => {
    logInternalProblems(session, reported, file);
    send(key, documents.get(key)?.uri ?? uri, file);
  });

  const sendAgain = (key: string): void => {
    const file = store.get(key);
    if (file !== undefined && file.findings.length > 0) send(key, documents.get(key)?.uri ?? file.uri, file);
  };
  provenance.onDidChange(sendAgain);
  opinions.onDidChange((key) => {
    const file = store.get(key);
    send(key, documents.get(key)?.uri ?? file?.uri ?? key, file);
  });
  let shown = settings.current.scope;
  settings.onDidChange(({ scope: wanted }) => {
    if (wanted === shown) return;
    shown = wanted;
    for (const key of store.keys()) sendAgain(key);
  });

  return {
    setProjectDiagnostics(files) {
      const before = projectFiles;
      projectFiles = new Map([...files].map(([uri, diagnostics]) => [keyOf(uri), diagnostics]));
      for (const key of new Set([...before.keys(), ...projectFiles.keys()]))
        send(key, documents.get(key)?.uri ?? key, store.get(key));
    },
    setRuleDiagnostics(uri, diagnostics) {
      const key = keyOf(uri);
      const before = JSON.stringify(ruleFiles.get(key));
      if (diagnostics === undefined) ruleFiles.delete(key);
      else ruleFiles.set(key, diagnostics);
      if (JSON.stringify(ruleFiles.get(key)) !== before)
        send(key, documents.get(key)?.uri ?? uri, store.get(key));
    },
    rulePage,
  };
}

function findingDiagnostic(
  uri: string,
  { finding, range, trace, rule }: LocatedFinding,
  rulePage: Diagnostics['rulePage'],
  author: Provenance | undefined,
  opinions: readonly (readonly string[])[],
  t: Translate,
): Diagnostic {
  const page = rulePage(finding.ruleId, rule);
  const related = trace.map((each, index) => ({
    location: { uri, range: each },
    message: stepWordsIn(finding.trace[index]?.message ?? '', t),
  }));
  if (author !== undefined) related.push({ location: { uri, range }, message: describeTimeless(author, t) });
  for (const sentences of opinions) related.push({ location: { uri, range }, message: sentences.join(' ') });
  return {
    range,
    message: messageOf(finding, t),
    severity: SEVERITY[finding.severity],
    source: sourceOfFinding(finding),
    code: finding.ruleId,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    ...(related.length === 0 ? {} : { relatedInformation: related }),
    data: { ruleId: finding.ruleId, start: finding.start, end: finding.end },
  };
}

/** A model's suggestion: information, under a source of its own, so that nobody takes it for a finding. */
function suggestionDiagnostic({ range, message, model }: ShownSuggestion): Diagnostic {
  const source = `${DIAGNOSTIC_SOURCE}: suggestion of ${model.slice(0, LONGEST_TOOL)}`;
  return { range, message, severity: DiagnosticSeverity.Information, source };
}

/** The message with its weaknesses, who else found it, and what confirms it: "… (CWE-89) Also found by CodeQL." */
function messageOf(finding: Finding, t: Translate): string {
  const { message, cwe, alsoFoundBy = [] } = finding;
  const numbers = cwe.length === 0 ? '' : ` (${cwe.map((each) => `CWE-${each}`).join(', ')})`;
  const others = alsoFoundBy.length === 0 ? '' : ` ${t('Also found by {0}.', alsoFoundBy.join(', '))}`;
  return message + numbers + others + factSentences(finding, t);
}

function problemDiagnostic({ problem, range }: LocatedProblem): Diagnostic[] {
  // That one rule failed is for the log.
  if (problem.kind === 'internal' && problem.ruleId !== undefined) return [];
  // Of syntax errors the editor's own services for the language tell, and while somebody types they come and go.
  if (problem.kind === 'syntax') return [];
  // Nothing is missing for that, and the person who writes the code can do nothing about it.
  if (problem.kind === 'precision') return [];
  const { ruleId, message } = problem;
  return [
    {
      range,
      message,
      severity: DiagnosticSeverity.Information,
      source: DIAGNOSTIC_SOURCE,
      code: ruleId === undefined || problem.kind === 'suppression' ? problem.kind : ruleId,
    },
  ];
}

/** What went wrong inside is for the log, once each: the person who edits the file can do little about it. */
function logInternalProblems(session: Session, reported: Set<string>, file: FileFindings | undefined): void {
  for (const { problem } of file?.problems ?? []) {
    if (problem.kind !== 'internal') continue;
    const line = `${problem.ruleId === undefined ? '' : `${problem.ruleId}: `}${problem.message}`;
    if (reported.has(line)) continue;
    reported.add(line);
    session.connection.console.error(`In ${file?.uri}: ${line}`);
  }
}
