/**
 * The one place where messages come in. What a client sends may be anything; what is handed on from here has the
 * form that its method asks for (`messageForms.ts`), so nothing behind it looks again. A request that has not is
 * answered with what is wrong, anything else is left out and logged; either way the next message is read.
 *
 * Here it is also known whether messages wait, for work that had better not begin before they are read.
 */

import {
  AbstractMessageReader,
  type DataCallback,
  Disposable,
  ErrorCodes,
  type Message,
  type MessageStrategy,
  MessageType,
  type MessageWriter,
} from 'vscode-languageserver';
import { faultIn } from './messageForms.ts';

/** What comes in: a message, or what is wrong with some bytes, with the message as far as it could be read. */
export type Incoming = { readonly message: unknown } | { readonly fault: string; readonly message?: unknown };

/** Where messages come from. */
export interface Source {
  listen(receive: (incoming: Incoming) => void, closed: () => void): void;
}

/** Messages are handed out one a turn: in the second turn without one it is certain that none is left. */
const QUIET_TURNS = 2;
/** How much of a message that cannot be used is logged, in UTF-16 units. */
const LONGEST_EXCERPT = 200;

type Fields = Readonly<Record<string, unknown>>;

export class Boundary extends AbstractMessageReader implements MessageStrategy {
  /** Counts up with each message that comes in or is handed out. */
  private activity = 0;
  /** Whether the client has said that it ends. */
  isShutDown = false;

  constructor(
    private readonly source: Source,
    private readonly writer: MessageWriter,
  ) {
    super();
  }

  listen(callback: DataCallback): Disposable {
    this.source.listen(
      (incoming) => this.receive(incoming, callback),
      () => this.fireClose(),
    );
    return Disposable.create(() => undefined);
  }

  handleMessage(message: Message, next: (message: Message) => void): void {
    this.activity++;
    next(message);
  }

  /**
   * Calls back once no message waits to be read; returns its withdrawal. `defer` calls back when what is there
   * now has had its turn.
   */
  whenQuiet(callback: () => void, defer: (callback: () => void) => () => void): () => void {
    let withdraw: () => void;
    const wait = (seen: number, turns: number): void => {
      withdraw = defer(() => {
        if (this.activity !== seen) wait(this.activity, QUIET_TURNS);
        else if (turns > 1) wait(seen, turns - 1);
        else callback();
      });
    };
    wait(this.activity, QUIET_TURNS);
    return () => withdraw();
  }

  private receive(incoming: Incoming, callback: DataCallback): void {
    this.activity++;
    const { message } = incoming;
    const fault = 'fault' in incoming ? incoming.fault : faultOf(message);
    if (fault !== undefined) this.refuse(message, fault);
    else {
      this.isShutDown ||= (message as Fields).method === 'shutdown';
      callback(message as Message);
    }
  }

  private refuse(message: unknown, fault: string): void {
    const requests = (Array.isArray(message) ? message : [message]).filter(isAnswerable);
    for (const { id, method } of requests) {
      const code = isCall(message) ? ErrorCodes.InvalidParams : ErrorCodes.InvalidRequest;
      this.write({ id, error: { code, message: `${String(method)} cannot be answered: ${fault}.` } });
    }
    if (requests.length > 0) return;
    const excerpt = message === undefined ? '' : ` ${JSON.stringify(message).slice(0, LONGEST_EXCERPT)}`;
    const said = `A message was left out: ${fault}.${excerpt}`;
    this.write({ method: 'window/logMessage', params: { type: MessageType.Warning, message: said } });
  }

  private write(message: object): void {
    this.writer
      .write({ jsonrpc: '2.0', ...message } as Message)
      .catch((error: unknown) => this.fireError(error));
  }
}

/** What is wrong with a message, as a sentence without its full stop. */
function faultOf(message: unknown): string | undefined {
  if (Array.isArray(message)) return 'messages come one by one';
  if (typeof message !== 'object' || message === null) return 'it is not an object';
  const { method, id, result, error } = message as Fields;
  if (method === undefined) {
    if (id !== null && !isId(id)) return 'it has neither a method nor the id of a request';
    if (error === undefined) return result === undefined ? 'it is an answer without a result' : undefined;
    return typeof error === 'object' && error !== null ? undefined : 'its error is not an object';
  }
  if (!isCall(message)) return 'its method is not a text';
  if (id !== undefined && !isId(id)) return 'its id is neither a text nor a whole number';
  return faultIn(message);
}

function isId(id: unknown): id is string | number {
  return typeof id === 'string' || Number.isSafeInteger(id);
}

function isCall(message: unknown): message is { method: string } {
  return typeof message === 'object' && message !== null && typeof (message as Fields).method === 'string';
}

/** Whether somebody waits for an answer. */
function isAnswerable(message: unknown): message is { id: string | number; method: unknown } {
  if (typeof message !== 'object' || message === null) return false;
  const { id, method } = message as Fields;
  return method !== undefined && isId(id);
}
