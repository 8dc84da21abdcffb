/**
 * Suppression comments: what they say and which findings they cover.
 *
 *   ai-security-ignore: rule-id[, rule-id] -- reason [until 2027-01-31]
 *   ai-security-ignore-file: rule-id[, rule-id] -- reason [until 2027-01-31]
 *   nosemgrep            nosemgrep: rule-id, rule-id
 *
 * A comment speaks for the lines it stands on and, when nothing else stands on them, for the first line below
 * that is not itself only comments; an empty line breaks the link. So several can be stacked. Which findings
 * that covers, `suppressionCoverage.ts` says.
 *
 * A suppression hides a weakness from everybody who comes later, so it has to say why: without a reason it
 * suppresses nothing. One that has become useless is reported, because it would silently hide the next
 * finding on that line. `nosemgrep` is another tool's comment: it is honoured as that tool does it (no reason
 * needed, any case, by the last parts of a rule's id), and reported as unused only for rules that ran here,
 * since it may serve rules that are not loaded.
 *
 * The engine knows what a comment is and hands in the spans; nothing here knows a language.
 */

import type { Finding, Problem, Span } from '../finding/finding.ts';
import { LineIndex } from '../text/lines.ts';
import { type CommentPlace, Coverage } from './coverage.ts';
import type { Statements } from './statements.ts';
import { type Directive, directivesIn, type NamedRule, NOSEMGREP, ownMarker } from './syntax.ts';

/** One suppression as written, and where it stands. */
export interface SuppressionComment extends Directive, CommentPlace {}

/** The ids of rules, so that a comment about a rule that is off is told from one about no rule at all. */
export interface RuleNames {
  /** The rules that were run on this text. */
  readonly ran: readonly string[];
  /** All rules that are loaded, also those that are off or meant for other files. By default those that ran. */
  readonly known?: readonly string[];
}

