/** Fixes by a rule's own template: `fix:` for the whole match, `fix-regex:` for parts of its text. */

import type { Fix } from '../engine/finding.ts';
import type { Match } from '../engine/matches.ts';
import { substitute } from '../engine/render.ts';
import type { Rule } from '../rule/rule.ts';
import { compileRegex } from '../text/regex.ts';
import type { SearchBudget } from '../text/searchBudget.ts';

/** The fix that a rule's template gives for a match, or undefined when the rule has none. */
export function templateFix(
  rule: Rule,
  match: Match,
  source: string,
  searches: SearchBudget,
): Fix | undefined {
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
  const { stops } = searches;
  const all = compiled.regex.matches(before, searches);
  // Half a fix is none.
  if (searches.stops > stops) return undefined;
  const found = all.slice(0, rule.fixRegex.count ?? Number.POSITIVE_INFINITY);
  if (found.length === 0) return undefined;
  const { replacement } = rule.fixRegex;
  const edits = found.map(({ start, end, groups }) => ({
    start: match.start + start,
    end: match.start + end,
    text: replacement.replace(/\\(\d)/g, (_, digit: string) => groups[Number(digit) - 1]?.text ?? ''),
  }));
  return { title, edits };
}

/** Gives the lines after the first the indentation of the line that the match begins on. */
export function indent(text: string, source: string, start: number): string {
  if (!text.includes('\n')) return text;
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const indentation = /^[ \t]*/.exec(source.slice(lineStart, start))?.[0] ?? '';
  return text.replace(/\n(?=[^\n])/g, `\n${indentation}`);
}
