/**
 * How bytes come from a client of the language server and go to it: the process's own streams (`--stdio`), or a
 * socket or pipe that the client listens on (`--socket=PORT`, `--pipe=NAME`).
 */

import { connect } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { type Frame, MessageFrames } from './messageFrames.ts';

export interface StreamTransport {
  readonly output: Writable;
  /** Reads messages until the client closes its end. */
  listen(receive: (frame: Frame) => void, closed: () => void): void;
}

/** The transport that arguments ask for; undefined when they ask for none of these. */
export function streamTransport(argv: readonly string[]): StreamTransport | undefined {
  for (const [i, argument] of argv.entries()) {
    const [name, value = argv[i + 1] ?? ''] = argument.split('=', 2);
    if (name === '--stdio') return transport(process.stdin, process.stdout);
    if (name === '--socket' || name === '--pipe') {
      const socket = name === '--socket' ? connect(Number(value), '127.0.0.1') : connect(value);
      return transport(socket, socket);
    }
  }
  return undefined;
}

function transport(input: Readable, output: Writable): StreamTransport {
  return {
    output,
    listen(receive, closed) {
      const frames = new MessageFrames();
      input.on('data', (chunk: Buffer) => {
        for (const frame of frames.push(chunk)) receive(frame);
      });
      // Whichever comes first: a pipe that breaks may only say the second, or fail.
      for (const end of ['end', 'close', 'error']) input.once(end, closed);
    },
  };
}
