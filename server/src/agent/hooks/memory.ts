/**
 * What a hook has to know of the session from one call to the next: which findings it has told, for which it has
 * asked, and which events it has answered. Each call is a process of its own, so this is kept outside.
 */

import type { AgentFinding } from '../findingText.ts';

/** A finding that was told or asked for. */
export interface Note {
  readonly kind: 'told' | 'asked';
  /** The file, absolute. */
  readonly path: string;
  /** The finding, by what does not change when it moves. */
  readonly finding: string;
}

export interface SessionMemory {
  notes(): readonly Note[];
  add(notes: readonly Note[]): void;
  /** Whether nobody has claimed this yet in the session: agents that read one another's hooks call twice. */
  claim(what: string): boolean;
}

/** A finding by its rule and the text of its line, `lines` being those of the file. */
export function nameOf({ ruleId, line }: AgentFinding, lines: readonly string[]): string {
  return `${ruleId}\n${(lines[line - 1] ?? '').trim()}`;
}
