/**
 * Writes a suppression comment into a text, so that `suppression.ts` reads it back and it covers the line.
 *
 * Where it goes, in this order:
 * 1. On a line of its own above the finding, with that line's indentation. Not when the line begins inside
 *    a string, a template or other literal text, nor when the line above ends with a backslash: the comment
 *    would become part of the string, or cut the continued line in two. Between JSX elements it is put into
 *    braces.
 * 2. At the end of the finding's line, unless that end is inside a literal, continued by a backslash, or
 *    after a closing tag of the language.
 * 3. As a block comment just before the finding, where the language has block comments.
 * Where none will do, the answer says so: a comment in the wrong place changes the program.
 */

import type { TextEdit } from '../finding/finding.ts';
import type { CommentSyntax } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import type { LineIndex } from '../text/lines.ts';
import { isDate, isRuleId, LONGEST_BODY } from './syntax.ts';

/** What a comment would be in a place: a comment, a comment in braces (JSX), or part of a literal. */
export type Place = 'code' | 'markup' | 'literal';

export interface SuppressionRequest {
  readonly text: string;
  readonly lines: LineIndex;
  /** Where the finding starts, a UTF-16 offset. */
  readonly start: number;
  readonly ruleIds: readonly string[];
  readonly reason: string;
  /** The last day on which it counts, `YYYY-MM-DD`. */
  readonly until?: string;
  readonly comments: CommentSyntax;
  /** What stands at an offset; `placeIn` answers it from the generic tree. Without a tree: always code. */
  readonly placeAt: (offset: number) => Place;
}

/** The edit, or why there is none and what to do instead. */
export type SuppressionEdit = { readonly edit: TextEdit } | { readonly refusal: string };

const ELSEWHERE =
  'Suppress it for the file with "ai-security-ignore-file: rule-id -- reason", or turn the rule off in .ai-security-scanner.yml.';

/** Makes the edit that suppresses rules for a finding. */
export function suppressionEdit(request: SuppressionRequest): SuppressionEdit {
  const { ruleIds, until } = request;
  const odd = ruleIds.find((id) => !isRuleId(id));
  if (ruleIds.length === 0 || odd !== undefined)
    return { refusal: `"${odd ?? ''}" is no rule's id that a comment can name. ${ELSEWHERE}` };
  const reason = asReason(request.reason);
  if (!/[\p{L}\p{N}]/u.test(reason))
    return { refusal: 'A suppression needs a reason: say why this code is safe.' };
  if (until !== undefined && !isDate(until))
    return { refusal: `"${until}" is no date. Write it as 2027-01-31.` };

  const write = (separator: string): string =>
    `ai-security-ignore: ${ruleIds.join(', ')} ${separator} ${reason}${until === undefined ? '' : ` until ${until}`}`;
  if (write('--').length > LONGEST_BODY)
    return { refusal: `The reason is longer than ${LONGEST_BODY} characters. Shorten it.` };

  const edit = ownLine(request, write) ?? endOfLine(request, write) ?? beforeFinding(request, write);
  if (edit !== undefined) return { edit };
  return { refusal: `No comment can stand here without changing the program. ${ELSEWHERE}` };
}

type Write = (separator: string) => string;

function ownLine(request: SuppressionRequest, write: Write): TextEdit | undefined {
  const { text, lines, start, placeAt } = request;
  const line = lines.lineAt(start);
  const content = lines.lineText(line);
  const bom = line === 0 && content.startsWith('\uFEFF') ? 1 : 0;
  const at = lines.startOf(line) + bom;
  const place = placeAt(at);
  if (place === 'literal' || /^\uFEFF?\s*(?:<\?|#!)/.test(content)) return undefined;
  if (line > 0 && lines.lineText(line - 1).endsWith('\\')) return undefined;
  const comment =
    place === 'markup'
      ? `{/* ${write('--')} */}`
      : (lineComment(request, write) ?? blockComment(request, write));
  if (comment === undefined) return undefined;
  const indentation = /^\s*/.exec(content.slice(bom))?.[0] ?? '';
  return { start: at, end: at, text: indentation + comment + lineEnding(text, lines, line) };
}

function endOfLine(request: SuppressionRequest, write: Write): TextEdit | undefined {
  const { lines, start, placeAt } = request;
  const line = lines.lineAt(start);
  const at = lines.endOf(line);
  if (placeAt(at) !== 'code' || /(?:\\|[?%]>)\s*$/.test(lines.lineText(line))) return undefined;
  const comment = lineComment(request, write) ?? blockComment(request, write);
  return comment === undefined ? undefined : { start: at, end: at, text: ` ${comment}` };
}

function beforeFinding(request: SuppressionRequest, write: Write): TextEdit | undefined {
  const { start, placeAt } = request;
  const place = placeAt(start);
  if (place === 'literal') return undefined;
  const comment = blockComment(request, write);
  if (comment === undefined) return undefined;
  const text = place === 'markup' ? `{${comment}} ` : `${comment} `;
  return { start, end: start, text };
}

function lineComment({ comments }: SuppressionRequest, write: Write): string | undefined {
  return comments.line[0] === undefined ? undefined : `${comments.line[0]} ${write('--')}`;
}

function blockComment({ comments }: SuppressionRequest, write: Write): string | undefined {
  const signs = comments.block[0];
  if (signs === undefined) return undefined;
  // XML forbids two hyphens inside a comment.
  return `${signs[0]} ${write(signs[0] === '<!--' ? '—' : '--')} ${signs[1]}`;
}

/** One line that cannot end any comment: no line breaks of any kind, no closing signs, no last backslash. */
function asReason(reason: string): string {
  return reason
    .replace(/[\s\p{Cc}\u2028\u2029\u0085]+/gu, ' ')
    .replace(/(\*)(\/)|([?%])(>)|(-)(-!?>)/g, (signs) => `${signs[0]} ${signs.slice(1)}`)
    .replace(/(?<![ \\])[ \\]+$/, '')
    .trim();
}

/** The line ending to use: that of the line, or of the one above, or LF. */
function lineEnding(text: string, lines: LineIndex, line: number): string {
  for (const each of [line, line - 1]) {
    const ending = each < 0 ? '' : text.slice(lines.endOf(each), lines.startOf(each + 1));
    if (ending !== '') return ending;
  }
  return '\n';
}

/** Text that is not code, in the grammars' own names: a comment just before it is part of it too. */
const LITERALS = new Set([
  'text',
  'text_interpolation',
  'jsx_text',
  'raw_text',
  'heredoc_body',
  'heredoc_content',
]);

/** Kinds that are literal text from end to end, except where a child of another kind stands in them. */
const TEXTS = new Set(['String', 'StringText', 'Regex', 'Char', 'Interpolated']);

/** What a comment at an offset would be, by the generic tree. */
export function placeIn(root: Node, offset: number): Place {
  let place: Place = 'code';
  for (let node: Node | undefined = root; node !== undefined; ) {
    // A comment just before a node belongs to what is around the node.
    if (node.start < offset && offset < node.end) {
      if (node.kind === 'Children') place = 'markup';
      // Text between JSX elements may be cut in two by a comment in braces.
      else if (TEXTS.has(node.kind)) place = place === 'markup' ? 'markup' : 'literal';
      else place = 'code';
    }
    if (LITERALS.has(node.kind)) place = 'literal';
    node = node.children.find((child) => child.start <= offset && offset < child.end);
  }
  return place;
}
