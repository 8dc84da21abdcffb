/**
 * Fixes: by a rule's template, or by a named fixer for what a template cannot say (add an import, turn string
 * building into parameters). A fixer is a pure function in a file of its own, listed here.
 */

import type { Fix } from '../engine/finding.ts';
import type { Match } from '../engine/matches.ts';
import { templateFix } from '../engine/render.ts';
import type { Rule } from '../rule/rule.ts';
import type { Node } from '../syntax/node.ts';

/** What a fixer sees: the match and the program around it. Offsets in all of them are UTF-16. */
export interface FixContext {
  readonly rule: Rule;
  readonly match: Match;
  readonly source: string;
  readonly root: Node;
}

/** Answers the fix for a match, or undefined where a mechanical fix would not be right. */
export type Fixer = (ctx: FixContext) => Fix | undefined;

/** The named fixers, by the name that rules use under `metadata.fixer`. */
export const FIXERS: Readonly<Record<string, Fixer>> = {};

/** The fix for a match of a rule, or undefined when there is none. */
export function fixFor(ctx: FixContext): Fix | undefined {
  const fixer = ctx.rule.fixer === undefined ? undefined : FIXERS[ctx.rule.fixer];
  return fixer === undefined ? templateFix(ctx.rule, ctx.match, ctx.source) : fixer(ctx);
}
