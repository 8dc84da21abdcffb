/**
 * Fixes: by a rule's template, or by a named fixer for what a template cannot say. Adding a fixer is a file
 * beside this and a line in the table.
 */

import type { Fix } from '../engine/finding.ts';
import type { Match } from '../engine/matches.ts';
import type { Rule } from '../rule/rule.ts';
import type { Node } from '../syntax/node.ts';
import type { SearchBudget } from '../text/searchBudget.ts';
import { addArgument } from './addArgument.ts';
import { argumentsForShell } from './argumentsForShell.ts';
import { bindParameters } from './bindParameters.ts';
import { escapeInserted } from './escapeInserted.ts';
import type { Fixer } from './fixer.ts';
import { insertBefore } from './insertBefore.ts';
import { replaceMember } from './replaceMember.ts';
import { rewrite } from './rewrite.ts';
import { secretFromEnvironment } from './secretFromEnvironment.ts';
import { setArgument } from './setArgument.ts';
import { templateFix } from './template.ts';
import { textForHtml } from './textForHtml.ts';

/** The named fixers, by the name that rules use under `metadata.fixer`. */
export const FIXERS: Readonly<Record<string, Fixer>> = {
  'text-for-html': textForHtml,
  'insert-before': insertBefore,
  'bind-parameters': bindParameters,
  'arguments-for-shell': argumentsForShell,
  'add-argument': addArgument,
  'escape-inserted': escapeInserted,
  'replace-member': replaceMember,
  rewrite,
  'secret-from-environment': secretFromEnvironment,
  'set-argument': setArgument,
};

/** The fix for a match of a rule, or undefined when there is none. */
export function fixFor(
  rule: Rule,
  match: Match,
  source: string,
  root: Node,
  searches: SearchBudget,
): Fix | undefined {
  if (rule.fixer === undefined) return templateFix(rule, match, source, searches);
  const { name, options } = rule.fixer;
  const fix = FIXERS[name]?.({
    match,
    source,
    root,
    options,
    searches,
    title: rule.fixTitle ?? 'Apply the suggested fix',
  });
  return fix;
}
