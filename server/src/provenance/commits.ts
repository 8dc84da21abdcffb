/**
 * What a commit says of itself: that a bot made it, or that an assistant had a part in it. That is about the
 * commit as a whole, not about its lines, and people can leave it out or put it in. So a bot's commit makes
 * its lines likely AI's, a trailer says nothing of a single line, and the lack of both says nothing at all.
 */
import type { Evidence, Provenance } from './provenance.ts';

/** A commit as far as it tells. */
export interface CommitFacts {
  readonly id: string;
  readonly author: { readonly name: string; readonly email: string };
  /** When it was made, in milliseconds. */
  readonly time: number;
  /** The values of its trailers `Co-authored-by` and `Assisted-by`. */
  readonly coAuthors: readonly string[];
  readonly assistants: readonly string[];
}

/** Accounts under which coding agents commit. Other bots (dependency updates) write no code. */
const BOTS: readonly string[] = [
  'copilot-swe-agent[bot]',
  'devin-ai-integration[bot]',
  'google-labs-jules[bot]',
  'claude[bot]',
];

/** Addresses that assistants give as co-authors: a person has them as little as their name. */
const ASSISTANTS: readonly RegExp[] = [
  /^noreply@anthropic\.com$/,
  /^copilot@github\.com$/,
  /^(?:\d+\+)?copilot@users\.noreply\.github\.com$/,
  /^cursoragent@cursor\.com$/,
  /^noreply@aider\.chat$/,
];

/** What a commit says of the lines that it brought; undefined when it says nothing. */
export function provenanceOfCommit(commit: CommitFacts): Provenance | undefined {
  const { author, time } = commit;
  const evidence = (kind: Evidence['kind'], who: string): Evidence[] => [
    { kind, time, who: who.slice(0, 100) },
  ];
  const bot = BOTS.find((name) => isBot(name, author));
  if (bot !== undefined) return { author: 'ai', confidence: 'low', evidence: evidence('bot-author', bot) };
  const who =
    commit.coAuthors.map(assistantOf).find((each) => each !== undefined) ??
    commit.assistants.map((each) => each.trim()).find((each) => each !== '');
  return who === undefined
    ? undefined
    : { author: 'unknown', confidence: 'low', evidence: evidence('commit-trailer', who) };
}

function isBot(bot: string, { name, email }: CommitFacts['author']): boolean {
  const address = email.toLowerCase().replace(/^\d+\+/, '');
  return name.toLowerCase() === bot || address === `${bot}@users.noreply.github.com`;
}

/** The assistant that a trailer such as `Name <address>` names. */
function assistantOf(trailer: string): string | undefined {
  const whole = trailer.trim();
  const at = whole.lastIndexOf('<');
  if (at < 0 || whole.indexOf('>', at) !== whole.length - 1) return undefined;
  const name = whole.slice(0, at);
  const address = whole
    .slice(at + 1, -1)
    .trim()
    .toLowerCase();
  return ASSISTANTS.some((known) => known.test(address)) ? name.trim() || address : undefined;
}
