/**
 * The documents that the client has open, kept in step by incremental changes. This is the one truth about
 * their text; the engine's own documents are fed from the changes that come through here.
 */

import { Emitter, type Event, TextDocumentSyncKind } from 'vscode-languageserver';
import type { Source } from './dependencies.ts';
import type { Session } from './session.ts';
import { type Change, TextDocument } from './textDocument.ts';
import { keyOf, schemeOf } from './uris.ts';

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
  const lines = document.getLines();
  return { path, editorId: languageId, text: lines.text, lines, ...(isCell ? { isCell } : {}) };
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
    const document = new TextDocument(uri, text, version);
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
    const changes = contentChanges.map((change) =>
      document.replace('range' in change ? change.range : undefined, change.text),
    );
    document.setVersion(textDocument.version);
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
