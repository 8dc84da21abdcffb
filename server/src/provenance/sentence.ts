/**
 * What is known of who wrote a text, as one sentence with its evidence. It names nobody that the evidence
 * does not name, and says "likely" where there is no direct evidence.
 */
import { english, type Translate } from '../text/translate.ts';
import type { Evidence, EvidenceKind, Provenance } from './provenance.ts';

const PHRASES: Readonly<Record<EvidenceKind, (t: Translate, who: string) => string>> = {
  corrected: (t) => t('a person said so'),
  'host-statement': (t, who) => named(t('the editor says so'), who, t),
  'agent-report': (t, who) => named(t('written by an agent, which reported it'), who, t),
  'inline-suggestion': (t) => t('accepted from an inline suggestion'),
  'chat-edit': (t) => t('written by the chat'),
  pasted: (t) => t('pasted, origin unknown'),
  committed: (t) => t('came with a commit'),
  typed: (t) => t('typed'),
  'editor-action': (t) => t("changed by one of the editor's commands"),
  'agent-in-terminal': (t) => t('written to disk while an agent was running in a terminal'),
  'written-outside': (t) => t('written to disk by another program'),
  'unexplained-insertion': (t) => t('likely inserted by AI, no direct evidence'),
  completion: (t) => t('inserted by a completion'),
  'git-ai-note': (t, who) => named(t('a git-ai note says so'), who, t),
  'agent-trace': (t, who) => named(t('an Agent Trace record says so'), who, t),
  'bot-author': (t, who) => (who === '' ? t('committed by a bot') : t('committed by {0}', who)),
  'commit-trailer': (t, who) =>
    who === ''
      ? t('some of the commit is by AI, as it says itself')
      : t('some of the commit is by {0}, as it says itself', who),
};

function named(phrase: string, who: string, t: Translate): string {
  return who === '' ? phrase : t('{0}: {1}', phrase, who);
}

function authorOf({ author, confidence }: Provenance, t: Translate): string {
  switch (author) {
    case 'ai':
      return confidence === 'low' ? t('Likely AI') : t('AI');
    case 'human':
      return t('A person');
    case 'unknown':
      return t('Author unknown');
  }
}

/** For example `AI: accepted from an inline suggestion 3 minutes ago.` Times are in milliseconds. */
export function describe(provenance: Provenance, now: number, t = english): string {
  const { evidence, surviving } = provenance;
  const phrases = evidence.map((each) => phraseOf(each, now, t));
  const who = authorOf(provenance, t);
  const edited =
    surviving !== undefined && surviving < 1
      ? [surviving >= 0.5 ? t('edited since') : t('mostly rewritten since')]
      : [];
  const why = [...phrases, ...edited].join(t('; '));
  return t('{0}.', why === '' ? who : t('{0}: {1}', who, why));
}

/** The same without when it was, for what stays on the screen and would go out of date. */
export function describeTimeless(provenance: Provenance, t = english): string {
  const evidence = provenance.evidence.map(({ time: _, ...rest }): Evidence => rest);
  return describe({ ...provenance, evidence }, 0, t);
}

function phraseOf({ kind, time, who }: Evidence, now: number, t: Translate): string {
  const phrase = PHRASES[kind](t, who ?? '');
  return time === undefined ? phrase : t('{0} {1}', phrase, ago(now - time, t));
}

/** How long ago something was, in milliseconds, in words. */
function ago(milliseconds: number, t: Translate): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return t('just now');
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return days === 1 ? t('1 day ago') : t('{0} days ago', days);
  if (hours > 0) return hours === 1 ? t('1 hour ago') : t('{0} hours ago', hours);
  return minutes === 1 ? t('1 minute ago') : t('{0} minutes ago', minutes);
}
