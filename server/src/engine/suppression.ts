/**
 * Suppression comments: what they say and which findings they cover.
 *
 *   ai-security-ignore: rule-id[, rule-id] -- reason [until 2027-01-31]
 *   ai-security-ignore-file: rule-id[, rule-id] -- reason [until 2027-01-31]
 *   nosemgrep            nosemgrep: rule-id, rule-id
 *
 * A comment covers the lines it stands on and, when nothing else stands on them, the first line below that
 * is not itself only comments; an empty line breaks the link. A finding is covered by its first line. So a
 * comment works at the end of the line and on its own above it, several can be stacked, and one in the
 * middle of a long call does not reach back to its start.
 *
 * A suppression hides a weakness from everybody who comes later, so it has to say why: without a reason it
 * suppresses nothing. One that has become useless is reported, because it would silently hide the next
 * finding on that line. `nosemgrep` is another tool's comment: it is honoured as that tool does it (no reason
 * needed, any case, by the last parts of a rule's id), and reported as unused only for rules that ran here,
 * since it may serve rules that are not loaded.
 *
 * The engine knows what a comment is and hands in the spans; nothing here knows a language.
 */
import { LineIndex } from '../text/lines.ts';
import type { Finding, Problem, Span } from './finding.ts';

/** A rule as a comment names it, and where. */
export interface NamedRule extends Span {
  readonly id: string;
}

/** One suppression as written. Lines count from 0. */
export interface SuppressionComment {
  readonly marker: 'ai-security-ignore' | 'nosemgrep';
  readonly scope: 'line' | 'file';
  /** The whole comment. */
  readonly comment: Span;
  /** The rules it names; none means all rules (only `nosemgrep` may). */
  readonly rules: readonly NamedRule[];
  /** Never empty for `ai-security-ignore` without a fault; may be empty for `nosemgrep`. */
  readonly reason: string;
  /** The last day on which it counts, `YYYY-MM-DD`. */
  readonly until?: string;
  /** The lines that the comment stands on. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** The line below that it covers as well, when it stands alone. */
  readonly targetLine?: number;
  /** Why it suppresses nothing, and what to write instead. */
  readonly fault?: string;
}

/** The ids of rules, so that a comment about a rule that is off is told from one about no rule at all. */
export interface RuleNames {
  /** The rules that were run on this text. */
  readonly ran: readonly string[];
  /** All rules that are loaded, also those that are off or meant for other files. By default those that ran. */
  readonly known?: readonly string[];
}

const FORM = 'ai-security-ignore: rule-id -- reason';

