/**
 * What is known of who wrote a text, as one sentence with its evidence. It names nobody that the evidence
 * does not name, and says "likely" where there is no direct evidence.
 */
import type { Evidence, EvidenceKind, Provenance } from './provenance.ts';

const PHRASES: Readonly<Record<EvidenceKind, (who: string) => string>> = {
  corrected: () => 'a person said so',
  'host-statement': (who) => `the editor says so${who === '' ? '' : `: ${who}`}`,
  'agent-report': (who) => `written by an agent, which reported it${who === '' ? '' : `: ${who}`}`,
  'inline-suggestion': () => 'accepted from an inline suggestion',
  'chat-edit': () => 'written by the chat',
  pasted: () => 'pasted, origin unknown',
  committed: () => 'came with a commit',
  typed: () => 'typed',
  'editor-action': () => "changed by one of the editor's commands",
  'agent-in-terminal': () => 'written to disk while an agent was running in a terminal',
  'written-outside': () => 'written to disk by another program',
  'unexplained-insertion': () => 'likely inserted by AI, no direct evidence',
  completion: () => 'inserted by a completion',
  'git-ai-note': (who) => `a git-ai note says so${who === '' ? '' : `: ${who}`}`,
  'agent-trace': (who) => `an Agent Trace record says so${who === '' ? '' : `: ${who}`}`,
  'bot-author': (who) => `committed by ${who === '' ? 'a bot' : who}`,
  'commit-trailer': (who) => `some of the commit is by ${who === '' ? 'AI' : who}, as it says itself`,
};

const AUTHORS = { ai: 'AI', human: 'A person', unknown: 'Author unknown' } as const;

/** For example `AI: accepted from an inline suggestion 3 minutes ago.` Times are in milliseconds. */
export function describe(provenance: Provenance, now: number): string {
  const { author, confidence, evidence, surviving } = provenance;
  const phrases = evidence.map((each) => phraseOf(each, now));
  const who = author === 'ai' && confidence === 'low' ? 'Likely AI' : AUTHORS[author];
  const edited =
    surviving !== undefined && surviving < 1
      ? [surviving >= 0.5 ? 'edited since' : 'mostly rewritten since']
      : [];
  const why = [...phrases, ...edited].join('; ');
  return why === '' ? `${who}.` : `${who}: ${why}.`;
}

/** The same without when it was, for what stays on the screen and would go out of date. */
export function describeTimeless(provenance: Provenance): string {
  const evidence = provenance.evidence.map(({ time: _, ...rest }): Evidence => rest);
  return describe({ ...provenance, evidence }, 0);
}

function phraseOf({ kind, time, who }: Evidence, now: number): string {
  const phrase = PHRASES[kind](who ?? '');
  return time === undefined ? phrase : `${phrase} ${ago(now - time)}`;
}

/** How long ago something was, in milliseconds, in words. */
function ago(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return 'just now';
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return `${count(days, 'day')} ago`;
  return hours > 0 ? `${count(hours, 'hour')} ago` : `${count(minutes, 'minute')} ago`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
