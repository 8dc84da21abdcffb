/**
 * What a template changes of its pattern, made where the pattern matched: `old($...ARGS)` that becomes
 * `new($...ARGS)` is an edit of one word, and whatever the pattern does not speak of stays as it stands: other
 * decorators, annotations of types, comments, line breaks, trailing commas. Two steps: the pattern's tokens are
 * found again in the code (`align`), and the difference between pattern and template is written there.
 */

import type { Span, TextEdit } from '../finding/finding.ts';
import { substitute } from '../finding/render.ts';
import { type Bindings, lookup, textOf } from '../pattern/bindings.ts';
import { align, type Place } from './align.ts';
import { beginsLine, deepening, indentationAt } from './indentation.ts';
import { needsBrackets } from './precedence.ts';
import { type Token, templateTokens, tokensOf } from './tokens.ts';

/** Code in which a pattern matched, with the comments of its file. UTF-16 offsets. */
export interface Matched extends Span {
  readonly bindings: Bindings;
  readonly source: string;
  readonly comments: readonly Span[];
}

/** A change of the pattern: tokens of it (`from` up to `to`) that become tokens of the template. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly added: readonly [number, number];
}

/** The edits by which matched code follows a template; undefined where its pattern is not found in it word by word. */
export function mergeEdits(
  pattern: string,
  template: string,
  matched: Matched,
): { edits: TextEdit[]; cost: number } | undefined {
  const { bindings, source, comments } = matched;
  const old = withoutEmpty(templateTokens(pattern, bindings), bindings);
  const wanted = withoutEmpty(templateTokens(template, bindings), bindings);
  const code = tokensOf(source, matched, comments);
  const aligned = align(old, code, bindings, source);
  if (aligned === undefined || losesBrackets(old, wanted, matched)) return undefined;
  const writer = new Writer(old, wanted, template, aligned.places, code, matched);
  const edits: TextEdit[] = [];
  for (const change of changes(old, wanted)) {
    const made = writer.write(change);
    if (made === undefined) return undefined;
    edits.push(...made);
  }
  return { edits, cost: aligned.cost };
}

/** Whether a metavariable gets neighbours beside which its code, as it stands, falls apart. */
function losesBrackets(old: readonly Token[], wanted: readonly Token[], matched: Matched): boolean {
  return wanted.some((token, i) => {
    if (token.hole !== 'metavariable' || !needsBrackets(wanted, i, matched.bindings, matched.source))
      return false;
    const stood = old.findIndex((each) => same(each, token));
    return stood < 0 || !sameBeside(old, stood, wanted, i, -1) || !sameBeside(old, stood, wanted, i, 1);
  });
}

function sameBeside(
  old: readonly Token[],
  at: number,
  wanted: readonly Token[],
  now: number,
  step: -1 | 1,
): boolean {
  return old[at + step]?.text === wanted[now + step]?.text;
}

/** Ellipses that stand for nothing go, with the comma that set them off. */
function withoutEmpty(tokens: readonly Token[], bindings: Bindings): Token[] {
  const kept: Token[] = [];
  let dropComma = false;
  for (const [i, token] of tokens.entries()) {
    const bound = token.hole === 'metavariable' ? lookup(bindings, token.text) : undefined;
    if (bound?.type === 'nodes' && bound.nodes.length === 0) {
      if (tokens[i + 1]?.text === ',') dropComma = true;
      else if (kept[kept.length - 1]?.text === ',') kept.pop();
    } else if (dropComma && token.text === ',') dropComma = false;
    else kept.push(token);
  }
  return kept;
}

/** The difference between two rows of tokens, by their longest common subsequence. */
function changes(old: readonly Token[], wanted: readonly Token[]): Change[] {
  const longest = Array.from({ length: old.length + 1 }, () => new Uint32Array(wanted.length + 1));
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = wanted.length - 1; j >= 0; j--)
      (longest[i] as Uint32Array)[j] = same(old[i], wanted[j])
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1));
  const found: Change[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < wanted.length) {
    const [from, first] = [i, j];
    while (i < old.length || j < wanted.length) {
      if (same(old[i], wanted[j]) && at(i, j) === at(i + 1, j + 1) + 1) break;
      if (j >= wanted.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) i++;
      else j++;
    }
    if (i > from || j > first) found.push({ from, to: i, added: [first, j] });
    while (i < old.length && j < wanted.length && same(old[i], wanted[j])) {
      if (at(i, j) !== at(i + 1, j + 1) + 1) break;
      i++;
      j++;
    }
  }
  return found;
}

function same(one: Token | undefined, other: Token | undefined): boolean {
  return one !== undefined && other !== undefined && one.text === other.text && one.hole === other.hole;
}

