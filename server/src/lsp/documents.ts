/**
 * The documents that the client has open, kept in step by incremental changes. This is the one truth about
 * their text; the engine's own documents are fed from the changes that come through here.
 */

import {
  Emitter,
  type Event,
  type TextDocumentContentChangeEvent,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Source } from './dependencies.ts';
import type { Session } from './session.ts';
import { keyOf, schemeOf } from './uris.ts';

/** A replacement by UTF-16 offsets; the offsets refer to the text after the changes before this one. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** An open document. The object stays the same from its opening to its closing. */
export interface OpenText {
  /** As the client spells it. */
  readonly uri: string;
  /** As the server's maps know it. */
  readonly key: string;
  /** The editor's name for the language. */
  readonly languageId: string;
  /** Its text and version now. */
  readonly document: TextDocument;
}

/** An open document as the engine takes it; `path` is below its project's root. */
export function sourceOf({ uri, languageId, document }: OpenText, path: string): Source {
  const isCell = schemeOf(uri) === 'vscode-notebook-cell';
  return { path, editorId: languageId, text: document.getText(), ...(isCell ? { isCell } : {}) };
}

export interface Documents {
  get(uri: string): OpenText | undefined;
  all(): OpenText[];
  readonly onDidOpen: Event<OpenText>;
  readonly onDidChange: Event<{ text: OpenText; changes: readonly Change[] }>;
  readonly onDidClose: Event<OpenText>;
  /** The URI of a document that was saved. */
  readonly onDidSave: Event<string>;
}

export function registerDocuments(session: Session): Documents {
  const { connection } = session;
  const open = new Map<string, OpenText>();
  const opened = new Emitter<OpenText>();
  const changed = new Emitter<{ text: OpenText; changes: readonly Change[] }>();
  const closed = new Emitter<OpenText>();
  const saved = new Emitter<string>();

  session.onInitialize(() => ({
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  }));

  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    const key = keyOf(uri);
    const before = open.get(key);
    if (before !== undefined) {
      connection.console.warn(
        `${uri} was opened although it is open: its text is now the one that came last.`,
      );
      open.delete(key);
      closed.fire(before);
    }
    const document = TextDocument.create(uri, languageId, version, text);
    const entry = { uri, key, languageId, document };
    open.set(key, entry);
    opened.fire(entry);
  });

  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    const entry = open.get(keyOf(textDocument.uri));
    if (entry === undefined) {
      connection.console.warn(`A change of ${textDocument.uri} was ignored, as it is not open.`);
      return;
    }
    const { document } = entry;
    if (textDocument.version < document.version) {
      connection.console.warn(
        `A change of ${textDocument.uri} to version ${textDocument.version} was ignored, as it came after version ${document.version}.`,
      );
      return;
    }
    const changes: Change[] = [];
    for (const change of contentChanges) changes.push(applyChange(document, change, textDocument.version));
    if (contentChanges.length === 0) TextDocument.update(document, [], textDocument.version);
    changed.fire({ text: entry, changes });
  });

  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    const key = keyOf(uri);
    const entry = open.get(key);
    if (entry === undefined) return;
    open.delete(key);
    closed.fire(entry);
  });

  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => saved.fire(keyOf(uri)));

  return {
    get: (uri) => open.get(keyOf(uri)),
    all: () => [...open.values()],
    onDidOpen: opened.event,
    onDidChange: changed.event,
    onDidClose: closed.event,
    onDidSave: saved.event,
  };
}

/**
 * Applies one change and says what it was in offsets. Positions outside the text are moved to its nearest
 * place first: the document's own bookkeeping of lines does not survive them.
 */
function applyChange(
  document: TextDocument,
  change: TextDocumentContentChangeEvent,
  version: number,
): Change {
  const length = document.getText().length;
  if (!('range' in change) || !change.range) {
    TextDocument.update(document, [{ text: change.text }], version);
    return { start: 0, end: length, text: change.text };
  }
  const one = document.offsetAt(change.range.start);
  const other = document.offsetAt(change.range.end);
  const start = Math.min(one, other);
  const end = Math.max(one, other);
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  TextDocument.update(document, [{ range, text: change.text }], version);
  return { start, end, text: change.text };
}
