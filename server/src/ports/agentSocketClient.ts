/** The hook's side of the meeting with the language server (`agentEndpoint.ts`). */

import { connect, type Socket } from 'node:net';
import type { AgentFinding } from '../agent/findingText.ts';
import type { WriteReport } from '../agent/hooks/hook.ts';
import { type Endpoint, lineReader, listenerAt, type Question, type Reply } from './agentEndpoint.ts';

/** How long the server may take for an answer, in milliseconds. */
const PATIENCE = 20_000;

export interface AgentConnection {
  scan(path: string, text: string): Promise<readonly AgentFinding[]>;
  keep(report: WriteReport): Promise<void>;
  close(): void;
}

/** Connects to who listens at an address (`listenerAt`); undefined where nobody does any more. */
export async function connectToServer(address: string): Promise<AgentConnection | undefined> {
  const socket = await open(address);
  return socket && talk(socket);
}

/** Whether a server listens. */
export async function isAlive(endpoint: Endpoint): Promise<boolean> {
  const address = listenerAt(endpoint);
  const socket = address === undefined ? undefined : await open(address);
  socket?.destroy();
  return socket !== undefined;
}

function open(address: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      resolve(socket);
    });
    socket.once('error', () => resolve(undefined));
  });
}

function talk(socket: Socket): AgentConnection {
  const waiting = new Map<number, { resolve(reply: Reply): void; reject(error: Error): void }>();
  let last = 0;
  const fail = (message: string): void => {
    for (const { reject } of waiting.values()) reject(new Error(message));
    waiting.clear();
    socket.destroy();
  };
  socket.setTimeout(PATIENCE, () => fail('The language server does not answer.'));
  socket.on('error', (error) => fail(`The language server cannot be reached: ${error.message}.`));
  socket.on('close', () => fail('The language server has ended.'));
  const take = (line: string): void => {
    const reply = JSON.parse(line) as Reply;
    const asker = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('error' in reply) asker?.reject(new Error(reply.error));
    else asker?.resolve(reply);
  };
  socket.on(
    'data',
    lineReader(
      (line) => {
        try {
          take(line);
        } catch {
          fail('The language server answered what cannot be read.');
        }
      },
      () => fail('The language server answered at too great length.'),
    ),
  );
  // Without the id, a question would be one of two, and not what both have left.
  const ask = (question: (id: number) => Question): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      socket.write(`${JSON.stringify(question(id))}\n`);
    });
  return {
    async scan(path, text) {
      const reply = await ask((id) => ({ id, ask: 'scan', path, text }));
      return 'findings' in reply ? reply.findings : [];
    },
    async keep(report) {
      await ask((id) => ({ id, ask: 'keep', report }));
    },
    close: () => socket.destroy(),
  };
}
