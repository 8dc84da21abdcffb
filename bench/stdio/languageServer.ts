/**
 * Drives any language server over stdio as an editor does, and tells when its diagnostics come: pushed, or pulled
 * right behind the change where the server wants to be asked.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';

/** How to start a server, and what it asks its editor for. */
export interface ServerCommand {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly folder: string;
  /** Answers to `workspace/configuration`, by section; `*` for any. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  readonly initializationOptions?: object;
  /** Whether it may ask, once it runs, to have its diagnostics pulled. */
  readonly mayRegister?: boolean;
}

/** Diagnostics as they came: the time (`performance.now()`) and what they say. */
export interface Answer {
  readonly at: number;
  /** Ranges and messages, to tell whether anything changed. */
  readonly said: string;
  readonly count: number;
  readonly places: readonly Place[];
}

/** Where a diagnostic is, by lines from 0, and what of. */
export interface Place {
  readonly first: number;
  readonly last: number;
  readonly code: string;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: never;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

const startTimer = globalThis.setTimeout;

interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A server that takes longer than this for an answer is taken as broken. */
const TIMEOUT_MS = 60_000;
const REGISTRATION_MS = 300;
/** A server that has published nothing for so long has said all that it will. */
const SILENCE_MS = 500;

export class LanguageServer {
  private readonly process: ChildProcess;
  private buffer = Buffer.alloc(0);
  private nextId = 1;
  private version = 1;
  private text = '';
  private pulls = false;
  private incremental = false;
  private errors = '';
  private failure: Error | undefined;
  private readonly pending = new Map<number, (message: Message) => void>();
  private readonly waiting = new Set<{ version: number; take: (answer: Answer) => void }>();
  private readonly failed = new Set<(error: Error) => void>();

