/**
 * What all agents tell their hooks, whatever they call it: something is about to be done or has been done, the
 * agent wants to stop, a session starts.
 */

import type { AgentWrite } from '../../provenance/agentReport.ts';

/** When a hook is called. */
export type Phase = 'before' | 'after' | 'stop' | 'start';

/** What an agent does with a tool, as far as a payload tells it. */
export interface Deed {
  /** Texts that it puts into files. */
  readonly writes: readonly AgentWrite[];
  /** Files that it writes in a way which the payload does not spell out, as the agent names them. */
  readonly touched: readonly string[];
  /** Text that goes into those, somewhere. */
  readonly unplaced?: string;
  /** Files that it deletes or moves away. */
  readonly removed: readonly string[];
  /** Where files that it moves come from. */
  readonly moved: readonly { readonly from: string; readonly to: string }[];
  /** Why it could not be read, as a sentence; then nothing else is told. */
  readonly fault?: string;
  /** A command that it runs in a terminal. */
  readonly command?: string;
}

export const NO_DEED: Deed = { writes: [], touched: [], removed: [], moved: [] };

export type EventKind = 'edited' | 'before edit' | 'before command' | 'stop' | 'session start' | 'other';

export interface HookEvent {
  readonly kind: EventKind;
  /** As the agent calls it, which answers repeat. */
  readonly name: string;
  readonly deed: Deed;
  /** The agent's own id of the session, if it is told. */
  readonly session: string | undefined;
  /** The agent's own id of the use of a tool. */
  readonly call: string | undefined;
  /** The folder that relative paths start from, if it is told. */
  readonly folder: string | undefined;
  /** The folders that the agent works in, where it names them. */
  readonly roots: readonly string[];
  /** Whether the agent goes on already because a hook held it back from stopping. */
  readonly isHeldBack: boolean;
}
