/**
 * Writes what a rule found anew: parts of its text that a regular expression finds (`find`, `replace`, then
 * `find-2`, `replace-2`, …; the first that finds something counts), or the whole (`replace` alone), with
 * metavariables, and adds the import that the new code needs. A local name that stands for one expression is
 * followed to it. With `statement: "true"` only a statement of its own in a block is written anew, because two in
 * place of one would leave an `if` without braces. For fixes that are a template and an import.
 */

import type { Fix, TextEdit } from '../finding/finding.ts';
import { substitute } from '../finding/render.ts';
import { compileRegex } from '../text/regex.ts';
import { type FixContext, type Fixer, nodeWithin } from './fixer.ts';
import { importing } from './importing.ts';
import { indent } from './indentation.ts';
import { localValue } from './pieces.ts';
import { isOwnStatement } from './statements.ts';

/** How many pairs of `find` and `replace` a rule can have. */
const MOST_PAIRS = 9;

export const rewrite: Fixer = (given) => {
  const found = nodeWithin(given.root, given.match);
  const value = found === undefined ? undefined : localValue(given.root, found);
  return (
    rewritten(given) ??
    (value && rewritten({ ...given, match: { ...given.match, start: value.start, end: value.end } }))
  );
};

function rewritten(ctx: FixContext): Fix | undefined {
  const { options, title } = ctx;
  for (let i = 1; i <= MOST_PAIRS; i++) {
    const suffix = i === 1 ? '' : `-${i}`;
    const replacement = options[`replace${suffix}`];
    if (replacement === undefined) return undefined;
    const imported = importing(options[`import${suffix}`] ?? options.import, ctx);
    const edits = editsOf(ctx, options[`find${suffix}`], imported?.name(replacement) ?? replacement);
    if (edits.length === 0) continue;
    return imported && { title, edits: [...edits, ...imported.edits] };
  }
  return undefined;
}

function editsOf(
  { match, options, ...program }: FixContext,
  find: string | undefined,
  replacement: string,
): readonly TextEdit[] {
  const { source, searches } = program;
  if (options.statement !== undefined && !isOwnStatement(program, match)) return [];
  const template = indent(replacement, source, match.start);
  // Metavariables and groups are filled in at once: the code that the one brings may look like the other.
  const filled = (groups: readonly ({ text: string } | undefined)[]): string =>
    template.replace(/\\(\d)|\$(?:\.\.\.)?[A-Z_][A-Z0-9_]*/g, (all, digit?: string) =>
      digit === undefined
        ? substitute(all, match.bindings, source, (code) => code)
        : (groups[Number(digit) - 1]?.text ?? ''),
    );
  if (find === undefined) return [{ start: match.start, end: match.end, text: filled([]) }];
  const compiled = compileRegex(find);
  if ('error' in compiled) return [];
  const { stops } = searches;
  const found = compiled.regex.matches(source.slice(match.start, match.end), searches);
  // Half a fix is none.
  if (searches.stops > stops) return [];
  return found.map(({ start, end, groups }) => ({
    start: match.start + start,
    end: match.start + end,
    text: filled(groups),
  }));
}
