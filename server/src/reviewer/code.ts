/**
 * What asking a model takes of the workspace beyond what agents' tools ask: functions, secrets, whose lines are whose,
 * and what an edit would do. The language server answers from the editor, the command from the disk. It only reads.
 */

import type { AgentFile, AgentWorkspace } from '../agent/workspace.ts';
import type { EnclosingFunction } from '../finding/enclosingFunction.ts';
import type { Analysis, Finding } from '../finding/finding.ts';

export interface ReviewedCode extends AgentWorkspace {
  /**
   * All that is found in a file with a text, also what is not shown for how unsure it is: that may depend on who wrote
   * and who has read the lines, of which nothing is known in a text that is only tried.
   */
  everyFinding(file: AgentFile, text: string): Promise<readonly Finding[]>;
  /** The innermost function with a name around an offset (UTF-16) of a file's text. */
  functionAt(file: AgentFile, text: string, offset: number): Promise<EnclosingFunction | undefined>;
  /**
   * What the rules about secrets that ship (`secretRules.ts`) make of a text, whatever the configuration says of them;
   * null where none of them looks at files of its kind. Rejects where they could not be run.
   */
  secretsIn(file: AgentFile, text: string): Promise<Analysis | null>;
  /** What is worse about a file's program with another text, in words; undefined where nothing is. */
  harmOfEdit(file: AgentFile, before: string, after: string): Promise<string | undefined>;
  /** The lines, from 0, that are known or likely to be by AI and that nobody has reviewed. */
  unreviewedAiLines(file: AgentFile, text: string): Promise<ReadonlySet<number>>;
}
