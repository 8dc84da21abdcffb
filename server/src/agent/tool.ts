/**
 * What a tool is that agents call: a name, words for the model, a form of its input, and a function from input
 * and workspace to text. Tools only read. `tools.ts` has the table.
 */

import type { Input, ObjectSchema } from './schema.ts';
import type { AgentWorkspace } from './workspace.ts';

export interface Tool {
  /** The same in every host. */
  readonly name: string;
  /** A few words for people who are asked whether it may run. */
  readonly title: string;
  /** One sentence for people's lists. */
  readonly summary: string;
  /** For the model: what it does and when to call it. */
  readonly description: string;
  readonly inputSchema: ObjectSchema;
  run(input: Input, workspace: AgentWorkspace, call: Call): Promise<ToolAnswer>;
}

/** One call of a tool. */
export interface Call {
  /** Whether nobody waits for the answer any more. */
  isCancelled(): boolean;
}

export interface ToolAnswer {
  readonly text: string;
  /** Whether the tool could not do what it was asked for; the text says why. */
  readonly isError?: true;
}

export function failed(text: string): ToolAnswer {
  return { text, isError: true };
}

/** The longest text that an agent may hand in, in UTF-16 units. */
export const LONGEST_TEXT = 1_000_000;

export const FILE_PROPERTY = {
  type: 'string',
  maxLength: 4096,
  description: 'Path of a file of the workspace, absolute or relative to its root.',
} as const;

export const LINE_PROPERTY = {
  type: 'integer',
  minimum: 1,
  maximum: 10_000_000,
  description: 'Line number, counted from 1.',
} as const;

export const TEXT_PROPERTY = {
  type: 'string',
  maxLength: LONGEST_TEXT,
  description:
    'The whole text of the file, looked at instead of what is on disk: for code that is not saved or written yet.',
} as const;
