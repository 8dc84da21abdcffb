/**
 * Where a rule is explained. Every rule that ships has a page that ships; a rule of the workspace has its
 * rule file. In our own client a link is a command, so that the page opens rendered.
 */

import type { RuleSummary } from '../../../protocol/messages.ts';
import type { Rule } from '../rule/rule.ts';
import type { Folder, Folders } from './folders.ts';
import type { Session } from './session.ts';

export interface RulePages {
  /** A link for Markdown. */
  linkTo(rule: Rule): string | undefined;
}

export function registerRulePages({
  session,
  folders,
}: {
  readonly session: Session;
  readonly folders: Folders;
}): RulePages {
  const { dependencies } = session;

  session.onRequest('aiSecurityScanner/rules', async ({ uri }) => {
    await folders.ready();
    const here = uri === undefined ? undefined : folders.placeOf(uri)?.folder;
    const wanted: readonly Folder[] = here === undefined ? folders.all() : [here];
    const rules = new Map<string, RuleSummary>();
    for (const folder of wanted)
      for (const rule of folder.project.rules)
        rules.set(rule.id, summaryOf(rule, dependencies.rulePage(rule)));
    return [...rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  });

  return {
    linkTo(rule) {
      const page = dependencies.rulePage(rule);
      if (page === undefined) return undefined;
      if (!session.implements('aiSecurityScanner.openRulePage')) return page;
      return `command:aiSecurityScanner.openRulePage?${encodeURIComponent(JSON.stringify([rule.id]))}`;
    },
  };
}

function summaryOf(rule: Rule, page: string | undefined): RuleSummary {
  const { id, title, severity, languages } = rule;
  return { id, title, severity, languages: [...languages], ...(page === undefined ? {} : { page }) };
}
