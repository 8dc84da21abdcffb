/** The files of a virtual workspace, as its file system asks for them (`../folder/extension.js`). */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

export class VirtualFiles {
  /** By path from `/`. */
  private readonly files: Map<string, Uint8Array>;
  /** What the folder that is open was said to hold last; undefined before it is asked for. */
  private reported: ReadonlyMap<string, string> | undefined;

  constructor(files: Readonly<Record<string, string>>) {
    this.files = new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
  }

  /** Forgets what was reported, and answers what is from then on. */
  nextReport(): () => ReadonlyMap<string, string> | undefined {
    this.reported = undefined;
    return () => this.reported;
  }

  async answer(request: IncomingMessage, response: ServerResponse, query: URLSearchParams): Promise<void> {
    const path = query.get('path') ?? '/';
    const body = await buffer(request);
    const json = (value: unknown): void => void response.end(JSON.stringify(value));
    const missing = (): void => void response.writeHead(404).end();
    switch (query.get('what')) {
      case 'stat': {
        const file = this.files.get(path);
        if (file !== undefined) return json({ isFolder: false, size: file.length });
        return this.entries(path).size > 0 ? json({ isFolder: true, size: 0 }) : missing();
      }
      case 'list':
        return json([...this.entries(path)].map(([name, isFolder]) => ({ name, isFolder })));
      case 'all':
        return json([...this.files.keys()]);
      case 'read': {
        const file = this.files.get(path);
        return file === undefined ? missing() : void response.end(file);
      }
      case 'write':
        this.files.set(path, body);
        return void response.end();
      case 'remove':
        this.files.delete(path);
        return void response.end();
      case 'report':
        this.reported = new Map(Object.entries(JSON.parse(body.toString()) as Record<string, string>));
        return void response.end();
      default:
        return missing();
    }
  }

  /** The names in a folder, and whether each is a folder. */
  private entries(folder: string): Map<string, boolean> {
    const prefix = folder.endsWith('/') ? folder : `${folder}/`;
    const entries = new Map<string, boolean>();
    for (const path of this.files.keys()) {
      if (!path.startsWith(prefix)) continue;
      const [name = '', ...below] = path.slice(prefix.length).split('/');
      entries.set(name, below.length > 0);
    }
    return entries;
  }
}
