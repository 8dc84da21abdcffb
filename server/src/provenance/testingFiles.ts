/** Files of records in memory, for tests of what is kept. */
import type { LedgerFiles } from '../review/store.ts';

/** Files in memory. */
export class Memory implements LedgerFiles {
  readonly texts = new Map<string, string>();
  async list(folder: string): Promise<string[]> {
    return [...this.texts.keys()]
      .filter((path) => path.startsWith(`${folder}/`))
      .map((path) => path.slice(folder.length + 1));
  }
  async read(path: string): Promise<{ text: string } | null> {
    const text = this.texts.get(path);
    return text === undefined ? null : { text };
  }
  async write(path: string, text: string): Promise<void> {
    this.texts.set(path, text);
  }
  async remove(path: string): Promise<void> {
    this.texts.delete(path);
  }
}
