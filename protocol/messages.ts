/**
 * The private protocol between our client and our server, on one page: what the Language Server Protocol
 * has no message for. Types and names only; both sides import this file and nothing else of each other.
 *
 * Every message is a property of one of the maps below, so that `sendRequest` and `onRequest` know the
 * types by the method's name and a message cannot be sent that nobody has described.
 *
 * Marking, suppressing and switching rules off are requests here and never `workspace/executeCommand`:
 * commands of a server are open to every extension and to the tools of an AI agent, while these requests are
 * sent by our own client only after it has asked the person in VS Code's own interface.
 *
 * Positions and ranges are those of LSP: lines and UTF-16 columns from 0, end exclusive. URIs are strings.
 */

import type { Author, Provenance, ProvenanceEvent } from './provenance.ts';

/** A place in a document: line and UTF-16 column from 0. */
export interface Position {
  line: number;
  character: number;
}

/** From start up to and without end. */
export interface Range {
  start: Position;
  end: Position;
}

/** A replacement in a document. */
export interface TextEdit {
  range: Range;
  newText: string;
}

/** What the client tells the server with `initialize` (all of it optional, for clients that are not ours). */
export interface InitializationOptions {
  /** Whether the workspace is trusted. Without trust its rules, configuration and marks are not read. */
  trusted?: boolean;
  /** The person's settings as they are now, so that the first answer need not wait for a round trip. */
  settings?: Partial<Settings>;
  /**
   * The commands of this page's `ClientCommand` that the client implements. Code actions that need another
   * one are not offered.
   */
  commands?: string[];
  /**
   * The folder where what is known of who wrote a text may be kept: VS Code's private storage of the workspace. Without it nothing outlives the session.
   */
  storage?: string;
  /** What people read in VS Code's display language, by the English sentence; without it, English. */
  messages?: Record<string, string>;
}

/**
 * A person's own settings, `aiSecurityScanner.*` in VS Code, as far as the server knows them. What belongs
 * to a project is in its `.ai-security-scanner.yml`, the same for editor and command line.
 */
export interface Settings {
  /** Whether anything is scanned at all. */
  enable: boolean;
  /** Ids of rules that this person does not want to see. */
  disabledRules: string[];
  /** Whether files that change on disk while nobody has them open are scanned. */
  scanWorkspaceFiles: boolean;
  /** Whose code findings are shown in. What is not noticed to be of AI counts as unknown, or as a person's. */
  scope: (typeof SCOPES)[number];
  /** Whether language models may be asked for second opinions. Off unless the person says so. */
  modelReviewer: boolean;
  /** Which findings are shown, by how sure they are; see `server/src/review/strictness.ts`. */
  strictness: (typeof CHOSEN_STRICTNESSES)[number];
}

/** What the configuration of the repository says, or what the person wants instead. */
export const CHOSEN_STRICTNESSES = ['configured', 'adaptive', 'low', 'medium', 'high'] as const;

/** Everybody's code; all but what a person is known to have written; only what is known to be of AI. */
export const SCOPES = ['all', 'ai-and-unknown', 'ai'] as const;

export const DEFAULT_SETTINGS: Readonly<Settings> = {
  enable: true,
  disabledRules: [],
  scanWorkspaceFiles: true,
  scope: 'all',
  modelReviewer: false,
  strictness: 'configured',
};

/** A finding as the client needs it to act on it. */
export interface FindingReference {
  uri: string;
  /** The version of the document in which `range` holds; null for a file that is not open. */
  version: number | null;
  range: Range;
  /** Where its data comes from and passes through: nobody has reviewed it without having read these. */
  trace: Range[];
  ruleId: string;
  /** The rule's short name. */
  title: string;
  /** What is wrong, then what to do. */
  message: string;
}

/** What a person says of a finding. */
export interface Judgement {
  verdict: 'reviewed' | 'fixed' | 'false-positive' | 'accepted-risk';
  /** Why; needed for a false positive and an accepted risk. */
  reason?: string;
  /** The last day on which it counts, `YYYY-MM-DD`. */
  until?: string;
}

