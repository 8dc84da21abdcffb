/**
 * What agents' tools ask of the workspace that they work in. The language server answers from what is open in
 * the editor, the command from the disk; tools know no difference. Nothing here writes anything: there is no
 * way from a tool to a mark, a suppression or a policy.
 */

import type { Finding, Problem } from '../finding/finding.ts';
import type { Rule } from '../rule/rule.ts';

/** A file in the workspace, as `locate` found it. */
export interface AgentFile {
  /** The path as answers name it: below its root, with `/`. */
  readonly shown: string;
  /** The absolute path by which the workspace knows it. */
  readonly path: string;
  /** Where it really is, links resolved; undefined where there is nothing yet. */
  readonly real?: string;
}

/** Why something cannot be had, as a sentence that says what to do. It may repeat what the agent sent. */
export interface Refusal {
  readonly refusal: string;
}

/** What a scan of a text says. */
export interface AgentScan {
  /** With fixes only as far as they hold; suppressed ones among them. */
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  ruleOf(id: string): Rule | undefined;
}

/** How far a file is reviewed, in lines that are not blank, and who wrote them as far as is known. */
export interface AgentReview {
  readonly lines: number;
  readonly reviewed: number;
  /** Read once and changed since. */
  readonly stale: number;
  readonly unreviewed: number;
  /** Lines known or likely to be by AI that nobody has reviewed. */
  readonly unreviewedAi: number;
  /** Whether a person has judged each of the findings, in the order in which they were handed in. */
  readonly judged: readonly boolean[];
}

export interface AgentWorkspace {
  /** The file that an agent means by a path, which need not exist; refuses what leads out of the workspace. */
  locate(path: string): Promise<AgentFile | Refusal>;
  /** A file's text as the person sees it: unsaved changes of an open editor count. */
  read(file: AgentFile): Promise<{ readonly text: string } | Refusal>;
  /** What the editor and the command would find in a file with this text; null where no rule looks at it. */
  scan(file: AgentFile, text: string): Promise<AgentScan | null>;
  /** The files that a scan of the workspace reads. */
  files(): AsyncIterable<AgentFile>;
  /**
   * The files that differ from what is committed, or that version control does not know yet; all that a scan
   * reads where nothing is committed.
   */
  changedFiles(): Promise<AgentFile[]>;
  /** The rules that are on anywhere in the workspace, each once. */
  rules(): Promise<readonly Rule[]>;
  /** What is wrong with the configuration and the rules of what was looked at: findings may be missing for it. */
  problems(): Promise<readonly Problem[]>;
  /** A file's text as it is committed, '' for one that is not; undefined where nothing is. */
  committedText(file: AgentFile): Promise<string | undefined>;
  /** How far a file with this text, in which these findings are, is reviewed. */
  review(file: AgentFile, text: string, findings: readonly Finding[]): Promise<AgentReview>;
}
