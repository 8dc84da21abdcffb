/**
 * Hover over a finding, and over a key of a rule file (`ruleAssist.ts`). Of a finding: why it matters, how to mend
 * it, which weakness it is, who wrote it, who has reviewed it, what models made of it, and the page about the rule. The
 * message itself is not repeated, the editor shows it with the diagnostic.
 *
 * Texts of rules of the workspace are not trusted: they are escaped, so that they can neither link nor load
 * a picture from somewhere.
 */

import type { Hover } from 'vscode-languageserver';
import { MarkupKind } from 'vscode-languageserver';
import { factsOf } from '../finding/shownText.ts';
import { gravity } from '../finding/words.ts';
import type { Translate } from '../text/translate.ts';
import type { Analyses } from './analyses.ts';
import type { LocatedFinding } from './findings.ts';
import type { Opinions } from './opinions.ts';
import { contains } from './positions.ts';
import type { ProvenanceFeature } from './provenance.ts';
import type { Review } from './review.ts';
import type { RuleAssist } from './ruleAssist.ts';
import type { RulePages } from './rulePages.ts';
import type { Scope } from './scope.ts';
import type { Session } from './session.ts';

export function registerHover({
  session,
  analyses,
  rulePages,
  review,
  provenance,
  scope,
  opinions,
  ruleAssist,
}: {
  readonly session: Session;
  readonly analyses: Analyses;
  readonly rulePages: RulePages;
  readonly review: Review;
  readonly provenance: ProvenanceFeature;
  readonly scope: Scope;
  readonly opinions: Opinions;
  readonly ruleAssist: RuleAssist;
}): void {
  session.onInitialize(() => ({ hoverProvider: true }));

  session.connection.onHover(({ textDocument, position }) =>
    session.answer('hover', null, async (): Promise<Hover | null> => {
      const file = await analyses.settled(textDocument.uri);
      const findings = scope.visible(textDocument.uri, file?.findings ?? []);
      const here = findings.filter(({ range }) => contains(range, position));
      const [first] = here;
      if (first === undefined) return ruleAssist.hover(textDocument.uri, position);
      const plain = !session.capabilities.textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown);
      const texts = here.map((finding) => {
        const { uri } = textDocument;
        const people = [provenance.sentence(uri, finding), review.sentence(uri, finding)];
        const models = opinions.sentences(uri, finding).map((each) => each.join(' '));
        const sentences = [...people.filter((each) => each !== undefined), ...models];
        return plain
          ? plainText(finding, sentences, session.t)
          : markdown(finding, rulePages, sentences, session.t);
      });
      return {
        contents: {
          kind: plain ? MarkupKind.PlainText : MarkupKind.Markdown,
          value: texts.join(plain ? '\n\n' : '\n\n---\n\n'),
        },
        range: first.range,
      };
    }),
  );
}

/** `sentences` say who wrote it, who has read it, and what models made of it. */
function markdown(
  located: LocatedFinding,
  pages: RulePages,
  sentences: readonly string[],
  t: Translate,
): string {
  const { finding, rule } = located;
  const lines = [`**${escapeMarkdown(rule?.title ?? finding.tool?.title ?? finding.ruleId)}**`];
  const why = rule?.explanation?.why;
  if (why !== undefined) lines.push(rule?.bundled ? why.trim() : escapeMarkdown(why.trim()));
  if (finding.fix !== undefined) lines.push(`**${t('Fix:')}** ${escapeMarkdown(finding.fix.title)}`);
  const how = rule?.explanation?.how;
  if (how !== undefined) lines.push(rule?.bundled ? how.trim() : escapeMarkdown(how.trim()));
  lines.push(...sentences.map(escapeMarkdown));
  lines.push(escapeMarkdown(classification(located, t)));
  const link = rule === undefined ? undefined : pages.linkTo(rule);
  if (link !== undefined) lines.push(`[${escapeMarkdown(t('About rule {0}', finding.ruleId))}](${link})`);
  return lines.join('\n\n');
}

function plainText(located: LocatedFinding, sentences: readonly string[], t: Translate): string {
  const { finding, rule } = located;
  const parts = [
    rule?.title ?? finding.tool?.title ?? finding.ruleId,
    rule?.explanation?.why.trim(),
    ...sentences,
    classification(located, t),
  ];
  return parts.filter((each) => each !== undefined).join('\n');
}

/** `CWE-89 · OWASP A03:2021 · high severity, medium confidence`. */
function classification({ finding }: LocatedFinding, t: Translate): string {
  const { cwe, owasp, severity, confidence, tool, alsoFoundBy = [] } = finding;
  return [
    ...cwe.map((each) => `CWE-${each}`),
    ...owasp.map((each) => `OWASP ${each}`),
    gravity(severity, confidence, t),
    ...(tool === undefined ? [] : [t('found by {0}', [tool.name, tool.version ?? ''].join(' ').trim())]),
    ...(alsoFoundBy.length === 0 ? [] : [t('also found by {0}', alsoFoundBy.join(', '))]),
    ...factsOf(finding, t),
  ].join(' · ');
}

/** Text that Markdown shows as it is. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~$&:]/g, '\\$&').replace(/\r?\n/g, ' ');
}
