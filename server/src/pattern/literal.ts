/** Literals in patterns: strings with their special forms, numbers by value, and constants in their place. */

import type { Constant } from '../facts/facts.ts';
import { Node } from '../syntax/node.ts';
import { numberOf } from '../text/numbers.ts';
import { compileRegex } from '../text/regex.ts';
import type { Bindings } from './bindings.ts';
import type { Matcher, MatchNode, Then } from './matcher.ts';
import { matchSequence } from './sequence.ts';

const METAVARIABLE = /^\$(?:\.\.\.)?[A-Z_][A-Z0-9_]*$/;

const LITERALS = new Set(['String', 'StringText', 'Number', 'Bool', 'Null', 'Char', 'Regex']);

export function isLiteral(pattern: Node): boolean {
  return LITERALS.has(pattern.kind);
}

/** Matches a literal against code: the same literal, or an expression that certainly has its value. */
export const matchLiteral: MatchNode = (matcher, pattern, target, bindings, then) => {
  if (pattern.kind === 'String' && pattern.children.some(saysHow))
    return matchParts(matcher, pattern, target, bindings, then);
  if (matchWritten(matcher, pattern, target, bindings, then)) return true;
  if (!matcher.options.constantPropagation || LITERALS.has(target.kind)) return false;
  const constant = matcher.facts.constant(target);
  return constant !== undefined && matchConstant(matcher, pattern, constant, target, bindings, then);
};

/** Whether a part of a string in a pattern asks for a way of writing it: a prefix, one of several texts left open. */
function saysHow({ kind, text }: Node): boolean {
  return kind === 'Modifier' || (kind === 'StringText' && (text === '...' || METAVARIABLE.test(text)));
}

/** `b"..."`, `"..." "..."` and `` `$X` `` are strings that are written so: no other, and no variable. */
const matchParts: MatchNode = (matcher, pattern, target, bindings, then) => {
  if (target.kind !== 'String') return false;
  const isPrefix = ({ kind }: Node): boolean => kind === 'Modifier';
  const [prefix, own] = [pattern.children.find(isPrefix), target.children.find(isPrefix)];
  if (prefix !== undefined && prefix.text !== own?.text) return false;
  if (pattern.children.every(isPrefix))
    return matchText(matcher, pattern.text, target.text, insideOf(target), bindings, then);
  const [wanted, found] = [pattern, target].map(({ from, to, children, unit }) => {
    const texts = children.filter((part) => !isPrefix(part));
    return new Node('Interpolated', '', from, to, texts, null, unit);
  }) as [Node, Node];
  return found.children.length > 0 && matchSequence(matcher, wanted, found, bindings, then);
};

/** `=~/re/`: a text that the expression finds something in. */
const REGEX_TEXT = /^=~\/([\s\S]*)\/([a-z]*)$/;

/** What a text with values in it says by itself. */
function literalText(interpolated: Node): string {
  return interpolated.children.map((part) => (part.kind === 'StringText' ? part.text : '')).join('');
}

const matchWritten: MatchNode = (matcher, pattern, target, bindings, then) => {
  switch (pattern.kind) {
    case 'String':
    case 'StringText':
    case 'Char':
      if (target.kind === 'Interpolated' && REGEX_TEXT.test(pattern.text))
        return matchText(matcher, pattern.text, literalText(target), target, bindings, then);
      if (target.kind !== 'String' && target.kind !== 'StringText' && target.kind !== 'Char') return false;
      return matchText(matcher, pattern.text, target.text, insideOf(target), bindings, then);
    case 'Number':
      return target.kind === 'Number' && sameNumber(pattern.text, target.text) && then(bindings);
    case 'Regex':
      return target.kind === 'Regex' && matchRegexLiteral(matcher, pattern, target, target, bindings, then);
    case 'Null':
      return target.kind === 'Null' && then(bindings);
    default:
      return target.kind === pattern.kind && target.text === pattern.text && then(bindings);
  }
};

