/**
 * What all features of the language server share: the connection, what the client can do, and the fence
 * that keeps one feature's crash from taking the others down.
 *
 * A feature is a file with a function `register…(session, …)`. It says in `onInitialize` which capabilities
 * it implements, so that no distant literal can promise what nobody does, and it hands back the small
 * interface that other features may use.
 */

import {
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  ErrorCodes,
  type InitializeParams,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type {
  ClientCommand,
  ClientNotifications,
  InitializationOptions,
  Requests,
  ServerNotifications,
} from '../../../protocol/messages.ts';
import { english, type Messages, type Translate, translator } from '../text/translate.ts';
import type { Boundary } from './boundary.ts';
import type { Dependencies } from './dependencies.ts';
import type { Clock } from './slices.ts';
import { keyOf, parseUri } from './uris.ts';

type InitializeListener = (params: InitializeParams) => ServerCapabilities | undefined;

export class Session {
  /** What the client can do. Empty until `initialize`. */
  capabilities: ClientCapabilities = {};
  /** What our own client adds; empty for other clients. */
  options: InitializationOptions = {};
  private said: Translate = english;
  private isInitialized = false;
  private readonly initializeListeners: InitializeListener[] = [];
  private readonly initializedListeners: (() => unknown)[] = [];
  private readonly shutdownListeners: (() => unknown)[] = [];

  /** For work that gives way to messages. */
  readonly clock: Clock = {
    defer: (callback) => this.boundary.whenQuiet(callback, this.dependencies.defer),
    now: () => this.dependencies.now(),
  };

  constructor(
    readonly connection: Connection,
    private readonly boundary: Boundary,
    readonly dependencies: Dependencies,
  ) {
    connection.onInitialize((params) => {
      if (this.isInitialized)
        throw new ResponseError(ErrorCodes.InvalidRequest, 'This session has begun already.');
      this.capabilities = params.capabilities ?? {};
      this.options = optionsOf(params.initializationOptions);
      this.said = translator(this.options.messages ?? {});
      const capabilities: ServerCapabilities = {};
      for (const listener of this.initializeListeners) {
        const { workspace, ...others } = listener(params) ?? {};
        Object.assign(capabilities, others);
        // Several features have a part in what is said of the workspace.
        if (workspace !== undefined) capabilities.workspace = { ...capabilities.workspace, ...workspace };
      }
      this.isInitialized = true;
      return { capabilities, serverInfo: dependencies.serverInfo };
    });
    connection.onInitialized(() => {
      for (const listener of this.initializedListeners) this.guard('initialized', listener);
    });
    connection.onShutdown(async () => {
      // The client waits for the answer, so what has to be written is written before the process ends.
      const ends = this.shutdownListeners.map((listener) => this.fence('shutdown', undefined, listener));
      for (const end of await Promise.allSettled(ends))
        if (end.status === 'rejected') this.report('shutdown', end.reason);
    });
  }

  /** Called with the `initialize` request; returns the capabilities that the feature implements. */
  onInitialize(listener: InitializeListener): void {
    this.initializeListeners.push(listener);
  }

  /** Called when the client is ready to be asked and told things. */
  onInitialized(listener: () => unknown): void {
    this.initializedListeners.push(listener);
  }

  /** Called when the client ends the session: release what needs releasing. A promise is waited for. */
  onShutdown(listener: () => unknown): void {
    this.shutdownListeners.push(listener);
  }

  /** Says what the person reads in their language. The log is in English. */
  readonly t: Translate = (sentence, ...values) => this.said(sentence, ...values);

  /** Whether the client implements one of our commands. */
  implements(command: ClientCommand): boolean {
    return this.options.commands?.includes(command) ?? false;
  }

  /** Runs `work`; when it throws, logs that and answers `fallback`. `what` names the work in the log. */
  fence<T>(what: string, fallback: T, work: () => T): T {
    try {
      return work();
    } catch (error) {
      this.report(what, error);
      return fallback;
    }
  }

  /** The same for an answer that takes a while. */
  async answer<T>(what: string, fallback: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.report(what, error);
      return fallback;
    }
  }

  /** Runs work that nobody waits for; whatever goes wrong in it is logged. */
  guard(what: string, work: () => unknown): void {
    Promise.resolve()
      .then(work)
      .catch((error: unknown) => this.report(what, error));
  }

  /**
   * Answers one of our private requests. What the handler throws is logged and goes back as the request's
   * error, so that the person who asked learns of it.
   */
  onRequest<Method extends keyof Requests>(
    method: Method,
    handler: (
      params: Requests[Method]['params'],
      token: CancellationToken,
    ) => Requests[Method]['result'] | Promise<Requests[Method]['result']>,
  ): void {
    this.connection.onRequest(
      method as string,
      async (params: unknown, token: CancellationToken): Promise<unknown> => {
        try {
          return await handler((params ?? {}) as Requests[Method]['params'], token);
        } catch (error) {
          if (error instanceof ResponseError) throw error;
          this.report(method, error);
          throw new ResponseError(LSPErrorCodes.RequestFailed, messageOf(error));
        }
      },
    );
  }

  /** Takes one of our private notifications. */
  onNotification<Method extends keyof ClientNotifications>(
    method: Method,
    handler: (params: ClientNotifications[Method]) => void,
  ): void {
    this.connection.onNotification(method, (params: ClientNotifications[Method]) =>
      this.fence(method, undefined, () => handler(params)),
    );
  }

  /** Tells our client something. */
  notify<Method extends keyof ServerNotifications>(
    method: Method,
    params: ServerNotifications[Method],
  ): void {
    this.guard(method, () => this.connection.sendNotification(method, params));
  }

  /** The path of what a URI names; undefined for what is in no file: untitled documents, folders of others. */
  pathOf(uri: string): string | undefined {
    const parsed = parseUri(uri);
    return parsed && this.dependencies.paths.ofUri(parsed);
  }

  /** The key of what lies at a path. */
  keyOfPath(path: string): string {
    return keyOf(this.dependencies.paths.toUri(path).toString());
  }

  /** Writes an error with its stack to the client's log. */
  report(what: string, error: unknown): void {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.connection.console.error(`${what} failed: ${detail}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The initialization options as far as they have the right types; a foreign client may send anything. */
function optionsOf(value: unknown): InitializationOptions {
  if (typeof value !== 'object' || value === null) return {};
  const { trusted, settings, commands, storage, messages } = value as Record<string, unknown>;
  return {
    ...(typeof trusted === 'boolean' ? { trusted } : {}),
    ...(typeof storage === 'string' ? { storage } : {}),
    ...(isMessages(messages) ? { messages } : {}),
    ...(typeof settings === 'object' && settings !== null ? { settings } : {}),
    ...(Array.isArray(commands) ? { commands: commands.filter((each) => typeof each === 'string') } : {}),
  };
}

function isMessages(value: unknown): value is Messages {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((each) => typeof each === 'string')
  );
}
