/**
 * What the language server needs from outside: the engine, the projects' files, the clock. The entry point
 * hands in the real ones, tests may hand in their own, and a build for a web worker hands in what a browser
 * has. Nothing in this folder touches `node:` modules.
 */

import type { URI } from 'vscode-uri';
import type { Judgement, LineTarget, Reviewer } from '../../../protocol/messages.ts';
import type { AgentFinding } from '../agent/findingText.ts';
import type { WriteReport } from '../agent/hooks/hook.ts';
import type { PathSystem } from '../agent/roots.ts';
import type { Machine } from '../agent/setup/machine.ts';
import type { Configuration } from '../config/configuration.ts';
import type { ProjectOptions } from '../config/project.ts';
import type { OpenDocument } from '../engine/programDocument.ts';
import type { Scanner, Source } from '../engine/scanner.ts';
import type { Analysis, Finding, Problem } from '../finding/finding.ts';
import type { Imports } from '../imports/load.ts';
import type { ProjectPackages } from '../packages/ecosystem.ts';
import type { ChosenPack } from '../packs/use.ts';
import type { Provenance } from '../provenance/provenance.ts';
import type { EntryChange } from '../review/entry.ts';
import type { FileReview } from '../review/fileReview.ts';
import type { Mark, ReviewEntry } from '../review/mark.ts';
import type { AnswerFiles } from '../reviewer/answerCache.ts';
import type { Framework } from '../rule/frameworks.ts';
import type { Models } from '../rule/models.ts';
import type { Rule } from '../rule/rule.ts';
import type { RuleSet } from '../rule/ruleSet.ts';
import type { SuppressionEdit } from '../suppress/edit.ts';

export type { Analysis, RuleSet, Source };

/** What the server uses of the scanner. */
export interface Engine
  extends Pick<
    Scanner,
    'prepare' | 'prepareLanguage' | 'functionAt' | 'withHoldingFixes' | 'harmOfEdit' | 'withTree' | 'support'
  > {
  open(source: Source): EngineDocument;
  suppress(
    source: Source,
    request: { start: number; ruleIds: readonly string[]; reason: string; until?: string },
  ): SuppressionEdit;
}

/** What the server uses of an open document of the scanner. */
export type EngineDocument = Pick<
  OpenDocument,
  'text' | 'hasSyntaxErrors' | 'lacksLanguage' | 'edit' | 'analyseInSteps' | 'reparse' | 'close'
>;

/** What a folder's configuration comes to. */
export interface Project {
  /** The rules that run there. */
  readonly rules: readonly Rule[];
  /** The models that its rules may include. */
  readonly models: Models;
  readonly problems: readonly Problem[];
  /** Whether a file below the folder (its path with `/`), as it is now, may change what the rules know of packages. */
  concernsPackages(path: string): boolean;
  /** What paths below the folder begin with for rules' `paths:`: '' or ending in `/`. */
  readonly prefix: string;
  /** The configuration's folder, else the repository's, else the folder itself; none without a folder. */
  readonly root?: string;
  readonly configuration: Configuration;
  /** The web frameworks that the folder's own rule files describe. */
  readonly frameworks: readonly Framework[];
  /** The rule packs of the folder and of the person. */
  readonly packs: readonly ChosenPack[];
  /** Whether a pack stands for the rules and frameworks that ship. */
  readonly replacesBundled: boolean;
  /** The configuration file, whether it exists or not, as a path of the file system. */
  readonly configurationFile?: string;
  /** The files whose change means that the project is to be loaded again. */
  readonly files: readonly string[];
  /** Whether a path below the root, with `/`, is scanned. */
  isScanned(path: string): boolean;
}

/** A file that a change touched, as it lies on the disk. */
export interface ChangedFile {
  /** Below the folder, with `/`. */
  readonly path: string;
  readonly text: string;
  /** The lines that the change has to do with, from 0. */
  readonly lines: ReadonlySet<number>;
}

