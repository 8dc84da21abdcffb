/** A plain client of the language server over stdio: no editor, no library, just the protocol. */

import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './grammars.ts';

export interface Diagnostic {
  readonly range: { start: { line: number; character: number }; end: { line: number; character: number } };
  readonly message: string;
  readonly code: string;
  readonly source?: string;
  readonly relatedInformation?: readonly { readonly message: string }[];
}

interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

const COLLECTOR = join(projectRoot, 'test/support/collectGarbage.cjs');

export class LspClient {
  private readonly process: ChildProcess;
  private buffer = Buffer.alloc(0);
  private nextId = 1;
  private readonly pending = new Map<
    number,
    (message: { result?: unknown; error?: { message: string } }) => void
  >();
  private readonly published: Published[] = [];
  /** How many notifications have come. */
  private told = 0;
  private readonly toldBy = new Map<string, number>();
  private readonly listeners = new Set<() => void>();
  readonly exited: Promise<number | null>;

  /** `measured`: able to collect garbage when it is asked to. */
  constructor({ measured = false, env = {} }: { measured?: boolean; env?: NodeJS.ProcessEnv } = {}) {
    const flags = measured ? ['--expose-gc', '--require', COLLECTOR] : [];
    this.process = spawn(process.execPath, [...flags, join(projectRoot, 'dist/server.js'), '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit', ...(measured ? (['ipc'] as const) : [])],
      env: { ...process.env, ...env },
    });
    this.process.stdout?.on('data', (chunk: Buffer) => this.receive(chunk));
    this.exited = new Promise((resolve) => this.process.on('exit', resolve));
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** Has a measured server collect its garbage. */
  collectGarbage(): Promise<void> {
    return new Promise((resolve) => {
      this.process.once('message', () => resolve());
      this.process.send('collect');
    });
  }

  /** Opens a folder, several, or none. `options` are the `initializationOptions` of our own client. */
  async start(folders: string | readonly string[] | null, options: object = {}): Promise<void> {
    const workspaceFolders =
      folders === null ? null : [folders].flat().map((path) => ({ uri: `file://${path}`, name: 'folder' }));
    await this.request('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { workspace: { workspaceFolders: true } },
      workspaceFolders,
      initializationOptions: options,
    });
    this.notify('initialized', {});
  }

  async request(method: string, params: unknown): Promise<unknown> {
    const id = this.nextId++;
    const answer = new Promise<{ result?: unknown; error?: { message: string } }>((resolve) =>
      this.pending.set(id, resolve),
    );
    this.send({ id, method, params });
    const { result, error } = await answer;
    if (error !== undefined) throw new Error(error.message);
    return result;
  }

  notify(method: string, params: unknown): void {
    this.send({ method, params });
  }

  /** Sends bytes as they are, whether they are a message or not. */
  sendBytes(bytes: Uint8Array): void {
    this.process.stdin?.write(bytes);
  }

  /** Sends what `send` sends in one piece, as an editor does that was busy. */
  together(send: () => void): void {
    this.process.stdin?.cork();
    send();
    this.process.stdin?.uncork();
  }

  open(uri: string, languageId: string, text: string): Promise<Published> {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    return this.diagnostics(uri, 1);
  }

  /** The diagnostics of a version of a document, once all of them have come. */
  async diagnostics(uri: string, version: number): Promise<Published> {
    const isWanted = (each: Published): boolean => each.uri === uri && each.version === version;
    await this.publishedWhere(isWanted);
    // What is found soon is published before the rest; a question is answered when everything is known.
    await this.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } });
    return this.publishedWhere(isWanted);
  }

  /** The last diagnostics that are as wanted, once they have come. */
  async publishedWhere(isWanted: (published: Published) => boolean): Promise<Published> {
    for (;;) {
      const found = this.published.findLast(isWanted);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        const listener = (): void => {
          this.listeners.delete(listener);
          resolve();
        };
        this.listeners.add(listener);
      });
    }
  }

  /** The diagnostics that a document has now, once they are as wanted. */
  latestDiagnostics(
    uri: string,
    isWanted: (diagnostics: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]> {
    return this.until(async () => {
      const latest = this.published.findLast((each) => each.uri === uri)?.diagnostics;
      return latest !== undefined && isWanted(latest) ? latest : undefined;
    });
  }

  /** Asks until there is an answer, again each time the server has told something. */
  async until<T>(ask: () => Promise<T | undefined>): Promise<T> {
    for (;;) {
      const told = this.told;
      const answer = await ask();
      if (answer !== undefined) return answer;
      if (this.told !== told) continue;
      await new Promise<void>((resolve) => {
        const listener = (): void => {
          this.listeners.delete(listener);
          resolve();
        };
        this.listeners.add(listener);
      });
    }
  }

  /** What was last published of a file that is not open, or of any; undefined before anything was. */
  latest(uri: string): Published | undefined {
    return this.published.findLast((each) => each.uri === uri);
  }

  /** All that was published of a file so far, the oldest first. */
  allOf(uri: string): Published[] {
    return this.published.filter((each) => each.uri === uri);
  }

  /** How many notifications of a method have come. */
  count(method: string): number {
    return this.toldBy.get(method) ?? 0;
  }

  /** Ends the connection from this side. */
  hangUp(): void {
    this.process.stdin?.end();
  }

  async stop(): Promise<number | null> {
    await this.request('shutdown', null);
    this.notify('exit', null);
    return this.exited;
  }

  private send(message: object): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.process.stdin?.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  private receive(chunk: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    for (;;) {
      const header = this.buffer.indexOf('\r\n\r\n');
      if (header < 0) return;
      const length = Number(/Content-Length: (\d+)/.exec(this.buffer.subarray(0, header).toString())?.[1]);
      if (this.buffer.length < header + 4 + length) return;
      const text = this.buffer.subarray(header + 4, header + 4 + length).toString();
      this.buffer = this.buffer.subarray(header + 4 + length);
      this.handle(JSON.parse(text));
    }
  }

  private handle(message: {
    id?: number;
    method?: string;
    params?: unknown;
    result?: unknown;
    error?: { message: string };
  }): void {
    if (message.method === undefined && message.id !== undefined) {
      this.pending.get(message.id)?.(message);
      this.pending.delete(message.id);
    } else if (message.id !== undefined) this.send({ id: message.id, result: null });
    else {
      this.told++;
      this.toldBy.set(message.method ?? '', this.count(message.method ?? '') + 1);
      if (message.method === 'textDocument/publishDiagnostics')
        this.published.push(message.params as Published);
      for (const listener of [...this.listeners]) listener();
    }
  }
}
