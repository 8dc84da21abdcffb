/**
 * Signal: text is about to be pasted or dropped. VS Code asks whether we would paste it differently; we only
 * take note and never do. A copy made in an editor carries its place along, so that what is known of a text
 * moves with it through the clipboard.
 */

import * as vscode from 'vscode';
import type { PastedEvent } from '../../../protocol/provenance.ts';
import type { DocumentKinds } from '../documentKinds.ts';
import { eventOf, LONGEST_FOLLOWED, type Report, type Signal, together } from './signal.ts';

const PLACE = 'application/vnd.ai-security-scanner.place+json';
/** VS Code's own mark on what was copied in one of its editors. */
const EDITOR_DATA = 'vscode-editor-data';

/** What was last taken out of a document. */
interface Removal {
  /** The document's version after it. */
  version: number;
  range: vscode.Range;
  start: number;
  length: number;
}

export function watchPastes(report: Report, kinds: DocumentKinds): Signal {
  const removals = new Map<string, Removal>();
  const noteRemoval = ({ document, contentChanges }: vscode.TextDocumentChangeEvent): void => {
    const [change, second] = contentChanges;
    if (change === undefined || !kinds.includes(document)) return;
    const uri = document.uri.toString();
    const { range, rangeOffset: start, rangeLength: length } = change;
    if (second !== undefined || change.text !== '') removals.delete(uri);
    else removals.set(uri, { version: document.version, range, start, length });
  };
  /** A cut asks after the text is gone: its place is that in the version before. */
  const cutAt = (uri: string, version: number, range: vscode.Range): PastedEvent['copied'] => {
    const removal = removals.get(uri);
    if (removal?.version !== version || !removal.range.isEqual(range)) return undefined;
    return { uri, version: version - 1, start: removal.start, end: removal.start + removal.length };
  };

  const note = async (
    document: vscode.TextDocument,
    transfer: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ): Promise<void> => {
    // The version is that before the paste, so it is taken before anything is waited for.
    const event = eventOf(document);
    const text = await transfer.get('text/plain')?.asString();
    if (!text || text.length > LONGEST_FOLLOWED) return;
    const place = await placeIn(transfer);
    if (token.isCancellationRequested) return;
    const inEditor = place !== undefined || transfer.get(EDITOR_DATA) !== undefined;
    report({
      kind: 'pasted',
      ...event,
      text,
      origin: inEditor ? 'editor' : 'elsewhere',
      ...(place === undefined ? {} : { copied: place }),
    });
  };

  const paste: vscode.DocumentPasteEditProvider = {
    prepareDocumentPaste(document, ranges, transfer) {
      const [range] = ranges;
      if (range === undefined || ranges.length > 1 || range.isEmpty) return;
      const uri = document.uri.toString();
      const copied: PastedEvent['copied'] = cutAt(uri, document.version, range) ?? {
        uri,
        version: document.version,
        start: document.offsetAt(range.start),
        end: document.offsetAt(range.end),
      };
      transfer.set(PLACE, new vscode.DataTransferItem(JSON.stringify(copied)));
    },
    async provideDocumentPasteEdits(document, _ranges, transfer, _context, token) {
      await note(document, transfer, token);
      return undefined;
    },
  };
  const drop: vscode.DocumentDropEditProvider = {
    async provideDocumentDropEdits(document, _position, transfer, token) {
      await note(document, transfer, token);
      return undefined;
    },
  };
  const mimeTypes = ['text/plain'];
  const registered = together(
    vscode.workspace.onDidChangeTextDocument(noteRemoval),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => removals.delete(uri.toString())),
    vscode.languages.registerDocumentPasteEditProvider(kinds.all, paste, {
      providedPasteEditKinds: [],
      copyMimeTypes: [PLACE],
      // What was attached to a copy is only brought along for those who can paste it.
      pasteMimeTypes: [...mimeTypes, PLACE],
    }),
    vscode.languages.registerDocumentDropEditProvider(kinds.all, drop, { dropMimeTypes: mimeTypes }),
  );
  return {
    problem: () =>
      vscode.workspace.getConfiguration('editor').get('pasteAs.enabled') === false
        ? vscode.l10n.t('the setting editor.pasteAs.enabled is off')
        : undefined,
    dispose: () => registered.dispose(),
  };
}

/** Where the text was copied, if that was in an editor of this window and the copy is intact. */
async function placeIn(transfer: vscode.DataTransfer): Promise<PastedEvent['copied']> {
  const json = await transfer.get(PLACE)?.asString();
  if (!json) return undefined;
  try {
    const { uri, version, start, end } = JSON.parse(json) as Record<string, unknown>;
    if (typeof uri !== 'string' || typeof version !== 'number') return undefined;
    return typeof start === 'number' && typeof end === 'number' ? { uri, version, start, end } : undefined;
  } catch {
    // Another extension put something else there: then nothing is known of the place.
    return undefined;
  }
}
