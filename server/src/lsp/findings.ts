/**
 * What is known about each file: its findings with their places as the editor counts them, whether the file
 * is open or not. One writer a file at a time (the analyses of open documents, the reader of unopened ones),
 * many readers (diagnostics, actions, hover, status).
 */

import { Emitter, type Event, type Range } from 'vscode-languageserver';
import type { FindingReference } from '../../../protocol/messages.ts';
import type { Analysis, Finding, Problem, Span } from '../finding/finding.ts';
import type { Rule } from '../rule/rule.ts';
import type { TextDocument } from './textDocument.ts';

export interface LocatedFinding {
  readonly finding: Finding;
  readonly range: Range;
  /** The ranges of `finding.trace`, in its order. */
  readonly trace: readonly Range[];
  readonly rule: Rule | undefined;
}

export interface LocatedProblem {
  readonly problem: Problem;
  readonly range: Range;
}

export interface FileFindings {
  /** As the client spells it, where it has the file open. */
  readonly uri: string;
  /** The version that the places belong to; null when the file is not open. */
  readonly version: number | null;
  /** Those that no comment suppresses, in the order of the text. */
  readonly findings: readonly LocatedFinding[];
  readonly suppressed: readonly LocatedFinding[];
  readonly problems: readonly LocatedProblem[];
}

export interface FindingStore {
  /** By key; see `uris.ts`. */
  get(key: string): FileFindings | undefined;
  keys(): string[];
  set(key: string, file: FileFindings): void;
  delete(key: string): void;
  /** A file's findings were set, or deleted when `file` is missing. */
  readonly onDidChange: Event<{ key: string; uri: string; file?: FileFindings }>;
}

export function createFindingStore(): FindingStore {
  const files = new Map<string, FileFindings>();
  const changed = new Emitter<{ key: string; uri: string; file?: FileFindings }>();
  return {
    get: (key) => files.get(key),
    keys: () => [...files.keys()],
    set(key, file) {
      files.set(key, file);
      changed.fire({ key, uri: file.uri, file });
    },
    delete(key) {
      const file = files.get(key);
      if (file === undefined) return;
      files.delete(key);
      changed.fire({ key, uri: file.uri });
    },
    onDidChange: changed.event,
  };
}

/** Gives an analysis its places in the text that it is about. */
export function locate(
  uri: string,
  version: number | null,
  document: TextDocument,
  analysis: Analysis,
  ruleOf: (id: string) => Rule | undefined,
): FileFindings {
  const rangeOf = ({ start, end }: Span): Range => ({
    start: document.positionAt(start),
    end: document.positionAt(end),
  });
  const located = analysis.findings.map(
    (finding): LocatedFinding => ({
      finding,
      range: rangeOf(finding),
      trace: finding.trace.map(rangeOf),
      // A report may name our rules as it likes, and is not believed for it.
      rule: finding.tool === undefined ? ruleOf(finding.ruleId) : undefined,
    }),
  );
  return {
    uri,
    version,
    findings: located.filter(({ finding }) => finding.suppression === undefined),
    suppressed: located.filter(({ finding }) => finding.suppression !== undefined),
    problems: analysis.problems.map((problem) => ({
      problem,
      range: rangeOf(problem.span ?? { start: 0, end: 0 }),
    })),
  };
}

/** A finding as our client's commands take it. */
export function referenceTo(
  file: Pick<FileFindings, 'uri' | 'version'>,
  { finding, range, trace, rule }: LocatedFinding,
): FindingReference {
  return {
    uri: file.uri,
    version: file.version,
    range,
    trace: [...trace],
    ruleId: finding.ruleId,
    title: rule?.title ?? finding.tool?.title ?? finding.ruleId,
    message: finding.message,
  };
}