/** The client's commands that code actions and links name, with their arguments. */
export interface ClientCommands {
  'aiSecurityScanner.markFindingReviewed': (finding: FindingReference) => void;
  'aiSecurityScanner.judgeFinding': (finding: FindingReference) => void;
  'aiSecurityScanner.suppressFinding': (finding: FindingReference) => void;
  'aiSecurityScanner.disableRuleInFolder': (finding: FindingReference) => void;
  'aiSecurityScanner.disableRuleForUser': (finding: FindingReference) => void;
  'aiSecurityScanner.askCopilot': (finding: FindingReference) => void;
  'aiSecurityScanner.askModelAboutFinding': (finding: FindingReference) => void;
  /** Without a finding they are about the selection. */
  'aiSecurityScanner.wroteThis': (finding?: FindingReference) => void;
  'aiSecurityScanner.writtenByAi': (finding?: FindingReference) => void;
  'aiSecurityScanner.openRulePage': (ruleId?: string) => void;
  /** Without a finding these are about the one at the cursor. */
  'aiSecurityScanner.explainRule': (finding?: FindingReference) => void;
  'aiSecurityScanner.showDataPath': (finding?: FindingReference) => void;
  /** About all findings of its rule in its file. */
  'aiSecurityScanner.suppressRuleInFile': (finding: FindingReference) => void;
}
export type ClientCommand = keyof ClientCommands;

/** Who reviews: as git knows the person. */
export interface Reviewer {
  name: string;
  email: string;
}

/** What lines are that a person marks: without it, a selection. */
export type LineTarget = { kind: 'function'; name: string } | { kind: 'file' };

/** How far a file is reviewed. */
export interface FileReview {
  uri: string;
  /** The path as shown: relative to its workspace folder, with `/`. */
  path: string;
  /** The URI of its workspace folder; missing for a file in none. */
  folder?: string;
  /** Findings that no comment suppresses, of those that the setting `scope` shows. */
  findings: number;
  unreviewedFindings: number;
  /** Findings that it does not show. */
  hiddenFindings: number;
  /** Lines that have something on them. */
  lines: number;
  reviewedLines: number;
  /** Lines that were read and have changed since. */
  staleLines: number;
  /** Lines that are not reviewed and known, or likely, to be by AI. */
  unreviewedAiLines: number;
  /** Where to go: the first unreviewed finding, else the first finding, else the first unreviewed line. */
  target: Range;
}

/** Something in a file that is left to review. */
export interface ReviewPart {
  /**
   * `finding`: nobody has judged it. `stale`: lines that changed since they were read. `unreviewed`: lines
   * that nobody has read. `lost`: a mark of which nothing is left.
   */
  kind: 'finding' | 'stale' | 'unreviewed' | 'lost';
  range: Range;
  /** The finding, where it is one, and how grave it is. */
  finding?: FindingReference;
  severity?: Severity;
  /** Who reviewed it before and what has become of that, as a sentence. */
  said?: string;
  /** Ids of the marks that no longer count here. */
  marks: string[];
  /** Whether it is known to be by AI, or only likely. */
  ai?: 'known' | 'likely';
}

/** A file of a change, with what of the change is left to review in it. */
export interface ChangedFileReview {
  uri: string;
  /** Below the folder, with `/`. */
  path: string;
  /** Empty where all of it is reviewed. */
  parts: ReviewPart[];
}

/** One side of a change without lines: git's mode, and what is there by its hash or id. */
export interface ChangeSide {
  mode: string;
  content: string;
}

/** A change that has no lines to read: something deleted or emptied, a link, a submodule, what is not text. */
export interface ChangeWithoutLines {
  /** Below the folder, with `/`. */
  path: string;
  /** What it is, as a sentence. */
  what: string;
  /** What was there; absent where nothing was. */
  before?: ChangeSide;
  /** What is there now; absent where nothing is. */
  after?: ChangeSide;
  /** What was there before, where that was text. */
  text?: string;
  /** Who has looked at it so that it counts, as a sentence. */
  seen?: string;
}

/** Marks of one person in a weAudit file that are still about what stands there. */
export interface WeAuditAuthor {
  /** The URI of the workspace folder. */
  folder: string;
  /** The name of the file in `.vscode`. */
  file: string;
  /** As weAudit names the person: by the account on their machine. */
  author: string;
  marks: number;
  /** How many files they are in. */
  files: number;
}

/** A finding with a comment by which DevSkim is told to ignore the line. */
export interface DevSkimComment {
  finding: FindingReference;
  /** The line with the comment. */
  line: string;
  /** Who committed that line. */
  committedBy: string;
}

/** An unreviewed finding among all of them. */
export interface UnreviewedFinding {
  finding: FindingReference;
  /** Its place in the order of files and lines, from 1. */
  number: number;
  total: number;
}

