/**
 * Writes what a rule found anew: parts of its text that a regular expression finds (`find`, `replace`, then
 * `find-2`, `replace-2`, …; the first that finds something counts), or the whole (`replace` alone), with
 * metavariables, and adds the import that the new code needs. A local name that stands for one expression is
 * followed to it. With `statement: "true"` only a statement of its own in a block is written anew, because two in
 * place of one would leave an `if` without braces. For fixes that are a template and an import.
 */

import type { Fix, TextEdit } from '../engine/finding.ts';
import { substitute } from '../engine/render.ts';
import type { Node } from '../syntax/node.ts';
import { compileRegex } from '../text/regex.ts';
import { type FixContext, type Fixer, nodeWithin } from './fixer.ts';
import { importEdits } from './importing.ts';
import { localValue } from './pieces.ts';
import { indent } from './template.ts';

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
  const { options, title, root, source } = ctx;
  for (let i = 1; i <= MOST_PAIRS; i++) {
    const suffix = i === 1 ? '' : `-${i}`;
    const replacement = options[`replace${suffix}`];
    if (replacement === undefined) return undefined;
    const edits = editsOf(ctx, options[`find${suffix}`], replacement);
    if (edits.length === 0) continue;
    const statement = options[`import${suffix}`] ?? options.import;
    return { title, edits: statement ? [...edits, ...importEdits(root, source, statement)] : edits };
  }
  return undefined;
}

function editsOf(
  { match, source, root, options, searches }: FixContext,
  find: string | undefined,
  replacement: string,
): readonly TextEdit[] {
  if (options.statement !== undefined && !isOwnStatement(root, source, match)) return [];
  const template = indent(
    substitute(replacement, match.bindings, source, (code) => code),
    source,
    match.start,
  );
  if (find === undefined) return [{ start: match.start, end: match.end, text: template }];
  const compiled = compileRegex(find);
  if ('error' in compiled) return [];
  const { stops } = searches;
  const found = compiled.regex.matches(source.slice(match.start, match.end), searches);
  // Half a fix is none.
  if (searches.stops > stops) return [];
  return found.map(({ start, end, groups }) => ({
    start: match.start + start,
    end: match.start + end,
    text: template.replace(/\\(\d)/g, (_, digit: string) => groups[Number(digit) - 1]?.text ?? ''),
  }));
}

/** Whether a span is a whole statement of a block, at the start of its line. */
function isOwnStatement(root: Node, source: string, span: { start: number; end: number }): boolean {
  const lineStart = source.lastIndexOf('\n', span.start - 1) + 1;
  if (source.slice(lineStart, span.start).trim() !== '') return false;
  let parent = root;
  let child: Node | undefined = root;
  while (
    child !== undefined &&
    !(child.start === span.start && child.end >= span.end && isStatementOf(parent))
  ) {
    parent = child;
    child = child.children.find((each) => each.start <= span.start && each.end >= span.end);
  }
  return child !== undefined;
}

function isStatementOf(parent: Node): boolean {
  return parent.kind === 'Block' || parent.kind === 'Program';
}