/** Writes changes of the pattern as edits of the code in which it was found. */
class Writer {
  /** What a depth of the template's lines is in the code, for the depths that both have. */
  private readonly depths = new Map<string, string>();
  private readonly deepen: (own: string) => string;
  private readonly base: string;

  constructor(
    private readonly old: readonly Token[],
    private readonly wanted: readonly Token[],
    private readonly template: string,
    private readonly places: readonly (Place | undefined)[],
    private readonly code: readonly Token[],
    private readonly matched: Matched,
  ) {
    this.base = indentationAt(matched.source, matched.start);
    this.deepen = deepening(template, matched.source, this.base);
  }

  write({ from, to, added }: Change): TextEdit[] | undefined {
    const { source } = this.matched;
    const [first, last] = [this.wanted[added[0]], this.wanted[added[1] - 1]];
    const gone = this.places.slice(from, to).filter((place) => place !== undefined);
    // Code that the pattern does not speak of, in the midst of what goes: no edit would be right.
    for (let i = 1; i < gone.length; i++)
      if (gone[i]?.first !== (gone[i - 1] as Place).behind) return undefined;
    const text = first === undefined || last === undefined ? '' : this.filled(first.start, last.end);
    if (text === undefined) return undefined;
    const [begin, end] = [gone[0], gone[gone.length - 1]];
    if (begin !== undefined && end !== undefined) {
      const span = { start: this.startOf(begin), end: this.endOf(end) };
      if (text === '') {
        span.start = this.withoutGap(span.start, from, added[0]);
        const next = this.placeFrom(to);
        if (this.placeBefore(from) === undefined && next !== undefined) {
          const right = this.startOf(next);
          if (/^[ \t]*$/.test(source.slice(span.end, right))) span.end = right;
        }
      }
      const spaced = text === '' ? '' : this.spaced(text, span, from, to, added);
      return replacement(source, span, spaced, this.matched.comments);
    }
    return first === undefined || last === undefined ? [] : this.insertion(from, first, last, added, text);
  }

  /** New code with the space that the template sets it off by, where the code has none. */
  private spaced(
    text: string,
    span: Span,
    from: number,
    to: number,
    added: readonly [number, number],
  ): string {
    const [before, after] = [this.placeBefore(from), this.placeFrom(to)];
    const lead = this.gap(this.wanted[added[0] - 1], this.wanted[added[0]]);
    const trail = this.gap(this.wanted[added[1] - 1], this.wanted[added[1]]);
    const isTight = before !== undefined && this.endOf(before) === span.start && !lead.includes('\n');
    const isTightBehind = after !== undefined && this.startOf(after) === span.end && !trail.includes('\n');
    return (isTight ? lead : '') + text + (isTightBehind ? trail : '');
  }

  /** Where code that goes begins: with the space in front of it, where the template leaves none there. */
  private withoutGap(start: number, at: number, next: number): number {
    const [before, after] = [this.wanted[next - 1], this.wanted[next]];
    const place = this.placeBefore(at);
    if (place === undefined || (before !== undefined && after !== undefined && before.end < after.start))
      return start;
    const left = this.endOf(place);
    return /^[ \t]*$/.test(this.matched.source.slice(left, start)) ? left : start;
  }

  /** New tokens between two that stay: beside the one from which the template sets them off less. */
  private insertion(
    at: number,
    first: Token,
    last: Token,
    added: readonly [number, number],
    text: string,
  ): TextEdit[] | undefined {
    const { source, start, end } = this.matched;
    const [before, after] = [this.placeBefore(at), this.placeFrom(at)];
    const left = before === undefined ? start : this.endOf(before);
    const right = after === undefined ? end : this.startOf(after);
    const lead = this.gap(this.wanted[added[0] - 1], first);
    const trail = this.gap(last, this.wanted[added[1]]);
    const gap = source.slice(left, right);
    if (trail.includes('\n')) {
      // A line of its own in front of one that stays: only where that one begins a line in the code as well.
      const line = after === undefined ? undefined : this.lineOf(after, before);
      if (line === undefined) return undefined;
      return [{ start: line, end: line, text: `${text}\n${indentationAt(source, line)}` }];
    }
    if (lead.includes('\n')) {
      const line = this.template.slice(this.template.lastIndexOf('\n', first.start) + 1, first.start);
      return [{ start: left, end: left, text: `\n${this.depthOf(line)}${text}` }];
    }
    const bare = withoutNeedlessComma(text, source.slice(0, left), source.slice(right));
    if (trail === '' && lead !== '')
      return [{ start: right, end: right, text: gap === '' ? lead + bare : bare }];
    return [{ start: left, end: left, text: lead + bare + (gap === '' ? trail : '') }];
  }

