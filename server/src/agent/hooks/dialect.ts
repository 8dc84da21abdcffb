/**
 * What an agent's way of talking with hooks consists of: names of fields and events, and the forms of answers.
 * Each dialect is one value in a file of its own.
 */

import type { Phase } from './event.ts';
import type { Json } from './json.ts';

/** What a hook gives back: what it prints, and its exit code. */
export interface Answer {
  /** Printed as one line of JSON. */
  readonly out?: Json;
  /** One text on the error output, where the agent reads that. */
  readonly error?: string;
  /** 2 where that is how the agent is told no. */
  readonly code: 0 | 2;
}

/** Nothing to say. */
export const SILENCE: Answer = { code: 0 };

/** An event of a dialect. */
export interface EventForm {
  readonly phase: Phase;
  /** The tool that the event is about, where its name says so. */
  readonly tool?: string;
}

/** The names, in the order in which they are looked for, under which a payload tells things. */
export interface FieldNames {
  readonly event: readonly string[];
  readonly session: readonly string[];
  readonly folder: readonly string[];
  readonly roots: readonly string[];
  readonly tool: readonly string[];
  readonly input: readonly string[];
  readonly result: readonly string[];
  readonly call: readonly string[];
}

/** Makes an answer of a text for an event, named as the agent does; undefined where the event takes none. */
export type Form = (text: string, event: string) => Answer | undefined;

export interface Dialect {
  /** What `--agent` takes. */
  readonly id: string;
  /** The agent's name for people. */
  readonly agent: string;
  /** Whether a payload can be of this dialect. */
  isOf(payload: Json): boolean;
  readonly fields: FieldNames;
  /** The events that matter, by name. Of all others nothing is asked. */
  readonly events: Readonly<Record<string, EventForm>>;
  /** The event's name, where payloads do not tell it. */
  eventOf?(payload: Json): string | undefined;
  /** Whether the agent goes on already because it was held back; undefined where it does not tell. */
  isHeldBack?(payload: Json): boolean;
  /** Whether a stop is the agent's own, and not that of a person who broke it off. */
  isOwnStop?(payload: Json): boolean;
  readonly answers: {
    /** Tells the model something after an edit. */
    readonly tell?: Form;
    /** Has a person decide whether a tool may be used. */
    readonly ask?: Form;
    /** Refuses the use of a tool. */
    readonly deny?: Form;
    /** Has the agent go on instead of stopping. */
    readonly goOn?: Form;
    /** Tells the person something, where the agent can ask nobody. */
    readonly warn?: Form;
  };
}

/** An answer that is printed. */
export function printed(out: Json): Answer {
  return { out, code: 0 };
}

/** The spellings of Claude Code's payloads, which others took over; both ways to write a name. */
export const CLAUDE_FIELDS: FieldNames = {
  event: ['hook_event_name', 'hookEventName'],
  session: ['session_id', 'sessionId'],
  folder: ['cwd'],
  roots: [],
  tool: ['tool_name', 'toolName'],
  input: ['tool_input', 'toolInput'],
  result: ['tool_response', 'toolResponse', 'tool_result', 'toolResult'],
  call: ['tool_use_id', 'toolUseId'],
};

/** The events of Claude Code that others took over. */
export const CLAUDE_EVENTS: Dialect['events'] = {
  PreToolUse: { phase: 'before' },
  PostToolUse: { phase: 'after' },
  Stop: { phase: 'stop' },
  SessionStart: { phase: 'start' },
};

/** Answers about an event in an object that names it. */
export function inHookOutput(fields: (text: string) => Json): Form {
  return (text, hookEventName) => printed({ hookSpecificOutput: { hookEventName, ...fields(text) } });
}

/** Has the agent go on: the form that most share. */
export const BLOCK_STOP: Form = (reason) => printed({ decision: 'block', reason });

/** Whether Claude Code and those who took over its payloads go on already. */
export function isStopHookActive(payload: Json): boolean {
  return payload.stop_hook_active === true || payload.stopHookActive === true;
}
