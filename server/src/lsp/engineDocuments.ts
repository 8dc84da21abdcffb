/**
 * The engine's documents of the files that are being edited. A tree and its nodes cost several times the
 * text, so only the most recently edited documents keep theirs; for the others their findings are kept and
 * the tree is built again with the next edit.
 */

import type { Engine, EngineDocument, Source } from './dependencies.ts';
import type { Change } from './textDocument.ts';

/** How many documents keep their tree. */
const RESIDENT_DOCUMENTS = 8;

export class EngineDocuments {
  /** By key, the least recently edited first. */
  private readonly resident = new Map<string, EngineDocument>();

  /** Hands on what changed of a document, with the texts that the changes come to; nothing is parsed yet. */
  change(key: string, changes: readonly Change[]): void {
    this.resident.get(key)?.edit(changes);
  }

  /** The engine's document, if it is kept. */
  get(key: string): EngineDocument | undefined {
    return this.resident.get(key);
  }

  /** Opens a document for one that is being edited; the least recently edited one loses its tree. */
  open(key: string, engine: Engine, source: Source): EngineDocument {
    this.close(key);
    for (const oldest of this.resident.keys()) {
      if (this.resident.size < RESIDENT_DOCUMENTS) break;
      this.close(oldest);
    }
    const document = engine.open(source);
    this.resident.set(key, document);
    return document;
  }

  get isFull(): boolean {
    return this.resident.size >= RESIDENT_DOCUMENTS;
  }

  /** Makes a document the last to lose its tree. */
  touch(key: string): void {
    const document = this.resident.get(key);
    if (document === undefined) return;
    this.resident.delete(key);
    this.resident.set(key, document);
  }

  close(key: string): void {
    const document = this.resident.get(key);
    this.resident.delete(key);
    document?.close();
  }

  closeAll(): void {
    for (const key of [...this.resident.keys()]) this.close(key);
  }
}