  /** Where the line of a place begins, if nothing on it but what is passed over (`async`) stands in front of it. */
  private lineOf(place: Place, before: Place | undefined): number | undefined {
    const { source } = this.matched;
    for (let at = place.first; at >= (before?.behind ?? 0); at--) {
      const start = this.code[at]?.start ?? this.matched.end;
      if (beginsLine(source, start)) return start;
    }
    return undefined;
  }

  /** The white space between two tokens of the template; none where an ellipsis stood that is empty. */
  private gap(before: Token | undefined, after: Token | undefined): string {
    if (before === undefined || after === undefined) return '';
    const between = this.template.slice(before.end, after.start);
    return between.trim() === '' ? between : '';
  }

  /** A part of the template with what its metavariables stand for, its lines at the depth of the code. */
  private filled(start: number, end: number): string | undefined {
    const { bindings, source } = this.matched;
    let text = '';
    let at = start;
    for (const token of this.wanted) {
      if (token.start < start || token.end > end || token.hole === undefined) continue;
      if (token.hole === 'ellipsis') return undefined;
      const bound = lookup(bindings, token.text);
      const code = bound ? textOf(bound, source) : token.text;
      const bracketed = needsBrackets(this.wanted, this.wanted.indexOf(token), bindings, source);
      text += this.lines(this.template.slice(at, token.start)) + (bracketed ? `(${code})` : code);
      at = token.end;
    }
    return text + this.lines(this.template.slice(at, end));
  }

  private lines(template: string): string {
    const { bindings, source } = this.matched;
    const text = substitute(template, bindings, source, (code) => code);
    return text.replace(/\n([ \t]*)/g, (_, own: string) => `\n${this.depthOf(own)}`);
  }

  private depthOf(own: string): string {
    if (this.depths.size === 0) this.readDepths();
    return this.depths.get(own) ?? this.base + this.deepen(own);
  }

  /** Tokens that stay, and begin a line here and there, say what the template's depths are in the code. */
  private readDepths(): void {
    const { source } = this.matched;
    for (const [i, token] of this.old.entries()) {
      const [place, kept] = [this.places[i], this.wanted.find((each) => same(each, token))];
      if (place === undefined || kept === undefined) continue;
      const start = this.startOf(place);
      if (!beginsLine(this.template, kept.start) || !beginsLine(source, start)) continue;
      const own = indentationAt(this.template, kept.start);
      if (!this.depths.has(own)) this.depths.set(own, indentationAt(source, start));
    }
    if (!this.depths.has('')) this.depths.set('', this.base);
  }

  private placeBefore(at: number): Place | undefined {
    return this.places.slice(0, at).findLast((place) => place !== undefined);
  }

  private placeFrom(at: number): Place | undefined {
    return this.places.slice(at).find((place) => place !== undefined);
  }

  private startOf(place: Place): number {
    return this.code[place.first]?.start ?? this.matched.end;
  }

  private endOf(place: Place): number {
    return this.code[place.behind - 1]?.end ?? this.matched.start;
  }
}

/** A comma is not written behind an opening bracket or another comma, nor in front of a closing bracket. */
function withoutNeedlessComma(text: string, before: string, after: string): string {
  const last = /[([{,]?(?=\s*$)/.exec(before)?.[0] ?? '';
  const leading = last === '' ? text : text.replace(last === ',' ? /^,/ : /^,\s*/, '');
  return /^\s*[)\]}]/.test(after) ? leading.replace(/,\s*$/, '') : leading;
}

/**
 * The edits that put a text in place of code, or take code away: comments in the midst of it stay, and a line on
 * which nothing is left goes.
 */
function replacement(source: string, span: Span, text: string, comments: readonly Span[]): TextEdit[] {
  const inside = comments.filter((each) => each.start >= span.start && each.end <= span.end);
  const edits: TextEdit[] = [];
  let at = span.start;
  for (const { start, end } of [...inside, { start: span.end, end: span.end }]) {
    if (start > at) edits.push({ start: at, end: start, text: edits.length === 0 ? text : '' });
    at = end;
  }
  const lineEnd = source.indexOf('\n', span.end);
  const wholeLine =
    beginsLine(source, span.start) && lineEnd >= 0 && source.slice(span.end, lineEnd).trim() === '';
  if (text !== '' || !wholeLine || inside.length > 0) return edits;
  return [{ start: source.lastIndexOf('\n', span.start - 1) + 1, end: lineEnd + 1, text: '' }];
}
