/** From a match to what people read: messages and fixes with their metavariables filled in. */

import { type Bindings, lookup, textOf } from '../pattern/bindings.ts';
import type { Rule } from '../rule/rule.ts';
import { compileRegex } from '../text/regex.ts';
import type { Fix } from './finding.ts';
import type { Match } from './matches.ts';

/** The longest piece of code that is quoted in a message. */
const MAXIMUM_QUOTE = 80;

/** Fills `$X` in a message with the code that it stands for, on one line and not too long. */
export function renderMessage(message: string, bindings: Bindings, source: string): string {
  return substitute(message, bindings, source, (text) => {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length > MAXIMUM_QUOTE ? `${line.slice(0, MAXIMUM_QUOTE)}…` : line;
  });
}

/** The fix that a rule's template gives for a match, or undefined when the rule has none. */
export function templateFix(rule: Rule, match: Match, source: string): Fix | undefined {
  const title = rule.fixTitle ?? 'Apply the suggested fix';
  if (rule.fix !== undefined) {
    const text = indent(
      substitute(rule.fix.replace(/\n$/, ''), match.bindings, source, (code) => code),
      source,
      match.start,
    );
    return { title, edits: [{ start: match.start, end: match.end, text }] };
  }
  if (rule.fixRegex === undefined) return undefined;
  const compiled = compileRegex(rule.fixRegex.regex.text);
  if ('error' in compiled) return undefined;
  const before = source.slice(match.start, match.end);
  const found = compiled.regex.matches(before).slice(0, rule.fixRegex.count ?? Number.POSITIVE_INFINITY);
  if (found.length === 0) return undefined;
  const { replacement } = rule.fixRegex;
  const edits = found.map(({ start, end, groups }) => ({
    start: match.start + start,
    end: match.start + end,
    text: replacement.replace(/\\(\d)/g, (_, digit: string) => groups[Number(digit) - 1]?.text ?? ''),
  }));
  return { title, edits };
}

function substitute(
  template: string,
  bindings: Bindings,
  source: string,
  show: (text: string) => string,
): string {
  return template.replace(/\$(?:\.\.\.)?(?:[A-Z_][A-Z0-9_]*|\d+)/g, (name) => {
    const bound = lookup(bindings, name);
    return bound === undefined ? name : show(textOf(bound, source));
  });
}

/** Gives the lines after the first the indentation of the line that the match begins on. */
function indent(text: string, source: string, start: number): string {
  if (!text.includes('\n')) return text;
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const indentation = /^[ \t]*/.exec(source.slice(lineStart, start))?.[0] ?? '';
  return text.replace(/\n(?=[^\n])/g, `\n${indentation}`);
}