/** What a real comment begins with; a span that begins otherwise is a line of text with a comment in it. */
const COMMENT_OPENER = /^\s*(?:\/\/|\/\*|\*|#|--|<!--|<%|;|%|\{-|\{#|\{\{!|\(\*|=begin|@\*|'|""")/;

/**
 * Reads the suppressions in a text's comments, in the order of the text. Spans are UTF-16 offsets, do not
 * overlap, and need no order; a span that is a whole line of a text without a grammar will do as well.
 * Comments that are meant as suppressions but malformed come back with `fault` set.
 */
export function findSuppressions(
  text: string,
  comments: readonly Span[],
  lines?: LineIndex,
): SuppressionComment[] {
  const marked = new Set<Span>();
  const ordered = comments.map((span) => {
    const content = text.slice(span.start, span.end).trimEnd();
    const comment = { start: span.start + startInside(content), end: span.start + content.length };
    if (/ai-security-ignore|nosem/i.test(content)) marked.add(comment);
    return comment;
  });
  if (marked.size === 0) return [];
  ordered.sort((a, b) => a.start - b.start);
  const layout = new CommentLayout(text, ordered, lines ?? new LineIndex(text));
  return ordered.filter((each) => marked.has(each)).flatMap((each) => suppressionsIn(text, each, layout));
}

/**
 * Says which findings are suppressed. `today` is `YYYY-MM-DD`. Findings come back in their order, the
 * covered ones as copies with `suppression` set. Problems (kind `suppression`, with span) tell of comments
 * without a reason or otherwise malformed, expired, unused, or about a rule that does not exist. Without
 * `statements` a comment covers findings that begin or end on its line.
 */
export function applySuppressions(
  findings: readonly Finding[],
  suppressions: readonly SuppressionComment[],
  lines: LineIndex,
  today: string,
  rules: RuleNames,
  statements: Statements | null = null,
): { findings: Finding[]; problems: Problem[] } {
  if (suppressions.length === 0) return { findings: [...findings], problems: [] };
  const problems: Problem[] = [];
  const effective: SuppressionComment[] = [];
  for (const suppression of suppressions) {
    if (suppression.fault !== undefined)
      problems.push(problem('faulty', suppression.fault, suppression.comment));
    else if (suppression.until !== undefined && suppression.until < today)
      problems.push(
        problem(
          'expired',
          `This suppression ended on ${suppression.until}. Fix the code, or give the reason a later date.`,
          suppression.comment,
        ),
      );
    else effective.push(suppression);
  }

  const coverage = new Coverage(lines, statements);
  const used = new Map<SuppressionComment, Set<string>>(effective.map((each) => [each, new Set()]));
  const firsts = new Map<Finding, SuppressionComment>();
  const named = new FindingsByName(findings);
  // What is said of a line goes before what is said of the file.
  const isOfFile = ({ scope }: SuppressionComment): number => (scope === 'file' ? 1 : 0);
  for (const suppression of [...effective].sort((a, b) => isOfFile(a) - isOfFile(b))) {
    const cover = (group: readonly Finding[]): boolean => {
      const covered = suppression.scope === 'file' ? group : coverage.coveredBy(suppression, group);
      for (const finding of covered) if (!firsts.has(finding)) firsts.set(finding, suppression);
      return covered.length > 0;
    };
    if (suppression.rules.length === 0) cover(findings);
    for (const { id } of suppression.rules) if (cover(named.by(id))) used.get(suppression)?.add(id);
  }
  const answered = findings.map((finding): Finding => {
    const first = firsts.get(finding);
    if (first === undefined) return finding;
    const { comment, reason, until } = first;
    return {
      ...finding,
      suppression: until === undefined ? { comment, reason } : { comment, reason, until },
    };
  });

  const catalogue = new Catalogue(rules);
  for (const [suppression, names] of used)
    for (const rule of suppression.rules)
      if (!names.has(rule.id)) {
        const message = uselessness(suppression, rule, catalogue);
        if (message !== undefined) problems.push({ ...problem('unused', message, rule), ruleId: rule.id });
      }
  problems.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
  return { findings: answered, problems };
}

/** Whether a comment's name for a rule means this rule: its whole id, or its last parts after `.` or `/`. */
export function namesRule(name: string, ruleId: string): boolean {
  if (!ruleId.endsWith(name) || name === '') return false;
  if (ruleId.length === name.length) return true;
  const before = ruleId[ruleId.length - name.length - 1];
  return before === '.' || before === '/';
}

function problem(suppression: 'faulty' | 'expired' | 'unused', message: string, span: Span): Problem {
  return { kind: 'suppression', suppression, message, span: { start: span.start, end: span.end } };
}

function uselessness(
  suppression: SuppressionComment,
  rule: NamedRule,
  catalogue: Catalogue,
): string | undefined {
  if (catalogue.ran(rule.id)) {
    const where = suppression.scope === 'file' ? 'in this file' : 'here';
    return `This suppression is not needed: ${rule.id} finds nothing ${where}. Remove it.`;
  }
  // `tool/rule` is a result of another tool, whose report need not be at hand each time.
  const isOtherTools = rule.id.includes('/');
  if (suppression.marker === 'nosemgrep' || isOtherTools || catalogue.known(rule.id)) return undefined;
  return `There is no rule ${rule.id}. Name the rule as its finding does, or remove it from the comment.`;
}

/** Where the comment begins in a span's text: at its start, or inside when the span is a line of text. */
function startInside(content: string): number {
  if (COMMENT_OPENER.test(content)) return content.length - content.trimStart().length;
  let start = ownMarker(content)?.index ?? NOSEMGREP.exec(content)?.index ?? 0;
  while (start > 0 && /\s/.test(content[start - 1] as string)) start--;
  while (start > 0 && /[^\p{L}\p{N}_"'`)\]\s]/u.test(content[start - 1] as string)) start--;
  return start;
}

/** All suppressions of one comment, a line at a time: a reason does not go on over lines. */
function suppressionsIn(text: string, comment: Span, layout: CommentLayout): SuppressionComment[] {
  const found: SuppressionComment[] = [];
  const place = layout.placeOf(comment);
  for (let start = comment.start; start <= comment.end; ) {
    const rest = text.slice(start, comment.end);
    const length = rest.search(/[\r\n]/);
    const line = length === -1 ? rest : rest.slice(0, length);
    for (const directive of directivesIn(line, start)) found.push({ ...directive, comment, ...place });
    if (length === -1) break;
    start += length + 1;
  }
  return found;
}

/** What ends something: a bracket, or the tag of an element. */
const CLOSING = /[)\]}]|\/>|^\s*>/;

