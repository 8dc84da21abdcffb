/**
 * The text of a suppression: what one line of a comment says. Which findings it covers is decided in
 * `suppression.ts`; how one is written into a file, in `suppressionEdit.ts`.
 *
 * A line can come from anywhere and be of any length, so everything here takes linear time: markers are
 * looked for first, and only a bounded piece after one is taken apart.
 */
import type { Span } from '../finding/finding.ts';

const FORM = 'ai-security-ignore: rule-id -- reason';

/** Our marker with whatever hangs on it; whether it counts where it stands, `ownMarker` decides. */
const OWN_MARKER = /ai-security-ignore((?:-[\w-]+)?)(?!\w)/gi;

/** Semgrep's marker; it counts anywhere in a comment. */
export const NOSEMGREP = /(?<![\w-])nosem(?:grep)?(?![\w-])/i;

/** Between the rules and the reason. The long dash is there because XML forbids two hyphens in a comment. */
const SEPARATOR = /(?:^|\s)--+(?=\s|$)|--+(?=\s|$)|(?<=\s)--+|[—–]/u;

/** What ends a comment on the same line, in any language, longest first. */
const COMMENT_ENDS = ['*/}', '--%>', '--!>', '-->', '*/', '%>', '?>', '#}', '}}', '-}', '*)', '*@', '"""'];

/** No suppression that a person writes is longer, in characters after its marker; it bounds the work. */
export const LONGEST_BODY = 2000;

/** An expiry at the end of a reason, in brackets or not; the date is checked apart. */
const UNTIL = /(?:^|\s)[[(]?until\s+(\d[\d./-]*)[\])]?$/i;

const RULE_ID = /^[\w./@$:-]+$/;

/** A rule as a comment names it, and where. */
export interface NamedRule extends Span {
  readonly id: string;
}

/** What one line of a comment says. */
export interface Directive {
  readonly marker: 'ai-security-ignore' | 'nosemgrep';
  readonly scope: 'line' | 'file';
  /** The rules it names; none means all rules (only `nosemgrep` may). */
  readonly rules: readonly NamedRule[];
  /** Never empty for a faultless `ai-security-ignore`; may be empty for `nosemgrep`. */
  readonly reason: string;
  /** The last day on which it counts, `YYYY-MM-DD`. */
  readonly until?: string;
  /** Why it suppresses nothing, and what to write instead. */
  readonly fault?: string;
}

/**
 * The directives in one line of a comment, which starts at `offset` in the text (UTF-16 units): at most one
 * `nosemgrep` and one of ours after it, since what follows our marker is its rules and its reason.
 */
export function directivesIn(commentLine: string, offset: number): Directive[] {
  const found: Directive[] = [];
  const line = withoutEnd(commentLine);
  const own = ownMarker(line);
  const foreign = NOSEMGREP.exec(line);
  if (foreign !== null && (own === undefined || foreign.index < own.index)) {
    const bodyStart = foreign.index + foreign[0].length;
    found.push(parseNosemgrep(line.slice(bodyStart, own?.index), offset + bodyStart));
  }
  if (own !== undefined) found.push(parseOwn(own.suffix, line.slice(own.end), offset + own.end));
  return found;
}

/**
 * Finds our marker in a comment's line: only where the line begins, or after a further comment sign
 * (`# noqa # ai-…`), so that prose which mentions it is not taken for it.
 */
export function ownMarker(line: string): { index: number; end: number; suffix: string } | undefined {
  let firstWord: number | undefined;
  for (const match of line.matchAll(OWN_MARKER)) {
    firstWord ??= line.search(/[\p{L}\p{N}_`]/u);
    let before = match.index;
    while (before > 0 && /\s/.test(line[before - 1] as string)) before--;
    const atStart = firstWord >= match.index;
    if (atStart || /(?:\/\/|\/\*|#|--|;|%|\|)$/.test(line.slice(Math.max(0, before - 2), before)))
      return { index: match.index, end: match.index + match[0].length, suffix: match[1] ?? '' };
  }
  return undefined;
}

/** Reads what follows our marker. `offset` is where `body` starts in the text. */
function parseOwn(suffix: string, body: string, offset: number): Directive {
  const scope = suffix.toLowerCase() === '-file' ? 'file' : 'line';
  const faulty = (fault: string): Directive => ({
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
  const odd = rules.find((rule) => !isRuleId(rule.id));
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
function parseNosemgrep(body: string, offset: number): Directive {
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

function withoutEnd(line: string): string {
  const trimmed = line.trimEnd();
  const end = COMMENT_ENDS.find((each) => trimmed.endsWith(each));
  return end === undefined ? trimmed : trimmed.slice(0, -end.length).trimEnd();
}

/** Whether a comment can name a rule by this id: letters, digits and a few signs, no spaces or commas. */
export function isRuleId(id: string): boolean {
  return RULE_ID.test(id);
}

/** Whether a text is a day of the calendar, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