/** A finding as lists show it: with all by which it can be told from others, sorted and filtered. */
export interface FindingSummary {
  finding: FindingReference;
  /** Of its file, as shown: relative to the workspace folder, with `/`. */
  path: string;
  severity: Severity;
  author: Author;
  /** Whether a person has judged it as it stands. */
  reviewed: boolean;
  hasFix: boolean;
  /** The way of its data, from where it comes in to the finding itself; one step where nothing is followed. */
  steps: { range: Range; message: string }[];
}

/** How bad what is found may be, as people read it. */
export const GRAVEST_FIRST = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof GRAVEST_FIRST)[number];

/** A rule as lists and links need it. */
export interface RuleSummary {
  id: string;
  title: string;
  severity: Severity;
  languages: string[];
  /** The page that ships with the product; for a rule of the workspace, its rule file. */
  page?: string;
}

/** A part of a document of which something is known, with a sentence for people. */
export interface ProvenancePart extends Provenance {
  range: Range;
  /** For example: "Accepted from an inline suggestion 3 minutes ago." */
  sentence: string;
}

/** Requests from client to server: parameters and result by method. */
/** A coding agent that can be set up, and how far it is. */
export interface AgentSetup {
  id: string;
  name: string;
  /** Whether the person seems to use it. */
  isUsed: boolean;
  /** What of its files is set up. */
  user: AgentSetupState;
  project: AgentSetupState;
  /** Whether it runs our hooks from a file. */
  hasHooks: boolean;
}

/** `outdated`: something of ours is there that is not of this version. */
export type AgentSetupState = 'absent' | 'installed' | 'outdated' | 'unreadable';

/** The production checklist, as it stands for a workspace folder. */
export interface Checklist {
  state: 'passed' | 'failed' | 'unknown';
  /** When it was held, as an instant in UTC. */
  at: string;
  items: ChecklistItem[];
  /** What the person should know besides, each a sentence. */
  notes: string[];
}

export interface ChecklistItem {
  id: string;
  /** What has to be so, in a few words. */
  title: string;
  /** `unknown`: it could not be found out. */
  state: 'passed' | 'failed' | 'not-applicable' | 'unknown';
  /** What the state rests on, as a sentence. */
  evidence: string;
  /** What to do, as a sentence. */
  advice?: string;
  places: ChecklistPlace[];
}

export interface ChecklistPlace {
  uri: string;
  /** As shown: relative to the workspace folder, with `/`. */
  path: string;
  range: Range;
  /** What is the matter there, in a few words. */
  what: string;
}

/** One thing that there is to say of the set-up of agents. */
export interface AgentCheck {
  level: 'good' | 'mend' | 'unknown' | 'note';
  /** The file that it is about, as a path of the file system. */
  path: string;
  message: string;
}

/** A file before and after a change that is planned; null where there is none. */
export interface PlannedChange {
  path: string;
  before: string | null;
  after: string | null;
}

/** What a model may be asked about: a finding, the function around a place, or all that is not committed. */
export type ModelSubject =
  | { kind: 'finding'; finding: FindingReference }
  | { kind: 'function'; uri: string; position: Position }
  | { kind: 'change' };

/** A request to a language model, as it would be sent. */
export interface ModelRequest {
  /** By which its answer is told. */
  id: string;
  kind: ModelSubject['kind'];
  /** Below its workspace folder, with `/`. */
  path: string;
  /** What kind of content it sends, in a few words. */
  sends: string;
  /** All that is sent, to the last character. */
  prompt: string;
  /** How many different secrets were masked in it. */
  secrets: number;
  /** How many lines of code found no room. */
  leftOut: number;
  /** What the same model said when it was asked the same before: then nothing needs to be sent. */
  opinion?: ModelOpinion;
}

/** What a model makes of a finding or of code, after it was checked. It decides nothing. */
export interface ModelOpinion {
  uri: string;
  /** Where to look. */
  range: Range;
  /** `Second opinion of NAME: likely real.` */
  headline: string;
  why: string;
  /** What the person should know besides, each a sentence. */
  notes: string[];
  /** How many suggestions are shown in the code. */
  suggestions: number;
  /** Whether the light bulb has an edit of the model. */
  hasEdit: boolean;
}