/** Which lines hold only comments, and so which line a comment that stands alone is about. */
class CommentLayout {
  /** For a line, the first line at or below it that is not only comments; -1 where an empty line comes first. */
  private readonly targets = new Map<number, number>();

  constructor(
    private readonly text: string,
    private readonly comments: readonly Span[],
    private readonly lines: LineIndex,
  ) {}

  placeOf(comment: Span): Omit<CommentPlace, 'comment'> {
    const firstLine = this.lines.lineAt(comment.start);
    const lastLine = this.lines.lineAt(Math.max(comment.start, comment.end - 1));
    const alone = this.contentOf(firstLine) === 'comment' && this.contentOf(lastLine) === 'comment';
    const target = alone ? this.targetFrom(lastLine + 1) : -1;
    return { firstLine, lastLine, alone, ...(target === -1 ? {} : { targetLine: target }) };
  }

  private targetFrom(line: number): number {
    let at = line;
    while (!this.targets.has(at) && at < this.lines.count && this.contentOf(at) === 'comment') at++;
    const target = this.targets.get(at) ?? (at < this.lines.count && this.contentOf(at) === 'code' ? at : -1);
    for (let passed = line; passed <= at; passed++) this.targets.set(passed, target);
    return target;
  }

  /**
   * What a line holds outside its comments. Signs do not count, so that a comment in JSX's braces stands
   * alone, but for brackets that close something: that something ends here, and the comment is about it.
   */
  private contentOf(line: number): 'code' | 'comment' | 'nothing' {
    const start = this.lines.startOf(line);
    const end = this.lines.endOf(line);
    let outside = '';
    let from = start;
    let commented = false;
    for (let i = this.firstCommentEndingAfter(start); i < this.comments.length; i++) {
      const comment = this.comments[i] as Span;
      if (comment.start >= end && comment.start > start) break;
      commented = true;
      if (comment.start > from) outside += this.text.slice(from, comment.start);
      from = Math.max(from, comment.end);
    }
    if (from < end) outside += this.text.slice(from, end);
    if (/[\p{L}\p{N}_$"'`]/u.test(outside) || CLOSING.test(outside.replace(/\{\s*\}/g, ''))) return 'code';
    if (commented) return 'comment';
    return outside.trim() === '' ? 'nothing' : 'code';
  }

  private firstCommentEndingAfter(offset: number): number {
    let low = 0;
    let high = this.comments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.comments[middle] as Span).end > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Findings by a name for their rule, each name looked up once. */
class FindingsByName {
  private readonly byRule = new Map<string, Finding[]>();
  private readonly answers = new Map<string, readonly Finding[]>();

  constructor(private readonly findings: readonly Finding[]) {
    for (const finding of findings) {
      const same = this.byRule.get(finding.ruleId);
      if (same === undefined) this.byRule.set(finding.ruleId, [finding]);
      else same.push(finding);
    }
  }

  by(name: string): readonly Finding[] {
    let answer = this.answers.get(name);
    if (answer === undefined) {
      const ids = [...this.byRule.keys()].filter((id) => namesRule(name, id));
      // Names of several rules are rare; what they find is taken in its order.
      answer =
        ids.length === 1
          ? (this.byRule.get(ids[0] as string) as readonly Finding[])
          : this.findings.filter(({ ruleId }) => ids.includes(ruleId));
      this.answers.set(name, answer);
    }
    return answer;
  }
}

/** Answers which names mean a rule, each name looked up once. */
class Catalogue {
  private readonly answers = new Map<string, { ran: boolean; known: boolean }>();

  constructor(private readonly rules: RuleNames) {}

  ran(name: string): boolean {
    return this.look(name).ran;
  }

  known(name: string): boolean {
    return this.look(name).known;
  }

  private look(name: string): { ran: boolean; known: boolean } {
    let answer = this.answers.get(name);
    if (answer === undefined) {
      const ran = this.rules.ran.some((id) => namesRule(name, id));
      answer = { ran, known: ran || (this.rules.known ?? []).some((id) => namesRule(name, id)) };
      this.answers.set(name, answer);
    }
    return answer;
  }
}
