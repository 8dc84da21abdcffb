/**
 * The engine's documents of the files that are being edited. A tree and its nodes cost several times the
 * text, so only the most recently edited documents keep theirs; for the others their findings are kept and
 * the tree is built again with the next edit.
 */

import { addAll } from '../text/lists.ts';
import type { Engine, EngineDocument, Source } from './dependencies.ts';
import type { Change } from './documents.ts';

/** How many documents keep their tree. */
export const RESIDENT_DOCUMENTS = 8;

export class EngineDocuments {
  /** By key, the least recently edited first. */
  private readonly resident = new Map<string, { document: EngineDocument; pending: Change[] }>();

  /** Notes changes of a document; they reach its tree when it is next asked for. */
  change(key: string, changes: readonly Change[]): void {
    const entry = this.resident.get(key);
    if (entry !== undefined) addAll(entry.pending, changes);
  }

  /** The engine's document of a text in its present state, if it is kept. */
  get(key: string, text: string): EngineDocument | undefined {
    const entry = this.resident.get(key);
    if (entry === undefined) return undefined;
    if (entry.pending.length > 0) {
      entry.document.edit(entry.pending);
      entry.pending = [];
    }
    // Both are fed from the same changes; should they ever differ, the text that the editor shows wins.
    if (entry.document.text === text) return entry.document;
    this.close(key);
    return undefined;
  }

  /** Opens a document for one that is being edited; the least recently edited one loses its tree. */
  open(key: string, engine: Engine, source: Source): EngineDocument {
    this.close(key);
    for (const oldest of this.resident.keys()) {
      if (this.resident.size < RESIDENT_DOCUMENTS) break;
      this.close(oldest);
    }
    const document = engine.open(source);
    this.resident.set(key, { document, pending: [] });
    return document;
  }

  get isFull(): boolean {
    return this.resident.size >= RESIDENT_DOCUMENTS;
  }

  /** Makes a document the last to lose its tree. */
  touch(key: string): void {
    const entry = this.resident.get(key);
    if (entry === undefined) return;
    this.resident.delete(key);
    this.resident.set(key, entry);
  }

  close(key: string): void {
    const entry = this.resident.get(key);
    this.resident.delete(key);
    entry?.document.close();
  }

  closeAll(): void {
    for (const key of [...this.resident.keys()]) this.close(key);
  }
}
