/**
 * The connection to the language server: starts it, tells it what this window is, sends it the private
 * requests of `protocol/messages.ts`, and says so when it cannot be had.
 */

import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type LanguageClientOptions,
  State,
} from 'vscode-languageclient';
import type {
  ClientCommand,
  ClientNotifications,
  InitializationOptions,
  Requests,
  ServerNotifications,
  ServerRequests,
} from '../../protocol/messages.ts';
import type { DocumentKinds } from './documentKinds.ts';
import { SECTION, serverSettings } from './settings.ts';

/** Restarts within this many milliseconds of one another count as a crash loop. */
const CRASH_WINDOW = 180_000;
const MAXIMUM_CRASHES = 4;

export class Client implements vscode.Disposable {
  private readonly client: BaseLanguageClient;
  private readonly crashes: number[] = [];
  private readonly notified = new Map<string, vscode.EventEmitter<unknown>>();

  constructor(
    extension: vscode.ExtensionContext,
    createLanguageClient: (options: LanguageClientOptions) => BaseLanguageClient,
    documents: DocumentKinds,
    output: vscode.LogOutputChannel,
    commands: readonly ClientCommand[],
  ) {
    const clientOptions: LanguageClientOptions = {
      // Every language: which of them are scanned is the server's to know, and rules may be about any text.
      documentSelector: documents.all,
      outputChannel: output,
      initializationOptions: (): InitializationOptions => ({
        trusted: vscode.workspace.isTrusted,
        settings: serverSettings(),
        commands: [...commands],
        ...(extension.storageUri === undefined ? {} : { storage: extension.storageUri.toString() }),
      }),
      synchronize: { configurationSection: SECTION },
      markdown: { isTrusted: { enabledCommands: ['aiSecurityScanner.openRulePage'] } },
      diagnosticCollectionName: 'AI Security',
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue }),
        closed: () => this.closed(),
      },
    };
    this.client = createLanguageClient(clientOptions);
  }

  /** Starts the server. Says so to the person when it does not start. */
  async start(): Promise<void> {
    try {
      await this.client.start();
    } catch (error) {
      void vscode.window.showErrorMessage(
        vscode.l10n.t(
          'AI Security Scanner could not start: {0} See its output for more.',
          error instanceof Error ? error.message : String(error),
        ),
      );
    }
  }

  async restart(): Promise<void> {
    this.crashes.length = 0;
    if (this.isRunning) await this.client.stop();
    await this.start();
  }

  request<Method extends keyof Requests>(
    method: Method,
    params: Requests[Method]['params'],
    token?: vscode.CancellationToken,
  ): Promise<Requests[Method]['result']> {
    // A token that is missing must not be handed on: it would arrive as a second parameter.
    return token === undefined
      ? this.client.sendRequest(method, params)
      : this.client.sendRequest(method, params, token);
  }

  notify<Method extends keyof ClientNotifications>(
    method: Method,
    params: ClientNotifications[Method],
  ): void {
    if (this.isRunning) void this.client.sendNotification(method, params);
  }

  /** Hands a notification to everybody who asked for it; the connection itself knows one handler a method. */
  onNotification<Method extends keyof ServerNotifications>(
    method: Method,
    handler: (params: ServerNotifications[Method]) => void,
  ): vscode.Disposable {
    let emitter = this.notified.get(method);
    if (emitter === undefined) {
      const made = new vscode.EventEmitter<unknown>();
      this.client.onNotification(method, (params: unknown) => made.fire(params));
      this.notified.set(method, made);
      emitter = made;
    }
    return emitter.event((params) => handler(params as ServerNotifications[Method]));
  }

  /** Answers what the server asks. What the handler throws goes back as the request's error. */
  onRequest<Method extends keyof ServerRequests>(
    method: Method,
    handler: (params: ServerRequests[Method]['params']) => Promise<ServerRequests[Method]['result']>,
  ): vscode.Disposable {
    return this.client.onRequest(method as string, handler as (params: unknown) => Promise<unknown>);
  }

  /** Reports the server's progress on a request, by its token. */
  onProgress(token: string, handler: (message: string) => void): vscode.Disposable {
    return this.client.onNotification(
      '$/progress',
      (params: { token: string; value?: { message?: string } }) => {
        if (params.token === token && params.value?.message !== undefined) handler(params.value.message);
      },
    );
  }

  get isRunning(): boolean {
    return this.client.state === State.Running;
  }

  onDidChangeState(handler: (running: boolean, isStarting: boolean) => void): vscode.Disposable {
    return this.client.onDidChangeState(({ newState }) =>
      handler(newState === State.Running, newState === State.Starting),
    );
  }

  /** An edit of the protocol as one of VS Code. */
  toRange(range: {
    start: { line: number; character: number };
    end: { line: number; character: number };
  }): vscode.Range {
    return new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
  }

  dispose(): void {
    for (const emitter of this.notified.values()) emitter.dispose();
    void this.client.dispose();
  }

  private closed(): CloseHandlerResult {
    const now = Date.now();
    this.crashes.push(now);
    while (this.crashes.length > 0 && now - (this.crashes[0] as number) > CRASH_WINDOW) this.crashes.shift();
    if (this.crashes.length <= MAXIMUM_CRASHES) return { action: CloseAction.Restart };
    return {
      action: CloseAction.DoNotRestart,
      message: vscode.l10n.t(
        'AI Security Scanner stopped {0} times in a row and was not started again. Run "AI Security: Restart Server" to try once more.',
        MAXIMUM_CRASHES + 1,
      ),
    };
  }
}
