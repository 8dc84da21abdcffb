/**
 * A disk of Windows in memory: what works in any file system is tried with drives, shares, backslashes and names
 * whose case does not count, wherever the tests run.
 */

import { win32 } from 'node:path';
import type { Entry, FileSystem } from '../../server/src/storage/fileSystem.ts';

export class WindowsDisk implements FileSystem {
  readonly paths = win32;
  readonly ignoresCase = true;
  private readonly files = new Map<string, { readonly path: string; readonly text: string }>();

  /** Makes files by their absolute paths. */
  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(files)) this.put(path, text);
  }

  async stat(path: string) {
    const file = this.files.get(keyOf(path));
    if (file !== undefined) return { kind: 'file' as const, size: Buffer.byteLength(file.text) };
    if (this.namesIn(path).size === 0) throw missing(path);
    return { kind: 'folder' as const, size: 0 };
  }

  async exists(path: string): Promise<boolean> {
    return this.files.has(keyOf(path)) || this.namesIn(path).size > 0;
  }

  async list(path: string): Promise<Entry[]> {
    const names = this.namesIn(path);
    if (names.size === 0) throw missing(path);
    return [...names].map(([, entry]) => entry);
  }

  async read(path: string): Promise<Uint8Array> {
    const file = this.files.get(keyOf(path));
    if (file === undefined) throw missing(path);
    return Buffer.from(file.text);
  }

  async realPath(path: string): Promise<string> {
    await this.stat(path);
    return win32.resolve(path);
  }

  async write(path: string, text: string): Promise<void> {
    this.put(path, text);
  }

  async replace(path: string, text: string): Promise<void> {
    this.put(path, text);
  }

  async remove(path: string): Promise<void> {
    this.files.delete(keyOf(path));
  }

  /** Folders are there as soon as something is in them. */
  async makeFolder(): Promise<void> {}

  private put(path: string, text: string): void {
    this.files.set(keyOf(path), { path: win32.resolve(path), text });
  }

  /** The entries of a folder by their names in lower case; none where there is no such folder. */
  private namesIn(folder: string): Map<string, Entry> {
    const inside = win32.resolve(folder).replace(/\\?$/, '\\');
    const entries = new Map<string, Entry>();
    for (const { path } of this.files.values()) {
      if (!path.toLowerCase().startsWith(inside.toLowerCase())) continue;
      const [name = '', ...below] = path.slice(inside.length).split('\\');
      entries.set(name.toLowerCase(), { name, kind: below.length === 0 ? 'file' : 'folder' });
    }
    return entries;
  }
}

function keyOf(path: string): string {
  return win32.resolve(path).toLowerCase();
}

function missing(path: string): Error {
  return Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' });
}
