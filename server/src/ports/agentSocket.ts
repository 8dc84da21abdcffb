/**
 * The server's side of the meeting with agents' hooks (`agentEndpoint.ts`): it listens, checks what comes in, and
 * hands it on. Nothing but scans and reports can be asked for. Who may connect is decided by the file system:
 * the folder is the person's alone.
 */

import { randomBytes } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import type { WriteReport } from '../agent/hooks/hook.ts';
import { object } from '../agent/hooks/json.ts';
import { LONGEST_PAYLOAD } from '../agent/hooks/payload.ts';
import { MOST_WRITES } from '../agent/hooks/tools.ts';
import type { AgentService } from '../lsp/dependencies.ts';
import type { AgentWrite } from '../provenance/agentReport.ts';
import { type Endpoint, endpointOf, lineReader, type Question, type Reply } from './agentEndpoint.ts';
import { isAlive } from './agentSocketClient.ts';

const MOST_CONNECTIONS = 16;
/** A connection on which nothing comes is ended, in milliseconds. */
const PATIENCE = 30_000;
/** A server listens by then, in milliseconds. */
const START = 60_000;
const LONGEST_NAME = 4_000;
const LONGEST_AGENT = 60;

/**
 * Listens for the hooks of a project until the answer is called. Where another server does that already, this
 * one does not; then it answers undefined. Rejects where nobody can listen, with an error that says why.
 */
export async function serveAgents(
  root: string,
  version: string,
  service: AgentService,
  folder?: string,
): Promise<(() => void) | undefined> {
  const endpoint = endpointOf(root, version, folder);
  makePrivate(endpoint.folder);
  if (await isAlive(endpoint)) return undefined;
  await removeLeftOvers(endpoint);
  const server = createServer((socket) => talk(socket, service));
  server.maxConnections = MOST_CONNECTIONS;
  await listen(server, endpoint);
  const inode = lstatSync(endpoint.file).ino;
  const close = (): void => {
    process.removeListener('exit', close);
    server.close();
    try {
      // By now it may be another server's.
      if (lstatSync(endpoint.file).ino === inode) rmSync(endpoint.file, { force: true });
    } catch {
      // It is gone.
    }
  };
  // Nobody keeps the process for this alone.
  server.unref();
  process.once('exit', close);
  return close;
}

/** Removes what servers left behind that ended without a word: of this project, and of others after a while. */
async function removeLeftOvers({ folder, file }: Endpoint): Promise<void> {
  rmSync(file, { force: true });
  // What else lies there is somebody's.
  for (const name of readdirSync(folder).filter((each) => /^[\da-f]{24}\.(?:sock|pipe)$/.test(each))) {
    const other = join(folder, name);
    // A server that is just starting does not listen yet.
    const isYoung = Date.now() - (lstatSync(other, { throwIfNoEntry: false })?.mtimeMs ?? 0) < START;
    if (!isYoung && !(await isAlive({ folder, file: other }))) rmSync(other, { force: true });
  }
}

async function listen(server: Server, { file }: Endpoint): Promise<void> {
  const isPipe = file.endsWith('.pipe');
  const name = isPipe ? `\\\\.\\pipe\\ai-security-scanner-${randomBytes(16).toString('hex')}` : file;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // The socket is made at once, and is never anybody else's.
    const mask = process.umask(0o177);
    server.listen(name, () => {
      server.removeListener('error', reject);
      // Later errors are of single connections.
      server.on('error', () => undefined);
      resolve();
    });
    process.umask(mask);
  });
  if (isPipe) writeFileSync(file, name, { mode: 0o600 });
}

/** Makes the folder, or makes sure that it is a folder of this person alone. */
function makePrivate(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  if (!found.isDirectory()) throw new Error(`${folder} is no folder.`);
  if (process.getuid !== undefined && found.uid !== process.getuid())
    throw new Error(`${folder} belongs to somebody else.`);
  chmodSync(folder, 0o700);
}

function talk(socket: Socket, service: AgentService): void {
  const reply = (answer: Reply): void => {
    if (!socket.destroyed) socket.write(`${JSON.stringify(answer)}\n`);
  };
  const take = (line: string): void => {
    const question = readQuestion(line);
    if (question === undefined) {
      reply({ id: 0, error: 'This is no question that can be answered here.' });
      socket.end();
      return;
    }
    const { id } = question;
    const answer: Promise<Reply> =
      question.ask === 'scan'
        ? service.scan(question.path, question.text).then((findings) => ({ id, findings }))
        : service.keep(question.report).then(() => ({ id, kept: true }));
    answer.then(reply, (error: Error) => reply({ id, error: error.message }));
  };
  socket.setTimeout(PATIENCE, () => socket.destroy());
  // A hook that goes away early has nothing to be told.
  socket.on('error', () => socket.destroy());
  socket.on(
    'data',
    lineReader(take, () => socket.destroy()),
  );
}

/** Reads a question as untrusted; undefined when it is none. */
export function readQuestion(line: string): Question | undefined {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return undefined;
  }
  const { id, ask, path, text, report } = object(json) ?? {};
  if (typeof id !== 'number' || !Number.isSafeInteger(id)) return undefined;
  if (ask === 'scan') return isName(path) && isText(text) ? { id, ask, path, text } : undefined;
  if (ask !== 'keep') return undefined;
  const read = readReport(report);
  return read === undefined ? undefined : { id, ask, report: read };
}

function readReport(value: unknown): WriteReport | undefined {
  const { path, text, writes, who } = object(value) ?? {};
  if (!isName(path) || !isText(text) || !isName(who) || who.length > LONGEST_AGENT) return undefined;
  if (!Array.isArray(writes) || writes.length === 0 || writes.length > MOST_WRITES) return undefined;
  const read = writes.map(readWrite).filter((each) => each !== undefined);
  return read.length === writes.length ? { path, text, writes: read, who } : undefined;
}

function readWrite(value: unknown): AgentWrite | undefined {
  const { path, text, old, everywhere, isNew } = object(value) ?? {};
  if (!isName(path) || !isText(text) || (old !== undefined && !isText(old))) return undefined;
  return { path, text, old, everywhere: everywhere === true, isNew: isNew === true };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_NAME && !value.includes('\0');
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 2 * LONGEST_PAYLOAD;
}