  constructor(
    private readonly server: ServerCommand,
    private uri: string,
  ) {
    this.process = spawn(server.command, server.args, { cwd: server.folder, stdio: 'pipe' });
    this.process.stdout?.on('data', (chunk: Buffer) => this.receive(chunk));
    this.process.stderr?.on('data', (chunk: Buffer) => {
      this.errors = `${this.errors}${chunk.toString()}`.slice(-2000);
    });
    this.process.on('error', (error) => this.fail(error));
    this.process.on('exit', (code) => this.fail(new Error(`${server.name} ended (${code}): ${this.errors}`)));
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** Starts and opens a document; its first diagnostics. */
  async open(text: string, languageId: string): Promise<Answer> {
    const folder = { uri: `file://${this.server.folder}`, name: 'bench' };
    const result = (await this.request('initialize', {
      processId: process.pid,
      rootUri: folder.uri,
      rootPath: this.server.folder,
      workspaceFolders: [folder],
      initializationOptions: this.server.initializationOptions,
      capabilities: {
        general: { positionEncodings: ['utf-16'] },
        textDocument: {
          synchronization: { dynamicRegistration: true },
          publishDiagnostics: { versionSupport: true, relatedInformation: true },
          diagnostic: { dynamicRegistration: true },
        },
        workspace: {
          configuration: true,
          workspaceFolders: true,
          didChangeConfiguration: { dynamicRegistration: true },
        },
      },
    })) as {
      capabilities: { textDocumentSync?: number | { change?: number }; diagnosticProvider?: unknown };
    };
    const sync = result.capabilities.textDocumentSync;
    this.incremental = (typeof sync === 'number' ? sync : sync?.change) === 2;
    this.pulls = result.capabilities.diagnosticProvider !== undefined;
    this.send({ method: 'initialized', params: {} });
    this.send({
      method: 'workspace/didChangeConfiguration',
      params: { settings: this.server.configuration ?? {} },
    });
    // A server may ask for pulling by itself once it has been told; nothing says that it is through with asking.
    if (this.server.mayRegister === true) await setTimeout(REGISTRATION_MS);
    return this.openDocument(text, languageId);
  }

  /** Closes the document and opens another one; its first diagnostics. */
  openAnother(uri: string, text: string, languageId: string): Promise<Answer> {
    this.send({ method: 'textDocument/didClose', params: { textDocument: { uri: this.uri } } });
    this.uri = uri;
    return this.openDocument(text, languageId);
  }

  private openDocument(text: string, languageId: string): Promise<Answer> {
    this.text = text;
    this.version = 1;
    return this.answerTo(() => {
      this.send({
        method: 'textDocument/didOpen',
        params: { textDocument: { uri: this.uri, languageId, version: 1, text } },
      });
    });
  }

  /** Makes a change (UTF-16 offsets); the diagnostics for the new text and the milliseconds they took. */
  async change(change: Change): Promise<Answer & { readonly ms: number }> {
    const sent = performance.now();
    const answer = await this.answerTo(() => this.sendChange(change));
    return { ...answer, ms: answer.at - sent };
  }

  /**
   * The same for a server that pushes, which may publish more than once for a text: the first diagnostics that are
   * complete, else the last ones before a silence.
   */
  async changeUntil(
    change: Change,
    isComplete: (answer: Answer) => boolean,
  ): Promise<Answer & { readonly ms: number }> {
    const sent = performance.now();
    const answer = await this.bounded<Answer>((resolve) => {
      let silence: ReturnType<typeof startTimer> | undefined;
      const end = (last: Answer): void => {
        this.waiting.delete(waiter);
        resolve(last);
      };
      const waiter = {
        version: this.version + 1,
        take: (answer: Answer) => {
          clearTimeout(silence);
          if (isComplete(answer)) end(answer);
          else silence = startTimer(end, SILENCE_MS, answer);
        },
      };
      this.waiting.add(waiter);
      this.sendChange(change);
    });
    return { ...answer, ms: answer.at - sent };
  }

  private sendChange({ start, end, text }: Change): void {
    const range = { start: this.positionOf(start), end: this.positionOf(end) };
    this.text = this.text.slice(0, start) + text + this.text.slice(end);
    const version = ++this.version;
    const contentChanges = this.incremental ? [{ range, text }] : [{ text: this.text }];
    this.send({
      method: 'textDocument/didChange',
      params: { textDocument: { uri: this.uri, version }, contentChanges },
    });
  }

  /** Ends the server, politely if it listens. */
  async stop(): Promise<void> {
    this.failed.clear();
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    const late = startTimer(() => this.process.kill('SIGKILL'), 2000);
    this.request('shutdown', null).then(
      () => this.send({ method: 'exit' }),
      () => this.process.kill(),
    );
    await ended;
    clearTimeout(late);
  }

  private async answerTo(act: () => void): Promise<Answer> {
    if (!this.pulls) {
      return this.bounded((resolve) => {
        act();
        const waiter = {
          version: this.version,
          take: (answer: Answer) => {
            this.waiting.delete(waiter);
            resolve(answer);
          },
        };
        this.waiting.add(waiter);
      });
    }
    act();
    const report = (await this.request('textDocument/diagnostic', {
      textDocument: { uri: this.uri },
    })) as { items?: readonly unknown[] };
    return answerOf(report.items ?? []);
  }

  private request(method: string, params: unknown): Promise<unknown> {
    const id = this.nextId++;
    return this.bounded((resolve, reject) => {
      this.pending.set(id, ({ result, error }) =>
        error === undefined ? resolve(result) : reject(new Error(`${this.server.name}: ${error.message}`)),
      );
      this.send({ id, method, params });
    });
  }

  private bounded<T>(
    start: (resolve: (value: T) => void, reject: (error: Error) => void) => void,
  ): Promise<T> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    return new Promise<T>((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer);
        this.failed.delete(fail);
      };
      const fail = (error: Error): void => {
        settle();
        reject(error);
      };
      const timer = startTimer(
        () => fail(new Error(`${this.server.name} did not answer: ${this.errors}`)),
        TIMEOUT_MS,
      );
      this.failed.add(fail);
      start((value) => {
        settle();
        resolve(value);
      }, fail);
    });
  }

  private fail(error: Error): void {
    this.failure = error;
    for (const fail of [...this.failed]) fail(error);
  }

  private positionOf(offset: number): { line: number; character: number } {
    const before = this.text.slice(0, offset);
    const line = before.split('\n').length - 1;
    return { line, character: offset - (before.lastIndexOf('\n') + 1) };
  }

  private send(message: object): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.process.stdin?.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  }

  private receive(chunk: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    for (;;) {
      const header = this.buffer.indexOf('\r\n\r\n');
      if (header < 0) return;
      const length = Number(/Content-Length: *(\d+)/i.exec(this.buffer.subarray(0, header).toString())?.[1]);
      const end = header + 4 + length;
      if (this.buffer.length < end) return;
      const message = JSON.parse(this.buffer.subarray(header + 4, end).toString()) as Message;
      this.buffer = this.buffer.subarray(end);
      this.handle(message);
    }
  }

  private handle({ id, method, params, ...answer }: Message): void {
    if (method === undefined) {
      if (id !== undefined) this.pending.get(id)?.(answer);
      return;
    }
    if (id !== undefined) {
      this.send({ id, result: this.replyTo(method, params) });
      return;
    }
    if (method !== 'textDocument/publishDiagnostics') return;
    const { uri, version, diagnostics } = params as unknown as {
      uri: string;
      version?: number;
      diagnostics: readonly unknown[];
    };
    if (uri !== this.uri) return;
    const found = answerOf(diagnostics);
    for (const waiter of [...this.waiting]) {
      if (version !== undefined && version < waiter.version) continue;
      waiter.take(found);
    }
  }

  private replyTo(method: string, params: unknown): unknown {
    const configuration = this.server.configuration ?? {};
    if (method === 'workspace/workspaceFolders')
      return [{ uri: `file://${this.server.folder}`, name: 'bench' }];
    if (method === 'client/registerCapability') {
      const { registrations } = params as { registrations: readonly { method: string }[] };
      this.pulls ||= registrations.some((each) => each.method === 'textDocument/diagnostic');
    }
    if (method === 'eslint/confirmESLintExecution') return 4;
    if (method !== 'workspace/configuration') return null;
    return (params as { items: readonly { section?: string }[] }).items.map(
      ({ section }) => configuration[section ?? ''] ?? configuration['*'] ?? null,
    );
  }
}

function answerOf(diagnostics: readonly unknown[]): Answer {
  const at = performance.now();
  const each = diagnostics as readonly Diagnostic[];
  return {
    at,
    said: JSON.stringify(each.map(({ range, message }) => ({ range, message }))),
    count: each.length,
    places: each.map(({ range, code }) => ({
      first: range.start.line,
      last: range.end.line,
      code: String(code),
    })),
  };
}

interface Diagnostic {
  readonly range: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
  readonly message: string;
  readonly code?: unknown;
}
