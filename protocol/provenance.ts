/**
 * What the client sees happen to documents, and what the server makes of it: who wrote a text, and how that
 * is known. Types and names only.
 *
 * Events are plain data that survive JSON. They say what is known of a document's change and name the change by
 * its version: the text itself comes with the documents' own notifications, and the server joins the two in
 * whatever order they arrive. Nothing of a chat's own documents, prompts or terminal output is ever in them.
 *
 * Times are milliseconds since 1970. Offsets are UTF-16 units in the text before the event, ends exclusive.
 */

/** A replacement in a text. Several of one event refer to the same text, the one before all of them. */
export interface Replacement {
  start: number;
  end: number;
  text: string;
}

/** Why VS Code itself says that a text changed. Only hosts that give this to every extension have it. */
export interface DetailedReason {
  /** For example `inlineCompletionAccept`, `Chat.applyEdits`, `cursor`. */
  source: string;
  /** What came with it, as far as it is text, a number or a truth value: `$extensionId`, `kind`, … */
  metadata: { [key: string]: string | number | boolean };
}

/** What every event of a document has. */
interface DocumentEvent {
  uri: string;
  /** The document's version when the event came. */
  version: number;
  time: number;
}

/** A document is open from here on. Also sent when the client starts, and to begin anew. */
export interface OpenedEvent extends DocumentEvent {
  kind: 'opened';
}

/** A document is not open any more. */
export interface ClosedEvent {
  kind: 'closed';
  uri: string;
  time: number;
}

/** The text changed; `version` is that after the change. */
export interface ChangedEvent extends DocumentEvent {
  kind: 'changed';
  /** Whether it was undone or done again. */
  reason?: 'undo' | 'redo';
  /** Whether the document was dirty when the event came; VS Code may set that an event later (`dirty`). */
  isDirty: boolean;
  /** Whether the document is shown in an editor. */
  isVisible: boolean;
  detailedReason?: DetailedReason;
}

/** The dirty state was told without a change of the text. */
export interface DirtyEvent extends DocumentEvent {
  kind: 'dirty';
  isDirty: boolean;
}

/** The cursor moved. VS Code gives no cause when an edit moved it. */
export interface SelectedEvent extends DocumentEvent {
  kind: 'selected';
  cause: 'keyboard' | 'mouse' | 'command' | 'none';
  /** Where the cursors are now, in UTF-16 units, the first of them if there are very many. */
  cursors?: number[];
}

/** Our key for accepting an inline suggestion ran, after VS Code's own command. */
export interface AcceptedEvent extends DocumentEvent {
  kind: 'accepted';
  /** What was taken: everything, the alternative, the next word, the next line. */
  part: 'all' | 'alternative' | 'word' | 'line';
}

/** Text is about to be pasted (or dropped) into a document of `version`; the change comes afterwards. */
export interface PastedEvent extends DocumentEvent {
  kind: 'pasted';
  text: string;
  /** Whether it was copied in an editor of VS Code, or anywhere else. */
  origin: 'editor' | 'elsewhere';
  /** Where it was copied, if an editor of this window: what was known of that text comes along. */
  copied?: { uri: string; version: number; start: number; end: number };
}

/**
 * The baseline that VS Code keeps of a file during a chat's edits. What a person types is mirrored into it,
 * what the chat writes is not. `uri` is the file's, not the baseline's own.
 */
export interface BaselineEvent {
  kind: 'baseline';
  uri: string;
  time: number;
  what: 'opened' | 'changed' | 'closed';
  /** With `changed`: what was replaced in the baseline. */
  changes?: Replacement[];
  /** With `opened` and `changed`: the length of the baseline's text after it. */
  length?: number;
}

/** The document was saved. Edits by a chat are saved without asking those who take part in saving. */
export interface SavedEvent extends DocumentEvent {
  kind: 'saved';
  willSave: boolean;
}

/** A file changed on disk. */
export interface FileEvent {
  kind: 'file';
  uri: string;
  time: number;
  what: 'created' | 'changed' | 'deleted';
}

/** The commit that is checked out changed: a checkout, pull, merge, rebase, or a commit. */
export interface HeadEvent {
  kind: 'head';
  /** The repository's folder. */
  uri: string;
  time: number;
  from?: string;
  to?: string;
}

/** A text that changed on disk is, or is not, what version control has at the commit that is checked out. */
export interface ComparedEvent extends DocumentEvent {
  kind: 'compared';
  isCommitted: boolean;
}

/** A command in a terminal began or ended. Only the program's name is told, never its arguments. */
export interface TerminalEvent {
  kind: 'terminal';
  time: number;
  what: 'started' | 'ended';
  /** Tells commands apart that run at the same time. */
  id: number;
  program: string;
  /** Whether the program is a coding agent. */
  isAgent: boolean;
}

export type ProvenanceEvent =
  | OpenedEvent
  | ClosedEvent
  | ChangedEvent
  | DirtyEvent
  | SelectedEvent
  | AcceptedEvent
  | PastedEvent
  | BaselineEvent
  | SavedEvent
  | FileEvent
  | HeadEvent
  | ComparedEvent
  | TerminalEvent;

export type Author = 'ai' | 'human' | 'unknown';
export type Certainty = 'certain' | 'high' | 'low';

/** The kinds of evidence, the strongest first. `docs/provenance.md` describes each. */
export const EVIDENCE_KINDS = [
  'corrected',
  'host-statement',
  'agent-report',
  'inline-suggestion',
  'chat-edit',
  'pasted',
  'committed',
  'typed',
  'editor-action',
  'agent-in-terminal',
  'written-outside',
  'unexplained-insertion',
  'completion',
  'git-ai-note',
  'agent-trace',
  'bot-author',
  'commit-trailer',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** One thing that is known of where a text comes from. */
export interface Evidence {
  kind: EvidenceKind;
  /** When it happened; absent where nobody knows. */
  time?: number;
  /** Who it was, where that is proven: an extension's id, an agent's name, a commit. Never guessed. */
  who?: string;
}

/** Who wrote a text, how sure that is, and why. */
export interface Provenance {
  author: Author;
  confidence: Certainty;
  evidence: Evidence[];
  /** How much of what was inserted stands unchanged, above 0 to 1; absent where that was not followed. */
  surviving?: number;
}
