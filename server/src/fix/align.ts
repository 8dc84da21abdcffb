/**
 * Where the tokens of a pattern stand in the code that it matched. Metavariables stand where they are bound, an
 * ellipsis for any run of tokens, the others for the same token; code between them that the pattern does not speak
 * of is passed over. Of all ways the one that passes over least is taken.
 */

import { substitute } from '../finding/render.ts';
import { type Bindings, lookup, spanOf } from '../pattern/bindings.ts';
import { type Token, tokensOf } from './tokens.ts';

/** The tokens of the code that one of the pattern stands for: from `first` up to `behind`, none where they are equal. */
export interface Place {
  readonly first: number;
  readonly behind: number;
}

/** What a way costs: a token of the code that is passed over, one that an ellipsis takes, a name in place of another. */
const PASSED = 8;
const TAKEN = 1;
const RENAMED = 5;
/** More pairs of tokens than this are not compared: the template is then written as a whole. */
const MOST_PAIRS = 1_000_000;

/** A step of a way: how a token of the pattern was placed, or that one of the code was passed over. */
interface Step {
  readonly cost: number;
  /** The tokens of the pattern and of the code from which the way goes on. */
  readonly pattern: number;
  readonly code: number;
  readonly place: Place | undefined;
}

/** The place of each token of a pattern in the code; undefined where not all of it is there in its order. */
export function align(
  pattern: readonly Token[],
  code: readonly Token[],
  bindings: Bindings,
  source: string,
): { places: readonly (Place | undefined)[]; cost: number } | undefined {
  const width = code.length + 1;
  if (pattern.length * width > MOST_PAIRS) return undefined;
  const bound = pattern.map((token) => boundTo(token, code, bindings, source));
  const steps: (Step | undefined)[] = new Array((pattern.length + 1) * width);
  for (let p = pattern.length; p >= 0; p--)
    for (let c = code.length; c >= 0; c--) steps[p * width + c] = best(p, c);
  function costAt(p: number, c: number): number {
    return steps[p * width + c]?.cost ?? Number.POSITIVE_INFINITY;
  }

  function best(p: number, c: number): Step | undefined {
    let found: Step | undefined;
    const offer = (nextP: number, nextC: number, added: number, place: Place | undefined): void => {
      const cost = added + costAt(nextP, nextC);
      if (cost < (found?.cost ?? Number.POSITIVE_INFINITY))
        found = { cost, pattern: nextP, code: nextC, place };
    };
    const token = pattern[p];
    if (token === undefined && c === code.length) return { cost: 0, pattern: p, code: c, place: undefined };
    if (token !== undefined) {
      if (token.hole === 'ellipsis') {
        offer(p + 1, c, 0, { first: c, behind: c });
        if (c < code.length) offer(p, c + 1, TAKEN, { first: c, behind: c + 1 });
      } else if (token.hole === 'metavariable') {
        const behind = bound[p]?.(c);
        if (behind !== undefined) offer(p + 1, behind, 0, { first: c, behind });
      } else {
        const there = code[c];
        if (there !== undefined && equal(spelled(token, bindings, source), there.text))
          offer(p + 1, c + 1, 0, { first: c, behind: c + 1 });
        else if (there !== undefined && renamed(p, c))
          offer(p + 1, c + 1, RENAMED, { first: c, behind: c + 1 });
        if (isOptional(p)) offer(p + 1, c, 0, undefined);
      }
    }
    if (c < code.length) offer(p, c + 1, PASSED, undefined);
    return found;
  }

  /** A module under another name: `np.load` for `numpy.load`. */
  function renamed(p: number, c: number): boolean {
    const follows = (tokens: readonly Token[], i: number): boolean =>
      tokens[i + 1]?.text === '.' && tokens[i - 1]?.text !== '.' && /^[\p{L}_]/u.test(tokens[i]?.text ?? '');
    return follows(pattern, p) && follows(code, c);
  }

  /** What a pattern may have and its code not: a comma beside an ellipsis, a semicolon at the end. */
  function isOptional(p: number): boolean {
    const text = pattern[p]?.text;
    if (text === ';') return p === pattern.length - 1;
    return text === ',' && (pattern[p - 1]?.hole === 'ellipsis' || pattern[p + 1]?.hole === 'ellipsis');
  }

  if (!Number.isFinite(costAt(0, 0))) return undefined;
  return { places: follow(), cost: costAt(0, 0) };

  function follow(): (Place | undefined)[] {
    const places: (Place | undefined)[] = new Array(pattern.length).fill(undefined);
    let [p, c] = [0, 0];
    while (p < pattern.length || c < code.length) {
      const { place, pattern: nextP, code: nextC } = steps[p * width + c] as Step;
      const before = places[p];
      if (place !== undefined) places[p] = before === undefined ? place : { ...before, behind: place.behind };
      [p, c] = [nextP, nextC];
    }
    return places;
  }
}

/** For a metavariable: the token of the code behind it, when it stands at one; the same code elsewhere will do. */
function boundTo(
  token: Token,
  code: readonly Token[],
  bindings: Bindings,
  source: string,
): ((at: number) => number | undefined) | undefined {
  if (token.hole !== 'metavariable') return undefined;
  const bound = lookup(bindings, token.text);
  const span = bound === undefined ? undefined : spanOf(bound);
  if (span === undefined) return undefined;
  const texts = tokensOf(source, span).map(({ text }) => text);
  return (at) => {
    if (code[at]?.start === span.start) {
      const behind = code.findIndex(({ start }, i) => i >= at && start >= span.end);
      const last = behind < 0 ? code.length : behind;
      return code[last - 1]?.end === span.end ? last : undefined;
    }
    return texts.every((text, i) => code[at + i]?.text === text) ? at + texts.length : undefined;
  };
}

/** A token with what metavariables inside a string stand for. */
function spelled({ text }: Token, bindings: Bindings, source: string): string {
  return text.includes('$') ? substitute(text, bindings, source, (code) => code) : text;
}

/** The same token, a string in whatever quotes, or any string where the pattern has `"..."`. */
function equal(one: string, other: string): boolean {
  if (one === other) return true;
  const isString = /^["'`]/;
  if (!isString.test(one) || !isString.test(other)) return false;
  return one.slice(1, -1) === '...' || one.slice(1, -1) === other.slice(1, -1);
}