/** Where some of the rules of a folder are from: those that ship, or a pack. */
export interface RulePack {
  name: string;
  version: string;
  /** The day of the rules, `YYYY-MM-DD`. */
  published?: string;
  ageDays?: number;
  rules: number;
  /**
   * `used`: its rules run. `disabled`: the configuration switches it off. `older`: what ships is as new.
   * `shadowed`: the repository has a pack of that name. `refused`: it is not as its lock says, or not signed as it
   * has to be. `replaced`: a newer pack stands for what ships.
   */
  state: 'used' | 'disabled' | 'older' | 'shadowed' | 'refused' | 'replaced';
  scope: 'shipped' | 'repository' | 'user';
  source?: string;
  /** Who signed it, as far as that was checked. */
  signer?: string;
  problems: string[];
}

/** Something that rules that are being written find. */
export interface RuleMatch {
  uri: string;
  /** As shown: relative to its workspace folder, with `/`. */
  path: string;
  range: Range;
  ruleId: string;
  message: string;
  /** The line that it begins on, without its indentation. */
  line: string;
}

export interface Requests {
  /** Which rules run in a workspace folder, and from whom they are. Fetches nothing. */
  'aiSecurityScanner/rulePacks': {
    params: { folder: string };
    result: { packs: RulePack[]; isTrusted: boolean } | { refusal: string };
  };
  /** The edit that switches a rule pack off or on in the configuration of a folder, as `disableRuleEdit`. */
  'aiSecurityScanner/disablePackEdit': {
    params: { folder: string; name: string; isDisabled: boolean };
    result: { uri: string; exists: boolean; edits: TextEdit[] } | { refusal: string };
  };
  /**
   * What the rules of an open file find in the workspace. Reports progress on `workDoneToken`; cancelling it keeps
   * what was found so far. `more` matches were found that are not listed.
   */
  'aiSecurityScanner/tryRules': {
    params: { uri: string; workDoneToken?: string | number };
    result:
      | {
          rules: number;
          files: number;
          matches: RuleMatch[];
          more: number;
          problems: string[];
          cancelled: boolean;
        }
      | { refusal: string };
  };
  /**
   * Scans every file of the workspace folders and publishes what it finds. Reports progress on
   * `workDoneToken`; cancelling it keeps what was found so far.
   */
  'aiSecurityScanner/scanWorkspace': {
    params: { workDoneToken?: string | number };
    result: { files: number; findings: number; problems: number; cancelled: boolean };
  };
  /**
   * Scans every file of a workspace folder, as `scanWorkspace` does, and holds it against the production checklist.
   */
  'aiSecurityScanner/checklist': {
    params: { folder: string; workDoneToken?: string | number };
    result: Checklist | { refusal: string };
  };
  /** The edit that puts a suppression comment before a finding, or why there can be none. */
  'aiSecurityScanner/suppressionEdit': {
    params: { finding: FindingReference; reason: string; until?: string };
    result: { edit: TextEdit; version: number } | { refusal: string };
  };
  /**
   * The edit that switches a rule off in the configuration of the folder that a document is in. `uri` is the
   * configuration file, which is to be created first when it does not exist.
   */
  'aiSecurityScanner/disableRuleEdit': {
    params: { uri: string; ruleId: string };
    result: { uri: string; exists: boolean; edits: TextEdit[] } | { refusal: string };
  };
  /** Which agents are set up for a folder, or without one for the person, and what is wrong as far as files tell. */
  'aiSecurityScanner/agents': {
    params: { folder?: string };
    result: { agents: AgentSetup[]; checks: AgentCheck[] };
  };
  /** Runs what is set up with a sample, and says what works. */
  'aiSecurityScanner/diagnoseAgents': { params: { folder?: string }; result: AgentCheck[] };
  /** What setting agents up, or taking that back, would change. Nothing is written. */
  'aiSecurityScanner/planAgents': {
    params: { folder?: string; action: 'install' | 'uninstall'; scope: 'user' | 'project'; agents: string[] };
    result: { plan: string; changes: PlannedChange[]; refusals: string[] } | { refusal: string };
  };
  /** Makes the changes of a plan, the latest one, that the person has agreed to. */
  'aiSecurityScanner/applyAgents': {
    params: { plan: string };
    result: { written: string[]; refusals: string[]; notes: string[] } | { refusal: string };
  };
  /** What a repository would begin with: its configuration, a job for CI, guidelines. Nothing is written. */
  'aiSecurityScanner/planInit': {
    params: { folder: string };
    result:
      | { plan: string; changes: PlannedChange[]; notes: string[]; refusals: string[] }
      | { refusal: string };
  };
  /** Makes the changes of that plan, the latest one, that the person has agreed to. */
  'aiSecurityScanner/applyInit': {
    params: { plan: string };
    result: { written: string[]; refusals: string[]; note: string } | { refusal: string };
  };
  /** Who the person is by git's configuration, or null when git does not say. */
  'aiSecurityScanner/reviewer': { params: { uri: string }; result: Reviewer | null };
  /**
   * Writes marks that `reviewer` has read these ranges. The lines must be those of `version`; otherwise
   * nothing is marked, because nobody has read what stands there now. With a judgement it is about a finding
   * as well, the one of that rule at that range. A note says why the mark does not count as the policy asks.
   */
  'aiSecurityScanner/markReviewed': {
    params: {
      uri: string;
      version: number;
      ranges: Range[];
      reviewer: Reviewer;
      target?: LineTarget;
      judgement?: Judgement & { ruleId: string; range: Range };
    };
    result: { markedLines: number; note?: string } | { refusal: string };
  };
  /** The innermost function with a name around a place; null when there is none. */
  'aiSecurityScanner/functionAt': {
    params: { uri: string; version: number; position: Position };
    result: { name: string; range: Range } | null;
  };
  /** Takes the person's own review of these ranges back; answers whether there was any. */
  'aiSecurityScanner/withdrawReview': {
    params: { uri: string; version: number; ranges: Range[]; reviewer: Reviewer };
    result: { withdrawn: boolean } | { refusal: string };
  };
  /** How far one file, or every file with findings or marks, is reviewed. */
  'aiSecurityScanner/reviewStatus': { params: { uri?: string }; result: FileReview[] };
  /** The findings of one file, or of all, by path and place; those that the setting `scope` shows. */
  'aiSecurityScanner/findings': { params: { uri?: string }; result: FindingSummary[] };
  /** What is left to review in a file, in the order of its text. */
  'aiSecurityScanner/reviewParts': { params: { uri: string }; result: ReviewPart[] };
  /**
   * A file as it was when the latest of some marks was made, and by whom and when that was; null when the
   * text of that time is not known any more.
   */
  'aiSecurityScanner/textWhenReviewed': {
    params: { uri: string; marks: string[] };
    result: { text: string; who: string } | null;
  };
  /**
   * The changes without lines in a workspace folder since a base; without `since`, since the branch that changes
   * usually go to. Answers which that was.
   */
  'aiSecurityScanner/changesWithoutLines': {
    params: { folder: string; since?: string };
    result: { since: string; changes: ChangeWithoutLines[] } | { refusal: string };
  };
  /** What is left to review of a change that has lines, file by file; `since` as above. Scans its files. */
  'aiSecurityScanner/changedParts': {
    params: { folder: string; since?: string };
    result: { since: string; files: ChangedFileReview[] } | { refusal: string };
  };
  /**
   * Writes that `reviewer` has looked at one of these changes. It must be as it was listed; otherwise nothing is
   * marked. A note says why the mark does not count as the policy asks.
   */
  'aiSecurityScanner/markChange': {
    params: {
      folder: string;
      since: string;
      change: Pick<ChangeWithoutLines, 'path' | 'before' | 'after'>;
      reviewer: Reviewer;
    };
    result: { note?: string } | { refusal: string };
  };
  /**
   * The marks in weAudit's files that can be trusted to be about what stands there; how many cannot be, and
   * which files cannot be read.
   */
  'aiSecurityScanner/weAuditMarks': {
    params: Record<string, never>;
    result: { authors: WeAuditAuthor[]; leftOut: number; problems: string[] };
  };
  /** Takes the marks of these authors over, as unsigned claims in their names. Answers how many. */
  'aiSecurityScanner/importWeAudit': { params: { authors: WeAuditAuthor[] }; result: { marks: number } };
  /** Unjudged findings on committed lines that DevSkim is told to ignore; how many others are left out. */
  'aiSecurityScanner/devSkimComments': {
    params: Record<string, never>;
    result: { comments: DevSkimComment[]; leftOut: number };
  };
  /** Marks these findings as risks that the reviewer accepts, with the comment as the reason. */
  'aiSecurityScanner/importDevSkim': {
    params: { findings: FindingReference[]; reviewer: Reviewer };
    result: { marks: number };
  };
  /** The next or previous unreviewed finding seen from a place; wraps around over all files. */
  'aiSecurityScanner/unreviewedFinding': {
    params: { from?: { uri: string; position: Position }; direction: 'next' | 'previous' };
    result: UnreviewedFinding | null;
  };
  /**
   * Who wrote a document or a range of it, in order and without overlaps; what is missing is unknown.
   * `strongest` is what a finding at that range says of itself. Null when nothing is followed there.
   */
  'aiSecurityScanner/provenance': {
    params: { uri: string; range?: Range };
    result: { version: number; parts: ProvenancePart[]; strongest?: ProvenancePart } | null;
  };
  /** "I wrote this", "This is AI", "I do not know": the person's word for a range, above all evidence. */
  'aiSecurityScanner/correctProvenance': {
    params: { uri: string; version: number; range: Range; author: Author };
    result: { corrected: true } | { refusal: string };
  };
  /** Forgets all that is kept on this machine for the workspace folders. Shared records stay. */
  'aiSecurityScanner/forgetProvenance': { params: Record<string, never>; result: { forgotten: number } };
  /**
   * The next or previous lines of an open file that nobody has read, in a row, seen from a place; wraps
   * around. `stale` when they were read before they changed.
   */
  'aiSecurityScanner/unreviewedLines': {
    params: { uri: string; position: Position; direction: 'next' | 'previous' };
    result: { range: Range; stale: boolean; number: number; total: number } | null;
  };
  /** Calls a tool of agents, which only reads; `input` is what the model wrote, unchecked. */
  'aiSecurityScanner/agentTool': {
    params: { name: string; input: unknown };
    result: { text: string; isError?: true };
  };
  /**
   * What to ask an agent so that it mends these findings; without any, all that are new: in code that is not
   * committed, and judged by nobody. The text is missing when there are none any more.
   */
  'aiSecurityScanner/fixRequest': {
    params: { findings?: FindingReference[] };
    result: { text?: string; findings: { uri: string; range: Range }[] };
  };
  /**
   * Requests for a language model, of which `name` is what people call it, and `id` tells it from all others; how
   * many more there would be beyond what one run may send, and why there is none about a file of a change that holds
   * code. Nothing is sent by asking.
   */
  'aiSecurityScanner/modelRequests': {
    params: { model: { id: string; name: string }; subject: ModelSubject };
    result: { requests: ModelRequest[]; beyond: number; refused: string[] } | { refusal: string };
  };
  /** Checks what the model answered to a request; what is taken is shown beside the finding from then on. */
  'aiSecurityScanner/modelAnswer': {
    params: { id: string; answer: string };
    result: { opinion: ModelOpinion } | { refusal: string };
  };
  /** The rules that are on for a document, or all bundled rules without one. */
  'aiSecurityScanner/rules': { params: { uri?: string }; result: RuleSummary[] };
}

