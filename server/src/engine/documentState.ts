/** One state of one document, as the rules' turns see it, and what is so of it whatever they find. */

import type { Finding, Problem, Span } from '../finding/finding.ts';
import type { Target } from '../search/target.ts';
import { Statements } from '../suppress/statements.ts';
import { DEEPEST_NESTING } from '../syntax/mirror.ts';
import type { Node } from '../syntax/node.ts';
import type { LineIndex } from '../text/lines.ts';
import type { LanguageSupport } from './languageSupport.ts';
import type { LastFindings } from './lastFindings.ts';
import type { ProgramState } from './programMemory.ts';
import { joined } from './unread.ts';

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
  /** What was found last time, to be shown of rules that are not through. */
  readonly last?: LastFindings;
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

/** What is to be said about the document, whatever the rules find. */
export function problemsOf({ path, program, notParsed }: DocumentState): Problem[] {
  const problems: Problem[] = [];
  if (notParsed !== undefined) problems.push({ kind: 'limit', message: notParsed, path });
  if (program !== null && program.truncatedAt >= 0) {
    const { truncatedAt } = program;
    problems.push({
      kind: 'limit',
      message: `The code is nested more than ${DEEPEST_NESTING} levels deep here: what is deeper was not analysed.`,
      path,
      span: { start: truncatedAt, end: truncatedAt },
    });
  }
  return problems;
}

/** The statements of a document, where it has any. */
export function statementsOf({ program, text, comments }: DocumentState): Statements | null {
  return program && new Statements(program.root, text, comments);
}

/** What no rule has seen as code. */
export function unreadOf({ program, notParsed, text }: DocumentState): Span[] {
  if (notParsed !== undefined) return [{ start: 0, end: text.length }];
  if (program === null) return [];
  const { errors, truncatedAt } = program;
  return joined(truncatedAt < 0 ? errors : [...errors, { start: truncatedAt, end: text.length }]);
}