/** The marks of one folder. */
export interface Ledger {
  /** Counts up whenever the marks change. */
  readonly version: number;
  /** Where the marks are kept, as a path of the file system. */
  readonly directory: string;
  /** What is wrong with the files of marks, which are left out; with absolute paths. */
  problems(): readonly Problem[];
  /** How far a text is reviewed; the gate asks the same. */
  review(path: string, text: string, findings: readonly Finding[]): FileReview;
  /** The paths that marks were made in, as far as they are below the folder. */
  markedPaths(): string[];
  /**
   * Writes a mark; rejects with a message for the person when it cannot. Answers what the person should know
   * of a mark that was written but does not count as the policy asks.
   */
  mark(request: {
    path: string;
    text: string;
    lines: readonly number[];
    /** What the lines are; a selection unless said otherwise. */
    target?: LineTarget;
    reviewer: Reviewer;
    /** Findings in the text that are judged along with it. */
    findings?: readonly (Judgement & { readonly finding: Finding })[];
  }): Promise<string | undefined>;
  /**
   * The marks of people who have looked at exactly this change without lines: those that count, and those that
   * claim it, which are the same where the policy does not ask for signatures.
   */
  entryMarks(path: string, change: EntryChange): { counting: readonly Mark[]; claimed: readonly Mark[] };
  /** Writes that a person has looked at a change without lines; rejects and answers as `mark` does. */
  markEntry(request: EntryChange & { path: string; reviewer: Reviewer }): Promise<string | undefined>;
  /** Takes a person's review of lines (from 0, the last is part of it) back; whether there was any. */
  unmark(
    path: string,
    text: string,
    range: { first: number; last: number },
    reviewer: Reviewer,
  ): Promise<boolean>;
  /** The file as it was when the latest of these marks was made, and by whom; undefined when it is not kept. */
  textWhenReviewed(marks: readonly string[]): Promise<{ text: string; who: string } | undefined>;
  /** Writes marks that somebody else is said to have made, unsigned whatever the policy asks for. */
  writeClaims(entries: readonly ReviewEntry[], reviewer: Reviewer): Promise<void>;
  /** Tells what a file holds now (null for no text), so that code that moved between files is followed. */
  note(path: string, text: string | null): void;
  /** Tells that files or folders are not there any more, with all that was below them. */
  noteGone(paths: readonly string[]): void;
  /** Reads the files that marks were made in, as far as it is not known what they hold. */
  settle(): Promise<void>;
  /** Reads all files of the folder, to find reviewed code that has left its file. */
  settleAll(): Promise<void>;
  reload(): Promise<void>;
}

/** What is on record of who wrote the lines of one folder. Paths are below the folder, with `/`. */
export interface ProvenanceStore {
  /** Whether a path of the file system is that of a shared record that this session has not written. */
  isForeign(path: string): boolean;
  /** What of the records could not be used. */
  problems(): readonly Problem[];
  /** What is known of each line of a file's text, by line from 0. */
  linesOf(path: string, text: string): (Provenance | undefined)[];
  /** Keeps what is known of a file's lines; in the repository as well if it is shared. */
  save(
    path: string,
    text: string,
    lines: readonly (Provenance | undefined)[],
    isShared: boolean,
  ): Promise<void>;
  /** These files or folders came, changed or went: answers whether lines may have moved with them. */
  filesChanged(paths: readonly string[]): Promise<boolean>;
  /** Another commit is checked out. */
  headMoved(): void;
  reload(): Promise<void>;
  /** Removes what is kept on this machine; answers how many records there were. */
  forget(): Promise<number>;
}

/** A change that a person can only look at as a whole. */
export interface ChangeWithoutLines extends EntryChange {
  /** Below the folder, with `/`. */
  readonly path: string;
  /** What it is, as a sentence. */
  readonly what: string;
  /** What was there before, where that was text. */
  readonly text?: string;
}

/** What an import of other tools' reviews asks of the disk and of git. Paths are below the folder, with `/`. */
export interface ReviewImports {
  /** The weAudit files of the folder; those that cannot be read with why. */
  weAuditFiles(): Promise<{ name: string; read: { text: string } | { fault: string } }[]>;
  /** A file's text at a commit; undefined when it was not there, or the commit is not known here. */
  textAt(commit: string, path: string): Promise<string | undefined>;
  /**
   * Who committed which line of a text, by the line as git counts (from 1). What is not committed is missing;
   * all is when the text is not what is on disk.
   */
  committers(path: string, text: string): Promise<ReadonlyMap<number, Reviewer>>;
}

/** What agents' hooks may ask for in one project. Paths are absolute. Both reject with a message. */
export interface AgentService {
  /** What counts of the findings in a file with this text. */
  scan(path: string, text: string): Promise<readonly AgentFinding[]>;
  /** Keeps on record what an agent wrote into a file. */
  keep(report: WriteReport): Promise<void>;
}