/** `...` is any text, `=~/re/` a regular expression, `$X` binds the text, all else is the text itself. */
function matchText(
  matcher: Matcher,
  wanted: string,
  text: string,
  span: { start: number; end: number },
  bindings: Bindings,
  then: Then,
): boolean {
  if (wanted === '...') return then(bindings);
  const metavariable = METAVARIABLE.exec(wanted)?.[0];
  if (metavariable !== undefined)
    return matcher.bind(
      metavariable,
      { type: 'text', text, start: span.start, end: span.end },
      bindings,
      then,
    );
  const expression = REGEX_TEXT.exec(wanted);
  if (expression !== null) {
    const compiled = compileRegex(
      `${(expression[2] as string).includes('i') ? '(?i)' : ''}${expression[1] as string}`,
    );
    return 'regex' in compiled && compiled.regex.test(text, matcher.searches) && then(bindings);
  }
  return wanted === text && then(bindings);
}

/** Where a string's content stands: inside its quotes, which are one character on each side at least. */
function insideOf(node: Node): { start: number; end: number } {
  if (node.kind === 'StringText' || node.end - node.start < 2) return node;
  const extra = node.end - node.start - node.text.length;
  if (extra < 2) return { start: node.start + 1, end: node.end - 1 };
  // A prefix (`b"…"`) or longer quotes (`"""…"""`): where nothing was escaped the content is at the end.
  const closing = extra >= 6 ? 3 : 1;
  const start = node.end - closing - node.text.length;
  return start > node.start
    ? { start, end: node.end - closing }
    : { start: node.start + 1, end: node.end - 1 };
}

function sameNumber(a: string, b: string): boolean {
  return a === b || numberOf(a) === numberOf(b);
}

/**
 * `/.../` is any regex, `/$X/` binds one without values in it, all else is the same regex; without flags, with any.
 * `at` is where the regex, or what stands for it, is in the code.
 */
function matchRegexLiteral(
  matcher: Matcher,
  pattern: Node,
  regex: Pick<Node, 'text' | 'children'>,
  at: Node,
  bindings: Bindings,
  then: Then,
): boolean {
  const { text: written, children } = regex;
  const flags = /\/([a-z]*)$/.exec(pattern.text)?.[1] ?? '';
  if (flags !== '' && !written.endsWith(`/${flags}`)) return false;
  const wanted = pattern.text.replace(/^\/|\/[a-z]*$/g, '');
  // Texts that may be anything, with values between them.
  if (pattern.children.length > 0 && /^(?:\.\.\.|#\{\.\.\.\})+$/.test(wanted))
    return children.length > 0 && then(bindings);
  if (wanted === '...') return then(bindings);
  if (/^\$[A-Z_][A-Z0-9_]*$/.test(wanted)) {
    if (children.length > 0) return false;
    const text = written.replace(/^\/|\/[a-z]*$/g, '');
    // What opens a regex may be longer in the code than `/`: `%r{`.
    const first = at.end - written.length + 1;
    const { start, end } = regex === at ? { start: first, end: first + text.length } : at;
    return matcher.bind(wanted, { type: 'text', text, start, end }, bindings, then);
  }
  const found = flags === '' ? written.replace(/(?<=\/)[a-z]*$/, '') : written;
  return pattern.text === found && then(bindings);
}

function matchConstant(
  matcher: Matcher,
  pattern: Node,
  constant: Constant,
  target: Node,
  bindings: Bindings,
  then: Then,
): boolean {
  switch (pattern.kind) {
    case 'String':
    case 'StringText':
    case 'Char':
      if (constant.type === 'string')
        return matchText(matcher, pattern.text, constant.value, target, bindings, then);
      return constant.type === 'some-string' && pattern.text === '...' && then(bindings);
    case 'Number':
      return constant.type === 'number' && constant.value === numberOf(pattern.text) && then(bindings);
    case 'Bool':
      return constant.type === 'bool' && String(constant.value) === pattern.text && then(bindings);
    case 'Null':
      return constant.type === 'null' && then(bindings);
    case 'Regex':
      return (
        constant.type === 'regex' &&
        matchRegexLiteral(matcher, pattern, { text: constant.text, children: [] }, target, bindings, then)
      );
    default:
      return false;
  }
}