/** What a real comment begins with; a span that begins otherwise is a line of text with a comment in it. */
const COMMENT_OPENER = /^\s*(?:\/\/|\/\*|\*|#|--|<!--|<%|;|%|\{-|\{#|\{\{!|\(\*|=begin|@\*|'|""")/;

/** Our marker with whatever hangs on it; whether it counts where it stands, `ownMarker` decides. */
const OWN_MARKER = /ai-security-ignore((?:-[\w-]+)?)(?!\w)/gi;

const NOSEMGREP = /(?<![\w-])nosem(?:grep)?(?![\w-])/i;

/** Between the rules and the reason. The long dash is there because XML forbids two hyphens in a comment. */
const SEPARATOR = /(?:^|\s)--+(?=\s|$)|--+(?=\s|$)|(?<=\s)--+|[—–]/u;

/** What ends a comment on the same line, in any language, longest first. */
const COMMENT_ENDS = ['*/}', '--%>', '--!>', '-->', '*/', '%>', '?>', '#}', '}}', '-}', '*)', '*@', '"""'];

/** No suppression that a person writes is longer, in characters after its marker; it bounds the work. */
const LONGEST_BODY = 2000;

/** An expiry at the end of a reason, in brackets or not; the date is checked apart. */
const UNTIL = /(?:^|\s)[[(]?until\s+(\d[\d./-]*)[\])]?$/i;

const RULE_ID = /^[\w./@$:-]+$/;

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
 * without a reason or otherwise malformed, expired, unused, or about a rule that does not exist.
 */
export function applySuppressions(
  findings: readonly Finding[],
  suppressions: readonly SuppressionComment[],
  lines: LineIndex,
  today: string,
  rules: RuleNames,
): { findings: Finding[]; problems: Problem[] } {
  if (suppressions.length === 0) return { findings: [...findings], problems: [] };
  const problems: Problem[] = [];
  const effective: SuppressionComment[] = [];
  for (const suppression of suppressions) {
    if (suppression.fault !== undefined) problems.push(problem(suppression.fault, suppression.comment));
    else if (suppression.until !== undefined && suppression.until < today)
      problems.push(
        problem(
          `This suppression ended on ${suppression.until}. Fix the code, or give the reason a later date.`,
          suppression.comment,
        ),
      );
    else effective.push(suppression);
  }

  const coverage = new Coverage(effective);
  const used = new Map<SuppressionComment, Set<string>>(effective.map((each) => [each, new Set()]));
  const answered = findings.map((finding): Finding => {
    let first: SuppressionComment | undefined;
    for (const suppression of coverage.of(lines.lineAt(finding.start))) {
      const names = suppression.rules.filter((rule) => namesRule(rule.id, finding.ruleId));
      if (names.length === 0 && suppression.rules.length > 0) continue;
      for (const name of names) used.get(suppression)?.add(name.id);
      first ??= suppression;
    }
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
        if (message !== undefined) problems.push({ ...problem(message, rule), ruleId: rule.id });
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

function problem(message: string, span: Span): Problem {
  return { kind: 'suppression', message, span: { start: span.start, end: span.end } };
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
  if (suppression.marker === 'nosemgrep' || catalogue.known(rule.id)) return undefined;
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

/**
 * Our marker in a comment's line: only where the line begins, or after a further comment sign
 * (`# noqa # ai-…`), so that prose which mentions it is not taken for it.
 */
function ownMarker(line: string): { index: number; end: number; suffix: string } | undefined {
  let firstWord: number | undefined;
  for (const match of line.matchAll(OWN_MARKER)) {
    firstWord ??= line.search(/[\p{L}\p{N}_`]/u);
    let before = match.index;
    while (before > 0 && /\s/.test(line[before - 1] as string)) before--;
    const atStart = firstWord >= match.index;
    if (atStart || /(?:\/\/|\/\*|#|--|;|\|)$/.test(line.slice(Math.max(0, before - 2), before)))
      return { index: match.index, end: match.index + match[0].length, suffix: match[1] ?? '' };
  }
  return undefined;
}

function withoutEnd(line: string): string {
  const trimmed = line.trimEnd();
  const end = COMMENT_ENDS.find((each) => trimmed.endsWith(each));
  return end === undefined ? trimmed : trimmed.slice(0, -end.length).trimEnd();
}

/** All suppressions of one comment, a line at a time: a reason does not go on over lines. */
function suppressionsIn(text: string, comment: Span, layout: CommentLayout): SuppressionComment[] {
  const found: SuppressionComment[] = [];
  const place = layout.placeOf(comment);
  for (let start = comment.start; start <= comment.end; ) {
    const rest = text.slice(start, comment.end);
    const lineLength = rest.search(/[\r\n]/);
    const line = withoutEnd(lineLength === -1 ? rest : rest.slice(0, lineLength));
    const own = ownMarker(line);
    const foreign = NOSEMGREP.exec(line);
    if (foreign !== null && (own === undefined || foreign.index < own.index)) {
      const bodyStart = foreign.index + foreign[0].length;
      found.push({
        ...parseNosemgrep(line.slice(bodyStart, own?.index), start + bodyStart),
        comment,
        ...place,
      });
    }
    if (own !== undefined)
      found.push({ ...parseOwn(own.suffix, line.slice(own.end), start + own.end), comment, ...place });
    if (lineLength === -1) break;
    start += lineLength + 1;
  }
  return found;
}

type Parsed = Omit<SuppressionComment, 'comment' | 'firstLine' | 'lastLine' | 'targetLine'>;

/** Reads what follows our marker. `offset` is where `body` starts in the text. */
function parseOwn(suffix: string, body: string, offset: number): Parsed {
  const scope = suffix.toLowerCase() === '-file' ? 'file' : 'line';
  const faulty = (fault: string): Parsed => ({
    marker: 'ai-security-ignore',
    scope,
    rules: [],
    reason: '',
    fault: `This comment suppresses nothing: ${fault}`,
  });
  if (suffix !== '' && scope === 'line')
    return faulty(`there is no ai-security-ignore${suffix}. Write "${FORM}" on the line or alone above it.`);
  if (body.length > LONGEST_BODY) return faulty(`it is longer than ${LONGEST_BODY} characters. Shorten it.`);
  const colon = /^\s*:/.exec(body);
  if (colon === null) return faulty(`a colon and a rule's id are missing. Write "${FORM}".`);

  const separator = SEPARATOR.exec(body.slice(colon[0].length));
  const listEnd = separator === null ? body.length : colon[0].length + separator.index;
  const list = body.slice(colon[0].length, listEnd);
  const rules = namedRules(list, offset + colon[0].length);
  if (rules.length === 0) return faulty(`it names no rule. Write "${FORM}".`);
  const odd = rules.find((rule) => !RULE_ID.test(rule.id));
  if (odd !== undefined)
    return faulty(`"${odd.id}" is no rule's id. Put commas between rules and " -- " before the reason.`);

  let reason = separator === null ? '' : body.slice(listEnd + separator[0].length).trim();
  const ending = UNTIL.exec(reason);
  if (ending !== null) reason = reason.slice(0, ending.index).trim();
  if (!/[\p{L}\p{N}]/u.test(reason)) return faulty(`it gives no reason. Write "${FORM}".`);
  const until = ending?.[1];
  if (until === undefined) return { marker: 'ai-security-ignore', scope, rules, reason };
  if (!isDate(until)) return faulty(`"${until}" is no date. Write it as in "until 2027-01-31".`);
  return { marker: 'ai-security-ignore', scope, rules, reason, until };
}

/** Reads what follows `nosemgrep`: after each comma only the first word is an id, as Semgrep has it. */
function parseNosemgrep(body: string, offset: number): Parsed {
  if (body.length > LONGEST_BODY) {
    const fault = `This comment suppresses nothing: it is longer than ${LONGEST_BODY} characters. Shorten it.`;
    return { marker: 'nosemgrep', scope: 'line', rules: [], reason: '', fault };
  }
  const separator = SEPARATOR.exec(body);
  const reason = separator === null ? '' : body.slice(separator.index + separator[0].length).trim();
  const colon = /^\s*[:=]/.exec(body);
  const list = colon === null ? '' : body.slice(colon[0].length, separator?.index ?? body.length);
  const rules = namedRules(list, offset + (colon?.[0].length ?? 0)).flatMap((rule) => {
    const id = /^["']?([^\s"']+)/.exec(rule.id)?.[1];
    return id === undefined ? [] : [{ id, start: rule.start, end: rule.start + id.length }];
  });
  return { marker: 'nosemgrep', scope: 'line', rules, reason };
}

/** The names between commas, trimmed, with their spans. */
function namedRules(list: string, offset: number): NamedRule[] {
  const names: NamedRule[] = [];
  let start = offset;
  for (const part of list.split(',')) {
    const id = part.trim();
    const at = start + (part.length - part.trimStart().length);
    if (id !== '') names.push({ id, start: at, end: at + id.length });
    start += part.length + 1;
  }
  return names;
}

/** Whether a text is a day of the calendar, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Which lines hold only comments, and so which line a comment that stands alone is about. */
class CommentLayout {
  /** For a line, the first line at or below it that is not only comments; -1 where an empty line comes first. */
  private readonly targets = new Map<number, number>();

  constructor(
    private readonly text: string,
    private readonly comments: readonly Span[],
    private readonly lines: LineIndex,
  ) {}

  placeOf(comment: Span): Pick<SuppressionComment, 'firstLine' | 'lastLine' | 'targetLine'> {
    const firstLine = this.lines.lineAt(comment.start);
    const lastLine = this.lines.lineAt(Math.max(comment.start, comment.end - 1));
    const alone = this.contentOf(firstLine) === 'comment' && this.contentOf(lastLine) === 'comment';
    const target = alone ? this.targetFrom(lastLine + 1) : -1;
    return target === -1 ? { firstLine, lastLine } : { firstLine, lastLine, targetLine: target };
  }

  private targetFrom(line: number): number {
    let at = line;
    while (!this.targets.has(at) && at < this.lines.count && this.contentOf(at) === 'comment') at++;
    const target = this.targets.get(at) ?? (at < this.lines.count && this.contentOf(at) === 'code' ? at : -1);
    for (let passed = line; passed <= at; passed++) this.targets.set(passed, target);
    return target;
  }

  /**
   * What a line holds outside its comments. Brackets and other signs do not count, so that a comment in
   * JSX's braces stands alone.
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
    if (/[\p{L}\p{N}_$"'`]/u.test(outside)) return 'code';
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

/** Which suppressions cover a line: those about the line first, then those for the whole file. */
class Coverage {
  private readonly byLine = new Map<number, SuppressionComment[]>();
  private readonly whole: SuppressionComment[] = [];
  private readonly long: SuppressionComment[] = [];

  constructor(suppressions: readonly SuppressionComment[]) {
    for (const each of suppressions) {
      if (each.scope === 'file') this.whole.push(each);
      else {
        // A comment of very many lines is looked through rather than spread over all of them.
        if (each.lastLine - each.firstLine > 100) this.long.push(each);
        else for (let line = each.firstLine; line <= each.lastLine; line++) this.add(line, each);
        if (each.targetLine !== undefined) this.add(each.targetLine, each);
      }
    }
  }

  of(line: number): SuppressionComment[] {
    const long = this.long.filter((each) => each.firstLine <= line && line <= each.lastLine);
    return [...(this.byLine.get(line) ?? []), ...long, ...this.whole];
  }

  private add(line: number, suppression: SuppressionComment): void {
    const present = this.byLine.get(line);
    if (present === undefined) this.byLine.set(line, [suppression]);
    else present.push(suppression);
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