/** What is at a place of the editor's file system: itself, and its size in bytes with links followed. */
export interface FileStat {
  kind: FileKind;
  size: number;
}

/** `link` is said of an entry of a folder; what is behind it is asked of the entry's own URI. */
export type FileKind = 'file' | 'folder' | 'link' | 'other';

/** Why the editor's file system did not do what it was asked: the code of VS Code's `FileSystemError`. */
export interface FileFault {
  fault: { code: string; message: string };
}

/**
 * Requests from server to client, from a server without a file system of its own: what it reads and writes, the editor
 * does. Nothing but our own server in the browser sends them.
 */
export interface ServerRequests {
  'aiSecurityScanner/statFile': { params: { uri: string }; result: FileStat | FileFault };
  'aiSecurityScanner/listFolder': {
    params: { uri: string };
    result: { entries: { name: string; kind: FileKind }[] } | FileFault;
  };
  'aiSecurityScanner/readFile': { params: { uri: string }; result: { bytes: Uint8Array } | FileFault };
  /** Puts a file with this text in a place, as one step; folders above are made. */
  'aiSecurityScanner/writeFile': { params: { uri: string; text: string }; result: null | FileFault };
  'aiSecurityScanner/removeFile': { params: { uri: string }; result: null | FileFault };
  'aiSecurityScanner/makeFolder': { params: { uri: string }; result: null | FileFault };
}

/** Notifications from client to server. */
export interface ClientNotifications {
  /** The person has come to trust the workspace: its configuration, rules and marks count from now on. */
  'aiSecurityScanner/workspaceTrusted': Record<string, never>;
  /** What was seen to happen to documents, in the order in which it happened. */
  'aiSecurityScanner/provenanceEvents': { events: ProvenanceEvent[] };
}

/** Notifications from server to client. */
export interface ServerNotifications {
  /** Marks have changed, here or on disk: whoever shows a review status asks again. */
  'aiSecurityScanner/reviewChanged': Record<string, never>;
  /** More is known of who wrote a document: whoever shows it asks again. */
  'aiSecurityScanner/provenanceChanged': { uri: string };
}
