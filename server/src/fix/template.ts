/**
 * Fixes by a rule's own template: `fix:` for the match, `fix-regex:` for parts of its text. Where the pattern that
 * matched is found again in the code word by word, only what the template changes of it is written; otherwise the
 * whole template is, with the code that its metavariables stand for.
 */

import type { Fix, TextEdit } from '../finding/finding.ts';
import { substitute } from '../finding/render.ts';
import { lookup, textOf } from '../pattern/bindings.ts';
import type { Formula, Rule } from '../rule/rule.ts';
import { compileRegex } from '../text/regex.ts';
import { type FixContext, nodeAround } from './fixer.ts';
import { beginsLine, deepening, indentationAt, moved } from './indentation.ts';
import { type Matched, mergeEdits } from './merge.ts';
import { fallsApart, needsBrackets } from './precedence.ts';
import { isOwnStatement } from './statements.ts';
import { type Token, templateTokens, tokensOf } from './tokens.ts';

/** The fix that a rule's template gives for a match, or undefined when the rule has none. */
export function templateFix(rule: Rule, context: Omit<FixContext, 'options'>): Fix | undefined {
  const { title } = context;
  if (rule.fix !== undefined) {
    const edits = templateEdits(rule, rule.fix.replace(/\n+$/, ''), context);
    return edits && { title, edits };
  }
  if (rule.fixRegex === undefined) return undefined;
  const edits = regexEdits(rule.fixRegex, context);
  return edits.length === 0 ? undefined : { title, edits };
}

function regexEdits(
  { regex, replacement, count }: NonNullable<Rule['fixRegex']>,
  { match, source, searches }: Omit<FixContext, 'options'>,
): TextEdit[] {
  const compiled = compileRegex(regex.text);
  if ('error' in compiled) return [];
  const { stops } = searches;
  const found = compiled.regex.matches(source.slice(match.start, match.end), searches);
  // Half a fix is none.
  if (searches.stops > stops) return [];
  return found.slice(0, count ?? Number.POSITIVE_INFINITY).map(({ start, end, groups }) => ({
    start: match.start + start,
    end: match.start + end,
    text: replacement.replace(/\\(\d)/g, (_, digit: string) => groups[Number(digit) - 1]?.text ?? ''),
  }));
}

function templateEdits(
  rule: Rule,
  written: string,
  { match, ...program }: Omit<FixContext, 'options'>,
): TextEdit[] | undefined {
  const { source, root, comments, facts } = program;
  // A match ends in front of the semicolon that pattern and template may be written with.
  const ended = source[match.end - 1] !== ';' && /^\s*;/.test(source.slice(match.end));
  const bare = (text: string): string => (ended ? text.replace(/;\s*$/, '') : text);
  const template = bare(written);
  const matched: Matched = { ...match, source, comments };
  const merged = patternsOf(rule)
    .map(bare)
    .flatMap((pattern) => {
      const made = mergeEdits(pattern, template, matched);
      return made === undefined ? [] : [{ ...made, pattern }];
    });
  const [best] = merged.sort((a, b) => a.cost - b.cost);
  const lines = best === undefined ? 1 : statements(best.pattern);
  if (statements(template) > lines && !isOwnStatement(program, match)) return undefined;
  const tokens = (text: string): Token[] => templateTokens(text, match.bindings);
  const loosely = fallsApart(tokens(template), best === undefined ? [] : tokens(best.pattern), root, match);
  if (best !== undefined) {
    if (best.edits.length === 0) return undefined;
    if (!loosely) return best.edits;
  }
  // An ellipsis stands for code that only the merge knows.
  const isEllipsis = ({ hole }: Token): boolean => hole === 'ellipsis';
  if (tokens(template).some(isEllipsis) && patternsOf(rule).some((each) => tokens(each).some(isEllipsis)))
    return undefined;
  const place = nodeAround(root, match);
  const unknown = renamedNames(rule, template, matched).some((name) => !facts.meaningOf(name, place));
  if (unknown) return undefined;
  const text = whole(template, matched);
  if (dropsWaiting(text, matched, patternsOf(rule).join('\n'))) return undefined;
  return [{ start: match.start, end: match.end, text: loosely ? `(${text})` : text }];
}

