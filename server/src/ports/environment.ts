/** What the commands need of the outside; the entry point hands in the real one, tests their own. */

import type { HookWorld } from '../agent/hooks/hook.ts';
import type { Machine } from '../agent/setup/machine.ts';
import type { Project, ProjectFiles } from '../config/project.ts';
import type { Analyser } from '../engine/analyser.ts';
import type { Scanner } from '../engine/scanner.ts';
import type { ImportRequest, Imports } from '../imports/load.ts';
import type { McpServices } from '../mcp/services.ts';
import type { Authorship } from '../review/authorship.ts';
import type { Reviewer } from '../review/mark.ts';
import type { Verify } from '../review/signature.ts';
import type { LedgerFiles } from '../review/store.ts';
import type { RuleSet } from '../rule/ruleSet.ts';
import type { PathKind, ReadText } from '../storage/files.ts';
import type { WalkEntry, WalkOptions } from '../storage/walk.ts';
import type { Messages, Translate } from '../text/translate.ts';
import type { LineProvenance } from './authorship.ts';
import type { CacheFiles } from './cacheFiles.ts';
import type { GitChange } from './gitChanges.ts';
import type { GitHistory } from './gitHistory.ts';
import type { HookFiles } from './hookFiles.ts';
import type { PackPort } from './packs.ts';
import type { ReviewerPort } from './reviewers.ts';

/** Paths are absolute, as the file system spells them, unless said otherwise. */
export interface CliEnvironment extends ProjectFiles {
  readonly version: string;
  /** The current directory. */
  readonly folder: string;
  readText(path: string): Promise<ReadText | null>;
  walk(root: string, options?: Omit<WalkOptions, 'fileSystem'>): AsyncIterable<WalkEntry>;
  kindOf(path: string): Promise<PathKind>;
  /** In bytes; undefined where that cannot be found out. */
  fileSize(path: string): Promise<number | undefined>;
  /** A path with all links resolved; undefined when there is nothing or it cannot be told. */
  realPath(path: string): Promise<string | undefined>;
  /** The root of the repository that a path lies in. */
  repositoryRoot(path: string): Promise<string | undefined>;
  writeAtomically(path: string, text: string): Promise<void>;
  createScanner(): Promise<Scanner>;
  /** Workers that analyse files with the rules of each project. */
  createWorkers(jobs: number, ruleSets: readonly RuleSet[]): Analyser;
  /** The files of a cache in a folder, which need not exist. */
  cacheFiles(folder: string): CacheFiles;
  /** A hash of the program that is running, which tells builds apart that have the same version. */
  programHash(): Promise<string>;
  /** Fetching, writing and signing rule packs. */
  readonly packs: PackPort;
  /** How many threads the machine can run at a time. */
  readonly cores: number;
  /** The translations of a bundle; undefined where there is none of that name. */
  messages(bundle: string): Promise<Messages | undefined>;
  /** Says what people read in their language. What machines read is not said by it. */
  readonly t: Translate;
  /** The variables of the process, by name. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** The absolute path of one that the person gave. */
  absolute(path: string): string;
  isAbsolute(path: string): boolean;
  /** A path as reports name it: with `/`, relative to a folder, absolute when outside it. */
  relative(folder: string, path: string): string;
  /** What git knows of a repository. */
  readonly git: Git;
  /** The results of other tools for a project with its root at a path: `ports/imports.ts`. */
  importResults(root: string, project: Project, named: readonly ImportRequest[]): Promise<Imports>;
  /** The review ledger's files below a folder. */
  ledgerFiles(root: string): LedgerFiles;
  /** Checks signatures against the text of an `allowed_signers` file. */
  verifier(allowedSigners: string): Verify;
  /** Who wrote the lines of a change, as far as there is evidence. */
  authorship(change: GitChange): Authorship;
  /** Who wrote the lines of a repository with its root at a path, with the evidence; for as long as some work takes. */
  withProvenance<Result>(
    root: string,
    work: (provenance: Pick<LineProvenance, 'provenanceOf' | 'committers' | 'problems'>) => Promise<Result>,
  ): Promise<Result>;
  /** Packs a text as UTF-8 in the format of gzip. */
  gzip(text: string): Uint8Array;
  /** The time now, as an instant in UTC: `2026-06-15T10:15:00.000Z`. */
  instant(): string;
  /** Milliseconds of a clock that only goes forward. */
  now(): number;
  /** What hooks of agents see and keep, beside scans. */
  readonly hooks: HookFiles & Pick<HookWorld, 'keep'>;
  /** Serves agents over the standard input and output until the client hangs up. */
  serveMcp(services: McpServices): Promise<void>;
  /** All of the standard input as UTF-8; undefined when it is longer than some bytes. */
  readInput(most: number): Promise<string | undefined>;
  /** Asks the person at the terminal a question that takes yes or no; undefined where there is nobody to ask. */
  readonly ask: ((question: string) => Promise<boolean>) | undefined;
  /** What setting agents up needs of the machine. */
  readonly agents: Machine;
  /** What asking a model for a second opinion needs of it. */
  readonly reviewers: ReviewerPort;
  /** Writes to the standard output, and to the error output. */
  out(text: string): void;
  error(text: string): void;
  readonly terminal: Terminal;
}

/** What git knows, see `ports/gitChanges.ts` and `ports/gitFiles.ts`. */
export interface Git {
  /** The change since a base; rejects with a message for the person. */
  openChange(root: string, since: string): Promise<GitChange>;
  /** The history of the branch that changes go to; see `GitHistory.open`. */
  openHistory(root: string, since?: string): Promise<GitHistory | undefined>;
  /** A file's text in the commit that is checked out, '' for one without; undefined before the first commit. */
  committedText(folder: string, path: string): Promise<string | undefined>;
  /** A text that git keeps, by its id; undefined when git does not have it. */
  keptText(folder: string, id: string): Promise<string | undefined>;
  /** The absolute paths below a folder that differ from what is committed, or that git does not know yet. */
  uncommittedFiles(folder: string): Promise<string[]>;
  /** The commits that the history of what is checked out begins with; undefined where git cannot say. */
  beginnings(folder: string): Promise<ReadonlySet<string> | undefined>;
  /** The commit that is checked out; undefined without one. */
  head(folder: string): Promise<string | undefined>;
  /** The person, as git names the author of a commit. */
  identity(folder: string): Promise<Reviewer | undefined>;
}

export interface Terminal {
  /** Whether a report on the standard output may have colours. */
  readonly colour: boolean;
  /** Columns of the standard output. */
  readonly width: number;
  /** Whether progress can be shown on the error output. */
  readonly progress: boolean;
}
