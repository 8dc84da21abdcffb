/**
 * Fixes: by a rule's template, or by a named fixer for what a template cannot say. Adding a fixer is a file
 * beside this and a line in the table.
 */

import type { Fix } from '../finding/finding.ts';
import type { Rule } from '../rule/rule.ts';
import type { Match } from '../search/matches.ts';
import { argumentsForShell } from './argumentsForShell.ts';
import { bindParameters } from './bindParameters.ts';
import { escapeInserted } from './escapeInserted.ts';
import { fitted } from './fitted.ts';
import type { FixedProgram, Fixer } from './fixer.ts';
import { insertBefore } from './insertBefore.ts';
import { replaceMember } from './replaceMember.ts';
import { replaceModule } from './replaceModule.ts';
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
  'escape-inserted': escapeInserted,
  'replace-member': replaceMember,
  'replace-module': replaceModule,
  rewrite,
  'secret-from-environment': secretFromEnvironment,
  'set-argument': setArgument,
};

/** The fix for a match of a rule, or undefined when there is none. */
export function fixFor(rule: Rule, match: Match, program: FixedProgram): Fix | undefined {
  const context = { ...program, match, title: rule.fixTitle ?? 'Apply the suggested fix' };
  const made =
    rule.fixer === undefined
      ? templateFix(rule, context)
      : FIXERS[rule.fixer.name]?.({ ...context, options: rule.fixer.options });
  return made && fitted(made, match, program);
}