export interface Dependencies {
  readonly serverInfo: { readonly name: string; readonly version: string };
  createEngine(): Promise<Engine>;
  createRuleSet(rules: readonly Rule[]): RuleSet;
  /** The rules that ship, whatever any configuration says of them. */
  bundledRules(): Promise<readonly Rule[]>;
  /** The project of a folder; without trust, or without a folder, what ships with the product. */
  loadProject(
    root: string | undefined,
    options: Pick<ProjectOptions, 'trusted' | 'strictness'>,
  ): Promise<Project>;
  /** What setting agents up needs of the machine. */
  agentMachine(): Promise<Machine>;
  /** The root of the repository that a path lies in. */
  repositoryRoot(path: string): Promise<string | undefined>;
  readText(path: string): Promise<{ text: string } | { problem: Problem }>;
  /** What is declared of packages below a folder. */
  packages(root: string): Promise<ProjectPackages>;
  /** The files in the folder of a file, without those below it, as paths of the file system. */
  filesBeside(path: string): Promise<readonly string[]>;
  /** The files below a folder that a scan reads, as paths of the file system. */
  walk(root: string, project: Project): AsyncIterable<string>;
  /** The same below a path in a folder, in any language; nothing when it is a file, or ignored. */
  filesBelow(root: string, path: string): AsyncIterable<string>;
  /**
   * Answers agents' hooks in a project until the answer is called; undefined where somebody else does already.
   * Rejects with an error that says why nobody can.
   */
  serveAgents(root: string, service: AgentService): Promise<(() => void) | undefined>;
  keepAgentWrites(report: WriteReport): Promise<void>;
  /** The path of a file below a project's root, with `/`; undefined when it belongs to another project or none. */
  insideProject(root: string, path: string): Promise<string | undefined>;
  /** Whether version control ignores a path. */
  isIgnored(root: string, path: string): Promise<boolean>;
  /** Paths of the file system. */
  readonly paths: PathSystem & {
    /** The path of what a URI names; undefined where it is in no file: untitled documents, folders of others. */
    ofUri(uri: URI): string | undefined;
    toUri(path: string): URI;
  };
  /** The page about a rule that ships with the product, as a URI. */
  rulePage(rule: Rule): string | undefined;
  /** The marks of a folder. `openText` answers the text of a file that is open in the editor, by its path. */
  openLedger(root: string, openText: (path: string) => string | undefined): Promise<Ledger>;
  /** The records of a folder. `storage` is a folder for what stays on this machine. */
  openProvenance(
    root: string,
    options: { trusted: boolean; storage: string | undefined },
  ): Promise<ProvenanceStore>;
  /** What other tools found, by the reports that the configuration of a project with its root at a path names. */
  importResults(root: string, project: Project): Promise<Imports>;
  /** What an import of other tools' reviews asks about a folder. */
  reviewImports(root: string): ReviewImports;
  /**
   * What of the change of a folder since a base has no lines to mark; without one, since the branch that changes
   * usually go to. Rejects with a message for the person.
   */
  changesWithoutLines(
    root: string,
    since: string | undefined,
  ): Promise<{ since: string; changes: ChangeWithoutLines[] }>;
  /** The files of the change of a folder since a base, as `changesWithoutLines` takes it, and its lines in them. */
  changedFiles(root: string, since: string | undefined): Promise<{ since: string; files: ChangedFile[] }>;
  /** The paths below a folder that differ from what is committed, or that git does not know yet. */
  uncommittedFiles(root: string): Promise<string[]>;
  /** A file's text as it is committed, '' for a file that is not; undefined outside of repositories. */
  committedText(root: string, path: string): Promise<string | undefined>;
  /** Who the person is, as git knows them in this folder. */
  reviewer(root: string | undefined): Promise<Reviewer | undefined>;
  /** The day of the rules that ship, `YYYY-MM-DD`; undefined where the build does not say. */
  rulesDate(): Promise<string | undefined>;
  /** Answers of language models that were asked before, in the person's own folder. */
  readonly answers: AnswerFiles;
  /** 32 hexadecimal digits that nobody can guess. */
  random(): string;
  /** Calls back when what is there now has had its turn; returns its withdrawal. */
  defer(callback: () => void): () => void;
  /** The time in milliseconds. */
  now(): number;
}