/** The patterns by which a rule's findings come about, as written. */
function patternsOf({ formula, taint }: Rule): string[] {
  const formulas = formula === undefined ? (taint?.sinks ?? []).map((sink) => sink.formula) : [formula];
  return formulas.flatMap(positive);
}

function positive(formula: Formula): string[] {
  if (formula.op === 'pattern') return [formula.pattern.text.trim()];
  return formula.op === 'any' || formula.op === 'all' ? formula.of.flatMap(positive) : [];
}

/** How many statements a template writes side by side: its lines at no depth and in no bracket, and semicolons. */
function statements(template: string): number {
  let depth = 0;
  let found = 1;
  const tokens = templateTokens(template, null);
  for (const [i, { text, start }] of tokens.entries()) {
    const before = tokens[i - 1];
    const newLine = i > 0 && template[start - 1] === '\n';
    const decorated = before !== undefined && template[template.lastIndexOf('\n', before.start) + 1] === '@';
    if (depth === 0 && newLine && !decorated && !/^[)\]}]/.test(text) && before?.text !== ';') found++;
    if (depth === 0 && text === ';' && i < tokens.length - 1) found++;
    if (/^[([{]$/.test(text)) depth++;
    if (/^[)\]}]$/.test(text)) depth--;
  }
  return found;
}

/**
 * Names that template and pattern have and the code has not, because it knows the thing by another name: written
 * anew they mean nothing unless the file has them as well.
 */
function renamedNames(rule: Rule, template: string, { source, bindings, ...span }: Matched): string[] {
  const written = new Set(tokensOf(source, span).map(({ text }) => text));
  const roots = (text: string): string[] => {
    const tokens = templateTokens(text, bindings);
    return tokens.flatMap(({ text: name, hole }, i) =>
      hole === undefined && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && tokens[i - 1]?.text !== '.'
        ? [name]
        : [],
    );
  };
  const known = new Set(patternsOf(rule).flatMap(roots));
  return roots(template).filter((name) => known.has(name) && !written.has(name));
}

/** Whether code no longer waits, yields or asks whether something is there, of which the pattern does not speak. */
function dropsWaiting(text: string, { source, start, end }: Matched, patterns: string): boolean {
  const count = (code: string, word: RegExp): number => code.match(word)?.length ?? 0;
  return [/\bawait\b/g, /\byield\b/g, /\?\.(?!\d)/g].some(
    (word) => count(text, word) < count(source.slice(start, end), word) && count(patterns, word) === 0,
  );
}

/** A template with the code that its metavariables stand for, at the depth of the place. */
function whole(template: string, { bindings, source, start }: Matched): string {
  const base = indentationAt(source, start);
  const own = deepening(template, source, base);
  const lines = (part: string): string =>
    substitute(part, bindings, source, (code) => code).replace(
      /\n([ \t]*)/g,
      (_, inner: string) => `\n${base}${own(inner)}`,
    );
  let text = '';
  let at = 0;
  const tokens = templateTokens(template, bindings);
  for (const [i, { text: name, start: from, end, hole }] of tokens.entries()) {
    const bound = hole === 'metavariable' ? lookup(bindings, name) : undefined;
    if (bound === undefined) continue;
    text += lines(template.slice(at, from));
    at = end;
    if (bound.type === 'nodes' && bound.nodes.length === 0) {
      const comma = /^\s*,\s*/.exec(template.slice(end))?.[0];
      if (comma !== undefined) at += comma.length;
      else text = text.replace(/,\s*$/, '');
    } else if (bound.type === 'nodes') {
      const depth = beginsLine(template, from) ? base + own(indentationAt(template, from)) : undefined;
      const first = bound.nodes[0]?.start ?? start;
      const stood = indentationAt(source, first);
      const code = moved(bound.nodes, source, stood, depth ?? stood);
      text += needsBrackets(tokens, i, bindings, source) ? `(${code})` : code;
    } else text += textOf(bound, source);
  }
  return text + lines(template.slice(at));
}
