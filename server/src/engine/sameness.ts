/**
 * Which findings say a thing that another one says already. A person reads one finding for one thing, and one
 * finding must never hide another: so only what is about the same place is taken for the same.
 */

import type { Finding, Span } from '../finding/finding.ts';
import type { Rule } from '../rule/rule.ts';

/**
 * A rule says a thing about a place once, in however many ways it matched there. Where its messages differ,
 * they tell of different things, and so do tests from outside that are about different parameters; one that is about
 * the same one at another address is not. The findings are ordered by place.
 */
export function withoutRepeats(findings: readonly Finding[]): Finding[] {
  let start = -1;
  let end = -1;
  let said = new Set<string>();
  return findings.filter((finding) => {
    if (finding.start !== start || finding.end !== end) said = new Set();
    ({ start, end } = finding);
    const { ruleId, message, request } = finding;
    const key = JSON.stringify([ruleId, message, request?.method, request?.parameter]);
    return !said.has(key) && said.add(key);
  });
}

/**
 * Where two rules say the same of one place, only the one that knows more speaks: of two findings in one
 * statement of which one lies in the other. What does not speak itself silences nobody, so that something is
 * always said of each place. `statementOf` tells statements apart.
 *
 * What is of low confidence is not shown everywhere, so it silences nothing that is: where the rule that knows more is
 * that unsure, the other one speaks for it.
 */
export function withoutSuperseded(
  findings: readonly Finding[],
  rules: readonly Rule[],
  statementOf: (span: Span) => Span | undefined,
): readonly Finding[] {
  const weaker = new Map(rules.flatMap(({ id, supersedes }) => (supersedes ? [[id, supersedes]] : [])));
  const placeOf = (finding: Finding, weakerId: string): string => {
    const statement = statementOf(finding);
    return `${weakerId} ${statement?.start}-${statement?.end}`;
  };
  /** Findings by the statement and by a rule that they silence there. */
  const stronger = new Map<string, Finding[]>();
  const silence = (place: string, finding: Finding): void => {
    const known = stronger.get(place);
    if (known === undefined) stronger.set(place, [finding]);
    else known.push(finding);
  };
  const silenced = new Set([...weaker.values()].flat());
  const unsure = new Set(findings.filter(isUnsure).map(({ ruleId }) => ruleId));
  for (const finding of findings) {
    for (const id of weaker.get(finding.ruleId) ?? []) silence(placeOf(finding, id), finding);
    if (isUnsure(finding) || !silenced.has(finding.ruleId)) continue;
    for (const id of unsure)
      if (weaker.get(id)?.includes(finding.ruleId)) silence(placeOf(finding, id), finding);
  }
  if (stronger.size === 0) return findings;

  const answers = new Map<Finding, boolean>();
  const speaks = (finding: Finding): boolean => {
    if (!silenced.has(finding.ruleId) && !isUnsure(finding)) return true;
    let answer = answers.get(finding);
    if (answer === undefined) {
      // Of rules that name each other, the one that is asked first is silent.
      answers.set(finding, false);
      const others = stronger.get(placeOf(finding, finding.ruleId)) ?? [];
      answer = !others.some(
        (other) =>
          maySilence(other, finding) && (holds(other, finding) || holds(finding, other)) && speaks(other),
      );
      answers.set(finding, answer);
    }
    return answer;
  };
  return findings.filter(speaks);
}

/** Whether a finding is shown to fewer people than others. */
function isUnsure({ confidence }: Finding): boolean {
  return confidence === 'low';
}

function maySilence(other: Finding, finding: Finding): boolean {
  return isUnsure(finding) || !isUnsure(other);
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/**
 * Findings in the order of the text, each said once and by the rule that knows most. `statementOf` tells which
 * statement a place is in, where that is known.
 */
export function inOrder(
  findings: readonly Finding[],
  rules: readonly Rule[],
  statementOf: (span: Span) => Span | undefined = () => undefined,
): readonly Finding[] {
  return withoutSuperseded(withoutRepeats([...findings].sort(byPlace)), rules, statementOf);
}

function byPlace(a: Finding, b: Finding): number {
  return a.start - b.start || a.end - b.end || (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0);
}
