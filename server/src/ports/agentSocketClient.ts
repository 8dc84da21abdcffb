/**
 * The hook's side of the meeting with the language server (`agentEndpoint.ts`). It only talks to a socket that is
 * this person's, in a folder that is this person's alone: what is said there reaches a model.
 */

import { lstatSync, readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import type { AgentFinding } from '../agent/findingText.ts';
import type { WriteReport } from '../agent/hooks/hook.ts';
import { type Endpoint, endpointOf, lineReader, type Question, type Reply } from './agentEndpoint.ts';

/** How long the server may take for an answer, in milliseconds. */
const PATIENCE = 20_000;

export interface AgentConnection {
  scan(path: string, text: string): Promise<readonly AgentFinding[]>;
  keep(report: WriteReport): Promise<void>;
  close(): void;
}

/** Connects to the server of a project; undefined where none listens. */
export async function connectToServer(
  root: string,
  version: string,
  folder?: string,
): Promise<AgentConnection | undefined> {
  const socket = await open(endpointOf(root, version, folder));
  return socket && talk(socket);
}

/** Whether a server listens. */
export async function isAlive(endpoint: Endpoint): Promise<boolean> {
  const socket = await open(endpoint);
  socket?.destroy();
  return socket !== undefined;
}

async function open({ folder, file }: Endpoint): Promise<Socket | undefined> {
  let name = file;
  try {
    if (!isOwn(folder, 'isDirectory') || !isOwn(file, file.endsWith('.pipe') ? 'isFile' : 'isSocket'))
      return undefined;
    if (file.endsWith('.pipe')) name = readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
  // Loading it is most of what it takes to find out that nobody listens.
  const { connect } = await import('node:net');
  return new Promise((resolve) => {
    const socket = connect(name);
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      resolve(socket);
    });
    socket.once('error', () => resolve(undefined));
  });
}

/** Whether what lies at a path is of a kind, and this person's alone. Throws where there is nothing. */
function isOwn(path: string, kind: 'isDirectory' | 'isFile' | 'isSocket'): boolean {
  const found = lstatSync(path);
  if (!found[kind]()) return false;
  return process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o077) === 0);
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
